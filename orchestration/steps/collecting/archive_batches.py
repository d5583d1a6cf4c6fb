"""Cutting the reading of an archive into batches: what of it is stored together, and where reading goes on after that.

Nothing is stored here.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from orchestration.sources.unreadable_input import UnreadableInputError
from orchestration.sources.warc_reading import read_archive
from orchestration.sources.warc_records import (
    ArchivePlace,
    WarcAlias,
    WarcItem,
    WarcPage,
    WarcProblem,
    WarcSummary,
)

if TYPE_CHECKING:
    from collections.abc import Generator
    from typing import BinaryIO

# A page takes 20 to 100 ms to read, so a stop costs at most some seconds of work; a batch holds its pages in memory.
MOST_ITEMS = 100
MOST_BYTES = 32_000_000


@dataclass(slots=True)
class ArchiveBatch:
    """What is stored together; `place` is where reading goes on afterwards, `is_last` that nothing is left.

    `refusal` says why the file is no archive at all, where it is none.
    """

    place: ArchivePlace
    pages: list[WarcPage] = field(default_factory=list)
    aliases: list[WarcAlias] = field(default_factory=list)
    problems: list[WarcProblem] = field(default_factory=list)
    is_whole: bool = True
    is_last: bool = False
    refusal: UnreadableInputError | None = None
    _n_bytes: int = 0

    @property
    def is_full(self) -> bool:
        """Whether it is to be stored before more is read."""
        n_items = len(self.pages) + len(self.aliases) + len(self.problems)
        return n_items >= MOST_ITEMS or self._n_bytes >= MOST_BYTES

    def take(self, item: WarcItem) -> None:
        """Add one item and move the place behind it; positions of pages and problems count the records of the whole file."""
        self.place = _behind(item, self.place)
        n_before = self.place.n_before
        match item:
            case WarcPage():
                self.pages.append(replace(item, position=item.position + n_before))
                self._n_bytes += len(item.content)
            case WarcAlias():
                self.aliases.append(item)
            case WarcProblem():
                self.problems.append(replace(item, position=item.position + n_before))
            case WarcSummary():
                self.is_whole &= item.is_whole


def archive_batches(stream: BinaryIO, start: ArchivePlace) -> Generator[ArchiveBatch]:
    """The batches from a place on; the last one, which may be empty, says so."""
    batch = ArchiveBatch(start)
    try:
        for item in read_archive(stream, start):
            batch.take(item)
            if batch.is_full:
                yield batch
                batch = ArchiveBatch(batch.place)
    except UnreadableInputError as error:
        batch.refusal = error
    batch.is_last = True
    yield batch


def _behind(item: WarcItem, place: ArchivePlace) -> ArchivePlace:
    """The place behind an item; behind a record that no other one follows there is none, so it would be met again."""
    n_before = place.n_before if item.member == place.member else place.n_before + place.n_records
    if isinstance(item, WarcSummary):
        return ArchivePlace(item.member, item.stopped_at, item.n_records, n_before)
    if item.next_offset is None:
        return ArchivePlace(item.member, item.offset, max(item.position - 1, 0), n_before)
    return ArchivePlace(item.member, item.next_offset, item.position, n_before)
