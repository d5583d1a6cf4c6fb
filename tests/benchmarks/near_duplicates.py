"""How well texts of one source are told from look-alikes, on pairs of our own: precision and recall, kind by kind.

    python -m tests.benchmarks.near_duplicates

The first pairs are those that the thresholds were chosen on, the further ones other stories and other numbers. A pair counts as
found only if its signatures meet as well, as in a run. Speed is measured on 2,000 texts made from the same stories.
"""

from __future__ import annotations

import sys
import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from orchestration.stories.near_duplicates import is_one_source, likeness
from orchestration.stories.signatures import band_keys
from orchestration.stories.story_text import story_text
from tests.stories.labelled_pairs import LabelledPair, first_pairs, further_pairs


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


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")


def main() -> None:
    """Prints both scores and the speed."""
    _report("first pairs", first_pairs())
    _report("further pairs", further_pairs())
    _measure_speed()


if __name__ == "__main__":
    main()
