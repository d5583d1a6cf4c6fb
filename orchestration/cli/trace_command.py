"""`newsledger trace`: from the id of a claim or fact to the sentence, the article and who else says so."""

from __future__ import annotations

import json

import click

from orchestration.cli.claim_choice import only_one
from orchestration.cli.documented_command import DocumentedCommand
from orchestration.cli.review_options import reviewing

EXAMPLES = """
newsledger trace clm_2f0c
newsledger sql "select best_claim_id from marts.fct_troop_counts limit 1" --format csv
newsledger trace CLAIM_ID --json
"""


@click.command(cls=DocumentedCommand, examples=EXAMPLES)
@click.argument("identifier", metavar="CLAIM_ID")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def trace(identifier: str, as_json: bool) -> None:  # noqa: FBT001 - click passes options by name
    """Shows what stands behind CLAIM_ID, the id of a claim or of a fact; its first letters are enough if they fit one id only."""
    from orchestration.cli.result_output import json_value
    from orchestration.cli.trace_text import trace_text
    from orchestration.warehouse.claim_traces import find_ids, trace_claim

    with reviewing("nobody") as desk:
        traced = trace_claim(desk.connection, only_one(identifier, find_ids(desk.connection, identifier)))
        history = desk.history(traced.claim["claim_id"])
    if as_json:
        record = {
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
    click.echo(trace_text(traced, history))
