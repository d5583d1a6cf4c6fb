"""From one entry as feedparser gives it to a found link: addresses, names, texts and dates of our own reading.

feedparser's own dates are not used: it knows few zones and takes unknown ones for UTC.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape, unescape
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from orchestration.sources.canonical_urls import canonical_url
from orchestration.sources.feed_dates import DateContext, parse_feed_date
from orchestration.sources.link_records import FoundLink
from orchestration.sources.source_records import ReasonCode
from orchestration.sources.unreadable_input import UnreadableInputError

if TYPE_CHECKING:
    from collections.abc import Iterable

MAX_URL_LENGTH = 4_096
MAX_NAME_LENGTH = 300
MAX_TITLE_LENGTH = 2_000
MAX_SUMMARY_LENGTH = 20_000
_MAX_AUTHORS = 30

_INLINE_TAG = re.compile(
    r"</?(?:a|b|i|u|p|em|br|sub|sup|wbr|span|font|mark|small|strong|cite|abbr|bdi)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_HTML_TYPES = frozenset({"text/html", "application/xhtml+xml"})


@dataclass(frozen=True, slots=True)
class FeedContext:
    """What all entries of a feed share: its own address, its kind, its language and how its dates are read."""

    url: str
    is_atom: bool
    language: str | None
    dates: DateContext


def raw_dates(entry: dict[str, Any], *, is_atom: bool) -> tuple[str | None, str | None]:
    """The entry's dates as it states them: published, modified. RSS 1.0 has one (dc:date), which is the first."""
    published, updated = dict.get(entry, "published"), dict.get(entry, "updated")
    if published is None and not is_atom:
        return _line(updated), None
    return _line(published), _line(updated)


def found_link(entry: dict[str, Any], context: FeedContext) -> FoundLink:
    """The link; raises UnreadableInputError where the entry has neither an address nor a text of its own."""
    url = _address(entry, context.url)
    content = _content(entry)
    summary = _summary(entry, content)
    title = plain_line(dict.get(entry, "title"))
    if url is None and not (content or summary):
        told = _line(dict.get(entry, "link")) or _line(dict.get(entry, "id")) or "none"
        reason = f"The entry has no web address (it says: {told[:100]}) and no text."
        raise UnreadableInputError(ReasonCode.BAD_URL, reason)
    published_raw, modified_raw = raw_dates(entry, is_atom=context.is_atom)
    return FoundLink(
        url=url,
        guid=_line(dict.get(entry, "id")),
        title=title,
        published=parse_feed_date(published_raw, context.dates),
        published_raw=published_raw,
        modified=parse_feed_date(modified_raw, context.dates),
        content_html=content,
        summary=summary,
        authors=_authors(entry),
        language=_language(entry) or context.language,
        outlet=plain_line((dict.get(entry, "source") or {}).get("title")) or None,
        rights=rights_text(entry),
    )


def web_address(link: str | None, base: str) -> str | None:
    """The absolute http(s) address, None where the link is none."""
    text = re.sub(r"[\t\r\n]", "", link or "").strip()
    if not text or len(text) > MAX_URL_LENGTH:
        return None
    try:
        absolute = urljoin(base, text)
    except ValueError:
        return None
    return absolute if canonical_url(absolute) else None


def plain_line(text: object) -> str:
    """A title or name as one line of text, markup and references taken out.

    >>> plain_line("Tanks &amp;amp; <b>shells</b>, 3 < 4")
    'Tanks & shells, 3 < 4'
    """
    if not isinstance(text, str):
        return ""
    without_tags = _INLINE_TAG.sub("", unescape(text[: 4 * MAX_TITLE_LENGTH]))
    return " ".join(unescape(without_tags).split())[:MAX_TITLE_LENGTH]


def rights_text(entry: dict[str, Any]) -> str | None:
    """What an entry or a feed says about rights: its words, then the address of its licence."""
    words = [plain_line(dict.get(entry, "rights")), plain_line(dict.get(entry, "license"))]
    words += [
        plain_line(link.get("href"))
        for link in dict.get(entry, "links") or []
        if link.get("rel") in ("license", "copyright")
    ]
    return " · ".join(dict.fromkeys(word for word in words if word)) or None


def _address(entry: dict[str, Any], base: str) -> str | None:
    links = dict.get(entry, "links") or []
    alternates: Iterable[object] = [
        link.get("href") for link in links if link.get("rel", "alternate") == "alternate"
    ]
    identity = dict.get(entry, "id") if dict.get(entry, "guidislink") else None
    candidates = [dict.get(entry, "feedburner_origlink"), dict.get(entry, "link"), *alternates, identity]
    usable = (web_address(link, base) for link in candidates if isinstance(link, str))
    return next((url for url in usable if url), None)


def _content(entry: dict[str, Any]) -> str | None:
    """The longest of the entry's own texts as HTML."""
    texts: list[str] = []
    for part in dict.get(entry, "content") or []:
        value = part.get("value")
        if not isinstance(value, str) or not value.strip():
            continue
        kind = part.get("type") or "text/html"
        if kind in _HTML_TYPES:
            texts.append(value)
        elif kind == "text/plain":
            texts.append("".join(f"<p>{escape(line)}</p>" for line in value.splitlines() if line.strip()))
    return max(texts, key=len, default=None)


def _summary(entry: dict[str, Any], content: str | None) -> str | None:
    summary = dict.get(entry, "summary")
    if not isinstance(summary, str) or not summary.strip() or summary == content:
        return None
    return summary[:MAX_SUMMARY_LENGTH]


def _authors(entry: dict[str, Any]) -> tuple[str, ...]:
    people = dict.get(entry, "authors") or []
    names = [plain_line(person.get("name") or person.get("email")) for person in people[:_MAX_AUTHORS]]
    if not any(names):
        names = [plain_line(dict.get(entry, "author"))]
    return tuple(dict.fromkeys(name[:MAX_NAME_LENGTH] for name in names if name))


def _language(entry: dict[str, Any]) -> str | None:
    detail = dict.get(entry, "title_detail") or {}
    return _line(dict.get(entry, "language")) or _line(detail.get("language"))


def _line(text: object) -> str | None:
    """One line of at most the length of an address, None where there is none."""
    return (" ".join(text.split())[:MAX_URL_LENGTH] or None) if isinstance(text, str) else None
