"""Opening the published file for readers: nothing is changed, no other file is reached, queries end.

A read-only connection alone is no wall: it still reads and writes other files of the machine.
"""

from __future__ import annotations

import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

from orchestration.warehouse.warehouse_errors import (
    QueryTimeoutError,
    WarehouseMissingError,
    WarehouseUnreadableError,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import duckdb

# Sorting all claims of a million articles took 1.1 GB; a query that needs more is a mistake more often than a
# question.
MEMORY_LIMIT = "2GB"


def open_published(path: Path, *, memory_limit: str = MEMORY_LIMIT) -> duckdb.DuckDBPyConnection:
    """A read-only connection in UTC that reaches this one file only and whose settings are locked.

    It never blocks a run, and keeps reading the same build while newer ones are published. Raises
    WarehouseMissingError, WarehouseUnreadableError.
    """
    import duckdb

    if not path.exists():
        msg = f"There is no published warehouse at {path} yet; make one with: newsledger run"
        raise WarehouseMissingError(msg)
    config: dict[str, str | bool | int | float | list[str]] = {
        "enable_external_access": "false",
        "autoinstall_known_extensions": "false",
        "autoload_known_extensions": "false",
        "allow_community_extensions": "false",
        "python_enable_replacements": "false",  # a query must not see variables of the program
        "temp_directory": "",  # nor write beside the file
        "memory_limit": memory_limit,
    }
    try:
        # The real path: a connection that is open on an older build must not be handed out again for the
        # link's name.
        connection = duckdb.connect(path.resolve(), read_only=True, config=config)
    except duckdb.Error as error:
        msg = f"{path} cannot be read: {str(error).splitlines()[0]} Publish it anew with: newsledger run"
        raise WarehouseUnreadableError(msg) from error
    _lock(connection)
    return connection


@contextmanager
def time_limit(connection: duckdb.DuckDBPyConnection, seconds: float) -> Iterator[None]:
    """Stop what the connection does after so many seconds; raises QueryTimeoutError where that happened."""
    import duckdb

    is_over = threading.Event()

    def stop() -> None:
        is_over.set()
        connection.interrupt()

    timer = threading.Timer(seconds, stop)
    timer.start()
    try:
        yield
    except duckdb.InterruptException as error:
        if not is_over.is_set():
            raise
        msg = f"The query was stopped after {seconds:g} s; ask for less, or allow more time."
        raise QueryTimeoutError(msg) from error
    finally:
        timer.cancel()


def _lock(connection: duckdb.DuckDBPyConnection) -> None:
    """Fix the time zone, then all settings, for every connection of this process to the same file."""
    row = connection.execute("select current_setting('lock_configuration')").fetchone()
    if row != (True,):
        connection.execute("set global TimeZone = 'UTC'")
        connection.execute("set lock_configuration = true")
