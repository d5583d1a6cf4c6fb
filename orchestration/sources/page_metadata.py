"""What a page says about its article: JSON-LD first, then Open Graph, meta elements, the time element.

Only fields made for it are read. The running text is never asked for a date: "2021 tanks" is none.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from orchestration.sources.canonical_urls import canonical_url
from orchestration.sources.json_ld import article_object, text_value
from orchestration.sources.publication_times import parse_publication_time

if TYPE_CHECKING:
    from collections.abc import Iterable

    from selectolax.lexbor import LexborHTMLParser

_META_PUBLISHED = (
    "datepublished", "pubdate", "publishdate", "publish-date", "publish_date", "publication_date",
    "article.published", "published-date", "parsely-pub-date", "sailthru.date", "dc.date.issued",
    "dcterms.issued", "dc.date", "dcterms.date", "dcterms.created", "dc.date.created",
    "cxenseparse:recs:publishtime", "originalpublicationdate", "date",
)  # fmt: skip
_META_MODIFIED = (
    "article:modified_time", "og:updated_time", "datemodified", "lastmod", "last-modified",
    "dcterms.modified", "dc.date.modified",
)  # fmt: skip
_OPEN_GRAPH_PUBLISHED = ("article:published_time", "og:article:published_time", "og:pubdate")


@dataclass(frozen=True, slots=True)
class PageMetadata:
    """The page's words about its article; times are ISO 8601 as found, None where the page does not tell."""

    title: str
    canonical_url: str | None
    outlet: str | None
    language: str | None
    published_at: str | None
    published_source: str | None
    modified_at: str | None


def page_metadata(tree: LexborHTMLParser) -> PageMetadata:
    """The metadata of a parsed page."""
    article = article_object([node.text() for node in tree.css('script[type="application/ld+json"]')])
    metas = _metas(tree)
    published_at, published_source = _published(tree, article, metas)
    publisher = text_value(article.get("publisher"))
    outlet = metas.get("og:site_name") or publisher or metas.get("application-name")
    return PageMetadata(
        title=_title(tree, article, metas, outlet),
        canonical_url=_canonical(tree, article, metas),
        outlet=outlet,
        language=_language(tree, article, metas),
        published_at=published_at,
        published_source=published_source,
        modified_at=_first_time([text_value(article.get("dateModified")), *map(metas.get, _META_MODIFIED)]),
    )


def _metas(tree: LexborHTMLParser) -> dict[str, str]:
    """The content of meta elements by name, property or itemprop in lower case; the first one counts."""
    metas: dict[str, str] = {}
    for node in tree.css("meta[content]"):
        content = (node.attributes.get("content") or "").strip()
        for attribute in ("property", "name", "itemprop"):
            name = (node.attributes.get(attribute) or "").strip().lower()
            if name and content:
                metas.setdefault(name, content)
    return metas


def _published(
    tree: LexborHTMLParser, article: dict[str, Any], metas: dict[str, str]
) -> tuple[str | None, str | None]:
    candidates = {
        "json_ld": [text_value(article.get("datePublished"))],
        "open_graph": [metas.get(name) for name in _OPEN_GRAPH_PUBLISHED],
        "meta": [metas.get(name) for name in _META_PUBLISHED],
        "time_element": _time_elements(tree),
    }
    for source, texts in candidates.items():
        found = _first_time(texts)
        if found is not None:
            return found, source
    return None, None


def _time_elements(tree: LexborHTMLParser) -> list[str | None]:
    """The time marked as the article's; else the only one on the page: one of many may be a teaser's."""
    marked = tree.css('time[itemprop="datePublished"], time[pubdate]')
    if marked:
        return [marked[0].attributes.get("datetime")]
    every = {node.attributes.get("datetime") for node in tree.css("time[datetime]")}
    return list(every) if len(every) == 1 else []


def _first_time(texts: Iterable[str | None]) -> str | None:
    return next((text for text in texts if text and parse_publication_time(text)), None)


def _title(tree: LexborHTMLParser, article: dict[str, Any], metas: dict[str, str], outlet: str | None) -> str:
    headings = [" ".join(node.text().split()) for node in tree.css("h1")]
    only_heading = headings[0] if len(headings) == 1 else None
    titled = tree.css_first("title")
    fallback = " ".join(titled.text().split()) if titled else ""
    told = text_value(article.get("headline")) or metas.get("og:title") or metas.get("twitter:title")
    return _without_outlet(told or only_heading or fallback, outlet)


def _without_outlet(title: str, outlet: str | None) -> str:
    """A title without " - Outlet" or " | Outlet" at its end."""
    for dash in ("|", "-", "–", "—"):
        ending = f" {dash} {outlet}"
        if outlet and title.endswith(ending):
            return title.removesuffix(ending).rstrip()
    return title


def _canonical(tree: LexborHTMLParser, article: dict[str, Any], metas: dict[str, str]) -> str | None:
    link = tree.css_first('link[rel~="canonical"][href]')
    candidates = [
        link.attributes.get("href") if link else None,
        metas.get("og:url"),
        text_value(article.get("mainEntityOfPage")),
        text_value(article.get("url")),
    ]
    usable = [url for url in candidates if url and canonical_url(url)]
    # A canonical address that is the site's front page is a mistake of the site's template.
    return next((url for url in usable if not (canonical_url(url) or "").endswith("/")), None)


def _language(tree: LexborHTMLParser, article: dict[str, Any], metas: dict[str, str]) -> str | None:
    root = tree.css_first("html")
    declared = (root.attributes.get("lang") or root.attributes.get("xml:lang")) if root else None
    return declared or text_value(article.get("inLanguage")) or metas.get("og:locale")
