"""Collecting links from the lines of a list: each line a link, one seen before, or a problem, within bounds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orchestration.sources.canonical_urls import canonical_url
from orchestration.sources.feed_documents import entry_problem
from orchestration.sources.link_records import FoundLink, LinkList, LinkProblem, ListKind
from orchestration.sources.reading_limits import (
    MAX_LIST_LINE_CHARACTERS,
    MAX_LIST_PROBLEMS,
    MAX_LISTED_URLS,
)
from orchestration.sources.source_records import ReasonCode
from orchestration.sources.unreadable_input import UnreadableInputError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


class LineLinks:
    """The links of a list so far; an address that came before is not taken again (GDELT names one for each event)."""

    def __init__(self) -> None:
        self.links: list[FoundLink] = []
        self.problems: list[LinkProblem] = []
        self.is_full = False
        self._seen: set[str] = set()
        self._n_problems = 0

    def read(self, lines: Iterable[tuple[int, str]], link_of: Callable[[str], FoundLink | None]) -> None:
        """Take numbered lines; `link_of` raises UnreadableInputError for a bad one and gives None for no article."""
        for number, line in lines:
            if not line.strip():
                continue
            if len(self.links) == MAX_LISTED_URLS:
                self.is_full = True
                reason = f"The list has more than {MAX_LISTED_URLS:,} addresses; the first of them are read."
                self.problems.append(entry_problem(number, ReasonCode.TOO_MANY_ENTRIES, reason, line))
                return
            try:
                self._take(line, link_of)
            except UnreadableInputError as error:
                self._note(number, error, line)

    def link_list(self, kind: ListKind, encoding: str, child_lists: tuple[str, ...] = ()) -> LinkList:
        """Everything together; problems beyond the first 1,000 are counted in the last one."""
        if not (self.links or child_lists or self.problems):
            raise UnreadableInputError(ReasonCode.NOT_A_LIST, "The list is empty.")
        problems = self.problems
        if self._n_problems > MAX_LIST_PROBLEMS:
            more = self._n_problems - MAX_LIST_PROBLEMS
            last = problems[-1]
            reason = f"{more:,} more lines could not be read; the last reason shown is: {last.reason_text}"
            problems = [*problems, LinkProblem(last.position, last.reason_code, reason, b"")]
        return LinkList(
            kind,
            tuple(self.links),
            tuple(problems),
            child_lists,
            is_complete=not self.is_full,
            encoding=encoding,
        )

    def _take(self, line: str, link_of: Callable[[str], FoundLink | None]) -> None:
        if len(line) > MAX_LIST_LINE_CHARACTERS:
            reason = f"The line has {len(line):,} characters, more than {MAX_LIST_LINE_CHARACTERS:,}."
            raise UnreadableInputError(ReasonCode.LINE_TOO_LONG, reason)
        link = link_of(line)
        address = canonical_url(link.url) if link else None
        if link is not None and address is not None and address not in self._seen:
            self._seen.add(address)
            self.links.append(link)

    def _note(self, number: int, error: UnreadableInputError, line: str) -> None:
        self._n_problems += 1
        if self._n_problems <= MAX_LIST_PROBLEMS:
            self.problems.append(entry_problem(number, error.reason_code, error.reason_text, line))
