"""A news site on loopback with feed, sitemap and pages, all of it invented, that can be changed while it serves.

It answers conditional requests as real servers do and keeps a log of what it was asked.
"""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from types import TracebackType

OPENED_AT = datetime(2024, 3, 1, 8, tzinfo=UTC)
_SUBJECTS = ("patrol boats", "field hospitals", "howitzers", "radar sets", "mine clearing vehicles")
_TAKERS = ("Ghana", "Senegal", "Kenya", "Moldova", "Estonia", "Jordan", "Peru", "Chile")


@dataclass(frozen=True, slots=True)
class SiteArticle:
    """One article: what its page shows. `guid` stays whatever happens; `moved_to` is another path, `is_gone` answers 410."""

    number: int
    path: str
    title: str
    paragraphs: tuple[str, ...]
    published: datetime
    modified: datetime | None = None
    is_gone: bool = False
    moved_to: str | None = None

    @property
    def guid(self) -> str:
        """The id that the feed gives it."""
        return f"tag:site.example,2024:{self.number}"


@dataclass(frozen=True, slots=True)
class LoggedRequest:
    """One request as the server saw it, and how it answered."""

    path: str
    is_conditional: bool
    status: int


def invented_article(number: int, opened_at: datetime = OPENED_AT) -> SiteArticle:
    """The article of that number; each has its own words and figures."""
    thing, taker = _SUBJECTS[number % len(_SUBJECTS)], _TAKERS[number % len(_TAKERS)]
    amount = 10 + number
    return SiteArticle(
        number,
        f"/news/{number}-{thing.replace(' ', '-')}",
        f"Norway hands over {amount} {thing} to {taker}",
        (
            f"Norway has delivered {amount} {thing} to {taker}, the defence ministry in Oslo said of shipment {number}.",
            (
                f"The handover took place at a base that the ministry did not name; lot {number} had been packed in autumn, "
                f"and crews from {taker} had practised with it for {number + 3} weeks before they took it home."
            ),
            (
                f"A spokesman for the armed forces of {taker} confirmed the arrival of consignment {number} and "
                "thanked the crews who had brought it across two borders in bad weather."
            ),
        ),
        opened_at + timedelta(hours=number),
    )


