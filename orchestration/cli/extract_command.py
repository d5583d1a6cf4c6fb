"""`newsledger extract`: a filter from article JSONL to claims JSONL that touches no warehouse."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from orchestration.cli.console import ConsoleProgress, say
from orchestration.cli.documented_command import DocumentedCommand
from orchestration.cli.failures import CommandError
from orchestration.cli.method_option import ModelReport, method_option

EXAMPLES = """
newsledger extract articles.jsonl > claims.jsonl
cat articles.jsonl | newsledger extract
newsledger extract data/articles/samples.jsonl | head -1
newsledger extract --method both articles.jsonl    # also asks a language model, see docs/how_to/llm.md
"""


@click.command(cls=DocumentedCommand, examples=EXAMPLES)
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(["jsonl"]),
    default="jsonl",
    show_default=True,
    help="Form of the output.",
)
@method_option
def extract(file: Path | None, form: str) -> None:  # noqa: ARG001 - one form so far
    """Reads article JSONL from FILE (or stdin) and writes one JSON object an article to stdout.

    Lines that are no article are named on stderr and left out, and so is what a language model says that the
    article does not bear out.
    """
    from orchestration.extraction import document_record
    from orchestration.settings import load_settings
    from orchestration.sources import QuarantinedInput, read_article_lines
    from orchestration.steps.article_extraction import extract_article
    from orchestration.steps.claim_methods import open_readers

    progress, report = ConsoleProgress(), ModelReport()
    n_articles = n_bad = 0
    lines = _open_lines(file)
    readers = open_readers(load_settings())
    for item in read_article_lines(lines, str(file or "stdin")):
        if isinstance(item, QuarantinedInput):
            n_bad += 1
            say(f"{item.source_path}, line {item.line_number}: {item.reason_text}")
            continue
        n_articles += 1
        place = f"{item.source_path}, line {item.source_line}"
        outcome = extract_article(readers.rules, item, readers.model)
        if outcome.reason and not outcome.failure and outcome.status != "skipped":
            say(f"{place}: {outcome.reason}")
        report.add(place, outcome)
        record = document_record(item.external_id or item.article_id, outcome.extraction.claims)
        click.echo(json.dumps(record, ensure_ascii=False))
        progress.update("articles", n_articles)
    report.finish()
    if n_bad or not n_articles:
        say(f"{n_articles} articles read, {n_bad} lines left out")


def _open_lines(file: Path | None) -> Iterator[bytes]:
    """The lines of the file or of stdin; a terminal on stdin is told what is awaited."""
    if file is None or str(file) == "-":
        if sys.stdin.isatty():
            say(
                "reading article JSONL from the keyboard; end with Ctrl-D (newsledger extract --help shows more)"
            )
        return iter(sys.stdin.buffer)
    if not file.is_file():
        raise CommandError(
            f"there is no file {file}",
            why="extract reads one JSONL file; folders go to ingest.",
            next_step="newsledger extract --help",
        )
    return iter(file.open("rb"))
