"""Making a release: every file of it in a folder that nobody sees, then shown in one step.

The same build gives the same bytes in a folder with the same releases before it, in every file but the DuckDB file (and its
line in SHA256SUMS): that one has the same rows, but DuckDB leaves what it finds in memory between them.
"""

from __future__ import annotations

import json
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from orchestration.exports import change_log
from orchestration.exports.about_lines import ExportOrigin, about_texts, licence_table
from orchestration.exports.citations import DataCitation, citation_cff
from orchestration.exports.data_packages import ReleasedTable, data_package
from orchestration.exports.finished_files import finished_folder
from orchestration.exports.parquet_files import write_parquet
from orchestration.exports.plain_files import text_rows, write_csv
from orchestration.exports.release_pages import dictionary, licence, readme
from orchestration.exports.release_versions import (
    CHANGELOG,
    CHECKSUMS,
    DATABASE,
    PACKAGE,
    Release,
    file_checksum,
    next_version,
    point_to_latest,
    releases_in,
)
from orchestration.exports.table_choices import file_stems, origin_of
from orchestration.exports.table_files import text_file
from orchestration.progress import Progress
from orchestration.warehouse.export_queries import RowChoice, chosen_batches, chosen_rows
from orchestration.warehouse.fact_tables import FACT_TABLES
from orchestration.warehouse.published_reader import open_published
from orchestration.warehouse.published_tables import PublishedTable, published_tables, table_columns
from orchestration.warehouse.release_file import is_key, open_scratch, write_release_file

if TYPE_CHECKING:
    import duckdb

_CHANGES = "changes.csv"


@dataclass(frozen=True, slots=True)
class MadeRelease:
    """A release, whether it was made just now, and how many facts were added, changed and withdrawn since the one before."""

    release: Release
    is_new: bool
    changes: dict[str, int]


def make_release(published_file: Path, folder: Path, progress: Progress) -> MadeRelease:
    """Freezes the published build as the next release of `folder`; a build that is released there already is not made again."""
    published = published_file.resolve()
    with closing(open_published(published)) as connection:
        origin = origin_of(connection)
        earlier = releases_in(folder)
        for release in earlier:
            if release.cited().build_id == origin.cited.build_id:
                point_to_latest(folder)
                return MadeRelease(release, False, change_log.count_changes(release.folder / _CHANGES))  # noqa: FBT003 - the record says which
        version = next_version(folder, origin.cited.published_on)
        origin = replace(origin, cited=replace(origin.cited, version=version))
        with finished_folder(folder / version) as unfinished:
            _write_database(published, unfinished / DATABASE)
            tables = _write_tables(connection, unfinished, origin, progress)
            _write_changes(unfinished, earlier[-1] if earlier else None, origin.cited, tables)
            _write_pages(unfinished, origin, tables)
            _write_checksums(unfinished)
    point_to_latest(folder)
    release = Release(folder / version)
    return MadeRelease(release, True, change_log.count_changes(release.folder / _CHANGES))  # noqa: FBT003 - the record says which


def _write_database(published: Path, path: Path) -> None:
    with closing(open_scratch()) as scratch:
        write_release_file(scratch, published, path)


def _write_tables(
    connection: duckdb.DuckDBPyConnection, folder: Path, origin: ExportOrigin, progress: Progress
) -> list[ReleasedTable]:
    for name in ("parquet", "csv"):
        (folder / name).mkdir()
    found = published_tables(connection)
    stems = file_stems([table.full_name for table in found])
    released = []
    for n_done, table in enumerate(found):
        progress.update("tables", n_done, len(found), table.full_name)
        released.append(_write_table(connection, folder, (table, stems[table.full_name]), origin))
    progress.finish("tables", f"{len(found)} tables as Parquet, CSV and in {DATABASE}")
    return released


def _write_table(
    connection: duckdb.DuckDBPyConnection,
    folder: Path,
    named: tuple[PublishedTable, str],
    origin: ExportOrigin,
) -> ReleasedTable:
    table, stem = named
    columns = tuple(table_columns(connection, table))
    choice = RowChoice(table, columns, columns)
    files = [f"csv/{stem}.csv", f"parquet/{stem}.parquet"]
    with text_file(folder / files[0]) as handle:
        names = [column.column_name for column in columns]
        write_csv(handle, names, chosen_rows(connection, choice), is_raw=False, has_mark=False)
    comments = {column.column_name: column.comment for column in columns}
    write_parquet(
        folder / files[1], chosen_batches(connection, choice), comments, about_texts(origin, choice)
    )
    first = columns[0].column_name
    key = first if is_key(connection, table.schema_name, table.table_name, first) else None
    return ReleasedTable(table, columns, key, files)


def _write_changes(
    folder: Path, earlier: Release | None, cited: DataCitation, tables: list[ReleasedTable]
) -> None:
    if earlier is None:
        facts = {tables_of.facts for tables_of in FACT_TABLES.values()}
        n_facts = sum(one.table.n_rows for one in tables if one.table.table_name in facts)
        log = change_log.with_earlier_sections(change_log.first_section(cited, n_facts), None)
        change_log.write_change_table(folder / _CHANGES, [])
    else:
        changes = change_log.compare_releases(earlier.folder / DATABASE, folder / DATABASE)
        told = change_log.section(cited, earlier.cited(), changes)
        log = change_log.with_earlier_sections(told, (earlier.folder / CHANGELOG).read_text("utf-8"))
        change_log.write_change_table(folder / _CHANGES, changes.facts)
    (folder / CHANGELOG).write_text(log, "utf-8")


def _write_pages(folder: Path, origin: ExportOrigin, tables: list[ReleasedTable]) -> None:
    cited = origin.cited
    pages = {
        "README.md": readme(cited, tables),
        "DICTIONARY.md": dictionary(tables),
        "LICENSE": licence(),
        "CITATION.cff": citation_cff(cited),
    }
    for name, text in pages.items():
        (folder / name).write_text(text, "utf-8")
    with text_file(folder / "SOURCES.csv") as handle:
        names = ("outlet_name", "n_articles", "licence")
        write_csv(handle, names, text_rows(licence_table(origin.licences)), is_raw=False, has_mark=False)
    package = data_package(folder, cited, tables, DATABASE)
    (folder / PACKAGE).write_text(json.dumps(package, ensure_ascii=False, indent=1) + "\n", "utf-8")


def _write_checksums(folder: Path) -> None:
    paths = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    lines = [f"{file_checksum(folder / path)}  {path}\n" for path in paths]
    (folder / CHECKSUMS).write_text("".join(lines), "utf-8")
