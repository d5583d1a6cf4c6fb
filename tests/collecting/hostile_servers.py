"""Servers that are broken or mean, each with what has to become of the article or list that lies there."""

from __future__ import annotations

import gzip
import io
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass

import brotli

from tests.fetching.servers import (
    Answer,
    chunked,
    drips,
    hangs_up,
    page,
    raw,
    redirects,
    says,
    with_length,
)

_MANY = 60_000_000
_WORDS = "The ministry in Oslo said that the convoy had reached the border before noon. "


@dataclass(frozen=True, slots=True)
class HostilePage:
    """What a server answers at /article, and where the article then stands, with one of these reasons."""

    name: str
    answer: Answer
    states: frozenset[str]
    reasons: frozenset[str]
    robots: Answer | None = None


def hostile_pages(own_url: Callable[[str, str], str], internal_url: str) -> list[HostilePage]:
    """All of them; `own_url` gives an address on the server of that name, `internal_url` may not be reached."""
    return [
        *_slow_and_cut(),
        *_bombs(),
        *_redirects(own_url, internal_url),
        *_refusals(),
        *_heavy_pages(),
        *_no_articles(),
    ]


def _slow_and_cut() -> list[HostilePage]:
    body = f"<html><body><p>{_WORDS * 40}</p></body></html>".encode()
    return [
        _page("header drip", drips(b"HTTP/1.1 200 OK\r\nX: ", b"a", 40), "failed", "deadline_passed"),
        _page("body drip", drips(b"HTTP/1.1 200 OK\r\n\r\n<p>", b"a", 40), "failed", "deadline_passed"),
        _page("short body", raw(with_length(body[:900], length=len(body))), "failed", "truncated_body"),
        _page("cut chunks", raw(chunked(body)[:1500]), "failed", "truncated_body"),
        _page(
            "cut gzip",
            _packed(gzip.compress(body)[:-9], "gzip"),
            "failed",
            "truncated_body",
            "bad_compression",
        ),
        _page("hangs up", hangs_up, "failed", "bad_response", "connection_failed"),
        _page("no protocol", raw(b"hello there\r\n\r\n"), "failed", "bad_response"),
    ]


def _bombs() -> list[HostilePage]:
    plain = b"<html>" + b" " * _MANY
    nested = gzip.compress(gzip.compress(plain))
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("page.html", plain)
    return [
        _page("gzip bomb", _packed(gzip.compress(plain), "gzip"), "failed", "compression_bomb", "too_large"),
        _page(
            "deflate bomb",
            _packed(zlib.compress(plain), "deflate"),
            "failed",
            "compression_bomb",
            "too_large",
        ),
        _page(
            "brotli bomb",
            _packed(brotli.compress(plain, quality=5), "br"),
            "failed",
            "compression_bomb",
            "too_large",
        ),
        _page("nested bomb", _packed(nested, "gzip, gzip"), "failed", "compression_bomb", "too_large"),
        _page("huge page", page(b"<p>" + b"x" * 12_000_000), "failed", "too_large"),
        _page("zip", says(200, archive.getvalue(), Content_Type="application/zip"), "quarantined"),
    ]


def _redirects(own_url: Callable[[str, str], str], internal_url: str) -> list[HostilePage]:
    return [
        _page("loop", redirects(own_url("loop", "/article")), "refused", "redirect_loop"),
        _page("chain", redirects("/article?1"), "refused", "too_many_redirects", "redirect_loop"),
        _page("to internal", redirects(internal_url), "refused", "internal_address"),
        _page("to a file", redirects("file:///etc/hostname"), "refused", "bad_url"),
        _page("to the front", redirects("/"), "stub", "redirects_to_front_page"),
    ]


def _refusals() -> list[HostilePage]:
    rules = says(200, b"User-agent: *\nDisallow: /article\n", Content_Type="text/plain")
    return [
        HostilePage("robots", page(), frozenset({"refused"}), frozenset({"robots_disallow"}), rules),
        HostilePage(
            "robots 500", page(), frozenset({"refused"}), frozenset({"robots_unreachable"}), says(500)
        ),
        _page("noai", page(_article_page("noai"), X_Robots_Tag="noai"), "refused", "rights_reserved"),
        _page("missing", says(404, b"no"), "gone", "not_found"),
        _page("withdrawn", says(410, b"no"), "gone", "withdrawn"),
        _page("error", says(500, b"no"), "failed", "server_error"),
        _page("later", says(503, b"no", Retry_After="600"), "waiting", "server_error", "too_many_requests"),
    ]


def _heavy_pages() -> list[HostilePage]:
    tiny = b"<html><body>" + b"<p>a b</p>" * 60_000
    rows = b"<html><body><table>" + b"<tr><td>1</td><td>2</td></tr>" * 100_000
    deep = b"<html><body>" + b"<div>" * 200_000 + b"x"
    ended = {"quarantined", "read", "stub"}
    return [
        HostilePage("tiny paragraphs", page(tiny), frozenset(ended), frozenset()),
        HostilePage("table rows", page(rows), frozenset(ended), frozenset()),
        HostilePage("deep nesting", page(deep), frozenset(ended), frozenset()),
    ]


def _no_articles() -> list[HostilePage]:
    wall = (
        b"<html><head><title>Before you continue</title></head><body><main><h1>We value your privacy</h1><p>We and our "
        b"partners store and access cookies on your device. Accept all cookies or manage your preferences to go on.</p>"
        b"<button>Accept all</button></main></body></html>"
    )
    check = (
        b"<html><head><title>Just a moment...</title></head><body><h1>Checking your browser</h1><p>Please enable "
        b"JavaScript and cookies to continue. Verify you are human.</p></body></html>"
    )
    return [
        _page("binary", page(bytes(range(256)) * 40), "quarantined"),
        HostilePage("empty", page(b""), frozenset({"quarantined", "stub"}), frozenset()),
        HostilePage("cookie wall", page(wall), frozenset({"stub"}), frozenset({"cookie_wall"})),
        HostilePage("bot check", page(check), frozenset({"stub"}), frozenset({"bot_check"})),
    ]


def _page(name: str, answer: Answer, state: str, *reasons: str) -> HostilePage:
    return HostilePage(name, answer, frozenset({state}), frozenset(reasons))


def _packed(body: bytes, encoding: str) -> Answer:
    return page(body, Content_Encoding=encoding)


def _article_page(title: str) -> bytes:
    return f"<html><body><article><h1>{title}</h1><p>{_WORDS * 20}</p></article></body></html>".encode()
