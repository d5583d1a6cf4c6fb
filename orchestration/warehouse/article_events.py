"""What happened to articles beside new text: storing it, each event once; what follows from it is told by dbt."""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from typing import TYPE_CHECKING

from orchestration.warehouse.arrow_tables import ColumnKind, insert_source

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    import duckdb

    from orchestration.sources.source_records import SourceArticle

_COLUMNS = {
    "event_id": ColumnKind.TEXT,
    "article_id": ColumnKind.TEXT,
    "article_version_id": ColumnKind.TEXT,
    "event_kind": ColumnKind.TEXT,
    "event_at": ColumnKind.TIMESTAMP,
    "reason_text": ColumnKind.TEXT,
    "source_id": ColumnKind.TEXT,
}
_INSERT = """
    insert into raw.article_events by name
    select incoming.* exclude (arrival), $recorded_at as recorded_at
    from incoming
    anti join raw.article_events as stored using (event_id)
    qualify row_number() over (partition by event_id order by arrival) = 1
    order by event_at, event_id
"""


class EventKind(StrEnum):
    """What happened.

    One `not_found` withdraws nothing, two that lie an hour or more apart do; a later sighting of the article undoes both.
    """

    NOT_FOUND = "not_found"  # 404
    GONE = "gone"  # 410
    WITHDRAWN = "withdrawn"  # the publisher or a person says so
    RETRACTED = "retracted"
    CORRECTED = "corrected"
    EMPTIED = "emptied"
    MOVED = "moved"
    RESTORED = "restored"


_OF_NOTICES = {"retracted": EventKind.RETRACTED, "corrected": EventKind.CORRECTED}


@dataclass(frozen=True, slots=True)
class ArticleEvent:
    """One event (`event_at` naive UTC), with one sentence on why.

    `article_version_id` is given where the text of a version says it: then it holds as long as that version is shown. `source_id`
    is who told it.
    """

    article_id: str
    event_kind: EventKind
    event_at: datetime
    reason_text: str
    source_id: str
    article_version_id: str | None = None

    @property
    def event_id(self) -> str:
        """A hash of what the event is, not of who told it."""
        parts = (
            self.article_id,
            self.article_version_id or "",
            self.event_kind.value,
            self.event_at.isoformat(),
        )
        return "evt_" + sha256("\n".join(parts).encode()).hexdigest()[:20]


def told_events(articles: Iterable[SourceArticle], loaded_at: datetime) -> list[ArticleEvent]:
    """What the pages of these articles say of themselves: a notice is no part of the text, so it makes no new version."""
    events = []
    for article in articles:
        notice = json.loads(article.extra_json).get("notice") if article.extra_json else None
        if not isinstance(notice, dict) or notice.get("kind") not in _OF_NOTICES:
            continue
        kind = _OF_NOTICES[notice["kind"]]
        told_at = article.fetched_at or article.modified_at or article.published_at or loaded_at
        sentence = str(notice.get("sentence") or kind.value)
        events.append(
            ArticleEvent(article.article_id, kind, told_at, sentence, "notice", article.article_version_id)
        )
    return events


def last_event_kind(connection: duckdb.DuckDBPyConnection, article_id: str) -> EventKind | None:
    """What happened to an article last, beside what its versions say of themselves; None where nothing did."""
    row = connection.execute(
        """
        select event_kind from raw.article_events
        where article_id = $1 and article_version_id is null
        order by event_at desc, event_id
        limit 1
        """,
        [article_id],
    ).fetchone()
    return EventKind(row[0]) if row else None


def record_events(
    connection: duckdb.DuckDBPyConnection, events: Iterable[ArticleEvent], recorded_at: datetime
) -> None:
    """Store the events that are not there yet."""
    rows = [
        {
            "event_id": event.event_id,
            "article_id": event.article_id,
            "article_version_id": event.article_version_id,
            "event_kind": event.event_kind.value,
            "event_at": event.event_at,
            "reason_text": event.reason_text,
            "source_id": event.source_id,
        }
        for event in events
    ]
    if not rows:
        return
    with insert_source(connection, _COLUMNS, rows):
        connection.execute(_INSERT, {"recorded_at": recorded_at})
