"""Who wrote an article and where it came from, in the page's own words; which agency that is, is not told here."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from orchestration.sources.json_ld import text_values
from orchestration.sources.page_fields import PageFields, one_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from selectolax.lexbor import LexborHTMLParser

_META_AUTHORS = (
    "author", "article:author", "og:article:author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator",
    "citation_author", "byl",
)  # fmt: skip
_META_CREDITS = (
    "source", "news_source", "dc.source", "dcterms.source", "agency", "article:agency", "content_source", "content-source",
    "original-source", "syndication-source", "article:provider", "copyright-holder",
)  # fmt: skip
_JSON_CREDITS = ("creditText", "sourceOrganization", "provider", "copyrightHolder", "sdPublisher")
_BYLINES = (
    '[rel~="author"], [itemprop~="author"], [class~="byline" i], [class~="author" i], [class*="author-name" i], '
    '[class*="author__name" i], [class*="byline__name" i], [class*="byline-name" i]'
)
_BY = re.compile(r"^(?:written\s+by|by|von|par|por|di|door|автори?|autor)\b[\s:]*", re.IGNORECASE)
_BETWEEN_NAMES = re.compile(r"\s*(?:[,;|/•]|\s(?:and|und|et|y|e|и|та|i|en)\s|\s&\s)\s*")
_AND = re.compile(r"^(?:and|und|et|y|e|и|та|i|en)\s+", re.IGNORECASE)
_ROLE = re.compile(
    r"\b(?:correspondent|editor|reporter|staff|writer|columnist|analyst|chief|bureau|producer|fellow|updated|published|min read|"
    r"корреспондент|редактор)\b|\d",
    re.IGNORECASE,
)
_MAX_NAME, _MAX_BYLINE, _MAX_AUTHORS = 60, 150, 20
# "KYIV, March 5 (Reuters) -": at the start of the text only; later brackets hold anything.
_DATELINE_CREDIT = re.compile(r"^[^()\n]{0,80}\(((?:[A-ZÀ-ÖА-ЯІЇЄҐ][\w.&/' -]{1,40}))\)\s*[-–—:]")
_CLOSING_CREDIT = re.compile(
    r"^\W{0,3}(?:(?:additional\s+)?reporting\s+by\b|source\s*:|with\s+(?:files|reporting|material)\s+from\b|©|\(c\)\s|copyright\b|"
    r"via\s+[A-Z]|источник\s*:|джерело\s*:|quelle\s*:)",
    re.IGNORECASE,
)
_MAX_CREDIT = 300
_CLOSING_LINES = 4


def page_authors(tree: LexborHTMLParser, fields: PageFields, outlet: str | None) -> tuple[str, ...]:
    """The names that the page gives as its writers, people or organisations, each once; the outlet itself is none."""
    byline = (one_line(node) for node in tree.css(_BYLINES)[:_MAX_AUTHORS])
    for told in (text_values(fields.article.get("author")), fields.all_metas(*_META_AUTHORS), byline):
        names = [name for text in told if len(text) <= _MAX_BYLINE for name in _names(text)]
        kept = dict.fromkeys(name for name in names if name.lower() != (outlet or "").lower())
        if kept:
            return tuple(kept)[:_MAX_AUTHORS]
    return ()


def page_credits(fields: PageFields, paragraphs: list[str]) -> tuple[str, ...]:
    """Raw words about where the article came from: fields made for it, the dateline's bracket, a closing line."""
    told = [text for name in _JSON_CREDITS for text in text_values(fields.article.get(name))]
    told += [name for author in _members(fields.article.get("author")) for name in _organisation_name(author)]
    told += fields.all_metas(*_META_CREDITS)
    told += [match.group(1) for text in paragraphs[:2] if (match := _DATELINE_CREDIT.match(text))]
    told += [
        text for text in (paragraphs[place] for place in _ends(len(paragraphs))) if is_closing_credit(text)
    ]
    return tuple(dict.fromkeys(text.strip()[:_MAX_CREDIT] for text in told))


def without_closing_credits(paragraphs: list[str]) -> list[str]:
    """The paragraphs without those at either end that only tell who reported or where the text came from."""
    ends = _ends(len(paragraphs))
    return [text for place, text in enumerate(paragraphs) if place not in ends or not is_closing_credit(text)]


def is_closing_credit(paragraph: str) -> bool:
    """Whether a paragraph, if it is among the last, only tells who reported or where the text came from.

    >>> (
    ...     is_closing_credit("Reporting by A. Writer; editing by B. Reader"),
    ...     is_closing_credit("Reports spoke of 31 tanks."),
    ... )
    (True, False)
    """
    return len(paragraph) <= _MAX_CREDIT and bool(_CLOSING_CREDIT.match(paragraph))


def _ends(n_paragraphs: int) -> list[int]:
    """The places of the first two paragraphs (text extraction may move a credit there) and of the last four."""
    return [place for place in range(n_paragraphs) if place < 2 or place >= n_paragraphs - _CLOSING_LINES]


def _names(text: str) -> Iterable[str]:
    if text.startswith(("http://", "https://", "/", "@")) or "@" in text:
        return
    for piece in _BETWEEN_NAMES.split(_BY.sub("", " ".join(text.split()))):
        name = _AND.sub("", _BY.sub("", piece)).strip(" .:")
        if 2 <= len(name) <= _MAX_NAME and not _ROLE.search(name):
            yield name


def _members(value: object) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _organisation_name(author: object) -> list[str]:
    is_organisation = isinstance(author, dict) and "Organization" in str(author.get("@type"))
    return text_values(author) if is_organisation else []
