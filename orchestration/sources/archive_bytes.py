"""Cutting the bytes of a web archive into raw records, each with its place, none longer in memory than a page.

Lengths, gzip trailers and record ends are checked here; what a record says is read elsewhere.
"""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass
from typing import BinaryIO

from orchestration.sources.bounded_decompression import GZIP_MARK, MAX_RATIO
from orchestration.sources.reading_limits import CHUNK_BYTES, MAX_RECORD_BYTES, MAX_RECORD_HEAD_BYTES
from orchestration.sources.source_records import ReasonCode
from orchestration.sources.unreadable_input import UnreadableInputError

_HEAD_END = b"\r\n\r\n"
_LENGTH = re.compile(rb"^content-length:[ \t]*(\d{1,18})[ \t]*\r?$", re.IGNORECASE | re.MULTILINE)
_START = re.compile(rb"WARC/\d\.\d{1,2}\r\n")
_GZIP_START = b"\x1f\x8b\x08"
_PIECE_BYTES = 65_536


@dataclass(frozen=True, slots=True)
class RawRecord:
    """A record as it lies in the file; `block` holds all `block_length` bytes unless the record is longer than a page."""

    offset: int
    next_offset: int
    head: bytes
    block: bytes
    block_length: int
    is_gzip_checked: bool

    @property
    def is_kept_whole(self) -> bool:
        """Whether the block is wholly here."""
        return len(self.block) == self.block_length


class ByteSource:
    """Reading at any place of a seekable stream, fast where places only grow."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._buffer = b""
        self._base = -1

    def read_at(self, offset: int, n_bytes: int) -> bytes:
        """At most `n_bytes` from there, fewer only at the end of the file."""
        if not 0 <= self._base <= offset <= self._base + len(self._buffer):
            self._stream.seek(offset)
            self._buffer, self._base = b"", offset
        start = offset - self._base
        if start + n_bytes > len(self._buffer):
            pieces = [self._buffer[start:]]
            missing = n_bytes - len(pieces[0])
            while missing > 0 and (piece := self._stream.read(max(missing, _PIECE_BYTES))):
                pieces.append(piece)
                missing -= len(piece)
            self._buffer, self._base, start = b"".join(pieces), offset, 0
        return self._buffer[start : start + n_bytes]


def raw_record(source: ByteSource, offset: int) -> RawRecord | None:
    """The record at a place, None at the end of the file; raises UnreadableInputError where it is cut or damaged."""
    start = source.read_at(offset, 3)
    if not start:
        return None
    if start.startswith(GZIP_MARK):
        return _gzip_record(source, offset)
    return _plain_record(source, offset)


def next_start(source: ByteSource, offset: int) -> int | None:
    """The place of the next record behind a damaged one that starts at `offset`, None where there is none."""
    is_gzip = source.read_at(offset, 2) == GZIP_MARK
    mark = _GZIP_START if is_gzip else b"WARC/1."
    place = offset + 1
    while window := source.read_at(place, CHUNK_BYTES):
        found = window.find(mark)
        while found >= 0:
            if _is_start(source, place + found, is_gzip=is_gzip):
                return place + found
            found = window.find(mark, found + 1)
        if len(window) < CHUNK_BYTES:
            return None
        place += len(window) - len(mark) + 1
    return None


def _is_start(source: ByteSource, place: int, *, is_gzip: bool) -> bool:
    if not is_gzip:
        before = source.read_at(max(place - 4, 0), min(place, 4))
        return before.endswith(b"\r\n") and _START.match(source.read_at(place, 12)) is not None
    try:
        first = zlib.decompressobj(wbits=31).decompress(source.read_at(place, 512), 12)
    except zlib.error:
        return False
    return _START.match(first) is not None


def _gzip_record(source: ByteSource, offset: int) -> RawRecord:
    """One gzip member, which holds one record; its trailer (CRC and length) is checked by zlib."""
    member = zlib.decompressobj(wbits=31)
    kept, n_decoded, place, data = bytearray(), 0, offset, b""
    while not member.eof:
        if not data:
            data = source.read_at(place, _PIECE_BYTES)
            place += len(data)
            if not data:
                raise UnreadableInputError(ReasonCode.TRUNCATED, "The file breaks off within this record.")
        try:
            piece = member.decompress(data, CHUNK_BYTES)
        except zlib.error as error:
            reason = f"The record's compressed bytes are damaged: {error}."
            raise UnreadableInputError(ReasonCode.BAD_COMPRESSION, reason) from error
        data = member.unconsumed_tail
        n_decoded += len(piece)
        kept += piece[: MAX_RECORD_BYTES + MAX_RECORD_HEAD_BYTES - len(kept)]
        if n_decoded > MAX_RECORD_BYTES and n_decoded > MAX_RATIO * (place - offset):
            reason = f"The record swells to more than {MAX_RATIO} times its size."
            raise UnreadableInputError(ReasonCode.COMPRESSION_BOMB, reason)
    next_offset = place - len(member.unused_data)
    head, length = _head(bytes(kept[:MAX_RECORD_HEAD_BYTES]))
    rest = n_decoded - len(head) - length
    block = bytes(kept[len(head) : len(head) + length])
    if rest < 0:
        raise UnreadableInputError(ReasonCode.TRUNCATED, "The record is shorter than it says.")
    ending = bytes(kept[len(head) + length :])
    if rest > len(_HEAD_END) or ending.strip(b"\r\n"):
        reason = "The record is longer than it says, or several share one gzip member; pack the archive record by record."
        raise UnreadableInputError(ReasonCode.BAD_RECORD, reason)
    return RawRecord(offset, next_offset, head, block, length, is_gzip_checked=True)


def _plain_record(source: ByteSource, offset: int) -> RawRecord:
    head, length = _head(source.read_at(offset, MAX_RECORD_HEAD_BYTES))
    block = source.read_at(offset + len(head), min(length, MAX_RECORD_BYTES))
    end = offset + len(head) + length
    if len(block) < min(length, MAX_RECORD_BYTES):
        raise UnreadableInputError(ReasonCode.TRUNCATED, "The file breaks off within this record.")
    ending = source.read_at(end, len(_HEAD_END))
    if ending != _HEAD_END:
        code = ReasonCode.TRUNCATED if _HEAD_END.startswith(ending) else ReasonCode.BAD_RECORD
        raise UnreadableInputError(code, "The record does not end where it says.")
    return RawRecord(offset, end + len(_HEAD_END), head, block, length, is_gzip_checked=False)


def _head(start: bytes) -> tuple[bytes, int]:
    """The record's own header with its blank line, and the length of its block that it states."""
    if not _START.match(start):
        is_cut = len(start) < 10 and b"WARC/1.0\r\n".startswith(start)
        code = ReasonCode.TRUNCATED if is_cut else ReasonCode.BAD_RECORD
        raise UnreadableInputError(code, "No record of a web archive starts here.")
    end = start.find(_HEAD_END)
    if end < 0:
        code = ReasonCode.TRUNCATED if len(start) < MAX_RECORD_HEAD_BYTES else ReasonCode.BAD_RECORD
        raise UnreadableInputError(code, "The record's header has no end.")
    head = start[: end + len(_HEAD_END)]
    lengths = _LENGTH.findall(head)
    if len(lengths) != 1:
        raise UnreadableInputError(ReasonCode.BAD_RECORD, "The record does not state its length once.")
    return head, int(lengths[0])
