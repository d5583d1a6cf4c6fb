"""A server on the loopback address that speaks chat completions, and does what a test tells it to."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

KEY = "sk-test-5f0d7e2b9c4a41e8"

DRIP_SECONDS = 12.0
_DRIPS = 240

Answer = Callable[["Handler"], None]


@dataclass
class FakeEndpoint:
    """Answers the n-th request with the n-th answer, and every later one with the last."""

    server: ThreadingHTTPServer
    answers: list[Answer] = field(default_factory=list)
    requests: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    times: list[float] = field(default_factory=list)

    @property
    def base_url(self) -> str:
        return f"http://127.0.0.1:{self.server.server_port}/v1"


class Handler(BaseHTTPRequestHandler):
    """One request; the endpoint it belongs to hangs on the server."""

    endpoint: FakeEndpoint

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.endpoint.requests.append(json.loads(body) | {"path": self.path})
        self.endpoint.headers.append(dict(self.headers))
        self.endpoint.times.append(time.monotonic())
        place = min(len(self.endpoint.requests), len(self.endpoint.answers)) - 1
        try:
            self.endpoint.answers[place](self)
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True

    def log_message(self, *_: object) -> None:
        """Says nothing."""

    def send(self, status: int, body: bytes, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def start_endpoint() -> FakeEndpoint:
    """A server in a thread of its own; end it with `endpoint.server.shutdown()`."""
    handler = type("BoundHandler", (Handler,), {})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    endpoint = FakeEndpoint(server)
    handler.endpoint = endpoint  # type: ignore[attr-defined]
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    return endpoint


def completion(content: str | None, *, finish: str = "stop", refusal: str | None = None) -> bytes:
    """The body of a chat completion."""
    message = {"role": "assistant", "content": content, "refusal": refusal}
    return json.dumps(
        {
            "id": "chatcmpl-1",
            "object": "chat.completion",
            "choices": [{"index": 0, "message": message, "finish_reason": finish}],
            "usage": {"prompt_tokens": 1000, "completion_tokens": 50},
        }
    ).encode()


def says(content: str | None, *, finish: str = "stop", refusal: str | None = None) -> Answer:
    """Replies with that content."""
    return lambda handler: handler.send(200, completion(content, finish=finish, refusal=refusal))


def claims(**lists: list[dict[str, Any]]) -> Answer:
    """Replies with these claims; lists not given are empty."""
    return says(json.dumps({"arms_transfers": [], "troop_counts": [], "sanctions": []} | lists))


def fails(status: int, body: bytes = b"", **headers: str) -> Answer:
    """Replies with an error."""
    return lambda handler: handler.send(status, body, **headers)


def error_body(message: str) -> bytes:
    """An error in the form of the protocol."""
    return json.dumps({"error": {"message": message, "type": "invalid_request_error"}}).encode()


def drips(*, in_headers: bool = False) -> Answer:
    """Sends a little every now and then, for longer than anybody waits."""

    def drip(handler: Handler) -> None:
        start = b"HTTP/1.1 200 OK\r\n" if in_headers else b"HTTP/1.1 200 OK\r\nContent-Length: 9000\r\n\r\n"
        handler.wfile.write(start)
        for _ in range(_DRIPS):
            handler.wfile.write(b"X: y\r\n" if in_headers else b" ")
            handler.wfile.flush()
            time.sleep(DRIP_SECONDS / _DRIPS)

    return drip


def floods(n_bytes: int) -> Answer:
    """Sends a body without an end in sight."""

    def flood(handler: Handler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\n\r\n")
        for _ in range(n_bytes // 65_536):
            handler.wfile.write(b" " * 65_536)
        handler.close_connection = True

    return flood


def hangs_up(handler: Handler) -> None:
    """Closes the connection without a word."""
    handler.close_connection = True
    handler.connection.close()
