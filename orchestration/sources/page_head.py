"""What a web page says about its site: its name, its language, its lists of articles, the use of its texts.

The page as an article is read in page_reader.py, by a process that can be killed. Here only the elements that are made for
machines are picked out and parsed by themselves: a tree of the whole page takes a hundred seconds where somebody nests deep.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser

from orchestration.sources.html_decoding import decode_page
from orchestration.sources.languages import primary_tag
from orchestration.sources.page_fields import one_line, page_fields
from orchestration.sources.page_records import PageList, PageRights
from orchestration.sources.page_rights import page_lists, page_rights

if TYPE_CHECKING:
    from collections.abc import Iterator

HEAD_BYTES = 500_000  # some pages put their whole style sheet before the links
_MOST_ELEMENTS = 2_000
_ELEMENT = re.compile(
    rb"<!--|<(?P<block>script|style|noscript|template|svg)\b|<title\b[^<>]{0,500}>[^<]{0,1000}"
    rb"|<(?:html|meta|link|a)\b[^<>]{0,5000}>",
    re.IGNORECASE,
)
_LICENCE_WORD = re.compile(rb"licen[cs]e|creativecommons", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PageHead:
    """A site's words about itself, '' or None where it has none."""

    site_title: str
    language: str | None
    lists: tuple[PageList, ...]
    rights: PageRights


def read_page_head(body: bytes, content_type: str | None = None) -> PageHead:
    """The head; raises UnreadableInputError where the bytes are no text."""
    elements = b"".join(islice(_elements(_ascii_compatible(body)[:HEAD_BYTES]), _MOST_ELEMENTS))
    tree = LexborHTMLParser(decode_page(elements, content_type).text)
    fields = page_fields(tree)
    root, titled = tree.css_first("html"), tree.css_first("title")
    told = (root.attributes.get("lang") if root else None) or fields.meta("og:locale", "content-language")
    return PageHead(
        site_title=fields.meta("og:site_name", "application-name") or (one_line(titled) if titled else ""),
        language=primary_tag(told),
        lists=page_lists(tree),
        rights=page_rights(tree, fields),
    )


def _ascii_compatible(body: bytes) -> bytes:
    """The body in UTF-8 where it is marked as UTF-16; all other charsets of pages have ASCII's markup."""
    if not body.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return body
    return body[: 2 * HEAD_BYTES].decode("utf-16", "replace").encode("utf-8")


def _elements(body: bytes) -> Iterator[bytes]:
    """The start tags that say something of the site, each closed; nothing out of comments, scripts and the like."""
    place = 0
    while match := _ELEMENT.search(body, place):
        element, block = match.group(), match["block"]
        place = match.end()
        if element == b"<!--" or block:
            place = _end_of(body, place, b"-->" if element == b"<!--" else b"</" + block)
        elif element[:2].lower() == b"<a":
            if _LICENCE_WORD.search(element):
                yield element + b"</a>"
        elif element[:6].lower() == b"<title":
            yield element + b"</title>"
        else:
            yield element


def _end_of(body: bytes, start: int, mark: bytes) -> int:
    found = re.compile(re.escape(mark), re.IGNORECASE).search(body, start)
    return found.end() if found else len(body)
