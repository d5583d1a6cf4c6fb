"""From the fields of any source to an article with ids, normalised text and a checked time.

Readers fill `ArticleFields`; the rules that hold for every source stand here, once.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from orchestration.extraction.documents import normalise_text, stored_text
from orchestration.sources.article_identity import article_id, article_version_id, content_hash
from orchestration.sources.canonical_urls import canonical_url, is_same_site
from orchestration.sources.languages import article_language
from orchestration.sources.publication_times import PublicationTime, implausible_reason
from orchestration.sources.source_records import PublishedSource, SourceArticle, SourceKind

if TYPE_CHECKING:
    from collections.abc import Mapping

_CLOCKS_DIFFER = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class SourcePlace:
    """Where an article was found; `line_number` is 1-based, None where the file is the article."""

    source_path: str
    line_number: int | None = None


@dataclass(frozen=True, slots=True)
class ArticleFields:
    """What a source says about an article, as it says it.

    `page_canonical_url` is the page's own word on its address. `fetched_at` (naive UTC) is when the publisher showed it;
    `source_id` and `feed_guid` name the feed that led there and its id for the article; `former_urls` redirect to `url`.
    """

    source_kind: SourceKind
    body: str
    title: str = ""
    external_id: str | None = None
    url: str | None = None
    page_canonical_url: str | None = None
    outlet: str | None = None
    language: str | None = None
    published: PublicationTime | None = None
    published_source: PublishedSource | None = None
    modified: PublicationTime | None = None
    is_sample: bool = False
    fetched_at: datetime | None = None
    source_id: str = ""
    feed_guid: str | None = None
    former_urls: tuple[str, ...] = ()
    extra: Mapping[str, Any] = field(default_factory=dict)


def article_from_fields(fields: ArticleFields, place: SourcePlace, now: datetime | None) -> SourceArticle:
    """The article; a time that cannot be right moves to `extra_json`, with the reason."""
    title = " ".join(_clean(fields.title).split())
    body = _clean(fields.body)
    outlet = _clean_or_none(fields.outlet)
    address = _address(fields)
    text = stored_text(title, body)
    identity, content = article_id(address, outlet, title, text), content_hash(title, body)
    published, published_note = _plausible(fields.published, "published_at", now)
    modified, modified_note = _plausible(fields.modified, "modified_at", now)
    fetched_at, fetched_note = _shown_by(fields.fetched_at, now)
    extra = {**fields.extra, **published_note, **modified_note, **fetched_note}
    return SourceArticle(
        article_id=identity,
        article_version_id=article_version_id(identity, content),
        content_hash=content,
        external_id=_clean_or_none(fields.external_id),
        url=_clean_or_none(fields.url) or _clean_or_none(fields.page_canonical_url),
        canonical_url=address,
        title=title,
        body=body,
        text=text,
        language=article_language(fields.language, text),
        outlet=outlet,
        published_at=published.at if published else None,
        published_precision=published.precision if published else None,
        published_source=fields.published_source if published else None,
        modified_at=modified.at if modified else None,
        is_sample=fields.is_sample,
        source_kind=fields.source_kind,
        source_path=place.source_path,
        source_line=place.line_number,
        extra_json=json.dumps(extra, ensure_ascii=True, sort_keys=True) if extra else None,
        fetched_at=fetched_at,
        source_id=fields.source_id,
        feed_guid=_clean_or_none(fields.feed_guid),
        former_addresses=_former_addresses(fields.former_urls, address),
    )


def _address(fields: ArticleFields) -> str | None:
    """The page's own address if it lies on the given one's site: no page can claim another site's article."""
    given, own = canonical_url(fields.url), canonical_url(fields.page_canonical_url)
    if given is None or own is None:
        return given or own
    return own if is_same_site(given, own) else given


def _former_addresses(urls: tuple[str, ...], address: str | None) -> tuple[str, ...]:
    known = {former for url in urls if (former := canonical_url(url)) and former != address}
    return tuple(sorted(known))


def _plausible(
    told: PublicationTime | None, name: str, now: datetime | None
) -> tuple[PublicationTime | None, dict[str, str]]:
    reason = implausible_reason(told, now) if told else None
    if told is None or reason is None:
        return told, {}
    return None, {f"{name}_as_given": told.at.isoformat(), f"{name}_left_out_because": reason}


def _shown_by(fetched_at: datetime | None, now: datetime | None) -> tuple[datetime | None, dict[str, str]]:
    """Nothing was fetched later than it is read: such a version would stay the current one for ever."""
    if fetched_at is None or now is None or fetched_at <= now + _CLOCKS_DIFFER:
        return fetched_at, {}
    return None, {
        "fetched_at_as_given": fetched_at.isoformat(),
        "fetched_at_left_out_because": "after it was read",
    }


def _clean(text: str) -> str:
    """Normalised until nothing changes: a letter and an accent meet once what was between them is gone."""
    clean = normalise_text(text)
    while (again := normalise_text(clean)) != clean:
        clean = again
    return clean


def _clean_or_none(text: str | None) -> str | None:
    return _clean(text or "").strip() or None
