"""From a list to items: entries with their full text become articles, the others links that are still to be fetched.

A text that breaks off with "read more" is no full text where the entry has an address.
"""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from orchestration.sources.article_building import ArticleFields, SourcePlace, article_from_fields
from orchestration.sources.link_records import FoundLink, LinkList, LinkProblem
from orchestration.sources.page_articles import fields_from_page
from orchestration.sources.source_records import (
    PendingLink,
    PublishedSource,
    QuarantinedInput,
    ReasonCode,
    SourceArticle,
    SourceItem,
    SourceKind,
)
from orchestration.sources.unreadable_input import UnreadableInputError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from orchestration.sources.page_reader import PageReader

# How a teaser ends, once its markup is taken off.
_BREAKS_OFF = re.compile(
    r"(?:\[?(?:…|\.\.\.|&hellip;|&#8230;)\]?|(?:read|continue|view|learn) (?:more|reading|full (?:story|article))[^.]{0,60})\s*$",
    re.IGNORECASE,
)
_TAG = re.compile(r"<[^<>]*>")
_APPEARED_FIRST = re.compile(r"<p>\s*The post\s.{0,600}?appeared first on\s.{0,300}?</p>\s*$", re.DOTALL)
_MAX_ENDING = 2_000


def items_of_list(
    found: LinkList, source_path: str, now: datetime | None, page_reader: PageReader
) -> Iterator[SourceItem]:
    """Articles, pending links and quarantined entries of a list, in this order of kinds within the list's own order."""
    for position, link in enumerate(found.links, start=1):
        place = SourcePlace(source_path, position)
        try:
            article = article_of_link(link, found, place, now, page_reader)
        except UnreadableInputError as error:
            raw = (link.content_html or link.summary or "").encode("utf-8", "replace")
            yield QuarantinedInput(source_path, position, error.reason_code, error.reason_text, raw, len(raw))
            continue
        yield article or PendingLink(source_path, position, found.kind, link)
    for position, url in enumerate(found.child_lists, start=1):
        yield PendingLink(source_path, position, found.kind, FoundLink(url), is_list=True)
    yield from (_quarantined(problem, source_path) for problem in found.problems)


def article_of_link(
    link: FoundLink, found: LinkList, place: SourcePlace, now: datetime | None, page_reader: PageReader
) -> SourceArticle | None:
    """The article of an entry with a full text of its own, None where it is to be fetched.

    An entry without an address is an article by whatever text it has; raises UnreadableInputError where that is none.
    """
    html = link.content_html or ""
    if link.url is not None and (not html or _is_teaser(html, link.summary)):
        return None
    html = _APPEARED_FIRST.sub("", html) or link.summary or ""
    page = f"<!doctype html><html><body><article><h1>{escape(link.title)}</h1>{html}</article></body></html>"
    try:
        body = fields_from_page(page_reader.read(page)).body
    except UnreadableInputError:
        if link.url is None:
            raise
        return None
    extra = {
        "authors": list(link.authors),
        "published_raw": link.published_raw,
        "rights": link.rights or found.rights,
        "feed": found.title,
    }
    fields = ArticleFields(
        SourceKind.FEED,
        body=body,
        title=link.title,
        external_id=link.guid,
        url=link.url,
        outlet=link.outlet or found.title,
        language=link.language,
        published=link.published,
        published_source=PublishedSource.FEED if link.published else None,
        modified=link.modified,
        extra={name: value for name, value in extra.items() if value},
    )
    return article_from_fields(fields, place, now)


def _is_teaser(html: str, summary: str | None) -> bool:
    text = " ".join(_TAG.sub(" ", html[-_MAX_ENDING:]).split())
    is_no_longer = summary is not None and len(_TAG.sub("", html)) <= len(_TAG.sub("", summary))
    return is_no_longer or _BREAKS_OFF.search(text) is not None


def _quarantined(problem: LinkProblem, source_path: str) -> QuarantinedInput:
    return QuarantinedInput(
        source_path,
        problem.position,
        ReasonCode(problem.reason_code),
        problem.reason_text,
        problem.raw_bytes,
        len(problem.raw_bytes),
    )
