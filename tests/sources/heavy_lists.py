"""Feeds and sitemaps made to cost a reader time or memory; each function gives some `n` characters."""

from __future__ import annotations

from collections.abc import Callable

from tests.sources.list_inputs import rss, sitemap

_ENTITY_FEED = "<rss version='2.0'><channel><item><title>&a;</title><link>https://news.example/1</link></item></channel></rss>"

ENTITY_BOMBS: dict[str, str] = {
    "lol": "<!DOCTYPE lolz [<!ENTITY a0 'lol'>"
    + "".join(f"<!ENTITY a{level + 1} '{f'&a{level};' * 10}'>" for level in range(12))
    + "<!ENTITY a '&a12;'>]>",
    "quadratic": f"<!DOCTYPE x [<!ENTITY a '{'x' * 100_000}'>]>" + f"<!-- {'&a;' * 10} -->",
    "external": "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>",
    "external over the network": "<!DOCTYPE x SYSTEM 'http://127.0.0.1:9/x.dtd'>",
    "parameter": "<!DOCTYPE x [<!ENTITY % p SYSTEM 'http://127.0.0.1:9/x.dtd'> %p;]>",
    "behind a comment": "<!-- <rss> --><?x y?>\n<!doctype x [<!ENTITY a 'b'>]>",
}


def entity_bombs(encoding: str) -> dict[str, bytes]:
    """Each bomb as a feed in this encoding; UTF-16 hides the declaration from who looks at bytes."""
    return {name: (bomb + _ENTITY_FEED).encode(encoding) for name, bomb in ENTITY_BOMBS.items()}


def _item(content: str) -> bytes:
    return rss(f"<item><title>t</title><link>https://news.example/1</link>{content}</item>")


def _filled(piece: str, n: int) -> str:
    return piece * (n // len(piece))


HEAVY_FEEDS: dict[str, Callable[[int], bytes]] = {
    "open items": lambda n: rss(_filled("<item>", n)),
    "empty items": lambda n: rss(_filled("<item/>", n)),
    "damaged items": lambda n: rss(_filled("<item><title>a & b</titel></item>", n)),
    "open sections": lambda n: rss(_filled("<item><![CDATA[</item>", n)),
    "open sections, one closed": lambda n: rss(_filled("<item><![CDATA[</item>", n) + "]]>"),
    "open comments": lambda n: rss(_filled("<item><!--", n)),
    "angles": lambda n: _item(_filled("<", n)),
    "ampersands": lambda n: _item(_filled("&", n)),
    "deep": lambda n: _item(_filled("<a>", n // 2) + _filled("</a>", n // 2)),
    "deep and open": lambda n: _item(_filled("<div>", n)),
    "long title": lambda n: _item(f"<title>{_filled('x&lt;', n)}</title>"),
    "long date": lambda n: _item(f"<pubDate>{_filled('1 ', n)}</pubDate>"),
    "many dates": lambda n: _item(_filled("<pubDate>Tue, 05 Mar 2024</pubDate>", n)),
    "many links": lambda n: _item(_filled("<link href='x'/>", n)),
    "many authors": lambda n: _item(_filled("<author>a (b)</author>", n)),
    "many categories": lambda n: _item(_filled("<category>a</category>", n)),
    "many contents": lambda n: _item(_filled("<description>a</description>", n)),
    "attributes": lambda n: _item("<a " + " ".join(f"a{number}='1'" for number in range(n // 10)) + "/>"),
    "prefixes": lambda n: _item("".join(f"<p{number}:a/>" for number in range(n // 10))),
    "bases": lambda n: _item(_filled("<a xml:base='x/'>", n // 100) + _filled("</a>", n // 100)),
    "head of junk": lambda n: _filled("<?x ?><!-- -->", n).encode() + _item(""),
    "head of channels": lambda n: rss("", head=_filled("<image><url>a</url>", n)),
    "bad bytes": lambda n: _item("").replace(b"t</title>", b"\xe4 " * (n // 2) + b"</title>"),
    "author with an address": lambda n: _item(f"<author>{_filled('a.', n)}@</author>"),
    "title of tags": lambda n: _item(f"<title>{_filled('&lt;a ', n)}</title>"),
}
HEAVY_SITEMAPS: dict[str, Callable[[int], bytes]] = {
    "open urls": lambda n: sitemap(0, extra=_filled("<url>", n)),
    "empty urls": lambda n: sitemap(0, extra=_filled("<url/>", n)),
    "damaged urls": lambda n: sitemap(
        0, extra=_filled("<url><loc>https://news.example/?a&b</loc></ur></url>", n)
    ),
    "one long url": lambda n: sitemap(0, extra=f"<url><loc>https://news.example/{'a' * n}</loc></url>"),
}
