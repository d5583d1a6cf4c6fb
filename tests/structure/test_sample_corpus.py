"""The sample articles and their gold: whole, ours, and in the codes of the vocabularies."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
PARTY_SLOTS = ("supplier", "recipient", "force", "location", "imposer", "target_country")
CLAIM_LISTS = ("arms_transfers", "troop_counts", "sanctions")


def _lines(folder: str) -> list[dict[str, Any]]:
    files = sorted((ROOT / "data" / folder).glob("*.jsonl"))
    return [json.loads(line) for path in files for line in path.read_text(encoding="utf-8").splitlines()]


def test_there_are_at_least_sixty_sample_articles_all_marked_as_samples() -> None:
    articles = _lines("articles")
    assert len(articles) >= 60
    assert all(article["sample"] is True and article["outlet"].endswith("(sample)") for article in articles)


def test_every_sample_article_has_gold_and_every_gold_its_article() -> None:
    ids = [article["id"] for article in _lines("articles")]
    assert len(ids) == len(set(ids))
    assert set(ids) == {gold["id"] for gold in _lines("gold")}


def test_gold_evidence_stands_in_its_article_letter_for_letter() -> None:
    texts = {article["id"]: f"{article['title']}\n{article['text']}" for article in _lines("articles")}
    lost = [
        (gold["id"], claim["evidence"])
        for gold in _lines("gold")
        for name in CLAIM_LISTS
        for claim in gold[name]
        if claim["evidence"] not in texts[gold["id"]]
    ]
    assert lost == []


def test_every_party_of_the_gold_is_in_the_vocabulary() -> None:
    with (ROOT / "dbt_project" / "seeds" / "parties.csv").open(encoding="utf-8", newline="") as handle:
        known = {row["party_code"] for row in csv.DictReader(handle)}
    named = {
        claim[slot]
        for gold in _lines("gold")
        for name in CLAIM_LISTS
        for claim in gold[name]
        for slot in PARTY_SLOTS
        if claim.get(slot)
    }
    assert named - known == set()


def test_all_three_kinds_of_claim_are_well_represented() -> None:
    for name in CLAIM_LISTS:
        assert sum(len(gold[name]) for gold in _lines("gold")) >= 50
