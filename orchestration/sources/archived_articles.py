"""From a web archive to items: its whole pages become articles, what is damaged goes to quarantine with its byte.

Pages are read one by one, so an archive of any size needs the memory of one page.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, BinaryIO

from orchestration.sources.article_building import ArticleFields, SourcePlace, article_from_fields
from orchestration.sources.page_articles import fields_from_page
from orchestration.sources.reading_limits import MAX_QUARANTINED_BYTES
from orchestration.sources.source_records import QuarantinedInput, ReasonCode, SourceItem, SourceKind
from orchestration.sources.unreadable_input import UnreadableInputError
from orchestration.sources.warc_reading import read_archive
from orchestration.sources.warc_records import WarcPage, WarcProblem, WarcSummary

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from orchestration.sources.page_reader import PageReader
    from orchestration.sources.page_records import Page
    from orchestration.sources.source_records import SourceArticle


def items_of_archive(
    stream: BinaryIO, source_path: str, now: datetime | None, page_reader: PageReader
) -> Iterator[SourceItem]:
    """Articles and quarantined records of a WARC or WACZ; their line numbers count the records of the whole file."""
    n_before = 0
    try:
        for item in read_archive(stream):
            if isinstance(item, WarcSummary):
                n_before += item.n_records
            elif isinstance(item, WarcPage):
                yield _page_item(item, SourcePlace(source_path, n_before + item.position), now, page_reader)
            elif isinstance(item, WarcProblem):
                place = n_before + item.position
                yield QuarantinedInput(
                    source_path,
                    place,
                    item.reason_code,
                    item.reason_text,
                    item.raw_bytes,
                    len(item.raw_bytes),
                )
    except UnreadableInputError as error:
        yield QuarantinedInput(source_path, None, error.reason_code, error.reason_text, b"", 0)


def article_of_page(
    page: WarcPage, place: SourcePlace, now: datetime | None, page_reader: PageReader
) -> SourceArticle:
    """The article of an archived page; it came out before it was archived. Raises UnreadableInputError where it is none."""
    fields = archived_fields(page, page_reader.read(page.content, content_type=page.content_type))
    return article_from_fields(fields, place, latest_time(page, now))


def archived_fields(page: WarcPage, read: Page) -> ArticleFields:
    """The fields of an archived page, shown by its publisher when it was archived; raises UnreadableInputError for a stub."""
    fields = fields_from_page(read)
    origin = {
        "archived_at": page.archived_at.isoformat() if page.archived_at else None,
        "archive_offset": page.offset,
    }
    if page.member:
        origin["archive_member"] = page.member
    return replace(
        fields,
        source_kind=SourceKind.WARC,
        url=page.url,
        fetched_at=page.archived_at,
        extra={**fields.extra, **origin},
    )


def latest_time(page: WarcPage, now: datetime | None) -> datetime | None:
    """The latest time that can be right for anything that the page tells."""
    return min((time for time in (now, page.archived_at) if time is not None), default=None)


def _page_item(
    page: WarcPage, place: SourcePlace, now: datetime | None, page_reader: PageReader
) -> SourceItem:
    try:
        return article_of_page(page, place, now, page_reader)
    except UnreadableInputError as error:
        where = f"{page.url[:300]}: {error.reason_text}"
        kept = page.content[:MAX_QUARANTINED_BYTES]
        return QuarantinedInput(
            place.source_path,
            place.line_number,
            ReasonCode(error.reason_code),
            where,
            kept,
            len(page.content),
        )
