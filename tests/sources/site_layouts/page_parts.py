"""Pieces of markup that several layouts share: an article's blocks, JSON-LD, and what is planted beside them.

Each planted sentence holds "9999 tanks" (or its translation), so that one look at a text tells whether it got in.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from typing import Any

from tests.sources.site_layouts.site_articles import SiteArticle

TRAP_SIGN = "9999"
TRAPS = {
    "en": f"Norland has sent {TRAP_SIGN} tanks to Sudland, officials said in a statement on Thursday.",
    "ru": f"Норландия отправила {TRAP_SIGN} танков в Судландию, сообщили в четверг чиновники.",
    "uk": f"Норландія відправила {TRAP_SIGN} танків до Судландії, повідомили у четвер посадовці.",
}
OTHER_DAY = "2019-01-01T10:00:00Z"  # of related stories
EXPIRY = "2031-12-31T00:00:00Z"

Block = Callable[[str, str], str]


@dataclass(frozen=True, slots=True)
class SavedPage:
    """A page as its server sends it, and what should be read from it; `gold_authors` None where the page names none."""

    layout: str
    article: SiteArticle
    content: bytes
    content_type: str
    gold_text: str
    gold_authors: tuple[str, ...]
    is_stub: bool = False


def plain_block(mark: str, words: str) -> str:
    """A block in the usual elements."""
    forms = {
        "##": "<h2>{}</h2>",
        ">": "<blockquote><p>{}</p></blockquote>",
        "-": "<ul><li>{}</li></ul>",
        "": "<p>{}</p>",
    }
    if mark == "|":
        return (
            "<tr>"
            + "".join(f"<td>{escape(cell.strip())}</td>" for cell in words.strip("|").split("|"))
            + "</tr>"
        )
    return forms[mark].format(escape(words))


def body_blocks(article: SiteArticle, block: Block = plain_block) -> list[str]:
    """The article's blocks as markup; rows of a table are put together."""
    parts: list[str] = []
    rows: list[str] = []
    for mark, words in [*article.blocks, ("", "")]:
        if mark == "|":
            rows.append(block(mark, words))
            continue
        if rows:
            parts.append(f"<table><tbody>{''.join(rows)}</tbody></table>")
            rows = []
        if words:
            parts.append(block(mark, words))
    return parts


def with_inserts(blocks: list[str], *inserts: str) -> str:
    """The blocks with the inserts between them, the last one at the end."""
    parts = list(blocks)
    for number, insert in enumerate(inserts):
        parts.insert(min(len(parts), 1 + 2 * number) if number < len(inserts) - 1 else len(parts), insert)
    return "\n".join(parts)


def json_ld(article: SiteArticle, **changes: Any) -> str:
    """The article's own NewsArticle; a change to None leaves a key out."""
    told: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": article.title,
        "datePublished": article.published,
        "dateModified": article.modified,
        "author": [{"@type": "Person", "name": name} for name in article.authors],
        "articleSection": article.section,
    } | changes
    return script_json(
        {key: value for key, value in told.items() if value is not None}, "application/ld+json"
    )


def script_json(value: object, media_type: str) -> str:
    """A script element that holds JSON."""
    return f'<script type="{media_type}">{json.dumps(value, ensure_ascii=False)}</script>'


def trap(article: SiteArticle) -> str:
    """The planted sentence in the article's language."""
    return TRAPS[article.language]


def teaser(article: SiteArticle, element: str = "li") -> str:
    """One entry of a rail: a linked title, a summary, a date of its own."""
    return (
        f'<{element}><a href="/other-story"><h3>Another story</h3></a><p>{trap(article)}</p>'
        f'<time datetime="{OTHER_DAY}">1 January 2019</time></{element}>'
    )


def byline(article: SiteArticle) -> str:
    """The writers as readers see them."""
    return " and ".join(article.authors)
