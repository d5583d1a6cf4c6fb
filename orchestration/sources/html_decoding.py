"""From a page's bytes to text by evidence: byte order mark, the page's declaration, the server's header, then the bytes.

A declaration that the bytes contradict is not believed: bytes that are valid UTF-8 with letters beyond ASCII are UTF-8, and
text that no language writes was decoded wrongly. What fits nowhere goes to quarantine: a wrong charset turns names and
numbers into other ones without a sign.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from orchestration.sources.encoding_signs import is_double_encoded, is_oddly_decoded, is_western
from orchestration.sources.source_records import ReasonCode
from orchestration.sources.unreadable_input import UnreadableInputError

if TYPE_CHECKING:
    from collections.abc import Iterator

_MARKS = {codecs.BOM_UTF8: "utf-8", codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
# Browsers look for the declaration in the first 1,024 bytes; some pages put scripts before it.
_DECLARATION_BYTES = 4_096
_DECLARATION = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]+)""", re.IGNORECASE)
_XML_DECLARATION = re.compile(rb"""^\s*<\?xml[^>]{0,100}?encoding\s*=\s*["']([A-Za-z0-9_.-]+)""")
_HEADER = re.compile(r"""charset\s*=\s*["']?\s*([\w:.-]+)""", re.IGNORECASE | re.ASCII)
# What browsers read where a page says the name on the left (the Encoding standard).
_BROWSER_NAMES = {
    "iso-8859-1": "cp1252", "latin1": "cp1252", "latin-1": "cp1252", "ascii": "cp1252", "us-ascii": "cp1252",
    "iso8859-1": "cp1252",
    "windows-1252": "cp1252", "iso-8859-9": "cp1254", "iso-8859-11": "cp874", "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030", "shift_jis": "cp932", "shift-jis": "cp932", "x-sjis": "cp932", "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949", "utf-16": "utf-8", "utf-16le": "utf-8", "utf-16be": "utf-8", "utf8": "utf-8",
}  # fmt: skip
# Codecs of Python that are no charsets of pages: they would turn text into other text.
_NO_CHARSETS = frozenset(
    {"utf-7", "utf7", "idna", "punycode", "raw_unicode_escape", "unicode_escape", "rot13", "hex", "base64"}
)
# Tried in this order where nothing declared fits; statistics are asked in between.
_COMMON = ("windows-1251", "koi8-u")
_LAST = ("gbk", "shift_jis", "euc-kr", "windows-1252")
# Over this share of undecodable places a page is not what it says; one broken byte in a page is no reason to refuse it.
MAX_REPLACEMENT_SHARE = 0.005
# What the Encoding standard knows: statistics also name charsets that no page was ever written in.
_OF_PAGES = re.compile(
    r"big5\w*|euc_\w+|gb\w+|shift_jis\w*|cp932|cp949|iso2022_jp\w*|iso8859_\d+|cp125\d|koi8_\w|cp866|cp874|tis_620|mac_cyrillic"
)
_DETECTION_BYTES = 100_000
_NOT_ASCII = re.compile(rb"[\x80-\xff]")


@dataclass(frozen=True, slots=True)
class DecodedPage:
    """A page's text, the name of its encoding, what told it, and what is wrong with it.

    `source` is byte_order_mark, declaration, header, utf_8 or detection; `replacement_share` counts U+FFFD of all code points.
    """

    text: str
    encoding: str
    source: str
    replacement_share: float = 0.0
    is_double_encoded: bool = False


def decode_page(content: bytes, header: str | None = None) -> DecodedPage:
    r"""The page's text; `header` is the server's Content-Type. Raises UnreadableInputError where no charset fits.

    >>> decode_page(b'<meta charset="windows-1251"><p>\xcc\xe8\xed\xf1\xea</p>').encoding
    'windows-1251'
    """
    for mark, encoding in _MARKS.items():
        if content.startswith(mark):
            return _page(content[len(mark) :].decode(encoding, "replace"), encoding, "byte_order_mark")
    declared, told = declared_encoding(content), header_encoding(header)
    if _NOT_ASCII.search(content):
        as_utf_8 = _strict(content, "utf-8")
        if as_utf_8 is not None:
            source = {declared: "declaration", told: "header"}.get("utf-8", "utf_8")
            return _page(as_utf_8, "utf-8", source)
    for encoding, source in _candidates(declared, told):
        text = _strict(content, encoding)
        if text is not None and not is_oddly_decoded(text):
            return _page(text, encoding, source)
    return _nearly_decoded(content, [name for name in (declared, told, "utf-8") if name]) or _detected(
        content
    )


def declared_encoding(content: bytes) -> str | None:
    """The charset that the page states of itself, in lower case, None where it states none."""
    head = content[:_DECLARATION_BYTES]
    match = _XML_DECLARATION.search(head) or _DECLARATION.search(head)
    return match.group(1).decode("ascii").lower() if match else None


def header_encoding(header: str | None) -> str | None:
    """The charset of a Content-Type header.

    >>> header_encoding('text/html; charset="KOI8-U"'), header_encoding("text/html")
    ('koi8-u', None)
    """
    match = _HEADER.search(header or "")
    return match.group(1).lower() if match else None


def _candidates(declared: str | None, told: str | None) -> Iterator[tuple[str, str]]:
    if declared:
        yield declared, "declaration"
    if told:
        yield told, "header"
    yield "utf-8", "utf_8"


def _nearly_decoded(content: bytes, encodings: list[str]) -> DecodedPage | None:
    """The page in the first encoding that leaves few enough places undecoded."""
    for encoding in encodings:
        codec = _codec(encoding)
        if codec is None:
            continue
        page = _page(
            content.decode(codec, "replace"), encoding, "declaration" if encoding != "utf-8" else "utf_8"
        )
        if page.replacement_share <= MAX_REPLACEMENT_SHARE and not is_oddly_decoded(page.text):
            return page
    return None


def _detected(content: bytes) -> DecodedPage:
    as_western = _strict(content, "windows-1252")
    if as_western is not None and is_western(as_western):
        return _page(as_western, "windows-1252", "detection")
    for encoding in (*_COMMON, *_statistical_guess(content), *_LAST):
        text = _strict(content, encoding)
        if text is not None and not is_oddly_decoded(text):
            return _page(text, encoding, "detection")
    reason = "The page is neither in its declared charset nor in UTF-8 nor in one that its bytes tell; save it as UTF-8."
    raise UnreadableInputError(ReasonCode.BAD_ENCODING, reason)


def _statistical_guess(content: bytes) -> list[str]:
    from charset_normalizer import from_bytes

    best = from_bytes(content[:_DETECTION_BYTES]).best()
    return [best.encoding] if best is not None and _OF_PAGES.fullmatch(best.encoding) else []


def _strict(content: bytes, encoding: str) -> str | None:
    codec = _codec(encoding)
    if codec is None:
        return None
    try:
        return content.decode(codec)
    except (UnicodeDecodeError, ValueError):
        return None


def _codec(encoding: str) -> str | None:
    """The codec of a charset's name; None for what is no charset of pages."""
    name = _BROWSER_NAMES.get(encoding, encoding)
    try:
        is_text = codecs.lookup(name)._is_text_encoding  # noqa: SLF001 - the only sign that a codec gives text
    except (LookupError, ValueError):
        return None
    return (
        name if is_text and name.replace("-", "_") not in _NO_CHARSETS and name not in _NO_CHARSETS else None
    )


def _page(text: str, encoding: str, source: str) -> DecodedPage:
    share = text.count("\ufffd") / len(text) if text else 0.0
    return DecodedPage(text, encoding, source, share, is_double_encoded(text))
