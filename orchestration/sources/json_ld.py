"""Reading the article out of a page's JSON-LD blocks.

Broken blocks are left out: a page has other places that say the same.
"""

from __future__ import annotations

import json
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
_MAX_DEPTH = 6


def article_object(blocks: list[str]) -> dict[str, Any]:
    """The first article of the blocks, as JSON; empty where there is none.

    >>> article_object(['{"@graph": [{"@type": ["NewsArticle"], "headline": "Tanks"}]}'])["headline"]
    'Tanks'
    """
    for block in blocks:
        for candidate in _objects(_parsed(block), 0):
            if _ARTICLE_TYPES.intersection(_types(candidate)):
                return candidate
    return {}


def text_value(value: object) -> str | None:
    """A string, or the name, @id or url of an object, or the first of a list; None where there is none."""
    if isinstance(value, list):
        return next((text for text in map(text_value, value) if text), None)
    if isinstance(value, dict):
        return text_value(value.get("name") or value.get("@id") or value.get("url"))
    return value.strip() or None if isinstance(value, str) else None


def _parsed(block: str) -> object:
    try:
        return json.loads(block.strip().removesuffix(";"), strict=False)
    except (ValueError, RecursionError):
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
