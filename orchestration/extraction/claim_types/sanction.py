"""Sanctions: the word for the measure, the word that imposes, eases or threatens it, the authority and the targets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from orchestration.extraction.claimants import claimant_of
from orchestration.extraction.drafts import (
    ClaimDraft,
    SentenceReading,
    party_slot,
    quantity_slots,
    slot_table,
    token_slot,
)  # fmt: skip
from orchestration.extraction.event_dates import event_date_of
from orchestration.extraction.records import ClaimType, Polarity, Slot
from orchestration.extraction.resolution import Party
from orchestration.extraction.sanction_actions import read_action
from orchestration.extraction.sanction_imposers import imposers_of, is_only_an_opinion
from orchestration.extraction.sanction_notices import counted_destinations, published_names
from orchestration.extraction.sanction_records import SanctionAction, SanctionWord, Target
from orchestration.extraction.sanction_targets import find_targets
from orchestration.extraction.sanction_topics import document_imposer
from orchestration.extraction.sanction_words import find_sanction_words

_ACTS = frozenset({"imposed", "extended", "lifted"})
_MEASURES = (
    ("arms_embargo", re.compile(r"arms embargo|weapons embargo|arms ban", re.I)),
    ("asset_freeze", re.compile(r"asset[s]? freeze|freez\w+ (?:\w+ )?assets|assets frozen", re.I)),
    ("travel_ban", re.compile(r"travel ban|visa ban|visa restriction|visa sanction", re.I)),
    ("export_control", re.compile(r"export (?:control|ban|restriction)|entity list", re.I)),
    ("trade_embargo", re.compile(r"embargo|import ban|oil ban|trade ban|price cap", re.I)),
    (
        "terrorist_designation",
        re.compile(r"terroris[tm] (?:organi[sz]ation|group|list|designation)|global terrorist", re.I),
    ),
)

_BY_ITSELF = frozenset({"verb", "verb-relative", "noun-head"})


def find_sanctions(reading: SentenceReading) -> Iterator[ClaimDraft]:
    """The sanctions that one sentence tells of."""
    noticed = _noticed(reading)
    if noticed is not None:
        yield from _of_notice(reading, *noticed)
        return
    used: set[tuple[str, int]] = set()
    for word in find_sanction_words(reading):
        action = read_action(word, reading)
        if action is None or (action.action, action.token.i) in used:
            continue
        used.add((action.action, action.token.i))
        imposers = imposers_of(reading, word, action)
        if is_only_an_opinion(reading, action, imposers) or (action.wording == "verb-weak" and not imposers):
            continue
        targets = find_targets(word, action, reading, {party.code for party in imposers})
        yield from _drafts(reading, word, action, imposers, targets)


def _noticed(reading: SentenceReading) -> tuple[str, list[Target]] | None:
    """Action and targets of a sentence in the set wording of an official gazette."""
    destinations = list(counted_destinations(reading))
    if destinations:
        removed = re.search(r"\bremov|\bdelet", reading.sentence.text, re.I) is not None
        return "lifted" if removed else "imposed", destinations
    published = published_names(reading)
    return (published[0], [published[1]]) if published is not None else None


def _of_notice(reading: SentenceReading, told: str, targets: list[Target]) -> Iterator[ClaimDraft]:
    code = document_imposer(reading.context)
    verb = next((t for t in reading.parsed.tokens if t.dep_ == "ROOT"), reading.parsed.tokens[0])
    action = SanctionAction(told, verb, "notice")
    yield from _drafts(
        reading, SanctionWord(verb, verb, is_verb=True), action, [Party(code)] if code else [], targets
    )


def _drafts(
    reading: SentenceReading,
    word: SanctionWord,
    action: SanctionAction,
    imposers: list[Party],
    targets: list[Target],
) -> Iterator[ClaimDraft]:
    claimant, date = (
        claimant_of(reading, action.token),
        event_date_of(reading, action.token, is_act=action.action in _ACTS),
    )
    told = token_slot("action", action.action, action.token, reading)
    if word.token.lower_.startswith("designat") and not targets[0].is_told:
        if action.wording in _BY_ITSELF or reading.sentence.is_headline:
            return
        targets = [Target("entity", None, is_told=False)]
    if action.wording == "bare" and not (targets[0].is_told and imposers and imposers[0].start is not None):
        return
    if _is_vague(imposers, targets):
        return
    for imposer in (*imposers,) or (None,):
        for target in targets:
            yield ClaimDraft(
                ClaimType.SANCTION,
                slot_table(_slots(reading, imposer, told, target)),
                Polarity.DENIED if action.is_denied else Polarity.AFFIRMED,
                date.event_date if date else None,
                claimant.text,
                claimant.code,
                reading.sentence,
                confidence=0.9 if imposer and target.country else 0.6,
                rule=f"{action.action}:{action.wording}" + ("" if target.is_told else ":untold"),
                target_names=target.names,
                claimant_span=claimant.span,
                date_span=date.span if date else None,
            )


def _is_vague(imposers: list[Party], targets: list[Target]) -> bool:
    """Whether a sentence names neither who sanctions nor whom, and the document no country that is hit."""
    named = any(party.start is not None for party in imposers)
    return not named and not targets[0].is_told and targets[0].country is None


def _slots(reading: SentenceReading, imposer: Party | None, action: Slot, target: Target) -> list[Slot]:
    slots = [
        *party_slot("imposer_code", imposer, reading),
        action,
        Slot("target_type", target.target_type),
    ]
    if imposer is not None and imposer.start is not None:
        slots.append(
            Slot(
                "authority_text",
                reading.context.document.text[imposer.start : imposer.end],
                None,
                imposer.start,
                imposer.end,
            )
        )
    slots += party_slot("target_country_code", target.country, reading)
    if target.number is not None:
        span = (target.number.start, target.number.end)
        slots += quantity_slots(
            "target_count", target.number.quantity, span, reading.context.document.text[span[0] : span[1]]
        )
    elif target.names:
        count = str(len(target.names))
        slots += [
            Slot("target_count_low", count),
            Slot("target_count_high", count),
            Slot("target_count_qualifier", "exact"),
        ]
    measure = next(
        (name for name, pattern in _MEASURES if pattern.search(reading.sentence.text)), "sanctions"
    )
    slots.append(Slot("measure", measure))
    return slots
