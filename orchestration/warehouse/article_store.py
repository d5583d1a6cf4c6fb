"""Storing articles and quarantined input: every load is a keyed merge, so doing it again changes nothing.

Reading files is the business of orchestration.sources; extraction of orchestration.extraction.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from orchestration.sources.source_records import (
    FileStamp,
    PendingLink,
    QuarantinedInput,
    SourceArticle,
    SourceFile,
    SourceItem,
)
from orchestration.warehouse.article_rows import insert_articles, insert_quarantined
from orchestration.warehouse.inbox_links import note_pending
from orchestration.warehouse.transactions import transaction

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    import duckdb

# Rows of one insert. 1,000 articles of 5 kB are 5 MB; larger batches were not faster. Pages of up to 10 MB
# count by size.
_BATCH_ROWS = 1_000
_BATCH_CHARACTERS = 16_000_000


@dataclass(frozen=True, slots=True)
class LoadCounts:
    """What a load found: new articles, new versions (those of new articles too), versions already there.

    `links` are articles that lists name and that are still to be fetched.
    """

    articles_new: int = 0
    versions_new: int = 0
    unchanged: int = 0
    quarantined: int = 0
    files: int = 0
    files_unchanged: int = 0
    links: int = 0

    def __add__(self, other: LoadCounts) -> LoadCounts:
        """The counts of both together."""
        return LoadCounts(
            self.articles_new + other.articles_new,
            self.versions_new + other.versions_new,
            self.unchanged + other.unchanged,
            self.quarantined + other.quarantined,
            self.files + other.files,
            self.files_unchanged + other.files_unchanged,
            self.links + other.links,
        )


@dataclass(frozen=True, slots=True)
class Load:
    """The name and time (naive UTC) that rows of one load carry; neither is part of any id."""

    load_id: str
    loaded_at: datetime


def known_files(connection: duckdb.DuckDBPyConnection) -> dict[str, FileStamp]:
    """The files that were read before, by name; for ReadingContext, so that they are not read again."""
    rows = connection.execute(
        "select source_path, size_bytes, modified_ns, sha256 from raw.source_files"
    ).fetchall()
    return {row[0]: FileStamp(*row) for row in rows}


def store_files(
    connection: duckdb.DuckDBPyConnection, source_files: Iterable[SourceFile], load_id: str, now: datetime
) -> LoadCounts:
    """Store files one by one, each in one transaction together with the note that it was read."""
    load = Load(load_id, now)
    total = LoadCounts()
    for source_file in source_files:
        with transaction(connection):
            total += _store_file(connection, source_file, load)
    return total


def store_articles(
    connection: duckdb.DuckDBPyConnection, items: Iterable[SourceItem], load_id: str, now: datetime
) -> LoadCounts:
    """Store items, one transaction for each run of items from one source; no file is noted as read."""
    load = Load(load_id, now)
    total = LoadCounts()
    for _source_path, group in groupby(items, key=lambda item: item.source_path):
        with transaction(connection):
            total += _store_items(connection, group, load) + LoadCounts(files=1)
    return total


def _store_file(connection: duckdb.DuckDBPyConnection, source_file: SourceFile, load: Load) -> LoadCounts:
    counts = _store_items(connection, source_file.items, load)
    if source_file.is_unchanged:
        counts = LoadCounts(files_unchanged=1)
    if source_file.stamp is not None:
        _note_file(connection, source_file.stamp, counts, load)
    return counts + LoadCounts(files=1)


def _note_file(
    connection: duckdb.DuckDBPyConnection, stamp: FileStamp, counts: LoadCounts, load: Load
) -> None:
    place = [stamp.size_bytes, stamp.modified_ns, stamp.source_path]
    if counts.files_unchanged:
        connection.execute(
            "update raw.source_files set size_bytes = $1, modified_ns = $2 "
            "where source_path = $3 and (size_bytes, modified_ns) is distinct from ($1, $2)",
            place,
        )
        return
    n_articles = counts.versions_new + counts.unchanged
    connection.execute("delete from raw.source_files where source_path = $1", [stamp.source_path])
    connection.execute(
        "insert into raw.source_files "
        "(size_bytes, modified_ns, source_path, sha256, n_articles, n_quarantined, load_id, loaded_at) "
        "values ($1, $2, $3, $4, $5, $6, $7, $8)",
        [*place, stamp.sha256, n_articles, counts.quarantined, load.load_id, load.loaded_at],
    )


def _store_items(
    connection: duckdb.DuckDBPyConnection, items: Iterable[SourceItem], load: Load
) -> LoadCounts:
    counts = LoadCounts()
    for batch in _batches(items):
        articles = [item for item in batch if isinstance(item, SourceArticle)]
        quarantined = [item for item in batch if isinstance(item, QuarantinedInput)]
        articles_new, versions_new = (
            insert_articles(connection, articles, load.load_id, load.loaded_at) if articles else (0, 0)
        )
        if quarantined:
            insert_quarantined(connection, quarantined, load.load_id, load.loaded_at)
        named = [item for item in batch if isinstance(item, PendingLink)]
        if named:
            note_pending(connection, named, load.load_id, load.loaded_at)
        counts += LoadCounts(
            articles_new, versions_new, len(articles) - versions_new, len(quarantined), links=len(named)
        )
    return counts


def _batches(items: Iterable[SourceItem]) -> Iterator[list[SourceItem]]:
    batch: list[SourceItem] = []
    n_characters = 0
    for item in items:
        batch.append(item)
        n_characters += _size(item)
        if len(batch) >= _BATCH_ROWS or n_characters >= _BATCH_CHARACTERS:
            yield batch
            batch, n_characters = [], 0
    if batch:
        yield batch


def _size(item: SourceItem) -> int:
    if isinstance(item, SourceArticle):
        return len(item.text)
    return len(item.raw_bytes) if isinstance(item, QuarantinedInput) else 0
