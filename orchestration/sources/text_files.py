"""Reading a plain text file: one article, UTF-8 only, its first line the headline if a blank line follows.

A file's own time says when it was copied, not when the article came out: there is no publication time here.
"""

from __future__ import annotations

from orchestration.sources.article_building import ArticleFields
from orchestration.sources.byte_lines import BYTE_ORDER_MARK
from orchestration.sources.source_records import ReasonCode, SourceKind
from orchestration.sources.unreadable_input import UnreadableInputError

MAX_HEADLINE_LENGTH = 300  # code points: a longer first line is a paragraph


def fields_from_text_file(content: bytes) -> ArticleFields:
    """The article in a text file; raises UnreadableInputError where it is no text or empty."""
    if b"\x00" in content:
        reason = "The file holds NUL bytes; it is no text in UTF-8 (UTF-16 files must be saved as UTF-8)."
        raise UnreadableInputError(ReasonCode.NUL_BYTE, reason)
    try:
        text = content.removeprefix(BYTE_ORDER_MARK).decode("utf-8")
    except UnicodeDecodeError as error:
        reason = f"Byte {error.start + 1} of the file is not UTF-8; save the file as UTF-8."
        raise UnreadableInputError(ReasonCode.BAD_ENCODING, reason) from error
    if not text.strip():
        raise UnreadableInputError(ReasonCode.EMPTY_TEXT, "The file is empty.")
    title, body = split_headline(text.replace("\r\n", "\n").replace("\r", "\n"))
    return ArticleFields(SourceKind.TEXT, body=body, title=title)


def split_headline(text: str) -> tuple[str, str]:
    r"""Headline ('' where there is none) and body of a text with \n line ends.

    >>> split_headline("Tanks arrive\n\nThey came by rail.\n")
    ('Tanks arrive', 'They came by rail.\n')
    >>> split_headline("One line.\nAnd another.")
    ('', 'One line.\nAnd another.')
    """
    first, _newline, rest = text.lstrip("\n").partition("\n")
    second, _newline, body = rest.partition("\n")
    is_headline = first.strip() and not second.strip() and body.strip() and len(first) <= MAX_HEADLINE_LENGTH
    return (first.strip(), body.lstrip("\n")) if is_headline else ("", text)
