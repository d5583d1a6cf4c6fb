"""The step of a run that collects: which sources, in whose name, and whether there is anything to do."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from orchestration.fetching.addresses import address_policy_from
from orchestration.fetching.run_rules import RunRules
from orchestration.sources.source_entries import SourceEntry, SourceEntryKind, SourceGroup
from orchestration.sources.source_list import read_source_list
from orchestration.steps.collecting.source_schedule import is_due
from orchestration.steps.web_access import fetcher_of, has_contact
from orchestration.warehouse.inbox_links import INBOX_SOURCE_ID
from orchestration.warehouse.source_link_queries import has_due_links, has_links
from orchestration.warehouse.source_store import count_changed_sources, poll_states, store_sources
from orchestration.warehouse.transactions import transaction

if TYPE_CHECKING:
    import duckdb

    from orchestration.settings import Settings
    from orchestration.steps.collecting.collection_records import CollectionCounts, DayRange, OnProgress


class UnknownSourceError(Exception):
    """A source is chosen by an id that no row of the list has."""


@dataclass(frozen=True, slots=True)
class CollectionChoice:
    """Which of the enabled sources: all, or those of these groups or ids; `days` asks for a back-fill."""

    groups: Collection[str] = ()
    source_ids: Collection[str] = ()
    days: DayRange | None = None

    @property
    def takes_inbox(self) -> bool:
        """Whether articles of lists that came as files are meant too."""
        return (
            self.days is None
            and not self.groups
            and (not self.source_ids or INBOX_SOURCE_ID in self.source_ids)
        )

    def chosen(self, entries: Collection[SourceEntry]) -> tuple[SourceEntry, ...]:
        """The sources of the web that are on and meant; one that is named by its id need not be on."""
        return tuple(
            entry
            for entry in entries
            if not entry.is_local
            and (entry.id in self.source_ids or (entry.enabled and not self.source_ids))
            and (not self.groups or entry.group.value in self.groups)
        )


_EVERYTHING = CollectionChoice()
# Articles named by lists that came as files; the source has no list of its own to look at.
_INBOX = SourceEntry(
    id=INBOX_SOURCE_ID,
    name="Lists taken in as files",
    kind=SourceEntryKind.FILES,
    url="data/inbox",
    group=SourceGroup.NEWS,
    enabled=True,
)


def collect_sources(
    connection: duckdb.DuckDBPyConnection,
    settings: Settings,
    now: datetime,
    choice: CollectionChoice = _EVERYTHING,
    on_progress: OnProgress = lambda *_: None,
) -> CollectionCounts | None:
    """Take data/sources.yml in, then collect from what is chosen; None where that is nothing. `now` is naive UTC.

    Raises:
        SourceListError: if the file has mistakes.
        UnknownSourceError: if an id is chosen that no source has.
        WebSetupError: if nobody said who asks.
    """
    entries = read_source_list(settings.sources_file)
    _check_ids(choice, entries)
    with transaction(connection):
        store_sources(connection, entries, now)
    chosen = choice.chosen(entries)
    if choice.takes_inbox and has_due_links(connection, [INBOX_SOURCE_ID], now):
        if not chosen and not has_contact(settings):
            return None  # nobody asked for the web; the links wait, and the status says so
        chosen = (*chosen, _INBOX)
    if not chosen:
        return None
    from orchestration.steps.collecting.collection import collect
    from orchestration.steps.collecting.collection_records import CollectionTask

    task = CollectionTask(
        connection,
        chosen,
        fetcher_of(settings),
        now,
        f"load_{now:%Y%m%dT%H%M%SZ}",
        settings.download_dir,
        rules=RunRules(own_hosts=address_policy_from(settings.allowed_internal).allowed_internal),
        days=choice.days,
    )
    return collect(task, on_progress)


def has_due_sources(connection: duckdb.DuckDBPyConnection, settings: Settings, now: datetime) -> bool:
    """Whether a source's list or an article is due, or a row of the file is not as it was; asks nobody."""
    written = read_source_list(settings.sources_file)
    entries = _EVERYTHING.chosen(written)
    states = poll_states(connection)
    for entry in entries:
        if entry.kind is SourceEntryKind.PAGE:
            if not has_links(connection, entry.id):
                return True
        elif is_due(entry, states.get(entry.id), now):
            return True
    if count_changed_sources(connection, written):
        return True
    inbox = [INBOX_SOURCE_ID] if entries or has_contact(settings) else []
    return has_due_links(connection, [*(entry.id for entry in entries), *inbox], now)


def _check_ids(choice: CollectionChoice, entries: Collection[SourceEntry]) -> None:
    unknown = sorted(set(choice.source_ids) - {INBOX_SOURCE_ID, *(entry.id for entry in entries)})
    if unknown:
        message = f"no source has the id {', '.join(unknown)}"
        raise UnknownSourceError(message)


def describe_collection(counts: CollectionCounts) -> str:
    """What a collecting did, in one line for people."""
    states = ", ".join(f"{n:,} {state}" for state, n in sorted(counts.link_states.items()))
    failed = f", {counts.n_lists_failed:,} not to be had" if counts.n_lists_failed else ""
    gaps = f"; {counts.n_gaps:,} gaps found" if counts.n_gaps else ""
    return (
        f"{counts.n_sources:,} sources: {counts.n_lists:,} lists read ({counts.n_lists_not_modified:,} as before{failed}), "
        f"{counts.n_new_links:,} new articles named, {counts.n_new_versions:,} new article versions"
        + (f" ({states})" if states else "")
        + gaps
    )
