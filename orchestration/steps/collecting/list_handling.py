"""What a look at a list leads to: new articles noted, child lists asked for, a gap found, all in one transaction."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from orchestration.fetching.fetch_records import FetchOutcome, FetchRequest, FetchResult, ResourceKind
from orchestration.fetching.redacted_urls import redacted_url
from orchestration.sources.canonical_urls import canonical_url
from orchestration.sources.sitemap_rules import SitemapWalk, within_window
from orchestration.sources.source_entries import SourceEntryKind, TextFrom
from orchestration.sources.source_records import QuarantinedInput, ReasonCode
from orchestration.sources.unreadable_input import UnreadableInputError
from orchestration.steps.collecting.collection_records import (
    AskedList,
    CollectionCounts,
    CollectionTask,
    ListTree,
)
from orchestration.steps.collecting.coverage_gaps import ListHistory, find_gap, links_in_gap
from orchestration.steps.collecting.list_reading import read_list, wanted_links
from orchestration.warehouse.article_rows import insert_quarantined
from orchestration.warehouse.request_store import renew_validators, store_validators
from orchestration.warehouse.source_link_queries import has_known_links, links_per_day
from orchestration.warehouse.source_link_store import ListPlace, link_id, merge_links, without_shared_guids
from orchestration.warehouse.source_store import SourcePoll, fill_gap, poll_states, store_gap, store_poll

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orchestration.fetching.fetch_records import Validators
    from orchestration.sources.link_records import FoundLink, LinkList, LinkProblem
    from orchestration.sources.source_entries import SourceEntry
    from orchestration.steps.collecting.archive_handling import ArchiveHandler
    from orchestration.steps.collecting.entry_handling import EntryHandler
    from orchestration.warehouse.source_store import CoverageGap

FIRST_WINDOW = timedelta(days=30)  # older articles of a sitemap are taken by a back-fill only
_OUTCOMES = {
    FetchOutcome.NOT_MODIFIED: "not_modified",
    FetchOutcome.GONE: "gone",
    FetchOutcome.REFUSED: "refused",
    FetchOutcome.DEFERRED: "deferred",
    FetchOutcome.FAILED: "failed",
}


class ListHandler:
    """Takes answers to requests for lists; called inside the transaction of the answer."""

    def __init__(
        self, task: CollectionTask, counts: CollectionCounts, entries: EntryHandler, archives: ArchiveHandler
    ) -> None:
        """`counts` is kept up to date; `entries` reads texts that stand in the list itself, `archives` take files."""
        self._task = task
        self._counts = counts
        self._entries = entries
        self._archives = archives
        self._states = poll_states(task.connection)

    def handle(self, result: FetchResult, asked: AskedList) -> list[tuple[FetchRequest, AskedList]]:
        """Store what the list says; returns the requests for further lists that follow."""
        self._counts.n_lists += 1
        if result.outcome is not FetchOutcome.FETCHED:
            self._note_no_list(result, asked)
            self._close(asked, 0, is_good=result.outcome is FetchOutcome.NOT_MODIFIED)
            return []
        if result.body_path is not None:
            self._archives.begin(result, asked.entry)
            return []
        try:
            found = read_list(result, self._task.now)
        except UnreadableInputError as error:
            self._counts.n_lists_failed += 1
            self._failed_poll(asked, "failed", error.reason_code.value, error.reason_text)
            self._close(asked, 0, is_good=False)
            return []
        return self._store_list(result, asked, found)

    def leave_out(self, asked: AskedList, reason: str) -> None:
        """Note that a list could not even be asked for."""
        self._counts.n_lists_failed += 1
        self._failed_poll(asked, "failed", "missing_variable", reason)

    def _close(self, asked: AskedList, n_children: int, *, is_good: bool) -> None:
        self._keep_validators(asked.tree.close_one(n_children, is_good=is_good), asked)
        if asked.tree.is_read:
            for gap in asked.gaps:
                n_filled = asked.tree.n_filled[gap.gap_id]
                fill_gap(self._task.connection, gap.gap_id, n_filled, self._task.now)

    def _keep_validators(self, told: dict[str, Validators], asked: AskedList) -> None:
        """Not those of a list of which only a part was taken, for a gap or certain days: else the rest would stay untaken."""
        if told and not asked.gaps and self._task.days is None:
            store_validators(self._task.connection, told, self._task.now, list_of=asked.entry.id)

    def _note_no_list(self, result: FetchResult, asked: AskedList) -> None:
        outcome = _OUTCOMES[result.outcome]
        if outcome == "not_modified":
            self._counts.n_lists_not_modified += 1
            renew_validators(self._task.connection, result, self._task.now, list_of=asked.entry.id)
        else:
            self._counts.n_lists_failed += 1
        code = result.reason.value if result.reason else None
        self._failed_poll(asked, outcome, code, result.reason_text)

    def _store_list(
        self, result: FetchResult, asked: AskedList, found: LinkList
    ) -> list[tuple[FetchRequest, AskedList]]:
        links = without_shared_guids(self._chosen(found.links, asked))
        gap = None if asked.is_filler or asked.depth > 1 else self._gap(links, asked)
        place = ListPlace(asked.entry.id, asked_url(asked, result), self._task.now, self._task.load_id)
        n_new = 0
        for gap_id, part in self._parts(links, asked):
            merged = merge_links(self._task.connection, place, part)
            asked.tree.n_filled[gap_id] += merged.n_new
            n_new += merged.n_new
        self._counts.n_new_links += n_new
        if asked.entry.text_from is TextFrom.ENTRY:
            self._entries.handle(asked.entry, links)
        self._quarantine(result, found.problems)
        self._read_poll(result, asked, found, n_new)
        children = self._children(found, asked)
        if children and found.is_complete:
            asked.tree.index_validators[result.request.url] = result.validators
        elif found.is_complete:
            self._keep_validators({result.request.url: result.validators}, asked)
        self._close(asked, len(children), is_good=found.is_complete)
        return [*children, *self._filler(asked, gap)]

    def _chosen(self, links: Sequence[FoundLink], asked: AskedList) -> list[FoundLink]:
        wanted = wanted_links(links, asked.entry)
        if asked.gaps:
            return wanted
        if self._task.days is not None:
            days = self._task.days
            wanted = [link for link in wanted if (time := _time_of(link)) is not None and days.holds(time)]
        elif asked.entry.kind is SourceEntryKind.SITEMAP:
            wanted = list(within_window(wanted, self._task.now - FIRST_WINDOW))
        return wanted

    def _parts(self, links: Sequence[FoundLink], asked: AskedList) -> list[tuple[str, list[FoundLink]]]:
        """The links by the gap that they belong to; all of them under no name where no gap is to be filled."""
        if not asked.gaps:
            return [("", list(links))]
        return [(gap.gap_id, links_in_gap(links, gap)) for gap in asked.gaps]

    def _gap(self, links: Sequence[FoundLink], asked: AskedList) -> CoverageGap | None:
        state = self._states.get(asked.entry.id)
        if state is None or self._task.days is not None:
            return None
        connection, source_id = self._task.connection, asked.entry.id
        ids = [link_id(source_id, link) for link in links]
        addresses = [address for link in links if (address := canonical_url(link.url))]
        is_known = has_known_links(connection, source_id, ids, addresses)
        history = ListHistory(state.last_listed_at, is_known, links_per_day(connection, source_id))
        gap = find_gap(source_id, links, history, self._task.now)
        if gap is not None:
            store_gap(self._task.connection, gap)
            self._counts.n_gaps += 1
        return gap

    def _children(self, found: LinkList, asked: AskedList) -> list[tuple[FetchRequest, AskedList]]:
        since = None if self._task.days else self._task.now - FIRST_WINDOW
        deeper = AskedList(asked.entry, asked.tree, asked.depth + 1, asked.gaps, asked.is_filler)
        kind = ResourceKind.SITEMAP if found.kind.value.startswith("sitemap") else ResourceKind.URL_LIST
        return [
            (FetchRequest(url, kind, asked.entry.id), deeper)
            for url in asked.tree.walk.children(found, asked.depth, since)
        ]

    def _filler(self, asked: AskedList, gap: CoverageGap | None) -> list[tuple[FetchRequest, AskedList]]:
        return [filler_request(asked.entry, [gap])] if gap is not None and asked.entry.fill_gaps_from else []

    def _quarantine(self, result: FetchResult, problems: Sequence[LinkProblem]) -> None:
        place = redacted_url(result.request.url)
        bad = [
            QuarantinedInput(
                place,
                problem.position,
                ReasonCode(problem.reason_code),
                problem.reason_text,
                problem.raw_bytes,
                len(problem.raw_bytes),
            )
            for problem in problems
        ]
        if bad:
            insert_quarantined(self._task.connection, bad, self._task.load_id, self._task.now)

    def _poll(self, asked: AskedList, poll: SourcePoll) -> None:
        if asked.depth == 1 and not asked.is_filler:  # the promise is about the source's own list
            store_poll(self._task.connection, poll, self._task.load_id)

    def _failed_poll(self, asked: AskedList, outcome: str, code: str | None, text: str | None) -> None:
        self._poll(asked, SourcePoll(asked.entry.id, asked.entry.url, self._task.now, outcome, code, text))

    def _read_poll(self, result: FetchResult, asked: AskedList, found: LinkList, n_new: int) -> None:
        poll = SourcePoll(
            asked.entry.id,
            asked.entry.url,
            self._task.now,
            "read",
            *_moved(result),
            is_complete=found.is_complete,
            n_listed=len(found.links) + len(found.child_lists),
            n_new=n_new,
            n_problems=len(found.problems),
            shortest_wait_seconds=found.shortest_wait,
        )
        self._poll(asked, poll)


def filler_request(entry: SourceEntry, gaps: Sequence[CoverageGap]) -> tuple[FetchRequest, AskedList]:
    """The request for the longer list of a source, to fill gaps."""
    assert entry.fill_gaps_from is not None
    request = FetchRequest(entry.fill_gaps_from, ResourceKind.SITEMAP, entry.id)
    return request, AskedList(entry, new_tree(entry.fill_gaps_from), 1, tuple(gaps), is_filler=True)


def new_tree(url: str) -> ListTree:
    """The tree below a list that is asked for."""
    walk = SitemapWalk()
    walk.admit(url, 1)
    return ListTree(walk)


def asked_url(asked: AskedList, result: FetchResult) -> str:
    """The address of the list, as the source or its index names it."""
    return result.request.url if asked.depth > 1 or asked.is_filler else asked.entry.url


def _moved(result: FetchResult) -> tuple[str | None, str | None]:
    if not result.has_permanent_move:
        return None, None
    return (
        "moved_permanently",
        f"The list has moved for good to {redacted_url(result.final_url)}; change the row in data/sources.yml.",
    )


def _time_of(link: FoundLink) -> datetime | None:
    told = link.published or link.modified
    return told.at if told else None
