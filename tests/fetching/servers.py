"""Web servers on the loopback address that answer as a test tells them to and remember what they were asked."""

from __future__ import annotations

import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from orchestration.fetching.addresses import AddressPolicy

HOST = "127.0.0.1"


@dataclass(frozen=True, slots=True)
class Seen:
    """One request as it arrived; times are of time.monotonic."""

    path: str
    host: str
    headers: dict[str, bytes]
    started_at: float
    ended_at: float = 0.0


class Handler(BaseHTTPRequestHandler):
    """One connection."""

    site: LoopbackSite

    def do_GET(self) -> None:
        headers = {name.lower(): value.encode("latin-1") for name, value in self.headers.items()}
        seen = Seen(self.path, self.headers.get("Host", ""), headers, time.monotonic())
        place = self.site.begin(seen)
        self.close_connection = True
        try:
            self.site.answer_to(self.path)(self)
        except (BrokenPipeError, ConnectionResetError, ssl.SSLError):
            pass
        finally:
            self.site.end(place)

    def log_message(self, *_: object) -> None:
        """Says nothing."""

    def send(self, status: int, body: bytes = b"", **headers: str | bytes) -> None:
        """A plain answer; `_` in a header's name stands for `-`, and a value of bytes is sent as it is."""
        named = {"Content-Length": str(len(body))} | {
            name.replace("_", "-"): value for name, value in headers.items()
        }
        head = [f"HTTP/1.1 {status} Said".encode()]
        for name, value in named.items():
            head.append(
                name.encode() + b": " + (value if isinstance(value, bytes) else value.encode("latin-1"))
            )
        self.wfile.write(b"\r\n".join(head) + b"\r\n\r\n" + body)


Answer = Callable[[Handler], None]


@dataclass
class LoopbackSite:
    """One server; `answers` may change while it runs, a path without an answer gets 404."""

    server: ThreadingHTTPServer
    answers: dict[str, Answer]
    scheme: str = "http"
    seen: list[Seen] = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    n_at_once: int = 0
    most_at_once: int = 0

    @property
    def port(self) -> int:
        return self.server.server_port

    @property
    def policy(self) -> AddressPolicy:
        """The policy that lets tests reach this server and no other."""
        return AddressPolicy(frozenset({f"{HOST}:{self.port}"}))

    def url(self, path: str = "/", host: str = HOST) -> str:
        return f"{self.scheme}://{host}:{self.port}{path}"

    def paths(self) -> list[str]:
        return [request.path for request in self.seen]

    def answer_to(self, path: str) -> Answer:
        return (
            self.answers.get(path) or self.answers.get(path.partition("?")[0]) or says(404, b"nothing here")
        )

    def begin(self, seen: Seen) -> int:
        with self._lock:
            self.seen.append(seen)
            self.n_at_once += 1
            self.most_at_once = max(self.most_at_once, self.n_at_once)
            return len(self.seen) - 1

    def end(self, place: int) -> None:
        with self._lock:
            self.n_at_once -= 1
            begun = self.seen[place]
            self.seen[place] = Seen(begun.path, begun.host, begun.headers, begun.started_at, time.monotonic())


class _QuietServer(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hangs up is no error of the test."""


@contextmanager
def serving(answers: dict[str, Answer], tls: ssl.SSLContext | None = None) -> Iterator[LoopbackSite]:
    """A server in threads of its own, ended with the block."""
    handler = type("BoundHandler", (Handler,), {})
    server = _QuietServer((HOST, 0), handler)
    if tls:
        server.socket = tls.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    site = LoopbackSite(server, answers, "https" if tls else "http")
    handler.site = site  # type: ignore[attr-defined]
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()


def says(status: int, body: bytes = b"", **headers: str | bytes) -> Answer:
    """A plain answer."""
    return lambda handler: handler.send(status, body, **headers)


def page(body: bytes = b"<html><body>All quiet.</body></html>", **headers: str | bytes) -> Answer:
    """A page with status 200."""
    return says(200, body, **({"Content-Type": "text/html"} | headers))


def redirects(to: str, status: int = 302) -> Answer:
    """Points elsewhere."""
    return says(status, Location=to.encode())


def raw(*parts: bytes, pause: float = 0.0) -> Answer:
    """Sends these bytes, headers and all, with a pause after each part, and hangs up."""

    def send(handler: Handler) -> None:
        for part in parts:
            handler.wfile.write(part)
            handler.wfile.flush()
            if pause:
                time.sleep(pause)

    return send


def chunked(body: bytes, size: int = 1000) -> bytes:
    """A whole response in chunks, as bytes."""
    parts = [body[start : start + size] for start in range(0, len(body), size)]
    chunks = b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts)
    return b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks + b"0\r\n\r\n"


def with_length(body: bytes, *headers: bytes, length: int | None = None) -> bytes:
    """A whole response with a length, which may be a wrong one, as bytes."""
    n_bytes = len(body) if length is None else length
    head = [b"HTTP/1.1 200 OK", b"Content-Length: %d" % n_bytes, *headers]
    return b"\r\n".join(head) + b"\r\n\r\n" + body


def drips(start: bytes, drop: bytes, seconds: float, pause: float = 0.02) -> Answer:
    """Sends `start` and then a drop every now and then, until the client hangs up or the time is over."""

    def drip(handler: Handler) -> None:
        handler.wfile.write(start)
        ends_at = time.monotonic() + seconds
        while time.monotonic() < ends_at:
            handler.wfile.write(drop)
            handler.wfile.flush()
            time.sleep(pause)

    return drip


def in_turn(*answers: Answer) -> Answer:
    """The n-th request gets the n-th answer, every later one the last."""
    rest = list(answers)

    def answer(handler: Handler) -> None:
        (rest.pop(0) if len(rest) > 1 else rest[0])(handler)

    return answer


def hangs(seconds: float) -> Answer:
    """Takes the request and says nothing for a while."""

    def hang(_handler: Handler) -> None:
        time.sleep(seconds)

    return hang


def hangs_up(handler: Handler) -> None:
    """Closes the connection without a word."""
    with suppress(OSError):
        handler.connection.close()
