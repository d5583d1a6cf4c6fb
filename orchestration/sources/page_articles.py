"""From a page that was read to the fields of an article; what a JSONL line says about its page goes first.

Reading pages is the business of page_reader.py.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from orchestration.sources.article_building import ArticleFields
from orchestration.sources.publication_times import parse_publication_time
from orchestration.sources.source_records import PublishedSource, SourceKind

if TYPE_CHECKING:
    from orchestration.sources.json_lines import ArticleLine
    from orchestration.sources.page_records import Page


def fields_from_page(page: Page) -> ArticleFields:
    """The fields of a saved page, from the page alone."""
    return ArticleFields(
        SourceKind.HTML,
        body=page.body,
        title=page.title,
        page_canonical_url=page.canonical_url,
        outlet=page.outlet,
        language=page.language,
        published=parse_publication_time(page.published_at) if page.published_at else None,
        published_source=PublishedSource(page.published_source) if page.published_source else None,
        modified=parse_publication_time(page.modified_at) if page.modified_at else None,
        extra={"encoding": page.encoding} if page.encoding != "utf-8" else {},
    )


def fields_from_line(line: ArticleLine, page: Page | None) -> ArticleFields:
    """The fields of a JSONL line: its own words, and its page's where it leaves them out."""
    own = fields_from_page(page) if page else ArticleFields(SourceKind.JSONL, body=line.text)
    return ArticleFields(
        SourceKind.JSONL,
        body=own.body,
        title=line.title or own.title,
        external_id=line.external_id,
        url=line.url,
        page_canonical_url=own.page_canonical_url,
        outlet=line.outlet or own.outlet,
        language=line.language or own.language,
        published=line.published or own.published,
        published_source=PublishedSource.PUBLISHED_AT if line.published else own.published_source,
        modified=own.modified,
        is_sample=line.is_sample,
        extra=line.extra,
    )
