"""The warehouse for commands that write to it: one at a time, whoever waits says so."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from orchestration.cli.console import say

if TYPE_CHECKING:
    import duckdb

    from orchestration.settings import Settings

_WAIT_SECONDS = 600.0


@contextmanager
def open_for_writing(settings: Settings) -> Iterator[duckdb.DuckDBPyConnection]:
    """The build file, open while the body runs; waits ten minutes for another run, then fails as the run lock does."""
    from orchestration.run_lock import hold_run_lock
    from orchestration.warehouse import open_warehouse

    with (
        hold_run_lock(settings.run_lock_file, wait_seconds=_WAIT_SECONDS, on_wait=say),
        closing(open_warehouse(settings.build_file, on_wait=say)) as connection,
    ):
        yield connection
