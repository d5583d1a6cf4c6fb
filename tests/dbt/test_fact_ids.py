"""The id of a fact does not move: not when claims join, arrive late, are edited or read anew, and never to another fact."""

from __future__ import annotations

import random
from collections import defaultdict
from dataclasses import replace
from pathlib import Path

import pytest

from tests.dbt.fact_newsroom import FactNewsroom, GroupedClaim

FIRST = GroupedClaim("c1", "g", "one", "Oslo listed two ships.", day=3)
SECOND = GroupedClaim("c2", "g", "two", "Two ships are on the list.", day=4)
OTHER = GroupedClaim("x1", "h", "six", "Oslo listed nine banks.", parties="NOR|RUS", day=3)


@pytest.fixture(scope="module")
def target(build_file: Path) -> Path:
    """Where dbt left the SQL of the shared build."""
    return build_file.parent / "target"


@pytest.fixture
def newsroom(tmp_path: Path, target: Path) -> FactNewsroom:
    return FactNewsroom(tmp_path / "room", target)


def test_an_id_stays_when_a_claim_joins(newsroom: FactNewsroom) -> None:
    before = newsroom.build([FIRST, OTHER])
    after = newsroom.build([FIRST, SECOND, OTHER])
    assert after["c1"] == after["c2"] == before["c1"]
    assert after["x1"] == before["x1"] != after["c1"]


def test_an_id_stays_when_an_earlier_article_arrives_late(newsroom: FactNewsroom) -> None:
    before = newsroom.build([SECOND])
    after = newsroom.build([SECOND, FIRST])
    assert set(after.values()) == {before["c2"]}


def test_an_id_stays_when_the_article_is_edited(newsroom: FactNewsroom) -> None:
    before = newsroom.build([FIRST])
    assert newsroom.build([replace(FIRST, claim_id="new")]) == {"new": before["c1"]}


def test_an_id_stays_when_the_number_in_the_sentence_is_corrected(newsroom: FactNewsroom) -> None:
    before = newsroom.build([FIRST])
    corrected = replace(FIRST, claim_id="new", group="g3", sentence="Oslo listed three ships.")
    assert newsroom.build([corrected]) == {"new": before["c1"]}


def test_ids_stay_when_another_extractor_reads_everything_anew(newsroom: FactNewsroom) -> None:
    before = newsroom.build([FIRST, SECOND, OTHER])
    reread = [
        replace(claim, claim_id=f"new_{claim.claim_id}", parties=f"{claim.parties}|ship")
        for claim in (FIRST, SECOND, OTHER)
    ]
    after = newsroom.build(reread)
    assert after == {f"new_{claim_id}": fact_id for claim_id, fact_id in before.items()}


def test_an_article_that_goes_back_to_its_older_text_leaves_the_id(newsroom: FactNewsroom) -> None:
    edited = replace(FIRST, claim_id="new", sentence="Oslo listed 2 ships.")
    ids = [newsroom.build([claim])[claim.claim_id] for claim in (FIRST, edited, FIRST, edited)]
    assert len(set(ids)) == 1


def test_a_withdrawn_fact_comes_back_under_its_id(newsroom: FactNewsroom) -> None:
    before = newsroom.build([FIRST, OTHER])
    newsroom.build([OTHER])
    assert newsroom.build([FIRST, OTHER]) == before


def test_a_build_that_nobody_saw_leaves_no_trace(newsroom: FactNewsroom) -> None:
    before = newsroom.build([FIRST, OTHER])
    newsroom.identify([FIRST, OTHER.regrouped("g")])
    assert newsroom.identify([FIRST, OTHER]) == before


def test_ids_outlive_the_build_file(newsroom: FactNewsroom) -> None:
    newsroom.build([SECOND, OTHER])
    before = newsroom.build([FIRST, SECOND, OTHER])
    newsroom.lose_build_file()
    assert newsroom.build([FIRST, SECOND, OTHER]) == before


def test_of_two_facts_that_merge_the_one_with_more_claims_lives_on(newsroom: FactNewsroom) -> None:
    before = newsroom.build([FIRST, SECOND, OTHER])
    after = newsroom.build([FIRST, SECOND, OTHER.regrouped("g")])
    assert set(after.values()) == {before["c1"]}


