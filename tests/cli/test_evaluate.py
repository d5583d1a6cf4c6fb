"""Evaluating a folder, or a file of claims somebody else found, and keeping the figures."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Newsledger

BODY = "Norway sent 12 howitzers to Ukraine in May 2024."


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    article = {"id": "a", "title": "", "text": BODY, "published_at": "2024-06-01"}
    (folder / "articles.jsonl").write_text(json.dumps(article) + "\n", encoding="utf-8")
    claim = {
        "supplier": "NOR", "recipient": "UKR", "item": "howitzers", "category": "artillery", "quantity_low": 12,
        "quantity_high": 12, "quantity_qualifier": "exact", "stage": "delivered", "polarity": "affirmed",
        "evidence": BODY,
    }  # fmt: skip
    (folder / "gold.jsonl").write_text(
        json.dumps({"id": "a", "arms_transfers": [claim]}) + "\n", encoding="utf-8"
    )
    return folder


def test_what_is_extracted_is_scored(newsledger: Newsledger, corpus: Path) -> None:
    called = newsledger("evaluate", str(corpus), "--json")
    figures = json.loads(called.out)
    assert figures["lists"]["arms_transfers"]["strict"]["f1"] == 1.0
    assert figures["n_articles"] == 1


def test_claims_of_a_file_are_scored_instead(newsledger: Newsledger, corpus: Path, tmp_path: Path) -> None:
    predicted = tmp_path / "claims.jsonl"
    predicted.write_text(json.dumps({"id": "a", "arms_transfers": []}) + "\n", encoding="utf-8")
    called = newsledger("evaluate", str(corpus), "--predicted", str(predicted), "--json")
    assert json.loads(called.out)["lists"]["arms_transfers"]["found"]["recall"] == 0.0


def test_figures_of_a_file_are_kept_only_with_a_version(
    newsledger: Newsledger, corpus: Path, tmp_path: Path
) -> None:
    predicted = tmp_path / "claims.jsonl"
    predicted.write_text(json.dumps({"id": "a"}) + "\n", encoding="utf-8")
    called = newsledger("evaluate", str(corpus), "--predicted", str(predicted), "--record", "mine")
    assert called.code == 2
    assert "--version" in called.err
