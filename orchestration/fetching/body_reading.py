"""Reads the body of one response within its limits: whole and decoded, or a reason why not."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import httpcore

from orchestration.fetching.body_decoding import BodyDecoder, BodyLimits
from orchestration.fetching.fetch_failures import BodyNotSavedError, FetchFailure
from orchestration.fetching.fetch_records import FetchReason, FetchRequest, ResourceKind
from orchestration.fetching.network_streams import PinnedBackend
from orchestration.fetching.response_headers import ResponseHeaders

_UNPACKED_KINDS = frozenset({ResourceKind.SITEMAP, ResourceKind.FEED, ResourceKind.URL_LIST})
_NO_ENCODING = frozenset({"identity", "none", "utf-8"})  # what servers write who mean no encoding


@dataclass(frozen=True, slots=True)
class ReadBody:
    """A whole body, in memory or in the file that was asked for."""

    content: bytes | None
    path: Path | None
    has_known_end: bool


def read_body(
    response: httpcore.Response, request: FetchRequest, limits: BodyLimits, backend: PinnedBackend
) -> ReadBody:
    """The decoded body; raises FetchFailure where it is too large, damaged, cut or too slow."""
    headers = ResponseHeaders(response.headers)
    encodings = [word for word in headers.words(b"content-encoding") if word not in _NO_ENCODING]
    declared = headers.text(b"content-length")
    if declared and declared.isdigit() and int(declared[:19]) > limits.largest and not limits.is_cut:
        raise FetchFailure(FetchReason.TOO_LARGE, f"larger than {limits.largest:,} bytes")
    decoder = BodyDecoder(encodings, limits, unpacks_gzip=request.kind in _UNPACKED_KINDS)
    pieces = _decoded(response, decoder, limits, backend)
    if request.save_to is None:
        content = b"".join(pieces)
    else:
        content = None
        _save(pieces, request.save_to)
    is_chunked = "chunked" in headers.words(b"transfer-encoding")
    body = ReadBody(content, request.save_to, bool(declared) or is_chunked or decoder.has_own_end)
    if not declared or is_chunked or decoder.has_own_end or decoder.is_full:
        return body
    if backend.has_more_than(int(declared)):
        raise FetchFailure(FetchReason.TRUNCATED_BODY, "longer than the server says, so its end is missing")
    return body


def _decoded(
    response: httpcore.Response, decoder: BodyDecoder, limits: BodyLimits, backend: PinnedBackend
) -> Iterator[bytes]:
    started, n_received = time.monotonic(), 0
    for received in _received(response, backend):
        n_received += len(received)
        seconds = time.monotonic() - started
        if seconds > limits.slow_after_seconds and n_received < limits.slowest * seconds:
            text = f"slower than {limits.slowest:g} bytes a second"
            raise FetchFailure(FetchReason.DEADLINE_PASSED, text)
        yield from decoder.decode(received)
        if decoder.is_full:
            return
    yield from decoder.finish()


def _received(response: httpcore.Response, backend: PinnedBackend) -> Iterator[bytes]:
    try:
        yield from response.iter_stream()
    except httpcore.RemoteProtocolError as error:
        if backend.is_at_end:
            raise FetchFailure(
                FetchReason.TRUNCATED_BODY, "the connection ended before the body did"
            ) from error
        raise FetchFailure(FetchReason.BAD_RESPONSE, "the body is not as HTTP wants it") from error
    except httpcore.ReadError as error:
        raise FetchFailure(FetchReason.TRUNCATED_BODY, "the connection broke within the body") from error


def _save(pieces: Iterator[bytes], path: Path) -> None:
    """Writes beside the file and renames at the end, so that the file is whole wherever it is there."""
    unfinished = path.with_name(path.name + ".part")
    try:
        with unfinished.open("wb") as file:
            for piece in pieces:
                file.write(piece)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    except OSError as error:
        raise BodyNotSavedError(f"the body cannot be written: {error}") from error
    finally:
        with suppress(OSError):
            unfinished.unlink()
