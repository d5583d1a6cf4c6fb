"""Keeping decisions: into the journal first, then into the warehouse, at once where nobody writes it, else by the next run."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from orchestration.clock import utc_now
from orchestration.run_lock import RunLockedError, hold_run_lock
from orchestration.settings import Settings
from orchestration.steps.corrections.correction_journal import append_to_journal, read_journal
from orchestration.warehouse import WarehouseError, open_warehouse
from orchestration.warehouse.correction_records import Correction
from orchestration.warehouse.correction_store import store_new_corrections, stored_correction_ids

if TYPE_CHECKING:
    import duckdb


class KeptIn(StrEnum):
    """Where a decision lies; in the journal it is as safe, and the next run takes it in."""

    WAREHOUSE = "warehouse"
    JOURNAL = "journal"


@dataclass(frozen=True, slots=True)
class IntakeCounts:
    """How many decisions were new to the warehouse, and a sentence on each line of the journal that is none."""

    n_new: int
    problems: tuple[str, ...]


def store_corrections(settings: Settings, corrections: Sequence[Correction]) -> KeptIn:
    """Keeps the decisions for good, all of them or none, and says where; waits for no run.

    Raises OSError where the disk refuses.
    """
    append_to_journal(settings.corrections_journal, corrections)
    if not settings.build_file.exists():
        return KeptIn.JOURNAL
    try:
        with (
            hold_run_lock(settings.run_lock_file, wait_seconds=0),
            closing(open_warehouse(settings.build_file, wait_seconds=0)) as connection,
        ):
            take_in_corrections(connection, settings, utc_now())
    except (RunLockedError, WarehouseError):
        return KeptIn.JOURNAL
    return KeptIn.WAREHOUSE


def store_correction(settings: Settings, correction: Correction) -> KeptIn:
    """Keeps one decision; see `store_corrections`."""
    return store_corrections(settings, [correction])


def take_in_corrections(
    connection: duckdb.DuckDBPyConnection, settings: Settings, now: datetime
) -> IntakeCounts:
    """Takes the decisions of the journal into the raw table, each exactly once; `now` is naive UTC."""
    journal = read_journal(settings.corrections_journal)
    return IntakeCounts(store_new_corrections(connection, journal.corrections, now), journal.problems)


def has_untaken_corrections(connection: duckdb.DuckDBPyConnection, settings: Settings) -> bool:
    """Whether the journal holds a decision that the warehouse has not taken in."""
    known = stored_correction_ids(connection)
    return any(
        one.correction_id not in known for one in read_journal(settings.corrections_journal).corrections
    )
