"""The running text of an article out of a page: menus, teasers, captions and comments are left out.

Runs in the child process only (see html_worker.py): on hostile pages it may take minutes or much memory.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import trafilatura
from selectolax.lexbor import LexborHTMLParser

from orchestration.sources.hidden_nodes import remove_hidden_nodes
from orchestration.sources.html_decoding import DecodedPage
from orchestration.sources.layout_tables import free_main_cell
from orchestration.sources.node_removal import remove_selected
from orchestration.sources.page_credits import page_credits, without_closing_credits
from orchestration.sources.page_fields import PageFields, one_line, page_fields
from orchestration.sources.page_metadata import page_metadata
from orchestration.sources.page_notices import notice_kind, page_notice
from orchestration.sources.page_records import Page
from orchestration.sources.page_stubs import MIN_LETTERS, PageEvidence, stub_reason
from orchestration.sources.page_times import parse_field_time
from orchestration.sources.side_blocks import is_block_heading, is_pointing_line, remove_side_blocks
from orchestration.sources.source_records import ReasonCode
from orchestration.sources.stub_phrases import CHALLENGE_MARKS
from orchestration.sources.unreadable_input import UnreadableInputError

_LINE_ENDS = re.compile(r"\n+")
_NUMBERING = re.compile(r"[\W_]*(?:\d{1,3}|[ivxlc]{1,6}|[a-z])?[\W_]*", re.IGNORECASE)
_SHORTEST_TEXT = 30  # code points of a cell that is running text and no figure
_OPENING_LINES = 3  # where the date that stands above the text may have come along
_PIECES = "p, td, li, br"
# The thorough way takes time with the square of these: 20,000 take it 23 s, the fast way 5 s; articles have under 1,000.
_FAST_ABOVE = 4_000
_TAGS = re.compile(r"<[^<>]{1,300}>")
# Zero-width, bidirectional and tag characters; soft hyphens are honest typography.
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\U000e0000-\U000e007f]")
_MAX_VISIBLE = 20_000  # characters of what a reader sees that are searched for phrases
_MAX_MARKUP = 300_000


@dataclass(frozen=True, slots=True)
class _Markup:
    """What has to be seen before nodes are removed."""

    fields: PageFields
    titles: tuple[str, ...]
    has_password_field: bool
    has_challenge: bool


def read_page(decoded: DecodedPage, *, is_fast: bool, strip: Sequence[str] = ()) -> Page:
    """The article of a page; raises UnreadableInputError where it has no running text and does not say why.

    `strip` are CSS selectors of what is taken out before anything but the page's fields is read.
    """
    tree = LexborHTMLParser(decoded.text)
    markup = _markup(tree, decoded.text)
    remove_selected(tree, strip)
    remove_hidden_nodes(tree)
    visible = _visible_text(tree)
    remove_side_blocks(tree)
    page = replace(
        page_metadata(tree, markup.fields),
        encoding=decoded.encoding,
        encoding_source=decoded.source,
        replacement_share=decoded.replacement_share,
        is_double_encoded=decoded.is_double_encoded,
        n_invisible=len(_INVISIBLE.findall(visible)),
    )
    is_fast = is_fast or len(tree.css(_PIECES)) > _FAST_ABOVE
    page = _with_text(page, tree, markup.fields, is_fast=is_fast)
    page = _with_stub(page, visible, markup)
    if page.stub is None and _letters(page.body) < MIN_LETTERS:
        reason = "No running text was found in the page; save the article's own page, not a front page."
        raise UnreadableInputError(ReasonCode.NO_ARTICLE_TEXT, reason)
    return page


def _markup(tree: LexborHTMLParser, html: str) -> _Markup:
    headings = [*tree.css("title")[:1], *tree.css("h1")[:2]]
    return _Markup(
        fields=page_fields(tree),
        titles=tuple(text for node in headings if (text := one_line(node))),
        has_password_field=tree.css_first('input[type="password" i]') is not None,
        has_challenge=any(mark in html[:_MAX_MARKUP] for mark in CHALLENGE_MARKS),
    )


def _with_text(page: Page, tree: LexborHTMLParser, fields: PageFields, *, is_fast: bool) -> Page:
    """The page with its body, credits and notice."""
    free_main_cell(tree)
    paragraphs = _paragraphs(tree.html or "", page.title, is_fast=is_fast)
    notice = page_notice(page.title, paragraphs, fields.article)
    kept = without_closing_credits([text for text in paragraphs if not notice_kind(text)])
    return replace(
        page,
        body="\n\n".join(kept),
        credits=page_credits(fields, paragraphs),
        notice=notice,
    )


def _with_stub(page: Page, visible: str, markup: _Markup) -> Page:
    """The page with what stands in its article's place, if anything; else with the text that only its JSON-LD holds."""
    told = str(markup.fields.article.get("articleBody") or "")
    is_article = bool(markup.fields.article) or markup.fields.meta("og:type") == "article"
    evidence = PageEvidence(
        page, visible, markup.titles, is_article, markup.has_password_field, markup.has_challenge
    )
    stub = stub_reason(evidence)
    is_unrendered = _letters(page.body) < MIN_LETTERS <= _letters(told) and page.is_free is not False
    if is_unrendered and not page.notice and (stub is None or stub.kind.value == "emptied"):
        lines = _LINE_ENDS.split(_TAGS.sub("\n", told))
        return replace(page, body="\n\n".join(text for line in lines if (text := " ".join(line.split()))))
    return replace(page, stub=stub)


def _paragraphs(html: str, title: str, *, is_fast: bool) -> list[str]:
    """The paragraphs in their order; a first one that only repeats the headline is left out, and so are pointers elsewhere."""
    text = trafilatura.extract(html, favor_precision=True, include_comments=False, fast=is_fast) or ""
    paragraphs = [paragraph for line in _LINE_ENDS.split(text) if (paragraph := _plain_row(line.strip()))]
    if paragraphs and " ".join(paragraphs[0].split()) == title:
        del paragraphs[0]
    opening = [text for text in paragraphs[:_OPENING_LINES] if parse_field_time(text) is None]
    kept = [*opening, *paragraphs[_OPENING_LINES:]]
    return [text for text in kept if not is_pointing_line(text) and not is_block_heading(text)]


def _plain_row(line: str) -> str:
    """A line, if it is a table's row that numbers its one text, as that text; the line under a table's head is none.

    >>> (
    ...     _plain_row("| 12. | The firms of both lists are named. |"),
    ...     _plain_row("| Sudland | 61 |"),
    ...     _plain_row("|---|---|"),
    ... )
    ('The firms of both lists are named.', '| Sudland | 61 |', '')
    """
    if not line.startswith("|"):
        return line
    cells = [cell.strip() for cell in line.strip("|").split("|")]
    told = [cell for cell in cells if cell and not _NUMBERING.fullmatch(cell)]
    return (
        told[0]
        if len(told) == 1 and (len(told[0]) >= _SHORTEST_TEXT or len(cells) == 1)
        else line
        if told
        else ""
    )


def _visible_text(tree: LexborHTMLParser) -> str:
    body = tree.body
    return " ".join(body.text(separator=" ").split())[:_MAX_VISIBLE] if body is not None else ""


def _letters(text: str) -> int:
    return sum(character.isalpha() for character in text)
