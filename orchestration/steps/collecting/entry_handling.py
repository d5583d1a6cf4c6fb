"""Articles whose whole text stands in the list itself: read from there, no page is asked for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from orchestration.fetching.redacted_urls import redacted_url
from orchestration.sources.article_building import SourcePlace, article_from_fields
from orchestration.sources.canonical_urls import canonical_url
from orchestration.sources.page_articles import fields_from_page
from orchestration.sources.source_records import PublishedSource, QuarantinedInput, SourceArticle, SourceKind
from orchestration.sources.unreadable_input import UnreadableInputError
from orchestration.warehouse.article_rows import insert_articles, insert_quarantined
from orchestration.warehouse.source_link_queries import DueLimits, DueLink, LinkStatus, due_links
from orchestration.warehouse.source_link_store import LinkUpdate, update_links

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from orchestration.sources.link_records import FoundLink
    from orchestration.sources.page_reader import PageReader
    from orchestration.sources.source_entries import SourceEntry
    from orchestration.steps.collecting.collection_records import CollectionCounts, CollectionTask

_MOST_ENTRIES = 5_000


class EntryHandler:
    """Reads the due ones among the entries of a list that carry their text; called in the transaction of the list."""

    def __init__(self, task: CollectionTask, counts: CollectionCounts, reader: PageReader) -> None:
        """`counts` is kept up to date."""
        self._task = task
        self._counts = counts
        self._reader = reader

    def handle(self, entry: SourceEntry, links: Sequence[FoundLink]) -> None:
        """Entries without text are left for their pages."""
        limits = DueLimits(_MOST_ENTRIES, _MOST_ENTRIES, needs_url=False)
        due = due_links(self._task.connection, entry.id, self._task.now, limits)
        by_guid = {link.guid: link for link in due if link.guid}
        by_address = {canonical_url(link.url): link for link in due if link.url}
        read = [
            self._read(entry, found, found.content_html, link)
            for found in links
            if (link := by_guid.get(found.guid or "") or by_address.get(canonical_url(found.url)))
            and found.content_html
        ]
        self._store([item for item, _ in read], [link for _, link in read])

    def _read(
        self, entry: SourceEntry, found: FoundLink, content: str, link: DueLink
    ) -> tuple[SourceArticle | QuarantinedInput, DueLink]:
        try:
            reader = self._reader.stripping(entry.strip)
            page = reader.read(f"<html><body><article>{content}</article></body></html>")
            told = fields_from_page(page)
        except UnreadableInputError as error:
            raw = content.encode("utf-8", "replace")
            place = redacted_url(link.url or entry.url)
            return QuarantinedInput(place, None, error.reason_code, error.reason_text, raw, len(raw)), link
        fields = replace(
            told,
            source_kind=SourceKind.FEED,
            title=found.title,
            url=found.url,
            outlet=found.outlet or entry.publisher,
            language=found.language or entry.language,
            published=found.published,
            published_source=PublishedSource.FEED if found.published else None,
            modified=found.modified,
            fetched_at=self._task.now,
            source_id=entry.id,
            feed_guid=found.guid,
        )
        where = SourcePlace(redacted_url(found.url or entry.url))
        return article_from_fields(fields, where, self._task.now), link

    def _store(self, items: Sequence[SourceArticle | QuarantinedInput], links: Sequence[DueLink]) -> None:
        task = self._task
        articles = [item for item in items if isinstance(item, SourceArticle)]
        quarantined = [item for item in items if isinstance(item, QuarantinedInput)]
        if articles:
            _new, n_versions = insert_articles(task.connection, articles, task.load_id, task.now)
            self._counts.n_new_versions += n_versions
        if quarantined:
            insert_quarantined(task.connection, quarantined, task.load_id, task.now)
        updates = [_update(item, link, task.now) for item, link in zip(items, links, strict=True)]
        update_links(task.connection, updates)
        self._counts.link_states.update(update.link_status.value for update in updates)


def _update(item: SourceArticle | QuarantinedInput, link: DueLink, now: datetime) -> LinkUpdate:
    """The next look at the list shows a change, so no look at the article is planned."""
    if isinstance(item, QuarantinedInput):
        return LinkUpdate(
            link.link_id,
            LinkStatus.QUARANTINED,
            now,
            None,
            link.n_failures + 1,
            link.n_checks,
            None,
            item.reason_code.value,
            item.reason_text,
        )
    return LinkUpdate(
        link.link_id,
        LinkStatus.READ,
        now,
        None,
        0,
        link.n_checks,
        now,
        article_id=item.article_id,
        article_version_id=item.article_version_id,
    )
