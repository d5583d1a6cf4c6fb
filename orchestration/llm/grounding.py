"""From the entries of a model's answer to claims that the article bears out; every other entry is dropped with its reason."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from jsonschema import Draft202012Validator

from orchestration.extraction.claim_records import LIST_NAMES
from orchestration.extraction.drafts import ClaimDraft, slot_table
from orchestration.extraction.lexicon import Lexicon
from orchestration.extraction.mentions import MentionFinder
from orchestration.extraction.records import ClaimType, Document, Polarity, Sentence, Slot, Span
from orchestration.llm.answer_schema import claim_schema
from orchestration.llm.document_grounds import DocumentGrounds
from orchestration.llm.llm_records import DroppedClaim
from orchestration.llm.quotes import UngroundedError
from orchestration.llm.replies import shown, storable
from orchestration.llm.slot_checks import (
    Entry,
    dated,
    number_slots,
    party_slots,
    value_slots,
    wording_slot,
)

LLM_CONFIDENCE = 0.1  # no estimate, only a place below the rules: how often a model is right was not measured
_SHOWN_JSON = 2_000
_SHOWN_VALUE = 60


class ClaimGrounder:
    """Checks a model's entries against one document after the other."""

    def __init__(self, lexicon: Lexicon, model: str) -> None:
        self._lexicon = lexicon
        self._rule = f"llm:{model}"
        self._finder = MentionFinder(lexicon)
        self._validators = {
            claim_type: Draft202012Validator(claim_schema(claim_type, lexicon)) for claim_type in ClaimType
        }

    def grounds_of(self, document: Document) -> DocumentGrounds:
        """What a document bears out."""
        return DocumentGrounds(document, self._lexicon, self._finder)

    def ground(
        self, lists: Mapping[str, Sequence[Any]], grounds: DocumentGrounds
    ) -> tuple[list[ClaimDraft], list[DroppedClaim]]:
        """The grounded claims and the dropped ones, both in the order of the answer."""
        drafts: list[ClaimDraft] = []
        dropped: list[DroppedClaim] = []
        for claim_type, name in LIST_NAMES.items():
            for entry in lists[name]:
                try:
                    drafts.append(self._draft(claim_type, entry, grounds))
                except UngroundedError as error:
                    dropped.append(DroppedClaim(claim_type, error.code, shown(error.text), _cut_json(entry)))
        return drafts, dropped

    def _draft(self, claim_type: ClaimType, entry: Any, grounds: DocumentGrounds) -> ClaimDraft:  # noqa: ANN401 - a model may say anything
        self._check_shape(claim_type, entry)
        sentence = grounds.text.evidence(entry["evidence"])
        slots, names = _SLOT_READERS[claim_type](entry, grounds, sentence)
        claimant_span = _claimant_span(entry, grounds)
        when, date_span = dated(entry, grounds, sentence)
        return ClaimDraft(
            claim_type=claim_type,
            slots=slot_table(slots),
            polarity=Polarity(entry["polarity"]),
            event_date=when,
            claimant_text=grounds.document.text[slice(*claimant_span)] if claimant_span else None,
            claimant_code=grounds.party_within(*claimant_span) if claimant_span else None,
            sentence=sentence,
            confidence=LLM_CONFIDENCE,
            rule=self._rule,
            target_names=tuple(names),
            claimant_span=claimant_span,
            date_span=date_span,
        )

    def _check_shape(self, claim_type: ClaimType, entry: object) -> None:
        error = next(self._validators[claim_type].iter_errors(entry), None)
        if error is None:
            return
        place = ".".join(map(str, error.absolute_path)) or "the claim"
        value = json.dumps(error.instance, default=str, ensure_ascii=True)[:_SHOWN_VALUE]
        raise UngroundedError("bad_slot", f"{place}: {value} breaks {error.validator!r} of the schema")


def _transfer(entry: Entry, grounds: DocumentGrounds, sentence: Sentence) -> tuple[list[Slot], list[Slot]]:
    if entry["supplier"] is not None and entry["supplier"] == entry["recipient"]:
        raise UngroundedError("same_party", f"{entry['supplier']} would be supplier and recipient")
    item = wording_slot("item_text", entry["item"], grounds, sentence)
    slots = [
        *party_slots(entry, "supplier", grounds, sentence),
        *party_slots(entry, "recipient", grounds, sentence),
        item,
        Slot("category_code", entry["category"], item.text, item.start, item.end),
        *number_slots(entry, "quantity", grounds, sentence),
        *value_slots(entry, grounds, sentence),
        Slot("stage", entry["stage"]),
    ]
    return slots, []


def _troops(entry: Entry, grounds: DocumentGrounds, sentence: Sentence) -> tuple[list[Slot], list[Slot]]:
    numbers = number_slots(entry, "count", grounds, sentence)
    if not numbers:
        raise UngroundedError("no_number", "a count of troops without a number")
    slots = [
        *party_slots(entry, "force", grounds, sentence),
        *numbers,
        Slot("status", entry["status"]),
        *party_slots(entry, "location", grounds, sentence),
    ]
    return slots, []


def _sanction(entry: Entry, grounds: DocumentGrounds, sentence: Sentence) -> tuple[list[Slot], list[Slot]]:
    names = [
        wording_slot("target_name", name, grounds, position=position)
        for position, name in enumerate(entry["target_names"])
    ]
    slots = [
        *party_slots(entry, "imposer", grounds, sentence),
        Slot("action", entry["action"]),
        Slot("target_type", entry["target_type"]),
        *party_slots(entry, "target_country", grounds, sentence),
        *number_slots(entry, "target_count", grounds, sentence, n_named=len(names)),
    ]
    return slots, names


_SLOT_READERS = {
    ClaimType.ARMS_TRANSFER: _transfer,
    ClaimType.TROOP_COUNT: _troops,
    ClaimType.SANCTION: _sanction,
}


def _claimant_span(entry: Entry, grounds: DocumentGrounds) -> Span | None:
    told = entry["attributed_to"]
    if told is None:
        return None
    place = grounds.text.find(told)
    if place is None:
        raise UngroundedError(
            "wording_not_in_text", f"the claimant {told[:60]!r} does not stand in the article"
        )
    return place


def _cut_json(entry: object) -> str:
    return storable(json.dumps(entry, ensure_ascii=False, default=_plain)[:_SHOWN_JSON])


def _plain(value: object) -> object:
    return float(value) if isinstance(value, Decimal) else str(value)
