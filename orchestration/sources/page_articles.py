"""From a page that was read to the fields of an article; what a JSONL line says about its page goes first.

Reading pages is the business of page_reader.py.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from orchestration.sources.article_building import ArticleFields
from orchestration.sources.publication_times import parse_publication_time
from orchestration.sources.source_records import PublishedSource, ReasonCode, SourceKind
from orchestration.sources.unreadable_input import UnreadableInputError

if TYPE_CHECKING:
    from orchestration.sources.json_lines import ArticleLine
    from orchestration.sources.page_records import Page


def fields_from_page(page: Page) -> ArticleFields:
    """The fields of a saved page, from the page alone; raises UnreadableInputError where it is no whole article."""
    if page.stub is not None:
        reason = f"The page is no whole article ({page.stub.kind.value}). {page.stub.reason_text}"
        raise UnreadableInputError(ReasonCode.STUB_PAGE, reason)
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
        extra=_extra(page),
    )


def _extra(page: Page) -> dict[str, Any]:
    """What else a page says, where it says it; keys are the page's fields."""
    told: dict[str, Any] = {
        "encoding": page.encoding if page.encoding != "utf-8" else None,
        "replacement_share": round(page.replacement_share, 6),
        "is_double_encoded": page.is_double_encoded,
        "n_invisible": page.n_invisible,
        "authors": list(page.authors),
        "section": page.section,
        "credits": list(page.credits),
        "published_raw": page.published_raw if page.published_raw != page.published_at else None,
        "modified_source": page.modified_source,
        "notice": {"kind": page.notice.kind.value, "sentence": page.notice.sentence} if page.notice else None,
        "licences": list(page.rights.licences),
        "tdm_reservation": page.rights.tdm_reservation,
        "robots": list(page.rights.robots),
    }
    return {name: value for name, value in told.items() if value}


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
        fetched_at=line.fetched_at,
        extra=line.extra,
    )
