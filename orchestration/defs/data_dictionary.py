"""The data dictionary: every public table and column in words, made from the descriptions and promises of the dbt project.

Needs the manifest alone, no build.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from orchestration.warehouse.build_history import HISTORY_COMMENT, TABLE_NAME, history_columns

PUBLIC_SCHEMAS = ("marts", "meta")
_INTRODUCTION = """# Data dictionary

Every table and column of the published file, `data/warehouse/current/newsledger.duckdb`. The words are those of the comments in
the file itself (`newsledger describe TABLE`), made from the same descriptions; `newsledger docs` writes this page anew.

**Bold** columns are the key of their table. A column that may be empty has `null` behind its type. Times are UTC.
"""


@dataclass(frozen=True, slots=True)
class DictionaryColumn:
    """A column: its type, what it means, which values it takes (empty where any), and whether it is the key or may be empty."""

    name: str
    data_type: str
    meaning: str
    allowed: str
    is_key: bool
    may_be_empty: bool


@dataclass(frozen=True, slots=True)
class DictionaryTable:
    """A public table with its grain and columns."""

    name: str
    meaning: str
    columns: tuple[DictionaryColumn, ...]


def dictionary_tables(manifest: Mapping[str, Any]) -> list[DictionaryTable]:
    """The public tables in name order, the history of builds among them."""
    tests = _tests_by_column(manifest)
    tables = [
        DictionaryTable(
            f"{node['schema']}.{node['name']}",
            _one_line(node["description"]),
            tuple(
                _column(column, tests.get((node_id, column["name"]), []))
                for column in node["columns"].values()
            ),
        )
        for node_id, node in manifest["nodes"].items()
        if node["resource_type"] == "model" and node["schema"] in PUBLIC_SCHEMAS
    ]
    return sorted([*tables, _history_of_builds()], key=lambda table: table.name)


def dictionary_page(manifest: Mapping[str, Any]) -> str:
    """The dictionary as Markdown."""
    tables = dictionary_tables(manifest)
    contents = [
        f"- [{table.name}](#{_anchor(table.name)}): {_first_sentence(table.meaning)}" for table in tables
    ]
    parts = [_INTRODUCTION, "\n".join(contents) + "\n", *map(_section, tables)]
    return "\n".join(parts)


def _section(table: DictionaryTable) -> str:
    rows = [
        f"| {f'**{column.name}**' if column.is_key else column.name} "
        f"| {column.data_type}{' null' if column.may_be_empty else ''} | {_cell(column.meaning)} | {_cell(column.allowed)} |"
        for column in table.columns
    ]
    lines = [
        f"## {table.name}",
        "",
        table.meaning,
        "",
        "| column | type | meaning | values |",
        "| --- | --- | --- | --- |",
    ]
    return "\n".join([*lines, *rows, ""])


def _column(column: Mapping[str, Any], tests: Sequence[Mapping[str, Any]]) -> DictionaryColumn:
    names = {test["name"] for test in tests}
    return DictionaryColumn(
        column["name"],
        str(column.get("data_type") or ""),
        _one_line(column["description"]),
        "; ".join(filter(None, map(_allowed, tests))),
        is_key="unique" in names,
        may_be_empty="not_null" not in names,
    )


def _allowed(test: Mapping[str, Any]) -> str:
    """What a test lets through, in words; empty for tests that are about something else."""
    arguments = test["kwargs"]
    match test["name"]:
        case "accepted_values":
            return ", ".join(map(str, arguments["values"]))
        case "relationships":
            table = str(arguments["to"]).removeprefix("ref('").removesuffix("')")
            return f"{arguments['field']} of {table}"
        case "is_between":
            return f"{arguments['low']} to {arguments['high']}"
        case _:
            return ""


def _tests_by_column(manifest: Mapping[str, Any]) -> dict[tuple[str, str], list[Mapping[str, Any]]]:
    """The generic tests by table and column, in a fixed order."""
    found: dict[tuple[str, str], list[Mapping[str, Any]]] = {}
    for _, node in sorted(manifest["nodes"].items()):
        kind = node.get("test_metadata")
        if node["resource_type"] == "test" and kind and "column_name" in kind["kwargs"]:
            found.setdefault((node.get("attached_node"), kind["kwargs"]["column_name"]), []).append(kind)
    return found


def _history_of_builds() -> DictionaryTable:
    columns = tuple(
        DictionaryColumn(
            name, data_type, comment, "", is_key=name == "build_id", may_be_empty=name != "build_id"
        )
        for name, data_type, comment in history_columns()
    )
    return DictionaryTable(TABLE_NAME, HISTORY_COMMENT, columns)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _first_sentence(text: str) -> str:
    return text.partition(". ")[0].removesuffix(".")


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _anchor(name: str) -> str:
    return name.replace(".", "")
