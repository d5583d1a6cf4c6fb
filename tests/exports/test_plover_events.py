"""Each mapping of a fact to a PLOVER event, the fields of an event, and what is left out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from orchestration.exports.plover_crosswalk import (
    QUAD_CODES,
    SCORES,
    PloverCode,
    arms_transfer_code,
    sanction_code,
    troop_count_code,
)
from orchestration.exports.plover_events import plover_events
from orchestration.extraction.records import ClaimType
from orchestration.warehouse import open_published
from tests.exports.fact_samples import ARMS, SANCTIONS, TROOPS, fact_file

# The words of the manual (draft 0.8) for the events that we use.
MODES = {
    "RETREAT": {"withdraw", "release", "return", "disarm", "ceasefire", "access", "resign"},
    "DEMAND": {"assist", "change", "yield", "meet"},
    "THREATEN": {"restrict", "ban", "arrest", "relations", "expel", "territory", "violence"},
    "SANCTION": {"convict", "expel", "withdraw", "discontinue"},
    "MOBILIZE": {"troops", "weapons", "police", "militia"},
}
CONTEXTS = {
    "military", "intelligence", "peacekeeping", "economic", "diplomatic", "terrorism", "humanitarian", "historical", "future",
    "hypothetical", "negation",
}  # fmt: skip
FIELDS = {
    "id", "has_event", "date", "enddate", "source", "recipient", "event", "event_loc", "event_text", "quad_code", "event_scale",
    "mode", "context", "link", "cite_info", "coder", "comment",
}  # fmt: skip
OURS = {"fact_type", "fact_status", "n_independent_sources", "is_disputed", "target_count_best"}
Told = tuple[dict[str, dict[str, Any]], list[str]]


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Told:
    connection = open_published(fact_file(tmp_path_factory.mktemp("facts") / "newsledger.duckdb"))
    chosen = {
        name: {row[0] for row in rows}
        for name, rows in zip(ClaimType, (ARMS, TROOPS, SANCTIONS), strict=True)
    }
    events, notes = plover_events(connection, chosen, "v2026.11.0")
    by_fact = {event["link"]: event for event in events}
    connection.close()
    return by_fact, notes


@pytest.mark.parametrize(
    ("stage", "details", "code"),
    [
        ("delivered", [], PloverCode("AID", contexts=("military",))),
        ("delivered", ["donated"], PloverCode("AID", contexts=("military",))),
        ("delivered", ["sold"], PloverCode("COOPERATE", contexts=("military",))),
        ("delivered", ["leased"], PloverCode("COOPERATE", contexts=("military",))),
        ("delivered", ["ordered", "received"], PloverCode("COOPERATE", contexts=("military",))),
        ("agreed", [], PloverCode("AGREE", contexts=("military",))),
        ("proposed", [], PloverCode("AGREE", contexts=("military", "hypothetical"))),
        ("proposed", ["requested"], PloverCode("DEMAND", ("assist",), ("military",), is_reversed=True)),
        ("halted", [], PloverCode("SANCTION", ("discontinue",), ("military",))),
        ("unheard of", [], None),
    ],
)
def test_a_stage_is_an_event(stage: str, details: list[str], code: PloverCode | None) -> None:
    assert arms_transfer_code(stage, frozenset(details)) == code


@pytest.mark.parametrize(
    ("status", "personnel", "is_group", "is_abroad", "code"),
    [
        ("deployed", "soldiers", False, True, PloverCode("MOBILIZE", ("troops",), ("military",))),
        ("deployed", "fighters", True, False, PloverCode("MOBILIZE", ("militia",), ("military",))),
        ("deployed", "peacekeepers", False, True, PloverCode("AID", (), ("peacekeeping",))),
        ("deployed", "peacekeepers", False, False, PloverCode("MOBILIZE", ("troops",), ("peacekeeping",))),
        ("mobilised", None, False, False, PloverCode("MOBILIZE", ("troops",), ("military",))),
        ("planned", "soldiers", False, True, PloverCode("MOBILIZE", ("troops",), ("military", "future"))),
        ("planned", "peacekeepers", False, True, PloverCode("AGREE", (), ("peacekeeping",))),
        ("training", "soldiers", False, True, PloverCode("COOPERATE", (), ("military",))),
        ("training", "soldiers", False, False, PloverCode("MOBILIZE", ("troops",), ("military",))),
        ("withdrawn", "soldiers", False, True, PloverCode("RETREAT", ("withdraw",), ("military",))),
        ("withdrawn", "peacekeepers", False, True, PloverCode("SANCTION", ("withdraw",), ("peacekeeping",))),
        *[
            (status, "soldiers", False, True, None)
            for status in ("strength", "killed", "wounded", "casualties", "captured", "missing")
        ],
    ],
)
def test_a_status_is_an_event_or_none(
    status: str, personnel: str | None, is_group: bool, is_abroad: bool, code: PloverCode | None
) -> None:
    assert troop_count_code(status, personnel, is_group=is_group, is_abroad=is_abroad) == code


@pytest.mark.parametrize(
    ("action", "measure", "code"),
    [
        ("imposed", None, PloverCode("SANCTION", ("discontinue",), ("economic",))),
        ("imposed", "arms_embargo", PloverCode("SANCTION", ("discontinue",), ("military",))),
        ("extended", "travel_ban", PloverCode("SANCTION", ("discontinue",), ("diplomatic",))),
        ("imposed", "terrorist_designation", PloverCode("SANCTION", ("discontinue",), ("terrorism",))),
        ("proposed", "asset_freeze", PloverCode("THREATEN", ("restrict",), ("economic",))),
        ("lifted", None, PloverCode("CONCEDE", (), ("economic",))),
        ("rejected", None, PloverCode("REJECT", (), ("economic",))),
        ("unheard of", None, None),
    ],
)
def test_an_action_is_an_event(action: str, measure: str | None, code: PloverCode | None) -> None:
    assert sanction_code(action, measure) == code


def test_every_event_uses_the_words_of_the_manual(told: Told) -> None:
    for event in told[0].values():
        (name,) = event["event"]
        assert set(event.get("mode", [])) <= MODES.get(name, set())
        assert set(event["context"]) <= CONTEXTS
        assert set(event) <= FIELDS | OURS
        assert (event["quad_code"], event["event_scale"]) == (QUAD_CODES[name], SCORES[name])
        assert (event["event_scale"] > 0) == (event["quad_code"] in (1, 2))
        assert all(
            "code" in actor or "actor_text" in actor
            for actor in [*event["source"], *event.get("recipient", [])]
        )
        json.dumps(event)


@pytest.mark.parametrize(
    ("key", "source", "event", "recipient"),
    [
        ("arm_given", "NOR", "AID", ["XKX"]),
        ("arm_sold", "NOR", "COOPERATE", ["BLR"]),
        ("arm_asked", "XKX", "DEMAND", ["NOR"]),
        ("arm_offered", "NOR", "AGREE", ["BLR"]),
        ("arm_halted", "NOR", "SANCTION", ["BLR"]),
        ("trp_blue", "IGO", "AID", ["XKX"]),
        ("trp_there", "NOR", "MOBILIZE", []),
        ("trp_hills", "BLR", "MOBILIZE", []),
        ("trp_home", "NOR", "RETREAT", []),
        ("san_state", "IGO", "SANCTION", ["BLR"]),
        ("san_planned", "IGO", "THREATEN", ["BLR"]),
        ("san_lifted", "IGO", "CONCEDE", ["BLR", None]),
        ("san_ships", "USA", "SANCTION", [None]),
    ],
)
def test_who_does_what_to_whom(
    told: Told, key: str, source: str, event: str, recipient: list[str | None]
) -> None:
    made = told[0][key]
    assert [actor["code"] for actor in made["source"]] == [source]
    assert made["event"] == [event]
    assert [actor.get("code") for actor in made.get("recipient", [])] == recipient


def test_an_event_has_its_day_its_quotation_and_its_page(told: Told) -> None:
    event = told[0]["arm_given"]
    assert (event["date"], event["comment"]) == ("2024-03-15", "date of the event, precise to the day")
    assert event["event_text"] == ["Norland did it; and so on, "]
    assert event["cite_info"] == {
        "url": "https://news.example/clm_arm_given",
        "title": "A =headline",
        "publication": "The Example",
        "language": "en",
        "license": "CC-BY-4.0 for the coding; the quotation is the publisher's",
        "codebook": "PLOVER 0.8",
        "version": "v2026.11.0",
    }
    assert "first report" in told[0]["arm_agreed"]["comment"]
    assert len(told[0]["san_people"]["event_text"][0]) == 300


def test_a_denied_fact_is_negated(told: Told) -> None:
    negated = {key for key, event in told[0].items() if "negation" in event["context"]}
    assert negated == {"arm_denied", "san_denied"}


def test_armed_groups_and_soldiers_have_their_sector(told: Told) -> None:
    assert told[0]["trp_hills"]["source"] == [
        {"identifier_text": "Hill Front", "code": "BLR", "sector": "REB"}
    ]
    assert told[0]["trp_there"]["source"][0]["sector"] == "MIL"
    assert told[0]["trp_there"]["event_loc"] == {"country code": "XK", "cc3": "XKX"}


def test_what_plover_cannot_hold_is_left_out_and_counted(told: Told) -> None:
    missing = {row[0] for rows in (ARMS, TROOPS, SANCTIONS) for row in rows} - set(told[0])
    assert missing == {"arm_to_nobody", "arm_from_nobody", "trp_all", "trp_lost", "trp_when", "san_unnamed"}
    assert sorted(told[1]) == [
        "left out: 1 facts that have no day",
        "left out: 2 facts that are no event for PLOVER: strengths, and losses that name no attacker",
        "left out: 3 facts that do not tell who acts, or on whom, where PLOVER wants it",
    ]


def test_the_crosswalk_is_written_down() -> None:
    text = (Path(__file__).parents[2] / "docs" / "how_to" / "exports.md").read_text("utf-8")
    assert all(f"`{event}`" in text for event in QUAD_CODES)
