"""Puts a model's claims beside those of the rules: the rules' stay as they are, the model adds what they do not tell."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from orchestration.extraction.drafts import ClaimDraft
from orchestration.extraction.merging import repeats
from orchestration.extraction.records import Claim, Sentence


def added_claims(rules_claims: Sequence[Claim], drafts: Iterable[ClaimDraft]) -> list[Claim]:
    """The model's claims in text order, without those that a claim of the rules, or another of the model, tells too.

    None is rated above a claim that the rules make in the article.
    """
    told = [_as_draft(claim) for claim in rules_claims]
    kept: list[ClaimDraft] = []
    for draft in drafts:
        if any(repeats(draft, other) for other in (*told, *kept)):
            continue
        kept = [other for other in kept if not repeats(other, draft)]
        kept.append(draft)
    ceiling = min((claim.confidence for claim in rules_claims), default=1.0)
    return [
        replace(draft, confidence=min(draft.confidence, ceiling)).finish()
        for draft in sorted(kept, key=lambda draft: draft.sentence.start)
    ]


def _as_draft(claim: Claim) -> ClaimDraft:
    names = tuple(slot for slot in claim.slots if slot.name == "target_name")
    evidence = Sentence(
        claim.evidence_start, claim.evidence_end, claim.evidence_text, is_headline=False, paragraph=0
    )
    return ClaimDraft(
        claim_type=claim.claim_type,
        slots={slot.name: slot for slot in claim.slots if slot.name != "target_name"},
        polarity=claim.polarity,
        event_date=claim.event_date,
        claimant_text=claim.claimant_text,
        claimant_code=claim.claimant_code,
        sentence=evidence,
        confidence=claim.confidence,
        rule=claim.rule,
        target_names=names,
    )
