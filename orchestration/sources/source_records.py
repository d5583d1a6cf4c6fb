"""What a reader hands on: articles, input it could not read, and the file they came from.

No reading and no parsing here; how an article gets its ids is in article_identity.py.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime

    from orchestration.sources.link_records import FoundLink, ListKind


class SourceKind(StrEnum):
    """The form in which an article came."""

    JSONL = "jsonl"
    HTML = "html"
    TEXT = "text"
    FEED = "feed"
    WARC = "warc"


class PublishedPrecision(StrEnum):
    """How much of its publication time an article tells."""

    SECOND = "second"
    DAY = "day"
    MONTH = "month"
    YEAR = "year"


class PublishedSource(StrEnum):
    """What gave the publication time: a field of the article, or the list that names it; running text never does."""

    PUBLISHED_AT = "published_at"
    JSON_LD = "json_ld"
    OPEN_GRAPH = "open_graph"
    META = "meta"
    TIME_ELEMENT = "time_element"
    DATE_ELEMENT = (
        "date_element"  # an element whose class says that it holds the date and whose whole text is one
    )
    FEED = "feed"


class ReasonCode(StrEnum):
    """Why input went to quarantine."""

    BAD_ENCODING = "bad_encoding"
    NUL_BYTE = "nul_byte"
    LONE_SURROGATE = "lone_surrogate"
    INVALID_JSON = "invalid_json"
    TRUNCATED_LINE = "truncated_line"
    NOT_AN_OBJECT = "not_an_object"
    MISSING_TEXT = "missing_text"
    EMPTY_TEXT = "empty_text"
    WRONG_TYPE = "wrong_type"
    BAD_DATE = "bad_date"
    LINE_TOO_LONG = "line_too_long"
    FILE_TOO_LARGE = "file_too_large"
    COMPRESSED_FILE = "compressed_file"
    UNKNOWN_FILE_TYPE = "unknown_file_type"
    UNREADABLE_FILE = "unreadable_file"
    MISSING_FILE = "missing_file"
    NOT_A_REGULAR_FILE = "not_a_regular_file"
    SYMBOLIC_LINK = "symbolic_link"
    DIRECTORY_LOOP = "directory_loop"
    NO_ARTICLE_TEXT = "no_article_text"
    PAGE_TOO_HEAVY = "page_too_heavy"
    PAGE_BROKEN = "page_broken"
    STUB_PAGE = "stub_page"
    NOT_A_LIST = "not_a_list"
    FORBIDDEN_MARKUP = "forbidden_markup"
    MALFORMED_MARKUP = "malformed_markup"
    PARSER_FAILED = "parser_failed"
    TRUNCATED = "truncated"
    TOO_MANY_ENTRIES = "too_many_entries"
    ENTRY_TOO_LARGE = "entry_too_large"
    BAD_URL = "bad_url"
    FOREIGN_HOST = "foreign_host"
    BAD_RECORD = "bad_record"
    BAD_COMPRESSION = "bad_compression"
    COMPRESSION_BOMB = "compression_bomb"
    DIGEST_MISMATCH = "digest_mismatch"


@dataclass(frozen=True, slots=True)
class SourceArticle:
    """One article as one source gives it, ready to be stored.

    `text` is the stored text (body, blank line, headline), normalised; times are naive UTC. `content_hash` is
    the SHA-256 of title and body in full hex. `source_line` is 1-based and None where a file is one article. `fetched_at` is when
    the publisher showed it, None where a file does not tell. `feed_guid` is the id that the feed `source_id` gives it;
    `former_addresses` are canonical addresses that led here by a redirect.
    """

    article_id: str
    article_version_id: str
    content_hash: str
    external_id: str | None
    url: str | None
    canonical_url: str | None
    title: str
    body: str
    text: str
    language: str
    outlet: str | None
    published_at: datetime | None
    published_precision: PublishedPrecision | None
    published_source: PublishedSource | None
    modified_at: datetime | None
    is_sample: bool
    source_kind: SourceKind
    source_path: str
    source_line: int | None
    extra_json: str | None
    fetched_at: datetime | None = None
    source_id: str = ""
    feed_guid: str | None = None
    former_addresses: tuple[str, ...] = ()

    @property
    def published_date(self) -> date | None:
        """The day against which "on Thursday" is resolved; None where only a month or a year is known."""
        is_day_known = self.published_precision in (PublishedPrecision.SECOND, PublishedPrecision.DAY)
        return self.published_at.date() if self.published_at and is_day_known else None


@dataclass(frozen=True, slots=True)
class QuarantinedInput:
    """A line or a file that could not be read, its bytes (the first MiB of a larger one), its full size."""

    source_path: str
    line_number: int | None
    reason_code: ReasonCode
    reason_text: str
    raw_bytes: bytes
    n_bytes: int


@dataclass(frozen=True, slots=True)
class PendingLink:
    """An article that a list names and does not hold: it is still to be fetched from `link.url`.

    `position` is its place in the list from 1. `is_list`: the address is that of a further list (a sitemap of an index).
    """

    source_path: str
    position: int
    list_kind: ListKind
    link: FoundLink
    is_list: bool = False


SourceItem = SourceArticle | QuarantinedInput | PendingLink


@dataclass(frozen=True, slots=True)
class FileStamp:
    """What tells that a file is as before: its name, size, time of change (ns since 1970), content."""

    source_path: str
    size_bytes: int
    modified_ns: int
    sha256: str


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file to store in one go; `items` is read lazily, once, and before the next file is asked for.

    `stamp` is taken before reading, so a file that is written to meanwhile is read again the next time. It is
    None for what is no readable file (a link, a pipe, a missing path). `is_unchanged`: read before, so
    `items` is empty.
    """

    source_path: str
    stamp: FileStamp | None
    items: Iterator[SourceItem]
    is_unchanged: bool = False
