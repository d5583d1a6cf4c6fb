"""Changing data/sources.yml by program: a row added at the end, a source switched on or off; comments stay.

The new text is checked before it replaces the old one, in one step.
"""

from __future__ import annotations

from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap

from orchestration.sources.source_entries import SourceEntry
from orchestration.sources.source_list import parse_source_list

if TYPE_CHECKING:
    from collections.abc import Sequence


class UnknownSourceError(Exception):
    """No source has this id."""


def add_source_entry(path: Path, entry: SourceEntry) -> None:
    """Append a source; makes the file where there is none.

    Raises:
        SourceListError: if its id or address stands there already, or the file was broken before.
    """
    text = path.read_text(encoding="utf-8") if path.exists() else "sources:\n"
    parse_source_list(text, path)
    document = _load(text)
    row = CommentedMap(source_row(entry))
    if document.get("sources") is None:
        document["sources"] = []
    document["sources"].append(row)
    _replace(path, document)


def source_row(entry: SourceEntry) -> dict[str, Any]:
    """The keys and values with which the file tells a source; what is as by default is left out."""
    row = entry.model_dump(mode="json", exclude_defaults=True, by_alias=True)
    for key in ("check_every", "expect_new_within"):
        if key in row:
            row[key] = duration_text(getattr(entry, key).total_seconds())
    return row


def switch_source(path: Path, source_id: str, *, is_enabled: bool) -> None:
    """Set `enabled` of one source; see switch_sources."""
    switch_sources(path, (source_id,), is_enabled=is_enabled)


def switch_sources(path: Path, source_ids: Sequence[str], *, is_enabled: bool) -> None:
    """Set `enabled` of all these sources in one step, or of none of them.

    Raises:
        UnknownSourceError: if one of the ids is no source's; nothing is changed then.
        SourceListError: if the file cannot be read.
    """
    text = path.read_text(encoding="utf-8") if path.exists() else "sources:\n"
    known = {entry.id for entry in parse_source_list(text, path)}
    for source_id in source_ids:
        if source_id not in known:
            raise UnknownSourceError(source_id)
    document = _load(text)
    for row in document.get("sources") or []:
        if row["id"] in source_ids:
            row["enabled"] = is_enabled
    _replace(path, document)


def duration_text(seconds: float) -> str:
    """A time span as the file writes it.

    >>> duration_text(5400), duration_text(172800)
    ('90m', '2d')
    """
    minutes = int(seconds // 60)
    for unit, size in (("d", 1440), ("h", 60)):
        if minutes and minutes % size == 0:
            return f"{minutes // size}{unit}"
    return f"{minutes}m"


def _load(text: str) -> CommentedMap:
    loaded = _yaml().load(text)
    return loaded if isinstance(loaded, CommentedMap) else CommentedMap()


def _yaml() -> YAML:
    yaml = YAML(typ="rt")
    yaml.indent(mapping=2, sequence=4, offset=2)
    yaml.width = 200
    yaml.preserve_quotes = True
    return yaml


def _replace(path: Path, document: CommentedMap) -> None:
    stream = StringIO()
    _yaml().dump(document, stream)
    parse_source_list(stream.getvalue(), path)
    unfinished = path.with_name(f"{path.name}.part")
    unfinished.write_text(stream.getvalue(), encoding="utf-8")
    unfinished.replace(path)
