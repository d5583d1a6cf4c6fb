"""From the rows of a sheet that came back to decisions: only cells that differ from what was exported count.

Nothing is decided where one row is wrong: all that is wrong is named with row and column. The same sheet again gives no decision.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from orchestration.steps.corrections.claim_columns import CLAIM_COLUMNS, ValueKind
from orchestration.steps.corrections.review_desk import ReviewDesk
from orchestration.steps.corrections.sheet_cells import cell_text
from orchestration.steps.corrections.sheet_rows import (
    CLAIM_ID,
    DECISION,
    DECISIONS,
    EXPORTED,
    WHY,
    SheetRow,
    editable_columns,
)
from orchestration.steps.corrections.value_checks import ValueCheckError, checked_value
from orchestration.steps.corrections.vocabularies import load_vocabularies
from orchestration.warehouse.correction_records import Correction, CorrectionAction
from orchestration.warehouse.reviewable_claims import ReviewableClaim

_RESULTS = {"accept": ("accepted", "corrected"), "reject": ("rejected",)}


@dataclass(frozen=True, slots=True)
class SheetPlan:
    """What a sheet asks for: decisions in the order of its rows, what is wrong with it, and what deserves a second look."""

    decisions: tuple[Correction, ...]
    problems: tuple[str, ...]
    notes: tuple[str, ...]


def plan_sheet(desk: ReviewDesk, rows: Sequence[SheetRow], reason: str | None) -> SheetPlan:
    """Reads the rows against the claims as they are now; `reason` stands for an empty cell of the column why."""
    claims = {one.claim.claim_id: one for one in desk.claims([row.cells.get(CLAIM_ID, "") for row in rows])}
    reader = _RowReader(desk, reason)
    seen: dict[str, str] = {}
    for row in rows:
        claim_id = row.cells.get(CLAIM_ID, "")
        if claim_id not in claims:
            reader.problems.append(
                f"{row.place}, column {CLAIM_ID}: there is no published claim '{claim_id}'"
            )
        elif claim_id in seen:
            reader.problems.append(f"{row.place}: {claim_id} stands in {seen[claim_id]} already")
        else:
            reader.read(row, claims[claim_id])
        seen.setdefault(claim_id, row.place)
    return SheetPlan(tuple(reader.decisions), tuple(reader.problems), tuple(reader.notes))


class _RowReader:
    """Collects what the rows ask for."""

    def __init__(self, desk: ReviewDesk, reason: str | None) -> None:
        self.decisions: list[Correction] = []
        self.problems: list[str] = []
        self.notes: list[str] = []
        self._desk = desk
        self._reason = reason

    def read(self, row: SheetRow, reviewable: ReviewableClaim) -> None:
        """Adds the decisions of one row, or what is wrong with it."""
        exported = _exported_values(row)
        if exported is None:
            self.problems.append(f"{row.place}, column {EXPORTED}: it was changed; make the sheet anew")
            return
        decision = row.cells[DECISION].lower()
        if decision and decision not in DECISIONS:
            self.problems.append(
                f"{row.place}, column {DECISION}: '{decision}' is none of: {', '.join(DECISIONS)}"
            )
            return
        told = self._changed_values(row, reviewable, exported)
        if told is None:
            return
        correction = self._correction(row, reviewable, told)
        is_decided = bool(decision) and (
            reviewable.review_status not in _RESULTS[decision]
            or (decision == "accept" and correction is not None)
        )
        if (correction or is_decided) and not self._why(row):
            self.problems.append(f"{row.place}, column {WHY}: a reason is missing (or give --why for all)")
            return
        if correction:
            self.decisions.append(correction)
        if is_decided:
            action = CorrectionAction(decision)
            self.decisions.append(self._desk.decision(action, reviewable, self._why(row)))

    def _changed_values(
        self, row: SheetRow, reviewable: ReviewableClaim, exported: Mapping[str, str]
    ) -> dict[str, str] | None:
        """The cells that differ from what was exported and from the claim, checked one by one; None where one is wrong."""
        own = {column.name: column for column in CLAIM_COLUMNS[reviewable.claim_type]}
        told: dict[str, str] = {}
        n_problems = len(self.problems)
        for name in editable_columns(tuple(CLAIM_COLUMNS)):
            cell = row.cells.get(name, exported.get(name, ""))
            if cell == exported.get(name, ""):
                continue
            if name not in own:
                self.problems.append(
                    f"{row.place}, column {name}: a {reviewable.claim.claim_type} has no such column"
                )
                continue
            try:
                value = checked_value(own[name], cell, load_vocabularies(self._desk.settings))
            except ValueCheckError as error:
                self.problems.append(f"{row.place}, column {error}")
                continue
            self._note_other_change(row, reviewable, name, exported)
            if value != reviewable.claim.values.get(name) and not _is_same(
                own[name].kind, value, exported.get(name)
            ):
                told[name] = value or ""
        return None if len(self.problems) > n_problems else told

    def _note_other_change(
        self, row: SheetRow, reviewable: ReviewableClaim, name: str, exported: Mapping[str, str]
    ) -> None:
        now = cell_text(reviewable.claim.values.get(name) or "")
        if now not in (exported.get(name, ""), row.cells[name]):
            was = exported.get(name) or "not told"
            self.notes.append(
                f"{row.place}, column {name}: was {was} in the sheet, and is {now or 'not told'} by now"
            )

    def _correction(
        self, row: SheetRow, reviewable: ReviewableClaim, told: Mapping[str, str]
    ) -> Correction | None:
        if not told:
            return None
        try:
            return self._desk.correction(reviewable, told, self._why(row) or "-")
        except ValueCheckError as error:
            self.problems.append(f"{row.place}, column {error}")
            return None

    def _why(self, row: SheetRow) -> str:
        return row.cells.get(WHY, "") or self._reason or ""


def _exported_values(row: SheetRow) -> dict[str, str] | None:
    try:
        values = json.loads(row.cells[EXPORTED])
    except ValueError:
        return None
    return (
        {str(name): str(value).strip() for name, value in values.items()}
        if isinstance(values, dict)
        else None
    )


def _is_same(kind: ValueKind, value: str | None, exported: str | None) -> bool:
    """Whether a program only wrote the exported value in its own way, such as 1,200 for 1200."""
    return kind in (ValueKind.COUNT, ValueKind.AMOUNT) and value == exported
