"""The fields of a page that are made for machines: meta elements and JSON-LD, gathered once for all who read them.

Must be gathered before scripts are taken out of the page.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from orchestration.sources.json_ld import article_objects, page_object, text_value

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

_MAX_META_CHARACTERS = 5_000


@dataclass(frozen=True, slots=True)
class PageFields:
    """Contents of meta elements by name, property or itemprop in lower case; the article's and the page's JSON-LD, or {}."""

    metas: dict[str, tuple[str, ...]]
    article: dict[str, Any]
    page: dict[str, Any]

    def meta(self, *names: str) -> str | None:
        """The first content of the first of the names that the page has."""
        return next((self.metas[name][0] for name in names if name in self.metas), None)

    def all_metas(self, *names: str) -> list[str]:
        """Every content of every one of the names."""
        return [content for name in names for content in self.metas.get(name, ())]


def page_fields(tree: LexborHTMLParser) -> PageFields:
    """The fields of a parsed page."""
    blocks = [node.text() for node in tree.css('script[type="application/ld+json" i]')]
    metas = _metas(tree)
    headings = [one_line(node) for node in tree.css("h1")][:3]
    titles = {*headings, *metas.get("og:title", ())}
    return PageFields(metas, _own_article(article_objects(blocks), titles), page_object(blocks))


def one_line(node: LexborNode) -> str:
    """A node's text with single blanks."""
    return " ".join(node.text().split())


def _metas(tree: LexborHTMLParser) -> dict[str, tuple[str, ...]]:
    metas: dict[str, tuple[str, ...]] = {}
    for node in tree.css("meta[content]"):
        content = (node.attributes.get("content") or "").strip()[:_MAX_META_CHARACTERS]
        for name in {
            (node.attributes.get(attribute) or "").strip().lower()
            for attribute in ("property", "name", "itemprop", "http-equiv")
        }:
            if name and content:
                metas[name] = (*metas.get(name, ()), content)
    return metas


def _own_article(articles: list[dict[str, Any]], titles: set[str]) -> dict[str, Any]:
    """The article that bears the page's headline, else the first: related stories are described in the same way."""
    by_headline = (article for article in articles if text_value(article.get("headline")) in titles)
    return next(by_headline, articles[0] if articles else {})
