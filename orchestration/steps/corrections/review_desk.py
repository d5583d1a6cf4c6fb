"""What a reviewer works at: published claims with the last word on each, the history, and the making of decisions.

A desk decides nothing and stores nothing by itself: its decisions go to `correction_keeping.store_corrections`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from orchestration.clock import utc_now_exactly
from orchestration.settings import Settings
from orchestration.steps.corrections.claim_changes import claim_changes
from orchestration.steps.corrections.claim_columns import CLAIM_COLUMNS
from orchestration.steps.corrections.correction_journal import read_journal
from orchestration.steps.corrections.pending_decisions import whole_history, with_pending
from orchestration.steps.corrections.vocabularies import load_vocabularies
from orchestration.warehouse.correction_records import Correction, CorrectionAction, new_correction
from orchestration.warehouse.published_corrections import published_history
from orchestration.warehouse.published_reader import open_published
from orchestration.warehouse.reviewable_claims import ReviewableClaim, reviewable_claims

if TYPE_CHECKING:
    import duckdb

Row = dict[str, Any]
_COLUMN_NAMES = {kind: tuple(column.name for column in columns) for kind, columns in CLAIM_COLUMNS.items()}


@dataclass(frozen=True, slots=True)
class ReviewDesk:
    """A published build, the decisions that it does not hold yet, and who sits at it."""

    connection: duckdb.DuckDBPyConnection
    settings: Settings
    reviewer: str
    pending: tuple[Correction, ...]

    def claims(self, claim_ids: Sequence[str]) -> list[ReviewableClaim]:
        """The claims of these ids with the last word on each; ids that are not published are left out."""
        found = reviewable_claims(self.connection, claim_ids, dict(_COLUMN_NAMES))
        if not self.pending:
            return found
        rows_by_claim: dict[str, list[Row]] = defaultdict(list)
        for row in self.history():
            for claim_id in {row["claim_id"], row["current_claim_id"]} - {None}:
                rows_by_claim[claim_id].append(row)
        return [with_pending(one, rows_by_claim[one.claim.claim_id]) for one in found]

    def history(self, claim_id: str | None = None, state: str | None = None) -> list[Row]:
        """All decisions, one row per column, the oldest first; those on one claim; or those in one state."""
        rows = whole_history(published_history(self.connection), self.pending)
        if claim_id is not None:
            own = {
                row["correction_id"] for row in rows if claim_id in (row["claim_id"], row["current_claim_id"])
            }
            rows = [row for row in rows if {row["correction_id"], row["undoes_correction_id"]} & own]
        return [row for row in rows if state is None or row["correction_state"] == state]

    def correction(self, reviewable: ReviewableClaim, told: Mapping[str, str], why: str) -> Correction | None:
        """The decision that these columns are something else; None where they are so already.

        Raises UnknownColumnError, ValueCheckError.
        """
        changes = claim_changes(
            reviewable.claim_type, reviewable.claim.values, told, load_vocabularies(self.settings)
        )
        if not changes:
            return None
        return self._new(CorrectionAction.CORRECT, why, claim=reviewable.claim, changes=changes)

    def decision(self, action: CorrectionAction, reviewable: ReviewableClaim, why: str) -> Correction:
        """The decision to accept or reject a claim, or to block its sentence for good."""
        return self._new(action, why, claim=reviewable.claim)

    def outlet_block(self, outlet_name: str, why: str) -> Correction:
        """The decision that no claim of an outlet counts."""
        return self._new(CorrectionAction.BLOCK_OUTLET, why, outlet_name=outlet_name)

    def undoing(self, correction_id: str, why: str) -> Correction:
        """The decision to take another one back."""
        return self._new(CorrectionAction.UNDO, why, undoes=correction_id)

    def _new(self, action: CorrectionAction, why: str, **parts: Any) -> Correction:  # noqa: ANN401 - fields of Correction
        return new_correction(Correction("", action, self.reviewer, why, utc_now_exactly(), **parts))


@contextmanager
def open_desk(settings: Settings, reviewer: str) -> Iterator[ReviewDesk]:
    """A desk on the newest published build. Raises WarehouseMissingError, WarehouseUnreadableError."""
    with closing(open_published(settings.published_file)) as connection:
        known = {row["correction_id"] for row in published_history(connection)}
        journal = read_journal(settings.corrections_journal).corrections
        pending = tuple(one for one in journal if one.correction_id not in known)
        yield ReviewDesk(connection, settings, reviewer, pending)
