"""What a file of exported data says about itself: which build, what was chosen, what may be done with it, how to cite it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from orchestration.exports.citations import DataCitation, citation_text
from orchestration.exports.data_terms import LICENCE_ID, LICENCE_NOTE, REPORT_NOTE
from orchestration.warehouse.export_queries import QUOTED_LENGTH, RowChoice
from orchestration.warehouse.source_licences import SourceLicence


@dataclass(frozen=True, slots=True)
class ExportOrigin:
    """Where the data comes from: the citation of its build, and what is known of the licences of its sources."""

    cited: DataCitation
    licences: tuple[SourceLicence, ...] = ()


@dataclass(frozen=True, slots=True)
class ChosenRows:
    """A choice, the words that a person chose it by, and what it comes to."""

    choice: RowChoice
    n_rows: int
    n_cut: int
    told_filters: tuple[str, ...] = ()


def about_rows(origin: ExportOrigin, chosen: ChosenRows) -> list[tuple[str, Any]]:
    """Name and value of all there is to say, for the sheet "about"; the licences of the sources last."""
    choice = chosen.choice
    days = [
        f"{word} {day.isoformat()}"
        for word, day in (("from", choice.first_day), ("until", choice.last_day))
        if day
    ]
    rows: list[tuple[str, Any]] = [
        ("table", choice.table.full_name),
        ("description", choice.table.comment),
        ("version", origin.cited.name),
        ("build", origin.cited.build_id),
        ("published on", origin.cited.published_on),
        ("made with", f"newsledger {origin.cited.newsledger_version}"),
        ("rows", chosen.n_rows),
        ("rows in the table", choice.table.n_rows),
        ("columns", f"{len(choice.columns)} of {len(choice.all_columns)}"),
        ("filters", "; ".join([*chosen.told_filters, *days]) or "none"),
        (f"texts cut to {QUOTED_LENGTH} characters", chosen.n_cut),
        ("licence", LICENCE_ID),
        ("licence note", LICENCE_NOTE),
        ("what it is", REPORT_NOTE),
        ("citation", citation_text(origin.cited)),
    ]
    return rows + [(f"source: {one.outlet_name}", licence_words(one)) for one in origin.licences]


def about_texts(origin: ExportOrigin, choice: RowChoice) -> dict[str, str]:
    """The same in short, for the metadata of a Parquet file."""
    return {
        "newsledger.table": choice.table.full_name,
        "newsledger.description": choice.table.comment,
        "newsledger.build": origin.cited.build_id,
        "newsledger.version": origin.cited.name,
        "newsledger.licence": LICENCE_NOTE,
        "newsledger.citation": citation_text(origin.cited),
    }


def licence_words(one: SourceLicence) -> str:
    """How many articles of an outlet were read, and its licence."""
    return f"{one.n_articles:,} {'article' if one.n_articles == 1 else 'articles'}; licence: {one.licence}"


def licence_table(licences: Sequence[SourceLicence]) -> list[tuple[str, int, str]]:
    """Rows of outlet, articles and licence, for a file of its own."""
    return [(one.outlet_name, one.n_articles, one.licence) for one in licences]
