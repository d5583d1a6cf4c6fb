"""Whether a response says that its text is not to be taken: TDM reservation and X-Robots-Tag.

What pages say about themselves in their own markup is read with the page.
"""

from __future__ import annotations

from collections.abc import Iterator

from orchestration.fetching.fetch_records import ResourceKind

PRODUCT_TOKEN = "newsledger"  # noqa: S105 - the name by which robots rules address us

_NO_ANALYSIS = frozenset({"noai", "noml", "notrain"})
_NO_TEXT = frozenset({"noindex", "none", "nosnippet", "max-snippet:0"})  # our quotations are snippets
_WITH_VALUES = frozenset({"unavailable_after", "max-snippet", "max-image-preview", "max-video-preview"})
_HOLDS_TEXT = frozenset({ResourceKind.PAGE, ResourceKind.FEED, ResourceKind.ARCHIVE})


def reservation_of(kind: ResourceKind, robots_tag: str | None, rights_reservation: str | None) -> str | None:
    """The signal that forbids taking this text, None where there is none.

    Content systems put `noindex` on all feeds and sitemaps, meaning search results: there only words about analysis count.

    >>> reservation_of(ResourceKind.PAGE, "googlebot: noindex, newsledger: noai", None)
    'X-Robots-Tag: noai'
    >>> reservation_of(ResourceKind.FEED, "noindex, follow", None)
    >>> reservation_of(ResourceKind.PAGE, None, "1")
    'tdm-reservation: 1'
    """
    if kind not in _HOLDS_TEXT:
        return None
    if (rights_reservation or "").split(",")[0].strip() == "1":
        return "tdm-reservation: 1"
    forbidding = _NO_ANALYSIS if kind is ResourceKind.FEED else _NO_ANALYSIS | _NO_TEXT
    found = next((word for word in _words_for_us(robots_tag or "") if word in forbidding), None)
    return f"X-Robots-Tag: {found}" if found else None


def _words_for_us(robots_tag: str) -> Iterator[str]:
    """The words that are meant for everybody or for us; in each line of X-Robots-Tag `name:` opens the words for one robot."""
    for line in robots_tag.lower().splitlines():
        is_ours = True
        for part in line.split(","):
            word = "".join(part.split())
            name, colon, rest = word.partition(":")
            if colon and name not in _WITH_VALUES:
                is_ours = name in ("*", PRODUCT_TOKEN)
                word = rest
            if is_ours and word:
                yield word
