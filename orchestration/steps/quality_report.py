"""docs/quality.md: the newest figures of each corpus, a picture of the confidence, and the history, from the CSV beside it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from orchestration.steps.page_quality import PAGE_FIGURES_FILE, page_reading_text
from orchestration.steps.quality_history import (
    ALL_LISTS,
    FALSE_ALARMS,
    FOUND,
    RIGHT,
    SLOT,
    STRICT,
    QualityFigure,
    read_figures,
)
from orchestration.steps.reliability_picture import reliability_svg

_INTRODUCTION = """\
# Extraction quality

Made by `newsledger evaluate DIR --record NAME`; do not edit. All figures lie in {csv}.

A claim is *found* when its key slots agree with an annotated one, *strict* when every core slot is right. Brackets hold
95 % intervals: of F1 over articles drawn with replacement, of shares after Wilson. `n` counts annotated claims for F1, found
claims for a slot, articles without a claim for false alarms. A version is the extractor's own: code, vocabularies and parser
model.
"""
_NAMES = {
    "arms_transfers": "arms transfers",
    "troop_counts": "troop counts",
    "sanctions": "sanctions",
    ALL_LISTS: "mean of the three",
}


def write_quality_report(report: Path) -> None:
    """Writes the report and one picture for each corpus beside the CSV of the same name, from that CSV."""
    figures = read_figures(report.with_suffix(".csv"))
    parts = [_INTRODUCTION.format(csv=report.with_suffix(".csv").name)]
    for corpus in dict.fromkeys(figure.corpus for figure in reversed(figures)):
        newest = _newest(figures, corpus)
        parts.append(_corpus_text(corpus, newest))
        rated = [figure for figure in newest if figure.figure == RIGHT]
        if rated:
            parts.append(_confidence_text(report, corpus, rated))
    parts.append(page_reading_text(report.with_name(PAGE_FIGURES_FILE)))
    parts.append(_history_text(figures))
    report.write_text("\n".join(filter(None, parts)), encoding="utf-8")


def _newest(figures: Sequence[QualityFigure], corpus: str) -> list[QualityFigure]:
    """The figures of the last measurement of a corpus."""
    own = [figure for figure in figures if figure.corpus == corpus]
    last = max(i for i, figure in enumerate(own) if (figure.list_name, figure.figure) == (ALL_LISTS, FOUND))
    return own[last:]


def _corpus_text(corpus: str, figures: Sequence[QualityFigure]) -> str:
    first = figures[0]
    by_key = {(figure.list_name, figure.figure): figure for figure in figures}
    rows = [
        (
            _NAMES[name],
            f"{by_key[name, FOUND].n}",
            _with_interval(by_key[name, FOUND]),
            _with_interval(by_key[name, STRICT]),
        )
        for name in _NAMES
    ]
    alarms = by_key[ALL_LISTS, FALSE_ALARMS]
    lines = [
        f"## {corpus}: {first.n_articles} articles, {first.measured_on}, version {first.version}\n",
        _table(("", "n", "found F1", "strict F1"), rows),
        f"False alarms in {round(alarms.value * alarms.n)} of {alarms.n} articles without a claim.\n",
    ]
    slots = [
        (
            _NAMES[name],
            ", ".join(f"{f.figure.removeprefix(SLOT)} {f.value:.2f}" for f in figures if _is_slot(f, name)),
        )
        for name in _NAMES
        if name != ALL_LISTS
    ]
    return "\n".join([*lines, _table(("slots of found claims that are right", ""), slots)])


def _confidence_text(report: Path, corpus: str, rated: Sequence[QualityFigure]) -> str:
    name = "".join(letter if letter.isalnum() else "_" for letter in corpus.lower())
    picture = report.parent / "images" / f"confidence_{name}.svg"
    picture.parent.mkdir(exist_ok=True)
    picture.write_text(reliability_svg(rated), encoding="utf-8")
    rows = [(f"{f.promised or 0:.2f}", f"{f.n}", _with_interval(f)) for f in rated]
    return "\n".join(
        [
            f"![Share of right claims by their confidence](images/{picture.name})\n",
            _table(("confidence promised", "claims", "right in every core slot"), rows),
        ]
    )


def _history_text(figures: Sequence[QualityFigure]) -> str:
    series = {
        name: [
            [f for f in figures if (f.list_name, f.figure) == (name, figure)] for figure in (FOUND, STRICT)
        ]
        for name in _NAMES
    }
    rows = [
        _history_row(found, strict, {name: (series[name][0][i], series[name][1][i]) for name in _NAMES})
        for i, (found, strict) in enumerate(zip(*series[ALL_LISTS], strict=True))
    ]
    heading = (
        "date",
        "version",
        "corpus",
        "articles",
        "n",
        "found F1",
        "strict F1",
        "found / strict by type",
    )
    return "## History\n\n" + _table(heading, reversed(rows))


def _history_row(
    found: QualityFigure, strict: QualityFigure, by_type: Mapping[str, tuple[QualityFigure, QualityFigure]]
) -> tuple[str, ...]:
    types = ", ".join(
        f"{_NAMES[name]} {one.value:.2f} / {other.value:.2f}"
        for name, (one, other) in by_type.items()
        if name != ALL_LISTS
    )
    head = (str(found.measured_on), found.version, found.corpus, str(found.n_articles), str(found.n))
    return (*head, _with_interval(found), _with_interval(strict), types)


def _is_slot(figure: QualityFigure, list_name: str) -> bool:
    return figure.list_name == list_name and figure.figure.startswith(SLOT)


def _with_interval(figure: QualityFigure) -> str:
    return f"{figure.value:.3f} [{figure.low:.2f}, {figure.high:.2f}]"


def _table(heading: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [heading, ["---"] * len(heading), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines) + "\n"
