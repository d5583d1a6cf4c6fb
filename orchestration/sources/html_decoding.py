"""From a page's bytes to text: byte order mark, then the page's charset, then strict UTF-8; never a guess.

Pages that are none of these go to quarantine: a wrong charset turns names and numbers into other ones without
a sign.
"""

from __future__ import annotations

import codecs
import re

from orchestration.sources.source_records import ReasonCode
from orchestration.sources.unreadable_input import UnreadableInputError

_MARKS = {codecs.BOM_UTF8: "utf-8", codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
# Browsers look for the declaration in the first 1,024 bytes; some pages put scripts before it.
_DECLARATION_BYTES = 4_096
_DECLARATION = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]+)""", re.IGNORECASE)
_XML_DECLARATION = re.compile(rb"""^\s*<\?xml[^>]{0,100}?encoding\s*=\s*["']([A-Za-z0-9_.-]+)""")
# What browsers read where a page says the name on the left (the Encoding standard).
_BROWSER_NAMES = {
    "iso-8859-1": "cp1252", "latin1": "cp1252", "ascii": "cp1252", "us-ascii": "cp1252",
    "iso8859-1": "cp1252",
    "windows-1252": "cp1252", "iso-8859-9": "cp1254", "iso-8859-11": "cp874", "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030", "shift_jis": "cp932", "shift-jis": "cp932", "x-sjis": "cp932", "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949", "utf-16": "utf-8", "utf-16le": "utf-8", "utf-16be": "utf-8",
}  # fmt: skip


def decode_page(content: bytes) -> tuple[str, str]:
    r"""The page's text and the name of its encoding; raises UnreadableInputError where none fits.

    >>> decode_page(b'<meta charset="windows-1251"><p>\xcc\xe8\xed\xf1\xea</p>')[1]
    'windows-1251'
    """
    for mark, encoding in _MARKS.items():
        if content.startswith(mark):
            return _decoded(content[len(mark) :], encoding), encoding
    declared = declared_encoding(content)
    if declared is not None:
        try:
            return content.decode(_BROWSER_NAMES.get(declared, declared)), declared
        except (UnicodeDecodeError, LookupError):
            pass  # the page is wrong about itself, which is common: UTF-8 is tried next
    return _decoded(content, "utf-8"), "utf-8"


def declared_encoding(content: bytes) -> str | None:
    """The charset that the page states of itself, in lower case, None where it states none."""
    head = content[:_DECLARATION_BYTES]
    match = _XML_DECLARATION.search(head) or _DECLARATION.search(head)
    return match.group(1).decode("ascii").lower() if match else None


def _decoded(content: bytes, encoding: str) -> str:
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        reason = (
            f"Byte {error.start + 1} is neither {encoding} nor in a declared charset; save the page as UTF-8."
        )
        raise UnreadableInputError(ReasonCode.BAD_ENCODING, reason) from error
    return text
