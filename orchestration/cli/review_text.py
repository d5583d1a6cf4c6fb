"""The decisions of reviewers on a claim as lines of text, the oldest first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from orchestration.cli.console import printable


def history_text(history: Sequence[Mapping[str, Any]]) -> str:
    """One line a decision and column: when, who, what, why, and what became of it."""
    lines = []
    for row in history:
        lines.append(
            f"  {row['corrected_at']:%Y-%m-%d %H:%M}  {row['reviewer']}: {_decision(row)}, because: {row['why']}"
        )
        lines.append(f"            {row['correction_id']}, {_state(row)}")
    return "\n".join(["review", *(f"{' ' * _indent(line)}{printable(line)}" for line in lines)])


def change_text(column: str, old: str | None, new: str | None) -> str:
    """One changed column.

    >>> change_text("quantity_low", "10", None)
    'quantity_low 10 -> not told'
    """
    return f"{column} {'not told' if old is None else old} -> {'not told' if new is None else new}"


def _decision(row: Mapping[str, Any]) -> str:
    if row["column_name"]:
        return f"{row['action']} {change_text(row['column_name'], row['old_value'], row['new_value'])}"
    undone = f" {row['undoes_correction_id']}" if row["undoes_correction_id"] else ""
    return f"{row['action']}{undone}"


def _state(row: Mapping[str, Any]) -> str:
    reason = f" ({row['reopen_reason']})" if row["reopen_reason"] else ""
    undone = f" by {row['undone_by']}" if row["undone_by"] else ""
    pending = "" if row["is_built"] else "; the next run builds on it"
    return f"{row['correction_state'].replace('_', ' ')}{reason}{undone}{pending}"


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