def test_of_a_fact_that_splits_the_larger_part_keeps_the_id(newsroom: FactNewsroom) -> None:
    third = replace(SECOND, claim_id="c3", article="three")
    before = newsroom.build([FIRST, SECOND, third])
    after = newsroom.build([FIRST.regrouped("alone"), SECOND, third])
    assert after["c2"] == after["c3"] == before["c2"]
    assert after["c1"] != before["c1"]


def test_a_claim_that_founded_a_fact_and_leaves_it_takes_no_id_along(newsroom: FactNewsroom) -> None:
    """It would be named after itself again, so the name must be another; and so each time it leaves."""
    third = replace(SECOND, claim_id="c3", article="three")
    together, apart = [FIRST, SECOND, third], [FIRST.regrouped("alone"), SECOND, third]
    kept = newsroom.build(together)["c2"]
    names = []
    for _ in range(3):
        names.append(newsroom.build(apart)["c1"])
        newsroom.build(together)
    assert kept not in names
    assert len(set(names)) == 3


def test_a_split_off_part_that_goes_back_and_another_that_stays_keep_apart(newsroom: FactNewsroom) -> None:
    """An id in use is never given a second time, whichever claim it was named after."""
    companions = [replace(SECOND, claim_id=f"c{n}", article=f"a{n}", day=5) for n in range(3, 8)]
    staying, leaving = companions[:3], companions[3:]
    newsroom.build([FIRST, *companions])
    newsroom.build([FIRST.regrouped("s"), *[claim.regrouped("s") for claim in leaving], *staying])
    newsroom.build([FIRST, *staying, *[claim.regrouped("s") for claim in leaving]])
    last = newsroom.build([FIRST.regrouped("t"), *staying, *[claim.regrouped("s") for claim in leaving]])
    assert len({last["c1"], last["c3"], last["c6"]}) == 3


def test_the_first_build_gives_the_same_ids_in_any_order(tmp_path: Path, target: Path) -> None:
    claims = [FIRST, SECOND, OTHER, replace(SECOND, claim_id="c0"), replace(OTHER, claim_id="x0", group="i")]
    orders = [claims, claims[::-1], claims[2:] + claims[:2]]
    found = [FactNewsroom(tmp_path / f"room{n}", target).build(order) for n, order in enumerate(orders)]
    assert found[0] == found[1] == found[2]


def test_through_many_regroupings_no_id_strays(newsroom: FactNewsroom) -> None:
    """Whatever joins, leaves, merges and splits: one id a fact, and an id stays with claims that had it or replace such."""
    chance = random.Random(7)
    claims = [
        GroupedClaim(f"c{n}", f"g{n // 3}", f"a{n}", f"Sentence {n}.", f"P{n // 6}", day=n % 5)
        for n in range(60)
    ]
    before: dict[str, str] = {}
    had: dict[str, set[str]] = defaultdict(set)
    for _ in range(12):
        claims = [
            claim.regrouped(f"g{chance.randrange(25)}") if chance.random() < 0.15 else claim
            for claim in claims
        ]
        shown = [claim for claim in claims if chance.random() < 0.9]
        facts = newsroom.build(shown)
        members = defaultdict(set)
        for claim in shown:
            members[claim.group].add(claim.claim_id)
        assert len({facts[next(iter(group))] for group in members.values()}) == len(members)
        for group in members.values():
            assert len({facts[claim_id] for claim_id in group}) == 1
            fact_id = facts[next(iter(group))]
            assert not had[fact_id] or had[fact_id] & group
        unmoved = [group for group in members.values() if group in _groups(before)]
        assert all(facts[claim_id] == before[claim_id] for group in unmoved for claim_id in group)
        before = facts
        for claim_id, fact_id in facts.items():
            had[fact_id].add(claim_id)


def _groups(facts: dict[str, str]) -> list[set[str]]:
    members = defaultdict(set)
    for claim_id, fact_id in facts.items():
        members[fact_id].add(claim_id)
    return list(members.values())
