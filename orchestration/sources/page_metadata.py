"""What a page says about its article: JSON-LD first, then Open Graph, meta elements, dated elements.

Only fields made for it are read. The running text is never asked for a date: "2021 tanks" is none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from orchestration.sources.canonical_urls import canonical_url
from orchestration.sources.json_ld import text_value
from orchestration.sources.page_credits import page_authors
from orchestration.sources.page_dates import modified_time, published_time
from orchestration.sources.page_fields import PageFields, one_line, page_fields
from orchestration.sources.page_records import Page
from orchestration.sources.page_rights import page_lists, page_rights

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser

_TITLES_END = ("|", "-", "–", "—", "::", "·", "•")


def page_metadata(tree: LexborHTMLParser, fields: PageFields | None = None) -> Page:
    """The page without its body; `fields` are to be given where scripts were taken out of the tree."""
    fields = fields or page_fields(tree)
    article = fields.article
    outlet = (
        fields.meta("og:site_name") or text_value(article.get("publisher")) or fields.meta("application-name")
    )
    published, modified = published_time(tree, fields), modified_time(tree, fields)
    return Page(
        body="",
        title=_title(tree, fields, outlet),
        canonical_url=_canonical(tree, fields),
        outlet=outlet,
        language=_language(tree, fields),
        published_at=published.iso if published else None,
        published_source=published.source.value if published else None,
        published_precision=published.told.precision.value if published else None,
        published_raw=published.raw if published else None,
        modified_at=modified.iso if modified else None,
        modified_source=modified.source.value if modified else None,
        modified_raw=modified.raw if modified else None,
        encoding="",
        authors=page_authors(tree, fields, outlet),
        section=text_value(article.get("articleSection"))
        or fields.meta("article:section", "parsely-section", "section", "articlesection"),
        description=text_value(article.get("description"))
        or fields.meta("og:description", "description", "twitter:description", "dcterms.description"),
        article_body_length=_length(article.get("articleBody")),
        word_count=_word_count(article.get("wordCount")),
        is_free=_is_free(article),
        rights=page_rights(tree, fields),
        lists=page_lists(tree),
    )


def _title(tree: LexborHTMLParser, fields: PageFields, outlet: str | None) -> str:
    headings = [one_line(node) for node in tree.css("h1")]
    only_heading = headings[0] if len(headings) == 1 else None
    titled = tree.css_first("title")
    fallback = one_line(titled) if titled else ""
    told = text_value(fields.article.get("headline")) or fields.meta("og:title", "twitter:title")
    return without_outlet(told or only_heading or fallback, outlet)


def without_outlet(title: str, outlet: str | None) -> str:
    """A title without " - Outlet" or " | Outlet" at its end."""
    for dash in _TITLES_END:
        ending = f" {dash} {outlet}"
        if outlet and title.endswith(ending):
            return title.removesuffix(ending).rstrip()
    return title


def _canonical(tree: LexborHTMLParser, fields: PageFields) -> str | None:
    link = tree.css_first('link[rel~="canonical"][href]')
    candidates = [
        link.attributes.get("href") if link else None,
        fields.meta("og:url"),
        text_value(fields.article.get("mainEntityOfPage")),
        text_value(fields.article.get("url")),
    ]
    usable = [url for url in candidates if url and canonical_url(url)]
    # A canonical address that is the site's front page is a mistake of the site's template.
    return next((url for url in usable if not (canonical_url(url) or "").endswith("/")), None)


def _language(tree: LexborHTMLParser, fields: PageFields) -> str | None:
    root = tree.css_first("html")
    declared = (root.attributes.get("lang") or root.attributes.get("xml:lang")) if root else None
    return (
        declared
        or text_value(fields.article.get("inLanguage"))
        or fields.meta("og:locale", "content-language", "dc.language", "language")
    )


def _length(body: object) -> int | None:
    return len(" ".join(body.split())) if isinstance(body, str) and body.strip() else None


def _word_count(count: object) -> int | None:
    digits = str(count).strip() if isinstance(count, int | str) and not isinstance(count, bool) else ""
    return int(digits) if digits.isdecimal() and 0 < len(digits) < 8 else None


def _is_free(article: dict[str, object]) -> bool | None:
    """Whether all of the article may be read by anyone; a part that may not be makes the whole not free."""
    parts = article.get("hasPart")
    told = [article, *(parts if isinstance(parts, list) else [parts])]
    words = {
        str(one.get("isAccessibleForFree", "")).strip().lower().rsplit("/", 1)[-1]
        for one in told
        if isinstance(one, dict)
    }
    if words & {"false", "0", "no"}:
        return False
    return True if words & {"true", "1", "yes"} else None
