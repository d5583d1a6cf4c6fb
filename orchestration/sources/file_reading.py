"""Reading files and folders of articles: for each file its stamp and its items, in sorted order.

Which reader takes a file is told by its name; nothing is unpacked to disk. Storing is not done here.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from orchestration.sources.archived_articles import items_of_archive
from orchestration.sources.article_building import SourcePlace, article_from_fields
from orchestration.sources.article_lines import read_article_lines
from orchestration.sources.byte_lines import byte_chunks
from orchestration.sources.file_discovery import FoundFile, find_files
from orchestration.sources.list_files import is_address_list, list_in_file, table_in_file
from orchestration.sources.listed_articles import items_of_list
from orchestration.sources.page_articles import fields_from_page
from orchestration.sources.page_reader import PageReader
from orchestration.sources.reading_limits import (
    MAX_ARCHIVE_BYTES,
    MAX_ARTICLE_FILE_BYTES,
    MAX_LINES_FILE_BYTES,
    MAX_QUARANTINED_BYTES,
    MAX_URL_LIST_BYTES,
)
from orchestration.sources.regular_files import file_stamp, open_regular_file, size_and_time
from orchestration.sources.source_records import (
    FileStamp,
    QuarantinedInput,
    ReasonCode,
    SourceArticle,
    SourceFile,
    SourceItem,
    SourceKind,
)
from orchestration.sources.text_files import fields_from_text_file
from orchestration.sources.unreadable_input import UnreadableInputError
from orchestration.sources.url_lists import read_url_list

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from io import BufferedReader

    from orchestration.sources.link_records import LinkList

KIND_OF_SUFFIX = {
    ".jsonl": SourceKind.JSONL,
    ".ndjson": SourceKind.JSONL,
    ".html": SourceKind.HTML,
    ".htm": SourceKind.HTML,
    ".txt": SourceKind.TEXT,
    ".rss": SourceKind.FEED,
    ".atom": SourceKind.FEED,
    ".xml": SourceKind.FEED,
    ".xml.gz": SourceKind.FEED,
    ".csv": SourceKind.FEED,
    ".tsv": SourceKind.FEED,
    ".warc": SourceKind.WARC,
    ".warc.gz": SourceKind.WARC,
    ".wacz": SourceKind.WARC,
}
_TABLES = (".csv", ".tsv")
# Forms that are compressed by nature; their readers unpack them within bounds.
_PACKED = (".xml.gz", ".warc.gz", ".wacz")
# Where the time is not known no date is too late.
_LATEST_TIME = datetime(9998, 1, 1)  # noqa: DTZ001 - naive UTC
_COMPRESSED = (
    b"\x1f\x8b",
    b"PK\x03\x04",
    b"BZh",
    b"\xfd7zXZ\x00",
    b"\x28\xb5\x2f\xfd",
    b"7z\xbc\xaf\x27\x1c",
    b"Rar!",
)


@dataclass(frozen=True, slots=True)
class ReadingContext:
    """What all files of one reading share.

    Files under `project_root` are named relative to it, so that their names are the same on every machine. A
    file whose stamp stands in `known_files` (by name) is not read again. `now` is naive UTC. `strip_below` are folders (or
    files) with the CSS selectors of what is taken out of the pages there.
    """

    now: datetime | None = None
    project_root: Path | None = None
    known_files: Mapping[str, FileStamp] = field(default_factory=dict)
    strip_below: Mapping[Path, tuple[str, ...]] = field(default_factory=dict)

    def strip_for(self, path: Path) -> tuple[str, ...]:
        """The selectors for a file there."""
        places = [place for place in self.strip_below if path.is_relative_to(place.resolve())]
        return tuple(selector for place in places for selector in self.strip_below[place])


def read_paths(
    paths: Iterable[Path], *, now: datetime | None = None, project_root: Path | None = None
) -> Iterator[SourceItem]:
    """The articles of files and folders, and what could not be read, file by file in sorted order."""
    for source_file in read_files(paths, ReadingContext(now, project_root)):
        yield from source_file.items


def read_files(paths: Iterable[Path], context: ReadingContext) -> Iterator[SourceFile]:
    """The files one by one; each must be used before the next is asked for, since one is open at a time."""
    with PageReader() as page_reader:
        for found in find_files(paths):
            reader = page_reader.stripping(context.strip_for(found.path))
            yield from _read_file(found, context, reader)


def _read_file(found: FoundFile, context: ReadingContext, page_reader: PageReader) -> Iterator[SourceFile]:
    name = _source_path(found.path, context.project_root)
    if found.reason_code is not None:
        refused = QuarantinedInput(name, None, found.reason_code, found.reason_text, b"", 0)
        yield SourceFile(name, None, iter([refused]))
        return
    try:
        with open_regular_file(found.path) as stream:
            yield _opened_file(stream, name, context, page_reader)
    except UnreadableInputError as error:
        refused = QuarantinedInput(name, None, error.reason_code, error.reason_text, b"", 0)
        yield SourceFile(name, None, iter([refused]))


def _opened_file(
    stream: BufferedReader, name: str, context: ReadingContext, page_reader: PageReader
) -> SourceFile:
    known = context.known_files.get(name)
    size, modified = size_and_time(stream)
    if known and (known.size_bytes, known.modified_ns) == (size, modified):
        return SourceFile(name, known, iter(()), is_unchanged=True)
    kind = kind_of_file(name)
    refusal = _refusal(stream, name, kind, size)
    if refusal:
        code, reason = refusal
        return SourceFile(
            name, None, iter([QuarantinedInput(name, None, code, reason, _first_bytes(stream), size)])
        )
    stamp = file_stamp(stream, name)
    if known and known.sha256 == stamp.sha256:
        return SourceFile(name, stamp, iter(()), is_unchanged=True)
    return SourceFile(name, stamp, _items(stream, name, kind, context, page_reader))


def kind_of_file(name: str) -> SourceKind | None:
    """How a file of this name is read, None where it is not.

    >>> kind_of_file("a/News.WARC.gz"), kind_of_file("a/notes.gz")
    (<SourceKind.WARC: 'warc'>, None)
    """
    suffixes = "".join(Path(name.lower()).suffixes[-2:])
    return KIND_OF_SUFFIX.get(suffixes) or KIND_OF_SUFFIX.get(Path(name.lower()).suffix)


def _items(
    stream: BufferedReader,
    name: str,
    kind: SourceKind | None,
    context: ReadingContext,
    page_reader: PageReader,
) -> Iterator[SourceItem]:
    """What is in a file, read as it is asked for; one that is an article or a list as a whole may be refused as a whole."""
    if kind is SourceKind.JSONL:
        yield from read_article_lines(byte_chunks(stream), name, now=context.now, page_reader=page_reader)
        return
    if kind is SourceKind.WARC:
        yield from items_of_archive(stream, name, context.now, page_reader)
        return
    content = stream.read(MAX_URL_LIST_BYTES + 1)
    try:
        if kind is SourceKind.FEED or (kind is SourceKind.TEXT and is_address_list(content)):
            yield from items_of_list(_list(content, name, kind, context), name, context.now, page_reader)
        else:
            yield _article_from_file(content, name, kind, context, page_reader)
    except UnreadableInputError as error:
        kept = content[:MAX_QUARANTINED_BYTES]
        yield QuarantinedInput(name, None, error.reason_code, error.reason_text, kept, len(content))


def _list(content: bytes, name: str, kind: SourceKind, context: ReadingContext) -> LinkList:
    now = context.now or _LATEST_TIME
    if kind is SourceKind.TEXT:
        return read_url_list(content, now=now)
    return table_in_file(content, now) if name.lower().endswith(_TABLES) else list_in_file(content, now)


def _article_from_file(
    content: bytes, name: str, kind: SourceKind | None, context: ReadingContext, page_reader: PageReader
) -> SourceArticle:
    is_page = kind is SourceKind.HTML
    fields = fields_from_page(page_reader.read(content)) if is_page else fields_from_text_file(content)
    return article_from_fields(fields, SourcePlace(name), context.now)


def _refusal(
    stream: BufferedReader, name: str, kind: SourceKind | None, size: int
) -> tuple[ReasonCode, str] | None:
    """Why a file is not read at all, None where it is."""
    if stream.peek(8).startswith(_COMPRESSED) and not name.lower().endswith(_PACKED):
        return ReasonCode.COMPRESSED_FILE, "The file is compressed; unpack it first."
    if kind is None:
        known = ", ".join(KIND_OF_SUFFIX)
        return (
            ReasonCode.UNKNOWN_FILE_TYPE,
            f"The file's name tells no type that can be read; name it with one of {known}.",
        )
    limit = _size_limit(kind)
    if size > limit:
        return ReasonCode.FILE_TOO_LARGE, f"The file has {size:,} bytes, more than {limit:,}; split it."
    return None


def _size_limit(kind: SourceKind) -> int:
    match kind:
        case SourceKind.JSONL:
            return MAX_LINES_FILE_BYTES
        case SourceKind.FEED:
            return MAX_URL_LIST_BYTES
        case SourceKind.WARC:
            return MAX_ARCHIVE_BYTES
        case _:
            return MAX_ARTICLE_FILE_BYTES


def _first_bytes(stream: BufferedReader) -> bytes:
    return stream.read(MAX_QUARANTINED_BYTES)


def _source_path(path: Path, project_root: Path | None) -> str:
    if project_root is not None and path.is_relative_to(project_root.resolve()):
        path = path.relative_to(project_root.resolve())
    # Names that are no UTF-8 cannot be stored; what is odd in them is written out.
    return path.as_posix().encode("utf-8", "backslashreplace").decode("utf-8")
