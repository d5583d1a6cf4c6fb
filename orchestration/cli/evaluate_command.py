"""`newsledger evaluate`: the extractor's precision, recall and F1 on a folder of annotated articles."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from orchestration.cli.console import ConsoleProgress, say
from orchestration.cli.documented_command import DocumentedCommand
from orchestration.cli.failures import CommandError
from orchestration.cli.method_option import ModelReport, method_option
from orchestration.cli.quality_text import write_figures, write_slots

if TYPE_CHECKING:
    from orchestration.extraction.scoring import CorpusScore
    from orchestration.steps.corpus_measurement import Measurement

EXAMPLES = """
newsledger evaluate data
newsledger evaluate data --slots
newsledger evaluate DIR --json
newsledger evaluate DIR --predicted claims.jsonl
newsledger evaluate DIR --record "news of 2024"
newsledger evaluate data --method both    # also asks a language model, see docs/how_to/llm.md
"""


@click.command(cls=DocumentedCommand, examples=EXAMPLES)
@click.argument("directory", type=click.Path(path_type=Path))
@click.option(
    "--slots", "shows_slots", is_flag=True, help="Also how often each slot of a found claim is right."
)
@click.option("--json", "as_json", is_flag=True, help="Figures as one JSON object.")
@click.option(
    "--predicted",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Score the claims of this file, as `extract` writes them, instead of extracting.",
)
@click.option(
    "--record",
    "corpus_name",
    metavar="NAME",
    help="Keep the figures under this name of the corpus and renew docs/quality.md.",
)
@click.option(
    "--version", metavar="TEXT", help="With --predicted and --record: the extractor that made the file."
)
@method_option
def evaluate(  # noqa: PLR0913, PLR0917 - one parameter an option
    directory: Path,
    shows_slots: bool,  # noqa: FBT001 - click passes options by name
    as_json: bool,  # noqa: FBT001
    predicted: Path | None,
    corpus_name: str | None,
    version: str | None,
) -> None:
    """Scores the extractor on the annotated articles in DIRECTORY.

    DIRECTORY holds articles.jsonl and gold.jsonl, or articles/*.jsonl and gold/*.jsonl. A claim is found when its
    key slots agree, strict when every core slot is right. The brackets are a 95 % interval over articles.
    """
    from orchestration.steps.corpus_measurement import CorpusError

    if corpus_name and predicted and not version:
        raise click.UsageError("--record with --predicted needs --version")
    report = ModelReport()
    try:
        measured = _measured(directory, predicted, report)
    except CorpusError as error:
        raise CommandError(str(error), next_step="newsledger evaluate --help") from error
    report.finish()
    _tell_left_out(measured)
    if as_json:
        click.echo(json.dumps(score_as_json(measured.score), indent=1))
    else:
        write_figures(measured.score)
        if shows_slots:
            write_slots(measured.score)
    if corpus_name:
        _record(measured.score, corpus_name, version)


def _measured(directory: Path, predicted: Path | None, report: ModelReport) -> Measurement:
    from orchestration.settings import load_settings
    from orchestration.steps.claim_methods import open_readers
    from orchestration.steps.corpus_measurement import find_corpus, measure_corpus, score_predictions

    corpus = find_corpus(directory)
    if predicted is not None:
        return score_predictions(corpus, predicted)
    progress = ConsoleProgress()
    return measure_corpus(
        corpus,
        open_readers(load_settings()),
        lambda done, total: progress.update("articles", done, total),
        report.add,
    )


def _record(score: CorpusScore, corpus_name: str, version: str | None) -> None:
    from orchestration.clock import utc_now
    from orchestration.settings import load_settings
    from orchestration.steps.claim_methods import extractor_label
    from orchestration.steps.quality_history import MeasurementLabel, append_figures, figures_of
    from orchestration.steps.quality_report import write_quality_report

    settings = load_settings()
    report = settings.quality_report
    if not report.parent.is_dir():
        raise CommandError(
            f"there is no folder {report.parent} for the report", next_step="newsledger evaluate DIR --json"
        )
    label = MeasurementLabel(utc_now().date(), version or extractor_label(settings), corpus_name)
    append_figures(report.with_suffix(".csv"), figures_of(label, score))
    write_quality_report(report)
    say(f"recorded in {report}")


def score_as_json(score: CorpusScore) -> dict[str, Any]:
    """The score with the lists of claims by name."""
    figures = asdict(score)
    figures["lists"] = {one.pop("list_name"): one for one in figures["lists"]}
    return figures


def _tell_left_out(measured: Measurement) -> None:
    if measured.n_without_gold:
        say(f"{measured.n_without_gold} articles have no annotation and were left out")
    if measured.n_without_article:
        say(f"{measured.n_without_article} annotated articles have no text; their claims count as missed")
