"""Reading lists of addresses: text with one a line and comments, or CSV with a column for them; GDELT's files too.

A line is a record: a quotation mark that is not closed costs its own line only.
"""

from __future__ import annotations

import csv
import io
import zipfile
from typing import TYPE_CHECKING

from orchestration.sources.bounded_decompression import GZIP_MARK, ZIP_FAILURES, gunzip, read_bounded
from orchestration.sources.charset_evidence import DecodedText, decode_by_evidence
from orchestration.sources.feed_dates import DateContext, parse_feed_date
from orchestration.sources.feed_entries import plain_line, web_address
from orchestration.sources.gdelt_lists import gdelt_layout, gdelt_link, listed_files
from orchestration.sources.line_links import LineLinks
from orchestration.sources.link_records import FoundLink, LinkList, ListKind
from orchestration.sources.reading_limits import MAX_URL_LIST_BYTES
from orchestration.sources.source_records import ReasonCode
from orchestration.sources.unreadable_input import UnreadableInputError

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

ZIP_MARK = b"PK\x03\x04"
_DELIMITERS = "\t;,|"
_COLUMNS = {
    "url": (
        "url",
        "link",
        "loc",
        "address",
        "article_url",
        "documentidentifier",
        "sourceurl",
        "mentionidentifier",
    ),
    "title": ("title", "headline"),
    "published": ("published_at", "published", "pubdate", "publish_date", "date_published"),
    "outlet": ("outlet", "publisher", "source_name", "sourcecommonname", "mentionsourcename"),
    "language": ("language", "lang"),
    "seen": ("dateadded", "seendate", "mentiontimedate", "date"),
}


def read_url_list(body: bytes, *, now: datetime, content_type: str | None = None) -> LinkList:
    """The list, `now` naive UTC; gzip and a zip of one file are unpacked within bounds.

    Raises UnreadableInputError where nothing can be read, TypeError for text.
    """
    if not isinstance(body, bytes):
        msg = "lists are read from bytes only"
        raise TypeError(msg)
    if body.startswith(GZIP_MARK):
        body = gunzip(body, MAX_URL_LIST_BYTES)
    elif body.startswith(ZIP_MARK):
        body = _only_member(body)
    if len(body) > MAX_URL_LIST_BYTES:
        reason = f"The list has {len(body):,} bytes, more than {MAX_URL_LIST_BYTES:,}."
        raise UnreadableInputError(ReasonCode.FILE_TOO_LARGE, reason)
    decoded = decode_by_evidence(body, content_type)
    if "\x00" in decoded.text[:10_000]:
        raise UnreadableInputError(ReasonCode.NUL_BYTE, "The list holds NUL bytes; it is no text.")
    return _list(decoded, now)


def _list(decoded: DecodedText, now: datetime) -> LinkList:
    lines = decoded.text.split("\n")
    first = next((line for line in lines if line.strip() and not line.startswith("#")), "")
    dates = DateContext(now)
    if files := listed_files(first, lines):
        return LineLinks().link_list(ListKind.GDELT, decoded.encoding, files)
    layout = gdelt_layout(first)
    if layout is not None:
        return _collected(decoded, lines, ListKind.GDELT, lambda line: gdelt_link(line, layout, dates))
    header = _header(first)
    if header is None:
        return _collected(decoded, lines, ListKind.URL_LIST, _link_of_line)
    delimiter, columns = header
    rows = ["" if line is first else line for line in lines]
    return _collected(
        decoded, rows, ListKind.URL_LIST, lambda line: _link_of_row(line, delimiter, columns, dates)
    )


def _collected(
    decoded: DecodedText, lines: list[str], kind: ListKind, link_of: Callable[[str], FoundLink | None]
) -> LinkList:
    found = LineLinks()
    found.read(((number, line.rstrip("\r")) for number, line in enumerate(lines, start=1)), link_of)
    return found.link_list(kind, decoded.encoding)


def _link_of_line(line: str) -> FoundLink | None:
    text = line.strip()
    if text.startswith("#"):
        return None
    url = web_address(text.partition(" #")[0], "")
    if url is None:
        raise UnreadableInputError(ReasonCode.BAD_URL, "The line is no absolute web address.")
    return FoundLink(url)


def _header(first: str) -> tuple[str, dict[str, int]] | None:
    """Delimiter and places of the known columns, None where the first line names none for the address."""
    for delimiter in _DELIMITERS:
        names = [name.strip().lower() for name in _cells(first, delimiter)]
        columns = {
            meaning: next(names.index(name) for name in known if name in names)
            for meaning, known in _COLUMNS.items()
            if any(name in names for name in known)
        }
        if "url" in columns:
            return delimiter, columns
    return None


def _link_of_row(line: str, delimiter: str, columns: dict[str, int], dates: DateContext) -> FoundLink:
    cells = _cells(line, delimiter)

    def cell(meaning: str) -> str | None:
        place = columns.get(meaning)
        return (cells[place].strip() or None) if place is not None and place < len(cells) else None

    url = web_address(cell("url"), "")
    if url is None:
        raise UnreadableInputError(ReasonCode.BAD_URL, "The row has no absolute web address in its column.")
    seen = parse_feed_date(cell("seen"), dates)
    return FoundLink(
        url,
        title=plain_line(cell("title")),
        published=parse_feed_date(cell("published"), dates),
        published_raw=cell("published"),
        outlet=cell("outlet"),
        language=cell("language"),
        seen_at=seen.at if seen else None,
    )


def _cells(line: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error as error:
        raise UnreadableInputError(
            ReasonCode.MALFORMED_MARKUP, f"The row cannot be read: {error}."
        ) from error


def _only_member(body: bytes) -> bytes:
    """The one file in a zip, read in memory; its name is never used."""
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            members = [member for member in archive.infolist() if not member.is_dir()]
            if len(members) != 1:
                reason = f"The zip holds {len(members)} files; a list is one file."
                raise UnreadableInputError(ReasonCode.COMPRESSED_FILE, reason)
            with archive.open(members[0]) as stream:
                return read_bounded(stream, len(body), MAX_URL_LIST_BYTES)
    except ZIP_FAILURES as error:
        raise UnreadableInputError(ReasonCode.BAD_COMPRESSION, f"The zip cannot be read: {error}.") from error
