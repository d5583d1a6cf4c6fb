"""The time that a run of fetching waits by; a test may put a faster one in its place."""

from __future__ import annotations

import threading
import time
from datetime import datetime

from orchestration.clock import utc_now


class RunClock:
    """Real time."""

    def monotonic(self) -> float:
        """Seconds that never go back, whatever happens to the clock of the machine."""
        return time.monotonic()

    def utc_now(self) -> datetime:
        """Naive UTC, to the second."""
        return utc_now()

    def wait(self, changed: threading.Condition, seconds: float | None) -> None:
        """Waits until `changed` is notified, at most for that long."""
        changed.wait(seconds)
