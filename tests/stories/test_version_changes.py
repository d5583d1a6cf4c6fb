"""What changed between two versions, in numbers and in words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orchestration.stories.version_changes import LONGEST_CHANGE_TEXT, is_emptied, version_change

BODY = "A raid killed 74 men near the river. The army said so. Nobody else was there to see it."


def test_a_corrected_number_is_one_changed_sentence() -> None:
    change = version_change(("Raid", BODY), ("Raid", BODY.replace("74", "47")))
    assert (change.is_title_changed, change.is_text_changed) == (False, True)
    assert (change.n_sentences_changed, change.n_sentences_added, change.n_sentences_removed) == (1, 0, 0)
    assert change.change_text == "A raid killed [-74-] {+47+} men near the ..."


def test_a_new_headline_alone_changes_no_text() -> None:
    change = version_change(("Raid near river", BODY), ("Attack near river", BODY))
    assert (change.is_title_changed, change.is_text_changed, change.n_sentences_changed) == (True, False, 0)
    assert change.change_text == "[-Raid-] {+Attack+} near river"


def test_added_and_struck_sentences_are_counted_apart() -> None:
    after = BODY.replace(" The army said so.", "") + " More troops are on their way."
    change = version_change(("", BODY), ("", after))
    assert (change.n_sentences_changed, change.n_sentences_added, change.n_sentences_removed) == (0, 1, 1)
    assert change.change_text == "[-The army said so.-] | {+More troops are on their way.+}"


def test_other_blanks_are_no_change() -> None:
    change = version_change(("Raid", BODY), ("Raid ", BODY.replace(". ", ".\n\n  ")))
    assert (change.is_title_changed, change.is_text_changed, change.change_text) == (False, False, "")


def test_another_text_altogether_shows_its_beginning() -> None:
    change = version_change(("", BODY * 30), ("", "Rain fell on the plain for days. " * 90))
    assert len(change.change_text) == LONGEST_CHANGE_TEXT
    assert change.change_text.endswith("...")


@given(st.text(max_size=300), st.text(max_size=300))
def test_any_two_texts_can_be_compared(before: str, after: str) -> None:
    change = version_change(("", before), ("", after))
    assert len(change.change_text) <= LONGEST_CHANGE_TEXT
    assert version_change(("", before), ("", before)).is_text_changed is False


@pytest.mark.parametrize(
    ("after", "expected"),
    [("", True), ("Not available.", True), (BODY, True), (BODY * 3, False), ("x" * 250, False)],
)
def test_a_page_that_lost_nearly_all_of_its_text_was_emptied(after: str, expected: bool) -> None:
    assert is_emptied(BODY * 30, after) is expected
