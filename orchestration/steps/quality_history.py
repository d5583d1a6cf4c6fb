"""The measured figures over time, one row a figure, in a CSV file that is only ever added to."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass, fields
from datetime import date
from pathlib import Path

from orchestration.extraction.reliability import share_interval
from orchestration.extraction.scoring import CorpusScore, Figures, ListScore

ALL_LISTS = "all"
FOUND, STRICT, FALSE_ALARMS, RIGHT = "found_f1", "strict_f1", "false_alarms", "right"
SLOT = "slot "


@dataclass(frozen=True, slots=True)
class QualityFigure:
    """One figure of one measurement, between 0 and 1, with its 95 % interval.

    `n` counts what it was measured on: annotated claims for F1, found claims for a slot, quiet articles for false alarms.
    `right` is the share of right claims among those rated `promised` on average.
    """

    measured_on: date
    version: str
    corpus: str
    n_articles: int
    list_name: str
    figure: str
    n: int
    value: float
    low: float
    high: float
    promised: float | None = None


@dataclass(frozen=True, slots=True)
class MeasurementLabel:
    """What was measured when: the day, the extractor's version and the corpus by the name it goes by."""

    measured_on: date
    version: str
    corpus: str


def figures_of(label: MeasurementLabel, score: CorpusScore) -> Iterator[QualityFigure]:
    """All figures of one measurement."""
    head = (label.measured_on, label.version, label.corpus, score.n_articles)
    n_gold = sum(one.n_gold for one in score.lists)
    yield QualityFigure(*head, ALL_LISTS, FOUND, n_gold, score.found_f1, *score.found_f1_interval)
    yield QualityFigure(*head, ALL_LISTS, STRICT, n_gold, score.strict_f1, *score.strict_f1_interval)
    n_quiet, n_alarms = score.n_quiet_articles, score.n_false_alarm_articles
    share = n_alarms / n_quiet if n_quiet else 0.0
    yield QualityFigure(*head, ALL_LISTS, FALSE_ALARMS, n_quiet, share, *share_interval(n_alarms, n_quiet))
    for part in score.reliability:
        shares = (part.share_right, part.low, part.high, part.promised)
        yield QualityFigure(*head, ALL_LISTS, RIGHT, part.n_claims, *shares)
    for one in score.lists:
        yield _f1(head, one, FOUND, one.found)
        yield _f1(head, one, STRICT, one.strict)
        for slot, accuracy in one.slot_accuracies.items():
            ends = share_interval(round(accuracy * one.n_found), one.n_found)
            yield QualityFigure(*head, one.list_name, f"{SLOT}{slot}", one.n_found, accuracy, *ends)


def append_figures(path: Path, figures: Iterable[QualityFigure]) -> None:
    """Adds the figures to the file, which is made with its heading where there is none."""
    is_new = not path.exists()
    with path.open("a", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        if is_new:
            writer.writerow(field.name for field in fields(QualityFigure))
        writer.writerows(_row(figure) for figure in figures)


def read_figures(path: Path) -> list[QualityFigure]:
    """All figures of the file, oldest first; none where there is no file."""
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as stream:
        return [_figure(row) for row in csv.DictReader(stream)]


def _f1(head: tuple[date, str, str, int], one: ListScore, name: str, figures: Figures) -> QualityFigure:
    return QualityFigure(*head, one.list_name, name, one.n_gold, figures.f1, figures.f1_low, figures.f1_high)


def _row(figure: QualityFigure) -> list[str]:
    return [
        "" if value is None else f"{value:.4f}" if isinstance(value, float) else str(value)
        for value in astuple(figure)
    ]


def _figure(row: dict[str, str]) -> QualityFigure:
    return QualityFigure(
        date.fromisoformat(row["measured_on"]),
        row["version"],
        row["corpus"],
        int(row["n_articles"]),
        row["list_name"],
        row["figure"],
        int(row["n"]),
        float(row["value"]),
        float(row["low"]),
        float(row["high"]),
        float(row["promised"]) if row["promised"] else None,
    )
