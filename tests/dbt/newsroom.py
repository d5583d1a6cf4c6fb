"""The articles and claims from which the tests build a warehouse. All of them are invented."""

from __future__ import annotations

from datetime import date

from tests.dbt.raw_rows import RawRows, Slots

HOWITZERS: Slots = {
    "supplier_code": "NOR",
    "recipient_code": "UKR",
    "category_code": "artillery",
    "stage": "delivered",
}
JETS: Slots = {
    "supplier_code": "FRA",
    "recipient_code": "UKR",
    "category_code": "aircraft",
    "stage": "agreed",
}
BOATS: Slots = {
    "supplier_code": "SWE",
    "recipient_code": "KEN",
    "category_code": "ship",
    "stage": "delivered",
}
KILLED: Slots = {"force_code": "MLI", "location_code": "MLI", "status": "killed"}
TWO_MEN: Slots = {
    "imposer_code": "EU",
    "action": "imposed",
    "target_type": "individual",
    "target_country_code": "BLR",
    "target_count_low": 2,
    "target_count_high": 2,
    "target_count_qualifier": "exact",
}
WIRE_STORY = (
    "France will hand twelve fighter jets to Ukraine by the end of the summer, the minister told reporters after a"
    " meeting of donors in the old town hall. Pilots have been trained at two bases since the winter. The jets come"
    " with spare engines, and a second lot may follow if the parliament agrees to pay for it next year."
)
WIRE_SENTENCE = WIRE_STORY[: WIRE_STORY.index(" Pilots")]


def fill_newsroom(rows: RawRows) -> None:
    """Every situation that the tests ask about, one after the other."""
    _add_one_delivery_told_twice_and_denied(rows)
    _add_one_wire_story_in_three_papers(rows)
    _add_an_article_that_was_corrected(rows)
    _add_two_deliveries_far_apart(rows)
    _add_claims_that_name_nobody_or_a_new_group(rows)
    _add_one_round_of_sanctions(rows)


def _add_one_delivery_told_twice_and_denied(rows: RawRows) -> None:
    first = rows.add_article(
        "howitzers_first",
        outlet="Example Times",
        published=date(2024, 3, 15),
        body="Norway shipped about 40 howitzers to Ukraine. \U0001f4e6 Oslo has sent none, its embassy said.",
        title="Guns go east",
    )
    rows.add_claim(
        first,
        "arms_transfer",
        "Norway shipped about 40 howitzers to Ukraine.",
        {**HOWITZERS, "quantity_low": 40, "quantity_high": 40, "quantity_qualifier": "about"},
    )
    rows.add_claim(
        first, "arms_transfer", "Oslo has sent none, its embassy said.", HOWITZERS, polarity="denied"
    )
    second = rows.add_article(
        "howitzers_second",
        outlet="Daily Sample",
        published=date(2024, 3, 18),
        body="A convoy with 42 Norwegian howitzers reached Ukraine through Poland, a driver said.",
        title="Convoy arrives",
    )
    rows.add_claim(
        second,
        "arms_transfer",
        "A convoy with 42 Norwegian howitzers reached Ukraine through Poland, a driver said.",
        {**HOWITZERS, "quantity_low": 42, "quantity_high": 42, "quantity_qualifier": "exact"},
    )


def _add_one_wire_story_in_three_papers(rows: RawRows) -> None:
    twelve: Slots = {**JETS, "quantity_low": 12, "quantity_high": 12, "quantity_qualifier": "exact"}
    for day, (outlet, dateline) in enumerate(
        [("Wire", "LYON (Wire) - "), ("Paper A", ""), ("Paper B", "")], start=1
    ):
        version = rows.add_article(
            f"jets_{day}",
            outlet=outlet,
            published=date(2024, 5, day),
            body=dateline + WIRE_STORY,
            title=f"Jets for Kyiv, part {day}",
        )
        rows.add_claim(version, "arms_transfer", WIRE_SENTENCE, twelve)


def _add_an_article_that_was_corrected(rows: RawRows) -> None:
    for version, number, modified in (("2", 47, date(2024, 6, 2)), ("1", 74, None)):
        article_version_id = rows.add_article(
            "raid",
            outlet="Example Times",
            published=date(2024, 6, 1),
            body=f"A raid killed {number} soldiers of Mali near the river.",
            title="Raid",
            version=version,
            modified=modified,
        )
        rows.add_claim(
            article_version_id,
            "troop_count",
            f"A raid killed {number} soldiers of Mali near the river.",
            {**KILLED, "count_low": number, "count_high": number, "count_qualifier": "exact"},
        )


def _add_two_deliveries_far_apart(rows: RawRows) -> None:
    for month in (1, 7):
        version = rows.add_article(
            f"boats_{month}",
            outlet="Daily Sample",
            published=date(2024, month, 5),
            body="Sweden gave Kenya three boats.",
            title="Boats",
        )
        three: Slots = {**BOATS, "quantity_low": 3, "quantity_high": 3, "quantity_qualifier": "exact"}
        rows.add_claim(version, "arms_transfer", "Sweden gave Kenya three boats.", three)


def _add_claims_that_name_nobody_or_a_new_group(rows: RawRows) -> None:
    version = rows.add_article(
        "group",
        outlet="Example Times",
        published=date(2024, 8, 1),
        body="The Reed Front has up to 2,000 fighters. Some 900 men are on the move.",
        title="Reeds",
    )
    rows.add_claim(
        version,
        "troop_count",
        "The Reed Front has up to 2,000 fighters.",
        {"force_code": "reed-front", "status": "strength", "count_high": 2000, "count_qualifier": "at_most"},
    )
    rows.add_claim(
        version,
        "troop_count",
        "Some 900 men are on the move.",
        {"status": "deployed", "count_low": 900, "count_high": 900, "count_qualifier": "about"},
    )


def _add_one_round_of_sanctions(rows: RawRows) -> None:
    named = rows.add_article(
        "sanctions_named",
        outlet="Example Times",
        published=date(2024, 9, 2),
        body="The EU sanctioned Ola Berg and Per Dahl of Belarus.",
        title="Two men listed",
    )
    rows.add_claim(
        named,
        "sanction",
        "The EU sanctioned Ola Berg and Per Dahl of Belarus.",
        TWO_MEN,
        target_names=["Ola Berg", "Per Dahl"],
    )
    counted = rows.add_article(
        "sanctions_counted",
        outlet="Daily Sample",
        published=date(2024, 9, 3),
        body="Brussels put two Belarusians on its list.",
        title="List grows",
    )
    rows.add_claim(counted, "sanction", "Brussels put two Belarusians on its list.", TWO_MEN)
