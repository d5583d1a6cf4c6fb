"""The journal keeps what a reviewer was told is kept: also when writers are killed, meet one another, or stop in mid-line."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from datetime import date, datetime, time
from pathlib import Path

from orchestration.steps.corrections.correction_journal import append_to_journal, read_journal
from orchestration.warehouse.correction_records import Correction, CorrectionAction, new_correction

WRITER = """
import sys
from pathlib import Path
from tests.steps.test_correction_journal import block
from orchestration.steps.corrections.correction_journal import append_to_journal
for number in range(100_000):
    one = block(f"{sys.argv[2]} {number}")
    append_to_journal(Path(sys.argv[1]), [one])
    print(one.correction_id, flush=True)
"""


def block(outlet: str) -> Correction:
    moment = datetime.combine(date(2024, 12, 1), time(8))
    return new_correction(
        Correction("", CorrectionAction.BLOCK_OUTLET, "Rae", "satire " * 200, moment, outlet_name=outlet)
    )


def test_what_killed_writers_were_told_is_kept(tmp_path: Path) -> None:
    journal = tmp_path / "corrections.jsonl"
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, str(journal), name],
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        )
        for name in ("one", "two")
    ]
    told = set()
    for writer in writers:
        assert writer.stdout is not None
        told |= {writer.stdout.readline().strip() for _ in range(40)}
    for writer in writers:
        writer.send_signal(signal.SIGKILL)
    for writer in writers:
        out, _ = writer.communicate()
        told |= {line for line in out.splitlines() if len(line) == len("cor_") + 20}
    found = read_journal(journal)
    assert len(told) >= 80
    assert told <= {one.correction_id for one in found.corrections}


def test_half_a_line_is_passed_over_and_the_next_one_stands_by_itself(tmp_path: Path) -> None:
    journal = tmp_path / "corrections.jsonl"
    append_to_journal(journal, [block("one")])
    with journal.open("a", encoding="utf-8") as file:
        file.write(block("two").to_line()[:70])
    append_to_journal(journal, [block("three"), block("one")])
    found = read_journal(journal)
    assert [one.outlet_name for one in found.corrections] == ["one", "three"]
    assert len(found.problems) == 1
    assert "line 2" in found.problems[0]


def test_a_line_that_was_changed_by_hand_is_no_decision(tmp_path: Path) -> None:
    journal = tmp_path / "corrections.jsonl"
    append_to_journal(journal, [block("one")])
    journal.write_text(journal.read_text("utf-8").replace('"reviewer": "Rae"', '"reviewer": "Ada"'), "utf-8")
    found = read_journal(journal)
    assert found.corrections == ()
    assert "changed by hand" in found.problems[0]
