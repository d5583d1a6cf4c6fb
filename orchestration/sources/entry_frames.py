"""The outer tags that are put around a single entry, so that it means the same alone as in its list.

They are the list's own where these are sound (namespaces, language and xml:base stand in them); prefixes that a list uses
without declaring them are declared.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from orchestration.sources.xml_cleaning import RootTag, is_well_formed

_NAMESPACES = {
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "sy": "http://purl.org/rss/1.0/modules/syndication/",
    "atom": "http://www.w3.org/2005/Atom",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "media": "http://search.yahoo.com/mrss/",
    "feedburner": "http://rssnamespace.org/feedburner/ext/1.0",
    "news": "http://www.google.com/schemas/sitemap-news/0.9",
    "image": "http://www.google.com/schemas/sitemap-image/1.1",
    "creativecommons": "http://backend.userland.com/creativeCommonsRssModule",
}
_ATOM = ' xmlns="http://www.w3.org/2005/Atom"'
_RSS_1 = ' xmlns="http://purl.org/rss/1.0/"'
_PREFIX = re.compile(r"[<\s/]([A-Za-z_][\w.-]{0,30}):[A-Za-z_]", re.ASCII)
_MAX_PREFIXES = 200
_CHANNEL = re.compile(r"<channel(?:\s[^<>]*)?>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands before and behind an entry."""

    opening: str
    closing: str


def entry_frame(root: RootTag, before: str, text: str) -> Frame:
    """The list's own outer tags where they are sound; else plain ones of its kind. `before` is what precedes the entries."""
    declared = set(re.findall(r"xmlns:([\w.-]+)\s*=", before[:20_000]))
    used = sorted({match[1] for match in _PREFIX.finditer(text)} - declared - {"xml", "xmlns"})[
        :_MAX_PREFIXES
    ]
    missing = "".join(f' xmlns:{name}="{_NAMESPACES.get(name, "urn:undeclared:" + name)}"' for name in used)
    root_tag = re.match(r"<[^\s/>]+", root.source)
    assert root_tag is not None
    channel = _CHANNEL.search(before) if root.name == "rss" else None
    inner = ("channel", channel.group() if channel else "<channel>") if root.name == "rss" else None
    own = root_tag.group() + missing + root.source[root_tag.end() :].rstrip("/>").rstrip() + ">"
    name = root_tag.group()[1:]
    closing = f"</channel></{name}>" if inner else f"</{name}>"
    frame = Frame(own + (inner[1] if inner else ""), closing)
    if is_well_formed((frame.opening + frame.closing).encode()):
        return frame
    return _plain_frame(root.name, declared | set(used))


def _plain_frame(name: str, prefixes: set[str]) -> Frame:
    known = "".join(f' xmlns:{prefix}="{address}"' for prefix, address in _NAMESPACES.items())
    others = "".join(
        f' xmlns:{prefix}="urn:undeclared:{prefix}"' for prefix in sorted(prefixes - set(_NAMESPACES))
    )
    match name:
        case "feed":
            return Frame(f"<feed{_ATOM}{known}{others}>", "</feed>")
        case "rdf":
            return Frame(f"<rdf:RDF{_RSS_1}{known}{others}>", "</rdf:RDF>")
        case "rss" | "channel":
            return Frame(f'<rss version="2.0"{known}{others}><channel>', "</channel></rss>")
        case _:
            return Frame(f"<urlset{known}{others}>", "</urlset>")
