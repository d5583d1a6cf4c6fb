"""The descriptor of a release, datapackage.json, after the Data Package standard (Frictionless), version 2."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from orchestration.exports.citations import AUTHOR, TITLE, DataCitation, citation_text
from orchestration.exports.data_terms import LICENCE_ID, LICENCE_NAME, LICENCE_NOTE, LICENCE_URL, REPORT_NOTE
from orchestration.exports.release_versions import file_checksum
from orchestration.warehouse.published_tables import PublishedColumn, PublishedTable

_SCHEMA = "https://datapackage.org/profiles/2.0/datapackage.json"
_INTEGERS = (
    "tinyint",
    "smallint",
    "integer",
    "bigint",
    "hugeint",
    "utinyint",
    "usmallint",
    "uinteger",
    "ubigint",
)
_NUMBERS = ("decimal", "double", "float", "real")
_TIMESTAMP_FORMAT = "%Y-%m-%d %H:%M:%S"


@dataclass(frozen=True, slots=True)
class ReleasedTable:
    """A table with its columns, its key if its first column is one, and its files relative to the release's folder."""

    table: PublishedTable
    columns: Sequence[PublishedColumn]
    key: str | None
    files: Sequence[str]


def data_package(
    folder: Path, cited: DataCitation, tables: Sequence[ReleasedTable], database: str
) -> dict[str, Any]:
    """The descriptor of what lies in `folder`: one resource a file, with columns, size and checksum."""
    resources = [_table_resource(folder, table, path) for table in tables for path in table.files]
    # Its checksum stands in SHA256SUMS only: DuckDB never writes the same bytes twice, and this page should be the same.
    resources.append(
        {"name": "newsledger", "path": database, "title": "All tables in one DuckDB file"}
        | {
            "format": "duckdb",
            "mediatype": "application/vnd.duckdb",
            "bytes": (folder / database).stat().st_size,
        }
    )
    return {
        "$schema": _SCHEMA,
        "name": "newsledger-data",
        "title": TITLE,
        "description": f"{REPORT_NOTE}\n\n{LICENCE_NOTE}\n\n{citation_text(cited)}",
        "version": (cited.version or "").removeprefix("v"),
        "created": f"{cited.published_on.isoformat()}T00:00:00Z",
        "licenses": [{"name": LICENCE_ID, "path": LICENCE_URL, "title": LICENCE_NAME}],
        "contributors": [{"title": AUTHOR, "roles": ["author"]}],
        "newsledger": {
            "build_id": cited.build_id,
            "published_on": cited.published_on.isoformat(),
            "newsledger_version": cited.newsledger_version,
            "content_hash": cited.checksum,
        },
        "resources": resources,
    }


def _table_resource(folder: Path, released: ReleasedTable, path: str) -> dict[str, Any]:
    ending = path.rpartition(".")[2]
    name = released.table.full_name.replace(".", "-").replace("_", "-")
    told = _resource(folder, name if ending == "csv" else f"{name}-{ending}", path)
    told |= {
        "title": released.table.full_name,
        "description": released.table.comment or released.table.full_name,
    }
    if ending != "csv":
        return told | {"format": ending, "mediatype": "application/vnd.apache.parquet"}
    return told | {
        "type": "table",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"lineTerminator": "\r\n"},
        "schema": _table_schema(released),
    }


def _resource(folder: Path, name: str, path: str) -> dict[str, Any]:
    return {
        "name": name,
        "path": path,
        "bytes": (folder / path).stat().st_size,
        "hash": f"sha256:{file_checksum(folder / path)}",
    }


def _table_schema(released: ReleasedTable) -> dict[str, Any]:
    fields = [_field(column) for column in released.columns]
    return {
        "fields": fields,
        "missingValues": [""],
        **({"primaryKey": [released.key]} if released.key else {}),
    }


def _field(column: PublishedColumn) -> dict[str, Any]:
    kind = _field_type(column.data_type)
    told: dict[str, Any] = {"name": column.column_name, "type": kind}
    if kind == "datetime":
        told["format"] = _TIMESTAMP_FORMAT
    return told | ({"description": column.comment} if column.comment else {})


def _field_type(data_type: str) -> str:
    if data_type in _INTEGERS:
        return "integer"
    if data_type.startswith(_NUMBERS):
        return "number"
    if data_type.startswith("timestamp"):
        return "datetime"
    return data_type if data_type in ("boolean", "date") else "string"
