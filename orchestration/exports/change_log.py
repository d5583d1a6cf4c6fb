"""CHANGELOG.md of a release: what it says otherwise than the release before, newest first, with all earlier sections."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from orchestration.exports.citations import DataCitation
from orchestration.exports.plain_files import text_rows, write_csv
from orchestration.exports.table_files import text_file
from orchestration.warehouse.release_changes import (
    FactChange,
    SchemaChange,
    compared_files,
    fact_changes,
    row_counts_compared,
    schema_changes,
)

_TITLE = "# Changes of the data\n"
_LISTED = 50
_HEADINGS = {"added": "Added", "changed": "Changed", "withdrawn": "Withdrawn"}


@dataclass(frozen=True, slots=True)
class ReleaseChanges:
    """All differences of two releases."""

    facts: Sequence[FactChange]
    schema: Sequence[SchemaChange]
    rows: Sequence[tuple[str, int | None, int | None]]


def compare_releases(before: Path, after: Path) -> ReleaseChanges:
    """The differences of two releases' databases."""
    with compared_files(before, after) as connection:
        return ReleaseChanges(
            fact_changes(connection), schema_changes(connection), row_counts_compared(connection)
        )


def first_section(cited: DataCitation, n_facts: int) -> str:
    """The section of a folder's first release."""
    return f"{_heading(cited)}\nThe first release of this folder: {n_facts:,} facts.\n"


def section(cited: DataCitation, earlier: DataCitation, changes: ReleaseChanges) -> str:
    """The section of a release that has one before it."""
    lines = [_heading(cited), f"Compared with {earlier.name} (build {earlier.build_id})."]
    if cited.newsledger_version != earlier.newsledger_version:
        lines.append(
            f"Made with newsledger {cited.newsledger_version}; before: {earlier.newsledger_version}."
        )
    if not changes.facts and not changes.schema:
        lines.append("\nNo fact, table or column changed.")
    for change, heading in _HEADINGS.items():
        lines += _fact_lines(heading, [one for one in changes.facts if one.change == change])
    if changes.schema:
        lines += ["\n### Tables and columns\n", *(f"- {_schema_words(one)}" for one in changes.schema)]
    moved = [(table, before, after) for table, before, after in changes.rows if before != after]
    if moved:
        lines += ["\n### Rows\n", "| table | before | now |", "| --- | ---: | ---: |"]
        lines += [f"| {table} | {_count(before)} | {_count(after)} |" for table, before, after in moved]
    return "\n".join(lines) + "\n"


def with_earlier_sections(new_section: str, earlier_log: str | None) -> str:
    """The whole file: its title, the new section, and what the release before had."""
    return f"{_TITLE}\n{new_section}" + (
        f"\n{earlier_log.removeprefix(_TITLE).lstrip()}" if earlier_log else ""
    )


def write_change_table(path: Path, facts: Sequence[FactChange]) -> None:
    """All changes of facts as a table, since the log names only the first of them."""
    names = ("fact_type", "fact_id", "change", "columns", "label")
    with text_file(path) as handle:
        rows = ((one.fact_type, one.fact_id, one.change, one.columns, one.label) for one in facts)
        write_csv(handle, names, text_rows(rows), is_raw=False, has_mark=False)


def count_changes(path: Path) -> dict[str, int]:
    """How many facts of each kind of change such a table holds."""
    with path.open(encoding="utf-8", newline="") as handle:
        told = [row["change"] for row in csv.DictReader(handle)]
    return {change: told.count(change) for change in _HEADINGS}


def _heading(cited: DataCitation) -> str:
    return f"## {cited.name}, {cited.published_on.isoformat()} (build {cited.build_id})\n"


def _fact_lines(heading: str, facts: Sequence[FactChange]) -> list[str]:
    if not facts:
        return []
    lines = [f"\n### {heading}: {len(facts):,} facts\n"]
    for one in facts[:_LISTED]:
        what = f" (in {one.columns.replace(' ', ', ')})" if one.columns else ""
        lines.append(f"- `{one.fact_id}` {one.label}{what}")
    if len(facts) > _LISTED:
        lines.append(f"- and {len(facts) - _LISTED:,} more; all of them: changes.csv")
    return lines


def _schema_words(one: SchemaChange) -> str:
    if one.column is None:
        return f"table `{one.table}` {one.change}"
    return f"column `{one.table}.{one.column}` {one.change}"


def _count(number: int | None) -> str:
    return "" if number is None else f"{number:,}"
