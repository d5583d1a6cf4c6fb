"""What is found out about a web site before it becomes a source; plain records, times naive UTC."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from orchestration.fetching.fetch_records import FetchRequest, FetchResult, HostState

if TYPE_CHECKING:
    from orchestration.sources.link_records import LinkList
    from orchestration.sources.source_entries import SourceEntryKind

Ask = Callable[[FetchRequest], tuple[FetchResult, HostState]]
"""A request in; what became of it and what is known of the host that answered, its robots.txt above all."""


class DiscoveryError(Exception):
    """There is nothing to collect at this address; the text is one sentence for people."""


class Origin(StrEnum):
    """How an address came to be tried, the surest first."""

    GIVEN = "given"
    NAMED = "named by the page"
    ROBOTS = "named by robots.txt"
    GUESSED = "guessed"


@dataclass(frozen=True, slots=True)
class Candidate:
    """An address where a list may be, and what the page calls it."""

    url: str
    origin: Origin
    title: str = ""


@dataclass(frozen=True, slots=True)
class Sample:
    """One article of a list; `published` is None where the list gives no date that can be right."""

    title: str
    url: str | None
    published: datetime | None


@dataclass(frozen=True, slots=True)
class ListFigures:
    """What a list promises: articles a day and the longest quiet time between two of them, both None where no dates tell."""

    n_entries: int
    n_dated: int
    newest: datetime | None
    per_day: float | None
    longest_gap: timedelta | None
    language: str | None
    samples: tuple[Sample, ...]


@dataclass(frozen=True, slots=True)
class TriedList:
    """What came of a candidate: a list, or `problem` in words. `url` is the address to ask from now on."""

    candidate: Candidate
    url: str
    result: FetchResult
    problem: str | None = None
    kind: SourceEntryKind | None = None
    links: LinkList | None = None
    figures: ListFigures | None = None
    n_child_lists: int = 0
    is_news_sitemap: bool = False


@dataclass(frozen=True, slots=True)
class RobotsAnswer:
    """What a host's robots.txt says to us; `are_articles_allowed` is None where no article is known yet."""

    host: str
    status: int | None
    words: str
    crawl_delay: float = 0.0
    sitemaps: tuple[str, ...] = ()
    are_articles_allowed: bool | None = None


@dataclass(frozen=True, slots=True)
class LicenceSignal:
    """One word about what may be done with the texts: where it stands, as found, and whether it reserves mining."""

    place: str
    text: str
    is_reservation: bool = False


@dataclass(frozen=True, slots=True)
class Discovery:
    """All that was found out; `chosen` is one of `tried`, and `reasons` say why it is the best of them."""

    asked_url: str
    robots: RobotsAnswer
    tried: tuple[TriedList, ...]
    chosen: TriedList
    reasons: tuple[str, ...]
    signals: tuple[LicenceSignal, ...]
    site_title: str = ""
    fill_gaps_from: str | None = None

    @property
    def figures(self) -> ListFigures:
        """The figures of the chosen list."""
        assert self.chosen.figures is not None
        return self.chosen.figures

    @property
    def reservation(self) -> LicenceSignal | None:
        """The first signal that keeps the texts from being mined, None where there is none."""
        return next((signal for signal in self.signals if signal.is_reservation), None)
