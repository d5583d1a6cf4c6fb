"""From a raw record to the page in it: headers by warcio, digests and lengths checked by us, HTTP encodings taken off.

warcio hands on records that are cut as if they were whole, so it is asked for headers only.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import io
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from warcio.statusandheaders import StatusAndHeaders, StatusAndHeadersParser

from orchestration.sources.bounded_decompression import decode_content
from orchestration.sources.reading_limits import MAX_ARTICLE_FILE_BYTES
from orchestration.sources.source_records import ReasonCode
from orchestration.sources.unreadable_input import UnreadableInputError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orchestration.sources.archive_bytes import RawRecord

_WARC_LINES = ["WARC/1.1", "WARC/1.0", "WARC/0.18", "WARC/0.17"]
_HTTP_LINES = ["HTTP/1.0", "HTTP/1.1", "HTTP/2", "HTTP/2.0", "HTTP/3"]
_ALGORITHMS = {"sha1": hashlib.sha1, "sha256": hashlib.sha256, "sha512": hashlib.sha512, "md5": hashlib.md5}
_PAGE_TYPES = ("text/html", "application/xhtml+xml")
_PAGE_START = re.compile(rb"\s*(?:<!doctype html|<html)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class HttpAnswer:
    """An HTTP response as it was archived: its status, its headers, its body before any encoding is taken off."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes

    def header(self, name: str) -> str | None:
        """The first header of that name."""
        return next((value for key, value in self.headers if key.lower() == name), None)


def record_headers(record: RawRecord) -> dict[str, str]:
    """The record's own headers by their names in lower case; of two the first counts."""
    parsed = _parsed(record.head, _WARC_LINES)
    headers: dict[str, str] = {}
    for name, value in parsed.headers:
        headers.setdefault(name.lower(), value)
    return headers


def http_answer(block: bytes) -> HttpAnswer:
    """The response in a block; raises UnreadableInputError where it is none."""
    end = block.find(b"\r\n\r\n")
    gap = 4
    if end < 0:
        end, gap = block.find(b"\n\n"), 2
    if end < 0:
        raise UnreadableInputError(ReasonCode.BAD_RECORD, "The archived response has no header.")
    parsed = _parsed(block[: end + gap], _HTTP_LINES)
    status = parsed.get_statuscode()
    if not re.fullmatch(r"[1-5]\d\d", status):
        raise UnreadableInputError(ReasonCode.BAD_RECORD, "The archived response has no status.")
    headers = tuple((str(name), str(value)) for name, value in parsed.headers)
    return HttpAnswer(int(status), headers, block[end + gap :])


def verify_digests(headers: dict[str, str], block: bytes, payloads: Sequence[bytes]) -> tuple[str, ...]:
    """The names of the digests that fit; raises UnreadableInputError where one does not.

    Archivers take the payload's digest before or after its transfer encoding: `payloads` are both forms. Where only it does not
    fit while the digest of the whole block does, the bytes are those that were archived.
    """
    of_block = _fits(headers.get("warc-block-digest"), [block])
    of_payload = _fits(headers.get("warc-payload-digest"), payloads)
    if of_block is False or (of_payload is False and not of_block):
        which = "block" if of_block is False else "payload"
        raise UnreadableInputError(
            ReasonCode.DIGEST_MISMATCH, f"The digest of the record's {which} does not fit its bytes."
        )
    names = (("block_digest", of_block), ("payload_digest", of_payload))
    return tuple(name for name, does_fit in names if does_fit)


def is_page(content_type: str | None, body: bytes) -> bool:
    """Whether a body is a web page by its type, or by its start where no type is told."""
    kind = (content_type or "").partition(";")[0].strip().lower()
    return kind in _PAGE_TYPES if kind else _PAGE_START.match(body) is not None


def whole_body(answer: HttpAnswer, unchunked: bytes | None) -> bytes:
    """The page's bytes; raises UnreadableInputError where the archive holds only part of them, or they swell."""
    told = answer.header("content-length")
    is_chunked = unchunked is not None
    if not is_chunked and told and told.strip().isdecimal() and len(answer.body) < int(told.strip()[:18]):
        reason = f"The server announced {told.strip()[:18]} bytes; the archive holds {len(answer.body)}."
        raise UnreadableInputError(ReasonCode.TRUNCATED, reason)
    body = unchunked if unchunked is not None else answer.body
    encodings = answer.header("content-encoding") or ""
    if not encodings or _PAGE_START.match(body):
        if len(body) > MAX_ARTICLE_FILE_BYTES:
            raise UnreadableInputError(ReasonCode.FILE_TOO_LARGE, f"The page has {len(body):,} bytes.")
        return body  # some archivers take encodings off and leave the header as it was
    return decode_content(body, encodings, MAX_ARTICLE_FILE_BYTES)


def without_chunks(answer: HttpAnswer) -> bytes | None:
    """The body with chunked transfer encoding taken off, None where it has none; raises where the last chunk is missing."""
    if "chunked" not in (answer.header("transfer-encoding") or "").lower():
        return None
    body, place = bytearray(), 0
    while True:
        line_end = answer.body.find(b"\r\n", place, place + 200)
        size = answer.body[place : max(line_end, place)].partition(b";")[0].strip()
        if not re.fullmatch(rb"[0-9A-Fa-f]{1,8}", size):
            if place == 0:
                return None  # taken off by the archiver already
            raise UnreadableInputError(
                ReasonCode.TRUNCATED, "The archived response breaks off between two chunks."
            )
        n_bytes = int(size, 16)
        if n_bytes == 0:
            return bytes(body)
        chunk = answer.body[line_end + 2 : line_end + 2 + n_bytes]
        if len(chunk) < n_bytes:
            raise UnreadableInputError(
                ReasonCode.TRUNCATED, "The archived response breaks off within a chunk."
            )
        body += chunk
        place = line_end + 2 + n_bytes + 2


def _parsed(head: bytes, first_lines: list[str]) -> StatusAndHeaders:
    try:
        return StatusAndHeadersParser(first_lines).parse(io.BytesIO(head))
    except Exception as error:  # warcio raises AttributeError, IndexError and others on damaged headers
        reason = f"A header of the record cannot be read: {type(error).__name__}."
        raise UnreadableInputError(ReasonCode.BAD_RECORD, reason) from error


def _fits(digest: str | None, forms: Sequence[bytes]) -> bool | None:
    """Whether a digest is that of one of the forms, None where there is none or its algorithm is not known."""
    algorithm, _colon, value = (digest or "").strip().partition(":")
    make = _ALGORITHMS.get(algorithm.lower().replace("-", ""))
    if make is None:
        return None
    told = _digest_bytes(value, make(usedforsecurity=False).digest_size)
    return any(make(form, usedforsecurity=False).digest() == told for form in forms)


def _digest_bytes(value: str, size: int) -> bytes | None:
    """A digest written in hex, base 32 or base 64."""
    try:
        if len(value) == 2 * size:
            return bytes.fromhex(value)
        if len(value.rstrip("=")) == -(-size * 8 // 5):
            return base64.b32decode(value.rstrip("=").upper() + "=" * (-len(value.rstrip("=")) % 8))
        return base64.b64decode(value.replace("-", "+").replace("_", "/"), validate=True)
    except (ValueError, binascii.Error):
        return None
