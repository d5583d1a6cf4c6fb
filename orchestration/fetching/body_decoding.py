"""Takes the encodings off a body piece by piece, never holding more than a piece beyond what was asked for.

Every layer counts what it gives out, so that a bomb inside a bomb ends as early as a plain one.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

import brotli

from orchestration.fetching.fetch_failures import FetchFailure
from orchestration.fetching.fetch_records import FetchReason

_SLICE = 4_096  # bytes of the wire taken at once, so that a ratio is noticed before much is unpacked
_PIECE = 65_536
_GZIP_MAGIC = b"\x1f\x8b"
_LARGEST_REST = 65_536  # bytes after the end of a compressed body that are read over
_MOST_LAYERS = 3
_FREE_BYTES = 100_000  # a page of blanks may be small on the wire; up to here no ratio counts
_LARGEST_RATIO = 200  # decoded bytes for one byte of the wire; text as newsrooms write it stays under 30


@dataclass(frozen=True, slots=True)
class BodyLimits:
    """The largest decoded body in bytes; where `is_cut`, a longer one is cut there instead of refused.

    After `slow_after_seconds` of a body at least `slowest` bytes a second must have come on average.
    """

    largest: int
    is_cut: bool = False
    slow_after_seconds: float = 10.0
    slowest: float = 500.0


class _Layer(Protocol):
    """One encoding; `decode` gives pieces of about _PIECE bytes, `is_whole` tells whether its end has come."""

    is_whole: bool

    def decode(self, received: bytes) -> Iterator[bytes]: ...


class BodyDecoder:
    """Decodes one body; `is_full` is set where it was cut at its limit."""

    def __init__(self, encodings: Sequence[str], limits: BodyLimits, *, unpacks_gzip: bool = False) -> None:
        if len(encodings) > _MOST_LAYERS:
            raise FetchFailure(FetchReason.BAD_COMPRESSION, f"compressed {len(encodings)} times over")
        self._layers: list[_Layer] = [_layer(name) for name in reversed(encodings)]
        self._n_given: list[int] = [0] * len(self._layers)
        self._limits = limits
        self._head: bytes | None = b"" if unpacks_gzip else None
        self._n_received = 0
        self._n_decoded = 0
        self.is_full = False

    def decode(self, received: bytes) -> Iterator[bytes]:
        """The decoded pieces that these bytes of the wire make; raises FetchFailure at a limit or fault."""
        for start in range(0, len(received), _SLICE):
            yield from self._decode_slice(received[start : start + _SLICE])
            if self.is_full:
                return

    def _decode_slice(self, received: bytes) -> Iterator[bytes]:
        self._n_received += len(received)
        if self._n_received > self._limits.largest and self._layers and not self._limits.is_cut:
            raise self._too_large()
        for piece in self._unpacked(self._through(received, 0)):
            room = self._limits.largest - self._n_decoded
            if self._limits.is_cut and len(piece) >= room:
                self.is_full = True
                self._n_decoded += room
                yield piece[:room]
                return
            self._n_decoded += len(piece)
            self._check(self._n_decoded)
            yield piece

    def finish(self) -> Iterator[bytes]:
        """What was held back; raises FetchFailure where the end of a compressed body is missing."""
        if self._head:
            yield self._head
        if not self.is_full and not all(layer.is_whole for layer in self._layers):
            raise FetchFailure(FetchReason.TRUNCATED_BODY, "the compressed body ends before its end")

    @property
    def has_own_end(self) -> bool:
        """Whether the body itself tells where it ends, whatever the server says of its length."""
        return bool(self._layers)

    def _through(self, received: bytes, depth: int) -> Iterator[bytes]:
        if depth >= len(self._layers):
            if received:
                yield received
            return
        for piece in self._layers[depth].decode(received):
            self._n_given[depth] += len(piece)
            self._check(self._n_given[depth])
            yield from self._through(piece, depth + 1)

    def _unpacked(self, pieces: Iterator[bytes]) -> Iterator[bytes]:
        """Adds a layer of gzip where the body itself is a gzip file, as sitemaps often are."""
        for piece in pieces:
            if self._head is None:
                yield piece
                continue
            head = self._head + piece
            if len(head) < len(_GZIP_MAGIC):
                self._head = head
                continue
            self._head = None
            if not head.startswith(_GZIP_MAGIC):
                yield head
                continue
            self._layers.append(_ZlibLayer(zlib.MAX_WBITS | 16))
            self._n_given.append(0)
            yield from self._through(head, len(self._layers) - 1)

    def _check(self, n_bytes: int) -> None:
        if n_bytes > _FREE_BYTES and n_bytes > _LARGEST_RATIO * self._n_received and self._layers:
            text = f"one byte received becomes more than {_LARGEST_RATIO}"
            raise FetchFailure(FetchReason.COMPRESSION_BOMB, text)
        if n_bytes > self._limits.largest and not self._limits.is_cut:
            raise self._too_large()

    def _too_large(self) -> FetchFailure:
        return FetchFailure(FetchReason.TOO_LARGE, f"larger than {self._limits.largest:,} bytes")


def _layer(name: str) -> _Layer:
    match name:
        case "gzip" | "x-gzip":
            return _ZlibLayer(zlib.MAX_WBITS | 16)
        case "deflate":
            return _ZlibLayer(zlib.MAX_WBITS)
        case "br":
            return _BrotliLayer()
        case _:
            text = "compressed in a way we did not ask for"
            raise FetchFailure(FetchReason.BAD_COMPRESSION, text)


class _Rest:
    """What follows the end of a compressed body: a little of it is read over."""

    def __init__(self) -> None:
        self._n_bytes = 0

    def pass_over(self, rest: bytes) -> None:
        self._n_bytes += len(rest)
        if self._n_bytes > _LARGEST_REST:
            raise FetchFailure(FetchReason.BAD_COMPRESSION, "bytes without end after the compressed body")


class _ZlibLayer:
    """gzip with any number of members, or deflate with or without zlib's frame."""

    def __init__(self, window_bits: int) -> None:
        self._window_bits = window_bits
        self._is_gzip = window_bits > zlib.MAX_WBITS
        self._object = zlib.decompressobj(window_bits)
        self._before_output = b""
        self._has_output = False
        self._after_end = b""
        self._rest = _Rest()
        self.is_whole = False

    def decode(self, received: bytes) -> Iterator[bytes]:
        has_more = True
        while received or has_more:
            if self.is_whole:
                received, has_more = self._next_member(received), False
                continue
            if not self._has_output and len(self._before_output) < _PIECE:
                self._before_output += received
            piece, received = self._step(received)
            has_more = len(piece) == _PIECE  # zlib may hold more back than it shows
            if piece:
                self._has_output = True
                yield piece

    def _step(self, received: bytes) -> tuple[bytes, bytes]:
        """One piece, and what is left of the input."""
        try:
            piece = self._object.decompress(received, _PIECE)
        except zlib.error as error:
            if self._has_output or self._window_bits != zlib.MAX_WBITS:
                raise FetchFailure(FetchReason.BAD_COMPRESSION, "the compressed body is damaged") from error
            self._window_bits = -zlib.MAX_WBITS  # servers that say deflate and mean it without zlib's frame
            self._object = zlib.decompressobj(self._window_bits)
            return b"", self._before_output
        self.is_whole = self._object.eof
        return piece, self._object.unused_data if self.is_whole else self._object.unconsumed_tail

    def _next_member(self, received: bytes) -> bytes:
        """Begins a further member where there is one, and passes over anything else."""
        start = self._after_end + received
        self._after_end = b""
        if self._is_gzip and start.startswith(_GZIP_MAGIC):
            self._object = zlib.decompressobj(self._window_bits)
            self.is_whole = False
            return start
        if self._is_gzip and _GZIP_MAGIC.startswith(start):
            self._after_end = start
        else:
            self._is_gzip = False
            self._rest.pass_over(start)
        return b""


class _BrotliLayer:
    def __init__(self) -> None:
        self._object = brotli.Decompressor()
        self._rest = _Rest()
        self.is_whole = False

    def decode(self, received: bytes) -> Iterator[bytes]:
        if self.is_whole:
            self._rest.pass_over(received)
            return
        while True:
            try:
                piece = self._object.process(received, output_buffer_limit=_PIECE)
            except brotli.error as error:
                raise FetchFailure(FetchReason.BAD_COMPRESSION, "the compressed body is damaged") from error
            received = b""
            if piece:
                yield piece
            if self._object.is_finished():
                self.is_whole = True
                return
            if self._object.can_accept_more_data():
                return
