"""Archives that are sources on the web: fetched to a file, read batch by batch, gone on with where the last stop was.

Each batch is one transaction with the place behind it, so a stop at any moment loses nothing and doubles nothing.
"""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from orchestration.fetching.fetch_records import Validators
from orchestration.sources.warc_records import ArchivePlace
from orchestration.steps.collecting.archive_batches import archive_batches
from orchestration.steps.collecting.archive_pages import ArchivePages
from orchestration.warehouse.archive_store import (
    ArchiveState,
    archive_state,
    forget_damaged_records,
    store_archive_state,
)
from orchestration.warehouse.request_store import store_validators
from orchestration.warehouse.source_store import SourcePoll, store_poll
from orchestration.warehouse.transactions import transaction

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from orchestration.fetching.fetch_records import FetchResult
    from orchestration.sources.page_reader import PageReader
    from orchestration.sources.source_entries import SourceEntry
    from orchestration.steps.collecting.archive_batches import ArchiveBatch
    from orchestration.steps.collecting.collection_records import CollectionCounts, CollectionTask

_SUFFIXES = (".warc.gz", ".warc", ".wacz")


class ArchiveHandler:
    """Keeps the files of archives and reads them to their end."""

    def __init__(self, task: CollectionTask, counts: CollectionCounts, reader: PageReader) -> None:
        """`counts` is kept up to date."""
        self._task = task
        self._counts = counts
        self._pages = ArchivePages(task, counts, reader)

    def file_for(self, entry: SourceEntry) -> Path:
        """Where the archive of a source lies; its folder is made."""
        folder = self._task.download_dir / entry.id
        folder.mkdir(parents=True, exist_ok=True)
        return folder / self._name(entry)

    def is_to_be_asked(self, entry: SourceEntry) -> bool:
        """Whether its server is asked: not for certain days, since an archive is read whole, and not before it was read."""
        return self._task.days is None and self._unread(entry) is None

    def begin(self, result: FetchResult, entry: SourceEntry) -> None:
        """Note that a file came; called in the transaction of the answer, which stores no validators yet."""
        assert result.body_path is not None
        stamp = result.body_path.stat()
        forget_damaged_records(self._task.connection, entry.id)
        state = ArchiveState(
            entry.id,
            stamp.st_size,
            stamp.st_mtime_ns,
            self._task.now,
            etag=result.validators.etag,
            last_modified=result.validators.last_modified,
        )
        store_archive_state(self._task.connection, state)

    def read(self, entry: SourceEntry) -> Iterator[int]:
        """Read what is unread of a source's archive; gives the number of its pages so far after each batch."""
        state = self._unread(entry)
        if state is None:
            return
        start = ArchivePlace(state.member_name, state.next_offset, state.n_records, state.n_records_before)
        with self.file_for(entry).open("rb") as stream, closing(archive_batches(stream, start)) as batches:
            for batch in batches:
                state = self._store(entry, state, batch)
                yield state.n_pages

    def _store(self, entry: SourceEntry, state: ArchiveState, batch: ArchiveBatch) -> ArchiveState:
        judged = self._pages.judge(entry, batch)  # takes seconds, so it is done before the transaction
        with transaction(self._task.connection):
            n_new = self._pages.store(entry, batch, judged)
            state = replace(
                state,
                member_name=batch.place.member,
                next_offset=batch.place.offset,
                n_records=batch.place.n_records,
                n_records_before=batch.place.n_before,
                n_pages=state.n_pages + len(judged),
                n_new=state.n_new + n_new,
                n_problems=state.n_problems + len(batch.problems),
                is_whole=state.is_whole and batch.is_whole,
                read_at=self._task.now if batch.is_last else None,
            )
            store_archive_state(self._task.connection, state)
            if batch.is_last:
                self._finish(entry, state, batch)
        self._counts.n_new_links += n_new
        return state

    def _finish(self, entry: SourceEntry, state: ArchiveState, batch: ArchiveBatch) -> None:
        """An archive without any page is none: it is asked for again whole, later and later."""
        connection, now = self._task.connection, self._task.now
        why = batch.refusal or next(iter(batch.problems), None)
        is_archive = state.n_pages > 0 or why is None
        if is_archive:
            validators = Validators(state.etag, state.last_modified)
            store_validators(connection, {entry.url: validators}, now, list_of=entry.id)
        else:
            self._counts.n_lists_failed += 1
        poll = SourcePoll(
            entry.id,
            entry.url,
            now,
            "read" if is_archive else "failed",
            why.reason_code.value if why and not is_archive else None,
            why.reason_text if why and not is_archive else None,
            is_complete=state.is_whole and batch.refusal is None,
            n_listed=state.n_pages,
            n_new=state.n_new,
            n_problems=state.n_problems,
        )
        store_poll(connection, poll, self._task.load_id)

    def _unread(self, entry: SourceEntry) -> ArchiveState | None:
        """The state of a file that is there as it came and was not read to its end."""
        state = archive_state(self._task.connection, entry.id)
        if state is None or state.read_at is not None:
            return None
        try:
            stamp = (self._task.download_dir / entry.id / self._name(entry)).stat()
        except OSError:
            return None
        is_same = (stamp.st_size, stamp.st_mtime_ns) == (state.n_bytes, state.modified_ns)
        return state if is_same else None

    @staticmethod
    def _name(entry: SourceEntry) -> str:
        """The source's id and the kind of file; what the address says beside that is the server's and is not used."""
        told = PurePosixPath(urlsplit(entry.url).path).name.lower()
        return entry.id + next((suffix for suffix in _SUFFIXES if told.endswith(suffix)), ".archive")
