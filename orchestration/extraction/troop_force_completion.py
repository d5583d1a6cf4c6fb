"""Whose personnel they are where their sentence does not say: only parties that the document itself counts, or names most."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from orchestration.extraction.context import DocumentContext
from orchestration.extraction.drafts import ClaimDraft
from orchestration.extraction.records import ClaimType, Slot

_INFERRED = 0.75  # confidence kept of a claim whose force is inferred from the document
_MAIN_SHARE = 0.18  # share of the document's party mentions that makes a party its main one


def complete_forces(drafts: list[ClaimDraft], context: DocumentContext) -> list[ClaimDraft]:
    """The troop counts with the force filled from the document: its most counted force of that kind, else its main party."""
    counts = [d for d in drafts if d.claim_type is ClaimType.TROOP_COUNT]
    named = {True: Counter[str](), False: Counter[str]()}
    for draft in counts:
        force = draft.value("force_code")
        if force:
            named[context.lexicon.is_group(force)][force] += 1
    completed: list[ClaimDraft] = []
    before: str | None = None
    for draft in drafts:
        if draft.claim_type is ClaimType.TROOP_COUNT:
            with_force = _with_force(draft, named, before, context)
            before = with_force.value("force_code") or before
            completed.append(with_force)
        else:
            completed.append(draft)
    return completed


def _with_force(
    draft: ClaimDraft, named: dict[bool, Counter[str]], before: str | None, context: DocumentContext
) -> ClaimDraft:
    kind = draft.value("personnel_type")
    if draft.value("force_code") or kind == "peacekeepers" or draft.rule.endswith(":nameless"):
        return draft
    wants_group = kind == "fighters"
    if before is not None and context.lexicon.is_group(before) == wants_group:
        return _filled(draft, before)
    total = sum(context.counts.values())
    main = [
        code
        for code, count in context.counts.most_common()
        if context.lexicon.is_group(code) == wants_group
        and (wants_group or code in context.lexicon.state_codes)
        and count >= _MAIN_SHARE * total
    ]
    candidates = [code for code, _ in named[wants_group].most_common()] or main
    return _filled(draft, candidates[0]) if candidates else draft


def _filled(draft: ClaimDraft, code: str) -> ClaimDraft:
    return replace(draft.with_slot(Slot("force_code", code)), confidence=draft.confidence * _INFERRED)
