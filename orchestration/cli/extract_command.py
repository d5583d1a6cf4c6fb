"""`newsledger extract`: a filter from article JSONL to claims JSONL that touches no warehouse."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from orchestration.cli.console import ConsoleProgress, say
from orchestration.cli.documented_command import DocumentedCommand
from orchestration.cli.failures import CommandError
from orchestration.cli.method_option import ModelReport, method_option

if TYPE_CHECKING:
    from orchestration.sources import QuarantinedInput, SourceArticle

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
    from orchestration.sources import read_article_lines
    from orchestration.steps.article_extraction import extract_articles
    from orchestration.steps.claim_methods import open_readers

    progress, report = ConsoleProgress(), ModelReport()
    lines = _open_lines(file)
    readers = open_readers(load_settings())
    bad: list[QuarantinedInput] = []
    n_articles = 0
    articles = _articles_of(read_article_lines(lines, str(file or "stdin")), bad)
    for item, outcome in extract_articles(readers.rules, articles, readers.model):
        n_articles += 1
        place = f"{item.source_path}, line {item.source_line}"
        if outcome.reason and not outcome.failure and outcome.status != "skipped":
            say(f"{place}: {outcome.reason}")
        report.add(place, outcome)
        record = document_record(item.external_id or item.article_id, outcome.extraction.claims)
        click.echo(json.dumps(record, ensure_ascii=False))
        progress.update("articles", n_articles)
    report.finish()
    if bad or not n_articles:
        say(f"{n_articles} articles read, {len(bad)} lines left out")


def _articles_of(
    items: Iterable[SourceArticle | QuarantinedInput], bad: list[QuarantinedInput]
) -> Iterator[SourceArticle]:
    """The articles; what is none is named on stderr and put into `bad`."""
    from orchestration.sources import QuarantinedInput

    for item in items:
        if isinstance(item, QuarantinedInput):
            bad.append(item)
            say(f"{item.source_path}, line {item.line_number}: {item.reason_text}")
        else:
            yield item


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
