"""A clock that runs many times faster than real time, so that pauses of seconds take milliseconds."""

from __future__ import annotations

import threading
import time

from orchestration.fetching.run_clock import RunClock


class FastClock(RunClock):
    """`speed` of its seconds pass in a real one; what a server takes is sped up as well, as far as the run can see."""

    def __init__(self, speed: float = 100.0) -> None:
        self.speed = speed

    def monotonic(self) -> float:
        return time.monotonic() * self.speed

    def wait(self, changed: threading.Condition, seconds: float | None) -> None:
        changed.wait(None if seconds is None else seconds / self.speed)
