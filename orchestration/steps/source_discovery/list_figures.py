"""What a list of articles promises, from its own entries: how many, how dated, how often, in which language."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from orchestration.sources.languages import article_language, primary_tag
from orchestration.steps.source_discovery.discovery_records import ListFigures, Sample

if TYPE_CHECKING:
    from datetime import datetime

    from orchestration.sources.link_records import FoundLink, LinkList

N_SAMPLES = 3
_DAY_SECONDS = 86_400
_SHORTEST_SPAN = 3_600  # seconds: entries that all came in one hour tell nothing about a day


def figures_of(links: LinkList, page_language: str | None = None) -> ListFigures:
    """The figures; `page_language` is what the site's page says of itself, asked only after the list and its entries."""
    times = sorted((time for link in links.links if (time := link_time(link))), reverse=True)
    span = (times[0] - times[-1]).total_seconds() if times else 0.0
    has_span = span >= _SHORTEST_SPAN
    gaps = [later - earlier for later, earlier in pairwise(times)]
    return ListFigures(
        n_entries=len(links.links),
        n_dated=len(times),
        newest=times[0] if times else None,
        per_day=(len(times) - 1) / (span / _DAY_SECONDS) if has_span else None,
        longest_gap=max(gaps) if has_span else None,
        language=_language(links, page_language),
        samples=tuple(Sample(one.title, one.url, link_time(one)) for one in _newest(links)),
    )


def link_time(link: FoundLink) -> datetime | None:
    """When an article came out, else when it was changed, as the list has it."""
    told = link.published or link.modified
    return told.at if told else None


def _newest(links: LinkList) -> list[FoundLink]:
    """The newest entries first, those without a date behind them in the list's own order."""
    dated = [link for link in links.links if link_time(link)]
    dated.sort(key=lambda link: str(link_time(link)), reverse=True)
    undated = [link for link in links.links if not link_time(link)]
    return [*dated, *undated][:N_SAMPLES]


def _language(links: LinkList, page_language: str | None) -> str | None:
    of_entries = Counter(tag for link in links.links if (tag := primary_tag(link.language)))
    told = primary_tag(links.language) or next((tag for tag, _n in of_entries.most_common(1)), None)
    words = " ".join(f"{link.title}. {link.summary or ''}" for link in links.links[:50])
    tag = article_language(told or page_language, words)
    return None if tag == "und" else tag
