"""`newsledger corrections`: what reviewers decided, all of it or on one claim, and what became of it."""

from __future__ import annotations

import json

import click

from orchestration.cli.claim_choice import reviewed_claim_id
from orchestration.cli.console import counted, say
from orchestration.cli.documented_command import DocumentedCommand
from orchestration.cli.result_output import json_value, write_table
from orchestration.cli.review_options import reviewing

EXAMPLES = """
newsledger corrections
newsledger corrections clm_2f0c
newsledger corrections --state reopened
newsledger corrections --json
"""
_STATES = ("pending", "in_force", "overruled", "undone", "reopened")
_SHOWN = (
    "corrected_at", "reviewer", "action", "about", "column_name", "old_value", "new_value", "why", "state", "correction_id",
)  # fmt: skip


@click.command(cls=DocumentedCommand, examples=EXAMPLES)
@click.argument("claim_id", metavar="[CLAIM_ID]", required=False)
@click.option("--state", type=click.Choice(_STATES), help="Only decisions in this state.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def corrections(claim_id: str | None, state: str | None, as_json: bool) -> None:  # noqa: FBT001 - click passes options by name
    """Lists decisions of reviewers, the oldest first, also those that were taken back.

    pending: the next run builds on it. overruled: a later decision counts. reopened: the text or the reading of it changed, see
    docs/how_to/corrections.md.
    """
    with reviewing("nobody") as desk:
        rows = desk.history(reviewed_claim_id(desk, claim_id) if claim_id else None, state)
    if as_json:
        click.echo(json.dumps(json_value(rows), ensure_ascii=False, indent=1))
        return
    for row in rows:
        row["about"] = (
            row["undoes_correction_id"] or row["outlet_name"] or row["current_claim_id"] or row["claim_id"]
        )
        reason = f": {row['reopen_reason']}" if row["reopen_reason"] else ""
        undone = f" by {row['undone_by']}" if row["undone_by"] else ""
        row["state"] = f"{row['correction_state']}{reason}{undone}"
    write_table(_SHOWN, [[row[name] for name in _SHOWN] for row in rows])
    say(counted(len({row["correction_id"] for row in rows}), "decision"))
