"""Measures how well our own saved pages are read: text, day, writers, stubs, traps.

    python -m tests.benchmarks.pages [--record]

--record adds the figures to docs/page_reading.csv and writes docs/quality.md anew.
"""

from __future__ import annotations

import argparse
import sys
from datetime import date
from hashlib import sha256
from pathlib import Path

from orchestration.clock import utc_now
from orchestration.steps.page_quality import ALL_LAYOUTS, PAGE_FIGURES_FILE, PageFigures, append_page_figures
from orchestration.steps.quality_report import write_quality_report
from tests.sources.site_layouts.measuring import PageScore, measured_pages, text_f1
from tests.sources.site_layouts.saved_pages import saved_pages

ROOT = Path(__file__).parents[2]


def reading_version() -> str:
    """A hash of all code that reads sources."""
    files = sorted((ROOT / "orchestration" / "sources").glob("*.py"))
    return sha256(b"".join(path.read_bytes() for path in files)).hexdigest()[:12]


def page_figures(layout: str, scores: list[PageScore], measured_on: date, version: str) -> PageFigures:
    """The figures of some pages."""
    texts = [score for score in scores if not score.saved.is_stub]
    precision, recall, f1 = text_f1(texts) if texts else (0.0, 0.0, 0.0)
    stubs = [score for score in scores if score.saved.is_stub]
    return PageFigures(
        measured_on=measured_on,
        version=version,
        layout=layout,
        n_pages=len(scores),
        n_texts=len(texts),
        precision=precision,
        recall=recall,
        f1=f1,
        n_days_right=sum(score.is_day_right for score in scores),
        n_authors_right=sum(score.are_authors_right for score in scores),
        n_stubs=len(stubs),
        n_stubs_told=sum(score.page is not None and score.page.stub is not None for score in stubs),
        n_traps_read=sum(score.has_trap for score in scores),
    )


def main() -> None:
    """Measures, prints and, if asked, records."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--record", action="store_true")
    options = parser.parse_args()
    scores = measured_pages(saved_pages())
    layouts = dict.fromkeys(score.saved.layout for score in scores)
    today, version = utc_now().date(), reading_version()
    figures = [
        page_figures(layout, [score for score in scores if score.saved.layout == layout], today, version)
        for layout in layouts
    ]
    figures.append(page_figures(ALL_LAYOUTS, scores, today, version))
    for one in figures:
        sys.stdout.write(
            f"{one.layout:18}{one.n_pages:4} pages  P {one.precision:.3f} R {one.recall:.3f} F1 {one.f1:.3f}  "
            f"day {one.n_days_right}  writers {one.n_authors_right}  stubs {one.n_stubs_told}/{one.n_stubs}  "
            f"traps {one.n_traps_read}\n"
        )
    if options.record:
        docs = ROOT / "docs"
        append_page_figures(docs / PAGE_FIGURES_FILE, figures)
        write_quality_report(docs / "quality.md")


if __name__ == "__main__":
    main()
