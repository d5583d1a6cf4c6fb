"""Connections for httpcore that go to a checked address only and end with the deadline of their resource.

The name in the URL is looked up once; the connection goes to one of the addresses that were checked, while the certificate and
the Host header keep the name. Proxies of the environment play no part.
"""

from __future__ import annotations

import os
import re
import selectors
import socket
import ssl
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any, TypeVar

import httpcore

from orchestration.fetching.addresses import AddressPolicy, Resolver, permitted_addresses
from orchestration.fetching.deadlines import Deadline
from orchestration.fetching.fetch_failures import FetchFailure
from orchestration.fetching.fetch_records import FetchReason

T = TypeVar("T")

_CONNECT_SECONDS = 10.0  # for each address of a host
_AFTER_END_SECONDS = 0.25  # a server that closes as it was asked to does so at once
_LARGEST_HEAD = 128 * 1024  # httpcore refuses headers above 100 KB
_END_OF_HEADERS = re.compile(rb"\n\r?\n")
_PRELIMINARY = re.compile(rb"\s*HTTP/\d\.\d 1")
_IN_PROGRESS = (BlockingIOError, InterruptedError)


class PinnedBackend(httpcore.NetworkBackend):
    """Opens the connections of one hop; `n_received` counts the bytes that came."""

    def __init__(self, resolve: Resolver, policy: AddressPolicy, deadline: Deadline) -> None:
        self._resolve = resolve
        self._policy = policy
        self._deadline = deadline
        self._streams: list[DeadlineStream] = []

    @property
    def n_received(self) -> int:
        """Bytes that came over the connections of this hop, after TLS."""
        return sum(stream.n_received for stream in self._streams)

    @property
    def is_at_end(self) -> bool:
        """Whether the server closed the connection."""
        return bool(self._streams) and self._streams[-1].is_at_end

    def has_more_than(self, n_body_bytes: int) -> bool:
        """Whether the server sends more of a body than the length that it gave."""
        return bool(self._streams) and self._streams[-1].has_more_than(n_body_bytes)

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002 - the deadline decides
        local_address: str | None = None,  # noqa: ARG002 - never set by us
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,  # noqa: ARG002 - never set by us
    ) -> httpcore.NetworkStream:
        """A connection to the first address of the host that answers; none unless all are permitted."""
        addresses = permitted_addresses(host, port, self._resolve, self._policy, self._deadline)
        failure: OSError | None = None
        for address in addresses:
            try:
                sock = _connected(address, port, self._deadline)
            except OSError as error:
                failure = error
                continue
            self._streams.append(DeadlineStream(sock, self._deadline))
            return self._streams[-1]
        text = f"no connection to the host ({_words_of(failure)})"
        raise FetchFailure(FetchReason.CONNECTION_FAILED, text) from failure


class DeadlineStream(httpcore.NetworkStream):
    """A socket that waits no longer than its deadline, however often a little comes."""

    def __init__(self, sock: socket.socket, deadline: Deadline) -> None:
        self._socket = sock
        self._deadline = deadline
        self._head = bytearray()
        self.n_received = 0
        self.is_at_end = False

    def has_more_than(self, n_body_bytes: int) -> bool:
        """Whether more than that came after the headers, or comes at once."""
        head_size = _head_size(bytes(self._head))
        if head_size is None or self.n_received - head_size > n_body_bytes:
            return head_size is not None
        try:
            self._deadline.wait_for(self._socket, selectors.EVENT_READ, at_most=_AFTER_END_SECONDS)
            return bool(self._socket.recv(1))
        except (OSError, ValueError):
            return False

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002 - the deadline decides
        """The next bytes; b'' at the end of the connection."""
        try:
            got = self._patiently(lambda: self._socket.recv(max_bytes), selectors.EVENT_READ)
        except OSError as error:
            raise httpcore.ReadError(_words_of(error)) from error
        self.n_received += len(got)
        self.is_at_end = not got
        self._head += got[: max(0, _LARGEST_HEAD - len(self._head))]
        return got

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002 - the deadline decides
        """Sends all of it."""
        rest = memoryview(buffer)
        while rest:
            try:
                n_sent = self._patiently(partial(self._socket.send, rest), selectors.EVENT_WRITE)
            except OSError as error:
                raise httpcore.WriteError(_words_of(error)) from error
            rest = rest[n_sent:]

    def close(self) -> None:
        """Ends the connection."""
        self._socket.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002 - the deadline decides
    ) -> httpcore.NetworkStream:
        """The same connection with TLS; a certificate that does not hold ends it with the reason."""
        try:
            wrapped = ssl_context.wrap_socket(
                self._socket, server_hostname=server_hostname, do_handshake_on_connect=False
            )
            self._socket = wrapped
            self._patiently(wrapped.do_handshake, selectors.EVENT_READ)
        except (OSError, ValueError) as error:
            self.close()
            raise FetchFailure(FetchReason.TLS_FAILED, _tls_words(error)) from error
        except FetchFailure:
            self.close()
            raise
        return self

    def get_extra_info(self, info: str) -> Any:  # noqa: ANN401 - httpcore's signature
        """What httpcore asks of a connection."""
        if info == "ssl_object" and isinstance(self._socket, ssl.SSLSocket):
            return self._socket
        return None

    def _patiently(self, attempt: Callable[[], T], event: int) -> T:
        while True:
            self._deadline.check()
            try:
                return attempt()
            except ssl.SSLWantReadError:
                self._deadline.wait_for(self._socket, selectors.EVENT_READ)
            except ssl.SSLWantWriteError:
                self._deadline.wait_for(self._socket, selectors.EVENT_WRITE)
            except _IN_PROGRESS:
                self._deadline.wait_for(self._socket, event)


def _connected(address: str, port: int, deadline: Deadline) -> socket.socket:
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    sock = socket.socket(family, socket.SOCK_STREAM)
    try:
        sock.settimeout(0)
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        try:
            sock.connect((address, port))
        except _IN_PROGRESS:
            if not deadline.wait_for(sock, selectors.EVENT_WRITE, at_most=_CONNECT_SECONDS):
                raise TimeoutError(f"no answer within {_CONNECT_SECONDS:g} s") from None
            number = sock.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
            if number:
                raise OSError(number, os.strerror(number)) from None
    except BaseException:
        sock.close()
        raise
    return sock


def _head_size(received: bytes) -> int | None:
    """Where the body begins, after all responses of status 1xx; None where that cannot be told."""
    start = 0
    while end := _END_OF_HEADERS.search(received, start):
        if not _PRELIMINARY.match(received, start):
            return end.end()
        start = end.end()
    return None


def _words_of(error: OSError | None) -> str:
    """What went wrong, in the system's words."""
    if error is None:
        return "no address to try"
    return (error.strerror or str(error) or type(error).__name__).lower()


def _tls_words(error: OSError | ValueError) -> str:
    """Why a TLS connection was refused.

    >>> _tls_words(ssl.SSLError(1, "[SSL: WRONG_VERSION_NUMBER] wrong version number (_ssl.c:1006)"))
    'no TLS connection: wrong version number'
    """
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"the certificate does not hold: {error.verify_message.rstrip('.')}"
    text = str(error).split("] ", maxsplit=1)[-1].split(" (_ssl", maxsplit=1)[0].rstrip(")'")
    return f"no TLS connection: {text}"
