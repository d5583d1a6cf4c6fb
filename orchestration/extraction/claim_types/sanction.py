"""Sanctions: the word for the measure, the word that imposes, eases or threatens it, the authority and the targets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from orchestration.extraction import syntax
from orchestration.extraction.drafts import (
    ClaimDraft, SentenceReading, claimant_of, event_date_of, party_slot, quantity_slots, slot_table,
)  # fmt: skip
from orchestration.extraction.records import ClaimType, Polarity, Slot
from orchestration.extraction.resolution import Party
from orchestration.extraction.sanction_actions import read_action
from orchestration.extraction.sanction_targets import Target, find_targets

_CORE = re.compile(r"\b(?:sanction|embargo|blacklist|blocklist|asset freeze|assets? freez|freez\w+ (?:the )?assets|travel ban|visa ban|visa restriction|designat|delist|export control|entity list|export ban|import ban|oil ban|price cap)", re.I)
_NOT_SANCTION = frozenset({"court", "sports", "olympic"})
_MEASURES = (
    ("arms_embargo", re.compile(r"arms embargo|weapons embargo|arms ban", re.I)),
    ("asset_freeze", re.compile(r"asset[s]? freeze|freez\w+ (?:\w+ )?assets|assets frozen", re.I)),
    ("travel_ban", re.compile(r"travel ban|visa ban|visa restriction|visa sanction", re.I)),
    ("export_control", re.compile(r"export (?:control|ban|restriction)|entity list", re.I)),
    ("trade_embargo", re.compile(r"embargo|import ban|oil ban|trade ban|price cap", re.I)),
    ("terrorist_designation", re.compile(r"terroris[tm] (?:organi[sz]ation|group|list|designation)|global terrorist", re.I)),
)


@dataclass(frozen=True)
class SanctionWord:
    """A word for a measure or for sanctioning, in its sentence."""

    token: Token
    is_verb: bool


def find_sanctions(reading: SentenceReading) -> Iterator[ClaimDraft]:
    """The sanctions that one sentence tells of."""
    if not _CORE.search(reading.sentence.text):
        return
    used: set[tuple[str, int]] = set()
    for word in _sanction_words(reading):
        action = read_action(word.token, word.is_verb, reading)
        if action is None or (action.action, action.token.i) in used:
            continue
        used.add((action.action, action.token.i))
        imposers = _imposers(reading, word, action.token)
        targets = find_targets(word.token, word.is_verb, action.token, reading, {p.code for p in imposers})
        claimant_text, claimant_code = claimant_of(reading, action.token)
        date = event_date_of(reading, action.token, is_future=action.action == "proposed")
        for imposer in imposers or [None]:
            for target in targets:
                yield ClaimDraft(
                    ClaimType.SANCTION,
                    slot_table(_slots(reading, imposer, action.action, target)),
                    Polarity.DENIED if action.is_denied else Polarity.AFFIRMED,
                    date,
                    claimant_text,
                    claimant_code,
                    reading.sentence,
                    confidence=0.9 if imposer and target.country else 0.6,
                    rule=f"{action.action}:{word.token.lower_}",
                    target_names=target.names,
                )


def _sanction_words(reading: SentenceReading) -> Iterator[SanctionWord]:
    vocabulary = reading.lexicon.sanctions
    for token in reading.parsed.tokens:
        verb = vocabulary.verbs.get(token.lower_)
        if token.pos_ == "VERB" and verb is not None and verb.frame == "sanctions":
            yield SanctionWord(token, is_verb=True)
        elif token.pos_ in {"NOUN", "PROPN"} and token.lower_ in {"sanctions", "sanction", "embargo", "embargoes", "embargos", "blacklist", "freezes", "freeze", "ban", "bans", "restrictions", "controls", "cap", "designations", "designation"}:
            if token.lower_ in {"freeze", "freezes", "ban", "bans", "restrictions", "controls", "cap"} and not any(
                child.lower_ in {"asset", "assets", "travel", "visa", "export", "import", "trade", "oil", "price", "arms", "flight", "economic", "financial"} for child in token.children
            ):
                continue
            if token.dep_ == "compound" and token.head.lower_ not in {"package", "packages", "list", "regime", "relief", "measures", "designation", "designations", "waiver", "waivers", "bill", "legislation", "resolution", "order"}:
                continue
            yield SanctionWord(token, is_verb=False)


def _imposers(reading: SentenceReading, word: SanctionWord, action: Token) -> list[Party]:
    resolver = reading.resolver
    passive_agent = resolver.parties_of(syntax.agent_of(word.token)) or resolver.parties_of(syntax.agent_of(action))
    if passive_agent:
        return _authorities(passive_agent)
    below = [c for c in word.token.children if c.dep_ in {"acl", "relcl"} and c.pos_ == "VERB"]
    for clause in below:
        parties = resolver.parties_of(syntax.agent_of(clause)) or ([] if syntax.is_passive(clause) else resolver.parties_of(syntax.subject_of(clause)))
        if parties:
            return _authorities(parties)
    if not word.is_verb:
        named = _naming_parties(reading, word.token)
        if named:
            return named
    subject = syntax.subject_of(word.token if word.is_verb else action)
    parties = resolver.parties_of(subject)
    if parties:
        return _authorities(parties)
    for governor in syntax.ancestors(action):
        if governor.pos_ == "VERB" and not reading.stances.is_saying(governor):
            parties = resolver.parties_of(syntax.subject_of(governor))
            if parties:
                return _authorities(parties)
    return []


def _naming_parties(reading: SentenceReading, noun: Token) -> list[Party]:
    """ "U.S. sanctions", "the EU's embargo", "UN sanctions": who imposes stands before the noun."""
    start = reading.parsed.offsets(noun, noun)[0]
    found: list[Party] = []
    for mention in reading.parsed.parties:
        between = reading.context.document.text[mention.end : start]
        if mention.end <= start and re.fullmatch(r"(?:['’]s?)?\s*(?:(?:and|new|economic|tough|tougher|financial|trade|oil|arms|secondary|additional|further|more|primary|targeted|unilateral|weapons|travel|visa|asset|assets|export|-era|,)\s*)*(?:\w+\s)?", between):
            found.append(Party(mention.code, mention.start, mention.end, mention.kind))
    return _authorities(found)


def _authorities(parties: list[Party]) -> list[Party]:
    return [party for party in parties if not party.code.islower()][:3]


def _slots(reading: SentenceReading, imposer: Party | None, action: str, target: Target) -> list[Slot]:
    slots = [*party_slot("imposer_code", imposer, reading), Slot("action", action), Slot("target_type", target.target_type)]
    if imposer is not None and imposer.start is not None:
        slots.append(Slot("authority_text", reading.context.document.text[imposer.start : imposer.end], None, imposer.start, imposer.end))
    slots += party_slot("target_country_code", target.country, reading)
    if target.number is not None:
        span = (target.number.start, target.number.end)
        slots += quantity_slots("target_count", target.number.quantity, span, reading.context.document.text[span[0] : span[1]])
    elif target.names:
        count = str(len(target.names))
        slots += [Slot("target_count_low", count), Slot("target_count_high", count), Slot("target_count_qualifier", "exact")]
    measure = next((name for name, pattern in _MEASURES if pattern.search(reading.sentence.text)), "sanctions")
    slots.append(Slot("measure", measure))
    return slots
