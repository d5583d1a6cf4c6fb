"""From the bytes of a list to text, by evidence: byte order mark, wide first letters, UTF-8, then as pages are decoded.

A body that is valid UTF-8 with letters outside ASCII is UTF-8, whatever single-byte charset it declares: by chance that does
not happen. What is left of undecodable bytes is counted, never hidden.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from orchestration.sources.html_decoding import MAX_REPLACEMENT_SHARE, declared_encoding, decode_page
from orchestration.sources.source_records import ReasonCode
from orchestration.sources.unreadable_input import UnreadableInputError

REPLACEMENT = "\ufffd"

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# "<" as its first bytes look in encodings that are no superset of ASCII.
_FIRST_BYTES = (
    (b"<\x00\x00\x00", "utf-32-le"),
    (b"\x00\x00\x00<", "utf-32-be"),
    (b"<\x00", "utf-16-le"),
    (b"\x00<", "utf-16-be"),
    (b"\x4c\x6f\xa7\x94", "cp037"),
)
# Charsets in which bytes of UTF-8 may be other letters by chance, so that their declaration goes first.
_MULTI_BYTE = re.compile(r"gb|x-gbk|big5|shift|x-sjis|euc|iso-2022|hz|ks_c")


@dataclass(frozen=True, slots=True)
class DecodedText:
    """A body as text, the charset it was read in, and how many characters could not be read."""

    text: str
    encoding: str
    n_replaced: int = 0


def decode_by_evidence(body: bytes, content_type: str | None = None) -> DecodedText:
    """The text; raises UnreadableInputError where no charset fits.

    >>> decode_by_evidence(
    ...     '<?xml version="1.0" encoding="windows-1251"?><a>Київ</a>'.encode("cp1251")
    ... ).encoding
    'windows-1251'
    """
    for mark, encoding in _MARKS:
        if body.startswith(mark):
            return _tolerant(body[len(mark) :], encoding) or _refuse()
    for start, encoding in _FIRST_BYTES:
        if body.startswith(start):
            return _tolerant(body, encoding) or _refuse()
    if not _MULTI_BYTE.match(declared_encoding(body) or ""):
        decoded = _utf8(body)
        if decoded is not None:
            return decoded
    page = decode_page(body, content_type)
    return DecodedText(page.text, page.encoding, round(page.replacement_share * len(page.text)))


def _tolerant(body: bytes, encoding: str) -> DecodedText | None:
    """The text with what cannot be read replaced; None where that is more than damage."""
    text = body.decode(encoding, "replace")
    n_replaced = max(text.count(REPLACEMENT) - body.count(REPLACEMENT.encode()), 0)
    return (
        DecodedText(text, encoding, n_replaced) if n_replaced <= MAX_REPLACEMENT_SHARE * len(text) else None
    )


def _utf8(body: bytes) -> DecodedText | None:
    """UTF-8, also with some bad bytes: told from another charset by the good letters outside ASCII among them."""
    decoded = _tolerant(body, "utf-8")
    if decoded is None:
        return None
    n_wide = len(decoded.text) - len(decoded.text.encode("ascii", "ignore")) - decoded.text.count(REPLACEMENT)
    return decoded if n_wide >= 4 * decoded.n_replaced else None


def _refuse() -> DecodedText:
    reason = "The body is damaged beyond reading in the charset that its first bytes tell."
    raise UnreadableInputError(ReasonCode.BAD_ENCODING, reason)
