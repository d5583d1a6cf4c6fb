"""What is told about a build of the warehouse, before and after it is published.

No build is made here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class BuildInfo:
    """What whoever makes a build knows of it; times are naive UTC.

    `build_id` names a folder: letters, digits, "-", "_" and ".", and never the same twice. `accepted_row_drop` says which loss of
    rows a person accepted; None where none was to be accepted.
    """

    build_id: str
    started_at: datetime
    published_at: datetime
    newsledger_version: str
    extractor_version: str
    dbt_version: str
    accepted_row_drop: str | None = None


@dataclass(frozen=True, slots=True)
class PublishedBuild:
    """A build that readers see: its file, rows by table ("marts.dim_parties"), what was noted on the way."""

    build_id: str
    path: Path
    content_hash: str
    row_counts: dict[str, int]
    n_bytes: int
    notes: tuple[str, ...] = ()
