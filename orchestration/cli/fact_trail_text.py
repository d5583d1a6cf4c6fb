"""The way of a former fact id as text and JSON: into which fact it went in which build, or why it is gone."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from orchestration.cli.failures import CommandError

if TYPE_CHECKING:
    from collections.abc import Sequence

    import duckdb

    from orchestration.warehouse.fact_trails import TrailStep


def former_trail(connection: duckdb.DuckDBPyConnection, identifier: str) -> list[TrailStep]:
    """The way from the one former fact id that begins so; empty where none does, CommandError where several do."""
    from orchestration.warehouse.fact_trails import fact_trail, former_fact_ids

    ids = former_fact_ids(connection, identifier)
    if len(ids) > 1:
        raise CommandError(
            f"{identifier} fits more than one former id; give more letters",
            why="\n".join(ids),
            next_step=f"newsledger trace {ids[0]}",
        )
    return fact_trail(connection, ids[0]) if ids else []


def trail_text(steps: Sequence[TrailStep]) -> str:
    """One line a step."""
    from orchestration.warehouse.fact_change_words import REASON_WORDS

    lines = []
    for step in steps:
        when = f" on {step.published_at:%Y-%m-%d} (build {step.build_id})" if step.published_at else ""
        reason = REASON_WORDS.get(step.reason_code or "", "")
        told = f": {step.reason_text}" if step.reason_text else ""
        what = f"was merged into {step.other_fact_id}" if step.other_fact_id else "was withdrawn"
        lines.append(f"fact {step.fact_id} {what}{when}. {reason}{told}{'.' if reason else ''}".rstrip())
    return "\n".join(lines)


def trail_records(steps: Sequence[TrailStep]) -> list[dict[str, Any]]:
    """One record a step."""
    return [asdict(step) for step in steps]
