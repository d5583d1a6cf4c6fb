"""Figures of page reading come back as they were and are told in a section of their own."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from orchestration.steps.page_quality import (
    ALL_LAYOUTS,
    PageFigures,
    append_page_figures,
    page_reading_text,
    read_page_figures,
)

TABLOID = PageFigures(date(2026, 5, 4), "0123456789ab", "tabloid", 5, 5, 0.75, 0.5, 0.6, 4, 3, 0, 0, 1)
ALL = replace(TABLOID, layout=ALL_LAYOUTS)


def test_figures_come_back_as_they_were(tmp_path: Path) -> None:
    path = tmp_path / "page_reading.csv"
    append_page_figures(path, [TABLOID])
    append_page_figures(path, [ALL])
    assert read_page_figures(path) == [TABLOID, ALL]


def test_the_section_shows_every_measurement_the_newest_first(tmp_path: Path) -> None:
    path = tmp_path / "page_reading.csv"
    newer = [replace(one, version="ba9876543210", f1=0.9) for one in (TABLOID, ALL)]
    append_page_figures(path, [TABLOID, ALL, *newer])
    text = page_reading_text(path)
    assert text.index("ba9876543210") < text.index("0123456789ab")
    assert "| 5 | 5 | 0.750 | 0.500 | 0.900 | 4 of 5 | 3 of 5 | 0 of 0 | 1 |" in text
    assert text.endswith("Weakest layouts of the newest row: tabloid 0.900.\n")


def test_without_figures_there_is_no_section(tmp_path: Path) -> None:
    assert page_reading_text(tmp_path / "page_reading.csv") == ""
