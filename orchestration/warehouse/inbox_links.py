"""Articles that are named by lists taken in as files and are still to be fetched: they belong to a source of their own.

Fetching them is the business of the collecting.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from orchestration.warehouse.source_link_queries import LinkStatus
from orchestration.warehouse.source_link_store import ListPlace, merge_links

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    import duckdb

    from orchestration.sources.source_records import PendingLink

INBOX_SOURCE_ID = "inbox"
_SOURCE = """
    insert into raw.sources (
        source_id, source_name, source_kind, source_group, url, outlet, licence, is_enabled, check_every_seconds,
        expect_new_within_seconds, expect_at_least, first_seen_at, changed_at
    )
    select $1, 'Lists taken in as files', 'url_list', 'news', 'data/inbox', 'unknown', 'unknown', false, 3600, 0, 0, $2, $2
    where not exists (select 1 from raw.sources where source_id = $1)
"""
_SET_ASIDE = """
    update raw.links
    set link_status = $3, reason_code = 'is_a_list', reason_text = $4, next_check_at = null
    where source_id = $1 and url in (select unnest($2))
"""


def note_pending(
    connection: duckdb.DuckDBPyConnection, pending: Sequence[PendingLink], load_id: str, now: datetime
) -> None:
    """Note each article once; a further list is noted too, with what to do, and not asked for as a page."""
    connection.execute(_SOURCE, [INBOX_SOURCE_ID, now])
    by_path: dict[str, list[PendingLink]] = {}
    for item in pending:
        by_path.setdefault(item.source_path, []).append(item)
    for source_path, items in by_path.items():
        place = ListPlace(INBOX_SOURCE_ID, source_path, now, load_id)
        merge_links(connection, place, [item.link for item in items])
    lists = [item.link.url for item in pending if item.is_list]
    if lists:
        text = "This is a list of articles, not an article. Add it as a source: newsledger add-source URL"
        connection.execute(_SET_ASIDE, [INBOX_SOURCE_ID, lists, LinkStatus.REFUSED.value, text])
