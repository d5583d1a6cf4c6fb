"""Finding the wordings of the vocabularies in a text: one pass over the whole document, spans in code points.

A mention says what a wording stands for, not what role it plays.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

import ahocorasick_rs

from orchestration.extraction.inflections import noun_forms
from orchestration.extraction.lexicon import Lexicon, PartyTerm, WeaponTerm

_US_STATE_HINTS = re.compile(
    r"\b(?:Atlanta|Savannah|Augusta|Fort|U\.S\. state|Senate race|Republican|Democrat|Ga\.)"
)
_NAMESAKES = {"ypg-sdf": "peshmerga"}  # "Kurdish forces" of Syria and of Iraq
_PLACE = re.compile(r"\b(?:in|at|to|from|near|outside|around|for|visit(?:ed|ing|s)?|left|leaves)\s$")
_TITLES = frozenset(
    "President Prime Minister King Queen Prince General Gen Mr Mrs Ms Secretary The In On And But Of For From To With As At By "
    "Former Foreign Defense Defence Sir Lord Senator Sen Colonel".split()
)


@dataclass(frozen=True, slots=True)
class PartyMention:
    """A wording of a party at `start:end`; `kind` is the seed's term_kind."""

    start: int
    end: int
    code: str
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class WeaponMention:
    """A wording of a weapon at `start:end`."""

    start: int
    end: int
    text: str
    category: str
    weapon_code: str | None
    is_generic: bool
    needs_context: bool


Mention = TypeVar("Mention", PartyMention, WeaponMention)


class MentionFinder:
    """Scans texts for party and weapon wordings; built once from a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._parties: dict[str, PartyTerm] = {term.term: term for term in reversed(lexicon.party_terms)}
        self._lexicon = lexicon
        self._party_names = [
            *self._parties,
            *(name for name in lexicon.party_lookalikes if name not in self._parties),
        ]
        self._party_scan = _automaton(self._party_names)
        self._weapons: dict[str, WeaponTerm] = {}
        self._exact_weapons: dict[str, WeaponTerm] = {}
        for term in lexicon.weapon_terms:
            table = self._exact_weapons if term.context == "case_sensitive" else self._weapons
            for form in _weapon_forms(term):
                table.setdefault(form, term)
        self._weapon_names, self._exact_names = list(self._weapons), list(self._exact_weapons)
        self._weapon_scan, self._exact_scan = _automaton(self._weapon_names), _automaton(self._exact_names)

    def find_parties(self, text: str, year: int | None) -> list[PartyMention]:
        """Party mentions in text order; "Persian Gulf" is none, "the Senate" only where its country is spoken of."""
        found: list[tuple[PartyMention, PartyTerm]] = []
        for index, start, end in _matches(self._party_scan, text, text):
            term = self._parties.get(self._party_names[index])
            if term is not None and _counts(term, text, start, end) and _is_in_time(term, year):
                found.append((PartyMention(start, end, term.code, term.kind, text[start:end]), term))
        sure = Counter(mention.code for mention, term in found if self._has_one_sense(term))
        meant = [(self._of_its_country(mention, term, sure), term) for mention, term in found]
        return [m for m, term in meant if m.code != term.code or self._makes_sense(term, sure)]

    def _of_its_country(self, mention: PartyMention, term: PartyTerm, sure: Counter[str]) -> PartyMention:
        """The group of the country that the text speaks of most, where groups of two countries share a wording."""
        namesake = _NAMESAKES.get(term.code) if term.context == "needs_country_sense" else None
        base = self._lexicon.base_countries
        if namesake is None or term.code in sure:
            return mention
        if sure[base.get(namesake, "")] > sure[base.get(term.code, "")] or namesake in sure:
            return replace(mention, code=namesake)
        return mention

    def _has_one_sense(self, term: PartyTerm) -> bool:
        """Whether a wording needs nothing else of the text: "Sudan" alone is Sudan, "the Senate" alone may be any."""
        is_country = term.kind in {"name", "demonym", "people"} and not self._lexicon.is_group(term.code)
        return term.context != "needs_country_sense" or is_country

    def _makes_sense(self, term: PartyTerm, sure: Counter[str]) -> bool:
        """Whether a wording that several countries or groups share means this one here."""
        if self._has_one_sense(term):
            return True
        others = {code for code in sure if code in self._lexicon.state_codes}
        return not others or term.code in sure or self._lexicon.base_countries.get(term.code) in sure

    def find_weapons(self, text: str) -> list[WeaponMention]:
        """Weapon mentions in text order, longest wording first; designations keep their capitals."""
        lowered = lower_same_length(text)
        found = []
        for index, start, end in _matches(self._weapon_scan, lowered, text):
            term = self._weapons[self._weapon_names[index]]
            if term.is_generic or term.term.islower() or _is_written_as_name(text[start:end]):
                found.append(_weapon_mention(term, text, start, end))
        for index, start, end in _matches(self._exact_scan, text, text):
            found.append(_weapon_mention(self._exact_weapons[self._exact_names[index]], text, start, end))
        return _longest(found)


def lower_same_length(text: str) -> str:
    """Lower case that keeps every offset, also where one capital would become two code points."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := character.lower()) == 1 else character for character in text)


