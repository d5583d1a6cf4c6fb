"""Reading JSON Feed (version 1 and 1.1): each item becomes a link or a problem.

Charset and size are checked before.
"""

from __future__ import annotations

import json
import re
from html import escape
from typing import TYPE_CHECKING, Any

from orchestration.sources.feed_dates import DateContext, parse_feed_date
from orchestration.sources.feed_entries import MAX_SUMMARY_LENGTH, plain_line, web_address
from orchestration.sources.link_records import FoundLink, LinkList, LinkProblem, ListKind
from orchestration.sources.reading_limits import MAX_ENTRY_RAW_BYTES, MAX_FEED_ENTRIES
from orchestration.sources.source_records import ReasonCode
from orchestration.sources.unreadable_input import UnreadableInputError

if TYPE_CHECKING:
    from datetime import datetime

_VERSION = re.compile(r"""["']version["']\s*:\s*["']https?://jsonfeed\.org""")
_SURROGATE = re.compile("[\ud800-\udfff]")


def is_json_feed(text: str) -> bool:
    """Whether a body is JSON that calls itself a feed, damaged or not."""
    return text.lstrip()[:1] == "{" and _VERSION.search(text.replace("\\/", "/")) is not None


def read_json_feed(text: str, *, url: str, now: datetime) -> LinkList:
    """The feed as a list; raises UnreadableInputError where it is no whole JSON: half of it cannot be trusted."""
    try:
        feed = json.loads(text)
    except (ValueError, RecursionError) as error:
        reason = "The JSON feed is cut or damaged."
        raise UnreadableInputError(ReasonCode.INVALID_JSON, reason) from error
    items = feed.get("items")
    if not isinstance(items, list):
        raise UnreadableInputError(ReasonCode.NOT_A_LIST, "The JSON feed has no list of items.")
    links: list[FoundLink] = []
    problems: list[LinkProblem] = []
    for position, item in enumerate(items[:MAX_FEED_ENTRIES], start=1):
        try:
            links.append(_link(item, feed, url, DateContext(now)))
        except UnreadableInputError as error:
            raw = json.dumps(item, ensure_ascii=True)[:MAX_ENTRY_RAW_BYTES].encode()
            problems.append(LinkProblem(position, error.reason_code.value, error.reason_text, raw))
    if len(items) > MAX_FEED_ENTRIES:
        reason = f"The feed has more than {MAX_FEED_ENTRIES:,} items; the first of them are read."
        problems.append(LinkProblem(MAX_FEED_ENTRIES + 1, ReasonCode.TOO_MANY_ENTRIES.value, reason, b""))
    return LinkList(
        kind=ListKind.JSON_FEED,
        links=tuple(links),
        problems=tuple(problems),
        title=plain_line(_text(feed, "title")),
        site_url=web_address(_text(feed, "home_page_url"), url),
        language=_text(feed, "language") or None,
        is_complete=len(items) <= MAX_FEED_ENTRIES,
        encoding="utf-8",
    )


def _link(item: object, feed: dict[str, Any], base: str, dates: DateContext) -> FoundLink:
    if not isinstance(item, dict):
        raise UnreadableInputError(ReasonCode.NOT_AN_OBJECT, "The item is no JSON object.")
    plain = _text(item, "content_text")
    content = _text(item, "content_html") or "".join(
        f"<p>{escape(line)}</p>" for line in plain.splitlines() if line.strip()
    )
    identity = item.get("id")
    guid = str(identity)[:4_096] if isinstance(identity, str | int | float) else None
    url = web_address(_text(item, "url"), base) or web_address(guid if guid and "://" in guid else None, base)
    if url is None and not content:
        raise UnreadableInputError(ReasonCode.BAD_URL, "The item has no web address and no text.")
    published_raw = _text(item, "date_published") or None
    return FoundLink(
        url=url,
        guid=_SURROGATE.sub("", guid) if guid else None,
        title=plain_line(_text(item, "title")),
        published=parse_feed_date(published_raw, dates),
        published_raw=published_raw,
        modified=parse_feed_date(_text(item, "date_modified"), dates),
        content_html=content or None,
        summary=_text(item, "summary")[:MAX_SUMMARY_LENGTH] or None,
        authors=_authors(item) or _authors(feed),
        language=_text(item, "language") or _text(feed, "language") or None,
    )


def _authors(record: dict[str, Any]) -> tuple[str, ...]:
    people = record.get("authors") if isinstance(record.get("authors"), list) else [record.get("author")]
    names = [plain_line(_text(person, "name")) for person in people or [] if isinstance(person, dict)]
    return tuple(dict.fromkeys(name for name in names[:30] if name))


def _text(record: dict[str, Any], key: str) -> str:
    value = record.get(key)
    return _SURROGATE.sub("", value) if isinstance(value, str) else ""
