"""Taking compression off within bounds: decoded bytes are counted, and a body that swells without end is refused.

Nothing is written to disk.
"""

from __future__ import annotations

import zipfile
import zlib
from typing import IO, TYPE_CHECKING

import brotli

from orchestration.sources.source_records import ReasonCode
from orchestration.sources.unreadable_input import UnreadableInputError

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_RATIO = 200
# Below this size no ratio is suspicious: a page of blanks compresses a thousandfold.
RATIO_FREE_BYTES = 1_000_000
# What the standard library raises for a damaged, encrypted or exotic zip.
ZIP_FAILURES = (
    zipfile.BadZipFile,
    zlib.error,
    NotImplementedError,
    RuntimeError,
    EOFError,
    OSError,
    ValueError,
)
GZIP_MARK = b"\x1f\x8b"
_PIECE_BYTES = 65_536


def gunzip(body: bytes, max_bytes: int) -> bytes:
    """All members of a gzip body; raises UnreadableInputError over the bounds or where a member is cut or damaged."""
    decoded = bytearray()
    rest = body
    while rest.startswith(GZIP_MARK):
        member = zlib.decompressobj(wbits=31)
        for piece in _inflated(member, rest):
            decoded += piece
            refuse_bomb(len(decoded), len(body), max_bytes)
        if not member.eof:
            raise UnreadableInputError(ReasonCode.TRUNCATED, "The compressed body breaks off.")
        rest = member.unused_data
    return bytes(decoded)


def decode_content(body: bytes, encodings: str, max_bytes: int) -> bytes:
    """A body with its HTTP content encodings taken off, last one first; raises UnreadableInputError as `gunzip`."""
    for encoding in reversed([name.strip().lower() for name in encodings.split(",") if name.strip()]):
        match encoding:
            case "identity" | "utf-8" | "none":
                continue
            case "gzip" | "x-gzip":
                body = gunzip(body, max_bytes) if body.startswith(GZIP_MARK) else body
            case "deflate":
                body = _deflated(body, max_bytes)
            case "br":
                body = _unbrotlied(body, max_bytes)
            case _:
                reason = f"The body is encoded as {encoding[:20]}, which is not read."
                raise UnreadableInputError(ReasonCode.BAD_COMPRESSION, reason)
    return body


def refuse_bomb(n_decoded: int, n_encoded: int, max_bytes: int) -> None:
    """Raises UnreadableInputError where decoded bytes pass the limit or 200 times the encoded ones."""
    if n_decoded > max_bytes:
        reason = f"The body has more than {max_bytes:,} bytes when decompressed."
        raise UnreadableInputError(ReasonCode.COMPRESSION_BOMB, reason)
    if n_decoded > RATIO_FREE_BYTES and n_decoded > MAX_RATIO * n_encoded:
        reason = f"The body swells to more than {MAX_RATIO} times its size."
        raise UnreadableInputError(ReasonCode.COMPRESSION_BOMB, reason)


def read_bounded(stream: IO[bytes], n_encoded: int, max_bytes: int) -> bytes:
    """All of a stream that decompresses while it is read (a zip's member); raises UnreadableInputError over the bounds."""
    decoded = bytearray()
    while piece := stream.read(_PIECE_BYTES):
        decoded += piece
        refuse_bomb(len(decoded), n_encoded, max_bytes)
    return bytes(decoded)


def _inflated(decompressor: zlib._Decompress, data: bytes) -> Iterator[bytes]:
    """Pieces of at most 64 KiB; the decompressor is asked again until it takes no more."""
    while not decompressor.eof:
        try:
            piece = decompressor.decompress(data, _PIECE_BYTES)
        except zlib.error as error:
            raise UnreadableInputError(
                ReasonCode.BAD_COMPRESSION, f"The compressed body is damaged: {error}."
            ) from error
        data = decompressor.unconsumed_tail
        if piece:
            yield piece
        elif not data:
            return


def _deflated(body: bytes, max_bytes: int) -> bytes:
    """Zlib's form, or the bare one that some servers send under the same name."""
    is_zlib = len(body) > 1 and body[0] & 0x0F == 8 and (body[0] * 256 + body[1]) % 31 == 0
    decompressor = zlib.decompressobj(wbits=15 if is_zlib else -15)
    decoded = bytearray()
    for piece in _inflated(decompressor, body):
        decoded += piece
        refuse_bomb(len(decoded), len(body), max_bytes)
    if not decompressor.eof:
        raise UnreadableInputError(ReasonCode.TRUNCATED, "The compressed body breaks off.")
    return bytes(decoded)


def _unbrotlied(body: bytes, max_bytes: int) -> bytes:
    """Asked for 64 KiB at a time: a few bytes of brotli may stand for hundreds of megabytes."""
    decompressor = brotli.Decompressor()
    decoded, data = bytearray(), body
    while not decompressor.is_finished():
        try:
            piece = decompressor.process(data, output_buffer_limit=_PIECE_BYTES)
        except brotli.error as error:
            raise UnreadableInputError(
                ReasonCode.BAD_COMPRESSION, "The compressed body is damaged."
            ) from error
        decoded += piece
        refuse_bomb(len(decoded), len(body), max_bytes)
        if not piece and (not data or decompressor.can_accept_more_data()):
            break
        data = b""
    if not decompressor.is_finished():
        raise UnreadableInputError(ReasonCode.TRUNCATED, "The compressed body breaks off.")
    return bytes(decoded)
