"""What a page says about its use: reservation of text and data mining, robots directives, licences. Nothing is decided here."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from orchestration.sources.json_ld import text_values
from orchestration.sources.page_fields import PageFields
from orchestration.sources.page_records import PageList, PageRights

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser

_LICENCE_LINKS = '[rel~="license"][href], a[href*="creativecommons.org/licenses"], a[href*="creativecommons.org/publicdomain"]'
_LICENCE_METAS = (
    "dc.rights", "dcterms.rights", "dcterms.license", "dcterms.accessrights", "rights", "copyright", "license", "licence",
)  # fmt: skip
_LICENCE_KEYS = ("license", "copyrightNotice", "usageInfo", "acquireLicensePage", "conditionsOfAccess")
_DIRECTIVES = re.compile(r"[,\s]+")
_LIST_TYPES = frozenset(
    {
        "application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json", "application/xml",
        "text/xml",
    }
)  # fmt: skip
_MOST = 20


def page_rights(tree: LexborHTMLParser, fields: PageFields) -> PageRights:
    """The signals as found; robots directives in lower case, one by one."""
    links = [node.attributes.get("href") or "" for node in tree.css(_LICENCE_LINKS)[:_MOST]]
    told = [text for name in _LICENCE_KEYS for text in text_values(fields.article.get(name))]
    licences = dict.fromkeys(text.strip() for text in [*links, *told, *fields.all_metas(*_LICENCE_METAS)])
    directives = dict.fromkeys(
        word
        for content in fields.all_metas("robots", "newsledger")
        for word in _DIRECTIVES.split(content.lower())
    )
    return PageRights(
        tdm_reservation=fields.meta("tdm-reservation"),
        tdm_policy=fields.meta("tdm-policy"),
        robots=tuple(word for word in directives if word)[:_MOST],
        licences=tuple(text for text in licences if text)[:_MOST],
    )


def page_lists(tree: LexborHTMLParser) -> tuple[PageList, ...]:
    """The feeds and sitemaps that the page names, in its order."""
    found: dict[str, PageList] = {}
    for node in tree.css('link[rel~="alternate" i][href], link[rel~="sitemap" i][href]')[:200]:
        attributes = node.attributes
        media_type = (attributes.get("type") or "").split(";")[0].strip().lower()
        is_sitemap = "sitemap" in (attributes.get("rel") or "").lower().split()
        url = (attributes.get("href") or "").strip()
        if url and (is_sitemap or media_type in _LIST_TYPES):
            kind = "sitemap" if is_sitemap else media_type
            found.setdefault(url, PageList(url, kind, (attributes.get("title") or "").strip()))
    return tuple(found.values())[:_MOST]
