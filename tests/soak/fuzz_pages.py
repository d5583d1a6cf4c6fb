"""Reads pages broken at random: each gives an article or a refusal in time; not part of the test suite.

    python -m tests.soak.fuzz_pages [--n 20000] [--seed 1]

A page is read again with the same --seed and --first NUMBER --n 1.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from dataclasses import dataclass, field

from orchestration.sources.article_building import SourcePlace, article_from_fields
from orchestration.sources.page_articles import fields_from_page
from orchestration.sources.page_reader import PageReader
from orchestration.sources.reading_limits import TOTAL_PAGE_SECONDS
from orchestration.sources.unreadable_input import UnreadableInputError
from tests.sources.mutated_pages import mutated_page, seed_pages

DEADLINE_SECONDS = TOTAL_PAGE_SECONDS + 1.0


@dataclass
class FuzzReport:
    """What became of the pages; `escapes` and `late` hold their numbers."""

    outcomes: Counter[str] = field(default_factory=Counter)
    escapes: list[tuple[int, str]] = field(default_factory=list)
    late: list[int] = field(default_factory=list)
    slowest_seconds: float = 0.0


def fuzz(numbers: range, seed: int) -> FuzzReport:
    """Reads the pages of these numbers, up to the article that would be stored."""
    report, pages = FuzzReport(), seed_pages()
    with PageReader() as reader:
        reader.read(pages[0])
        for number in numbers:
            content, content_type = mutated_page(number, seed, pages)
            started = time.monotonic()
            report.outcomes[_outcome(content, content_type, reader, number, report)] += 1
            seconds = time.monotonic() - started
            report.slowest_seconds = max(report.slowest_seconds, seconds)
            if seconds > DEADLINE_SECONDS:
                report.late.append(number)
            if number % 1_000 == 0:
                sys.stderr.write(f"{number}\n")
    return report


def _outcome(content: bytes, content_type: str, reader: PageReader, number: int, report: FuzzReport) -> str:
    try:
        page = reader.read(content, content_type=content_type)
        if page.stub is not None:
            return page.stub.kind.value
        article_from_fields(fields_from_page(page), SourcePlace("fuzz"), None)
    except UnreadableInputError as error:
        return error.reason_code.value
    except Exception as error:  # noqa: BLE001 - what is looked for
        report.escapes.append((number, f"{type(error).__name__}: {error}"))
        return "escaped"
    return "article"


def main() -> int:
    """Returns 0 where nothing escaped and nothing was late."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--n", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=0)
    options = parser.parse_args()
    report = fuzz(range(options.first, options.first + options.n), options.seed)
    for outcome, number in report.outcomes.most_common():
        sys.stdout.write(f"{outcome:20}{number:8}\n")
    sys.stdout.write(
        f"{options.n} pages, seed {options.seed}: {len(report.escapes)} escapes, {len(report.late)} over {DEADLINE_SECONDS:g} s, "
        f"slowest {report.slowest_seconds:.2f} s\n"
    )
    for number, error in report.escapes[:20]:
        sys.stdout.write(f"  page {number}: {error}\n")
    return 1 if report.escapes or report.late else 0


if __name__ == "__main__":
    sys.exit(main())
