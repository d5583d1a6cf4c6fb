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

if TYPE_CHECKING:
    from orchestration.extraction.scoring import CorpusScore, Figures
    from orchestration.steps.corpus_measurement import Measurement

EXAMPLES = """
newsledger evaluate data
newsledger evaluate data --slots
newsledger evaluate DIR --json
"""


@click.command(cls=DocumentedCommand, examples=EXAMPLES)
@click.argument("directory", type=click.Path(path_type=Path))
@click.option(
    "--slots", "shows_slots", is_flag=True, help="Also how often each slot of a found claim is right."
)
@click.option("--json", "as_json", is_flag=True, help="Figures as one JSON object.")
def evaluate(directory: Path, shows_slots: bool, as_json: bool) -> None:  # noqa: FBT001 - click passes options by name
    """Scores the extractor on the annotated articles in DIRECTORY.

    DIRECTORY holds articles.jsonl and gold.jsonl, or articles/*.jsonl and gold/*.jsonl. A claim is found when its
    key slots agree, strict when every core slot is right. The brackets are a 95 % interval over articles.
    """
    from orchestration.extraction import load_extractor
    from orchestration.settings import load_settings
    from orchestration.steps.corpus_measurement import CorpusError, find_corpus, measure_corpus

    progress = ConsoleProgress()
    try:
        corpus = find_corpus(directory)
        extractor = load_extractor(load_settings().seeds_dir)
        measured = measure_corpus(
            corpus, extractor, lambda done, total: progress.update("articles", done, total)
        )
    except CorpusError as error:
        raise CommandError(str(error), next_step="newsledger evaluate --help") from error
    _tell_left_out(measured)
    if as_json:
        click.echo(json.dumps(score_as_json(measured.score), indent=1))
        return
    _write_figures(measured.score)
    if shows_slots:
        _write_slots(measured.score)


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


def _write_figures(score: CorpusScore) -> None:
    heading = f"{'P':>5} {'R':>6} {'F1':>6}   95 % of F1"
    click.echo(f"{'claims':<15}{'n':>6}{'found by us':>13}   found {heading}   strict {heading}")
    for one in score.lists:
        counts = f"{one.list_name:<15}{one.n_gold:>6}{one.n_predicted:>13}"
        click.echo(f"{counts}   {_figures_text(one.found):>37}   {_figures_text(one.strict):>38}")
    click.echo(f"mean of F1: found {score.found_f1:.3f}, strict {score.strict_f1:.3f}")
    click.echo(
        f"articles: {score.n_articles}, of these {score.n_quiet_articles} without a claim,"
        f" {score.n_false_alarm_articles} of them with a false alarm"
    )


def _figures_text(figures: Figures) -> str:
    interval = f"[{figures.f1_low:.2f}, {figures.f1_high:.2f}]"
    return f"{figures.precision:.3f}  {figures.recall:.3f}  {figures.f1:.3f} {interval}"


def _write_slots(score: CorpusScore) -> None:
    for one in score.lists:
        accuracies = "  ".join(f"{slot} {share:.2f}" for slot, share in one.slot_accuracies.items())
        click.echo(f"slots of found {one.list_name}: {accuracies or 'none was found'}")
