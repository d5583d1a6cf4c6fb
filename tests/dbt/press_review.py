"""Articles that are copied, changed, moved and withdrawn, for the tests of sources and histories. All of them are invented."""

from __future__ import annotations

from datetime import date, datetime

from orchestration.warehouse.article_events import EventKind
from tests.dbt.raw_rows import RawRows, Slots
from tests.stories.labelled_pairs import EDITS, body_of, edited
from tests.stories.ten_reports import TEN_REPORTS
from tests.stories.written_stories import FIRST_STORIES

SECRET = "opensesame7"
SECRET_KEY = f"key={SECRET}&monkey=3"
AMBUSH = FIRST_STORIES[2]


def fill_press_review(rows: RawRows) -> None:
    """Every situation, one after the other."""
    copies = [body_of(AMBUSH), *(edit(AMBUSH) for edit in EDITS.values()), edited(AMBUSH, 3)]
    for number, body in enumerate(copies):
        _report(rows, f"copy_{number}", body, "NER", 23, day=1 + number // 3)
    for number, body in enumerate(TEN_REPORTS):
        _report(rows, f"own_{number}", body, "BFA", 31, day=1 + number // 4)
    _add_a_publisher_who_goes_back(rows)
    _add_endings(rows)
    _name_by_two_sources(rows)


def at(day: int, hour: int = 8) -> datetime:
    """A time in the month of all this."""
    return datetime(2024, 11, day, hour)  # noqa: DTZ001 - naive UTC


def _report(
    rows: RawRows, name: str, body: str, force: str, number: int, *, day: int, version: str = "1"
) -> str:
    article_version_id = rows.add_article(
        name,
        outlet=f"Outlet {name}",
        published=date(2024, 11, day),
        body=body,
        title=f"On {name}",
        version=version,
        url=f"https://me:{SECRET}@example.org/{name}?page=2&access_token={SECRET}&{SECRET_KEY}#top",
    )
    slots: Slots = {
        "force_code": force,
        "location_code": force,
        "status": "killed",
        "count_low": number,
        "count_high": number,
        "count_qualifier": "exact",
    }
    rows.add_claim(article_version_id, "troop_count", body.split(". ", maxsplit=1)[0], slots)
    return article_version_id


def _add_a_publisher_who_goes_back(rows: RawRows) -> None:
    for version, number, days in (("later", 5, [2]), ("first", 4, [1, 3])):
        article_version_id = _report(
            rows, "back", f"A mine killed {number} soldiers of Chad at Bosso. It was found late.", "TCD", number,
            day=1, version=version,
        )  # fmt: skip
        for day in days:
            rows.see(article_version_id, at(day))


def _add_endings(rows: RawRows) -> None:
    endings = {
        "retracted": [(EventKind.RETRACTED, at(2), True)],
        "gone": [(EventKind.GONE, at(2), False)],
        "missing_once": [(EventKind.NOT_FOUND, at(2), False)],
        "missing_twice": [(EventKind.NOT_FOUND, at(2), False), (EventKind.NOT_FOUND, at(3), False)],
        "missing_and_back": [(EventKind.NOT_FOUND, at(2), False), (EventKind.NOT_FOUND, at(3), False)],
    }
    for place, (name, events) in enumerate(endings.items()):
        body = f"Clashes at post {name} killed {60 + place} soldiers of Togo. A patrol had been sent there."
        article_version_id = _report(rows, name, body, "TGO", 60 + place, day=1)
        rows.see(article_version_id, at(1))
        for kind, event_at, is_in_text in events:
            rows.happen(article_version_id, kind, event_at, is_in_text=is_in_text)
        if name == "missing_and_back":
            rows.see(article_version_id, at(5))


def _name_by_two_sources(rows: RawRows) -> None:
    """Two feeds bring the same articles, of which one is withdrawn, and others one of them alone did not find."""
    for source_id in ("early", "late"):
        rows.add_source(source_id)
    for name, early, late in (
        ("own_0", "read", "read"),
        ("own_1", "gone", "read"),
        ("gone", "read", "gone"),
        ("missing_once", "duplicate", "gone"),
    ):
        rows.add_link("early", f"ver_{name}_1", early, at(1))
        rows.add_link("late", f"ver_{name}_1", late, at(2))
