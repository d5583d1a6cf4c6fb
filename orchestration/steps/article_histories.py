"""What became of articles: changes between their versions, and what their texts say of themselves."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from orchestration.sources.page_notices import page_notice
from orchestration.sources.page_records import NoticeKind, PageNotice
from orchestration.stories.version_changes import is_emptied, version_change
from orchestration.warehouse.article_events import ArticleEvent, EventKind, record_events
from orchestration.warehouse.transactions import transaction
from orchestration.warehouse.version_history import (
    ShownText,
    StoredChange,
    insert_changes,
    shown_texts,
    undescribed_changes,
)

if TYPE_CHECKING:
    import duckdb

_BATCH_CHANGES = 200
NOTICE_SOURCE = "notice"
_EVENTS_OF_NOTICES = {
    NoticeKind.RETRACTED: EventKind.RETRACTED,
    NoticeKind.CORRECTED: EventKind.CORRECTED,
}


def describe_changes(connection: duckdb.DuckDBPyConnection, now: datetime) -> int:
    """Compares versions that followed one another and were not compared yet; returns how many pairs there were.

    A version that lost nearly all of its text is put on record as emptied. `now` is naive UTC.
    """
    n_changes = 0
    while steps := undescribed_changes(connection, _BATCH_CHANGES):
        texts = shown_texts(connection, {version_id for step in steps for version_id in step})
        with transaction(connection):
            insert_changes(connection, [_change(texts[before], texts[after]) for before, after in steps])
            emptied = [
                _emptied(texts[after])
                for before, after in steps
                if is_emptied(texts[before].body, texts[after].body)
            ]
            record_events(connection, emptied, now)
        n_changes += len(steps)
    return n_changes


def note_notices(connection: duckdb.DuckDBPyConnection, version_ids: list[str], now: datetime) -> None:
    """Puts on record which of these versions say that they were retracted or corrected."""
    texts = shown_texts(connection, version_ids)
    events = [event for text in texts.values() if (event := _told_event(text))]
    record_events(connection, events, now)


def _told_event(text: ShownText) -> ArticleEvent | None:
    return notice_event(text, page_notice(text.title, text.body.split("\n"), {}))


def notice_event(text: ShownText, notice: PageNotice | None) -> ArticleEvent | None:
    """The event that a notice tells of; None for a mere update."""
    kind = _EVENTS_OF_NOTICES.get(notice.kind) if notice else None
    if notice is None or kind is None:
        return None
    return ArticleEvent(
        text.article_id, kind, text.shown_at, notice.sentence, NOTICE_SOURCE, text.article_version_id
    )


def _emptied(text: ShownText) -> ArticleEvent:
    return ArticleEvent(
        text.article_id,
        EventKind.EMPTIED,
        text.shown_at,
        f"The page lost nearly all of its text; what is left: {text.body.strip()[:100] or 'nothing'}",
        NOTICE_SOURCE,
        text.article_version_id,
    )


def _change(before: ShownText, after: ShownText) -> StoredChange:
    change = version_change((before.title, before.body), (after.title, after.body))
    return StoredChange(before.article_version_id, after.article_version_id, change)
