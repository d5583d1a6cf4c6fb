"""`newsledger trace`: from the id of a claim or fact to the sentence, the article and who else says so."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from orchestration.cli.claim_choice import only_one
from orchestration.cli.documented_command import DocumentedCommand
from orchestration.cli.fact_trail_text import former_trail, trail_records, trail_text
from orchestration.cli.review_options import reviewing

if TYPE_CHECKING:
    from orchestration.warehouse.claim_traces import ClaimTrace
    from orchestration.warehouse.fact_trails import TrailStep

EXAMPLES = """
newsledger trace clm_2f0c
newsledger sql "select best_claim_id from marts.fct_troop_counts limit 1" --format csv
newsledger trace CLAIM_ID --json
"""


@click.command(cls=DocumentedCommand, examples=EXAMPLES)
@click.argument("identifier", metavar="CLAIM_ID")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def trace(identifier: str, as_json: bool) -> None:  # noqa: FBT001 - click passes options by name
    """Shows what stands behind CLAIM_ID, the id of a claim or of a fact; its first letters are enough if they fit one id only.

    The id of a fact that was merged leads on to the fact that it is part of now; of a withdrawn one the reason is told.
    """
    from orchestration.warehouse.claim_traces import find_ids, trace_claim

    with reviewing("nobody") as desk:
        found = find_ids(desk.connection, identifier)
        steps = [] if found else former_trail(desk.connection, identifier)
        if steps and steps[-1].other_fact_id:
            found = find_ids(desk.connection, steps[-1].other_fact_id)
        if steps and not found:
            _show(None, [], steps, as_json=as_json)
            return
        traced = trace_claim(desk.connection, only_one(identifier, found))
        history = desk.history(traced.claim["claim_id"])
    _show(traced, history, steps, as_json=as_json)


def _show(
    traced: ClaimTrace | None, history: list[dict[str, Any]], steps: list[TrailStep], *, as_json: bool
) -> None:
    """The way of a former id first, then what stands behind the fact that it led to."""
    from orchestration.cli.result_output import json_value
    from orchestration.cli.trace_text import trace_text

    if as_json:
        record: dict[str, Any] = {"trail": trail_records(steps)} if steps else {}
        if traced:
            record |= {
                "claim_type": traced.claim_type.value,
                "claim": traced.claim,
                "fact": traced.fact,
                "article": traced.article,
                "slots": list(traced.slots),
                "other_claims": list(traced.others),
                "review": history,
            }
        click.echo(json.dumps(json_value(record), ensure_ascii=False, indent=1))
        return
    blocks = [trail_text(steps)] if steps else []
    click.echo("\n\n".join([*blocks, trace_text(traced, history)] if traced else blocks))
