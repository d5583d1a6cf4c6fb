"""The running text of an article out of a page: menus, teasers, captions and comments are left out.

Runs in the child process only (see html_worker.py): on hostile pages it may take minutes or much memory.
"""

from __future__ import annotations

import re

import trafilatura
from selectolax.lexbor import LexborHTMLParser

from orchestration.sources.hidden_nodes import remove_hidden_nodes
from orchestration.sources.page_metadata import page_metadata
from orchestration.sources.page_records import Page
from orchestration.sources.source_records import ReasonCode
from orchestration.sources.unreadable_input import UnreadableInputError

# What is left of a menu or a cookie notice has some 5 to 40 letters; the shortest wire flash has 80.
_MIN_LETTERS = 50

_LINE_ENDS = re.compile(r"\n+")


def read_page(html: str, encoding: str, *, is_fast: bool) -> Page:
    """The article of a page; raises UnreadableInputError where it has no running text."""
    tree = LexborHTMLParser(html)
    metadata = page_metadata(tree)
    remove_hidden_nodes(tree)
    body = _body(tree.html or "", metadata.title, is_fast=is_fast)
    if sum(character.isalpha() for character in body) < _MIN_LETTERS:
        reason = "No running text was found in the page; save the article's own page, not a front page."
        raise UnreadableInputError(ReasonCode.NO_ARTICLE_TEXT, reason)
    return Page(
        body=body,
        title=metadata.title,
        canonical_url=metadata.canonical_url,
        outlet=metadata.outlet,
        language=metadata.language,
        published_at=metadata.published_at,
        published_source=metadata.published_source,
        modified_at=metadata.modified_at,
        encoding=encoding,
    )


def _body(html: str, title: str, *, is_fast: bool) -> str:
    """Paragraphs with a blank line between them; a first one that only repeats the headline is left out."""
    text = trafilatura.extract(html, favor_precision=True, include_comments=False, fast=is_fast) or ""
    paragraphs = [paragraph.strip() for paragraph in _LINE_ENDS.split(text) if paragraph.strip()]
    if paragraphs and " ".join(paragraphs[0].split()) == title:
        del paragraphs[0]
    return "\n\n".join(paragraphs)
