"""The lock that lets one process at a time write: `newsledger run`, `ingest`, or a run started from Dagster's pages.

The operating system drops it when its holder dies, however it dies. It guards no table: that is the database's own lock.
"""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

_POLL_SECONDS = 0.5
_held_here: set[Path] = set()


class RunLockedError(Exception):
    """Another process kept the lock for longer than we wait; the message names it."""


@contextmanager
def hold_run_lock(
    path: Path, *, wait_seconds: float, on_wait: Callable[[str], None] = lambda _: None
) -> Iterator[None]:
    """Holds the lock while the body runs; within a process that holds it already, this does nothing.

    Args:
        path: the lock file; it and its folder are made where missing, and it holds the process id of the holder.
        wait_seconds: how long to wait for another holder.
        on_wait: called once, with a sentence, when we have to wait.

    Raises:
        RunLockedError: when the time is over.
    """
    path = path.resolve()
    if path in _held_here:
        yield
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a+", encoding="utf-8") as file:
        _acquire(file.fileno(), path, wait_seconds, on_wait)
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        _held_here.add(path)
        try:
            yield
        finally:
            _held_here.discard(path)


def lock_holder(path: Path) -> int | None:
    """The process that holds the lock, None where nobody does."""
    if not path.exists():
        return None
    with path.open("r+", encoding="utf-8") as file:
        try:
            fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return _written_process(path)
    return None


def _acquire(descriptor: int, path: Path, wait_seconds: float, on_wait: Callable[[str], None]) -> None:
    deadline = time.monotonic() + wait_seconds
    has_spoken = False
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = _written_process(path) or "unknown"
            if time.monotonic() >= deadline:
                message = (
                    f"another newsledger (process {holder}) is still writing, after {wait_seconds:.0f} s of waiting. "
                    f"Let it finish, or end it with: kill {holder}"
                )
                raise RunLockedError(message) from None
            if not has_spoken:
                on_wait(
                    f"waiting up to {wait_seconds:.0f} s: another newsledger (process {holder}) is writing"
                )
                has_spoken = True
            time.sleep(_POLL_SECONDS)
        else:
            return


def _written_process(path: Path) -> int | None:
    written = path.read_text(encoding="utf-8").strip()
    return int(written) if written.isdigit() else None
