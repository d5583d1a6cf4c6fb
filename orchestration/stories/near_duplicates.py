"""Whether two texts are one source: copies, cuts and light rewrites of one story, as against two reports of one event.

Candidates are found by signatures.py; groups of more than two are made in source_clusters.py.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from orchestration.stories.story_text import StoryText


@dataclass(frozen=True, slots=True)
class Likeness:
    """How much two texts have in common; shares are of the text with fewer shingles, between 0 and 1.

    `containment`: shingles that the other has too; `jaccard`: those of both of those of either. `facts` and `numbers`: names and
    numbers that the other names too, 1 where there are none. `contradiction`: of the sentences that both tell in the same words,
    the share that has other numbers or names. `n_shingles` is the size of the smaller text.
    """

    containment: float
    jaccard: float
    facts: float
    numbers: float
    contradiction: float
    n_shingles: int
    has_same_body: bool
    has_same_agency: bool
    has_other_agency: bool


def likeness(first: StoryText, second: StoryText) -> Likeness:
    """What two texts have in common, whichever is named first."""
    smaller, larger = sorted((first, second), key=lambda story: (len(story.shingles), story.body_hash))
    n_shared = len(smaller.shingles & larger.shingles)
    n_either = len(smaller.shingles | larger.shingles)
    return Likeness(
        containment=n_shared / max(1, len(smaller.shingles)),
        jaccard=n_shared / max(1, n_either),
        facts=_share(smaller.facts, larger.facts),
        numbers=_share(smaller.numbers, larger.numbers),
        contradiction=_contradiction(smaller, larger),
        n_shingles=len(smaller.shingles),
        has_same_body=first.body_hash == second.body_hash,
        has_same_agency=bool(first.agencies & second.agencies),
        has_other_agency=bool(first.agencies and second.agencies and not first.agencies & second.agencies),
    )


def is_one_source(alike: Likeness) -> bool:
    """Whether the two texts count as one source."""
    if alike.has_same_body:
        return True
    return alike.containment >= 0.3 and alike.facts >= 0.8


def is_related(alike: Likeness) -> bool:
    """Whether two texts have more wording in common than two reports of one event have."""
    return alike.has_same_body or alike.containment >= 0.12


def _share(of: frozenset[str], among: frozenset[str]) -> float:
    return len(of & among) / len(of) if of else 1.0


def _contradiction(first: StoryText, second: StoryText) -> float:
    both = first.sentences.keys() & second.sentences.keys()
    n_other = sum(first.sentences[masked].isdisjoint(second.sentences[masked]) for masked in both)
    return n_other / len(both) if both else 0.0
