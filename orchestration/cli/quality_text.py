"""Measured quality as lines of text for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from orchestration.extraction.scoring import CorpusScore, Figures


def write_figures(score: CorpusScore) -> None:
    """Precision, recall and F1 by type, their mean, and the false alarms."""
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


def write_slots(score: CorpusScore) -> None:
    """How often each slot of a found claim is right."""
    for one in score.lists:
        accuracies = "  ".join(f"{slot} {share:.2f}" for slot, share in one.slot_accuracies.items())
        click.echo(f"slots of found {one.list_name}: {accuracies or 'none was found'}")
