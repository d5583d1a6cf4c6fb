"""What comes out of a web archive, as plain records. Nothing is read here."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from orchestration.sources.source_records import ReasonCode


@dataclass(frozen=True, slots=True)
class ArchivePlace:
    """Where reading goes on: the file within a WACZ ('' for a WARC), its byte, the records before it in that file.

    `n_before` counts the records of the files before that one.
    """

    member: str = ""
    offset: int = 0
    n_records: int = 0
    n_before: int = 0


@dataclass(frozen=True, slots=True)
class WarcPage:
    """A whole web page from an archive: its decoded bytes, its address, when it was archived (naive UTC).

    `offset` and `next_offset` are bytes in the file (or in the file `member` of a WACZ); reading may go on at the latter.
    `verified_by` names the checks it passed: gzip, block_digest, payload_digest, and always length. `position` counts records
    of its file from 1.
    """

    url: str
    content: bytes
    archived_at: datetime | None
    content_type: str | None
    http_headers: tuple[tuple[str, str], ...]
    position: int
    offset: int
    next_offset: int
    verified_by: tuple[str, ...]
    member: str = ""


@dataclass(frozen=True, slots=True)
class WarcAlias:
    """A visit at `archived_at` that found the same content as an earlier one, whose address, time and digest it names."""

    url: str
    archived_at: datetime | None
    refers_to_url: str | None
    refers_to_at: datetime | None
    payload_digest: str | None
    position: int
    offset: int
    next_offset: int
    member: str = ""


@dataclass(frozen=True, slots=True)
class WarcProblem:
    """A record that is cut, changed or unreadable; `next_offset` is where reading went on, None where it stopped."""

    position: int
    offset: int
    next_offset: int | None
    reason_code: ReasonCode
    reason_text: str
    raw_bytes: bytes
    member: str = ""


@dataclass(slots=True)
class WarcSummary:
    """The last item of a reading: records met, pages given, others skipped by what they are, damaged ones.

    `stopped_at` is the byte behind the last record that was read, `is_whole` whether that is the end of the file.
    """

    n_records: int = 0
    n_pages: int = 0
    n_aliases: int = 0
    n_problems: int = 0
    skipped: Counter[str] = field(default_factory=Counter)
    stopped_at: int = 0
    is_whole: bool = True
    member: str = ""

    def in_words(self) -> str:
        """One sentence for people."""
        n_good = self.n_records - self.n_problems
        end = "" if self.is_whole else f", stopped at byte {self.stopped_at:,}"
        return f"{n_good:,} of {self.n_records:,} records read, {self.n_pages:,} pages among them{end}"


WarcItem = WarcPage | WarcAlias | WarcProblem | WarcSummary
