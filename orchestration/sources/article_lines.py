"""Reading a stream of article JSONL, line by line: every line becomes an article or a quarantined line.

One bad line never costs another one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from orchestration.sources.article_building import SourcePlace, article_from_fields
from orchestration.sources.byte_lines import ByteLine, split_lines
from orchestration.sources.json_lines import parse_article_line
from orchestration.sources.page_articles import fields_from_line
from orchestration.sources.page_reader import PageReader
from orchestration.sources.reading_limits import MAX_QUARANTINED_BYTES
from orchestration.sources.source_records import QuarantinedInput, SourceArticle
from orchestration.sources.unreadable_input import UnreadableInputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime


def read_article_lines(
    stream: Iterable[bytes],
    source_path: str,
    *,
    now: datetime | None = None,
    page_reader: PageReader | None = None,
) -> Iterator[SourceArticle | QuarantinedInput]:
    """Articles and quarantined lines in their order; blank lines are left out.

    `stream` gives bytes cut anywhere (a binary file gives its lines); it is read only as far as items are
    asked for. `now` (naive UTC) lets dates in the future be told. Lines with `html` are read by
    `page_reader`, or by one of our own.
    """
    if page_reader is not None:
        yield from _read_lines(stream, source_path, now, page_reader)
        return
    with PageReader() as own_reader:
        yield from _read_lines(stream, source_path, now, own_reader)


def _read_lines(
    stream: Iterable[bytes], source_path: str, now: datetime | None, page_reader: PageReader
) -> Iterator[SourceArticle | QuarantinedInput]:
    for line in split_lines(stream):
        if not line.content.strip():
            continue
        try:
            yield _article(line, source_path, now, page_reader)
        except UnreadableInputError as error:
            kept = line.content[:MAX_QUARANTINED_BYTES]
            yield QuarantinedInput(
                source_path, line.number, error.reason_code, error.reason_text, kept, line.n_bytes
            )


def _article(
    line: ByteLine, source_path: str, now: datetime | None, page_reader: PageReader
) -> SourceArticle:
    parsed = parse_article_line(line)
    page = None if parsed.text else page_reader.read(parsed.html)
    return article_from_fields(fields_from_line(parsed, page), SourcePlace(source_path, line.number), now)
