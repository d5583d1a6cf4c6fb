"""The gate before the parser errs only by letting too much through."""

from __future__ import annotations

from datetime import date

import pytest

from orchestration.extraction import (
    Document,
    Extractor,
    document_from_article,
    gate,
    sanction_gate,
    troop_gate,
)
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


@pytest.mark.parametrize(
    ("gate_class", "question"),
    [
        (troop_gate.CountGate, "_may_count_many"),
        (troop_gate.CountGate, "_may_lose_one"),
        (sanction_gate.SanctionGate, "_names_measure"),
    ],
)
def test_what_the_gate_rules_out_by_its_words_gives_no_claim_with_a_tree(
    extractor: Extractor, monkeypatch: pytest.MonkeyPatch, gate_class: type, question: str
) -> None:
    gated = list(extractor.extract_all(_documents()))
    monkeypatch.setattr(gate_class, question, lambda *_: True)
    open_to_all = list(extractor.extract_all(_documents()))
    assert [e.claims for e in gated] == [e.claims for e in open_to_all]
    assert sum(e.n_parsed_sentences for e in gated) < sum(e.n_parsed_sentences for e in open_to_all)


@pytest.mark.parametrize(
    "sentence",
    [
        "The flood has killed 12 people and a volunteer in the north.",
        "Some 40 volunteers met on Monday, an officer of the club said.",
        "The airline wants a wage freeze that hits 900 workers.",
        "The shop was opened again after a terrorist attack in the city.",
        "He lost a deal in 1997 that his firm had won.",
    ],
)
def test_news_of_other_things_is_not_parsed(extractor: Extractor, sentence: str) -> None:
    document = document_from_article(title="", body=sentence, published_date=None, language="en")
    assert extractor.extract(document).n_parsed_sentences == 0


@pytest.mark.parametrize(
    "sentence",
    [
        "The group, 900 strong, holds three towns.",
        "A soldier died on the border.",
        "Three Norwegians were wounded in battle.",
        "Norway froze the bank's assets.",
        "The agency listed two Iranian firms under its sanctions.",
    ],
)
def test_what_may_hold_a_claim_in_rarer_words_is_parsed(extractor: Extractor, sentence: str) -> None:
    document = document_from_article(title="", body=sentence, published_date=None, language="en")
    assert extractor.extract(document).n_parsed_sentences == 1


def test_a_deal_is_taken_up_only_in_a_text_that_tells_of_arms(extractor: Extractor) -> None:
    sport = "His rifle hung on the wall. The contract was cancelled in May."
    arms = "Norway sold 40 tanks to Chad. The contract was cancelled in May."
    counts = [
        extractor.extract(
            document_from_article(title="", body=body, published_date=None, language="en")
        ).n_parsed_sentences
        for body in (sport, arms)
    ]
    assert counts == [0, 2]


def test_a_sentence_about_something_else_is_not_parsed(extractor: Extractor) -> None:
    body = "Rain fell on Oslo for 12 days. The club sold 3 players to Madrid. Wheat exports to Egypt rose by 4 percent."
    document = document_from_article(title="", body=body, published_date=None, language="en")
    assert extractor.extract(document).n_parsed_sentences == 0
