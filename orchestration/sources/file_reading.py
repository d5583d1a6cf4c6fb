"""Reading files and folders of articles: for each file its stamp and its items, in sorted order.

Which reader takes a file is told by its name; nothing is unpacked. Storing is not done here.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from orchestration.sources.article_building import SourcePlace, article_from_fields
from orchestration.sources.article_lines import read_article_lines
from orchestration.sources.byte_lines import byte_chunks
from orchestration.sources.file_discovery import FoundFile, find_files
from orchestration.sources.page_articles import fields_from_page
from orchestration.sources.page_reader import PageReader
from orchestration.sources.reading_limits import (
    MAX_ARTICLE_FILE_BYTES,
    MAX_LINES_FILE_BYTES,
    MAX_QUARANTINED_BYTES,
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

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import datetime
    from io import BufferedReader

KIND_OF_SUFFIX = {
    ".jsonl": SourceKind.JSONL,
    ".ndjson": SourceKind.JSONL,
    ".html": SourceKind.HTML,
    ".htm": SourceKind.HTML,
    ".txt": SourceKind.TEXT,
}
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
    file whose stamp stands in `known_files` (by name) is not read again. `now` is naive UTC.
    """

    now: datetime | None = None
    project_root: Path | None = None
    known_files: Mapping[str, FileStamp] = field(default_factory=dict)


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
            yield from _read_file(found, context, page_reader)


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
    kind = KIND_OF_SUFFIX.get(Path(name).suffix.lower())
    refusal = _refusal(stream, kind, size)
    if refusal:
        code, reason = refusal
        return SourceFile(
            name, None, iter([QuarantinedInput(name, None, code, reason, _first_bytes(stream), size)])
        )
    stamp = file_stamp(stream, name)
    if known and known.sha256 == stamp.sha256:
        return SourceFile(name, stamp, iter(()), is_unchanged=True)
    if kind is SourceKind.JSONL:
        lines = read_article_lines(byte_chunks(stream), name, now=context.now, page_reader=page_reader)
        return SourceFile(name, stamp, lines)
    return SourceFile(name, stamp, _single_article(stream, name, context, page_reader))


def _single_article(
    stream: BufferedReader, name: str, context: ReadingContext, page_reader: PageReader
) -> Iterator[SourceItem]:
    content = stream.read(MAX_ARTICLE_FILE_BYTES + 1)
    try:
        yield _article_from_file(content, name, context, page_reader)
    except UnreadableInputError as error:
        kept = content[:MAX_QUARANTINED_BYTES]
        yield QuarantinedInput(name, None, error.reason_code, error.reason_text, kept, len(content))


def _article_from_file(
    content: bytes, name: str, context: ReadingContext, page_reader: PageReader
) -> SourceArticle:
    is_page = KIND_OF_SUFFIX[Path(name).suffix.lower()] is SourceKind.HTML
    fields = fields_from_page(page_reader.read(content)) if is_page else fields_from_text_file(content)
    return article_from_fields(fields, SourcePlace(name), context.now)


def _refusal(stream: BufferedReader, kind: SourceKind | None, size: int) -> tuple[ReasonCode, str] | None:
    """Why a file is not read at all, None where it is."""
    if stream.peek(8).startswith(_COMPRESSED):
        return ReasonCode.COMPRESSED_FILE, "The file is compressed; unpack it first."
    if kind is None:
        known = ", ".join(KIND_OF_SUFFIX)
        return (
            ReasonCode.UNKNOWN_FILE_TYPE,
            f"The file's name tells no type that can be read; name it with one of {known}.",
        )
    limit = MAX_LINES_FILE_BYTES if kind is SourceKind.JSONL else MAX_ARTICLE_FILE_BYTES
    if size > limit:
        return ReasonCode.FILE_TOO_LARGE, f"The file has {size:,} bytes, more than {limit:,}; split it."
    return None


def _first_bytes(stream: BufferedReader) -> bytes:
    return stream.read(MAX_QUARANTINED_BYTES)


def _source_path(path: Path, project_root: Path | None) -> str:
    if project_root is not None and path.is_relative_to(project_root.resolve()):
        path = path.relative_to(project_root.resolve())
    # Names that are no UTF-8 cannot be stored; what is odd in them is written out.
    return path.as_posix().encode("utf-8", "backslashreplace").decode("utf-8")
