"""The time of day, for the few places that stamp what they write; nothing that decides a claim may call it."""

from __future__ import annotations

from datetime import UTC, datetime


def utc_now() -> datetime:
    """The time now in UTC, without a zone, to the second: as the warehouse stores it."""
    return datetime.now(UTC).replace(tzinfo=None, microsecond=0)  # noqa: TID251 - the one place


def utc_now_exactly() -> datetime:
    """The time now in UTC, without a zone, to the microsecond: for what is ordered by it."""
    return datetime.now(UTC).replace(tzinfo=None)  # noqa: TID251 - the one place
