"""How far the archives were read that sources are, each row written in the transaction of what was read.

Reading them is the business of orchestration.steps.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from orchestration.sources.canonical_urls import canonical_url
from orchestration.warehouse.link_store import resolved_article_ids
from orchestration.warehouse.source_link_queries import links_at

if TYPE_CHECKING:
    from datetime import datetime

    import duckdb


@dataclass(frozen=True, slots=True)
class ArchiveState:
    """A row of raw.archives: the file (size in bytes, time of change in ns since 1970), the place, the counts.

    Times are naive UTC.
    """

    source_id: str
    n_bytes: int
    modified_ns: int
    fetched_at: datetime
    member_name: str = ""
    next_offset: int = 0
    n_records: int = 0
    n_records_before: int = 0
    n_pages: int = 0
    n_new: int = 0
    n_problems: int = 0
    is_whole: bool = True
    etag: bytes | None = None
    last_modified: bytes | None = None
    read_at: datetime | None = None


_COLUMNS = [column.name for column in fields(ArchiveState)]


def archive_state(connection: duckdb.DuckDBPyConnection, source_id: str) -> ArchiveState | None:
    """What is known of the archive of a source; None where none was fetched yet."""
    row = connection.execute(
        f"select {', '.join(_COLUMNS)} from raw.archives where source_id = $1",  # noqa: S608 - names of the record above
        [source_id],
    ).fetchone()
    return ArchiveState(*row) if row else None


def store_archive_state(connection: duckdb.DuckDBPyConnection, state: ArchiveState) -> None:
    """Replace what is known of the archive of a source."""
    connection.execute("delete from raw.archives where source_id = $1", [state.source_id])
    marks = ", ".join("?" for _ in _COLUMNS)
    connection.execute(
        f"insert into raw.archives ({', '.join(_COLUMNS)}) values ({marks})",  # noqa: S608 - names of the record above
        [getattr(state, name) for name in _COLUMNS],
    )


def forget_damaged_records(connection: duckdb.DuckDBPyConnection, source_id: str) -> None:
    """The damaged records of an archive's earlier file count no more once another file has come; quarantine keeps them."""
    connection.execute(
        "delete from raw.links where source_id = $1 and url is null and link_status = 'quarantined'",
        [source_id],
    )


def article_at_address(connection: duckdb.DuckDBPyConnection, source_id: str, url: str) -> str | None:
    """The article that lies at an address: as the source has it, else as any article has it."""
    address = canonical_url(url)
    if address is None:
        return None
    link = links_at(connection, source_id, [address]).get(address)
    if link is not None and link.article_id is not None:
        return link.article_id
    return resolved_article_ids(connection, [address]).get(address)
