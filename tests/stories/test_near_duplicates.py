"""Texts that are one source are found, whatever an editor did to them; look-alikes stay apart."""

from __future__ import annotations

import pytest

from orchestration.stories.near_duplicates import is_one_source, likeness
from orchestration.stories.story_text import story_text
from tests.benchmarks.near_duplicates import score
from tests.stories.labelled_pairs import (
    LabelledPair,
    body_of,
    edited,
    first_pairs,
    further_pairs,
    look_alikes,
)
from tests.stories.written_stories import FIRST_STORIES

LOOK_ALIKES = [pair for pair in (*first_pairs(), *further_pairs()) if not pair.is_one_source]


def test_there_are_enough_labelled_pairs() -> None:
    assert len([*first_pairs(), *further_pairs()]) >= 200
    assert len(LOOK_ALIKES) >= 80


@pytest.mark.parametrize("pair", LOOK_ALIKES, ids=lambda pair: f"{pair.kind}: {pair.name}")
def test_a_look_alike_is_another_source(pair: LabelledPair) -> None:
    assert not is_one_source(likeness(story_text(pair.first), story_text(pair.second)))


def test_nearly_all_edits_of_the_first_stories_are_found() -> None:
    assert score(first_pairs()).recall >= 0.98


def test_nearly_all_edits_of_stories_not_looked_at_are_found() -> None:
    assert score(further_pairs()).recall >= 0.95


@pytest.mark.parametrize("pair", first_pairs()[::7], ids=lambda pair: f"{pair.kind}: {pair.name}")
def test_it_does_not_matter_which_text_is_named_first(pair: LabelledPair) -> None:
    first, second = story_text(pair.first), story_text(pair.second)
    assert likeness(first, second) == likeness(second, first)


def test_two_reports_of_one_event_that_credit_one_agency_are_still_two_without_common_wording() -> None:
    agency = frozenset({"reuters"})
    for pair in look_alikes(FIRST_STORIES):
        assert not is_one_source(likeness(story_text(pair.first, agency), story_text(pair.second, agency)))


def test_a_common_agency_makes_one_source_of_texts_that_overlap_less() -> None:
    story = FIRST_STORIES[0]
    own = "\n\n".join(
        ["In our valley the news was heard with pride, for the barrels were once forged here."] * 1
        + [
            f"Our reporter adds remark number {number} on the old forge and its people."
            for number in range(3)
        ]
    )
    short = f"{edited(story, share=1.0)[:420]}\n\n{own}"
    agency, other = frozenset({"reuters"}), frozenset({"afp"})
    assert is_one_source(likeness(story_text(body_of(story), agency), story_text(short, agency)))
    assert likeness(story_text(body_of(story), agency), story_text(short, other)).has_other_agency


@pytest.mark.parametrize("text", ["", "One.", "Read more about this story.", "!!!"])
def test_a_short_text_is_a_copy_only_of_itself(text: str) -> None:
    story = story_text(text)
    assert is_one_source(likeness(story, story))
    assert not is_one_source(likeness(story, story_text(f"{text} And then some more was said.")))
