"""A site that shows one sentence beside every article, and a wire story in five papers and at five addresses of one paper.

All of it is invented.
"""

from __future__ import annotations

from datetime import date

from tests.dbt.raw_rows import RawRows, Slots
from tests.stories.labelled_pairs import body_of
from tests.stories.more_written_stories import MORE_STORIES
from tests.stories.written_stories import FIRST_STORIES

RAIL = "Norway has delivered 9999 tanks to Moldova, the ministry said."
_WIRE_CLAIM = "Chile has agreed to sell Peru 17 patrol boats, both ministries said."


def fill_busy_sites(rows: RawRows) -> None:
    """Twelve stories with the rail between their paragraphs, and the wire story ten times."""
    stories = (*MORE_STORIES, *FIRST_STORIES[3:])
    reports = [text for story in stories for text in (body_of(story), story.other_report) if text]
    wire, *others = reports[:13]
    for number, body in enumerate(others):
        lead, _, rest = body.partition("\n")
        version = rows.add_article(
            f"rail_{number}",
            outlet="Busy Site",
            published=date(2024, 10, 1 + 2 * number),
            body=f"{lead}\n\n{RAIL}\n\n{rest.strip()}",
            title=f"Story {number}",
        )
        rows.add_claim(version, "arms_transfer", RAIL, _sale("NOR", "MDA", "armoured_vehicle", 9999))
    lead, _, rest = wire.partition("\n")
    outlets = [*(f"Wire Paper {number}" for number in range(5)), *["One Paper"] * 5]
    for number, outlet in enumerate(outlets):
        version = rows.add_article(
            f"wired_{number}",
            outlet=outlet,
            published=date(2024, 10, 3),
            body=f"{lead} {_WIRE_CLAIM}\n\n{rest.strip()} It was edition {number}.",
            title="Boats for Peru",
        )
        rows.add_claim(version, "arms_transfer", _WIRE_CLAIM, _sale("CHL", "PER", "ship", 17))


def _sale(supplier: str, recipient: str, category: str, number: int) -> Slots:
    told: dict[str, str | int] = {"supplier_code": supplier, "recipient_code": recipient}
    told |= {"category_code": category, "stage": "delivered", "quantity_qualifier": "exact"}
    return told | {"quantity_low": number, "quantity_high": number}
