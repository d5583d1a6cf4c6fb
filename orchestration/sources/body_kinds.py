"""Telling bodies that are no page by their first bytes and their media type: a PDF or an archive is not read as text."""

from __future__ import annotations

import codecs

_MARKS = {
    b"%PDF-": "a PDF",
    b"PK\x03\x04": "a zip archive",
    b"\x1f\x8b": "a gzip file",
    b"BZh": "a bzip2 file",
    b"\xfd7zXZ\x00": "an xz file",
    b"\x28\xb5\x2f\xfd": "a zstd file",
    b"7z\xbc\xaf\x27\x1c": "a 7z archive",
    b"Rar!": "a RAR archive",
    b"\x89PNG": "an image",
    b"\xff\xd8\xff": "an image",
    b"GIF8": "an image",
    b"RIFF": "an image, a sound or a film",
    b"\xd0\xcf\x11\xe0": "an office document",
    b"{\\rtf": "an RTF document",
}
_TEXT_TYPES = ("text/", "application/xhtml", "application/xml", "application/octet-stream")
_WIDE_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_LOOKED_AT = 4_096


def foreign_kind(body: bytes, content_type: str | None) -> str | None:
    """What a body is if it is no page, in words; None where it may be one.

    >>> foreign_kind(b"%PDF-1.7 ...", "text/html")
    'a PDF'
    >>> foreign_kind(b"<html>", "application/json"), foreign_kind(b"<html>", None)
    ('application/json', None)
    """
    known = next((words for mark, words in _MARKS.items() if body.startswith(mark)), None)
    if known is not None:
        return known
    start = body[:_LOOKED_AT]
    if b"\x00" in start and not start.startswith(_WIDE_MARKS) and not _is_wide_markup(start):
        return "binary data"
    media_type = (content_type or "").partition(";")[0].strip().lower()
    return media_type if media_type and not media_type.startswith(_TEXT_TYPES) else None


def _is_wide_markup(start: bytes) -> bool:
    """Whether this is UTF-16 without a mark: every second byte of markup is zero."""
    return start[:2] in (b"<\x00", b"\x00<")
