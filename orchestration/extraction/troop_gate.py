"""Whether a sentence may count armed people, judged by its words before any parse.

Each question here is one that the readers of counts put to the tree in a narrower form, so what is ruled out here would give
no claim there. Must be cheap.
"""

from __future__ import annotations

import re

from orchestration.extraction.lexicon import Lexicon
from orchestration.extraction.scanning import ScannedSentence
from orchestration.extraction.troop_context import names_others
from orchestration.extraction.troop_events import MODIFIERS

# All of these are put to the sentence in lower case: letters of either case cost three times as much.
_NUMBER = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|sixty|"
    r"seventy|eighty|ninety|"
    r"hundreds?|thousands?|dozens?|scores|several|couple|few|half)\b"
)
# "Another 30 were wounded", "its losses at 900 dead" and "about 300 of them" go on from the sentence before.
_GOES_ON = re.compile(
    r"\b(?:another|a further|others?|more)\b[^.;]{0,40}\b(?:killed|wounded|injured|missing|captured|died|hurt|"
    r"deployed|sent|stationed|withdrawn|mobili[sz]ed)\b|"
    r"\bof (?:them|whom)\b|"
    r"\b(?:losses|toll|dead|wounded|casualties|killed|prisoner|captured|lost|died|perished|contributes?|offered)\b"
)
_GOING_ON = frozenset(
    "killed wounded injured missing captured died hurt deployed sent stationed withdrawn mobilised mobilized them whom "
    "losses toll dead casualties prisoner lost perished contribute contributes offered".split()
)
_LONE_LOSS = re.compile(
    r"\b(?:an?|another|one)\b[^.;]{0,60}\b(?:killed|wounded|injured|missing|captured|died|dead|hurt|kidnapped)\b|"
    r"\b(?:kill|wound|injur|captur|kidnapp)\w*\s+(?:an?|another|one)\b"
)
_JOINING = frozenset(
    "fight fights fighting fought join joins joined joining enlist enlisted recruit recruited recruits recruiting gone went "
    "travelled traveled travelling traveling volunteered".split()
)
_ALONE = frozenset({"a", "an", "one", "another"})
# Without one of these, officers, groups, people and the dead are no army's.
_WARFARE = frozenset(
    "military army armed soldier soldiers troop troops marine marines navy naval force forces combat infantry cavalry "
    "battalion brigade regiment garrison contingent corps battlegroup guard guards operations militia militias serviceman "
    "servicemen uniformed reserve paramilitary fighter fighters rebel rebels insurgent insurgents militant militants "
    "battlefield battlefields frontline commando commandos enlisted warrant coalition security war battle battles invasion "
    "offensive fighting losses toll nato sailors base bases warship warships carrier wing submarine trenches theater theatre "
    "action".split()
)
_SIZED = frozenset("number numbers numbered numbering strong person".split())
_MOVED_TO = frozenset(
    "reduce reduced reducing reduces cut cuts cutting draw drew drawn drawing bring brought bringing increase increased "
    "raise raised boost boosted trim trimmed".split()
)
_ALWAYS_ARMED = frozenset({"recruit", "general", "colonel", "admiral", "sergeant", "corporal", "pilot"})
_ARMED_BY_OWNER = frozenset({"man", "member", "forces", "personnel"})
_LOSSES = frozenset({"killed", "wounded", "captured", "missing", "casualties"})
_LOST_OTHERWISE = frozenset(
    "lives life captive prisoner prisoners hostage held holding holds custody captivity detention prison prisons jail jails "
    "pow pows".split()
)
_SENTENCES_BACK = 3
_WORD = re.compile(r"[a-z]+")
_NEAR = 400  # code points around a sentence in which a war must be spoken of for its losses to be an army's


