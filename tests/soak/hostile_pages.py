"""Reads pages that are built to take for ever, at full size: each must end within 30 s and 1 GB; not part of the test suite.

python -m tests.soak.hostile_pages [--size 1.0] [--only WORD]
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from orchestration.sources.page_reader import PageReader
from orchestration.sources.unreadable_input import UnreadableInputError
from tests.sources.hostile_pages import HOSTILE

LONGEST_SECONDS = 30.0


def peak_megabytes(reader: PageReader) -> int:
    """Peak resident memory of the reading process; 0 where it was ended or the system does not tell."""
    process = reader._child.process
    status = Path(f"/proc/{process.pid}/status") if process else Path("/nonexistent")
    lines = status.read_text().splitlines() if status.exists() else []
    return next((int(line.split()[1]) // 1000 for line in lines if line.startswith("VmHWM")), 0)


def outcome(html: str, reader: PageReader) -> str:
    """How reading ended, in a few words."""
    try:
        page = reader.read(html)
    except UnreadableInputError as error:
        return error.reason_code.value
    return f"read, {len(page.body)} characters" + (f", {page.stub.kind.value}" if page.stub else "")


def main() -> int:
    """Returns 0 where every page ends in time."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=float, default=1.0)
    parser.add_argument("--only", default="")
    options = parser.parse_args()
    n_late = 0
    for name in (name for name in HOSTILE if options.only in name):
        html = HOSTILE[name](options.size)
        with PageReader() as reader:
            reader.read(
                "<p>"
                + "The reader is started before the clock, and reads a sentence of sixty letters. " * 2
                + "</p>"
            )
            started = time.monotonic()
            ended = outcome(html, reader)
            seconds = time.monotonic() - started
            n_late += seconds > LONGEST_SECONDS
            memory = peak_megabytes(reader)
        sys.stdout.write(f"{name:32}{len(html) / 1e6:7.2f} MB{seconds:7.1f} s{memory:6} MB  {ended}\n")
        sys.stdout.flush()
    return 1 if n_late else 0


if __name__ == "__main__":
    sys.exit(main())
