"""Turns a preview of a table into what Dagster shows beside an asset."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import dagster as dg

from orchestration.warehouse.table_previews import TablePreview

OWNERS = ["team:newsledger"]
_CELL_WIDTH = 60
_SHOWN_COLUMNS = 8


def table_metadata(preview: TablePreview | None) -> dict[str, Any]:
    """Row count and a small Markdown table; empty where there is no such table."""
    if preview is None:
        return {}
    return {"dagster/row_count": preview.n_rows, "preview": dg.MetadataValue.md(_markdown(preview))}


def counts_metadata(counts: Mapping[str, int]) -> dict[str, dg.MetadataValue[Any]]:
    """Plain counts."""
    return {name: dg.MetadataValue.int(count) for name, count in counts.items()}


def _markdown(preview: TablePreview) -> str:
    columns = preview.columns[:_SHOWN_COLUMNS]
    if not preview.rows:
        return "*no rows*"
    lines = ["| " + " | ".join(columns) + " |", "|" + " --- |" * len(columns)]
    lines += ["| " + " | ".join(map(_cell, row[:_SHOWN_COLUMNS])) + " |" for row in preview.rows]
    return "\n".join(lines)


def _cell(value: object) -> str:
    text = "" if value is None else " ".join(str(value).split())
    shortened = text if len(text) <= _CELL_WIDTH else text[: _CELL_WIDTH - 1] + "…"
    return shortened.replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;")
