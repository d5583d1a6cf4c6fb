"""The gate before the parser errs only by letting too much through."""

from __future__ import annotations

from datetime import date

import pytest

from orchestration.extraction import Document, Extractor, document_from_article, gate
from tests.extraction.test_extractor import sample_articles


def _documents() -> list[Document]:
    return [
        document_from_article(
            title=article["title"],
            body=article["text"],
            published_date=date.fromisoformat(article["published_at"][:10])
            if article["published_at"]
            else None,
            language="en",
        )
        for article in sample_articles()
    ]


def test_arms_that_the_gate_rules_out_without_a_tree_are_none_with_one(
    extractor: Extractor, monkeypatch: pytest.MonkeyPatch
) -> None:
    gated = list(extractor.extract_all(_documents()))
    monkeypatch.setattr(gate, "may_be_arms", lambda *_: True)
    open_to_all = list(extractor.extract_all(_documents()))
    assert [e.claims for e in gated] == [e.claims for e in open_to_all]
    assert sum(e.n_parsed_sentences for e in gated) < sum(e.n_parsed_sentences for e in open_to_all)


def test_a_sentence_about_something_else_is_not_parsed(extractor: Extractor) -> None:
    body = "Rain fell on Oslo for 12 days. The club sold 3 players to Madrid. Wheat exports to Egypt rose by 4 percent."
    document = document_from_article(title="", body=body, published_date=None, language="en")
    assert extractor.extract(document).n_parsed_sentences == 0
