"""One address for all the spellings of an article's URL, without ever merging two pages.

Only what is known to make no difference is folded: tracking parts, and the mobile, AMP and print forms of a page
(page_forms.py). Unknown parameters stay, since they may choose the page. Nothing is fetched.
"""

from __future__ import annotations

import re
from urllib.parse import SplitResult, urlsplit

from orchestration.sources.page_forms import is_form_parameter, plain_host, plain_path, unwrapped_address

_DEFAULT_PORTS = {"http": 80, "https": 443}
_TRACKING_PREFIXES = ("utm_", "hsa_", "mtm_", "pk_", "piwik_", "matomo_", "at_custom", "ns_")
_TRACKING_NAMES = frozenset(
    {
        "fbclid", "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "msclkid", "yclid", "twclid",
        "ttclid", "li_fat_id", "igshid", "igsh", "mc_cid", "mc_eid", "mkt_tok", "_hsenc", "_hsmi",
        "_openstat", "vero_id", "wickedid", "oly_anon_id", "oly_enc_id", "s_cid", "icid", "ncid",
        "cmpid", "cmp", "ito", "smid", "smtyp", "ref_src", "ref_url", "at_medium", "at_campaign",
        "at_link_id", "at_link_type", "at_link_origin", "at_format", "at_ptr_name", "guccounter",
        "guce_referrer", "guce_referrer_sig", "spm", "xtor", "__twitter_impression", "__s", "_ga",
        "_gl", "jsessionid", "phpsessid", "feedname", "feedtype", "cmpref", "amp_js_v", "amp_gsa", "usqp",
    }
)  # fmt: skip
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})")
_HOST = re.compile(r"[a-z0-9_.:-]+")
_NEEDS_ESCAPE = re.compile(r"[^!-~]")


def canonical_url(url: str | None) -> str | None:
    """The address that stands for the page; None for what is no http(s) address.

    >>> canonical_url("HTTP://www.Example.org:80/news/?b=2&utm_source=x&a=1#top")
    'https://example.org/news?a=1&b=2'
    >>> canonical_url("https://amp.example.org/amp/news.amp?id=7&amp=1")
    'https://example.org/news?id=7'
    >>> canonical_url("mailto:desk@example.org") is None
    True
    """
    parts = _web_address(unwrapped_address(url.strip()) if url else None)
    if parts is None:
        return None
    host = _canonical_host(parts)
    if host is None:
        return None
    query = _canonical_query(parts.query)
    path = _canonical_path(parts.path, has_query=bool(query))
    # "#!" addresses choose the page in old script-driven sites; every other fragment is a place on the page.
    fragment = f"#{parts.fragment}" if parts.fragment.startswith("!") else ""
    return f"https://{host}{path}{'?' + query if query else ''}{fragment}"


def is_same_site(first: str, second: str) -> bool:
    """Whether two canonical addresses lie on one site; mobile and AMP hosts are folded in them already."""
    return urlsplit(first).netloc == urlsplit(second).netloc


def _web_address(url: str | None) -> SplitResult | None:
    if not url:
        return None
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    return parts if parts.scheme in _DEFAULT_PORTS and parts.hostname else None


def _canonical_host(parts: SplitResult) -> str | None:
    host = (parts.hostname or "").rstrip(".")
    try:
        port = parts.port
        if not host.isascii():
            host = host.encode("idna").decode("ascii")
    except ValueError:  # a port that is no number, a name that cannot be a host (UnicodeError is one too)
        return None
    if not _HOST.fullmatch(host):
        return None
    host = plain_host(host)
    if ":" in host:
        host = f"[{host}]"
    return host if port is None or port == _DEFAULT_PORTS[parts.scheme] else f"{host}:{port}"


def _canonical_path(path: str, *, has_query: bool) -> str:
    segments: list[str] = []
    for segment in _canonical_escapes(path).split("/"):
        if segment == "..":
            if len(segments) > 1:
                segments.pop()
        elif segment != ".":
            segments.append(segment)
    return plain_path("/".join(segments), has_query=has_query)


def _canonical_query(query: str) -> str:
    pieces = [_canonical_escapes(piece) for piece in query.split("&") if piece]
    kept = [
        piece
        for piece in pieces
        if not _is_tracking(piece.split("=", 1)[0]) and not is_form_parameter(*piece.partition("=")[::2])
    ]
    # Sorted by name only: the order of two values of one name may mean something.
    return "&".join(sorted(kept, key=lambda piece: piece.split("=", 1)[0]))


def _is_tracking(name: str) -> bool:
    folded = name.lower().removeprefix("amp;")  # an "&amp;" that a feed has escaped twice
    return folded in _TRACKING_NAMES or folded.startswith(_TRACKING_PREFIXES)


def _canonical_escapes(text: str) -> str:
    decoded = _ESCAPE.sub(_canonical_escape, text)
    return _NEEDS_ESCAPE.sub(
        lambda match: "".join(f"%{byte:02X}" for byte in match.group().encode("utf-8", "replace")), decoded
    )


def _canonical_escape(match: re.Match[str]) -> str:
    character = chr(int(match.group(1), 16))
    return character if character in _UNRESERVED else match.group().upper()
