"""Feeds and sitemaps in their several forms for the tests of the list readers; every text here is made up."""

from __future__ import annotations

import json
from datetime import datetime


def utc(*parts: int) -> datetime:
    """A time in naive UTC from year, month, day, hour, minute."""
    year, month, day, *clock = parts
    hour, minute = [*clock, 0, 0][:2]
    return datetime(year, month, day, hour, minute)  # noqa: DTZ001 - naive UTC


NOW = utc(2024, 6, 1)
FEED_URL = "https://news.example/feeds/all.xml"
SITEMAP_URL = "https://news.example/sitemap.xml"
STORY = "Norland has sent 31 tanks to Sudland, the ministry of defence said. Привіт, café, 装甲車."

_RSS_NAMESPACES = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"'
)


def rss_item(number: int, *, extra: str = "", date: str = "Tue, 05 Mar 2024 10:30:00 +0200") -> str:
    """An RSS item with a full text."""
    return (
        f"<item><title>Story {number} &amp; more</title><link>https://news.example/story/{number}?a=1&amp;b=2</link>"
        f'<guid isPermaLink="false">g-{number}</guid><pubDate>{date}</pubDate>'
        f"<description>In short: story {number}.</description><dc:creator>A. Writer</dc:creator>{extra}"
        f"<content:encoded><![CDATA[<p>{STORY}</p><p>Number {number}.</p>]]></content:encoded></item>\n"
    )


def rss(items: str, *, head: str = "", encoding: str = "utf-8") -> bytes:
    """An RSS 2.0 feed of these items."""
    return (
        f'<?xml version="1.0" encoding="{encoding}"?>\n<rss version="2.0" {_RSS_NAMESPACES}><channel>'
        f"<title>The Example</title><link>https://news.example/</link><language>en-gb</language>{head}"
        f"{items}</channel></rss>"
    ).encode(encoding, "xmlcharrefreplace")


def rss_of(n: int) -> bytes:
    """An RSS 2.0 feed of `n` items."""
    return rss("".join(rss_item(number) for number in range(1, n + 1)))


def rss_1(n: int) -> bytes:
    """An RSS 1.0 (RDF) feed; its items stand beside its channel."""
    items = "".join(
        f'<item rdf:about="https://news.example/story/{number}"><title>Story {number}</title>'
        f"<link>https://news.example/story/{number}</link><dc:date>2024-03-05T10:30:00+02:00</dc:date></item>"
        for number in range(1, n + 1)
    )
    return (
        '<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        f'xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f'<channel rdf:about="https://news.example/"><title>The Example</title></channel>{items}</rdf:RDF>'
    ).encode()


def atom(n: int, *, prefix: str = "") -> bytes:
    """An Atom feed with XHTML content and relative links, its elements under `prefix` where one is given."""
    mark = f"{prefix}:" if prefix else ""
    namespace = f"xmlns:{prefix}" if prefix else "xmlns"
    entries = "".join(
        f"<{mark}entry><{mark}title type='html'>Story &lt;b&gt;{number}&lt;/b&gt;</{mark}title><{mark}id>tag:{number}</{mark}id>"
        f"<{mark}link rel='alternate' href='story/{number}'/><{mark}published>2024-03-05T10:30:00+02:00</{mark}published>"
        f"<{mark}updated>2024-03-06T10:30:00Z</{mark}updated><{mark}author><{mark}name>A. Writer</{mark}name></{mark}author>"
        f'<{mark}content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{STORY}</p></div></{mark}content></{mark}entry>'
        for number in range(1, n + 1)
    )
    return (
        f'<?xml version="1.0" encoding="utf-8"?><{mark}feed {namespace}="http://www.w3.org/2005/Atom" '
        f'xml:base="https://base.example/news/" xml:lang="fr"><{mark}title>The Example</{mark}title>'
        f"<{mark}rights>CC BY 4.0</{mark}rights>{entries}</{mark}feed>"
    ).encode()


def json_feed(n: int) -> bytes:
    """A JSON feed."""
    items = [
        {
            "id": number,
            "url": f"/story/{number}",
            "title": f"Story {number}",
            "content_html": f"<p>{STORY}</p>",
            "date_published": "2024-03-05T10:30:00+02:00",
        }
        for number in range(1, n + 1)
    ]
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "The Example", "items": items}
    return json.dumps(feed).encode()


def sitemap(n: int, *, extra: str = "") -> bytes:
    """A news sitemap."""
    urls = "".join(
        f"<url><loc>https://news.example/story/{number}?a=1&amp;b=2</loc><lastmod>2024-03-06</lastmod>"
        "<news:news><news:publication><news:name>The Example</news:name><news:language>en</news:language></news:publication>"
        f"<news:publication_date>2024-03-05T10:30+02:00</news:publication_date><news:title>Story {number} — Привіт</news:title>"
        "</news:news></url>\n"
        for number in range(1, n + 1)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        f'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">{urls}{extra}</urlset>'
    ).encode()


def sitemap_index(children: list[str]) -> bytes:
    """A sitemap index of these addresses."""
    lists = "".join(
        f"<sitemap><loc>{child}</loc><lastmod>2024-03-0{1 + place % 9}</lastmod></sitemap>"
        for place, child in enumerate(children)
    )
    return (
        f'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{lists}</sitemapindex>'
    ).encode()
