"""The pages that lie in a release for people: what it is, what its tables and columns mean, what may be done with it."""

from __future__ import annotations

from collections.abc import Sequence

from orchestration.exports.citations import TITLE, DataCitation, citation_text
from orchestration.exports.data_packages import ReleasedTable
from orchestration.exports.data_terms import LICENCE_ID, LICENCE_NAME, LICENCE_NOTE, LICENCE_URL, REPORT_NOTE
from orchestration.exports.release_versions import CHANGELOG, CHECKSUMS, DATABASE, PACKAGE


def readme(cited: DataCitation, tables: Sequence[ReleasedTable]) -> str:
    """README.md: what there is and how it is read."""
    listed = "\n".join(
        f"| `{one.table.full_name}` | {one.table.n_rows:,} | {_cell(one.table.comment)} |" for one in tables
    )
    return f"""# {TITLE} {cited.name}

Arms transfers, troop counts and sanctions as news articles tell them. {REPORT_NOTE}

- Build: `{cited.build_id}`, published on {cited.published_on.isoformat()}, made with newsledger {cited.newsledger_version}
- Licence: {LICENCE_ID}. {LICENCE_NOTE}
- To cite: {citation_text(cited)} (`CITATION.cff`)

## Files

| file | what it is |
| --- | --- |
| `{DATABASE}` | all tables with their comments; opens in DuckDB 1.0 and later |
| `parquet/` | one file a table, for programs; columns carry their description |
| `csv/` | one file a table: UTF-8, RFC 4180, first line names the columns, times are UTC |
| `{PACKAGE}` | all columns with types and descriptions (Data Package standard) |
| `DICTIONARY.md` | the same for reading |
| `SOURCES.csv` | each outlet with its articles and what is known of its licence |
| `{CHANGELOG}`, `changes.csv` | what changed since the release before |
| `{CHECKSUMS}` | `sha256sum -c {CHECKSUMS}` checks every file |

In the CSV files a text that a spreadsheet might run as a formula, or take for a number and round, has an apostrophe before it,
and so has a text that begins with one. A program that takes one apostrophe off the beginning of every text has the texts as they
are in the Parquet files; only control characters are gone, each shown as U+FFFD. Texts of more than 300 characters are cut and
end in "…" in every file, so the evidence_start and evidence_end of such a claim span more than its evidence_text.

## Tables

| table | rows | what it holds |
| --- | ---: | --- |
{listed}
"""


def dictionary(tables: Sequence[ReleasedTable]) -> str:
    """DICTIONARY.md: every column of every table, from the tables' own comments."""
    parts = ["# Tables and columns\n"]
    for one in tables:
        parts.append(
            f"## {one.table.full_name}\n\n{one.table.comment}\n\n| column | type | meaning |\n| --- | --- | --- |"
        )
        parts += [
            f"| `{column.column_name}` | {column.data_type} | {_cell(column.comment)} |"
            for column in one.columns
        ]
        parts.append("")
    return "\n".join(parts)


def licence() -> str:
    """LICENSE: the terms of the data, which are not those of the program."""
    return f"""{TITLE}

{LICENCE_NOTE}

{LICENCE_NAME} ({LICENCE_ID}): you may share and adapt the data for any purpose, if you give credit (CITATION.cff), link to the
licence and say what you changed. The licence's full text: {LICENCE_URL}

SOURCES.csv names each outlet with what is known of the licence of its articles. {REPORT_NOTE}
"""


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")
