"""Reading sitemaps, sitemap indexes, news sitemaps and text sitemaps: one link, child list or problem for each entry.

A sitemap may name addresses of its own site only, as the protocol has it; whether a child list is read is for the caller
(see sitemap_rules.py).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from orchestration.sources.bounded_decompression import GZIP_MARK, gunzip
from orchestration.sources.canonical_urls import canonical_url, is_same_site
from orchestration.sources.charset_evidence import DecodedText, decode_by_evidence
from orchestration.sources.entry_frames import Frame, entry_frame
from orchestration.sources.entry_splitting import EntryPlace, split_entries
from orchestration.sources.feed_dates import DateContext, parse_feed_date
from orchestration.sources.feed_documents import entry_problem
from orchestration.sources.feed_entries import plain_line, web_address
from orchestration.sources.link_records import FoundLink, LinkList, LinkProblem, ListKind
from orchestration.sources.reading_limits import MAX_ENTRY_CHARACTERS, MAX_SITEMAP_BYTES, MAX_SITEMAP_URLS
from orchestration.sources.source_records import ReasonCode
from orchestration.sources.unreadable_input import UnreadableInputError
from orchestration.sources.xml_cleaning import (
    find_root,
    refuse_declarations,
    sound_element,
    without_illegal_characters,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from datetime import datetime

_HEAD_CHARACTERS = 100_000
_PREFIX_SAMPLE_CHARACTERS = 1_000_000


@dataclass(frozen=True, slots=True)
class _Rules:
    """The sitemap's own address, the other hosts it may name, and how its dates are read."""

    url: str | None
    other_hosts: Collection[str]
    dates: DateContext


def read_sitemap(
    body: bytes,
    *,
    url: str | None,
    now: datetime,
    other_hosts: Collection[str] = (),
    content_type: str | None = None,
) -> LinkList:
    """The sitemap as a list; `url` is where it came from, `now` naive UTC, a gzip body is unpacked within bounds.

    A file that a user hands over came from nowhere (None): it may name any host.

    `other_hosts` are hosts ("news.example.org") whose robots.txt names this sitemap, so that it may speak for them. Raises
    UnreadableInputError where nothing can be read, TypeError for text.
    """
    if not isinstance(body, bytes):
        msg = "sitemaps are read from bytes only"
        raise TypeError(msg)
    if body.startswith(GZIP_MARK):
        body = gunzip(body, MAX_SITEMAP_BYTES)
    if len(body) > MAX_SITEMAP_BYTES:
        reason = f"The sitemap has {len(body):,} bytes, more than {MAX_SITEMAP_BYTES:,}."
        raise UnreadableInputError(ReasonCode.FILE_TOO_LARGE, reason)
    decoded = decode_by_evidence(body, content_type)
    rules = _Rules(url, other_hosts, DateContext(now))
    if decoded.text.lstrip()[:1] == "<":
        return _xml_sitemap(decoded, rules)
    return _text_sitemap(decoded, rules)


def _xml_sitemap(decoded: DecodedText, rules: _Rules) -> LinkList:
    text = decoded.text
    root = find_root(
        without_illegal_characters(text[:_HEAD_CHARACTERS]), frozenset({"urlset", "sitemapindex"})
    )
    if root is None:
        raise UnreadableInputError(
            ReasonCode.NOT_A_LIST, "The body has no element of a sitemap at its start."
        )
    is_index = root.name == "sitemapindex"
    name = "sitemap" if is_index else "url"
    prefix = f"{root.prefix}:" if root.prefix else ""
    frame = entry_frame(root, text[:_HEAD_CHARACTERS], text[:_PREFIX_SAMPLE_CHARACTERS])
    found = _Findings(rules)
    last = 0
    for place in split_entries(text, prefix + name):
        if found.n_entries == 0:
            refuse_declarations(without_illegal_characters(text[: place.start]))
        is_whole = place.is_closed or place.end < len(text)
        last = place.end if is_whole else last
        if found.n_entries == MAX_SITEMAP_URLS:
            found.has_too_many = True
            break
        found.add_element(text, place, frame)
    if found.n_entries == 0:
        refuse_declarations(without_illegal_characters(text))
    is_truncated = not found.has_too_many and f"</{prefix}{root.name}".lower() not in text[last:].lower()
    return found.link_list(decoded, is_index=is_index, is_truncated=is_truncated)


def _text_sitemap(decoded: DecodedText, rules: _Rules) -> LinkList:
    found = _Findings(rules)
    for line in decoded.text.splitlines():
        if not line.strip():
            continue
        if found.n_entries == MAX_SITEMAP_URLS:
            found.has_too_many = True
            break
        found.add_line(line.strip())
    if not found.links:
        raise UnreadableInputError(ReasonCode.NOT_A_LIST, "The text names no web address of its own site.")
    return found.link_list(decoded, is_index=False, is_truncated=False)


