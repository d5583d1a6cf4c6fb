"""When an article came out and was changed, with the field that says so: JSON-LD, Open Graph, meta, then dated elements.

Running text is never asked, a time of change is never taken for the publication, and what several elements tell differently
is not known.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from orchestration.sources.json_ld import text_value
from orchestration.sources.page_fields import PageFields, one_line
from orchestration.sources.page_times import first_field_time, iso_form, parse_field_time
from orchestration.sources.source_records import PublishedSource

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from selectolax.lexbor import LexborHTMLParser, LexborNode

    from orchestration.sources.publication_times import PublicationTime

_OPEN_GRAPH_PUBLISHED = (
    "article:published_time",
    "og:article:published_time",
    "og:pubdate",
    "article:published",
)
_META_PUBLISHED = (
    "datepublished", "pubdate", "publishdate", "publish-date", "publish_date", "publication_date", "publication-date",
    "article.published", "published-date", "published_date", "publishedat", "published_at", "parsely-pub-date", "sailthru.date",
    "dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date", "dcterms.available", "dcterms.created", "dc.date.created",
    "citation_publication_date", "citation_online_date", "cxenseparse:recs:publishtime", "cxenseparse:publishtime",
    "originalpublicationdate", "article_date_original", "displaydate", "ptime", "date",
)  # fmt: skip
_OPEN_GRAPH_MODIFIED = ("article:modified_time", "og:updated_time", "article:modified")
_META_MODIFIED = (
    "datemodified",
    "lastmod",
    "last-modified",
    "dcterms.modified",
    "dc.date.modified",
    "revised",
)
_MARKED = '[itemprop~="datePublished"], time[pubdate]'
_DATED = (
    '[class~="date" i], [class~="pubdate" i], [class~="published" i], [class*="publish-date" i], [class*="published-date" i], '
    '[class*="publish_date" i], [class*="post-date" i], [class*="entry-date" i], [class*="article-date" i], '
    '[class*="article__date" i], [class*="news-date" i], [class*="date-published" i], [class*="pub-date" i], [id="date" i], '
    '[id="pubdate" i], [class*="dateline" i], [class*="timestamp" i], [class*="byline__date" i], [class*="story-date" i]'
)
_CHANGED = re.compile(
    r"updat|modif|last[ -](?:edit|change|review)|aktualisier|geändert|mis à jour|actualizado|aggiornato|обновлен|оновлен|изменен|"
    r"змінен|atualizado|güncelle|bijgewerkt|zaktualizowano",
    re.IGNORECASE,
)
_LABEL_CHARACTERS = 40
_MAX_LEVELS = 4  # how far above the headline its own date may stand
_MAX_ELEMENTS = 400  # a page with more dated elements is a list


@dataclass(frozen=True, slots=True)
class FoundTime:
    """A time with the words that told it and the field they stood in (a value of PublishedSource)."""

    told: PublicationTime
    raw: str
    source: PublishedSource

    @property
    def iso(self) -> str:
        """ISO 8601 of as much as was told: the words themselves where they are that, else in UTC."""
        return (
            self.raw.strip() if re.match(r"\d{4}(-\d\d|\d{4}|$)", self.raw.strip()) else iso_form(self.told)
        )


def published_time(tree: LexborHTMLParser, fields: PageFields) -> FoundTime | None:
    """When the article came out."""
    told: dict[PublishedSource, Sequence[str | None]] = {
        PublishedSource.JSON_LD: [
            text_value(found.get("datePublished")) for found in (fields.article, fields.page)
        ],
        PublishedSource.OPEN_GRAPH: fields.all_metas(*_OPEN_GRAPH_PUBLISHED),
        PublishedSource.META: fields.all_metas(*_META_PUBLISHED),
    }
    return _first_told(told) or _dated_element(tree)


def modified_time(tree: LexborHTMLParser, fields: PageFields) -> FoundTime | None:
    """When the article was last changed."""
    told: dict[PublishedSource, Sequence[str | None]] = {
        PublishedSource.JSON_LD: [
            text_value(found.get("dateModified")) for found in (fields.article, fields.page)
        ],
        PublishedSource.OPEN_GRAPH: fields.all_metas(*_OPEN_GRAPH_MODIFIED),
        PublishedSource.META: fields.all_metas(*_META_MODIFIED),
    }
    marked = tree.css('[itemprop~="dateModified"]')[:1]
    labelled = [node for node in tree.css("time")[:_MAX_ELEMENTS] if _tells_change(node)][:1]
    return _first_told(told) or _only_one(marked or labelled)


def _first_told(
    told: Mapping[PublishedSource, Sequence[str | None]],
) -> FoundTime | None:
    for source, texts in told.items():
        found = first_field_time(iter(texts))
        if found is not None:
            return FoundTime(found[1], found[0], source)
    return None


def _dated_element(tree: LexborHTMLParser) -> FoundTime | None:
    """The element marked as the publication's; else the only dated one, of the page or beside its headline."""
    marked = [found for found in map(_element_time, tree.css(_MARKED)[:_MAX_ELEMENTS]) if found]
    if marked:
        return marked[0]
    for selector in ("time", _DATED):
        nodes = [node for node in tree.css(selector)[:_MAX_ELEMENTS] if not _tells_change(node)]
        found = _only_one(nodes) or _beside_headline(tree, selector)
        if found is not None:
            return found
    return None


def _beside_headline(tree: LexborHTMLParser, selector: str) -> FoundTime | None:
    place = tree.css_first("h1")
    for _level in range(_MAX_LEVELS):
        place = place.parent if place is not None else None
        if place is None or place.tag in {"body", "html"}:
            return None
        nodes = [node for node in place.css(selector)[:_MAX_ELEMENTS] if not _tells_change(node)]
        if any(map(_element_time, nodes)):
            return _only_one(nodes)
    return None


def _only_one(nodes: Iterable[LexborNode]) -> FoundTime | None:
    """What all elements that tell a time agree on; None where they tell different ones."""
    found = [told for told in map(_element_time, nodes) if told]
    return found[0] if len({one.told.at.date() for one in found}) == 1 else None


def _element_time(node: LexborNode) -> FoundTime | None:
    attributes = node.attributes
    for raw in (attributes.get("datetime"), attributes.get("content"), one_line(node)):
        told = parse_field_time(raw) if raw else None
        if raw and told:
            is_made_for_it = node.tag == "time" or "itemprop" in attributes
            source = PublishedSource.TIME_ELEMENT if is_made_for_it else PublishedSource.DATE_ELEMENT
            return FoundTime(told, raw, source)
    return None


def _tells_change(node: LexborNode) -> bool:
    """Whether the element, or the label right before it, speaks of a change."""
    own = " ".join(node.attributes.get(name) or "" for name in ("class", "itemprop", "id", "title"))
    before = node.prev
    label = (
        before.text()[-_LABEL_CHARACTERS:]
        if before is not None and before.tag in {"-text", "span", "b", "strong"}
        else ""
    )
    return bool(_CHANGED.search(f"{own} {label} {one_line(node)[:_LABEL_CHARACTERS]}"))
