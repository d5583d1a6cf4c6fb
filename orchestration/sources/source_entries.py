"""What a row of data/sources.yml may say, and what it means: one place from which articles come.

Reading and editing the file is done in source_list.py; nothing is fetched here.
"""

from __future__ import annotations

import re
from datetime import timedelta
from enum import StrEnum
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    model_validator,
)

from orchestration.sources.source_addresses import checked_address

SHORTEST_WAIT = timedelta(minutes=15)  # many hosts ban who asks more often
_DURATION = re.compile(r"(?P<number>\d{1,4})\s*(?P<unit>m|h|d|w)", re.ASCII)
_UNITS = {"m": "minutes", "h": "hours", "d": "days", "w": "weeks"}


class SourceEntryKind(StrEnum):
    """What lies behind a source's address."""

    FEED = "feed"  # RSS, Atom or JSON feed
    SITEMAP = "sitemap"  # sitemap or index of sitemaps, gz or not
    PAGE = "page"  # one article
    URL_LIST = "url_list"  # addresses, one a line or in a CSV column `url`
    GDELT = "gdelt"  # a GDELT export with source addresses
    ARCHIVE = "archive"  # WARC or WACZ file, on the web or in a folder
    FILES = "files"  # a folder of JSONL, HTML, text or saved feeds


class SourceGroup(StrEnum):
    """Who publishes; sources of one group share a schedule."""

    GOVERNMENT = "government"
    INTERNATIONAL = "international"
    AGENCY = "agency"
    NEWS = "news"
    RESEARCH = "research"


class TextFrom(StrEnum):
    """Where the text of an article is taken from."""

    PAGE = "page"
    ENTRY = "entry"  # the list's own full text, no page is asked for


def parse_duration(text: object) -> object:
    """A time span from "15m", "1h", "7d" or "2w"; what is none is handed on for the error message.

    >>> parse_duration("36h")
    datetime.timedelta(days=1, seconds=43200)
    """
    if isinstance(text, timedelta):
        return text
    match = _DURATION.fullmatch(str(text).strip())
    if match is None:
        msg = "write a number and m, h, d or w, such as 15m, 1h, 7d, 2w"
        raise ValueError(msg)
    return timedelta(**{_UNITS[match["unit"]]: int(match["number"])})


Duration = Annotated[timedelta, BeforeValidator(parse_duration)]


def parse_selector(text: object) -> str:
    """A CSS selector that can be looked for; anything else is an error."""
    from selectolax.lexbor import LexborHTMLParser, SelectolaxError

    selector = str(text).strip()
    try:
        LexborHTMLParser("<p>").css(selector)
    except SelectolaxError as error:
        msg = "write CSS selectors such as aside, .newsletter or div[id=more]"
        raise ValueError(msg) from error
    return selector


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Selector = Annotated[str, BeforeValidator(parse_selector)]
Address = Annotated[Text, AfterValidator(checked_address)]
SourceId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]{1,62}$")]


class SourceEntry(BaseModel):
    """One source; every key of the file is a field here, and no other key is taken.

    `country` is ISO 3166-1 alpha-3, `language` a BCP 47 tag. `expect_new_within` and `expect_at_least` are the promise
    that turns a quiet source red. `only_paths` are beginnings of paths that the addresses of a list must have; `strip`
    are CSS selectors of parts of a page that are no article.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)

    id: SourceId
    name: Text
    kind: SourceEntryKind
    url: Address
    group: SourceGroup
    country: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")] | None = None
    language: Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")] | None = None
    outlet: Text | None = None
    licence: Text = "unknown"
    enabled: bool = False
    check_every: Duration = timedelta(hours=1)
    expect_new_within: Duration = timedelta(days=7)
    expect_at_least: Annotated[int, Field(ge=0, le=50_000)] = 1
    text_from: TextFrom = TextFrom.PAGE
    fill_gaps_from: Address | None = None
    only_paths: tuple[Text, ...] = ()
    strip: tuple[Selector, ...] = ()
    max_new_per_day: Annotated[int, Field(ge=1, le=50_000)] = 500
    note: Text | None = None

    @model_validator(mode="after")
    def _check_together(self) -> SourceEntry:
        if self.check_every < SHORTEST_WAIT:
            msg = (
                f"check_every may not be under {SHORTEST_WAIT.seconds // 60}m: hosts ban who asks more often"
            )
            raise ValueError(msg)
        for field, address in (("url", self.url), ("fill_gaps_from", self.fill_gaps_from)):
            if address is not None and not (self.is_local and field == "url") and not is_web_address(address):
                msg = f"{field} must be an http or https address, or kind files or archive with a path"
                raise ValueError(msg)
        return self

    @property
    def is_local(self) -> bool:
        """Whether the source lies in a folder of this machine, so that nothing is fetched."""
        return self.kind in (SourceEntryKind.FILES, SourceEntryKind.ARCHIVE) and not is_web_address(self.url)

    @property
    def publisher(self) -> str:
        """The outlet's name, for articles that do not say theirs."""
        return self.outlet or self.name


def is_web_address(text: str) -> bool:
    """Whether the text is an http or https address with a host."""
    try:
        parts = urlsplit(text)
        return parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return False
