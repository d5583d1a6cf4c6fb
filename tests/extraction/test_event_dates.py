"""Which date is the event's: not the day of saying, not the start of a span, not that of a law; and the day of official acts."""

from __future__ import annotations

from datetime import date

import pytest

from orchestration.extraction import Extractor, document_from_article, document_record

# Published on Friday 2024-10-18; the list of claims, the text, the date of each claim in text order.
CASES = [
    ("arms_transfers", "The ministry announced on Tuesday that Norway will send 22 howitzers to Ukraine.", ["2024-10-15"]),
    ("arms_transfers", "Norway said on Tuesday that it would send 22 howitzers to Ukraine.", ["2024-10-15"]),
    ("arms_transfers", "Norway has sent 22 howitzers to Ukraine since 2022.", [None]),
    ("arms_transfers", "Since Russia invaded in February 2022, Norway has sent 22 howitzers to Ukraine.", [None]),
    ("arms_transfers", "Norway sent Ukraine 22 howitzers that it bought from Sweden in 1998.", [None]),
    ("sanctions", "Canada imposed sanctions on two Russian banks under the Special Economic Measures Act of 1992.", [None]),
    ("sanctions", "Canada said on Monday it had imposed sanctions on two Russian banks.", ["2024-10-14"]),
    (
        "sanctions",
        "Canada imposed sanctions on two Russian banks on Monday.\n\nCanada also sanctioned three Iranian airlines.",
        ["2024-10-14", "2024-10-14"],
    ),
    ("arms_transfers", "Norway sent Ukraine 22 howitzers last spring.", ["2024"]),
    ("arms_transfers", "Norway sent Ukraine 22 howitzers last autumn.", ["2023"]),
    ("troop_counts", "Four Malian soldiers were killed on Monday. Another 12 Malian soldiers were wounded.", ["2024-10-14"] * 2),
]  # fmt: skip
OFFICIAL_CASES = [
    ("sanctions", "The Department of State is imposing sanctions on two Russian banks.", ["2024-10-18"]),
    ("sanctions", "In addition, the Department of State sanctioned two Russian banks.", ["2024-10-18"]),
    ("sanctions", "The Department of State sanctioned two Russian banks in 2022.", ["2022"]),
    ("arms_transfers", "The United States will provide Ukraine with 300 artillery rounds in this package.", ["2024-10-18"]),
]  # fmt: skip


def _dates(
    extractor: Extractor, claim_list: str, body: str, outlet: str | None = None, title: str = ""
) -> list[str | None]:
    document = document_from_article(
        title=title, body=body, published_date=date(2024, 10, 18), language="en", outlet=outlet
    )
    record = document_record("test", extractor.extract(document).claims)
    return [claim["date"] for claim in record[claim_list]]


@pytest.mark.parametrize(("claim_list", "body", "dates"), CASES)
def test_the_date_is_the_event_s_own(
    extractor: Extractor, claim_list: str, body: str, dates: list[str | None]
) -> None:
    assert _dates(extractor, claim_list, body) == dates


@pytest.mark.parametrize(("claim_list", "body", "dates"), OFFICIAL_CASES)
def test_an_official_text_does_what_it_says_on_its_day(
    extractor: Extractor, claim_list: str, body: str, dates: list[str | None]
) -> None:
    assert _dates(extractor, claim_list, body, "U.S. Department of State") == dates


def test_a_headline_takes_date_and_claimant_from_the_text_below_it(extractor: Extractor) -> None:
    document = document_from_article(
        title="Norway sends 22 howitzers to Ukraine",
        body="Norway sent 22 howitzers to Ukraine on Monday, the ministry said.",
        published_date=date(2024, 10, 18),
        language="en",
    )
    (claim,) = document_record("test", extractor.extract(document).claims)["arms_transfers"]
    assert (claim["date"], claim["attributed_to"]) == ("2024-10-14", "the ministry")
