"""Whether two texts are one source: copies, cuts and light rewrites of one story, as against two reports of one event.

Candidates are found by signatures.py; groups of more than two are made in source_clusters.py.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from orchestration.stories.story_text import StoryText

# Chosen on the first pairs of tests/stories/labelled_pairs.py, told for those and the further ones by
# `python -m tests.benchmarks.near_duplicates`, written down in docs/benchmarks.md.
MOST_CONTRADICTION = 0.34  # forms filled anew: .62 and more; a report with a corrected number: .12
LEAST_NUMBERS = 0.5  # other contents of one form: up to .45; edited copies: .67 and more
SHORT_TEXT = 20  # shingles: three sentences may be the same by chance, so nearly all has to be
LEAST_LEAD = 0.25  # the same background below another event: 0
LARGE_PART = 0.5
FACTS_OF_LARGE_PART = 0.6
SMALL_PART = 0.3
FACTS_OF_SMALL_PART = 0.8
SMALL_PART_OF_AGENCY = 0.15
MANY_FACTS = 12
MANY_NUMBERS = 4
SAME_ARTICLE = 0.25  # an edit that leaves less is another text under an old name
ALL_FACTS = 0.85  # two reporters of one event: up to .53
LEAST_WORDING = 0.05  # two reporters of one event, no quotation shared: .01


@dataclass(frozen=True, slots=True)
class Likeness:
    """How much two texts have in common; shares are of the text with fewer shingles, between 0 and 1.

    `containment`: shingles that the other has too; `jaccard`: those of both of those of either. `facts` and `numbers`: names and
    numbers that the other names too, 1 where there are none. `contradiction`: of the sentences that both tell in the same words,
    the share that has other numbers or names. `n_shingles` is the size of the smaller text.
    """

    containment: float
    jaccard: float
    lead: float
    facts: float
    numbers: float
    contradiction: float
    n_shingles: int
    n_facts: int
    n_numbers: int
    has_same_body: bool
    has_same_agency: bool
    has_other_agency: bool


def likeness(first: StoryText, second: StoryText) -> Likeness:
    """What two texts have in common, whichever is named first."""
    smaller, larger = sorted((first, second), key=lambda story: (len(story.shingles), story.body_hash))
    n_shared = len(smaller.shingles & larger.shingles)
    n_either = len(smaller.shingles) + len(larger.shingles) - n_shared
    return Likeness(
        containment=n_shared / max(1, len(smaller.shingles)),
        jaccard=n_shared / max(1, n_either),
        lead=max(_share(smaller.lead, larger.shingles), _share(larger.lead, smaller.shingles)),
        facts=_share(smaller.facts, larger.facts),
        numbers=_share(smaller.numbers, larger.numbers),
        contradiction=_contradiction(smaller, larger),
        n_shingles=len(smaller.shingles),
        n_facts=len(smaller.facts),
        n_numbers=len(smaller.numbers),
        has_same_body=first.body_hash == second.body_hash,
        has_same_agency=bool(first.agencies & second.agencies),
        has_other_agency=bool(first.agencies and second.agencies and not first.agencies & second.agencies),
    )


def is_one_source(alike: Likeness) -> bool:
    """Whether the two texts count as one source.

    The same form with other numbers and names is another story, and so is another lead above the same background. Two reporters
    share a quotation, not their leads and most of their facts.
    """
    if alike.has_same_body:
        return True
    if alike.contradiction > MOST_CONTRADICTION or alike.numbers < LEAST_NUMBERS:
        return False
    if alike.n_shingles < SHORT_TEXT:
        return alike.containment >= 0.9 and alike.jaccard >= 0.8 and alike.numbers == 1
    return _is_copy(alike) or _is_retold(alike)


def _is_copy(alike: Likeness) -> bool:
    """Whole sentences are shared, the lead among them: a copy, a cut, an edit, or a text that holds a good part of the other."""
    if alike.lead < LEAST_LEAD:
        return False
    if alike.containment >= LARGE_PART:
        return alike.facts >= FACTS_OF_LARGE_PART
    if alike.has_same_agency:
        return alike.containment >= SMALL_PART_OF_AGENCY and alike.facts >= FACTS_OF_LARGE_PART
    return (
        not alike.has_other_agency and alike.containment >= SMALL_PART and alike.facts >= FACTS_OF_SMALL_PART
    )


def _is_retold(alike: Likeness) -> bool:
    """Hardly a sentence is the same, and yet nearly every name and number is, and there are many: the report in other words."""
    has_many = alike.n_facts >= MANY_FACTS and alike.n_numbers >= MANY_NUMBERS
    is_worded_alike = alike.containment >= LEAST_WORDING and not alike.has_other_agency
    return has_many and is_worded_alike and alike.facts >= ALL_FACTS and alike.numbers >= ALL_FACTS


def is_related(alike: Likeness) -> bool:
    """Whether two texts have more wording in common than two reports of one event have."""
    return alike.has_same_body or alike.containment >= 0.12


def is_same_article(alike: Likeness) -> bool:
    """Whether two texts that share a name (a guid, an address that leads to the other) are versions of one article.

    A page that was given away to another story, or a redirect to a start page, shares no wording.
    """
    return alike.has_same_body or (alike.containment >= SAME_ARTICLE and alike.n_shingles >= SHORT_TEXT // 2)


def _share(of: frozenset[str], among: frozenset[str]) -> float:
    return len(of & among) / len(of) if of else 1.0


def _contradiction(first: StoryText, second: StoryText) -> float:
    both = first.sentences.keys() & second.sentences.keys()
    n_other = sum(first.sentences[masked].isdisjoint(second.sentences[masked]) for masked in both)
    return n_other / len(both) if both else 0.0
