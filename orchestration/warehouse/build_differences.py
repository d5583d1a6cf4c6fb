"""What one build says of facts otherwise than an earlier one: file against file, or from the history where a file is gone.

How it is shown is decided elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from orchestration.warehouse.build_copy import attached
from orchestration.warehouse.fact_comparison import (
    DIFFERENCE_COLUMNS,
    EARLIER,
    FRESH,
    compare_facts,
    has_table,
    one_sided_columns,
)
from orchestration.warehouse.fact_history import DETAIL_DAYS
from orchestration.warehouse.published_facts import FACT_IDS
from orchestration.warehouse.published_folders import FILE_NAME, earlier_files, published_file
from orchestration.warehouse.published_reader import open_published
from orchestration.warehouse.release_file import open_scratch
from orchestration.warehouse.warehouse_errors import IncomparableBuildsError

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

_ROWS = f"""
    select {", ".join(DIFFERENCE_COLUMNS)} from fact_differences
    order by fact_type, fact_id, change_kind, column_name
"""  # noqa: S608 - own names
_RECORDED_SINCE = f"select min(first_published_at) from {FACT_IDS}"  # noqa: S608 - own names


@dataclass(frozen=True, slots=True)
class KnownBuild:
    """A build that was published once; `file` is None where it is no longer kept. The time is naive UTC."""

    build_id: str
    published_at: datetime
    file: Path | None


@dataclass(frozen=True, slots=True)
class BuildDifference:
    """The differences, each with DIFFERENCE_COLUMNS, in order; and what to say of how they were told."""

    rows: list[dict[str, Any]]
    notes: tuple[str, ...]


def known_builds(warehouse_directory: Path) -> list[KnownBuild]:
    """All builds of the history, the one that readers see first, then the newest first."""
    kept = {path.parent.name: path for path in earlier_files(warehouse_directory)}
    current = published_file(warehouse_directory).resolve().parent.name
    connection = open_published(published_file(warehouse_directory))
    try:
        found = connection.execute(
            "select build_id, published_at from meta.builds"
            " order by build_id = $1 desc, published_at desc, build_id desc",
            [current],
        ).fetchall()
    finally:
        connection.close()
    return [KnownBuild(build_id, published_at, kept.get(build_id)) for build_id, published_at in found]


def build_difference(warehouse_directory: Path, before: KnownBuild, after: KnownBuild) -> BuildDifference:
    """What `after` says otherwise than `before`; raises IncomparableBuildsError where neither files nor history tell it."""
    if before.file and after.file:
        return _of_files(before, after, before.file, after.file)
    return _of_history(warehouse_directory, before, after)


def _of_files(before: KnownBuild, after: KnownBuild, old_file: Path, new_file: Path) -> BuildDifference:
    if old_file == new_file:
        return BuildDifference([], ())
    connection = open_scratch()
    try:
        with (
            attached(connection, old_file, EARLIER, options="read_only"),
            attached(connection, new_file, FRESH, options="read_only"),
        ):
            for build, alias in ((before, EARLIER), (after, FRESH)):
                if not has_table(connection, alias, FACT_IDS):
                    raise IncomparableBuildsError(
                        f"Build {build.build_id} is of an older newsledger and keeps no ids of facts."
                    )
            compare_facts(connection)
            rows = [
                dict(zip(DIFFERENCE_COLUMNS, row, strict=True))
                for row in connection.execute(_ROWS).fetchall()
            ]
            unshared = one_sided_columns(connection)
    finally:
        connection.close()
    note = f"Not compared, since one build alone has them: {', '.join(unshared)}"
    return BuildDifference(rows, (note,) if unshared else ())


def _of_history(warehouse_directory: Path, before: KnownBuild, after: KnownBuild) -> BuildDifference:
    """The recorded changes of the builds between, summed up; only forwards in time."""
    gone = ", ".join(build.build_id for build in (before, after) if not build.file)
    if after.published_at < before.published_at:
        raise IncomparableBuildsError(
            f"Build {gone} is no longer kept; the history tells only what a later build changed. Name it first."
        )
    connection = open_published(published_file(warehouse_directory))
    try:
        since = connection.execute(_RECORDED_SINCE).fetchone()
        newest = connection.execute("select max(published_at) from meta.builds").fetchone()
        if not since or not newest or since[0] is None or before.published_at < since[0]:
            raise IncomparableBuildsError(
                f"Build {gone} is no longer kept, and the history of facts begins after {before.build_id}."
            )
        if before.published_at < newest[0] - timedelta(days=DETAIL_DAYS):
            raise IncomparableBuildsError(
                f"Build {gone} is no longer kept, and what facts said is on record for {DETAIL_DAYS} days only. What became of "
                "each fact is in meta.fact_changes."
            )
        statement = files("orchestration.warehouse").joinpath("fact_history_netted.sql").read_text("utf-8")
        parameters = {"before": before.published_at, "after": after.published_at}
        found = connection.execute(statement, parameters).fetchall()
    finally:
        connection.close()
    rows = [dict(zip(DIFFERENCE_COLUMNS, row, strict=True)) for row in found]
    note = f"Told from the history of facts, since {gone} is no longer kept ({FILE_NAME} of the newest builds alone is)."
    return BuildDifference(rows, (note,))
