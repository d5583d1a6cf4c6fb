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
from typing import TYPE_CHECKING, Any, Self

from orchestration.sources.page_messages import HEADER, pack_message
from orchestration.sources.page_records import Page
from orchestration.sources.reading_limits import CHUNK_BYTES, PAGE_MEMORY_BYTES, PAGE_SECONDS
from orchestration.sources.source_records import ReasonCode
from orchestration.sources.unreadable_input import UnreadableInputError

if TYPE_CHECKING:
    from types import TracebackType


class PageReader:
    """Reads pages in one child process, started at the first page and again after each kill."""

    def __init__(self, *, page_seconds: float = PAGE_SECONDS, memory_bytes: int = PAGE_MEMORY_BYTES) -> None:
        """Each of two tries per page (thorough, then fast) may take `page_seconds`."""
        self._page_seconds = page_seconds
        self._memory_bytes = memory_bytes
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the child process, if there is one."""
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None

    def read(self, page: bytes | str) -> Page:
        """The page's article; raises UnreadableInputError where it has none or is too heavy to read."""
        content = page if isinstance(page, bytes) else page.encode("utf-8")
        for mode in ("thorough", "fast"):
            answer = self._ask({"mode": mode, "is_decoded": isinstance(page, str)}, content)
            if answer is None:
                continue
            if "reason_code" in answer:
                raise UnreadableInputError(ReasonCode(answer["reason_code"]), answer["reason_text"])
            return Page(**answer)
        limits = f"{self._page_seconds:g} s and {self._memory_bytes // 1_000_000:,} MB"
        reason = f"The page could not be read within {limits}, twice; save the article alone as text."
        raise UnreadableInputError(ReasonCode.PAGE_TOO_HEAVY, reason)

    def _ask(self, question: dict[str, Any], content: bytes) -> dict[str, Any] | None:
        """The child's answer; None where it ran out of time or memory, and then it is gone."""
        process = self._process or self._start()
        deadline = time.monotonic() + self._page_seconds
        try:
            _send(process, pack_message(question, content), deadline)
            header = _receive(process, HEADER.size, deadline)
            (answer_length, _content_length) = HEADER.unpack(header)
            answer: dict[str, Any] = json.loads(_receive(process, answer_length, deadline))
        except (TimeoutError, EOFError, BrokenPipeError):
            self.close()
            return None
        return answer

    def _start(self) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "orchestration.sources.html_worker", str(self._memory_bytes)]
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, bufsize=0
        )
        _receive(
            self._process, 1, time.monotonic() + 60.0
        )  # its imports must not count as time of the first page
        return self._process


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
