"""Reading the article out of a page's JSON-LD blocks.

Broken blocks are left out: a page has other places that say the same.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

_ARTICLE_TYPES = frozenset(
    {
        "Article", "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle",
        "BackgroundNewsArticle", "OpinionNewsArticle", "ReviewNewsArticle", "AskPublicNewsArticle",
        "AdvertiserContentArticle", "LiveBlogPosting", "BlogPosting", "SocialMediaPosting", "Report",
        "TechArticle",
    }
)  # fmt: skip
_PAGE_TYPES = frozenset({"WebPage", "ItemPage"})
_MAX_DEPTH = 6
_TRAILING_COMMA = re.compile(r",(?=\s*[}\]])")
_WRAPPING = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)?[\s;]*$")


def article_objects(blocks: list[str]) -> list[dict[str, Any]]:
    """Every article that the blocks describe, as JSON, in their order.

    >>> article_objects(['{"@graph": [{"@type": ["NewsArticle"], "headline": "Tanks"}]}'])[0]["headline"]
    'Tanks'
    """
    return [found for found in _all_objects(blocks) if _ARTICLE_TYPES.intersection(_types(found))]


def page_object(blocks: list[str]) -> dict[str, Any]:
    """The first web page of the blocks, empty where there is none; some sites give the article's times to it."""
    return next((found for found in _all_objects(blocks) if _PAGE_TYPES.intersection(_types(found))), {})


def text_values(value: object) -> list[str]:
    """Each text of a list, or the one text.

    >>> text_values([{"name": "A. Writer"}, "B. Writer", 3])
    ['A. Writer', 'B. Writer']
    """
    members = value if isinstance(value, list) else [value]
    return [text for text in map(text_value, members) if text]


def text_value(value: object) -> str | None:
    """A string, or the name, @id or url of an object, or the first of a list; None where there is none."""
    if isinstance(value, list):
        return next((text for text in map(text_value, value) if text), None)
    if isinstance(value, dict):
        return text_value(value.get("name") or value.get("@id") or value.get("url"))
    return value.strip() or None if isinstance(value, str) else None


def _all_objects(blocks: list[str]) -> Iterator[dict[str, Any]]:
    for block in blocks:
        yield from _objects(_parsed(block), 0)


def _parsed(block: str) -> object:
    unwrapped = _WRAPPING.sub("", block.strip())
    for text in (unwrapped, _TRAILING_COMMA.sub("", unwrapped)):
        try:
            return json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _objects(value: object, depth: int) -> Iterator[dict[str, Any]]:
    if depth > _MAX_DEPTH:
        return
    if isinstance(value, list):
        for member in value:
            yield from _objects(member, depth + 1)
    elif isinstance(value, dict):
        yield value
        yield from _objects(value.get("@graph"), depth + 1)
        yield from _objects(value.get("mainEntity"), depth + 1)


def _types(candidate: dict[str, Any]) -> list[str]:
    types = candidate.get("@type")
    found = types if isinstance(types, list) else [types]
    return [name.rsplit("/", 1)[-1] for name in found if isinstance(name, str)]
