"""What one collecting is given, remembers of its requests, and counts; plain records."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING

from orchestration.fetching.run_rules import RunRules
from orchestration.sources.page_reader import PageReader

if TYPE_CHECKING:
    from pathlib import Path

    import duckdb

    from orchestration.fetching.fetch_records import Validators
    from orchestration.fetching.fetcher import Fetcher
    from orchestration.sources.sitemap_rules import SitemapWalk
    from orchestration.sources.source_entries import SourceEntry
    from orchestration.warehouse.source_link_queries import DueLink
    from orchestration.warehouse.source_store import CoverageGap

OnProgress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class DayRange:
    """Days from `first` to `last`, both counted in, for which a source is filled up."""

    first: date
    last: date

    def __post_init__(self) -> None:
        """Raises ValueError for a range that ends before it begins."""
        if self.last < self.first:
            message = f"the last day, {self.last}, lies before the first, {self.first}"
            raise ValueError(message)

    def holds(self, moment: datetime) -> bool:
        """Whether a time (naive UTC) lies in it."""
        return self.first <= moment.date() <= self.last


@dataclass(frozen=True, slots=True)
class CollectionTask:
    """What one collecting works with; `now` is naive UTC and the time of the whole collecting.

    `entries` are the sources to look at, whether due is decided by the collecting. `days` asks for a back-fill: then the
    lists are read whether they are due or not, and only articles of these days are taken from them. `new_reader` gives what
    reads the pages, for as long as the collecting takes.
    """

    connection: duckdb.DuckDBPyConnection
    entries: tuple[SourceEntry, ...]
    fetcher: Fetcher
    now: datetime
    load_id: str
    download_dir: Path
    rules: RunRules = field(default_factory=RunRules)
    days: DayRange | None = None
    most_rechecks: int = 200
    new_reader: Callable[[], AbstractContextManager[PageReader]] = PageReader


@dataclass(slots=True)
class ListTree:
    """A source's list and the lists below it, in one collecting.

    What servers said of the versions of index lists is kept until every list below was read: else a list that was
    missed would stay missed as long as its index does not change.
    """

    walk: SitemapWalk
    n_open: int = 1
    is_whole: bool = True
    index_validators: dict[str, Validators] = field(default_factory=dict)
    n_filled: Counter[str] = field(default_factory=Counter)  # new articles by the gap that they fill

    def close_one(self, n_children: int, *, is_good: bool) -> dict[str, Validators]:
        """One list was answered and names so many others; returns what may be stored, which is nothing before the last one."""
        self.n_open += n_children - 1
        self.is_whole &= is_good
        return self.index_validators if self.is_read else {}

    @property
    def is_read(self) -> bool:
        """Whether every list of it was answered, and well."""
        return self.n_open == 0 and self.is_whole


@dataclass(frozen=True, slots=True)
class AskedList:
    """A request for a list: whose, how deep below the source's own (1), and the gaps that it is to fill."""

    entry: SourceEntry
    tree: ListTree
    depth: int = 1
    gaps: tuple[CoverageGap, ...] = ()
    is_filler: bool = False


@dataclass(frozen=True, slots=True)
class AskedPage:
    """A request for an article, and others that wait for its answer because they name the same address."""

    entry: SourceEntry
    link: DueLink
    waiting: list[DueLink] = field(default_factory=list)


@dataclass(slots=True)
class CollectionCounts:
    """What one collecting did; `link_states` counts the articles asked for by where they stand now."""

    n_sources: int = 0
    n_lists: int = 0
    n_lists_not_modified: int = 0
    n_lists_failed: int = 0
    n_new_links: int = 0
    n_requests: int = 0
    n_new_versions: int = 0
    n_not_modified: int = 0
    n_gaps: int = 0
    link_states: Counter[str] = field(default_factory=Counter)
