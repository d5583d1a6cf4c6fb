"""How long one resource may take, over everything that is done for it: name lookup, handshakes, redirects, every byte."""

from __future__ import annotations

import queue
import selectors
import socket
import threading
import time
from typing import TypeVar

from orchestration.fetching.fetch_failures import FetchFailure
from orchestration.fetching.fetch_records import FetchReason

T = TypeVar("T")

_LOOK_UP_SECONDS = 0.2  # how often somebody who waits looks whether the run was stopped


class Deadline:
    """The end of one resource's time, `seconds` from now; waiting also ends when `stop` is set."""

    def __init__(self, seconds: float, stop: threading.Event | None = None) -> None:
        self._seconds = seconds
        self._ends_at = time.monotonic() + seconds
        self._stop = stop or threading.Event()

    def remaining(self) -> float:
        """Seconds left, never negative."""
        return max(0.0, self._ends_at - time.monotonic())

    def check(self) -> None:
        """Raises FetchFailure once the time is over or the run was stopped."""
        if self._stop.is_set():
            raise FetchFailure(FetchReason.RUN_ENDED, "the run was stopped meanwhile")
        if not self.remaining():
            raise FetchFailure(FetchReason.DEADLINE_PASSED, f"not whole within {self._seconds:g} s")

    def wait_for(self, sock: socket.socket, event: int, at_most: float | None = None) -> bool:
        """Whether the socket became ready; false only after `at_most` seconds."""
        ends_at = None if at_most is None else time.monotonic() + at_most
        with selectors.DefaultSelector() as selector:
            selector.register(sock, event)
            while True:
                self.check()
                pause = min(_LOOK_UP_SECONDS, self.remaining())
                if ends_at is not None:
                    pause = min(pause, max(0.0, ends_at - time.monotonic()))
                if selector.select(pause):
                    return True
                if ends_at is not None and time.monotonic() >= ends_at:
                    return False

    def taken_from(self, answers: queue.SimpleQueue[T]) -> T:
        """What another thread puts there."""
        while True:
            self.check()
            try:
                return answers.get(timeout=min(_LOOK_UP_SECONDS, self.remaining() or 0.001))
            except queue.Empty:
                continue
