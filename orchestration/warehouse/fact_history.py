"""The tables meta.fact_changes and meta.fact_ids of the published file: what became of every fact, build by build.

They live in the published files alone, as meta.builds does: each build takes them over from the one before and adds what
the comparison of both files tells. What the comparison is, is decided in fact_comparison.py.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from orchestration.warehouse.build_copy import attached, write_comments
from orchestration.warehouse.fact_comparison import (
    DIFFERENCE_COLUMNS,
    EARLIER,
    FRESH,
    compare_facts,
    has_table,
)
from orchestration.warehouse.published_facts import BRIDGE, FACT_IDS
from orchestration.warehouse.recent_changes import fill_recent_changes

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import duckdb

    from orchestration.warehouse.build_records import BuildInfo

FACT_CHANGES = "meta.fact_changes"
HISTORY_TABLES = frozenset({FACT_CHANGES, FACT_IDS})
# A thousand new articles a day bring some 2,000 rows (docs/decisions.md): 400 days are under a million, some 30 MB.
# What became of an id is never forgotten, so that an id that was cited once can always be followed.
DETAIL_DAYS = 400
DETAIL_KINDS = ("joined", "left", "changed")

FACT_CHANGES_COMMENT = (
    "One row per build, fact and kind of change against the build before; for changed one per column. "
    f"Kept for ever, but rows of {', '.join(DETAIL_KINDS)} for {DETAIL_DAYS} days. "
    "The facts of the first build have no row; meta.fact_ids tells when each was first there."
)
_CHANGES = {
    "build_id": ("varchar", "The build in which it happened."),
    "published_at": ("timestamp", "When readers could see that build, UTC."),
    "compared_build_id": ("varchar", "The build that it is compared with: the one published before."),
    "fact_id": ("varchar", "Key of the fact, also where the fact is no longer there."),
    "fact_type": ("varchar", "arms_transfer, troop_count or sanction."),
    "change_kind": (
        "varchar",
        (
            "founded: new; joined, left: claims came or went; changed: a column has another value; merged: its claims are "
            "part of another fact now; split: its claims were part of another fact; withdrawn: no claim is left; "
            "restored: it was there before and is there again."
        ),
    ),
    "column_name": (
        "varchar",
        "changed: the column of the fact table; joined, left: n_claims; null otherwise.",
    ),
    "old_value": ("varchar", "Its value in the build before, as text; null where it had none."),
    "new_value": ("varchar", "Its value in this build, as text; null where it has none."),
    "other_fact_id": (
        "varchar",
        (
            "merged: the fact that it went into; split: the fact that it came from; joined, left, restored: the fact that "
            "most of the claims came from or went to, null where they were part of none."
        ),
    ),
    "reason_code": (
        "varchar",
        (
            "article_withdrawn, superseded, reviewer_rejected, reviewer_corrected, no_longer_extracted, left_out, regrouped, "
            "claims_joined, claims_replaced or recomputed; null in founded and joined."
        ),
    ),
    "reason_text": (
        "varchar",
        "What the publisher of a withdrawn article said, or another note on the reason; else null.",
    ),
}
FACT_IDS_COMMENT = "One row per id that a fact ever had, with the builds it was in and what became of it."
_IDS = {
    "fact_id": ("varchar", "Key of the fact. No other fact ever gets it."),
    "fact_type": ("varchar", "arms_transfer, troop_count or sanction."),
    "first_build_id": ("varchar", "The build in which the fact was first there."),
    "first_published_at": ("timestamp", "When readers could first see it, UTC."),
    "last_build_id": ("varchar", "The newest build that has the fact."),
    "last_published_at": ("timestamp", "When that build was published, UTC."),
    "went_into_fact_id": (
        "varchar",
        "The fact that it was merged into; null where it is there or was withdrawn.",
    ),
    "is_current": ("boolean", "True where this build has the fact."),
}
_ADD_CHANGES = f"""
    insert into {FRESH}.{FACT_CHANGES}
    select $build_id, $published_at, $compared_build_id, {", ".join(DIFFERENCE_COLUMNS)}
    from fact_differences
    order by all
