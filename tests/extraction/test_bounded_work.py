"""No text makes the extraction hang: work grows with length. Counted, not timed; full sizes are in tests/soak/long_texts.py."""

from __future__ import annotations

import sys
from datetime import date
from types import FrameType

import pytest

from orchestration.extraction import Document, Extractor, document_from_article, long_texts, sentences
from orchestration.extraction.long_texts import parts_of
from orchestration.extraction.sentences import LONGEST_SENTENCE, split_sentences
from tests.extraction.long_inputs import LONG_TEXTS, article

_SIZE, _PART, _SENTENCE = 1600, 800, 400
_GROWTH = 3.0  # twice the text, with room for which sentences happen to end up in it; a square would give 4
_STEADY_CALLS = 4000  # what any text costs


def _document(body: str, title: str = "News") -> Document:
    return document_from_article(title=title, body=body, published_date=date(2024, 5, 1), language="en")


def _calls(extractor: Extractor, body: str) -> int:
    """How many functions are called for a text, those written in C included."""
    n_calls = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal n_calls
        n_calls += event in {"call", "c_call"}

    sys.setprofile(count)
    try:
        extractor.extract(_document(body))
    finally:
        sys.setprofile(None)
    return n_calls


@pytest.mark.parametrize("name", LONG_TEXTS)
def test_work_grows_with_length(extractor: Extractor, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(long_texts, "LONGEST_PART", _PART)
    monkeypatch.setattr(sentences, "LONGEST_SENTENCE", _SENTENCE)
    once = _calls(extractor, LONG_TEXTS[name](_SIZE))
    twice = _calls(extractor, LONG_TEXTS[name](2 * _SIZE))
    assert twice <= _GROWTH * once + _STEADY_CALLS


@pytest.mark.parametrize("name", LONG_TEXTS)
def test_a_text_without_end_comes_in_pieces_and_none_of_it_is_lost(name: str) -> None:
    text = LONG_TEXTS[name](30_000)
    spans = list(split_sentences(text))
    assert all(0 < end - start <= LONGEST_SENTENCE for start, end in spans)
    between = [text[end:start] for (_, end), (start, _) in zip([(0, 0), *spans], spans, strict=False)]
    assert "".join(between).strip(" \n-–—•*·▪●◦") == ""


def test_a_row_of_figures_is_no_count(extractor: Extractor) -> None:
    """Nor is what is left of it where it is cut."""
    for size in (30, 2100, 4007):
        body = "Russia sent " + "9" * size + " soldiers to Syria."
        assert extractor.extract(_document(body)).claims == ()


def test_a_long_text_is_read_in_parts_with_its_own_offsets(
    extractor: Extractor, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = _document(article(6000), title="Norway sends eight tanks to Ukraine")
    monkeypatch.setattr(long_texts, "LONGEST_PART", 1000)
    parts = parts_of(document)
    assert len(parts) > 5
    for part in parts:
        inner = part.document
        for sentence in inner.sentences:
            assert inner.text[sentence.start : sentence.end] == sentence.text
            whole = slice(part.in_whole(sentence.start), part.in_whole(sentence.end))
            assert document.text[whole] == sentence.text
    extraction = extractor.extract(document)
    assert extraction.n_sentences == len(document.sentences)
    assert len(extraction.claims) >= 4
    for claim in extraction.claims:
        assert document.text[claim.evidence_start : claim.evidence_end] == claim.evidence_text
        for slot in claim.told_slots():
            if slot.start is not None and slot.text is not None:
                assert document.text[slot.start : slot.end] == slot.text


def test_parts_say_what_the_whole_says(extractor: Extractor, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where sentences need nothing from far away, the parts find the same claims, each once."""
    document = _document(article(4000))
    whole = {
        (c.claim_type, c.value("stage"), c.value("status"), c.value("action"))
        for c in extractor.extract(document).claims
    }
    monkeypatch.setattr(long_texts, "LONGEST_PART", 1500)
    claims = extractor.extract(document).claims
    assert {(c.claim_type, c.value("stage"), c.value("status"), c.value("action")) for c in claims} == whole
    values = [(c.claim_type, c.polarity, sorted((s.name, s.value) for s in c.slots)) for c in claims]
    assert all(values.count(value) == 1 for value in values)


def test_a_title_without_end_is_no_headline(extractor: Extractor) -> None:
    document = _document("Snow fell.", title="Norway sent eight tanks to Ukraine. " * 200)
    assert not any(sentence.is_headline for sentence in document.sentences)
    claims = extractor.extract(document).claims
    assert len(claims) == 1
    assert document.text[claims[0].evidence_start : claims[0].evidence_end] == claims[0].evidence_text
