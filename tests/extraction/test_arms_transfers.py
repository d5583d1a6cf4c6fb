from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from orchestration.extraction import document_from_article, load_extractor
from orchestration.extraction.extractor import Extractor
from orchestration.extraction.records import Claim, ClaimType, Polarity
from tests.extraction.transfer_cases import ALL_TRANSFERS, NO_TRANSFER

REST = " The military did not comment."
SEEDS = Path(__file__).parents[2] / "dbt_project" / "seeds"


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return load_extractor(SEEDS)


def transfers_in(extractor: Extractor, text: str, *, outlet: str | None = None) -> list[Claim]:
    document = document_from_article(
        title="", body=text, published_date=date(2024, 3, 15), language="en", outlet=outlet
    )
    return [
        claim for claim in extractor.extract(document).claims if claim.claim_type is ClaimType.ARMS_TRANSFER
    ]


def as_told(claim: Claim) -> str:
    told = [claim.value("supplier_code") or "-", claim.value("recipient_code") or "-"]
    told += [claim.value("category_code") or "", claim.value("stage") or ""]
    told += [f"n={claim.value('quantity_low')}"] if claim.value("quantity_low") else []
    told += [f"v={claim.value('value_amount')}"] if claim.value("value_amount") else []
    return " ".join(told + (["denied"] if claim.polarity is Polarity.DENIED else []))


@pytest.mark.parametrize(
    ("text", "expected"), [case[1:] for case in ALL_TRANSFERS], ids=[case[0] for case in ALL_TRANSFERS]
)
def test_a_transfer_is_read_as_worded(extractor: Extractor, text: str, expected: list[str]) -> None:
    assert sorted(map(as_told, transfers_in(extractor, text + REST))) == sorted(expected)


@pytest.mark.parametrize("text", [case[1] for case in NO_TRANSFER], ids=[case[0] for case in NO_TRANSFER])
def test_what_is_no_transfer_gives_no_claim(extractor: Extractor, text: str) -> None:
    assert transfers_in(extractor, text + REST) == []


def test_we_in_an_official_statement_is_the_state_that_published_it(extractor: Extractor) -> None:
    text = "Russia wages war on Ukraine. We have sent Ukraine 20 howitzers."
    [claim] = transfers_in(extractor, text, outlet="US Department of State")
    assert (claim.value("supplier_code"), claim.value("recipient_code")) == ("USA", "UKR")


def test_the_president_in_an_official_statement_is_of_the_state_that_published_it(
    extractor: Extractor,
) -> None:
    text = "Ukraine defends itself. The President announced a new arms package for Ukraine."
    [claim] = transfers_in(extractor, text, outlet="US Department of State")
    assert (claim.value("supplier_code"), claim.value("recipient_code")) == ("USA", "UKR")


def test_a_party_that_is_filled_in_has_no_wording(extractor: Extractor) -> None:
    claims = transfers_in(
        extractor, "Australia approved a military aid package for Fiji. The package includes patrol boats."
    )
    boats = next(claim for claim in claims if claim.value("category_code") == "ship")
    supplier = next(slot for slot in boats.slots if slot.name == "supplier_code")
    assert supplier.start is None


def test_a_repetition_with_less_detail_adds_nothing(extractor: Extractor) -> None:
    text = "Norway delivered 14 howitzers to Estonia. The howitzers were delivered to Estonia by Norway."
    assert len(transfers_in(extractor, text)) == 1


def test_the_lines_of_a_list_are_items_of_the_package_that_opens_it(extractor: Extractor) -> None:
    lines = [
        "Australia announced a $90 million arms package for Fiji.",
        "The package includes:",
        "- 12 howitzers;",
        "- 400 rifles.",
    ]
    text = "\n\n".join([*lines, "The army is pleased."])
    found = {
        (
            c.value("category_code"),
            c.value("quantity_low"),
            c.value("supplier_code"),
            c.value("recipient_code"),
        )
        for c in transfers_in(extractor, text)
    }
    assert {("artillery", "12", "AUS", "FJI"), ("small_arms", "400", "AUS", "FJI")} <= found


def test_lines_after_a_full_sentence_belong_to_no_list(extractor: Extractor) -> None:
    lines = ["Australia announced an arms package for Fiji.", "The package includes:", "- 12 howitzers."]
    text = "\n\n".join([*lines, "The army is pleased.", "Rifles, again"])
    assert "small_arms" not in {claim.value("category_code") for claim in transfers_in(extractor, text)}
