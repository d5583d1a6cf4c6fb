"""How well texts of one source are told from look-alikes, on pairs of our own: precision and recall, kind by kind.

    python -m tests.benchmarks.near_duplicates [--scale 20000]

The first pairs are those that the thresholds were chosen on, the further ones other stories and other numbers. A pair counts as
found only if its signatures meet as well, as in a run. Speed is measured on 2,000 texts made from the same stories. `--scale`
loads that many made-up articles over 60 days, a tenth of them copies, and then 500 more.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path

from orchestration.settings import load_settings
from orchestration.sources import SourceArticle, SourceKind
from orchestration.sources.article_building import ArticleFields, SourcePlace, article_from_fields
from orchestration.sources.publication_times import PublicationTime
from orchestration.sources.source_records import PublishedPrecision, PublishedSource
from orchestration.steps.article_relations import relate_articles
from orchestration.stories.near_duplicates import is_one_source, likeness
from orchestration.stories.signatures import band_keys
from orchestration.stories.story_text import story_text
from orchestration.warehouse import open_warehouse, store_articles
from tests.stories.labelled_pairs import LabelledPair, first_pairs, further_pairs

_START = datetime(2024, 3, 1)  # noqa: DTZ001 - naive UTC


@dataclass(frozen=True, slots=True)
class PairScore:
    """Pairs that are one source and were found, pairs wrongly taken for one, pairs that were missed."""

    n_found: int
    n_wrong: int
    n_missed: int

    @property
    def precision(self) -> float:
        """Of what was taken for one source, the share that is."""
        return self.n_found / max(1, self.n_found + self.n_wrong)

    @property
    def recall(self) -> float:
        """Of what is one source, the share that was found."""
        return self.n_found / max(1, self.n_found + self.n_missed)


def is_found(pair: LabelledPair) -> bool:
    """Whether a run would take the two for one source."""
    first, second = story_text(pair.first, pair.agencies[0]), story_text(pair.second, pair.agencies[1])
    return bool(set(band_keys(first)) & set(band_keys(second))) and is_one_source(likeness(first, second))


def score(pairs: Sequence[LabelledPair]) -> PairScore:
    """How many pairs were judged rightly and wrongly."""
    judged = [(pair.is_one_source, is_found(pair)) for pair in pairs]
    return PairScore(judged.count((True, True)), judged.count((False, True)), judged.count((True, False)))


def _report(name: str, pairs: Sequence[LabelledPair]) -> None:
    total = score(pairs)
    n_apart = sum(not pair.is_one_source for pair in pairs)
    _say(
        f"{name}: {len(pairs)} pairs, {n_apart} of them look-alikes; precision {total.precision:.3f}, "
        f"recall {total.recall:.3f} ({total.n_wrong} wrong, {total.n_missed} missed)"
    )
    by_kind: dict[tuple[bool, str], list[LabelledPair]] = defaultdict(list)
    for pair in pairs:
        by_kind[pair.is_one_source, pair.kind].append(pair)
    for (is_one, kind), of_kind in by_kind.items():
        n_right = sum(is_found(pair) is is_one for pair in of_kind)
        _say(f"  {'one source' if is_one else 'apart':12}{kind:32}{n_right:3} of {len(of_kind)}")


def _measure_speed(n_texts: int = 2_000) -> None:
    bodies = [pair.second for pair in (*first_pairs(), *further_pairs())]
    texts = [f"{bodies[number % len(bodies)]}\nEdition {number}." for number in range(n_texts)]
    started = time.process_time()
    stories = [story_text(text) for text in texts]
    read = time.process_time()
    for story in stories:
        band_keys(story)
    signed = time.process_time()
    for first, second in pairwise(stories):
        is_one_source(likeness(first, second))
    compared = time.process_time()
    _say(
        f"speed, one core: {n_texts / (read - started):,.0f} texts/s prepared, {n_texts / (signed - read):,.0f} signed, "
        f"{n_texts / (compared - signed):,.0f} pairs/s compared"
    )


def _measure_scale(n_articles: int) -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        closing(open_warehouse(Path(folder) / "scale.duckdb")) as connection,
    ):
        settings = load_settings()
        for first, n_more in ((0, n_articles), (n_articles, 500)):
            store_articles(connection, made_up_articles(first, n_more), "load", _START)
            started = time.perf_counter()
            counts = relate_articles(connection, settings, _START).matching
            _say(
                f"scale: {counts.n_versions:,} new articles beside {first:,}: {time.perf_counter() - started:.1f} s, "
                f"{counts.n_pairs:,} pairs"
            )


def made_up_articles(first: int, n_articles: int) -> Iterator[SourceArticle]:
    """Articles of some 300 words drawn as words are in texts, few often and many seldom; every tenth copies one of its day."""
    for number in range(first, first + n_articles):
        origin = number - 3 if number % 10 == 9 else number
        rng = random.Random(origin)
        words = [_word(int(30 * rng.paretovariate(1.0)) % 20_000) for _ in range(300)]
        body = " ".join(f"{word}." if position % 20 == 19 else word for position, word in enumerate(words))
        day = datetime(2024, 1, 1) + timedelta(days=origin % 60)  # noqa: DTZ001 - naive UTC
        fields = ArticleFields(
            SourceKind.HTML,
            body.replace(f"{_word(37)} ", f"{_word(38)} ") if origin != number else body,
            url=f"https://example.org/{number}",
            language="en",
            published=PublicationTime(day, PublishedPrecision.SECOND),
            published_source=PublishedSource.META,
        )
        yield article_from_fields(fields, SourcePlace("made up", number + 1), None)


def _word(number: int) -> str:
    """A word of letters; every fiftieth is a name."""
    letters = "".join(chr(ord("a") + int(digit)) for digit in f"{number:05}")
    return letters.capitalize() if number % 50 == 49 else letters


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")


def main() -> None:
    """Prints both scores and the speed."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--scale", type=int, default=0)
    options = parser.parse_args()
    _report("first pairs", first_pairs())
    _report("further pairs", further_pairs())
    _measure_speed()
    if options.scale:
        _measure_scale(options.scale)


if __name__ == "__main__":
    main()
