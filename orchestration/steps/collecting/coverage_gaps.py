"""Telling that a list moved on while nobody looked: what it names now has nothing in common with what it named before.

Filling a gap is done by asking the source's `fill_gaps_from`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from orchestration.warehouse.source_store import CoverageGap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orchestration.sources.link_records import FoundLink


@dataclass(frozen=True, slots=True)
class ListHistory:
    """What was known of a source's list before this look.

    When it was last had, whether any article that it names now was known, and how many it named a day up to then.
    """

    last_listed_at: datetime | None
    is_any_known: bool
    links_per_day: float | None


def find_gap(
    source_id: str, links: Sequence[FoundLink], history: ListHistory, now: datetime
) -> CoverageGap | None:
    """The time between the last look and the oldest article that is listed now, if no listed article was known before."""
    if history.last_listed_at is None or history.is_any_known or not links:
        return None
    dates = [link.published.at for link in links if link.published is not None]
    gap_start = history.last_listed_at
    gap_end = max(min(dates, default=now), gap_start)
    if gap_end - gap_start < timedelta(minutes=1):
        return None
    days = (gap_end - gap_start) / timedelta(days=1)
    estimate = round(history.links_per_day * days) if history.links_per_day is not None else None
    return CoverageGap(source_id, gap_start, gap_end, estimate, now)


def links_in_gap(links: Sequence[FoundLink], gap: CoverageGap) -> list[FoundLink]:
    """Those of a longer list that belong into a gap: published or changed in its time, or without a date."""
    dated = [(link, link.published or link.modified) for link in links]
    return [link for link, told in dated if told is None or gap.gap_start <= told.at <= gap.gap_end]
