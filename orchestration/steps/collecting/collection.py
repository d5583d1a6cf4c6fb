"""One collecting: lists of due sources, then their articles, from all hosts side by side, written by this one thread.

An answer is stored in one transaction with everything that follows from it (and with other answers that are there at the same
moment), so a stop at any moment loses nothing and doubles nothing: what was not stored is asked for again.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from orchestration.fetching.fetch_records import FetchRequest, ResourceKind, Validators
from orchestration.fetching.fetch_run import fetch_all
from orchestration.sources.canonical_urls import canonical_url
from orchestration.sources.link_records import FoundLink
from orchestration.sources.page_reader import PageReader
from orchestration.sources.source_addresses import MissingVariableError
from orchestration.sources.source_entries import SourceEntryKind
from orchestration.steps.collecting.archive_handling import ArchiveHandler
from orchestration.steps.collecting.collection_records import (
    AskedList,
    AskedPage,
    CollectionCounts,
    CollectionTask,
    OnProgress,
)
from orchestration.steps.collecting.entry_handling import EntryHandler
from orchestration.steps.collecting.list_handling import ListHandler, filler_request, new_tree
from orchestration.steps.collecting.list_reading import RESOURCE_KINDS
from orchestration.steps.collecting.page_handling import PageHandler, duplicate_of
from orchestration.steps.collecting.source_schedule import is_due
from orchestration.steps.web_access import asked_address
from orchestration.warehouse.request_store import (
    known_hosts,
    known_validators,
    store_hosts,
    store_requests,
)
from orchestration.warehouse.source_link_queries import DueLimits, count_first_asked, due_links, reading_links
from orchestration.warehouse.source_link_store import ListPlace, merge_links
from orchestration.warehouse.source_store import poll_states, unfilled_gaps
from orchestration.warehouse.transactions import transaction

if TYPE_CHECKING:
    from orchestration.fetching.fetch_records import FetchResult, HostState
    from orchestration.fetching.fetch_run import FetchRun
    from orchestration.sources.source_entries import SourceEntry
    from orchestration.warehouse.source_link_queries import DueLink
    from orchestration.warehouse.source_store import PollState

_KEEP_FILLING = timedelta(days=7)
_MOST_OF_A_BACK_FILL = 50_000  # new articles; the next run goes on from there
_MOST_AT_ONCE = 16  # answers of one transaction


def collect(task: CollectionTask, on_progress: OnProgress = lambda *_: None) -> CollectionCounts:
    """Ask for everything that is due; `on_progress` gets requests done, requests known so far, and a note."""
    counts = CollectionCounts(n_sources=len(task.entries))
    with (
        task.new_reader() as reader,
        fetch_all([], task.fetcher, known_hosts(task.connection), task.rules) as run,
    ):
        _Collection(task, counts, reader, run, on_progress).go()
    return counts


class _Collection:
    """The bookkeeping of one collecting: what each request was for."""

    def __init__(
        self,
        task: CollectionTask,
        counts: CollectionCounts,
        reader: PageReader,
        run: FetchRun,
        on_progress: OnProgress,
    ) -> None:
        self._task = task
        self._counts = counts
        self._run = run
        self._on_progress = on_progress
        self._archives = ArchiveHandler(task, counts, reader)
        self._lists = ListHandler(task, counts, EntryHandler(task, counts, reader), self._archives)
        self._pages = PageHandler(task, counts, reader)
        # A list may be wanted for two reasons.
        self._asked: dict[FetchRequest, list[AskedList | AskedPage]] = {}
        self._pages_by_address: dict[str, AskedPage] = {}
        self._seen_links: set[str] = set()
        self._n_rechecks: Counter[str] = Counter()

    def go(self) -> None:
        """Ask, store, follow, until nothing is left."""
        states = poll_states(self._task.connection)
        for entry in self._task.entries:
            self._look_at(entry, states.get(entry.id))
            self._ask_fillers(entry)
            self._ask_pages(entry)
        for first in self._run:
            self._take([first, *self._run.ready(_MOST_AT_ONCE - 1)])
        with transaction(self._task.connection):  # hosts that only redirected are told by no result
            store_hosts(self._task.connection, self._run.host_states().values())
        for entry in self._task.entries:  # last of all: it may take hours, and nobody is to wait for it
            if entry.kind is SourceEntryKind.ARCHIVE and not entry.is_local:
                self._read_archive(entry)

    def _look_at(self, entry: SourceEntry, state: PollState | None) -> None:
        """Ask for the source's list, if it has one that is due."""
        if entry.kind is SourceEntryKind.PAGE:
            self._name_single_page(entry)
        elif entry.is_local:
            pass  # its links were noted when its files were read
        elif entry.kind is SourceEntryKind.ARCHIVE and not self._archives.is_to_be_asked(entry):
            pass  # it is read on from where it was left, at the end
        elif self._task.days is not None or is_due(entry, state, self._task.now):
            self._ask_list(entry)

    def _read_archive(self, entry: SourceEntry) -> None:
        for n_pages in self._archives.read(entry):
            note = f"{entry.name}: {n_pages:,} pages of the archive"
            self._on_progress(self._counts.n_requests, self._counts.n_requests, note)

    def _take(self, answers: list[tuple[FetchResult, HostState]]) -> None:
        """Store answers that are there together in one transaction, then ask for what follows from them."""
        asked = [(result, item) for result, _ in answers for item in self._asked.pop(result.request)]
        pages = [(result, item) for result, item in asked if isinstance(item, AskedPage)]
        lists = [(result, item) for result, item in asked if isinstance(item, AskedList)]
        followers: list[tuple[FetchRequest, AskedList]] = []
        with transaction(self._task.connection):
            results = [result for result, _ in answers]
            store_requests(self._task.connection, results, self._task.load_id, self._counts.n_requests + 1)
            store_hosts(self._task.connection, [host for _, host in answers])
            if pages:
                self._pages.handle(pages)
            for result, item in lists:
                followers += self._lists.handle(result, item)
        self._counts.n_requests += len(answers)
        for _, page in pages:
            self._pages_by_address.pop(canonical_url(page.link.url) or page.link.url, None)
        for entry in dict.fromkeys(item.entry for _, item in lists):
            self._ask_pages(entry)
        for request, next_list in followers:
            self._ask(request, next_list)
        known = self._counts.n_requests + len(self._asked)
        self._on_progress(self._counts.n_requests, known, asked[-1][1].entry.name)

    def _name_single_page(self, entry: SourceEntry) -> None:
        place = ListPlace(entry.id, entry.url, self._task.now, self._task.load_id)
        with transaction(self._task.connection):
            merge_links(self._task.connection, place, [FoundLink(entry.url)])

    def _ask_list(self, entry: SourceEntry) -> None:
        url = entry.url
        if self._task.days is not None and entry.fill_gaps_from is not None:
            url = entry.fill_gaps_from
        is_other = url != entry.url
        kind = ResourceKind.SITEMAP if is_other else RESOURCE_KINDS[entry.kind]
        file = self._archives.file_for(entry) if kind is ResourceKind.ARCHIVE else None
        request = FetchRequest(url, kind, entry.id, save_to=file)
        self._ask(request, AskedList(entry, new_tree(url), is_filler=is_other))

    def _ask_fillers(self, entry: SourceEntry) -> None:
        """Ask again for the longer list of a gap that could not be had when the gap was found."""
        if entry.fill_gaps_from is None or self._task.days is not None:
            return
        gaps = unfilled_gaps(self._task.connection, entry.id, self._task.now - _KEEP_FILLING)
        if gaps:
            self._ask(*filler_request(entry, gaps))

    def _ask_pages(self, entry: SourceEntry) -> None:
        """Ask for the source's due articles that were not asked for yet, within its daily number of new ones."""
        now = self._task.now
        midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
        asked_today = count_first_asked(self._task.connection, entry.id, midnight)
        n_open = sum(
            isinstance(asked, AskedPage) and asked.entry.id == entry.id and asked.link.first_read_at is None
            for askers in self._asked.values()
            for asked in askers
        )
        days = self._task.days
        # Who asks for certain days wants them in one run; they alone are asked for then.
        most_new = max(entry.max_new_per_day - asked_today, 0) if days is None else _MOST_OF_A_BACK_FILL
        limits = DueLimits(
            most_new,
            max(self._task.most_rechecks - self._n_rechecks[entry.id], 0),
            first_day=days.first if days else None,
            last_day=days.last if days else None,
        )
        links = due_links(self._task.connection, entry.id, now, limits)
        fresh = [link for link in links if link.link_id not in self._seen_links]
        room = max(most_new - n_open, 0)
        new = [link for link in fresh if link.first_read_at is None][:room]
        known = [link for link in fresh if link.first_read_at is not None]
        self._n_rechecks[entry.id] += len(known)
        addresses = [address for link in new if (address := canonical_url(link.url))]
        readers = reading_links(self._task.connection, canonical_urls=addresses)
        held = {canonical_url(link.url): link for link in readers}
        for link in [*new, *known]:
            self._ask_page(entry, link, held.get(canonical_url(link.url)))

    def _ask_page(self, entry: SourceEntry, link: DueLink, reader: DueLink | None) -> None:
        """Ask for an article, unless its address is asked for already or was read through another entry, `reader`."""
        self._seen_links.add(link.link_id)
        address = canonical_url(link.url) or link.url
        in_flight = self._pages_by_address.get(address)
        if in_flight is not None:
            in_flight.waiting.append(link)
            return
        if link.article_id is None and reader is not None and reader.link_id != link.link_id:
            with transaction(self._task.connection):
                self._pages.note([duplicate_of(link, reader, None, self._task.now)])
            return
        asked = AskedPage(entry, link)
        self._pages_by_address[address] = asked
        self._ask(FetchRequest(link.url, ResourceKind.PAGE, entry.id), asked)

    def _ask(self, request: FetchRequest, asked: AskedList | AskedPage) -> None:
        """Ask with the validators of what we hold, except where a list is read for a gap or certain days: it must come whole."""
        try:
            address = asked_address(request.url)
        except MissingVariableError as error:
            self._leave_out(asked, str(error))
            return
        if isinstance(asked, AskedPage):
            is_held, list_of = asked.link.article_version_id is not None, ""
        else:
            is_held, list_of = not asked.gaps and self._task.days is None, asked.entry.id
        told = (
            known_validators(self._task.connection, {request.url, address}, list_of=list_of)
            if is_held
            else {}
        )
        validators = told.get(address) or told.get(request.url) or Validators()
        request = replace(request, url=address, validators=validators)
        askers = self._asked.setdefault(request, [])
        askers.append(asked)
        if len(askers) == 1:
            self._run.add(request)

    def _leave_out(self, asked: AskedList | AskedPage, reason: str) -> None:
        """A source whose token the environment does not hold is not asked, and says why; the others are."""
        if isinstance(asked, AskedList):
            with transaction(self._task.connection):
                self._lists.leave_out(asked, reason)
