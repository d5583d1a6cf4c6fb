"""Kills runs at random moments and compares the result with an undisturbed run; not part of the test suite.

    python -m tests.soak.kill_runs [--kills 20] [--seed 1]

A reader opens the published file all the while and must find one build, whole, each time.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import sys
import tempfile
import threading
import time
from pathlib import Path

import duckdb

from tests.road.own_articles import call, newest_build, published_file, start, write_articles


class Reader(threading.Thread):
    """Reads the published file again and again; remembers what it could not read."""

    def __init__(self, home: Path) -> None:
        super().__init__(daemon=True)
        self.home = home
        self.n_reads = 0
        self.troubles: list[str] = []
        self.is_over = threading.Event()

    def run(self) -> None:
        """Opens, checks that one build is the newest, closes."""
        while not self.is_over.wait(0.2):
            if not published_file(self.home).exists():
                continue
            try:
                newest_build(self.home)
                self.n_reads += 1
            except (duckdb.Error, OSError, AssertionError) as error:
                self.troubles.append(repr(error))


def main() -> int:
    """Returns 0 where all is as it should be."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    moments = random.Random(options.seed)
    with tempfile.TemporaryDirectory() as folder:
        calm, disturbed = Path(folder) / "calm", Path(folder) / "disturbed"
        for home in (calm, disturbed):
            write_articles(home / "data" / "inbox")
        started = time.monotonic()
        assert call(calm, "run").returncode == 0
        longest = time.monotonic() - started
        reader = Reader(disturbed)
        reader.start()
        n_killed = 0
        while n_killed < options.kills:
            n_killed += _kill_one(disturbed, moments.uniform(0.2, longest), n_killed)
        last = call(disturbed, "run", "--full")
        reader.is_over.set()
        reader.join()
        is_same = last.returncode == 0 and newest_build(disturbed)[1] == newest_build(calm)[1]
    _say(
        f"last run {last.returncode}, same content {is_same}, reads {reader.n_reads}, troubles {reader.troubles[:3]}"
    )
    return 0 if is_same and not reader.troubles else 1


def _kill_one(home: Path, seconds: float, number: int) -> bool:
    """Whether there was a run left to kill at that moment."""
    process = start(home, "run", "--full")
    time.sleep(seconds)
    has_ended = process.poll() is not None
    if not has_ended:
        os.kill(process.pid, signal.SIGKILL)
    _, err = process.communicate()
    last_line = err.strip().splitlines()[-1:] or [""]
    _say(
        f"kill {number + 1}: after {seconds:.1f} s{' (had ended)' if has_ended else ''}; it had said: {last_line[0].strip()}"
    )
    return not has_ended


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
