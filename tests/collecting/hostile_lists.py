"""Lists that are broken or mean, each with what has to become of the look at them."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from dataclasses import dataclass

from tests.fetching.servers import Answer, page, says

_ATOM = b'<feed xmlns="http://www.w3.org/2005/Atom"><id>tag:x,2024:f</id><title>t</title>'


@dataclass(frozen=True, slots=True)
class HostileList:
    """A list at /list of one kind of source, what its poll must be, and with which reasons if it failed."""

    name: str
    kind: str
    answer: Answer
    outcome: str
    reasons: frozenset[str] = frozenset()


def hostile_lists(own_url: Callable[[str, str], str]) -> list[HostileList]:
    """All of them; `own_url` gives an address on the server of that name."""
    return [*_entity_bombs(), *_wrong_bodies(), *_sitemap_traps(own_url)]


def _entity_bombs() -> list[HostileList]:
    levels = b"".join(b'<!ENTITY l%d "%s">' % (n, b"&l%d;" % (n - 1) * 10) for n in range(1, 10))
    laughs = b'<?xml version="1.0"?><!DOCTYPE f [<!ENTITY l0 "ha">' + levels + b"]>" + _ATOM + b"&l9;</feed>"
    outside = (
        b'<?xml version="1.0"?><!DOCTYPE f [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
        + _ATOM
        + b"<rights>&x;</rights></feed>"
    )
    hidden = laughs.decode().encode("utf-16")
    return [
        HostileList("laughs", "feed", says(200, laughs), "failed"),
        HostileList("external entity", "feed", says(200, outside), "failed"),
        HostileList("laughs in utf-16", "feed", says(200, hidden), "failed"),
        HostileList("laughs in a sitemap", "sitemap", says(200, laughs), "failed"),
    ]


def _wrong_bodies() -> list[HostileList]:
    bomb = gzip.compress(_ATOM + b" " * 60_000_000)
    cyrillic = (
        '<?xml version="1.0" encoding="windows-1251"?><rss version="2.0"><channel><title>Новости</title>'
        "<item><title>Пушки</title><guid>g1</guid></item></channel></rss>"
    ).encode("cp1251")
    dates = (
        b'<?xml version="1.0"?><rss version="2.0"><channel><title>t</title><item><title>a</title><guid>1</guid>'
        b"<pubDate>99/99/9999</pubDate></item><item><title>b</title><guid>2</guid><pubDate>Tue, 05 Mar 2044 10:00:00 GMT"
        b"</pubDate></item></channel></rss>"
    )
    return [
        HostileList(
            "bomb",
            "feed",
            page(bomb, Content_Encoding="gzip"),
            "failed",
            frozenset({"compression_bomb", "too_large"}),
        ),
        HostileList("web page", "feed", page(), "failed"),
        HostileList("nothing", "feed", says(200, b""), "failed"),
        HostileList("binary", "feed", says(200, bytes(range(256)) * 30), "failed"),
        HostileList("not utf-8", "feed", says(200, cyrillic, Content_Type="text/xml"), "read"),
        HostileList("bad dates", "feed", says(200, dates, Content_Type="text/xml"), "read"),
    ]


def _sitemap_traps(own_url: Callable[[str, str], str]) -> list[HostileList]:
    def index_to(url: str) -> Answer:
        body = (
            '<?xml version="1.0"?><sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
            f"<sitemap><loc>{url}</loc></sitemap></sitemapindex>"
        )
        return says(200, body.encode(), Content_Type="application/xml")

    many = b"".join(b"<url><loc>http://127.0.0.1/%d</loc></url>" % n for n in range(120_000))
    flood = (
        b'<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
        + many
        + b"</urlset>"
    )
    return [
        HostileList("index of itself", "sitemap", index_to(own_url("index of itself", "/list")), "read"),
        HostileList("endless chain", "sitemap", index_to(own_url("endless chain", "/list?1")), "read"),
        HostileList("flood", "sitemap", says(200, flood, Content_Type="application/xml"), "read"),
    ]
