"""One news day told in three other ways gives the same claims: what is read are kinds of wording, not sentences."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from orchestration.extraction.scoring import score_corpus
from tests.extraction.conftest import ClaimReader

HERE = Path(__file__).parent


def _lines(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (HERE / name).read_text(encoding="utf-8").splitlines()]


PARAPHRASES = _lines("paraphrases.jsonl")
Claims = list[dict[str, Any]]


@pytest.fixture(params=PARAPHRASES, ids=lambda article: str(article["id"]))
def claims(request: pytest.FixtureRequest, read_claims: ClaimReader) -> dict[str, Claims]:
    """The claims of one paraphrase."""
    article = request.param
    return read_claims(article["text"], title=article["title"], published=article["published_at"][:10])


def _with(claims: Claims, **slots: object) -> Claims:
    return [claim for claim in claims if all(claim[name] == value for name, value in slots.items())]


def test_the_soldiers_are_counted(claims: dict[str, Claims]) -> None:
    """About 1,500 North Koreans in Russia."""
    (soldiers,) = _with(claims["troop_counts"], force="PRK", status="deployed", location="RUS")
    assert (soldiers["count_low"], soldiers["count_high"], soldiers["count_qualifier"]) == (
        1500,
        1500,
        "about",
    )


def test_rockets_missiles_and_rounds_go_from_pyongyang_to_moscow(claims: dict[str, Claims]) -> None:
    """Three items, one of them with its number."""
    delivered = _with(
        claims["arms_transfers"], supplier="PRK", recipient="RUS", stage="delivered", polarity="affirmed"
    )
    items = " ".join(claim["item"] for claim in delivered)
    assert "rocket" in items
    assert "ballistic missile" in items
    (rounds,) = [claim for claim in delivered if claim["quantity_low"] == 8_000_000]
    assert (rounds["quantity_high"], rounds["quantity_qualifier"], rounds["category"]) == (
        None,
        "at_least",
        "ammunition",
    )


def test_the_drones_go_from_china_to_russia(claims: dict[str, Claims]) -> None:
    """The reason of the sanctions is a transfer claim of its own."""
    assert _with(
        claims["arms_transfers"], supplier="CHN", recipient="RUS", category="drone", stage="delivered"
    )


def test_the_denial_is_kept_as_a_denial(claims: dict[str, Claims]) -> None:
    """What Beijing says it never did."""
    (denial,) = _with(claims["arms_transfers"], supplier="CHN", recipient="RUS", polarity="denied")
    assert denial["category"] == "unspecified"


def test_both_sanctions_have_target_and_day(claims: dict[str, Claims]) -> None:
    """Three Chinese entities and one named Russian, on the Thursday before."""
    (entities,) = _with(claims["sanctions"], imposer="USA", action="imposed", target_type="entity")
    (person,) = _with(claims["sanctions"], imposer="USA", action="imposed", target_type="individual")
    assert (entities["target_country"], entities["target_count_low"], entities["date"]) == (
        "CHN",
        3,
        "2024-10-17",
    )
    assert (person["target_country"], person["target_names"], person["date"]) == (
        "RUS",
        ["Artem Mikhailovich Yamshchikov"],
        "2024-10-17",
    )


def test_nothing_is_wrong_and_nothing_is_made_up(read_claims: ClaimReader) -> None:
    """Every claim with every core slot, and none besides."""
    found = {
        one["id"]: read_claims(one["text"], title=one["title"], published=one["published_at"][:10])
        for one in PARAPHRASES
    }
    score = score_corpus({gold["id"]: gold for gold in _lines("paraphrases_gold.jsonl")}, found)
    assert (score.found_f1, score.strict_f1) == (1.0, 1.0)
