"""From the bytes of a list to text, by evidence: byte order mark, then XML declaration, then UTF-8, header, detection.

A body that is valid UTF-8 with letters outside ASCII is UTF-8, whatever single-byte charset it declares: by chance that does
not happen. What is left of undecodable bytes is counted, never hidden.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from orchestration.sources.html_decoding import BROWSER_NAMES
from orchestration.sources.source_records import ReasonCode
from orchestration.sources.unreadable_input import UnreadableInputError

# More than this share of characters that could not be read is no damage but a wrong charset.
MAX_REPLACED_SHARE = 0.005
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
_DECLARATION = re.compile(
    rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']\s*([A-Za-z0-9_.:-]{1,40})""", re.IGNORECASE
)
_HEADER_CHARSET = re.compile(r"""charset\s*=\s*["']?([A-Za-z0-9_.:-]{1,40})""", re.IGNORECASE)
_DECLARATION_BYTES = 1_024
_DETECTION_BYTES = 32_768
# Text encodings of the standard library that no web page may choose: slow, or hiding markup from a reader of bytes.
_REFUSED = frozenset(
    {"idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined", "utf-7", "mbcs", "oem"}
)
_MULTI_BYTE = ("utf", "gb", "big5", "cp932", "cp949", "cp950", "shift", "euc", "iso2022", "hz", "johab")


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
    'cp1251'
    """
    for mark, encoding in _MARKS:
        if body.startswith(mark):
            return _tolerant(body[len(mark) :], encoding) or _refuse(body)
    for start, encoding in _FIRST_BYTES:
        if body.startswith(start):
            return _tolerant(body, encoding) or _refuse(body)
    declared = usable_encoding(_match_text(_DECLARATION.search(body[:_DECLARATION_BYTES])))
    told = usable_encoding((_HEADER_CHARSET.search(content_type or "") or [None, None])[1])
    as_utf8 = _strict(body, "utf-8")
    is_plainly_utf8 = as_utf8 is not None and not body.isascii()
    if declared and not (is_plainly_utf8 and not declared.startswith(_MULTI_BYTE)):
        decoded = _strict(body, declared)
        if decoded:
            return decoded
    return as_utf8 or _damaged_utf8(body) or (told and _strict(body, told)) or _by_last_resort(body, declared)


def usable_encoding(name: str | None) -> str | None:
    """Python's name of a charset as browsers read it, None for what is none or may not be chosen.

    >>> usable_encoding("ISO-8859-1"), usable_encoding("utf-7"), usable_encoding("zip")
    ('cp1252', None, None)
    """
    if not name:
        return None
    try:
        found = codecs.lookup(BROWSER_NAMES.get(name.lower(), name)).name
        "".encode(found)  # raises LookupError for codecs that are no text encodings
    except (LookupError, ValueError):
        return None
    return None if found in _REFUSED else found


def _match_text(match: re.Match[bytes] | None) -> str | None:
    return match[1].decode("ascii") if match else None


def _strict(body: bytes, encoding: str) -> DecodedText | None:
    try:
        return DecodedText(body.decode(encoding), encoding)
    except ValueError:
        return None


def _tolerant(body: bytes, encoding: str) -> DecodedText | None:
    """The text with what cannot be read replaced; None where that is more than damage."""
    try:
        text = body.decode(encoding, "replace")
    except ValueError:
        return None
    n_replaced = max(text.count(REPLACEMENT) - body.count(REPLACEMENT.encode()), 0)
    return DecodedText(text, encoding, n_replaced) if n_replaced <= MAX_REPLACED_SHARE * len(text) else None


def _damaged_utf8(body: bytes) -> DecodedText | None:
    """UTF-8 with some bad bytes: told from another charset by the good letters outside ASCII among them."""
    decoded = _tolerant(body, "utf-8")
    if decoded is None:
        return None
    n_wide = len(decoded.text) - len(decoded.text.encode("ascii", "ignore")) - decoded.text.count(REPLACEMENT)
    return decoded if n_wide >= 4 * decoded.n_replaced else None


def _by_last_resort(body: bytes, declared: str | None) -> DecodedText:
    from charset_normalizer import from_bytes

    best = from_bytes(body[:_DETECTION_BYTES], cp_exclusion=sorted(_REFUSED)).best()
    detected = usable_encoding(best.encoding) if best else None
    return (
        (detected and _strict(body, detected))
        or (declared and _tolerant(body, declared))
        or _tolerant(body, "utf-8")
        or _refuse(body)
    )


def _refuse(body: bytes) -> DecodedText:
    what = "is empty" if not body else "is in no charset that it, its header or its letters tell"
    raise UnreadableInputError(ReasonCode.BAD_ENCODING, f"The body {what}.")
