"""`python -m tests.soak.hostile_batch --deadline 30`: 75 good articles among everything hostile, with the real deadline."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from tests.collecting.hostile_batch import N_GOOD, run_hostile_batch


def main() -> int:
    """Prints the result; 1 where anything stands elsewhere than it should."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--deadline", type=float, default=30.0, help="seconds for one resource")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        result = run_hostile_batch(Path(folder), deadline_seconds=arguments.deadline)
    print(  # noqa: T201 - a command
        f"{result.n_good_read} of {N_GOOD} good articles read, {result.n_hostile} hostile resources, {len(result.wrong)} of them "
        f"wrong; {result.n_internal_requests} internal requests; {result.seconds:.0f} s in all, longest request "
        f"{result.longest_request_seconds:.1f} s, {result.peak_megabytes:.0f} MB"
    )
    for one in result.wrong:
        print(one)  # noqa: T201 - a command
    is_good = result.n_good_read == N_GOOD and not result.wrong and not result.n_internal_requests
    return int(not is_good)


if __name__ == "__main__":
    sys.exit(main())
