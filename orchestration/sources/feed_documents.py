"""The text of a feed as sound XML documents: its head, and its entries one by one within the feed's own outer tags.

Entries that cannot be made sound are problems; nothing is understood of what they say.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from orchestration.sources.entry_frames import Frame, entry_frame
from orchestration.sources.entry_splitting import EntryPlace, split_entries
from orchestration.sources.link_records import LinkProblem
from orchestration.sources.reading_limits import (
    MAX_ENTRY_CHARACTERS,
    MAX_ENTRY_RAW_BYTES,
    MAX_FEED_ENTRIES,
    MAX_FEED_TAGS,
)
from orchestration.sources.source_records import ReasonCode
from orchestration.sources.unreadable_input import UnreadableInputError
from orchestration.sources.xml_cleaning import (
    RootTag,
    find_root,
    refuse_declarations,
    sound_document,
    without_illegal_characters,
)

_ROOT_NAMES = frozenset({"rss", "rdf", "feed", "channel"})
_ROOT_CHARACTERS = 1_000_000  # a feed's first element stands before this, even behind a licence text


@dataclass(frozen=True, slots=True)
class EntryDocument:
    """One entry, alone (`source`) and within the feed's outer tags; `position` counts from 1, `is_mended`: not as it came."""

    position: int
    document: bytes
    source: str
    is_mended: bool


@dataclass(frozen=True, slots=True)
class FeedDocuments:
    """A feed in parts; `head` (None where it is damaged) holds the feed's words about itself and no entry."""

    is_atom: bool
    head: bytes | None
    entries: tuple[EntryDocument, ...]
    problems: tuple[LinkProblem, ...]
    is_truncated: bool
    has_too_many: bool
    frame: Frame

    def joined(self) -> bytes:
        """One document of all entries that came sound."""
        opening, closing = self.frame.opening.encode(), self.frame.closing.encode()
        inner = [
            entry.document[len(opening) : -len(closing)] for entry in self.entries if not entry.is_mended
        ]
        return opening + b"".join(inner) + closing


def feed_documents(text: str) -> FeedDocuments:
    """The parts of a feed; raises UnreadableInputError for what is no feed or declares a document type."""
    root = find_root(without_illegal_characters(text[:_ROOT_CHARACTERS]), _ROOT_NAMES)
    if root is None:
        raise UnreadableInputError(ReasonCode.NOT_A_LIST, "The body has no element of a feed at its start.")
    is_atom = root.name == "feed"
    tag = f"{root.prefix}:entry" if is_atom and root.prefix else "entry" if is_atom else "item"
    places = list(split_entries(text, tag))
    first = places[0].start if places else len(text)
    last = places[-1].end if places else len(text)
    before, tail = without_illegal_characters(text[:first]), without_illegal_characters(text[last:])
    refuse_declarations(before + tail)
    is_truncated = not _has_end(root, tail if places else before)
    frame = entry_frame(root, before, text)
    if is_truncated and places and not places[-1].is_closed:
        del places[-1]
    entries, problems, has_too_many = _entry_documents(text, places, frame)
    head = _head(before, tail, frame)
    return FeedDocuments(is_atom, head, entries, problems, is_truncated, has_too_many, frame)


def _has_end(root: RootTag, tail: str) -> bool:
    name = re.escape(f"{root.prefix}:{root.name}" if root.prefix else root.name)
    return re.search(rf"</{name}\s*>", tail, re.IGNORECASE) is not None


def _entry_documents(
    text: str, places: list[EntryPlace], frame: Frame
) -> tuple[tuple[EntryDocument, ...], tuple[LinkProblem, ...], bool]:
    """The entries, the problems of others, and whether the feed has more than are read."""
    entries: list[EntryDocument] = []
    problems: list[LinkProblem] = []
    n_tags = 0
    for position, place in enumerate(places[:MAX_FEED_ENTRIES], start=1):
        source = text[place.start : place.end]
        n_tags += source.count("<")
        if n_tags > MAX_FEED_TAGS:
            return tuple(entries), tuple(problems), True
        try:
            entries.append(_entry_document(source, position, frame))
        except UnreadableInputError as error:
            problems.append(entry_problem(position, error.reason_code, error.reason_text, source))
    return tuple(entries), tuple(problems), len(places) > MAX_FEED_ENTRIES


def _entry_document(source: str, position: int, frame: Frame) -> EntryDocument:
    if len(source) > MAX_ENTRY_CHARACTERS:
        reason = f"The entry has {len(source):,} characters, more than {MAX_ENTRY_CHARACTERS:,}."
        raise UnreadableInputError(ReasonCode.ENTRY_TOO_LARGE, reason)
    text = frame.opening + without_illegal_characters(source) + frame.closing
    document = sound_document(text)
    return EntryDocument(position, document, source, is_mended=document != text.encode("utf-8"))


def _head(before: str, tail: str, frame: Frame) -> bytes | None:
    """The feed without its entries; its own outer tags stand in it already."""
    try:
        if len(before) + len(tail) > MAX_ENTRY_CHARACTERS:
            return None
        root = find_root(before, _ROOT_NAMES)
        return sound_document(before[root.start if root else 0 :] + (tail or frame.closing))
    except UnreadableInputError:
        return None


def entry_problem(position: int, code: ReasonCode, reason: str, source: str | bytes) -> LinkProblem:
    """A problem with the first bytes of its entry."""
    raw = source if isinstance(source, bytes) else source[:MAX_ENTRY_RAW_BYTES].encode("utf-8", "replace")
    return LinkProblem(position, code.value, reason, raw[:MAX_ENTRY_RAW_BYTES])
