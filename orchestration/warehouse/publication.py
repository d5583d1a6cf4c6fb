"""Publishing a build: a fresh compact file of the public schemas, shown to readers in one step.

Whether a build is good enough is decided before, by the tests of its tables. What was published before stays
visible until the new file is complete, and stays whole for whoever has it open.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from orchestration.warehouse.build_copy import PUBLIC_SCHEMAS, STORAGE_VERSION, attached, copy_public_schemas
from orchestration.warehouse.build_history import TABLE_NAME, add_build, create_history, take_over_history
from orchestration.warehouse.build_records import BuildInfo, PublishedBuild
from orchestration.warehouse.connections import open_warehouse
from orchestration.warehouse.content_hashes import content_hash
from orchestration.warehouse.fact_comparison import FRESH
from orchestration.warehouse.fact_history import record_fact_changes
from orchestration.warehouse.published_folders import (
    BUILDS_NAME,
    FILE_NAME,
    delete_old_builds,
    earlier_files,
    show_build,
    unfinished_folder,
)
from orchestration.warehouse.recent_changes import RECENT_CHANGES
from orchestration.warehouse.row_counts import row_counts
from orchestration.warehouse.warehouse_errors import PublishError, WarehouseMissingError

if TYPE_CHECKING:
    from pathlib import Path

    import duckdb

_BUILD_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*(?<!\.tmp)")


@dataclass(frozen=True, slots=True)
class _PublicContent:
    content_hash: str
    row_counts: dict[str, int]


def publish(build_path: Path, warehouse_directory: Path, info: BuildInfo) -> PublishedBuild:
    """Publish the schemas marts and meta of the build file and delete builds that are no longer kept.

    Raises PublishError where the build has no marts or its id is taken; readers then see what they saw
    before.
    """
    if not build_path.exists():
        msg = f"There is no build at {build_path}; make one with: newsledger run"
        raise WarehouseMissingError(msg)
    _check_build_id(warehouse_directory, info.build_id)
    connection = open_warehouse(build_path)
    try:
        _check_marts(connection, build_path)
        folder = unfinished_folder(warehouse_directory, info.build_id)
        content = _PublicContent(content_hash(connection), _public_row_counts(connection))
        notes = _write_file(connection, folder / FILE_NAME, earlier_files(warehouse_directory), info, content)
    finally:
        connection.close()
    _check_no_log(folder / FILE_NAME)
    path = show_build(warehouse_directory, folder) / FILE_NAME
    delete_old_builds(warehouse_directory)
    return PublishedBuild(
        info.build_id, path, content.content_hash, content.row_counts, path.stat().st_size, notes
    )


def _write_file(
    connection: duckdb.DuckDBPyConnection,
    path: Path,
    earlier: list[Path],
    info: BuildInfo,
    content: _PublicContent,
) -> tuple[str, ...]:
    with attached(connection, path, FRESH, options=f"storage_version '{STORAGE_VERSION}'"):
        copy_public_schemas(connection, FRESH, leave_out=frozenset({TABLE_NAME}))
        create_history(connection, FRESH)
        notes = take_over_history(connection, FRESH, earlier)
        notes += record_fact_changes(connection, earlier, info)
        add_build(connection, FRESH, info, content.row_counts, content.content_hash)
        connection.execute(f"checkpoint {FRESH}")
    return notes


def _check_build_id(warehouse_directory: Path, build_id: str) -> None:
    if not _BUILD_ID.fullmatch(build_id):
        msg = f'"{build_id}" cannot name a build: use letters, digits, "-", "_" and ".".'
        raise PublishError(msg)
    if (warehouse_directory / BUILDS_NAME / build_id).exists():
        msg = f"There is a published build {build_id} already; a build's name is never used twice."
        raise PublishError(msg)


def _check_marts(connection: duckdb.DuckDBPyConnection, build_path: Path) -> None:
    if not row_counts(connection, "marts"):
        msg = (
            f"{build_path} has no tables in schema marts, nothing to publish; build them with: newsledger run"
        )
        raise PublishError(msg)


def _check_no_log(path: Path) -> None:
    log = path.with_name(path.name + ".wal")
    if log.exists():
        msg = f"{path} was not written out completely ({log.name} is left); nothing was published. Run again."
        raise PublishError(msg)


def _public_row_counts(connection: duckdb.DuckDBPyConnection) -> dict[str, int]:
    counts = {
        f"{schema}.{name}": n
        for schema in PUBLIC_SCHEMAS
        for name, n in row_counts(connection, schema).items()
    }
    for name in (TABLE_NAME, RECENT_CHANGES):
        counts.pop(name, None)
    return counts
