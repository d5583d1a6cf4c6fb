"""`python -m tests.soak.kill_collecting --kills 50 --seed 1`: collecting killed at random moments loses and doubles nothing."""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

from tests.collecting.killed_collectings import run_kills


def main() -> int:
    """Prints the result; 1 where anything was wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--articles", type=int, default=150)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        result = run_kills(
            Path(folder), n_kills=arguments.kills, n_articles=arguments.articles, seed=arguments.seed
        )
    print(  # noqa: T201 - a command
        f"{result.n_killed} killed while collecting, {result.n_finished} had ended before, "
        f"{len(result.wrong)} promises broken, {time.monotonic() - started:.0f} s"
    )
    for one in result.wrong[:20]:
        print(one)  # noqa: T201 - a command
    return int(bool(result.wrong))


if __name__ == "__main__":
    sys.exit(main())
