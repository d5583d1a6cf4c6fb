"""`newsledger review-sheet` and `apply-sheet`: claims out to a workbook or CSV, and what a reviewer changed in it back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from orchestration.cli.console import counted, printable, say
from orchestration.cli.documented_command import DocumentedCommand
from orchestration.cli.failures import CommandError
from orchestration.cli.review_options import reviewing, who_option
from orchestration.cli.review_text import change_text

if TYPE_CHECKING:
    from orchestration.steps.corrections.review_desk import ReviewDesk
    from orchestration.steps.corrections.sheet_decisions import SheetPlan
    from orchestration.warehouse.correction_records import Correction

SHEET_EXAMPLES = """
newsledger review-sheet --to review.xlsx
newsledger review-sheet --to review.csv --type troop_count --limit 50
newsledger review-sheet --to ukraine.xlsx --party UKR --outlet "Example Times"
newsledger review-sheet --to again.xlsx --reopened
newsledger review-sheet --to two.xlsx --claim clm_2f0c --claim clm_77ab
"""
APPLY_EXAMPLES = """
newsledger apply-sheet review.xlsx --dry-run
newsledger apply-sheet review.xlsx --who "A. Reviewer"
newsledger apply-sheet review.csv --why "second reading of May"
"""
_TYPES = ("arms_transfer", "troop_count", "sanction")


@click.command(cls=DocumentedCommand, examples=SHEET_EXAMPLES)
@click.option(
    "--to", "target", type=click.Path(path_type=Path), required=True, help="File to write: .xlsx or .csv."
)
@click.option(
    "--claim", "claim_ids", multiple=True, help="This claim instead of the queue; may be given again."
)
@click.option("--type", "claim_type", type=click.Choice(_TYPES), help="Only claims of this kind.")
@click.option("--party", help="Only claims of this party code, on either side.")
@click.option("--outlet", help="Only claims of this outlet.")
@click.option("--reopened", is_flag=True, help="Only claims whose decision has to be looked at again.")
@click.option("--limit", type=click.IntRange(min=1), default=200, show_default=True, help="Most claims.")
def review_sheet(  # noqa: PLR0913, PLR0917 - one parameter an option
    target: Path,
    claim_ids: tuple[str, ...],
    claim_type: str | None,
    party: str | None,
    outlet: str | None,
    reopened: bool,  # noqa: FBT001 - click passes options by name
    limit: int,
) -> None:
    """Writes the head of the review queue, or chosen claims, to a sheet with one row a claim.

    Change cells of the green columns, write accept or reject under decision and a reason under why, then call apply-sheet.
    """
    from orchestration.cli.claim_choice import claim_of
    from orchestration.steps.corrections.sheet_files import SheetFileError, write_sheet
    from orchestration.steps.corrections.sheet_rows import sheet_row
    from orchestration.warehouse.published_corrections import QueueChoice, published_queue

    with reviewing("nobody") as desk:
        if claim_ids:
            reasons = {claim_of(desk, one).claim.claim_id: "chosen" for one in claim_ids}
        else:
            choice = QueueChoice(claim_type, outlet, party, reopened)
            queue = published_queue(desk.connection, choice, limit)
            reasons = {row["claim_id"]: row["queue_reasons"] for row in queue}
        rows = [sheet_row(one, reasons[one.claim.claim_id]) for one in desk.claims(list(reasons))]
    if not rows:
        raise CommandError("no claim fits; no sheet was written", next_step="newsledger review-sheet --help")
    try:
        write_sheet(target, rows)
    except SheetFileError as error:
        raise CommandError(str(error), next_step="newsledger review-sheet --help") from error
    if len(rows) < len(reasons):
        say(
            f"{counted(len(reasons) - len(rows), 'reopened claim')} no longer published: newsledger corrections --state reopened"
        )
    say(
        f"{counted(len(rows), 'claim')} in {target}. Next: fill it in, then: newsledger apply-sheet {target} --dry-run"
    )


@click.command(cls=DocumentedCommand, examples=APPLY_EXAMPLES)
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--dry-run", is_flag=True, help="Only show what would be kept.")
@click.option("--why", help="The reason for rows that give none.")
@click.option("--json", "as_json", is_flag=True, help="The decisions as JSON, one a line.")
@who_option
def apply_sheet(file: Path, dry_run: bool, why: str | None, as_json: bool, who: str | None) -> None:  # noqa: FBT001 - click passes options by name
    """Takes back a sheet that review-sheet wrote: changed cells become corrections, the column decision accepts or rejects.

    All or nothing: a value that is no number, date or known code stops it, with row and column. The same file again changes
    nothing.
    """
    from orchestration.steps.corrections.sheet_decisions import plan_sheet
    from orchestration.steps.corrections.sheet_files import SheetFileError, read_sheet

    with reviewing(who) as desk:
        try:
            plan = plan_sheet(desk, read_sheet(file), printable(why) if why else None)
        except SheetFileError as error:
            raise CommandError(
                f"nothing was kept: {error}", next_step="newsledger apply-sheet --help"
            ) from error
        if plan.problems:
            raise CommandError(
                f"nothing was kept: {counted(len(plan.problems), 'cell')} to mend",
                why="\n".join(plan.problems),
                next_step=f"mend the cells named above, then: newsledger apply-sheet {file}",
            )
        _tell(plan, as_json=as_json)
        if dry_run or not plan.decisions:
            word = "nothing was kept (--dry-run)" if plan.decisions else "the sheet asks for nothing new"
            say(f"{counted(len(plan.decisions), 'decision')}: {word}")
            return
        _keep(desk, plan)


def _tell(plan: SheetPlan, *, as_json: bool) -> None:
    for note in plan.notes:
        say(f"look twice: {printable(note)}")
    for one in plan.decisions:
        click.echo(one.to_line() if as_json else _line(one))


def _line(one: Correction) -> str:
    assert one.claim is not None
    changes = "; ".join(change_text(change.column, change.old, change.new) for change in one.changes)
    return printable(f"{one.claim.claim_id}  {one.action.value}  {changes or one.why}")


def _keep(desk: ReviewDesk, plan: SheetPlan) -> None:
    from orchestration.steps.corrections.correction_keeping import KeptIn, store_corrections

    kept = store_corrections(desk.settings, plan.decisions)
    if kept is KeptIn.JOURNAL:
        say(f"Kept in {desk.settings.corrections_journal}; the next run takes them in.")
    say(f"{counted(len(plan.decisions), 'decision')} of {desk.reviewer} kept. Next: newsledger run")