class CountGate:
    """Built once from a lexicon; asked for every sentence."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        nouns = lexicon.troops.nouns
        frames = lexicon.troops.frames("personnel", "personnel_role", "personnel_weak", "unit")
        heads = {form.split()[0] for form in frames if " of " in form}
        self._personnel = frozenset(form.split()[-1] for form in frames) | heads | _group_members(lexicon)
        single = {form: term for form, term in nouns.items() if " " not in form}
        self._soldiers = frozenset(form for form, term in single.items() if term.frame == "personnel")
        self._in_single_loss = _last_words(lexicon) | self._soldiers
        self._armed = self._soldiers | {
            form
            for form, term in single.items()
            if term.lemma in _ALWAYS_ARMED
            or (term.frame == "personnel_weak" and term.lemma in _ARMED_BY_OWNER)
        }
        self._armed |= _last_words(lexicon, without=_WARFARE | self._armed)
        self._tolls = frozenset(form for form, term in single.items() if term.detail == "toll")
        told = (*lexicon.troops.verbs.items(), *nouns.items())
        is_lost = frozenset(form for form, term in told if term.meaning in _LOSSES and term.frame == "status")
        self._lost = is_lost | self._tolls | frozenset(MODIFIERS) | _LOST_OTHERWISE

    def may_hold_count(self, scanned: ScannedSentence, lowered: str, words: set[str]) -> bool:
        """Whether people in arms, or what befalls them, are named with a count, or as a single one."""
        goes_on = bool(words & _GOING_ON) and _GOES_ON.search(lowered) is not None
        if not (words & self._personnel or words & _JOINING or goes_on):
            return False
        if not _NUMBER.search(lowered):
            return self._may_lose_one(words) and _LONE_LOSS.search(lowered) is not None
        if any(quantity.currency is None for quantity in scanned.quantities):
            return self._may_count_many(scanned, words)
        return self._may_lose_one(words)

    def _may_lose_one(self, words: set[str]) -> bool:
        """ "A soldier was killed": without a number, only a loss counts a lone soldier."""
        return bool(words & _ALONE and words & self._in_single_loss and words & self._lost)

    def _may_count_many(self, scanned: ScannedSentence, words: set[str]) -> bool:
        if words & self._armed or words & _SIZED or self._names_war(scanned, words):
            return True
        if words & _MOVED_TO and words & self._personnel:
            return True
        if any(m.kind in {"people", "demonym"} and m.text.lower().endswith("s") for m in scanned.parties):
            return True
        if names_others(scanned.sentence.text):
            return False
        return self._follows_soldiers(scanned) or bool(words & self._tolls and _war_is_near(scanned))

    def _names_war(self, scanned: ScannedSentence, words: set[str]) -> bool:
        if words & _WARFARE or any(word.startswith("peacekeep") for word in words):
            return True
        return any(self._lexicon.is_group(mention.code) for mention in scanned.parties)

    def _follows_soldiers(self, scanned: ScannedSentence) -> bool:
        """Whether one of the sentences before speaks of soldiers: "Another 30 were wounded"."""
        start = scanned.sentence.start
        body = [s for s in scanned.document.sentences if not s.is_headline and s.end <= start]
        told = {word for s in body[-_SENTENCES_BACK:] for word in _WORD.findall(s.text.lower())}
        return bool(told & self._soldiers or "war" in told)


def _group_members(lexicon: Lexicon) -> set[str]:
    """Names of armed groups that count their members: "31 Houthis", "hundreds of Taliban"."""
    names = (t.term for t in lexicon.party_terms if t.kind == "name" and lexicon.is_group(t.code))
    return {name.lower() for name in names if name.lower().endswith(("s", "taliban")) and name.isalpha()}


def _last_words(lexicon: Lexicon, without: frozenset[str] = frozenset()) -> frozenset[str]:
    """The last words of the phrases for soldiers that hold none of some words; all without any."""
    phrases = (form.split() for form in lexicon.troops.frames("personnel") if " " in form)
    return frozenset(phrase[-1] for phrase in phrases if without.isdisjoint(phrase))


def _war_is_near(scanned: ScannedSentence) -> bool:
    text, sentence = scanned.document.text, scanned.sentence
    around = text[max(0, sentence.start - _NEAR) : sentence.end + _NEAR].lower()
    words = _WORD.findall(around)
    return not _WARFARE.isdisjoint(words) or "peacekeep" in around
