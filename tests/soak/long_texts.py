"""Extracts from texts that no newspaper prints, at full size and at half of it; not part of the test suite.

    python -m tests.soak.long_texts [--size 1000000] [--only WORD]

Each text runs in a process of its own, so that one that hangs is ended by the system after its share of CPU time, however
busy the machine is, and named. Time must grow with length, not with its square.
"""

from __future__ import annotations

import argparse
import multiprocessing
import resource
import sys
import time
from datetime import date
from multiprocessing.connection import Connection
from pathlib import Path

from orchestration.extraction import Extractor, document_from_article, load_extractor
from tests.extraction.long_inputs import LONG_TEXTS

SEEDS = Path(__file__).parents[2] / "dbt_project" / "seeds"
LONGEST_SECONDS_PER_MEGABYTE = 300
LARGEST_GROWTH = 3.0  # twice the text may take this many times as long; smaller times are noise
NOISE_SECONDS = 2.0


def seconds_for(extractor: Extractor, name: str, size: int) -> tuple[float, int]:
    """Seconds and number of claims for one text."""
    body = LONG_TEXTS[name](size)
    started = time.process_time()
    document = document_from_article(title="News", body=body, published_date=date(2024, 5, 1), language="en")
    n_claims = len(extractor.extract(document).claims)
    return time.process_time() - started, n_claims


def _measure(name: str, size: int, limit: int, answer: Connection) -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (limit, limit))
    extractor = load_extractor(SEEDS)
    half, _ = seconds_for(extractor, name, size // 2)
    full, n_claims = seconds_for(extractor, name, size)
    answer.send((half, full, n_claims, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024))


def measured(name: str, size: int) -> tuple[float, float, int, int] | None:
    """CPU seconds for half and for all of a text, claims, peak MB; None where it does not end in time."""
    ours, theirs = multiprocessing.Pipe()
    limit = int(30 + 2 * LONGEST_SECONDS_PER_MEGABYTE * size / 1e6)
    process = multiprocessing.Process(target=_measure, args=(name, size, limit, theirs))
    process.start()
    theirs.close()
    try:
        result: tuple[float, float, int, int] = ours.recv()
    except EOFError:
        return None
    finally:
        process.join()
    return result


def main() -> int:
    """Returns 0 where every text ends in time and grows no faster than its length."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=1_000_000)
    parser.add_argument("--only", default="")
    options = parser.parse_args()
    n_bad = 0
    sys.stdout.write(
        f"{'text of ' + str(options.size) + ' characters':36}{'half s':>9}{'full s':>9}{'claims':>9}{'MB':>7}\n"
    )
    for name in (name for name in LONG_TEXTS if options.only in name):
        result = measured(name, options.size)
        if result is None:
            n_bad += 1
            sys.stdout.write(f"{name:36}  does not end in time\n")
            continue
        half, full, n_claims, megabytes = result
        is_bad = full > NOISE_SECONDS and full > LARGEST_GROWTH * half
        n_bad += is_bad
        remark = "  grows too fast" * is_bad
        sys.stdout.write(f"{name:36}{half:9.1f}{full:9.1f}{n_claims:9}{megabytes:7}{remark}\n")
    return 1 if n_bad else 0


if __name__ == "__main__":
    sys.exit(main())
