"""How well facts are made from claims, measured on planted worlds; not part of the test suite.

    python -m tests.soak.planted_worlds [--seeds 1 2 3] [--events 200] [--articles 1200] [--shape plain] [--errors 5]

Prints precision, recall and F1 of pairs of claims by kind of event, the share of events whose numbers are right, and
the costliest mistakes. The grouping may be tuned on `plain` with seeds 1 to 5; the other shapes are only measured.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

from tests.dbt.planted_world_builds import WorldBuilder
from tests.dbt.planted_world_press import planted_world
from tests.dbt.planted_world_report import score_text
from tests.dbt.planted_world_shapes import SHAPES


def main() -> int:
    """Returns 1 where a world's F1 is below 0.90 or fewer than 95 % of its numbers are right."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seeds", "--seed", type=int, nargs="+", default=[1, 2, 3])
    parser.add_argument("--events", type=int, default=200)
    parser.add_argument("--articles", type=int, default=1200)
    parser.add_argument("--shape", choices=sorted(SHAPES), default="plain")
    parser.add_argument(
        "--errors", type=int, default=5, help="merges, splits and numbers to show of each world"
    )
    parser.add_argument(
        "--kind", help="show mistakes of this kind only: deal, package, stock, flow, casualties, sanction"
    )
    parser.add_argument("--keep", type=Path, help="folder in which the last build stays for queries")
    options = parser.parse_args()
    is_good = True
    with tempfile.TemporaryDirectory() as folder:
        builder = WorldBuilder(options.keep or Path(folder))
        for seed in options.seeds:
            started = time.monotonic()
            world = planted_world(
                SHAPES[options.shape], seed, n_events=options.events, n_articles=options.articles
            )
            builder.start_empty()
            builder.build(world.articles)
            with builder.open() as connection:
                text, is_good_world = score_text(
                    world, connection, n_errors=options.errors, kind=options.kind
                )
            is_good = is_good and is_good_world
            sys.stdout.write(f"{text}({time.monotonic() - started:.1f} s)\n\n")
            sys.stdout.flush()
    return int(not is_good)


if __name__ == "__main__":
    sys.exit(main())
