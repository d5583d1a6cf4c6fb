"""Making the text of a list safe and readable XML: forbidden markup is refused, illegal characters and references mended.

A document type (DTD) is never passed on to any XML library, so entity bombs and external entities do not depend on which
version of one is installed. Works on decoded text: no encoding can hide markup from it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html.entities import html5
from typing import TYPE_CHECKING

import defusedxml.ElementTree as SafeTree
from defusedxml.common import DefusedXmlException
from lxml import etree  # type: ignore[import-untyped]  # its stubs are no part of it

from orchestration.sources.reading_limits import (
    MAX_ATTRIBUTES,
    MAX_ENTRY_ELEMENTS,
    MAX_MARKUP_DEPTH,
    MAX_NAME_CHARACTERS,
)
from orchestration.sources.source_records import ReasonCode
from orchestration.sources.unreadable_input import UnreadableInputError

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_REFERENCE = re.compile(r"&(?:#(\d{1,8});|#[xX]([0-9a-fA-F]{1,8});|([A-Za-z][A-Za-z0-9]{1,31});)?")
_LONE = re.compile(r"&(?![#A-Za-z])")
_XML_NAMES = frozenset({"amp", "lt", "gt", "quot", "apos"})
_DECLARATION = re.compile(
    r"<!(?:DOCTYPE|ENTITY|ELEMENT|ATTLIST|NOTATION)|<!\[(?:INCLUDE|IGNORE)", re.IGNORECASE
)
_ROOT = re.compile(r"<(?:([A-Za-z_][\w.-]*):)?([A-Za-z_][\w.-]*)")
_TAG = re.compile(r"<(/?)[A-Za-z_][^<>]*?(/?)>")
# Texts with tags in them, though they are neither in CDATA nor XHTML.
_LOOSE_TEXT = re.compile(
    r"(<(title|description|summary|content:encoded|dc:creator|author)(?=[\s>])(?![^<>]*xhtml)[^<>]*>)"
    r"((?:(?!<!\[CDATA\[|</\2>).)*<(?:(?!<!\[CDATA\[|</\2>).)*)(</\2>)",
    re.DOTALL,
)
_MAX_LOOSE_CHARACTERS = 50_000
_NAMES_AND_DATES = frozenset(
    "author creator publisher name email managingeditor webmaster contributor owner "
    "pubdate date published updated issued created modified expirationdate lastbuilddate".split()
)
_CDATA_OPEN, _CDATA_CLOSE = "<![CDATA[", "]]>"


@dataclass(frozen=True, slots=True)
class RootTag:
    """The first element of a document: its prefix ('' for none), its name in lower case, its place in the text."""

    prefix: str
    name: str
    start: int
    end: int
    source: str


def without_illegal_characters(text: str) -> str:
    """The text without what XML 1.0 does not allow, half surrogate pairs included."""
    return _ILLEGAL.sub("", text)


def find_root(text: str, names: frozenset[str]) -> RootTag | None:
    """The first element of one of these names, behind whatever junk (servers put their warnings before feeds).

    Raises UnreadableInputError at any document type before it, and for a web page.
    """
    place = 0
    while (place := text.find("<", place)) >= 0:
        closing = "-->" if text.startswith("<!--", place) else "?>" if text.startswith("<?", place) else ""
        if closing:
            end = text.find(closing, place)
            if end < 0:
                return None
            place = end + len(closing)
        elif text.startswith("<!", place):
            refuse_declarations(text[place : place + 40], is_html_told=True)
            place += 2
        elif (match := _ROOT.match(text, place)) and match[2].lower() in names | {"html"}:
            if match[2].lower() == "html":
                raise UnreadableInputError(ReasonCode.NOT_A_LIST, "This is a web page, no feed or sitemap.")
            end = text.find(">", match.end())
            stop = end + 1 if end >= 0 else len(text)
            return RootTag(match[1] or "", match[2].lower(), place, stop, text[place:stop])
        else:
            place += 1
    return None


def refuse_declarations(text: str, *, is_html_told: bool = False) -> None:
    """Raises UnreadableInputError for a DTD or entity declaration outside CDATA sections."""
    if is_html_told and re.match(r"<!doctype\s+html", text, re.IGNORECASE):
        raise UnreadableInputError(ReasonCode.NOT_A_LIST, "This is a web page, no feed or sitemap.")
    if any(_DECLARATION.search(piece) for piece in _outside_cdata(text)[::2]):
        reason = (
            "The document declares a document type or entities, which lists do not need; it is not parsed."
        )
        raise UnreadableInputError(ReasonCode.FORBIDDEN_MARKUP, reason)


def with_sound_references(text: str) -> str:
    """The text with HTML's named characters as numbers and lone ampersands escaped; CDATA sections stay as they are.

    >>> with_sound_references("R&D caf&eacute; &#0; <![CDATA[a&b]]>")
    'R&amp;D caf&#233; \ufffd <![CDATA[a&b]]>'
    """
    pieces = _outside_cdata(text)
    pieces[::2] = [_REFERENCE.sub(_sound_reference, _LONE.sub("&amp;", piece)) for piece in pieces[::2]]
    return "".join(pieces)


def sound_document(document: str) -> bytes:
    """The document as well-formed UTF-8; raises UnreadableInputError where it cannot be mended or is made to cost time."""
    content = document.encode("utf-8")
    tree = _tree(content)
    if tree is None:
        refuse_declarations(document)
        content = _mended(document)
        tree = _tree(content)
    if tree is None:
        raise UnreadableInputError(
            ReasonCode.MALFORMED_MARKUP, "The markup is damaged beyond what can be mended."
        )
    _refuse_heavy(content.decode("utf-8"), tree)
    return content


def sound_element(document: str) -> Element:
    """The root element of a small document, mended where needed; raises UnreadableInputError as `sound_document`."""
    tree = _tree(document.encode("utf-8"))
    if tree is None:
        tree = _tree(sound_document(document))
    assert tree is not None
    return tree


def is_well_formed(document: bytes) -> bool:
    """Whether expat takes it, with any DTD forbidden."""
    return _tree(document) is not None


def _tree(document: bytes) -> Element | None:
    try:
        return SafeTree.fromstring(document, forbid_dtd=True)
    except (SafeTree.ParseError, DefusedXmlException, ValueError, LookupError):
        return None


def _mended(document: str) -> bytes:
    """What libxml2 can save of it; entities are neither resolved nor loaded. Empty where nothing is saved."""
    parser = etree.XMLParser(
        recover=True,
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
        load_dtd=False,
        encoding="utf-8",
    )
    try:
        root = etree.fromstring(
            with_sound_references(_without_loose_markup(document)).encode("utf-8"), parser
        )
        return bytes(etree.tostring(root, encoding="utf-8")) if root is not None else b""
    except (etree.LxmlError, ValueError):
        return b""


def _without_loose_markup(document: str) -> str:
    """The document with the tags inside texts escaped: a title with an unclosed <b> would swallow what follows it."""
    if len(document) > _MAX_LOOSE_CHARACTERS:
        return document
    return _LOOSE_TEXT.sub(lambda match: match[1] + match[3].replace("<", "&lt;") + match[4], document)


def _refuse_heavy(document: str, tree: Element) -> None:
    """Raises UnreadableInputError for shapes that cost feedparser time with their square."""
    if sum(1 for _element in tree.iter()) > MAX_ENTRY_ELEMENTS:
        reason = f"It has more than {MAX_ENTRY_ELEMENTS:,} elements."
        raise UnreadableInputError(ReasonCode.MALFORMED_MARKUP, reason)
    if any(len(element.attrib) > MAX_ATTRIBUTES for element in tree.iter()):
        reason = f"An element has more than {MAX_ATTRIBUTES} attributes."
        raise UnreadableInputError(ReasonCode.MALFORMED_MARKUP, reason)
    _refuse_depth(document)
    for element in tree.iter():
        name = element.tag.rpartition("}")[2].lower()
        if name in _NAMES_AND_DATES and len("".join(element.itertext())) > MAX_NAME_CHARACTERS:
            reason = f"The element {name} has more than {MAX_NAME_CHARACTERS:,} characters."
            raise UnreadableInputError(ReasonCode.MALFORMED_MARKUP, reason)


def _refuse_depth(document: str) -> None:
    depth = 0
    for piece in _outside_cdata(document)[::2]:
        for match in _TAG.finditer(piece):
            depth += -1 if match[1] else 0 if match[2] else 1
            if depth > MAX_MARKUP_DEPTH:
                reason = f"Elements lie more than {MAX_MARKUP_DEPTH} deep within one another."
                raise UnreadableInputError(ReasonCode.MALFORMED_MARKUP, reason)


def _sound_reference(match: re.Match[str]) -> str:
    decimal, hexadecimal, name = match.groups()
    if decimal or hexadecimal:
        code = int(decimal) if decimal else int(hexadecimal, 16)
        is_character = code <= 0x10FFFF and not _ILLEGAL.match(chr(code))
        return match.group() if is_character else "\ufffd"
    if name in _XML_NAMES:
        return match.group()
    meaning = html5.get(f"{name};") if name else None
    if meaning:
        return "".join(f"&#{ord(character)};" for character in meaning)
    return f"&amp;{match.group()[1:]}"


def _outside_cdata(text: str) -> list[str]:
    """Pieces of the text in turn outside and inside CDATA sections; joined they are the text."""
    pieces: list[str] = []
    place = 0
    while (start := text.find(_CDATA_OPEN, place)) >= 0:
        end = text.find(_CDATA_CLOSE, start)
        stop = end + len(_CDATA_CLOSE) if end >= 0 else len(text)
        pieces += [text[place:start], text[start:stop]]
        place = stop
    return [*pieces, text[place:]]
