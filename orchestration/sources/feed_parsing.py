"""The one place that calls feedparser: sound documents in, its dictionaries out, whatever it raises turned into a reason.

feedparser opens paths and addresses given to it as text or as bytes, so it gets an in-memory file and nothing else. It is
given only documents that expat takes and that declare no document type.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import feedparser

from orchestration.sources.source_records import ReasonCode
from orchestration.sources.unreadable_input import UnreadableInputError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from orchestration.sources.feed_documents import FeedDocuments


def parsed_feed(document: bytes, url: str) -> dict[str, Any]:
    """The library's result for a sound document; raises TypeError for text, UnreadableInputError where it fails."""
    if not isinstance(document, bytes):
        msg = "feeds are read from bytes only: feedparser would take text for a path or an address"
        raise TypeError(msg)
    headers = {"content-type": "application/xml; charset=utf-8", "content-location": url}
    try:
        result: dict[str, Any] = feedparser.parse(
            io.BytesIO(document), response_headers=headers, resolve_relative_uris=False, sanitize_html=False
        )
    except Exception as error:
        reason = f"The feed library fails on it: {type(error).__name__}."
        raise UnreadableInputError(ReasonCode.PARSER_FAILED, reason) from error
    return result


def parsed_entries(documents: FeedDocuments, url: str) -> Iterator[dict[str, Any] | UnreadableInputError]:
    """For each entry what feedparser makes of it, or why it makes nothing; sound ones are tried together first."""
    n_sound = sum(not entry.is_mended for entry in documents.entries)
    try:
        together = parsed_feed(documents.joined(), url)["entries"]
    except UnreadableInputError:
        together = []
    if len(together) != n_sound:
        together = []
    unused = iter(together)
    for entry in documents.entries:
        is_there = together and not entry.is_mended
        yield next(unused) if is_there else _single_entry(entry.document, url)


def _single_entry(document: bytes, url: str) -> dict[str, Any] | UnreadableInputError:
    try:
        entries = parsed_feed(document, url)["entries"]
    except UnreadableInputError as error:
        return error
    if len(entries) != 1:
        return UnreadableInputError(ReasonCode.MALFORMED_MARKUP, f"The entry holds {len(entries)} entries.")
    found: dict[str, Any] = entries[0]
    return found
