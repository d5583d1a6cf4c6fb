"""Articles whose whole text stands in the list itself: read from there, no page is asked for."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING

from orchestration.fetching.redacted_urls import redacted_url
from orchestration.sources.article_building import SourcePlace, article_from_fields
from orchestration.sources.canonical_urls import canonical_url
from orchestration.sources.page_articles import fields_from_page
from orchestration.sources.source_records import (
    PublishedSource,
    QuarantinedInput,
    ReasonCode,
    SourceArticle,
    SourceKind,
)
from orchestration.sources.unreadable_input import UnreadableInputError
from orchestration.warehouse.article_rows import insert_articles, insert_quarantined
from orchestration.warehouse.source_link_queries import DueLink, LinkStatus, named_links, reading_links
from orchestration.warehouse.source_link_store import LinkUpdate, link_id, update_links

if TYPE_CHECKING:
    from collections.abc import Container, Sequence
    from datetime import datetime

    from orchestration.sources.link_records import FoundLink
    from orchestration.sources.page_reader import PageReader
    from orchestration.sources.source_entries import SourceEntry
    from orchestration.steps.collecting.collection_records import CollectionCounts, CollectionTask


class EntryHandler:
    """Reads the new and changed ones among the entries of a list that carry their text; called in the transaction of the list."""

    def __init__(self, task: CollectionTask, counts: CollectionCounts, reader: PageReader) -> None:
        """`counts` is kept up to date."""
        self._task = task
        self._counts = counts
        self._reader = reader

    def handle(self, entry: SourceEntry, links: Sequence[FoundLink]) -> None:
        """Entries without text are left for their pages."""
        wanted = [found for found in links if found.content_html]
        ids = [link_id(entry.id, found) for found in wanted]
        addresses = [address for found in wanted if (address := canonical_url(found.url))]
        known = named_links(self._task.connection, entry.id, ids, addresses)
        read = []
        for found in wanted:
            link = known.get(link_id(entry.id, found)) or known.get(canonical_url(found.url) or "")
            digest = sha256((found.content_html or "").encode("utf-8", "replace")).hexdigest()
            if link is not None and link.entry_hash != digest:
                item = self._read(entry, found, found.content_html or "", link)
                read += [(item, link, digest)] if item is not None else []
        self._store(read)

    def _read(
        self, entry: SourceEntry, found: FoundLink, content: str, link: DueLink
    ) -> SourceArticle | QuarantinedInput | None:
        """None where the entry is a teaser: then its page is asked for."""
        try:
            reader = self._reader.stripping(entry.strip)
            page = reader.read(f"<html><body><article>{content}</article></body></html>")
            told = fields_from_page(page)
        except UnreadableInputError as error:
            if error.reason_code is ReasonCode.STUB_PAGE:
                return None
            raw = content.encode("utf-8", "replace")
            place = redacted_url(link.url or entry.url)
            return QuarantinedInput(place, None, error.reason_code, error.reason_text, raw, len(raw))
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
        return article_from_fields(fields, where, self._task.now)

    def _store(self, read: Sequence[tuple[SourceArticle | QuarantinedInput, DueLink, str]]) -> None:
        task = self._task
        articles = [item for item, _, _ in read if isinstance(item, SourceArticle)]
        quarantined = [item for item, _, _ in read if isinstance(item, QuarantinedInput)]
        if articles:
            _new, n_versions = insert_articles(task.connection, articles, task.load_id, task.now)
            self._counts.n_new_versions += n_versions
        if quarantined:
            insert_quarantined(task.connection, quarantined, task.load_id, task.now)
        readers = reading_links(task.connection, article_ids=[article.article_id for article in articles])
        own = {link.link_id for _, link, _ in read}
        others = {link.article_id for link in readers if link.link_id not in own}
        updates = [
            replace(_update(item, link, others, task.now), entry_hash=digest) for item, link, digest in read
        ]
        update_links(task.connection, updates)
        self._counts.link_states.update(update.link_status.value for update in updates)


def _update(
    item: SourceArticle | QuarantinedInput,
    link: DueLink,
    read_elsewhere: Container[str | None],
    now: datetime,
) -> LinkUpdate:
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
    is_copy = item.article_id in read_elsewhere and link.link_status is not LinkStatus.READ
    return LinkUpdate(
        link.link_id,
        LinkStatus.DUPLICATE if is_copy else LinkStatus.READ,
        now,
        None,
        0,
        link.n_checks,
        now,
        article_id=item.article_id,
        article_version_id=item.article_version_id,
    )
