"""Cutting a stream of bytes into numbered lines within bounded memory.

What a line means is none of this module's business.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from orchestration.sources.reading_limits import CHUNK_BYTES, MAX_LINE_BYTES, MAX_QUARANTINED_BYTES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

BYTE_ORDER_MARK = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class ByteLine:
    """One line without its line feed; of a line over the limit only the first part is kept in `content`."""

    number: int
    content: bytes
    n_bytes: int
    is_terminated: bool

    @property
    def is_too_long(self) -> bool:
        """Whether the line is over the limit, and so not wholly here."""
        return self.n_bytes > MAX_LINE_BYTES


def byte_chunks(stream: BinaryIO) -> Iterator[bytes]:
    """The bytes of an open file or pipe as they arrive, in pieces of at most 1 MiB."""
    read_some = getattr(stream, "read1", stream.read)
    while chunk := read_some(CHUNK_BYTES):
        yield chunk


def split_lines(chunks: Iterable[bytes]) -> Iterator[ByteLine]:
    r"""Numbered lines, from 1, of pieces cut anywhere; a byte order mark at the start is left out.

    >>> [
    ...     (line.number, line.content, line.is_terminated)
    ...     for line in split_lines([b"\xef\xbb\xbfa\nb", b"c\n\nd"])
    ... ]
    [(1, b'a', True), (2, b'bc', True), (3, b'', True), (4, b'd', False)]
    """
    number = 1
    pending = bytearray()
    n_pending = 0
    for chunk in chunks:
        start = 0
        while (end := chunk.find(b"\n", start)) >= 0:
            n_pending += end - start
            _keep(pending, chunk[start:end])
            yield _line(number, pending, n_pending, is_terminated=True)
            number, n_pending, start = number + 1, 0, end + 1
            pending.clear()
        n_pending += len(chunk) - start
        _keep(pending, chunk[start:])
    if n_pending:
        yield _line(number, pending, n_pending, is_terminated=False)


def _keep(pending: bytearray, piece: bytes) -> None:
    """Add to a line, but never more than tells that it is too long."""
    room = MAX_LINE_BYTES + len(BYTE_ORDER_MARK) + 1 - len(pending)
    pending += piece[: max(room, 0)]


def _line(number: int, pending: bytearray, n_bytes: int, *, is_terminated: bool) -> ByteLine:
    content = bytes(pending)
    if number == 1 and content.startswith(BYTE_ORDER_MARK):
        content, n_bytes = content[len(BYTE_ORDER_MARK) :], n_bytes - len(BYTE_ORDER_MARK)
    if n_bytes > MAX_LINE_BYTES:
        content = content[:MAX_QUARANTINED_BYTES]
    return ByteLine(number, content, n_bytes, is_terminated)
