"""The id of a claim: a hash of what is claimed, where it stands and in which text.

The same claim found again by a better rule keeps its id, so corrections of it stay in force.
"""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from orchestration.extraction.records import Claim


def claim_id(article_version_id: str, claim: Claim) -> str:
    """The id: version, type, slots, polarity, claimant, date and evidence span, not rule or confidence."""
    slots = sorted([slot.name, slot.position, slot.value] for slot in claim.slots)
    date = [claim.event_date.start.isoformat(), claim.event_date.iso()] if claim.event_date else None
    parts = [
        article_version_id,
        claim.claim_type.value,
        slots,
        claim.polarity.value,
        [claim.claimant_text, claim.claimant_code],
        date,
        [claim.evidence_start, claim.evidence_end],
    ]
    return "clm_" + sha256(json.dumps(parts, ensure_ascii=True).encode()).hexdigest()[:20]
