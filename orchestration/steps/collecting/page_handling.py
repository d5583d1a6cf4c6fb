"""What answers to requests for articles lead to: stored, and when they are asked for again, several in one transaction."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from orchestration.fetching.fetch_records import FetchOutcome, FetchReason
from orchestration.fetching.redacted_urls import redacted_url
from orchestration.sources.recheck_times import next_check
from orchestration.steps.collecting.page_verdicts import PageVerdict, judge_page
from orchestration.steps.collecting.source_schedule import next_try, next_try_of_host
from orchestration.warehouse.article_aliases import add_address
from orchestration.warehouse.article_events import ArticleEvent, EventKind, last_event_kind, record_events
from orchestration.warehouse.article_rows import insert_articles, insert_quarantined
from orchestration.warehouse.article_sightings import Sighting, record_sightings
from orchestration.warehouse.request_store import renew_validators, store_page_bodies, store_validators
from orchestration.warehouse.source_link_queries import DueLink, LinkStatus, reading_links
from orchestration.warehouse.source_link_store import LinkUpdate, update_links

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orchestration.fetching.fetch_records import FetchResult
    from orchestration.sources.page_reader import PageReader
    from orchestration.steps.collecting.collection_records import AskedPage, CollectionCounts, CollectionTask

# What no other day changes; everything else is tried again.
_FINAL_REASONS = frozenset(
    {FetchReason.RIGHTS_RESERVED.value, FetchReason.BAD_URL.value, FetchReason.INTERNAL_ADDRESS.value}
)
# The host or the way to it, not the article: a day off line or an expired certificate must cost no article.
_HOST_REASONS = frozenset(
    {
        FetchReason.ROBOTS_DISALLOW.value,
        FetchReason.ROBOTS_UNREACHABLE.value,
        FetchReason.UNKNOWN_HOST.value,
        FetchReason.TLS_FAILED.value,
        FetchReason.CONNECTION_FAILED.value,
        FetchReason.HOST_GIVEN_UP.value,
    }
)
_TOLD_ONCE = frozenset({EventKind.GONE.value, EventKind.EMPTIED.value})  # a 404 counts from the second one on
_MOST_TRIES_OF_MISSING = 2  # a 404 of an article that we never had


class PageHandler:
    """Takes answers to requests for articles; called inside the transaction of the answer."""

    def __init__(self, task: CollectionTask, counts: CollectionCounts, reader: PageReader) -> None:
        """`counts` is kept up to date."""
        self._task = task
        self._counts = counts
        self._reader = reader

    def handle(self, answers: Sequence[tuple[FetchResult, AskedPage]]) -> None:
        """Store what the answers say of their articles, and of those that waited for them."""
        now, task = self._task.now, self._task
        verdicts = [
            judge_page(result, asked.link, asked.entry, self._reader.stripping(asked.entry.strip), now)
            for result, asked in answers
        ]
        self._store_bodies([result for result, _ in answers], verdicts)
        quarantined = [verdict.quarantined for verdict in verdicts if verdict.quarantined]
        if quarantined:
            insert_quarantined(task.connection, quarantined, task.load_id, now)
        updates: list[LinkUpdate] = []
        first_links = self._first_links(answers, verdicts)
        for (result, asked), verdict in zip(answers, verdicts, strict=True):
            settled = self._told_from_copies(asked.link, verdict, first_links)
            self._record_event(asked.link, settled)
            if settled.is_not_modified:
                self._see_again(result, asked.link)
            update = self._update(result, asked.link, settled)
            named = replace(
                asked.link, article_id=update.article_id, article_version_id=update.article_version_id
            )
            updates += [
                update,
                *(duplicate_of(other, named, update, now) for other in asked.waiting),
            ]
        self.note(updates)

    def note(self, updates: Sequence[LinkUpdate]) -> None:
        """Store where articles stand, and count them."""
        update_links(self._task.connection, updates)
        self._counts.link_states.update(update.link_status.value for update in updates)

    def _store_bodies(self, results: Sequence[FetchResult], verdicts: Sequence[PageVerdict]) -> None:
        task = self._task
        read = [
            (result, verdict.article)
            for result, verdict in zip(results, verdicts, strict=True)
            if verdict.article
        ]
        if not read:
            return
        _new, n_versions = insert_articles(
            task.connection, [article for _, article in read], task.load_id, task.now
        )
        self._counts.n_new_versions += n_versions
        store_page_bodies(task.connection, [result for result, _ in read], task.now)
        told = {result.request.url: result.validators for result, _ in read}
        store_validators(task.connection, told, task.now)

    def _first_links(
        self, answers: Sequence[tuple[FetchResult, AskedPage]], verdicts: Sequence[PageVerdict]
    ) -> dict[str, DueLink]:
        """By article of these answers the other entry through which it was read before, where there is one."""
        own = {asked.link.link_id for _, asked in answers}
        ids = [verdict.article.article_id for verdict in verdicts if verdict.article]
        readers = reading_links(self._task.connection, article_ids=ids)
        return {link.article_id: link for link in readers if link.article_id and link.link_id not in own}

    def _told_from_copies(
        self, link: DueLink, verdict: PageVerdict, first_links: dict[str, DueLink]
    ) -> PageVerdict:
        """The same, or that the article came before through another entry, one of `first_links`, to which this one is added."""
        article = verdict.article
        if article is None or link.link_status is LinkStatus.READ:
            return verdict
        first = first_links.setdefault(article.article_id, link)
        if first.link_id == link.link_id:
            return verdict
        text = f"The article came before, through {first.source_id}."
        return replace(verdict, link_status=LinkStatus.DUPLICATE, reason_code="read_before", reason_text=text)

    def _record_event(self, link: DueLink, verdict: PageVerdict) -> None:
        kind = verdict.event_kind
        is_shown = verdict.article is not None or verdict.is_not_modified
        if kind is None and link.link_status is LinkStatus.GONE and link.article_id and is_shown:
            kind = EventKind.RESTORED.value
        if kind is None or link.article_id is None:
            return
        is_told = link.link_status is LinkStatus.GONE and kind in _TOLD_ONCE
        if is_told and last_event_kind(self._task.connection, link.article_id) == kind:
            return
        text = verdict.reason_text or "The article is shown again."
        event = ArticleEvent(link.article_id, EventKind(kind), self._task.now, text, link.source_id)
        record_events(self._task.connection, [event], self._task.now)

    def _see_again(self, result: FetchResult, link: DueLink) -> None:
        self._counts.n_not_modified += 1
        task = self._task
        renew_validators(task.connection, result, task.now)
        if link.article_id and link.article_version_id:
            seen = Sighting(link.article_id, link.article_version_id, task.now, link.source_id)
            record_sightings(task.connection, [seen], task.load_id)
        if link.article_id and result.has_permanent_move:
            add_address(task.connection, link.article_id, result.final_url, task.load_id, task.now)
            text = f"The address leads to {redacted_url(result.final_url)} for good."
            moved = ArticleEvent(link.article_id, EventKind.MOVED, task.now, text, link.source_id)
            record_events(task.connection, [moved], task.now)

    def _update(self, result: FetchResult, link: DueLink, verdict: PageVerdict) -> LinkUpdate:
        is_held = link.article_id is not None
        is_read = verdict.article is not None or verdict.is_not_modified
        status = verdict.link_status
        if is_held and not is_read and verdict.event_kind is None:
            status = link.link_status  # that it could not be had again takes nothing away
        if is_held and verdict.event_kind is not None:
            status = LinkStatus.GONE
        is_put_off = result.outcome is FetchOutcome.DEFERRED
        n_failures = 0 if is_read else link.n_failures + (not is_put_off)
        n_checks = link.n_checks + 1 if is_held and not is_put_off else link.n_checks
        return LinkUpdate(
            link.link_id,
            status,
            self._task.now,
            self._next_check(result, link, verdict, n_failures, n_checks),
            n_failures,
            n_checks,
            self._task.now if verdict.article else None,
            verdict.reason_code,
            verdict.reason_text,
            verdict.article.article_id if verdict.article else link.article_id,
            verdict.article.article_version_id if verdict.article else link.article_version_id,
            is_not_modified=verdict.is_not_modified,
        )

    def _next_check(
        self, result: FetchResult, link: DueLink, verdict: PageVerdict, n_failures: int, n_checks: int
    ) -> datetime | None:
        now = self._task.now
        if verdict.link_status is LinkStatus.DUPLICATE or verdict.reason_code in _FINAL_REASONS:
            return None
        if result.outcome is FetchOutcome.DEFERRED:
            return result.retry_at or next_try(1, now)
        if n_failures == 0 or (link.article_id is not None and verdict.event_kind is None):
            first_read_at = link.first_read_at or now
            return next_check(first_read_at, n_checks, link.published_at, now, last_checked_at=now)
        if verdict.reason_code in _HOST_REASONS:
            return next_try_of_host(n_failures, now)
        if verdict.link_status is LinkStatus.GONE and link.article_id is None:
            return next_try(n_failures, now) if n_failures < _MOST_TRIES_OF_MISSING else None
        return next_try(n_failures, now)


def duplicate_of(link: DueLink, first: DueLink, told: LinkUpdate | None, now: datetime) -> LinkUpdate:
    """What becomes of an entry that names another one's address.

    Its article is that one's (`told` None: it was read before); if that one was not had, this one is asked for when it is.
    """
    is_held = told is None or told.link_status in (LinkStatus.READ, LinkStatus.DUPLICATE)
    return LinkUpdate(
        link.link_id,
        LinkStatus.DUPLICATE if is_held or told is None else told.link_status,
        now,
        None if is_held or told is None else told.next_check_at,
        0 if is_held else link.n_failures,
        link.n_checks,
        None,
        reason_code="named_before" if is_held else "named_before_and_not_had",
        reason_text=f"The same address is named by {first.source_id}.",
        article_id=first.article_id,
        article_version_id=first.article_version_id,
    )
