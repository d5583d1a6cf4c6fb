"""`newsledger correct`, `accept`, `reject` and `undo`: one decision of a reviewer each, kept for good before the command ends."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from orchestration.cli.claim_choice import claim_of, decisions_to_undo, known_outlet
from orchestration.cli.console import counted, printable, say
from orchestration.cli.documented_command import DocumentedCommand
from orchestration.cli.failures import CommandError
from orchestration.cli.review_options import json_option, reviewing, who_option
from orchestration.cli.review_text import change_text

if TYPE_CHECKING:
    from orchestration.steps.corrections.review_desk import ReviewDesk
    from orchestration.warehouse.correction_records import Correction
    from orchestration.warehouse.reviewable_claims import ReviewableClaim

CORRECT_EXAMPLES = """
newsledger correct clm_2f0c --set quantity_low=12 --why "the text says a dozen"
newsledger correct clm_2f0c --set recipient_code=UKR --set event_date=2024-03 --why "named in the lead"
newsledger correct clm_2f0c --set claimant_text= --why "nobody is quoted"
"""
REJECT_EXAMPLES = """
newsledger reject clm_2f0c --why "a museum piece, no transfer"
newsledger reject --sentence clm_2f0c --why "boilerplate of the site"
newsledger reject --outlet "Example Satire" --why "satire"
"""
ACCEPT_EXAMPLES = """
newsledger accept clm_2f0c
newsledger accept clm_2f0c --why "checked against the ministry's page" --who "A. Reviewer"
"""
UNDO_EXAMPLES = """
newsledger undo cor_51be
newsledger undo clm_2f0c --why "the reviewer misread the table"
"""


@click.command(cls=DocumentedCommand, examples=CORRECT_EXAMPLES)
@click.argument("claim_id", metavar="CLAIM_ID")
@click.option(
    "--set",
    "settings_told",
    metavar="COLUMN=VALUE",
    multiple=True,
    required=True,
    help="An empty VALUE: not told.",
)
@click.option("--why", required=True, help="The reason, kept with the correction.")
@who_option
@json_option
def correct(claim_id: str, settings_told: tuple[str, ...], why: str, who: str | None, as_json: bool) -> None:  # noqa: FBT001 - click passes options by name
    """Sets columns of a claim to what its sentence really says; it stays so when the article is read again."""
    from orchestration.steps.corrections.claim_columns import UnknownColumnError
    from orchestration.steps.corrections.value_checks import ValueCheckError

    told = _told_columns(settings_told)
    with reviewing(who) as desk:
        reviewable = claim_of(desk, claim_id)
        try:
            correction = desk.correction(reviewable, told, _reason(why))
        except (UnknownColumnError, ValueCheckError) as error:
            raise CommandError(
                f"nothing was corrected: {error}", next_step=f"newsledger trace {reviewable.claim.claim_id}"
            ) from error
        if correction is None:
            say(f"{reviewable.claim.claim_id} says so already; nothing was written")
            return
        for change in correction.changes:
            asked = "" if change.column in told else "   (follows from the number)"
            say(f"  {printable(change_text(change.column, change.old, change.new))}{asked}")
        _keep(desk, [correction], reviewable, as_json=as_json)


@click.command(cls=DocumentedCommand, examples=REJECT_EXAMPLES)
@click.argument("claim_id", metavar="[CLAIM_ID]", required=False)
@click.option(
    "--sentence",
    "sentence_of",
    metavar="CLAIM_ID",
    help="Reject the sentence of this claim wherever it stands.",
)
@click.option("--outlet", metavar="NAME", help="Reject every claim of this outlet.")
@click.option("--why", required=True, help="The reason, kept with the decision.")
@who_option
@json_option
def reject(  # noqa: PLR0913, PLR0917 - click passes options by name
    claim_id: str | None,
    sentence_of: str | None,
    outlet: str | None,
    why: str,
    who: str | None,
    as_json: bool,  # noqa: FBT001 - click passes options by name
) -> None:
    """Takes a claim, a sentence wherever it stands, or everything of an outlet out of the facts, for good.

    The claims stay in the claim tables as rejected, and undo brings them back.
    """
    from orchestration.warehouse.correction_records import CorrectionAction

    if sum(value is not None for value in (claim_id, sentence_of, outlet)) != 1:
        message = "give one of CLAIM_ID, --sentence CLAIM_ID and --outlet NAME"
        raise click.UsageError(message)
    with reviewing(who) as desk:
        if outlet is not None:
            _keep(desk, [desk.outlet_block(known_outlet(desk, outlet), _reason(why))], None, as_json=as_json)
            return
        reviewable = claim_of(desk, claim_id or sentence_of or "")
        action = CorrectionAction.REJECT if claim_id else CorrectionAction.BLOCK_SENTENCE
        _keep(desk, [desk.decision(action, reviewable, _reason(why))], reviewable, as_json=as_json)


@click.command(cls=DocumentedCommand, examples=ACCEPT_EXAMPLES)
@click.argument("claim_id", metavar="CLAIM_ID")
@click.option("--why", default="read and found right", show_default=True, help="Kept with the decision.")
@who_option
@json_option
def accept(claim_id: str, why: str, who: str | None, as_json: bool) -> None:  # noqa: FBT001 - click passes options by name
    """Says that a claim is what its sentence says."""
    from orchestration.warehouse.correction_records import CorrectionAction

    with reviewing(who) as desk:
        reviewable = claim_of(desk, claim_id)
        decision = desk.decision(CorrectionAction.ACCEPT, reviewable, _reason(why))
        _keep(desk, [decision], reviewable, as_json=as_json)


@click.command(cls=DocumentedCommand, examples=UNDO_EXAMPLES)
@click.argument("identifier", metavar="CORRECTION_ID|CLAIM_ID")
@click.option("--why", default="taken back", show_default=True, help="Kept with the undoing.")
@who_option
@json_option
def undo(identifier: str, why: str, who: str | None, as_json: bool) -> None:  # noqa: FBT001 - click passes options by name
    """Takes a decision back, or all decisions on a claim; both stay in the history."""
    with reviewing(who) as desk:
        undoings = [desk.undoing(one, _reason(why)) for one in decisions_to_undo(desk, identifier)]
        _keep(desk, undoings, None, as_json=as_json)


def _keep(
    desk: ReviewDesk, decisions: list[Correction], reviewable: ReviewableClaim | None, *, as_json: bool
) -> None:
    from orchestration.steps.corrections.correction_keeping import KeptIn, store_corrections

    kept = store_corrections(desk.settings, decisions)
    for one in decisions:
        about = one.undoes or one.outlet_name or (one.claim.claim_id if one.claim else "")
        click.echo(
            json.dumps(json.loads(one.to_line()) | {"kept_in": kept.value}, ensure_ascii=False)
        ) if as_json else (click.echo(f"{one.correction_id}  {one.action.value}  {printable(about)}"))
    if reviewable is not None and not reviewable.is_current:
        say(
            "The newest version of the article no longer makes this claim; the decision is for what stood there before."
        )
    if kept is KeptIn.JOURNAL:
        say(
            f"Kept in {desk.settings.corrections_journal}, because the warehouse is being written or is not there; "
            "the next run takes it in."
        )
    say(f"{counted(len(decisions), 'decision')} of {desk.reviewer} kept. Next: newsledger run")


def _told_columns(settings_told: tuple[str, ...]) -> dict[str, str]:
    told = {}
    for setting in settings_told:
        name, sign, value = setting.partition("=")
        if not sign or not name.strip():
            message = f"--set wants COLUMN=VALUE, not '{setting}'"
            raise click.UsageError(message)
        if name.strip() in told:
            message = f"--set names {name.strip()} twice"
            raise click.UsageError(message)
        told[name.strip()] = value
    return told


def _reason(why: str) -> str:
    plain = printable(why)
    if not plain:
        message = "--why needs a reason"
        raise click.UsageError(message)
    return plain
