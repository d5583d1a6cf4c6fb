"""Reading RSS 0.9x, 1.0, 2.0, Atom and JSON feeds from bytes: every entry becomes a link or a problem, none costs another.

Nothing is fetched; what a list's absence of an article means is for the caller, who must look at `is_complete` first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from orchestration.sources.charset_evidence import DecodedText, decode_by_evidence
from orchestration.sources.feed_dates import DateContext, date_context, parse_feed_date
from orchestration.sources.feed_documents import FeedDocuments, entry_problem, feed_documents
from orchestration.sources.feed_entries import (
    FeedContext,
    found_link,
    plain_line,
    raw_dates,
    rights_text,
    web_address,
)
from orchestration.sources.feed_parsing import parsed_entries, parsed_feed
from orchestration.sources.json_feeds import is_json_feed, read_json_feed
from orchestration.sources.link_records import FoundLink, LinkList, LinkProblem, ListKind
from orchestration.sources.reading_limits import MAX_FEED_BYTES
from orchestration.sources.source_records import ReasonCode
from orchestration.sources.unreadable_input import UnreadableInputError

if TYPE_CHECKING:
    from datetime import datetime

_PERIOD_SECONDS = {
    "hourly": 3_600,
    "daily": 86_400,
    "weekly": 604_800,
    "monthly": 2_592_000,
    "yearly": 31_536_000,
}
LONGEST_WAIT = 30 * 86_400


def read_feed(body: bytes, *, url: str, now: datetime, content_type: str | None = None) -> LinkList:
    """The feed as a list of links; `url` is where it came from, `now` is naive UTC.

    Raises UnreadableInputError where nothing of it can be read (a web page, a document type, no charset, too large), TypeError
    for text: feeds are read from bytes only.
    """
    if not isinstance(body, bytes):
        msg = "feeds are read from bytes only"
        raise TypeError(msg)
    if len(body) > MAX_FEED_BYTES:
        reason = f"The feed has {len(body):,} bytes, more than {MAX_FEED_BYTES:,}."
        raise UnreadableInputError(ReasonCode.FILE_TOO_LARGE, reason)
    decoded = decode_by_evidence(body, content_type)
    if is_json_feed(decoded.text):
        return read_json_feed(decoded.text, url=url, now=now)
    return _xml_feed(decoded, feed_documents(decoded.text), url, now)


def _xml_feed(decoded: DecodedText, documents: FeedDocuments, url: str, now: datetime) -> LinkList:
    feed = _feed_itself(documents, url)
    entries = list(parsed_entries(documents, url))
    language = plain_line(feed.get("language")) or None
    stated = [raw_dates(entry, is_atom=documents.is_atom) for entry in entries if isinstance(entry, dict)]
    dates = date_context(now, [raw for pair in stated for raw in pair], language)
    context = FeedContext(url, documents.is_atom, language, dates)
    links: list[FoundLink] = []
    problems = [*_list_problems(decoded, documents), *documents.problems]
    for place, entry in zip(documents.entries, entries, strict=True):
        try:
            if isinstance(entry, UnreadableInputError):
                raise entry
            links.append(found_link(entry, context))
        except UnreadableInputError as error:
            problems.append(entry_problem(place.position, error.reason_code, error.reason_text, place.source))
    return LinkList(
        kind=ListKind.ATOM if documents.is_atom else ListKind.RSS,
        links=tuple(links),
        problems=tuple(sorted(problems, key=lambda problem: problem.position)),
        title=plain_line(feed.get("title")),
        site_url=web_address(feed.get("link"), url),
        language=language,
        rights=rights_text(feed),
        shortest_wait=_shortest_wait(feed),
        updated=_updated(feed, dates),
        is_complete=not (documents.is_truncated or documents.has_too_many),
        encoding=decoded.encoding,
    )


def _feed_itself(documents: FeedDocuments, url: str) -> dict[str, Any]:
    """The feed's words about itself, none where its head is damaged: its entries are still good."""
    try:
        return dict(parsed_feed(documents.head, url)["feed"]) if documents.head else {}
    except UnreadableInputError:
        return {}


def _list_problems(decoded: DecodedText, documents: FeedDocuments) -> list[LinkProblem]:
    """Problems of the list as a whole; the first stands behind the last entry that is here."""
    behind = len(documents.entries) + len(documents.problems) + 1
    problems: list[LinkProblem] = []
    if documents.is_truncated:
        reason = f"The feed breaks off behind {behind - 1} whole entries."
        problems.append(entry_problem(behind, ReasonCode.TRUNCATED, reason, decoded.text[-1_000:]))
    if documents.has_too_many:
        reason = (
            f"The feed has more entries or tags than are read; its first {behind - 1:,} entries are here."
        )
        problems.append(entry_problem(behind, ReasonCode.TOO_MANY_ENTRIES, reason, b""))
    if decoded.n_replaced:
        reason = f"{decoded.n_replaced:,} characters could not be read as {decoded.encoding}."
        problems.append(entry_problem(behind, ReasonCode.BAD_ENCODING, reason, b""))
    return problems


def _shortest_wait(feed: dict[str, Any]) -> int | None:
    """Seconds between polls by ttl (minutes) or by the syndication module, the longer of the two."""
    waits: list[int] = []
    ttl = str(feed.get("ttl", "")).strip()
    if ttl.isdecimal() and len(ttl) < 9:
        waits.append(60 * int(ttl))
    period = _PERIOD_SECONDS.get(str(feed.get("sy_updateperiod", "")).strip().lower())
    often = str(feed.get("sy_updatefrequency", "1")).strip()
    if period and often.isdecimal() and int(often[:6]) > 0:
        waits.append(period // int(often[:6]))
    longest = min(max(waits, default=0), LONGEST_WAIT)
    return longest or None


def _updated(feed: dict[str, Any], dates: DateContext) -> datetime | None:
    raw = dict.get(feed, "updated") or dict.get(feed, "published")
    told = parse_feed_date(raw, dates) if isinstance(raw, str) else None
    return told.at if told else None
