"""How well saved pages are read, over time: rows of a CSV that is only ever added to, and their section of docs/quality.md.

Nothing is measured here.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from datetime import date
from pathlib import Path

PAGE_FIGURES_FILE = "page_reading.csv"
ALL_LAYOUTS = "all"

_SECTION = """\
## Reading pages

Made by `python -m tests.benchmarks.pages --record`; all figures lie in {csv}. The pages are our own: 12 layouts of 5,
on which the reader was mended too, so the figures flatter it. Text is counted in runs of four words, each page weighing the
same, as the scrapinghub benchmark counts; pages that show only a part of their article have no text to count. `n` counts the
pages with a text. A day is right if it is the article's own; a trap is a planted sentence that got into a text.
"""
_HEADING = (
    "date", "version", "pages", "n", "precision", "recall", "F1 of the text", "day right", "writers right", "stubs told",
    "traps read",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class PageFigures:
    """One measurement: text scores between 0 and 1, the rest counts of pages; `version` is a hash of the reading code."""

    measured_on: date
    version: str
    layout: str
    n_pages: int
    n_texts: int
    precision: float
    recall: float
    f1: float
    n_days_right: int
    n_authors_right: int
    n_stubs: int
    n_stubs_told: int
    n_traps_read: int


def append_page_figures(path: Path, figures: Iterable[PageFigures]) -> None:
    """Adds the figures to the file, which is made with its heading where there is none."""
    is_new = not path.exists()
    with path.open("a", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, [field.name for field in fields(PageFigures)], lineterminator="\n")
        if is_new:
            writer.writeheader()
        for one in figures:
            told = asdict(one)
            writer.writerow(
                {name: f"{value:.4f}" if isinstance(value, float) else value for name, value in told.items()}
            )


def read_page_figures(path: Path) -> list[PageFigures]:
    """All figures of the file, oldest first; none where there is no file."""
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as stream:
        return [_figures(row) for row in csv.DictReader(stream)]


def page_reading_text(path: Path) -> str:
    """The section of the report: the newest measurement by layout, older ones in a row each; '' where nothing was measured."""
    figures = read_page_figures(path)
    if not figures:
        return ""
    totals = [one for one in figures if one.layout == ALL_LAYOUTS]
    newest = [one for one in figures if one.version == totals[-1].version and one.layout != ALL_LAYOUTS]
    lines = [_HEADING, ("---",) * len(_HEADING), *map(_row, reversed(totals))]
    table = "\n".join("| " + " | ".join(line) + " |" for line in lines)
    weakest = sorted((one for one in newest if one.n_texts), key=lambda one: one.f1)[:3]
    named = ", ".join(f"{one.layout.replace('_', ' ')} {one.f1:.3f}" for one in weakest)
    return f"{_SECTION.format(csv=path.name)}\n{table}\n\nWeakest layouts of the newest row: {named}.\n"


def _row(one: PageFigures) -> tuple[str, ...]:
    head = (str(one.measured_on), one.version, str(one.n_pages), str(one.n_texts))
    scores = (f"{one.precision:.3f}", f"{one.recall:.3f}", f"{one.f1:.3f}")
    counts = (
        f"{one.n_days_right} of {one.n_pages}",
        f"{one.n_authors_right} of {one.n_pages}",
        f"{one.n_stubs_told} of {one.n_stubs}",
        str(one.n_traps_read),
    )
    return (*head, *scores, *counts)


def _figures(row: dict[str, str]) -> PageFigures:
    counts = {name: int(value) for name, value in row.items() if name.startswith("n_")}
    return PageFigures(
        measured_on=date.fromisoformat(row["measured_on"]),
        version=row["version"],
        layout=row["layout"],
        precision=float(row["precision"]),
        recall=float(row["recall"]),
        f1=float(row["f1"]),
        **counts,
    )
