"""Pairs of texts with the answer whether they are one source: edits of written stories, and look-alikes that are not."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import combinations

from tests.stories.look_alikes import (
    contract_award,
    loss_tally,
    quoting_report,
    sanctions_notice,
    war_update,
    with_background,
)
from tests.stories.more_written_stories import MORE_STORIES
from tests.stories.written_stories import FIRST_STORIES, WrittenStory

_OTHER_WORDS = {
    "said": "stated", "told": "informed", "also": "too", "about": "roughly", "some": "around", "after": "following",
    "before": "ahead of", "killed": "left dead", "agreed": "settled", "signed": "inked", "called": "termed",
    "largest": "biggest", "first": "initial", "will": "is to", "would": "was to", "has": "did", "wants": "intends",
    "worth": "valued at", "begin": "start", "more": "further", "than": "over", "which": "that", "with": "alongside",
    "last": "past", "every": "each", "warn": "caution", "urged": "pressed for", "country": "nation", "purchase": "buying",
}  # fmt: skip
_LOCAL = (
    "Readers in our town will remember that a company from the valley once made parts for such equipment.",
    "The editors of this paper will follow the matter and welcome letters on it.",
)
Body = str


@dataclass(frozen=True, slots=True)
class LabelledPair:
    """Two texts, whether they are one source, and what kind of pair they are; agencies are those they are credited to."""

    kind: str
    name: str
    first: Body
    second: Body
    is_one_source: bool
    agencies: tuple[frozenset[str], frozenset[str]] = (frozenset(), frozenset())


def body_of(story: WrittenStory) -> Body:
    return "\n\n".join(story.paragraphs)


def edited(story: WrittenStory, seed: int = 7, share: float = 0.5) -> Body:
    """An editor's hand: other words for common ones, half of them, and one sentence struck."""
    rng = random.Random(f"{story.name}{seed}")
    paragraphs = list(story.paragraphs)
    paragraphs.pop(rng.randrange(1, len(paragraphs)))
    words = [
        _OTHER_WORDS[word] if word in _OTHER_WORDS and rng.random() < share else word
        for word in "\n\n".join(paragraphs).split(" ")
    ]
    return " ".join(words)


def first_third(story: WrittenStory) -> Body:
    return "\n\n".join(story.paragraphs[: max(2, round(len(story.paragraphs) / 3))])


def scattered_third(story: WrittenStory) -> Body:
    return "\n\n".join(story.paragraphs[::3])


def reordered(story: WrittenStory) -> Body:
    rest = list(story.paragraphs[1:])
    random.Random(story.name).shuffle(rest)
    return "\n\n".join([story.paragraphs[0], *rest])


def with_dateline(story: WrittenStory) -> Body:
    return "PARIS (Reuters) - " + body_of(story)


def with_local_paragraphs(story: WrittenStory) -> Body:
    middle = len(story.paragraphs) // 2
    return "\n\n".join([*story.paragraphs[:middle], _LOCAL[0], *story.paragraphs[middle:-1], _LOCAL[1]])


def edited_cut(story: WrittenStory) -> Body:
    """A cut to half, edited as well."""
    half = WrittenStory(story.name, story.paragraphs[: len(story.paragraphs) // 2 + 1])
    return edited(half, seed=9, share=0.35)


def updated(story: WrittenStory) -> Body:
    """The same report with one new paragraph on top and one number corrected."""
    body = body_of(story)
    number = next(word for word in body.split() if word.isdigit())
    return "Officials gave further details late in the evening.\n\n" + body.replace(
        number, str(int(number) + 1), 1
    )


EDITS: dict[str, Callable[[WrittenStory], Body]] = {
    "dateline added": with_dateline,
    "words edited": edited,
    "cut to the first third": first_third,
    "cut to every third paragraph": scattered_third,
    "cut to half and edited": edited_cut,
    "paragraphs in another order": reordered,
    "local paragraphs added": with_local_paragraphs,
    "updated": updated,
}
NO_CREDIT: frozenset[str] = frozenset()
_FORMS: dict[str, tuple[Callable[[int], Body], int]] = {
    "daily war update": (war_update, 5),
    "daily loss tally": (loss_tally, 5),
    "weekly sanctions notice": (sanctions_notice, 5),
    "contract in the same form": (contract_award, 5),
    "same background paragraphs": (with_background, 4),
    "same speech, other reporter": (quoting_report, 4),
}


def copies(stories: tuple[WrittenStory, ...]) -> Iterator[LabelledPair]:
    """Pairs that are one source."""
    for story in stories:
        for kind, edit in EDITS.items():
            yield LabelledPair(kind, story.name, body_of(story), edit(story), is_one_source=True)
        yield LabelledPair("both edited", story.name, edited(story, 1), edited(story, 2), is_one_source=True)
        if story.retold:
            yield LabelledPair("retold", story.name, body_of(story), story.retold, is_one_source=True)
    for story, other in zip(stories, (*stories[1:], stories[0]), strict=True):
        merged = "\n\n".join([*story.paragraphs[:5], *other.paragraphs[:5]])
        yield LabelledPair("merged with another text", story.name, body_of(story), merged, is_one_source=True)


def look_alikes(stories: tuple[WrittenStory, ...]) -> Iterator[LabelledPair]:
    """Pairs of one event told by two reporters, and of an event with a later one: different sources."""
    for story in stories:
        yield LabelledPair(
            "same event, other reporter", story.name, body_of(story), story.other_report, is_one_source=False
        )


def forms(first: int) -> Iterator[LabelledPair]:
    """Pairs of texts of one form, from the given number on."""
    for kind, (make, n_texts) in _FORMS.items():
        numbers = (
            range(n_texts) if make in (with_background, quoting_report) else range(first, first + n_texts)
        )
        for one, other in list(combinations(numbers, 2))[: n_texts + 1]:
            yield LabelledPair(kind, f"{one} and {other}", make(one), make(other), is_one_source=False)


def first_pairs() -> list[LabelledPair]:
    """The pairs that thresholds were chosen on."""
    return [*copies(FIRST_STORIES), *look_alikes(FIRST_STORIES), *forms(0)]


def further_pairs() -> list[LabelledPair]:
    """Pairs of other stories and other numbers, not looked at while choosing."""
    return [*copies(MORE_STORIES), *look_alikes(MORE_STORIES), *forms(50)]
