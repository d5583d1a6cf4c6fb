"""What is read from a web page, and how it travels between the reading process and ours.

No page is parsed here.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


class StubKind(StrEnum):
    """Why a page holds no whole article although its server said that all is well."""

    COOKIE_WALL = "cookie_wall"
    PAYWALL = "paywall"
    BOT_CHECK = "bot_check"
    LOGIN_WALL = "login_wall"
    SOFT_404 = "soft_404"
    EMPTIED = "emptied"
    TEASER = "teaser"


class NoticeKind(StrEnum):
    """What a publisher says happened to the article after it came out."""

    RETRACTED = "retracted"
    CORRECTED = "corrected"
    UPDATED = "updated"


@dataclass(frozen=True, slots=True)
class PageStub:
    """That a page is no whole article, and the evidence in one sentence."""

    kind: StubKind
    reason_text: str


@dataclass(frozen=True, slots=True)
class PageNotice:
    """A publisher's word about a change, and the sentence that says it, as found."""

    kind: NoticeKind
    sentence: str


@dataclass(frozen=True, slots=True)
class PageList:
    """A feed or sitemap that a page names in its head: the address as written there, its media type, its title."""

    url: str
    media_type: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class PageRights:
    """What a page says about its use, as found: reservation of mining, robots directives, licences, who holds rights."""

    tdm_reservation: str | None = None
    tdm_policy: str | None = None
    robots: tuple[str, ...] = ()
    licences: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """A page's article and what the page says of itself, '' or None where it says nothing.

    `published_at` and `modified_at` are ISO 8601, the `_raw` fields hold them as found, the `_source` fields name what
    gave them. `article_body_length` is in code points. `replacement_share` and `n_invisible` tell what could not be
    decoded (of all code points) and how many unseen characters were taken out of the body. Where `stub` is set, `body` is
    what little there was and must not be stored as an article's text.
    """

    body: str
    title: str
    canonical_url: str | None
    outlet: str | None
    language: str | None
    published_at: str | None
    published_source: str | None
    modified_at: str | None
    encoding: str
    published_precision: str | None = None
    published_raw: str | None = None
    modified_source: str | None = None
    modified_raw: str | None = None
    authors: tuple[str, ...] = ()
    section: str | None = None
    description: str | None = None
    credits: tuple[str, ...] = ()
    article_body_length: int | None = None
    word_count: int | None = None
    is_free: bool | None = None
    rights: PageRights = PageRights()
    lists: tuple[PageList, ...] = ()
    notice: PageNotice | None = None
    stub: PageStub | None = None
    encoding_source: str = "declaration"
    replacement_share: float = 0.0
    is_double_encoded: bool = False
    n_invisible: int = 0


def page_from_record(record: Mapping[str, Any]) -> Page:
    """The page again from `dataclasses.asdict` of it after a way through JSON."""
    rights, notice, stub = record["rights"], record["notice"], record["stub"]
    told = dict(record)
    told["authors"], told["credits"] = tuple(record["authors"]), tuple(record["credits"])
    told["rights"] = PageRights(
        rights["tdm_reservation"], rights["tdm_policy"], tuple(rights["robots"]), tuple(rights["licences"])
    )
    told["lists"] = tuple(PageList(**one) for one in record["lists"])
    told["notice"] = PageNotice(NoticeKind(notice["kind"]), notice["sentence"]) if notice else None
    told["stub"] = PageStub(StubKind(stub["kind"]), stub["reason_text"]) if stub else None
    return Page(**told)
