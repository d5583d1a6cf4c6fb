"""Troop counts: what counts as armed people, what is told of them, whose they are and where."""

from __future__ import annotations

from typing import Any

import pytest

from tests.extraction import troop_cases as cases
from tests.extraction import troop_loss_cases as loss_cases
from tests.extraction import troop_number_cases as number_cases
from tests.extraction.conftest import ClaimReader


def _tuples(record: dict[str, Any]) -> list[cases.Expected]:
    return [
        (c["force"], c["count_low"], c["count_high"], c["status"], c["location"])
        for c in record["troop_counts"]
    ]


def _matches(got: cases.Expected, expected: cases.Expected) -> bool:
    return all(wanted in (cases.ANY, value) for value, wanted in zip(got, expected, strict=True))


def _assert_claims(read_claims: ClaimReader, text: str, expected: list[cases.Expected]) -> None:
    rest = _tuples(read_claims(text))
    assert len(rest) == len(expected), rest
    for claim in expected:
        match = next((got for got in rest if _matches(got, claim)), None)
        assert match is not None, (claim, rest)
        rest.remove(match)


@pytest.mark.parametrize(("text", "expected"), cases.BOUND_BY_NOUN)
def test_a_number_counts_the_armed_people_that_its_noun_names(
    read_claims: ClaimReader, text: str, expected: list[cases.Expected]
) -> None:
    _assert_claims(read_claims, text, expected)


@pytest.mark.parametrize(("text", "expected"), number_cases.BOUND_BY_SIZE)
def test_the_size_of_a_unit_counts_its_people(
    read_claims: ClaimReader, text: str, expected: list[cases.Expected]
) -> None:
    _assert_claims(read_claims, text, expected)


@pytest.mark.parametrize(("text", "expected"), number_cases.LEFT_OUT_NOUN)
def test_a_number_without_a_noun_goes_on_from_the_count_before(
    read_claims: ClaimReader, text: str, expected: list[cases.Expected]
) -> None:
    _assert_claims(read_claims, text, expected)


@pytest.mark.parametrize(("text", "expected"), number_cases.TOLD_BESIDE)
def test_a_number_told_beside_a_count_is_of_the_same_people(
    read_claims: ClaimReader, text: str, expected: list[cases.Expected]
) -> None:
    _assert_claims(read_claims, text, expected)


@pytest.mark.parametrize(("text", "expected"), number_cases.TOLD_AS_LEVEL)
def test_a_level_apart_from_its_noun_counts_the_people_of_the_noun(
    read_claims: ClaimReader, text: str, expected: list[cases.Expected]
) -> None:
    _assert_claims(read_claims, text, expected)


@pytest.mark.parametrize(("text", "expected"), cases.ASKED_BEFORE)
def test_a_unit_without_a_party_is_of_the_one_spoken_of_before(
    read_claims: ClaimReader, text: str, expected: list[cases.Expected]
) -> None:
    _assert_claims(read_claims, text, expected)


def test_a_number_that_starts_no_continuation_counts_no_soldiers(read_claims: ClaimReader) -> None:
    text = "The rebels hold the north. It is a war that has killed at least 61,000."
    assert _tuples(read_claims(text)) == []


def test_a_headline_in_title_case_is_read_like_a_sentence(read_claims: ClaimReader) -> None:
    [claim] = read_claims(
        "The cabinet met on Monday.", title="Spain Considers Sending Hundreds More Troops To Romania"
    )["troop_counts"]
    assert (claim["force"], claim["count_low"], claim["status"], claim["location"]) == (
        "ESP",
        200,
        "planned",
        "ROU",
    )


@pytest.mark.parametrize(("text", "expected"), loss_cases.LOSSES)
def test_losses_are_told_apart_where_the_text_does(
    read_claims: ClaimReader, text: str, expected: list[cases.Expected]
) -> None:
    _assert_claims(read_claims, text, expected)


@pytest.mark.parametrize(("text", "expected"), loss_cases.OF_NO_PARTY)
def test_soldiers_of_several_sides_are_no_single_party_s(
    read_claims: ClaimReader, text: str, expected: list[cases.Expected]
) -> None:
    _assert_claims(read_claims, text, expected)


@pytest.mark.parametrize(("text", "expected"), number_cases.LISTED)
def test_each_count_of_a_list_is_of_its_own_party(
    read_claims: ClaimReader, text: str, expected: list[cases.Expected]
) -> None:
    _assert_claims(read_claims, text, expected)


@pytest.mark.parametrize(("text", "expected"), loss_cases.ALONE)
def test_a_lone_soldier_counts_where_he_is_lost(
    read_claims: ClaimReader, text: str, expected: list[cases.Expected]
) -> None:
    _assert_claims(read_claims, text, expected)


