"""Reading web pages in a child process that may be killed: a hostile page costs itself, never the run.

What is done to a page stands in html_worker.py; this is only about the process, its time and its memory.
"""

from __future__ import annotations

import json
import os
import select
import subprocess
import sys
import time
from copy import copy
from typing import TYPE_CHECKING, Any, Self

from orchestration.sources.page_messages import HEADER, pack_message
from orchestration.sources.page_records import Page, page_from_record
from orchestration.sources.reading_limits import (
    CHUNK_BYTES,
    PAGE_MEMORY_BYTES,
    PAGE_SECONDS,
    TOTAL_PAGE_SECONDS,
)
from orchestration.sources.source_records import ReasonCode
from orchestration.sources.unreadable_input import UnreadableInputError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import TracebackType


OUT_OF_TIME, OUT_OF_MEMORY = "out of time", "out of memory"
# Its parser says so where it gets no memory.
_TOO_HEAVY = frozenset({OUT_OF_TIME, OUT_OF_MEMORY, "MemoryError", "SelectolaxError"})
START_SECONDS = 60.0


class PageReader:
    """Reads pages in one child process, started at the first page and again after each kill."""

    def __init__(
        self,
        *,
        page_seconds: float = PAGE_SECONDS,
        total_seconds: float = TOTAL_PAGE_SECONDS,
        memory_bytes: int = PAGE_MEMORY_BYTES,
    ) -> None:
        """The thorough try at a page may take `page_seconds`, and a new process and a fast try the rest of `total_seconds`."""
        self._page_seconds = page_seconds
        self._total_seconds = total_seconds
        self._child = _Child(memory_bytes)
        self._strip: tuple[str, ...] = ()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the child process, if there is one."""
        self._child.end()

    def stripping(self, selectors: Sequence[str]) -> PageReader:
        """A reader with the same child process that takes out of every page what these CSS selectors name."""
        reader = copy(self)
        reader._strip = tuple(selectors)  # noqa: SLF001 - its own twin
        return reader

    def read(self, page: bytes | str, *, content_type: str | None = None) -> Page:
        """The page's article, or what stands in its place (`stub`); `content_type` is the server's header, for its charset.

        Raises UnreadableInputError where the page has no running text, is too heavy, or cannot be decoded.
        """
        content = page if isinstance(page, bytes) else page.encode("utf-8", "replace")
        question = {
            "is_decoded": isinstance(page, str),
            "content_type": content_type,
            "strip": self._strip,
        }
        self._child.running(time.monotonic() + START_SECONDS)
        started = time.monotonic()
        deadlines = {"thorough": started + self._page_seconds, "fast": started + self._total_seconds}
        failures = []
        for mode, deadline in deadlines.items():
            answer = self._child.ask(question | {"mode": mode}, content, deadline)
            if "reason_code" in answer:
                raise UnreadableInputError(ReasonCode(answer["reason_code"]), answer["reason_text"])
            if "failure" not in answer:
                return page_from_record(answer)
            failures.append(answer["failure"])
        raise _refusal(failures, self._total_seconds, self._child.memory_bytes)


class _Child:
    """The reading process, where there is one; readers that strip other parts share it."""

    def __init__(self, memory_bytes: int) -> None:
        self.memory_bytes = memory_bytes
        self.process: subprocess.Popen[bytes] | None = None

    def end(self) -> None:
        if self.process is not None:
            self.process.kill()
            self.process.communicate()
            self.process = None

    def ask(self, question: dict[str, Any], content: bytes, deadline: float) -> dict[str, Any]:
        """The child's answer; a failure where it ran out of time or memory, and then it is gone."""
        try:
            process = self.running(deadline)
            _send(process, pack_message(question, content), deadline)
            header = _receive(process, HEADER.size, deadline)
            (answer_length, _content_length) = HEADER.unpack(header)
            answer: dict[str, Any] = json.loads(_receive(process, answer_length, deadline))
        except (TimeoutError, EOFError, BrokenPipeError) as error:
            self.end()
            return {"failure": OUT_OF_TIME if isinstance(error, TimeoutError) else OUT_OF_MEMORY}
        return answer

    def running(self, deadline: float) -> subprocess.Popen[bytes]:
        """The process, or a new one that has done its imports; they must not count as time of the first page."""
        if self.process is not None:
            return self.process
        command = [sys.executable, "-m", "orchestration.sources.html_worker", str(self.memory_bytes)]
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, bufsize=0
        )
        _receive(self.process, 1, deadline)
        return self.process


def _refusal(failures: list[str], total_seconds: float, memory_bytes: int) -> UnreadableInputError:
    if _TOO_HEAVY.isdisjoint(failures):
        reason = (
            f"The page's markup cannot be read ({' and '.join(failures)}); save the article alone as text."
        )
        return UnreadableInputError(ReasonCode.PAGE_BROKEN, reason)
    limits = f"{total_seconds:g} s and {memory_bytes // 1_000_000:,} MB"
    reason = f"The page could not be read within {limits} in two ways; save the article alone as text."
    return UnreadableInputError(ReasonCode.PAGE_TOO_HEAVY, reason)


def _send(process: subprocess.Popen[bytes], message: bytes, deadline: float) -> None:
    assert process.stdin is not None
    descriptor = process.stdin.fileno()
    os.set_blocking(descriptor, False)
    view = memoryview(message)
    while view:
        _ready, writable, _failed = select.select([], [descriptor], [], _time_left(deadline))
        if not writable:
            raise TimeoutError
        view = view[os.write(descriptor, view[:CHUNK_BYTES]) :]


def _receive(process: subprocess.Popen[bytes], n_bytes: int, deadline: float) -> bytes:
    assert process.stdout is not None
    descriptor = process.stdout.fileno()
    received = bytearray()
    while len(received) < n_bytes:
        readable, _writable, _failed = select.select([descriptor], [], [], _time_left(deadline))
        if not readable:
            raise TimeoutError
        piece = os.read(descriptor, min(CHUNK_BYTES, n_bytes - len(received)))
        if not piece:
            raise EOFError
        received += piece
    return bytes(received)


def _time_left(deadline: float) -> float:
    return max(deadline - time.monotonic(), 0.0)
