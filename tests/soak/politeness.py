"""A collection of two runs against a server that scores how it is asked; not part of the test suite.

    python -m tests.soak.politeness [--requests 1000] [--hosts 12] [--speed 100] [--seed 1]

Twenty sources share one host, as many are spread over the others. All pauses are the real ones, on a clock `speed` times as fast.
"""

from __future__ import annotations

import argparse
import sys
import time

from tests.fetching.politeness import politeness_score


def main() -> int:
    """Returns 0 where no rule was broken and as many requests arrived as were to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--requests", type=int, default=1000)
    parser.add_argument("--hosts", type=int, default=12)
    parser.add_argument("--speed", type=float, default=100.0)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    started = time.monotonic()
    n_pages = options.requests * 11 // 20  # each page is asked for twice, some are forbidden, some redirect
    score = politeness_score(n_pages, n_hosts=options.hosts, speed=options.speed, seed=options.seed)
    outcomes = ", ".join(f"{name} {n}" for name, n in sorted(score.outcomes.items()))
    sys.stdout.write(f"{score.n_requests} requests arrived for {score.n_results} results ({outcomes})\n")
    for name, n in sorted(score.violations.items()):
        sys.stdout.write(f"  {name}: {n}\n")
    n_violations = sum(score.violations.values())
    sys.stdout.write(f"{n_violations} violations, {time.monotonic() - started:.0f} s\n")
    return 1 if n_violations or score.n_requests < options.requests else 0


if __name__ == "__main__":
    sys.exit(main())
