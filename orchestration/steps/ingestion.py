"""From paths to raw tables: which paths are due, and taking them in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from orchestration.settings import Settings
from orchestration.sources import QuarantinedInput, ReadingContext, SourceFile, SourceItem, read_files
from orchestration.sources.source_list import read_source_list
from orchestration.warehouse import LoadCounts, known_files, store_files
from orchestration.warehouse.raw_state import has_own_articles, known_quarantine

if TYPE_CHECKING:
    import duckdb

OnItem = Callable[[int], None]


def due_paths(connection: duckdb.DuckDBPyConnection, settings: Settings) -> list[Path]:
    """The inbox, where something lies in it, and the folders that are sources; the samples, as long as there is nothing else."""
    inbox = [path for path in settings.inbox_dir.glob("*") if not path.name.startswith(".")]
    local = [
        settings.home / entry.url
        for entry in read_source_list(settings.sources_file)
        if entry.is_local and entry.enabled
    ]
    if inbox or local:
        return [*([settings.inbox_dir] if inbox else []), *local]
    if settings.sample_dir.is_dir() and not has_own_articles(connection):
        return [settings.sample_dir]
    return []


def ingest_paths(
    connection: duckdb.DuckDBPyConnection,
    paths: Iterable[Path],
    *,
    settings: Settings,
    now: datetime,
    on_item: OnItem = lambda _: None,
) -> LoadCounts:
    """Takes files and folders into the raw tables, one transaction a file; what is there already stays as it is.

    `now` is naive UTC; `on_item` gets the number of articles and bad lines read so far.
    """
    strip_below = {
        settings.home / entry.url: entry.strip
        for entry in read_source_list(settings.sources_file)
        if entry.is_local and entry.strip
    }
    context = ReadingContext(now, settings.home, known_files(connection), strip_below)
    files = _counting(read_files(paths, context), on_item)
    return store_files(connection, files, f"load_{now:%Y%m%dT%H%M%SZ}", now)


def has_unread_input(connection: duckdb.DuckDBPyConnection, settings: Settings) -> bool:
    """Whether anything that is due was not read before; reads no article."""
    context = ReadingContext(project_root=settings.home, known_files=known_files(connection))
    refused_before = known_quarantine(connection)
    for file in read_files(due_paths(connection, settings), context):
        if file.is_unchanged:
            continue
        if file.stamp is not None:
            return True
        refused = [item for item in file.items if isinstance(item, QuarantinedInput)]
        if any((item.source_path, item.reason_code.value) not in refused_before for item in refused):
            return True
    return False


def _counting(files: Iterable[SourceFile], on_item: OnItem) -> Iterator[SourceFile]:
    n_items = 0

    def counted(items: Iterator[SourceItem]) -> Iterator[SourceItem]:
        nonlocal n_items
        for item in items:
            n_items += 1
            on_item(n_items)
            yield item

    for file in files:
        yield SourceFile(file.source_path, file.stamp, counted(file.items), is_unchanged=file.is_unchanged)


def describe_load(counts: LoadCounts) -> str:
    """The counts of a load in one line, for people."""
    files = f"{counts.files:,} {'file' if counts.files == 1 else 'files'}"
    unchanged_files = f" ({counts.files_unchanged:,} read before)" if counts.files_unchanged else ""
    return (
        f"{files}{unchanged_files}: {counts.versions_new:,} new article versions ({counts.articles_new:,} new articles), "
        f"{counts.unchanged:,} unchanged, {counts.quarantined:,} quarantined"
        + (f", {counts.links:,} articles still to be fetched (newsledger collect)" if counts.links else "")
    )
