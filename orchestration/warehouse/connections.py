"""Opening the private build file: one writer, patience while another has it open, the raw tables in place.

The published file has its own door in published_reader.py.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from importlib.resources import files
from typing import TYPE_CHECKING

from orchestration.warehouse.warehouse_errors import (
    WarehouseBusyError,
    WarehouseMissingError,
    WarehouseUnreadableError,
)

if TYPE_CHECKING:
    from pathlib import Path

    import duckdb

# A build of the warehouse holds the file for some 10 s at a time; a minute outlasts it and is still bearable
# to wait.
WAIT_SECONDS = 60.0
_FIRST_PAUSE_SECONDS = 0.1
_LONGEST_PAUSE_SECONDS = 1.0

_SCHEMAS = (
    "schema.sql",
    "collection_schema.sql",
    "archive_schema.sql",
    "request_schema.sql",
    "published_schema.sql",
)
_HOLDER = re.compile(r"Conflicting lock is held in (?P<program>.*?)\s*\(PID (?P<pid>\d+)\)")
_DAMAGED_LOG = re.compile("replaying WAL|WAL does not match")

Announce = Callable[[str], None]


def _say_nothing(message: str) -> None:
    """Take a message that nobody wants to read."""


def open_warehouse(
    path: Path,
    *,
    read_only: bool = False,
    wait_seconds: float = WAIT_SECONDS,
    on_wait: Announce = _say_nothing,
) -> duckdb.DuckDBPyConnection:
    """A connection in UTC, raw tables made where they are missing (not if `read_only`).

    `on_wait` gets one message when another process holds the file, and one when a damaged log had to be set
    aside. Raises WarehouseBusyError after `wait_seconds`, WarehouseMissingError, WarehouseUnreadableError.
    """
    if read_only and not path.exists():
        msg = f"There is no warehouse at {path} yet; make one with: newsledger run"
        raise WarehouseMissingError(msg)
    path.parent.mkdir(parents=True, exist_ok=True)
    connection = _connect_patiently(path, read_only=read_only, wait_seconds=wait_seconds, announce=on_wait)
    connection.execute("set TimeZone = 'UTC'")
    if not read_only:
        for name in _SCHEMAS:
            connection.execute(files("orchestration.warehouse").joinpath(name).read_text("utf-8"))
    return connection


def _connect_patiently(
    path: Path, *, read_only: bool, wait_seconds: float, announce: Announce
) -> duckdb.DuckDBPyConnection:
    import duckdb

    deadline = time.monotonic() + wait_seconds
    pause = _FIRST_PAUSE_SECONDS
    is_announced = False
    while True:
        try:
            return duckdb.connect(path, read_only=read_only)
        except duckdb.Error as error:
            if "different configuration" in str(error):
                raise _held_by_ourselves(path) from error
            if not _is_locked(error):
                if read_only or not _set_damaged_log_aside(path, error, announce):
                    raise _unreadable(path, error) from error
                continue
            if time.monotonic() >= deadline:
                raise _busy(path, error, wait_seconds) from error
            if not is_announced:
                announce(f"{_holder_words(path, error)}; waiting up to {wait_seconds:g} s for it.")
                is_announced = True
        time.sleep(min(pause, max(deadline - time.monotonic(), 0.0)))
        pause = min(pause * 2, _LONGEST_PAUSE_SECONDS)


def _is_locked(error: duckdb.Error) -> bool:
    return "Could not set lock" in str(error)


def _holder_pid(error: duckdb.Error) -> int | None:
    match = _HOLDER.search(str(error))
    return int(match["pid"]) if match else None


def _holder_words(path: Path, error: duckdb.Error) -> str:
    match = _HOLDER.search(str(error))
    holder = f"Process {match['pid']} ({match['program']})" if match else "Another process"
    return f"{holder} has {path} open"


def _busy(path: Path, error: duckdb.Error, wait_seconds: float) -> WarehouseBusyError:
    pid = _holder_pid(error)
    stop = f"end it (kill {pid})" if pid else "end it"
    message = (
        f"{_holder_words(path, error)} and did not let go within {wait_seconds:g} s. "
        f"Close it or {stop}, then try again. "
        "To read data, open data/warehouse/current/newsledger.duckdb: that blocks no run."
    )
    return WarehouseBusyError(message, pid)


def _held_by_ourselves(path: Path) -> WarehouseBusyError:
    message = f"This process has {path} open already with other settings; close that connection first."
    return WarehouseBusyError(message, None)


def _set_damaged_log_aside(path: Path, error: duckdb.Error, announce: Announce) -> bool:
    """Rename a write-ahead log that cannot be replayed; False where the log is not what is wrong."""
    log = path.with_name(path.name + ".wal")
    if not _DAMAGED_LOG.search(str(error)) or not log.exists():
        return False
    stamp = time.strftime("%Y%m%dT%H%M%SZ", time.gmtime(log.stat().st_mtime))
    kept = log.with_name(f"{log.name}.damaged-{stamp}")
    n_taken = 0
    while kept.exists():
        n_taken += 1
        kept = log.with_name(f"{log.name}.damaged-{stamp}-{n_taken}")
    log.rename(kept)
    announce(
        f"The log of the last changes to {path} is damaged and was set aside as {kept.name}. "
        "What came after the last checkpoint may be missing; files that it held are read again by the next run. "
        "Nothing else is lost."
    )
    return True


def _unreadable(path: Path, error: duckdb.Error) -> WarehouseUnreadableError:
    message = (
        f"{path} cannot be opened: {str(error).splitlines()[0]} Move the file away and run again: the next "
        "run reads the articles anew. What is published in data/warehouse/current stays as it is."
    )
    return WarehouseUnreadableError(message)