@pytest.mark.parametrize(("text", "expected"), loss_cases.AMONG_OTHERS)
def test_soldiers_among_others_share_their_loss(
    read_claims: ClaimReader, text: str, expected: list[cases.Expected]
) -> None:
    _assert_claims(read_claims, text, expected)


@pytest.mark.parametrize(("text", "expected"), cases.TOLD_TWICE)
def test_a_count_told_again_in_other_words_is_one_claim(
    read_claims: ClaimReader, text: str, expected: list[cases.Expected]
) -> None:
    _assert_claims(read_claims, text, expected)


@pytest.mark.parametrize(("text", "expected"), loss_cases.CAPTIVES)
def test_held_exchanged_and_freed_soldiers_are_captured(
    read_claims: ClaimReader, text: str, expected: list[cases.Expected]
) -> None:
    _assert_claims(read_claims, text, expected)


@pytest.mark.parametrize(("text", "expected"), cases.LEAVING)
def test_troops_that_left_or_are_to_leave_are_withdrawn(
    read_claims: ClaimReader, text: str, expected: list[cases.Expected]
) -> None:
    _assert_claims(read_claims, text, expected)


@pytest.mark.parametrize(("text", "expected"), cases.AHEAD)
def test_troops_that_are_to_come_are_planned(
    read_claims: ClaimReader, text: str, expected: list[cases.Expected]
) -> None:
    _assert_claims(read_claims, text, expected)


@pytest.mark.parametrize(("text", "expected"), cases.UNDER_WAY)
def test_troops_ordered_in_or_there_already_are_deployed(
    read_claims: ClaimReader, text: str, expected: list[cases.Expected]
) -> None:
    _assert_claims(read_claims, text, expected)


@pytest.mark.parametrize(("text", "expected"), cases.RAISED)
def test_recruits_are_mobilised_and_trainees_in_training(
    read_claims: ClaimReader, text: str, expected: list[cases.Expected]
) -> None:
    _assert_claims(read_claims, text, expected)


@pytest.mark.parametrize(("text", "expected"), cases.PLACED)
def test_only_one_country_is_a_location(
    read_claims: ClaimReader, text: str, expected: list[cases.Expected]
) -> None:
    _assert_claims(read_claims, text, expected)


@pytest.mark.parametrize("text", cases.NO_COUNT)
def test_others_than_armed_people_and_mere_mentions_are_not_counted(
    read_claims: ClaimReader, text: str
) -> None:
    assert _tuples(read_claims(text)) == []


def test_a_denied_deployment_is_denied(read_claims: ClaimReader) -> None:
    [claim] = read_claims("Turkey did not send 2,000 fighters to Libya, Ankara said.")["troop_counts"]
    assert (claim["polarity"], claim["status"], claim["location"]) == ("denied", "deployed", "LBY")
    [claim] = read_claims("Vietnam has no plans to send 500 troops to Myanmar.")["troop_counts"]
    assert (claim["polarity"], claim["status"]) == ("denied", "planned")


def test_figures_of_different_claimants_are_kept_and_one_figure_is_counted_once(
    read_claims: ClaimReader,
) -> None:
    text = (
        "Kyiv said 800 Belarusian soldiers had crossed the border. Minsk put the number of its soldiers there at 200. "
        "At least 800 Belarusian soldiers are in Ukraine, Kyiv repeated. Over 800 Belarusian soldiers are in Ukraine."
    )
    numbers = sorted((low or 0, high or 0) for _, low, high, _, _ in _tuples(read_claims(text)))
    assert numbers == [(200, 200), (800, 0)]


def test_unnamed_soldiers_are_those_of_the_state_that_the_article_counts(read_claims: ClaimReader) -> None:
    text = "Benin sent 300 Beninese soldiers to the north. The first 120 troops arrived on Sunday."
    assert {(force, low) for force, low, *_ in _tuples(read_claims(text))} == {("BEN", 300), ("BEN", 120)}


def test_coalition_soldiers_belong_to_no_single_party(read_claims: ClaimReader) -> None:
    text = "Afghanistan mourned. In all, 215 coalition soldiers were killed in Afghanistan that year. Afghanistan wants peace."
    assert [force for force, *_ in _tuples(read_claims(text))] == [None]


def test_those_who_fight_for_a_group_are_its_personnel(read_claims: ClaimReader) -> None:
    text = "Some 60 Danes have gone abroad to fight for Islamic State."
    assert _tuples(read_claims(text))[0][:4] == ("islamic-state", 60, 60, "deployed")


def test_a_headline_that_repeats_the_body_adds_nothing(read_claims: ClaimReader) -> None:
    record = read_claims(
        "Peru will send 150 soldiers to Haiti, the president said.",
        title="Peru to send 150 soldiers to Haiti",
    )
    assert _tuples(record) == [("PER", 150, 150, "planned", "HTI")]