"""  # noqa: S608 - own names
_TAKE_OVER_CHANGES = f"""
    insert into {FRESH}.{FACT_CHANGES} by name
    from {EARLIER}.{FACT_CHANGES}
    where published_at >= $oldest or change_kind not in {DETAIL_KINDS}
"""
_FIRST_IDS = f"""
    insert into {FRESH}.{FACT_IDS}
    select fact_id, any_value(fact_type), $build_id, $published_at, $build_id, $published_at, null, true
    from {FRESH}.{BRIDGE}
    group by fact_id
    order by all
"""  # noqa: S608 - own names
_NEXT_IDS = f"""
    insert into {FRESH}.{FACT_IDS}
    with
    facts as (
        select fact_id, any_value(fact_type) as fact_type, true as is_current from {FRESH}.{BRIDGE} group by fact_id
    ),
    merged as (
        select fact_id, other_fact_id from fact_differences where change_kind = 'merged'
    )
    select
        fact_id,
        coalesce(known.fact_type, facts.fact_type),
        coalesce(known.first_build_id, $build_id),
        coalesce(known.first_published_at, $published_at),
        case when facts.is_current then $build_id else known.last_build_id end,
        case when facts.is_current then $published_at else known.last_published_at end,
        case when facts.is_current is null then coalesce(merged.other_fact_id, known.went_into_fact_id) end,
        facts.is_current is not null
    from {EARLIER}.{FACT_IDS} as known
    full join facts using (fact_id)
    left join merged using (fact_id)
    order by all
"""  # noqa: S608 - own names


def record_fact_changes(
    connection: duckdb.DuckDBPyConnection, earlier_files: Sequence[Path], info: BuildInfo
) -> tuple[str, ...]:
    """Make both tables in the attached file `fresh` and fill them, and the mart of the newest changes.

    Compares with the first earlier file that can be read; one of an older newsledger has no facts to compare. Returns what to
    tell of the files that cannot be read.
    """
    import duckdb

    notes: list[str] = []
    _create_tables(connection)
    if not has_table(connection, FRESH, BRIDGE):
        return ()
    for path in earlier_files:
        try:
            with attached(connection, path, EARLIER, options="read_only"):
                if has_table(connection, EARLIER, FACT_IDS):
                    _add_changes(connection, path.parent.name, info)
                    return tuple(notes)
        except duckdb.Error as error:
            notes.append(f"The facts of {path} could not be compared: {str(error).splitlines()[0]}")
            _create_tables(connection)
            continue
        break
    connection.execute(_FIRST_IDS, {"build_id": info.build_id, "published_at": info.published_at})
    return tuple(notes)


def _create_tables(connection: duckdb.DuckDBPyConnection) -> None:
    """Both tables, empty, with their comments."""
    for name, comment, columns in (
        (FACT_CHANGES, FACT_CHANGES_COMMENT, _CHANGES),
        (FACT_IDS, FACT_IDS_COMMENT, _IDS),
    ):
        target = f"{FRESH}.{name}"
        definition = ", ".join(f"{column} {kind}" for column, (kind, _comment) in columns.items())
        connection.execute(f"create or replace table {target} ({definition})")
        comments = {column: text for column, (_kind, text) in columns.items()}
        write_comments(connection, target, comment, comments)


def _add_changes(connection: duckdb.DuckDBPyConnection, compared_build_id: str, info: BuildInfo) -> None:
    """The rows of the attached earlier file, and those that tell how the fresh one differs from it."""
    compare_facts(connection)
    build = {"build_id": info.build_id, "published_at": info.published_at}
    oldest = info.published_at - timedelta(days=DETAIL_DAYS)
    connection.execute(_TAKE_OVER_CHANGES, {"oldest": oldest})
    connection.execute(_ADD_CHANGES, {**build, "compared_build_id": compared_build_id})
    connection.execute(_NEXT_IDS, build)
    fill_recent_changes(connection)
