"""Articles whose whole text stands in the list itself: read from there, no page is asked for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from orchestration.fetching.redacted_urls import redacted_url
from orchestration.sources.article_building import SourcePlace, article_from_fields
from orchestration.sources.canonical_urls import canonical_url
from orchestration.sources.page_articles import fields_from_page
from orchestration.sources.source_records import PublishedSource, QuarantinedInput, SourceKind
from orchestration.sources.unreadable_input import UnreadableInputError
from orchestration.warehouse.article_rows import insert_articles, insert_quarantined
from orchestration.warehouse.source_link_queries import DueLimits, DueLink, LinkStatus, due_links
from orchestration.warehouse.source_link_store import LinkUpdate, update_link

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orchestration.sources.link_records import FoundLink
    from orchestration.sources.page_reader import PageReader
    from orchestration.sources.source_entries import SourceEntry
    from orchestration.sources.source_records import SourceArticle
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
        for found in links:
            link = by_guid.get(found.guid or "") or by_address.get(canonical_url(found.url))
            if link is not None and found.content_html:
                self._read(entry, found, found.content_html, link)

    def _read(self, entry: SourceEntry, found: FoundLink, content: str, link: DueLink) -> None:
        try:
            page = self._reader.read(f"<html><body><article>{content}</article></body></html>")
            told = fields_from_page(page)
        except UnreadableInputError as error:
            self._quarantine(entry, content, link, error)
            return
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
        place = SourcePlace(redacted_url(found.url or entry.url))
        article = article_from_fields(fields, place, self._task.now)
        _new, n_versions = insert_articles(
            self._task.connection, [article], self._task.load_id, self._task.now
        )
        self._counts.n_new_versions += n_versions
        self._note(link, LinkStatus.READ, article=article)

    def _quarantine(
        self, entry: SourceEntry, content: str, link: DueLink, error: UnreadableInputError
    ) -> None:
        raw = content.encode("utf-8", "replace")
        place = redacted_url(link.url or entry.url)
        bad = QuarantinedInput(place, None, error.reason_code, error.reason_text, raw, len(raw))
        insert_quarantined(self._task.connection, [bad], self._task.load_id, self._task.now)
        self._note(link, LinkStatus.QUARANTINED, error=error)

    def _note(
        self,
        link: DueLink,
        status: LinkStatus,
        *,
        article: SourceArticle | None = None,
        error: UnreadableInputError | None = None,
    ) -> None:
        """The next look at the list shows a change, so no look at the article is planned."""
        now = self._task.now
        update = LinkUpdate(
            link.link_id,
            status,
            now,
            None,
            0 if article else link.n_failures + 1,
            link.n_checks,
            now if article else None,
            error.reason_code.value if error else None,
            error.reason_text if error else None,
            article.article_id if article else None,
            article.article_version_id if article else None,
        )
        update_link(self._task.connection, update)
        self._counts.link_states[status.value] += 1
