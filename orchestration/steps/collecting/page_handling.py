"""What an answer to a request for an article leads to: stored, and when it is asked for again, in one transaction."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from orchestration.fetching.fetch_records import FetchOutcome
from orchestration.fetching.redacted_urls import redacted_url
from orchestration.sources.recheck_times import next_check
from orchestration.steps.collecting.page_verdicts import PageVerdict, judge_page
from orchestration.steps.collecting.source_schedule import next_try
from orchestration.warehouse.article_aliases import add_address
from orchestration.warehouse.article_events import ArticleEvent, EventKind, record_events
from orchestration.warehouse.article_rows import insert_articles, insert_quarantined
from orchestration.warehouse.article_sightings import Sighting, record_sightings
from orchestration.warehouse.request_store import store_page_body, store_validators
from orchestration.warehouse.source_link_queries import DueLink, LinkStatus, reading_link
from orchestration.warehouse.source_link_store import LinkUpdate, update_link

if TYPE_CHECKING:
    from orchestration.fetching.fetch_records import FetchResult
    from orchestration.sources.page_reader import PageReader
    from orchestration.steps.collecting.collection_records import AskedPage, CollectionCounts, CollectionTask

_MOST_TRIES_OF_MISSING = 2  # a 404 of an article that we never had


class PageHandler:
    """Takes answers to requests for articles; called inside the transaction of the answer."""

    def __init__(self, task: CollectionTask, counts: CollectionCounts, reader: PageReader) -> None:
        """`counts` is kept up to date."""
        self._task = task
        self._counts = counts
        self._reader = reader

    def handle(self, result: FetchResult, asked: AskedPage) -> None:
        """Store what the answer says of the article, and of those that waited for it."""
        link = asked.link
        verdict = judge_page(result, link, asked.entry, self._reader, self._task.now)
        if verdict.article is not None:
            verdict = self._store_article(result, link, verdict)
        if verdict.quarantined is not None:
            insert_quarantined(
                self._task.connection, [verdict.quarantined], self._task.load_id, self._task.now
            )
        self._record_event(link, verdict)
        if verdict.is_not_modified:
            self._see_again(result, link)
        update = self._update(result, link, verdict)
        update_link(self._task.connection, update)
        self._counts.link_states[update.link_status.value] += 1
        for other in asked.waiting:
            self.settle_duplicate(other, replace(link, article_id=update.article_id), update.link_status)

    def settle_duplicate(self, link: DueLink, first: DueLink, status: LinkStatus) -> None:
        """An entry that names the address of another one: its article is that one's; without one it is tried later."""
        is_held = status in (LinkStatus.READ, LinkStatus.DUPLICATE)
        update = LinkUpdate(
            link.link_id,
            LinkStatus.DUPLICATE if is_held else status,
            self._task.now,
            None if is_held else next_try(link.n_failures + 1, self._task.now),
            0 if is_held else link.n_failures + 1,
            link.n_checks,
            None,
            reason_code="named_before" if is_held else "named_before_and_not_had",
            reason_text=f"The same address is named by {first.source_id}.",
            article_id=first.article_id,
            article_version_id=first.article_version_id,
        )
        update_link(self._task.connection, update)
        self._counts.link_states[update.link_status.value] += 1

    def _store_article(self, result: FetchResult, link: DueLink, verdict: PageVerdict) -> PageVerdict:
        article, task = verdict.article, self._task
        assert article is not None
        assert result.body is not None
        _new, n_versions = insert_articles(task.connection, [article], task.load_id, task.now)
        self._counts.n_new_versions += n_versions
        store_page_body(task.connection, link.url, result.body, result.content_type, task.now)
        store_validators(task.connection, result.request.url, result.validators, task.now)
        first = reading_link(task.connection, except_for=link.link_id, article_id=article.article_id)
        if first is None or link.link_status is LinkStatus.READ:
            return verdict
        text = f"The article came before, through {first.source_id}."
        return replace(verdict, link_status=LinkStatus.DUPLICATE, reason_code="read_before", reason_text=text)

    def _record_event(self, link: DueLink, verdict: PageVerdict) -> None:
        kind = verdict.event_kind
        if kind is None and link.link_status is LinkStatus.GONE and link.article_id and verdict.article:
            kind = EventKind.RESTORED.value
        if kind is None or link.article_id is None:
            return
        text = verdict.reason_text or "The article is shown again."
        event = ArticleEvent(link.article_id, EventKind(kind), self._task.now, text, link.source_id)
        record_events(self._task.connection, [event], self._task.now)

    def _see_again(self, result: FetchResult, link: DueLink) -> None:
        self._counts.n_not_modified += 1
        task = self._task
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
            status = (
                link.link_status
            )  # we hold the article; that it could not be had again takes nothing away
        if is_held and verdict.event_kind is not None:
            status = LinkStatus.GONE
        n_failures = 0 if is_read else link.n_failures + 1
        n_checks = link.n_checks + 1 if is_held else link.n_checks
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
        if verdict.link_status is LinkStatus.DUPLICATE or verdict.link_status is LinkStatus.REFUSED:
            return None
        if result.outcome is FetchOutcome.DEFERRED:
            return result.retry_at or next_try(n_failures, now)
        if n_failures == 0:
            first_read_at = link.first_read_at or now
            return next_check(first_read_at, n_checks, link.published_at, now, last_checked_at=now)
        if verdict.link_status is LinkStatus.GONE and link.article_id is None:
            return next_try(n_failures, now) if n_failures < _MOST_TRIES_OF_MISSING else None
        return next_try(n_failures, now)
