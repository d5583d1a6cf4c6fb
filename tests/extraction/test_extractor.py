"""What holds for every claim of every text: it quotes its document, has the agreed shape, and comes again the same."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from orchestration.extraction import Extractor, claim_record, document_from_article, extractor_version
from tests.extraction.conftest import SEEDS, ClaimReader

ARTICLES = Path(__file__).parents[2] / "data" / "articles"
STAGES = {"delivered", "agreed", "proposed", "halted"}
STATUSES = set(
    "deployed planned withdrawn strength killed wounded casualties captured missing mobilised training".split()
)
ACTIONS = {"imposed", "extended", "lifted", "proposed", "rejected"}
TARGETS = set("individual entity vessel aircraft state sector mixed".split())
FRAGMENTS = (
    "Russia ", "sent ", "40 ", "up to 300 ", "tanks ", "to Ukraine ", "and ", ", ", "the EU ", "sanctioned ",
    "three firms ", "😀 ", "killed ", "soldiers ", "will ", "not ", "“", "” ", "said. ", "On Friday ", "\n\n",
    "between 5 and ", "$2bn ", "(", ") ", "– ", "of ", "by ", "İ ", "e\u0301 ",
)  # fmt: skip
# Words of a headline are read in lower case, and quoted as they stand.
HEADLINES = (
    "", "Spain Sends 800 Troops To Romania", "Russia Sends 40 Tanks To Belarus", "EU Sanctions Three Firms",
    "12 Guardsmen Killed Near The Border",
)  # fmt: skip


def sample_articles() -> list[dict[str, Any]]:
    """The sample articles that ship with the project."""
    return [
        json.loads(line)
        for path in sorted(ARTICLES.glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]


def _extract(extractor: Extractor, article: dict[str, Any]) -> list[dict[str, Any]]:
    published = article["published_at"]
    document = document_from_article(
        title=article["title"],
        body=article["text"],
        published_date=date.fromisoformat(published[:10]) if published else None,
        language=article.get("language", "en"),
    )
    return [claim_record(claim) for claim in extractor.extract(document).claims]


def test_the_same_text_gives_the_same_claims_in_any_order(extractor: Extractor) -> None:
    """No state is carried from one document to the next."""
    articles = sample_articles()[:12]
    forwards = [_extract(extractor, article) for article in articles]
    backwards = [_extract(extractor, article) for article in reversed(articles)]
    assert forwards == backwards[::-1]
    assert any(forwards)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(parts=st.lists(st.sampled_from(FRAGMENTS), max_size=30), title=st.sampled_from(HEADLINES))
def test_any_text_gives_well_formed_claims_that_quote_it(
    extractor: Extractor, parts: list[str], title: str
) -> None:
    """Random sentences of our subject, with quotes, emoji and combining marks: never an error, always the quote."""
    document = document_from_article(
        title=title, body="".join(parts), published_date=date(2024, 5, 1), language="en"
    )
    for claim in extractor.extract(document).claims:
        assert document.text[claim.evidence_start : claim.evidence_end] == claim.evidence_text
        for slot in claim.slots:
            if slot.start is not None and slot.text is not None:
                assert document.text[slot.start : slot.end] == slot.text


def test_slots_take_only_agreed_values(extractor: Extractor) -> None:
    """The enumerations that tables and readers rely on."""
    seen: set[str] = set()
    for article in sample_articles():
        for record in _extract(extractor, article):
            if "stage" in record:
                assert record["stage"] in STAGES
            elif "status" in record:
                assert record["status"] in STATUSES
                assert record["count_low"] is not None or record["count_high"] is not None
            else:
                assert record["action"] in ACTIONS
                assert record["target_type"] in TARGETS
            assert record["polarity"] in {"affirmed", "denied"}
            assert 0 < record["confidence"] <= 1
            seen |= record.keys() & {"stage", "status", "action"}
    assert seen == {"stage", "status", "action"}


@pytest.mark.parametrize("language", ["fr", "uk", "de"])
def test_other_languages_give_no_claims(extractor: Extractor, language: str) -> None:
    """They are stored and counted, never guessed at."""
    body = "Russia sent 40 tanks to Ukraine."
    document = document_from_article(title="", body=body, published_date=None, language=language)
    assert extractor.extract(document).claims == ()


def test_a_text_about_something_else_gives_nothing(read_claims: ClaimReader) -> None:
    """Weather, sport and trade."""
    record = read_claims(
        "Rain fell on Oslo for 12 days. The club sold 3 players to Madrid. Wheat exports to Egypt rose by 4 percent."
    )
    assert record == {"id": "test", "arms_transfers": [], "troop_counts": [], "sanctions": []}


def test_the_version_changes_with_the_vocabularies(tmp_path: Path) -> None:
    """A new row may change claims, so stored articles are read again."""
    for table in SEEDS.glob("*.csv"):
        (tmp_path / table.name).write_bytes(table.read_bytes())
    assert extractor_version(tmp_path) == extractor_version(SEEDS)
    with (tmp_path / "weapon_terms.csv").open("a", encoding="utf-8") as handle:
        handle.write("zorkmid launcher,,artillery,generic,none\n")
    assert extractor_version(tmp_path) != extractor_version(SEEDS)


def test_each_slot_of_a_claim_says_where_the_text_tells_it(read_claims: ClaimReader) -> None:
    body = "Norway delivered 12 howitzers to Ukraine in May 2024, a spokesman for the ministry in Oslo said on Friday."
    (claim,) = read_claims(body)["arms_transfers"]
    told = {slot: body[start:end] for slot, (start, end) in claim["slot_spans"].items()}
    assert told == {
        "supplier": "Norway",
        "recipient": "Ukraine",
        "item": "howitzers",
        "category": "howitzers",
        "quantity_low": "12",
        "quantity_high": "12",
        "quantity_qualifier": "12",
        "stage": "delivered",
        "date": "May 2024",
        "attributed_to": "a spokesman for the ministry in Oslo",
    }
    assert claim["rule"] == "gives:deliver"


def test_what_is_inferred_has_no_place_in_the_text(read_claims: ClaimReader) -> None:
    (claim,) = read_claims("The United States sanctioned Ola Berg, a Russian banker.")["sanctions"]
    assert "target_type" not in claim["slot_spans"]
    assert claim["slot_spans"]["target_names"] == [[29, 37]]
