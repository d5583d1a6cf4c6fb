"""`newsledger claims`: the claims of the published warehouse, in the same shape as `extract` writes them."""

from __future__ import annotations

import json

import click

from orchestration.cli.documented_command import DocumentedCommand

EXAMPLES = """
newsledger claims > claims.jsonl
newsledger claims --format jsonl | head -1
"""


@click.command(cls=DocumentedCommand, examples=EXAMPLES)
@click.option(
    "--format",
    "form",
    type=click.Choice(["jsonl"]),
    default="jsonl",
    show_default=True,
    help="Form of the output.",
)
def claims(form: str) -> None:  # noqa: ARG001 - one form so far
    """Writes one JSON object an article: its id and the claims of its newest version, rejected ones left out."""
    from orchestration.extraction.claim_records import article_record, record_from_columns
    from orchestration.settings import load_settings
    from orchestration.warehouse.claim_reading import read_claims
    from orchestration.warehouse.published_reader import open_published

    for article in read_claims(open_published(load_settings().published_file)):
        records = (
            (
                claim.claim_type,
                record_from_columns(claim.claim_type, claim.columns, claim.target_names, claim.told_slots),
            )
            for claim in article.claims
        )
        line = article_record(article.external_id or article.article_id, records)
        click.echo(json.dumps(line, ensure_ascii=False))
