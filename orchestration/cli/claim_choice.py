"""From what a person types to the claim, outlet or decisions that are meant; what fits nothing, or too much, gets an answer."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from orchestration.cli.failures import CommandError

if TYPE_CHECKING:
    from orchestration.steps.corrections.review_desk import ReviewDesk
    from orchestration.warehouse.claim_traces import FoundId
    from orchestration.warehouse.reviewable_claims import ReviewableClaim

_LEAST_PREFIX = 5


def only_one(identifier: str, found: list[FoundId]) -> FoundId:
    """The one id that begins so; CommandError where there is none or there are several."""
    if not found:
        raise CommandError(
            f"no claim or fact has an id that begins with {identifier}",
            why="Ids change only when an article or the extractor does. At least four letters are needed.",
            next_step='newsledger sql "select claim_id, evidence_text from marts.fct_troop_count_claims limit 5"',
        )
    if len(found) > 1:
        raise CommandError(
            f"{identifier} fits more than one id; give more letters",
            why="\n".join(one.found_id for one in found),
            next_step=f"newsledger trace {found[0].found_id}",
        )
    return found[0]


def claim_of(desk: ReviewDesk, identifier: str) -> ReviewableClaim:
    """The claim whose id begins so; a fact is no claim."""
    from orchestration.warehouse.claim_traces import find_ids

    found = only_one(identifier, find_ids(desk.connection, identifier))
    if found.is_fact:
        raise CommandError(
            f"{found.found_id} is a fact; what is reviewed are the claims that it is made of",
            next_step=f"newsledger trace {found.found_id}",
        )
    return desk.claims([found.found_id])[0]


def known_outlet(desk: ReviewDesk, name: str) -> str:
    """The name of a published outlet, whatever its case."""
    from orchestration.warehouse.published_corrections import published_outlets

    outlets = {outlet.casefold(): outlet for outlet in published_outlets(desk.connection)}
    if name.strip().casefold() in outlets:
        return outlets[name.strip().casefold()]
    near = get_close_matches(name.strip().casefold(), outlets, n=3)
    raise CommandError(
        f"there is no outlet '{name}'",
        why=f"Near to it: {', '.join(outlets[one] for one in near)}" if near else "",
        next_step='newsledger sql "select outlet_name from marts.dim_outlets order by 1"',
    )


def decisions_to_undo(desk: ReviewDesk, identifier: str) -> list[str]:
    """The ids of the decisions in force that are meant: one by its own id, or all on a claim."""
    if identifier.startswith("cor_"):
        return [_one_decision(desk, identifier)]
    claim_id = reviewed_claim_id(desk, identifier)
    standing = [
        row["correction_id"]
        for row in desk.history(claim_id)
        if row["correction_state"] != "undone" and row["action"] != "undo"
    ]
    if not standing:
        raise CommandError(
            f"no decision on {claim_id} is in force", next_step=f"newsledger corrections {claim_id}"
        )
    return list(dict.fromkeys(standing))


def _one_decision(desk: ReviewDesk, identifier: str) -> str:
    rows = [row for row in desk.history() if row["correction_id"].startswith(identifier)]
    ids: list[str] = sorted({row["correction_id"] for row in rows})
    if len(identifier) < _LEAST_PREFIX or not ids:
        raise CommandError(f"there is no decision {identifier}", next_step="newsledger corrections")
    if len(ids) > 1:
        raise CommandError(f"{identifier} fits more than one decision; give more letters", why="\n".join(ids))
    if rows[0]["action"] == "undo":
        raise CommandError(
            f"{ids[0]} takes another decision back, and that cannot be taken back itself",
            next_step="give the decision again: newsledger correct, accept or reject",
        )
    if rows[0]["correction_state"] == "undone":
        raise CommandError(
            f"{ids[0]} was taken back before, by {rows[0]['undone_by']}", next_step="newsledger corrections"
        )
    return ids[0]


def reviewed_claim_id(desk: ReviewDesk, identifier: str) -> str:
    """A published claim, or one that is gone and that decisions name."""
    from orchestration.warehouse.claim_traces import find_ids

    named = {row["claim_id"] for row in desk.history() if (row["claim_id"] or "").startswith(identifier)}
    published = [one for one in find_ids(desk.connection, identifier) if not one.is_fact]
    ids: list[str] = sorted(named | {one.found_id for one in published})
    if len(ids) == 1:
        return ids[0]
    return only_one(identifier, published).found_id
