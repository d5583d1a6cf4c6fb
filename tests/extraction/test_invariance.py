"""What must change nothing in the claims: order, company, processes, spacing, form of quotes; spans hold in any script."""

from __future__ import annotations

import multiprocessing
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from orchestration.extraction import (
    Claim,
    Document,
    Extractor,
    document_from_article,
    load_extractor,
    parsing,
)
from orchestration.extraction import extractor as extractor_module
from tests.extraction.conftest import SEEDS
from tests.extraction.test_extractor import sample_articles

SENTENCES = (
    "Russia's defence ministry said it hadn't sent 40 T-72 tanks to Belarus.",
    "The United States has agreed to sell Poland's army 96 Apache helicopters for $12 billion.",
    "“We have 1,200 soldiers in Mali,” the French minister said on Monday.",
    'Iran "delivered 300 drones" to Sudan in May 2023, an official told reporters.',
    "The EU imposed sanctions on three Belarusian banks and the country’s defence minister.",
    "At least 14 Ukrainian soldiers were killed and 30 wounded near Bakhmut.",
    "Norway won't send troops to Niger, its prime minister said.",
)
MARKS = ("😀", "👩‍👩‍👧", "e\u0301", "שלום", "مرحبا", "𝔘", "Ω", "İ", "ﬁ")
_PROPERTY = settings(
    max_examples=15,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


def _document(body: str) -> Document:
    return document_from_article(title="", body=body, published_date=date(2024, 5, 1), language="en")


def _samples(count: int) -> list[Document]:
    return [
        document_from_article(
            title=a["title"],
            body=a["text"],
            published_date=date.fromisoformat(a["published_at"][:10]),
            language="en",
        )
        for a in sample_articles()[:count]
    ]


def _values(claims: tuple[Claim, ...]) -> list[Any]:
    """Claims without their places; quotes and blanks of a wording do not count."""
    forms = str.maketrans({"’": "'", "“": '"', "”": '"', "\u00a0": " "})
    return [
        (
            claim.claim_type,
            claim.polarity,
            claim.claimant_code,
            claim.event_date,
            [(slot.name, " ".join(slot.value.translate(forms).split())) for slot in claim.slots],
        )
        for claim in claims
    ]


@settings(_PROPERTY, max_examples=6)
@given(order=st.permutations(range(5)), together=st.integers(1, 9), sentences=st.integers(1, 70))
def test_neither_order_nor_company_changes_a_claim(
    extractor: Extractor, order: list[int], together: int, sentences: int
) -> None:
    documents = _samples(5)
    alone = [extractor.extract(document) for document in documents]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(extractor_module, "_BATCH_DOCUMENTS", together)
        patch.setattr(parsing, "_BATCH_SENTENCES", sentences)
        mixed = list(extractor.extract_all(documents[index] for index in order))
    assert mixed == [alone[index] for index in order]


def _claims_elsewhere(document: Document) -> tuple[Claim, ...]:
    return load_extractor(SEEDS).extract(document).claims


def test_another_process_finds_the_same_claims(extractor: Extractor) -> None:
    """One that shares nothing with this one, hash seed and memory addresses included."""
    documents = _samples(2)
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        elsewhere = pool.map(_claims_elsewhere, documents)
    assert elsewhere == [extractor.extract(document).claims for document in documents]


@_PROPERTY
@given(
    chosen=st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4),
    blanks=st.lists(st.sampled_from([" ", " ", "  ", "\u00a0", "\t", " \u2009"]), min_size=80, max_size=80),
    breaks=st.sampled_from([" ", "\n", "\r\n", " \n ", "\n\n"]),
)
def test_spacing_changes_no_value(
    extractor: Extractor, chosen: list[str], blanks: list[str], breaks: str
) -> None:
    plain = (" " if breaks == " " else "\n\n" if breaks == "\n\n" else "\n").join(chosen)
    words = [sentence.split(" ") for sentence in chosen]
    gaps = iter(blanks * len(chosen))
    spaced = ["".join(word + next(gaps) for word in sentence[:-1]) + sentence[-1] for sentence in words]
    expected = _values(extractor.extract(_document(plain)).claims)
    assert _values(extractor.extract(_document(breaks.join(spaced))).claims) == expected


@_PROPERTY
@given(chosen=st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4))
def test_the_form_of_quotes_changes_no_value(extractor: Extractor, chosen: list[str]) -> None:
    body = " ".join(chosen)
    curved = body.replace("'", "’")
    straight = curved.replace("’", "'").replace("“", '"').replace("”", '"')
    expected = _values(extractor.extract(_document(body)).claims)
    assert _values(extractor.extract(_document(curved)).claims) == expected
    assert _values(extractor.extract(_document(straight)).claims) == expected


@_PROPERTY
@given(
    chosen=st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3),
    marks=st.lists(st.sampled_from(MARKS), min_size=4, max_size=4),
)
def test_spans_hold_among_signs_of_any_script(
    extractor: Extractor, chosen: list[str], marks: list[str]
) -> None:
    before, inside, behind, last = marks
    body = f"{before} {(' ' + behind + ' ').join(chosen)} {last}\n{inside}".replace(
        " said", f" {inside} said", 1
    )
    document = _document(body)
    for claim in extractor.extract(document).claims:
        assert document.text[claim.evidence_start : claim.evidence_end] == claim.evidence_text
        for slot in claim.told_slots():
            if slot.start is not None and slot.text is not None:
                assert document.text[slot.start : slot.end] == slot.text
                assert claim.evidence_start <= slot.start or slot.name in {"claimant_text", "event_date"}
