"""What was typed after --where and --columns, made into filters and columns that the table has.

A name that the table does not have is answered with those that it has; nothing typed here becomes SQL.
"""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

from orchestration.exports.export_errors import ExportError
from orchestration.warehouse.export_queries import OPERATORS, RowFilter
from orchestration.warehouse.published_tables import PublishedColumn, PublishedTable

# One word for all columns that name a party to the row; who merely says so, and where an outlet sits, is no party to it.
PARTY_WORD = "party"
PARTY_COLUMNS = (
    "supplier_code", "recipient_code", "force_code", "location_code", "imposer_code", "target_country_code", "party_code",
    "counterparty_code",
)  # fmt: skip
_PREFIXES = ("fct_", "dim_", "mart_", "bridge_")


def find_table(name: str, tables: Sequence[PublishedTable]) -> PublishedTable:
    """The table of that name: with or without schema, and without fct_, dim_, mart_ or bridge_ where one table fits."""
    wanted = name.lower()
    spellings = {spelling: table for table in reversed(tables) for spelling in _spellings(table)}
    if wanted in spellings:
        return spellings[wanted]
    near = get_close_matches(wanted, spellings, n=1)
    why = f"Did you mean {spellings[near[0]].full_name}?" if near else "There is no name like it."
    raise ExportError(f"there is no table {name}", why=why, next_step="newsledger tables")


def read_filters(texts: Sequence[str], columns: Sequence[PublishedColumn]) -> tuple[RowFilter, ...]:
    """The filters of texts as stage=delivered, count_best>=1000 or value_currency= (is null).

    Several of one column with = are alternatives; all others must hold together.
    """
    alternatives: dict[str, RowFilter] = {}
    others: list[RowFilter] = []
    for text in texts:
        one = _read_filter(text, columns)
        if one.operator != "=":
            others.append(one)
            continue
        key = ",".join(one.columns)
        before = alternatives[key].values if key in alternatives else ()
        alternatives[key] = RowFilter(one.columns, "=", before + one.values)
    return (*alternatives.values(), *others)


def choose_columns(names: Sequence[str], columns: Sequence[PublishedColumn]) -> tuple[PublishedColumn, ...]:
    """The columns of those names, in that order; all of the table's where no name is given."""
    known = {column.column_name: column for column in columns}
    chosen = dict.fromkeys(part.strip() for name in names for part in name.split(",") if part.strip())
    return tuple(known[_known_name(name, list(known))] for name in chosen) or tuple(columns)


def fits(text: str, columns: Sequence[PublishedColumn]) -> bool:
    """Whether the table has the column that a filter names."""
    name = _split(text)[0]
    return name in {column.column_name for column in columns} or (
        name == PARTY_WORD and bool(_party_columns(columns))
    )


def _read_filter(text: str, columns: Sequence[PublishedColumn]) -> RowFilter:
    name, operator, value = _split(text)
    parties = _party_columns(columns)
    names = [column.column_name for column in columns]
    if name == PARTY_WORD and name not in names and parties:
        return RowFilter(tuple(parties), operator, (value,))
    return RowFilter((_known_name(name, names + ([PARTY_WORD] if parties else [])),), operator, (value,))


def _split(text: str) -> tuple[str, str, str]:
    places = [(text.find(operator), -len(operator), operator) for operator in OPERATORS if operator in text]
    if not places:
        raise ExportError(
            f"'{text}' is no filter",
            why=f"A filter is NAME=VALUE; also {', '.join(OPERATORS)}.",
            next_step="newsledger export --help",
        )
    at, _, operator = min(places)
    return text[:at].strip().lower(), operator, text[at + len(operator) :].strip()


def _known_name(name: str, known: Sequence[str]) -> str:
    if name.lower() in known:
        return name.lower()
    near = get_close_matches(name.lower(), known, n=3, cutoff=0.5)
    near += [one for one in known if name and name.lower() in one and one not in near]
    proposed = ", ".join(near) if near else ", ".join(known)
    raise ExportError(
        f"the table has no column '{name}'", why=f"It has: {proposed}.", next_step="newsledger describe TABLE"
    )


def _party_columns(columns: Sequence[PublishedColumn]) -> list[str]:
    return [column.column_name for column in columns if column.column_name in PARTY_COLUMNS]


def _spellings(table: PublishedTable) -> list[str]:
    name = table.table_name
    short = [name.removeprefix(prefix) for prefix in _PREFIXES if name.startswith(prefix)]
    return [*short, name, table.full_name]