class _Findings:
    """What was found so far."""

    def __init__(self, rules: _Rules) -> None:
        self._rules = rules
        self._site = canonical_url(rules.url)
        self.links: list[FoundLink] = []
        self.problems: list[LinkProblem] = []
        self.n_entries = 0
        self.has_too_many = False

    def add_element(self, text: str, place: EntryPlace, frame: Frame) -> None:
        """One <url> or <sitemap>."""
        self.n_entries += 1
        source = text[place.start : min(place.end, place.start + MAX_ENTRY_CHARACTERS + 1)]
        try:
            if not place.is_closed and place.end == len(text):
                raise UnreadableInputError(ReasonCode.TRUNCATED, "The sitemap breaks off within this entry.")
            self._add(_words(source, frame))
        except UnreadableInputError as error:
            self.problems.append(entry_problem(self.n_entries, error.reason_code, error.reason_text, source))

    def add_line(self, line: str) -> None:
        """One line of a text sitemap."""
        self.n_entries += 1
        try:
            self._add({"loc": line})
        except UnreadableInputError as error:
            self.problems.append(entry_problem(self.n_entries, error.reason_code, error.reason_text, line))

    def _add(self, words: dict[str, str]) -> None:
        url = web_address(words.get("loc"), "")
        if url is None:
            raise UnreadableInputError(ReasonCode.BAD_URL, "The entry names no absolute web address.")
        if not self._may_name(url):
            reason = f"The address {url[:200]} lies on another host than the sitemap."
            raise UnreadableInputError(ReasonCode.FOREIGN_HOST, reason)
        dates = self._rules.dates
        published_raw = words.get("publication_date")
        link = FoundLink(
            url=url,
            title=plain_line(words.get("title")),
            published=parse_feed_date(published_raw, dates),
            published_raw=published_raw,
            modified=parse_feed_date(words.get("lastmod"), dates),
            language=words.get("language"),
            outlet=words.get("name"),
        )
        self.links.append(link)

    def _may_name(self, url: str) -> bool:
        if self._rules.url is None:
            return True
        canonical = canonical_url(url) or ""
        if self._site is not None and is_same_site(canonical, self._site):
            return True
        return any(
            is_same_site(canonical, canonical_url(f"https://{host}/") or "")
            for host in self._rules.other_hosts
        )

    def link_list(self, decoded: DecodedText, *, is_index: bool, is_truncated: bool) -> LinkList:
        """Everything together."""
        self.problems += self._list_problems(decoded, is_truncated=is_truncated)
        return LinkList(
            kind=ListKind.SITEMAP_INDEX if is_index else ListKind.SITEMAP,
            links=() if is_index else tuple(self.links),
            problems=tuple(self.problems),
            child_lists=tuple(link.url for link in self.links if link.url) if is_index else (),
            child_modified=tuple(link.modified.at if link.modified else None for link in self.links)
            if is_index
            else (),
            is_complete=not (is_truncated or self.has_too_many),
            encoding=decoded.encoding,
        )

    def _list_problems(self, decoded: DecodedText, *, is_truncated: bool) -> Iterator[LinkProblem]:
        behind = self.n_entries + 1
        if is_truncated:
            reason = f"The sitemap breaks off behind {len(self.links)} whole entries."
            yield entry_problem(behind, ReasonCode.TRUNCATED, reason, decoded.text[-1_000:])
        if self.has_too_many:
            reason = f"The sitemap has more than {MAX_SITEMAP_URLS:,} entries; the first of them are read."
            yield entry_problem(behind, ReasonCode.TOO_MANY_ENTRIES, reason, b"")
        if decoded.n_replaced:
            reason = f"{decoded.n_replaced:,} characters could not be read as {decoded.encoding}."
            yield entry_problem(behind, ReasonCode.BAD_ENCODING, reason, b"")


def _words(source: str, frame: Frame) -> dict[str, str]:
    """The texts of an entry by the plain names of their elements; of two of one name the first counts."""
    if len(source) > MAX_ENTRY_CHARACTERS:
        reason = f"The entry has more than {MAX_ENTRY_CHARACTERS:,} characters."
        raise UnreadableInputError(ReasonCode.ENTRY_TOO_LARGE, reason)
    tree = sound_element(frame.opening + without_illegal_characters(source) + frame.closing)
    words: dict[str, str] = {}
    for element in tree.iter():
        name = element.tag.rpartition("}")[2]
        is_picture = "image" in element.tag or "video" in element.tag
        if element.text and element.text.strip() and not is_picture:
            words.setdefault(name, " ".join(element.text.split()))
    return words
