"""Reading the times of a page's fields, which people fill in: no words around them; without its zone a clock time is not kept."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from orchestration.sources.source_records import PublishedPrecision
from orchestration.sources.written_times import FieldHabits, parse_written_time

if TYPE_CHECKING:
    from collections.abc import Iterator

    from orchestration.sources.publication_times import PublicationTime

_HABITS = FieldHabits(may_hold_words=False, is_utc_without_zone=False, has_short_years=False)
_LABEL = re.compile(
    r"^(?:(?:first\s+)?(?:published|posted|issued|created|released|date(?:\s+of\s+(?:issue|publication))?|publié(?:\s+le)?|"
    r"veröffentlicht(?:\s+am)?|publicado(?:\s+el)?|опубликовано|опубліковано|дата(?:\s+публикации|\s+публікації)?)"
    r"(?:\s+on|\s+at)?)\s*:?\s+",
    re.IGNORECASE,
)


def parse_field_time(text: str) -> PublicationTime | None:
    """The time that a field states, in UTC; None where it states none or may mean two days.

    >>> parse_field_time("Tue, 05 Mar 2024 01:30:00 EET").at.isoformat()
    '2024-03-04T23:30:00'
    >>> parse_field_time("5 марта 2024, 10:30").precision.value
    'day'
    >>> parse_field_time("03/04/2024") is None, parse_field_time("2021 tanks") is None
    (True, True)
    """
    return parse_written_time(_LABEL.sub("", text.strip()), _HABITS)


def first_field_time(texts: Iterator[str | None]) -> tuple[str, PublicationTime] | None:
    """The first text that states a time, with the time."""
    for text in texts:
        told = parse_field_time(text) if text else None
        if text and told:
            return text, told
    return None


def iso_form(told: PublicationTime) -> str:
    """ISO 8601 of as much as was told; UTC."""
    match told.precision:
        case PublishedPrecision.SECOND:
            return told.at.isoformat() + "Z"
        case PublishedPrecision.DAY:
            return told.at.date().isoformat()
        case PublishedPrecision.MONTH:
            return f"{told.at:%Y-%m}"
        case PublishedPrecision.YEAR:
            return f"{told.at:%Y}"