@dataclass(slots=True)
class NewsSite:
    """The site; change `articles` between two collectings. Use it in a `with` block."""

    articles: dict[int, SiteArticle] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    most_listed: int = 100
    has_full_text: bool = False
    answers: dict[str, tuple[int, str, bytes, str | None]] = field(
        default_factory=dict
    )  # in the place of its own
    delay_of_path: dict[str, float] = field(default_factory=dict)
    log: list[LoggedRequest] = field(default_factory=list)
    id_of_look: int | None = None  # a feed whose ids are others at each look
    most_at_once: int = 0
    _n_at_once: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _server: ThreadingHTTPServer | None = None

    def __enter__(self) -> Self:
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler_of(self))
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._server is not None
        self._server.shutdown()
        self._server.server_close()

    @property
    def address(self) -> str:
        """Host and port."""
        assert self._server is not None
        return f"127.0.0.1:{self._server.server_address[1]}"

    def url(self, path: str) -> str:
        """An address on the site."""
        return f"http://{self.address}{path}"

    @contextmanager
    def counted(self) -> Iterator[None]:
        """Notes how many requests are under way at once."""
        with self._lock:
            self._n_at_once += 1
            self.most_at_once = max(self.most_at_once, self._n_at_once)
        try:
            yield
        finally:
            with self._lock:
                self._n_at_once -= 1

    def change(self, number: int, **fields: object) -> None:
        """Another page for one article."""
        self.articles[number] = replace(self.articles[number], **fields)  # type: ignore[arg-type]

    def listed(self) -> list[SiteArticle]:
        """What feed and sitemap name: the newest first, nothing that is gone."""
        shown = [article for article in self.articles.values() if not article.is_gone]
        return sorted(shown, key=lambda article: article.published, reverse=True)

    def body_of(self, path: str) -> tuple[int, str, bytes, str | None]:
        """Status, media type, body and target of a redirect."""
        if path in self.answers:
            return self.answers[path]
        lists = {
            "/feed.xml": ("application/atom+xml", self._feed),
            "/sitemap.xml": ("application/xml", self._sitemap),
            "/": ("text/html", lambda: "<html><body><h1>Front page</h1></body></html>"),
        }
        if path in self.files:
            return 200, "application/octet-stream", self.files[path], None
        list_path = path.partition("?")[0]
        if list_path in lists:
            media_type, make = lists[list_path]
            return 200, media_type, make().encode(), None
        found = [article for article in self.articles.values() if path in (article.path, article.moved_to)]
        return self._answer(found[0], path) if found else (404, "text/html", b"not found", None)

    def _answer(self, article: SiteArticle, path: str) -> tuple[int, str, bytes, str | None]:
        if article.is_gone:
            return 410, "text/html", b"gone", None
        if article.moved_to and path == article.path:
            return 301, "text/html", b"", article.moved_to
        return 200, "text/html; charset=utf-8", self._page(article).encode(), None

    def _feed(self) -> str:
        entries = "".join(
            f"<entry><id>{self._id_of(article)}</id><title>{article.title}</title>{self._content(article)}"
            f'<link href="{self.url(article.moved_to or article.path)}"/>'
            f"<published>{article.published.isoformat()}</published>"
            f"<updated>{(article.modified or article.published).isoformat()}</updated></entry>"
            for article in self.listed()[: self.most_listed]
        )
        return (
            '<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><id>tag:site.example,2024:feed</id>'
            f"<title>Site Example</title><updated>{OPENED_AT.isoformat()}</updated>{entries}</feed>"
        )

    def _id_of(self, article: SiteArticle) -> str:
        return article.guid if self.id_of_look is None else f"{article.guid}:{self.id_of_look}"

    def _content(self, article: SiteArticle) -> str:
        if not self.has_full_text:
            return ""
        body = "".join(f"<p>{paragraph}</p>" for paragraph in article.paragraphs)
        return f'<content type="html">{escape(body)}</content>'

    def _sitemap(self) -> str:
        entries = "".join(
            f"<url><loc>{self.url(article.moved_to or article.path)}</loc>"
            f"<lastmod>{(article.modified or article.published).isoformat()}</lastmod></url>"
            for article in self.listed()
        )
        return f'<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{entries}</urlset>'

    def _page(self, article: SiteArticle) -> str:
        body = "".join(f"<p>{paragraph}</p>" for paragraph in article.paragraphs)
        modified = (
            f'<meta property="article:modified_time" content="{article.modified.isoformat()}">'
            if article.modified
            else ""
        )
        return (
            f'<!doctype html><html lang="en"><head><title>{article.title} | Site Example</title>'
            f'<meta property="og:site_name" content="Site Example"><meta property="og:title" content="{article.title}">'
            f'<meta property="article:published_time" content="{article.published.isoformat()}">{modified}'
            f"</head><body><nav><a href='/'>Home</a></nav><main><article><h1>{article.title}</h1>{body}</article></main>"
            "<footer>All invented.</footer></body></html>"
        )


class _Handler(BaseHTTPRequestHandler):
    """One connection."""

    site: NewsSite
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        with self.site.counted():
            self._answer()

    def _answer(self) -> None:
        status, media_type, body, target = self.site.body_of(self.path)
        tag = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
        asked_tag = self.headers.get("If-None-Match")
        is_conditional = asked_tag is not None or "If-Modified-Since" in self.headers
        if status == 200 and asked_tag == tag:
            status, body = 304, b""
        if self.path in self.site.delay_of_path:
            threading.Event().wait(self.site.delay_of_path[self.path])
        self.site.log.append(LoggedRequest(self.path, is_conditional, status))
        self.send_response(status)
        if target:
            self.send_header("Location", target)
        if status in (200, 304):
            self.send_header("ETag", tag)
            self.send_header("Last-Modified", format_datetime(OPENED_AT, usegmt=True))
        if status != 304:
            self.send_header("Content-Type", media_type)
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002 - the standard library's name
        """Says nothing."""


def _handler_of(site: NewsSite) -> type[BaseHTTPRequestHandler]:
    return type("Handler", (_Handler,), {"site": site})
