"""Measured figures are kept, come back as they were, and are told in one page with a picture."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from orchestration.extraction.scoring import score_corpus
from orchestration.steps.quality_history import (
    MeasurementLabel,
    QualityFigure,
    append_figures,
    figures_of,
    read_figures,
)
from orchestration.steps.quality_report import write_quality_report

LABEL = MeasurementLabel(date(2026, 5, 4), "0123456789ab", "two articles")
COUNT = {
    "force": "FRA",
    "count_low": 400,
    "count_high": 400,
    "status": "deployed",
    "evidence": "400 left",
    "confidence": 0.8,
}
GOLD: dict[str, dict[str, Any]] = {"a": {"id": "a", "troop_counts": [COUNT]}, "b": {"id": "b"}}


def _measured(force: str = "FRA") -> list[QualityFigure]:
    score = score_corpus(GOLD, {"a": {"id": "a", "troop_counts": [COUNT | {"force": force}]}})
    return [*figures_of(LABEL, score)]


def test_figures_come_back_as_they_were_measured(tmp_path: Path) -> None:
    path = tmp_path / "quality.csv"
    append_figures(path, figures_of(LABEL, score_corpus(GOLD, GOLD)))
    append_figures(path, figures_of(LABEL, score_corpus(GOLD, {})))
    found = [f for f in read_figures(path) if (f.list_name, f.figure) == ("troop_counts", "found_f1")]
    assert [(f.value, f.n, f.corpus) for f in found] == [(1.0, 1, "two articles"), (0.0, 1, "two articles")]


def test_a_wrong_force_is_seen_in_the_slots_and_in_the_confidence() -> None:
    figures = {(f.list_name, f.figure): f for f in _measured("DEU")}
    assert figures["troop_counts", "slot force"].value == 0.0
    assert figures["troop_counts", "slot status"].value == 1.0
    assert (figures["all", "right"].promised, figures["all", "right"].value) == (0.8, 0.0)


def test_the_page_shows_the_newest_figures_and_all_history(tmp_path: Path) -> None:
    report = tmp_path / "quality.md"
    append_figures(tmp_path / "quality.csv", _measured("DEU"))
    append_figures(tmp_path / "quality.csv", _measured())
    write_quality_report(report)
    page = report.read_text("utf-8")
    assert page.index("| troop counts | 1 | 1.000 [") < page.index("## History")
    assert "troop counts 1.00 / 0.00" in page.split("## History")[1]
    assert "images/confidence_two_articles.svg" in page
    picture = ElementTree.parse(tmp_path / "images" / "confidence_two_articles.svg").getroot()
    assert len(picture.findall("{http://www.w3.org/2000/svg}circle")) == 1


def test_the_page_is_the_same_however_often_it_is_made(tmp_path: Path) -> None:
    report = tmp_path / "quality.md"
    append_figures(tmp_path / "quality.csv", _measured())
    write_quality_report(report)
    first = report.read_bytes()
    write_quality_report(report)
    assert report.read_bytes() == first
