"""What becomes of an article that was asked for: an article, or the reason why it is none.

Nothing is stored here; the reader of pages is the caller's.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from orchestration.fetching.fetch_records import FetchOutcome, FetchReason, ResourceKind
from orchestration.fetching.redacted_urls import redacted_url
from orchestration.fetching.rights_reservations import reservation_of
from orchestration.sources.article_building import SourcePlace, article_from_fields
from orchestration.sources.body_kinds import foreign_kind
from orchestration.sources.page_articles import fields_from_page
from orchestration.sources.page_records import StubKind
from orchestration.sources.publication_times import PublicationTime
from orchestration.sources.reading_limits import MAX_QUARANTINED_BYTES
from orchestration.sources.source_entries import SourceEntryKind
from orchestration.sources.source_records import (
    PublishedPrecision,
    PublishedSource,
    QuarantinedInput,
    ReasonCode,
)
from orchestration.sources.unreadable_input import UnreadableInputError
from orchestration.warehouse.source_link_queries import LinkStatus

if TYPE_CHECKING:
    from datetime import datetime

    from orchestration.fetching.fetch_records import FetchResult
    from orchestration.sources.page_reader import PageReader
    from orchestration.sources.page_records import Page
    from orchestration.sources.source_entries import SourceEntry
    from orchestration.sources.source_records import SourceArticle
    from orchestration.warehouse.source_link_queries import DueLink

_MANY_PUBLISHERS = (
    SourceEntryKind.URL_LIST,
    SourceEntryKind.GDELT,
    SourceEntryKind.FILES,
    SourceEntryKind.ARCHIVE,
)
_REDIRECTS_HOME = "redirects_to_front_page"


@dataclass(frozen=True, slots=True)
class PageVerdict:
    """Where the article stands now; `event_kind` is what happened to an article that we hold (gone, not_found, emptied)."""

    link_status: LinkStatus
    reason_code: str | None = None
    reason_text: str | None = None
    article: SourceArticle | None = None
    quarantined: QuarantinedInput | None = None
    event_kind: str | None = None
    is_not_modified: bool = False

    @property
    def is_failure(self) -> bool:
        """Whether it is to be tried again as something that did not work."""
        return self.link_status in (
            LinkStatus.FAILED,
            LinkStatus.STUB,
            LinkStatus.QUARANTINED,
            LinkStatus.GONE,
        )


def judge_page(
    result: FetchResult, link: DueLink, entry: SourceEntry, reader: PageReader, now: datetime
) -> PageVerdict:
    """The verdict on one answer; `now` is naive UTC."""
    if result.outcome is FetchOutcome.FETCHED:
        return _judge_body(result, link, entry, reader, now)
    code = result.reason.value if result.reason else None
    if result.outcome is FetchOutcome.NOT_MODIFIED:
        is_back = link.link_status is LinkStatus.GONE
        return PageVerdict(LinkStatus.READ if is_back else link.link_status, is_not_modified=True)
    if result.outcome is FetchOutcome.GONE:
        kind = "gone" if result.reason is FetchReason.WITHDRAWN else "not_found"
        return PageVerdict(
            LinkStatus.GONE, code, result.reason_text, event_kind=kind if link.article_id else None
        )
    if result.outcome is FetchOutcome.REFUSED:
        return PageVerdict(LinkStatus.REFUSED, code, result.reason_text)
    if result.outcome is FetchOutcome.DEFERRED:
        status = link.link_status if link.article_id else LinkStatus.WAITING
        return PageVerdict(status, code, result.reason_text)
    return PageVerdict(LinkStatus.FAILED, code, result.reason_text)


def article_of_page(
    page: Page, result: FetchResult, link: DueLink, entry: SourceEntry, now: datetime
) -> SourceArticle:
    """The article of a page that is whole: its own words first, then the list's, then the source's."""
    told = fields_from_page(page)
    listed = _listed_time(link)
    has_moved = result.has_permanent_move and bool(result.hops)
    fields = replace(
        told,
        title=told.title or link.title,
        url=result.final_url if has_moved else link.url,
        former_urls=tuple(hop.url for hop in result.hops) if has_moved else (),
        outlet=told.outlet or link.outlet or outlet_of(link.url, entry),
        language=told.language or entry.language,
        published=told.published or listed,
        published_source=told.published_source or (PublishedSource.FEED if listed else None),
        fetched_at=now,
        source_id=entry.id,
        feed_guid=link.guid,
    )
    return article_from_fields(fields, SourcePlace(redacted_url(link.url)), now)


def outlet_of(url: str, entry: SourceEntry) -> str:
    """The source's publisher; for a source that names articles of many publishers, the article's host."""
    if entry.outlet or entry.kind not in _MANY_PUBLISHERS:
        return entry.publisher
    return (urlsplit(url).hostname or entry.name).removeprefix("www.")


def _judge_body(
    result: FetchResult, link: DueLink, entry: SourceEntry, reader: PageReader, now: datetime
) -> PageVerdict:
    assert result.body is not None
    if _is_sent_home(result, link.url):
        text = (
            f"The address leads to the front page {redacted_url(result.final_url)}: the article is not there."
        )
        return PageVerdict(LinkStatus.STUB, _REDIRECTS_HOME, text, event_kind=_if_held(link, "not_found"))
    foreign = foreign_kind(result.body, result.content_type)
    if foreign is not None:
        text = f"The server sent {foreign}, not a page."
        return _quarantine(result, link, ReasonCode.UNKNOWN_FILE_TYPE, text)
    try:
        page = reader.read(result.body, content_type=result.content_type)
        if page.stub is not None:
            kind = "emptied" if page.stub.kind is StubKind.EMPTIED else None
            kind = "not_found" if page.stub.kind is StubKind.SOFT_404 else kind
            return PageVerdict(
                LinkStatus.STUB,
                page.stub.kind.value,
                page.stub.reason_text,
                event_kind=_if_held(link, kind),
            )
        signal = reservation_of(ResourceKind.PAGE, ", ".join(page.rights.robots), page.rights.tdm_reservation)
        if signal is not None:
            text = f"The page reserves its rights ({signal}); its text is not kept."
            return PageVerdict(LinkStatus.REFUSED, FetchReason.RIGHTS_RESERVED.value, text)
        return PageVerdict(LinkStatus.READ, article=article_of_page(page, result, link, entry, now))
    except UnreadableInputError as error:
        return _quarantine(result, link, error.reason_code, error.reason_text)


def _quarantine(result: FetchResult, link: DueLink, code: ReasonCode, text: str) -> PageVerdict:
    body = result.body or b""
    bad = QuarantinedInput(redacted_url(link.url), None, code, text, body[:MAX_QUARANTINED_BYTES], len(body))
    return PageVerdict(LinkStatus.QUARANTINED, code.value, text, quarantined=bad)


def _is_sent_home(result: FetchResult, asked: str) -> bool:
    return bool(result.hops) and _is_front(result.final_url) and not _is_front(asked)


def _is_front(url: str) -> bool:
    parts = urlsplit(url)
    return parts.path in ("", "/") and not parts.query


def _if_held(link: DueLink, kind: str | None) -> str | None:
    return kind if link.article_id else None


def _listed_time(link: DueLink) -> PublicationTime | None:
    if link.published_at is None or link.published_precision is None:
        return None
    return PublicationTime(link.published_at, PublishedPrecision(link.published_precision))