def within(mentions: Sequence[Mention], start: int, end: int) -> list[Mention]:
    """The mentions that lie inside a span, given in text order."""
    first = bisect_left(mentions, start, key=lambda mention: mention.start)
    found = []
    for mention in mentions[first:]:
        if mention.start >= end:
            break
        if mention.end <= end:
            found.append(mention)
    return found


def _automaton(names: list[str]) -> ahocorasick_rs.AhoCorasick:
    return ahocorasick_rs.AhoCorasick(
        names,
        matchkind=ahocorasick_rs.MatchKind.LeftmostLongest,
        implementation=ahocorasick_rs.Implementation.ContiguousNFA,
    )


def _matches(scan: ahocorasick_rs.AhoCorasick, haystack: str, text: str) -> list[tuple[int, int, int]]:
    """The whole words that a scan finds; where it hits only a part of a word, the rest of the hit is scanned again."""
    hits = []
    for index, start, end in scan.find_matches_as_indexes(haystack):
        if _is_whole(text, start, end):
            hits.append((index, start, end))
        else:
            hits += _inside(scan, haystack, text, start, end - 1) or _inside(
                scan, haystack, text, start + 1, end
            )
    return hits


def _inside(
    scan: ahocorasick_rs.AhoCorasick, haystack: str, text: str, start: int, end: int
) -> list[tuple[int, int, int]]:
    """As in "French" in "French governments", where only "French government" is a wording."""
    found = scan.find_matches_as_indexes(haystack[start:end])
    return [(i, start + s, start + e) for i, s, e in found if _is_whole(text, start + s, start + e)]


def _is_whole(text: str, start: int, end: int) -> bool:
    before_ok = start == 0 or not (text[start - 1].isalnum() and text[start].isalnum())
    after_ok = end == len(text) or not (text[end].isalnum() and text[end - 1].isalnum())
    return before_ok and after_ok


def _weapon_forms(term: WeaponTerm) -> set[str]:
    base = term.term if term.context == "case_sensitive" else term.term.lower()
    spellings = {base, base.replace("-", " ")} if term.is_generic else {base}
    if not term.is_generic and any(character.isdigit() for character in base):
        spellings |= {base.replace("-", ""), base.replace("-", "‑"), base.replace("-", "–")}
    forms: set[str] = set()
    for spelling in spellings:
        forms |= noun_forms(spelling) | {spelling}
        if not spelling.endswith("s"):
            forms.add(spelling + "s")
    return forms


def _is_written_as_name(word: str) -> bool:
    return any(character.isupper() or character.isdigit() for character in word)


def _weapon_mention(term: WeaponTerm, text: str, start: int, end: int) -> WeaponMention:
    needs_context = term.context == "needs_arms_context"
    return WeaponMention(
        start, end, text[start:end], term.category, term.weapon_code, term.is_generic, needs_context
    )


def _longest(mentions: list[WeaponMention]) -> list[WeaponMention]:
    ordered = sorted(mentions, key=lambda m: (m.start, -m.end))
    kept: list[WeaponMention] = []
    for mention in ordered:
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept


def _is_in_time(term: PartyTerm, year: int | None) -> bool:
    """A surname counts only from the year its bearer led; leaders of the past are still spoken of."""
    return year is None or term.year_from is None or year >= term.year_from - 1


def _counts(term: PartyTerm, text: str, start: int, end: int) -> bool:
    if term.context == "not_us_state":
        return not _US_STATE_HINTS.search(text, max(0, start - 80), end + 80)
    if term.context == "not_place":
        return not _PLACE.search(text, max(0, start - 12), start)
    if term.context == "not_person":
        return not _is_person_name(text, start, end)
    return True


def _is_person_name(text: str, start: int, end: int) -> bool:
    following = re.match(r"\s([A-Z][a-z]+)\b(?!['’]s)", text[end : end + 25])
    before = re.search(r"\b([A-Z][a-z]+)\s$", text[max(0, start - 25) : start])
    sentence_start = start < 2 or text[start - 2] in ".!?\n" or text[start - 1] == "\n"
    if before and before[1] not in _TITLES and not text[end : end + 2].startswith(("'s", "’s")):
        return True
    return bool(following and sentence_start and following[1] not in _TITLES)
