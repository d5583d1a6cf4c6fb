"""One process writes at a time; a dead holder holds nothing."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from orchestration.run_lock import RunLockedError, hold_run_lock, lock_holder

HOLD = """
import sys, time
from pathlib import Path
from orchestration.run_lock import hold_run_lock
with hold_run_lock(Path(sys.argv[1]), wait_seconds=5):
    print("held", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def holder(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path / "lock")], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    yield process
    process.kill()
    process.wait()


def test_a_second_process_waits_with_a_message_and_then_gives_up(
    tmp_path: Path, holder: subprocess.Popen[str]
) -> None:
    said: list[str] = []
    with (
        pytest.raises(RunLockedError, match=f"process {holder.pid}"),
        hold_run_lock(tmp_path / "lock", wait_seconds=0.6, on_wait=said.append),
    ):
        pass
    assert len(said) == 1
    assert lock_holder(tmp_path / "lock") == holder.pid


def test_a_killed_holder_lets_go(tmp_path: Path, holder: subprocess.Popen[str]) -> None:
    holder.kill()
    holder.wait()
    assert lock_holder(tmp_path / "lock") is None
    with hold_run_lock(tmp_path / "lock", wait_seconds=0):
        pass


def test_the_holder_may_take_it_again(tmp_path: Path) -> None:
    with hold_run_lock(tmp_path / "lock", wait_seconds=0), hold_run_lock(tmp_path / "lock", wait_seconds=0):
        assert lock_holder(tmp_path / "lock") is not None
    assert lock_holder(tmp_path / "lock") is None
