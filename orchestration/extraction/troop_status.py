"""What is told of counted personnel: deployed, planned, killed, withdrawn and so on, and the word that tells it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from spacy.tokens import Token

from orchestration.extraction import syntax
from orchestration.extraction.drafts import SentenceReading
from orchestration.extraction.lexicon import EventTerm
from orchestration.extraction.troop_personnel import Personnel
from orchestration.extraction.troop_tense import lies_ahead

_HARMS = frozenset({"killed", "wounded", "captured", "casualties"})
_INTRANSITIVE = frozenset({"die", "perish", "surrender", "succumb", "drown", "disappear", "vanish", "miss"})
_STRENGTH = re.compile(r"-strong\b|\b(?:army|force|strength) of\b|\btotal (?:force|strength|number)\b|\bunder arms\b|\bactive[- ]duty\b|\bstanding army\b")
_MODIFIERS = {
    "dead": "killed", "killed": "killed", "slain": "killed", "fallen": "killed", "wounded": "wounded", "injured": "wounded", "missing": "missing",
    "captured": "captured", "captive": "captured", "detained": "captured", "imprisoned": "captured", "jailed": "captured", "kidnapped": "captured",
}  # fmt: skip
_LIFE_VERBS = frozenset("gave give given giving lost lose losing loses laid lay sacrificed sacrifice claimed claiming claims cost costing costs took take taken taking".split())
_OTHER_COUNT = re.compile(r"\d|\b(?:many|several|dozens|scores|others?|more|some|hundreds|thousands|two|three|four|five|six|seven|eight|nine|ten|twelve)\b", re.I)
_WITH_PARTICLE = {
    "call": {"up", "in", "out", "on", "upon", "to"}, "sign": {"up"}, "pull": {"out", "back", "from", "off", "of"}, "draw": {"down", "out", "back", "from"},
}  # fmt: skip
_HURTS = frozenset("injury injuries wound wounds concussion concussions burns trauma".split())
_OF_CAPTIVES = frozenset({"prisoner of war", "pow"})
_FEW = 10  # "the two soldiers" speaks of those counted before
_GIVES_WAY = frozenset({"ordered", "order", "orders", "began", "begin", "begun", "go", "going", "want", "wanted", "need", "needed"})
_PLACES_OF_CAPTIVITY = frozenset({"custody", "captivity", "detention", "prison", "prisons", "jail", "jails"})
_BY_NATURE = {"prisoner of war": "captured", "pow": "captured", "recruit": "mobilised", "draftee": "mobilised", "conscript": ""}


@dataclass(frozen=True)
class Status:
    """A status with the word that tells it, and who sends or loses the personnel where that word says it."""

    status: str
    event: Token | None
    sender: Token | None
    is_denied: bool


def read_status(personnel: Personnel, reading: SentenceReading) -> Status | None:
    """The status of counted personnel; None where the sentence does something else with them ("were awarded", "said")."""
    noun = personnel.noun
    toll = _toll_status(personnel, reading)
    if toll is not None:
        return toll
    modifier = _modifier_status(noun)
    if modifier is not None:
        return Status(modifier[0], modifier[1], None, reading.stances.is_denied(modifier[1]))
    top = counted_head(personnel, reading)
    for event, term in _candidates(noun, top, reading) if personnel.group_code is None else ():
        if term.frame == "other":
            return None
        if term.lemma == "lose" and syntax.has_modal(event):
            return None
        status = _with_others(event, _with_tense(event, term.meaning, top, reading))
        if status == "deployed" and personnel.is_strength and event.pos_ not in {"VERB", "NOUN"}:
            continue
        if status == "killed" and _has_wounded_beside(event, noun):
            status = "casualties"
        if personnel.term.lemma in _OF_CAPTIVES and status not in _HARMS:
            status = "captured"
        if status == "withdrawn" and any(t.lower_ in {"duty", "service", "work"} for t in event.subtree if t.i > event.i) and event.lower_.startswith("return"):
            return None
        return Status(status, event, _sender(event, noun), reading.stances.is_denied(event))
    return _status_without_event(personnel, reading)


def _status_without_event(personnel: Personnel, reading: SentenceReading) -> Status | None:
    by_nature = _BY_NATURE.get(personnel.term.lemma)
    if by_nature:
        return Status(by_nature, None, None, is_denied=False)
    verb = syntax.governing_verb(personnel.noun)
    if verb is not None and syntax.has_modal(verb) and personnel.noun.dep_ in {"attr", "dobj", "nsubj"} and verb.lower_ in {"be", "been", "take", "have"} and not any(c.dep_ == "expl" and "been" != verb.lower_ for c in verb.children):
        return Status("planned", verb, _verb_subject(personnel.noun), reading.stances.is_denied(verb))
    if personnel.is_strength or _STRENGTH.search(reading.sentence.text):
        return Status("strength", None, None, is_denied=False)
    if personnel.group_code is not None:
        joined = re.search(r"\bjoin\w*|\benlist|\brecruit|\bpledged", reading.sentence.text[reading.parsed.offsets(personnel.noun, personnel.noun)[1] - reading.sentence.start :][:60])
        return Status("mobilised" if joined else "deployed", None, None, is_denied=False)
    low = personnel.number.quantity.low
    if low is not None and low < _FEW and any(c.lower_ == "the" for c in personnel.noun.children) and not personnel.noun.dep_.startswith(("attr", "pobj")):
        return None
    if any(c.dep_ == "det" and c.lower_ in {"these", "those", "both", "this", "that"} for c in personnel.noun.children):
        return None
    if personnel.term.frame == "personnel_role" or _only_speaks(personnel.noun, reading):
        return None
    return Status("deployed", None, _verb_subject(personnel.noun), is_denied=False)


def _only_speaks(noun: Token, reading: SentenceReading) -> bool:
    return noun.dep_ == "nsubj" and reading.stances.is_saying(noun.head) and not syntax.is_passive(noun.head)


def _toll_status(personnel: Personnel, reading: SentenceReading) -> Status | None:
    if personnel.term.detail != "toll":
        return None
    noun, meaning = personnel.noun, personnel.term.meaning
    if noun.i == reading.parsed.token_at(personnel.number.number_end - 1).i:
        return None
    verb = syntax.governing_verb(noun)
    term = reading.lexicon.troops.verbs.get(verb.lower_) if verb is not None else None
    if meaning == "captured" and term is not None and term.meaning in {"killed", "wounded"} and noun.dep_ in {"dobj", "nsubjpass"}:
        meaning = term.meaning
    others = " ".join(t.lower_ for t in syntax.conjuncts(noun))
    if "dead" in others and ("wounded" in others or "injured" in others):
        meaning = "casualties"
    return Status(meaning, noun, syntax.subject_of(verb) if verb is not None else None, reading.stances.is_denied(noun))


def _modifier_status(noun: Token) -> tuple[str, Token] | None:
    for child in noun.children:
        if child.dep_ in {"amod", "acl", "relcl", "appos", "compound", "advcl", "acomp", "oprd"} and child.lower_ in _MODIFIERS:
            status = _MODIFIERS[child.lower_]
            others = {_MODIFIERS.get(t.lower_) for t in syntax.conjuncts(child)}
            return ("casualties" if {"killed", "wounded"} <= others else status), child
    for place in syntax.prepositional_objects(noun, "in"):
        if place.lower_ in _PLACES_OF_CAPTIVITY:
            return "captured", place
    governor = noun.head
    if noun.dep_ in {"nsubj", "dobj"} and governor.pos_ in {"VERB", "AUX", "ADJ"}:
        for word in (governor, *governor.children):
            if word.i > noun.i and word.dep_ in {"acomp", "oprd", "ccomp", "ROOT", "advcl"} and word.pos_ in {"ADJ", "VERB"} and word.lower_ in {"dead", "missing", "wounded", "injured"}:
                return _MODIFIERS[word.lower_], word
    return None


def _candidates(noun: Token, top: Token, reading: SentenceReading) -> list[tuple[Token, EventTerm]]:
    """Words that may tell the status, likeliest first: a clause on the noun, then what governs it."""
    found: list[tuple[Token, EventTerm]] = []
    for child in (*noun.children, *(top.children if top.i != noun.i else ())):
        if child.dep_ in {"acl", "relcl"}:
            found += _clause_events(child, noun, reading)
    if top.dep_ == "pobj" and top.head.lower_ == "of" and top.head.i == 0:
        return found
    below = top
    for token in syntax.ancestors(top):
        if below.dep_ in {"relcl", "advcl"} and found and below.i != noun.i:
            break
        term = _event_term(token, reading)
        if _loses_life(token):
            term = EventTerm("give", True, "status", "killed", "")
        if token.pos_ in {"VERB", "AUX"} and below.dep_ in {"nsubj", "nsubjpass", "dobj"} and (term is None or token.lower_ in _GIVES_WAY):
            found += _opened_events(token, below, reading)
        if term is not None and token.i != noun.i:
            found += _as_undergone(token, term, below, is_direct=below.i == top.i)
        if token.pos_ in {"VERB", "AUX"} and below.dep_ in {"nsubj", "nsubjpass"} and token.dep_ not in {"relcl", "acl"}:
            break
        if token.pos_ == "VERB" and term is None and below.dep_ == "dobj" and token.dep_ in {"acl", "relcl"}:
            break
        if token.pos_ in {"VERB", "AUX"} and token.dep_ in {"conj", "advcl", "ccomp", "parataxis", "relcl"} and _has_own_subject(token):
            break
        if token.pos_ == "NOUN" and token.i != top.i and _includes(below):
            found += [pair for child in token.children if child.dep_ in {"acl", "relcl"} for pair in _clause_events(child, token, reading)]
        if token.pos_ != "ADP":
            below = token
    return _weightiest_first(found, top)


def _includes(below: Token) -> bool:
    """Whether what was passed on the way up only lists parts: "300 people killed, including 40 soldiers"."""
    return below.dep_ == "appos" or below.head.lower_ == "including" or below.head.head.lower_ == "including"


def counted_head(personnel: Personnel, reading: SentenceReading) -> Token:
    """The word that stands for the counted in the sentence: "hundreds" in "hundreds of fighters", else the noun itself."""
    noun = personnel.noun
    number = reading.parsed.token_at(personnel.number.number_end - 1)
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.i == number.i:
        return number
    return noun


def _weightiest_first(found: list[tuple[Token, EventTerm]], noun: Token) -> list[tuple[Token, EventTerm]]:
    """Being killed, leaving or being planned outweighs what a clause on the noun says of where the personnel were."""
    if not found or found[0][0].i < noun.i or found[0][1].meaning != "deployed":
        return found
    governor = next((t for t in syntax.ancestors(noun) if t.pos_ != "ADP"), None)
    weighty = [pair for pair in found if governor is not None and pair[0].i == governor.i and pair[1].meaning not in {"deployed", "strength", "planned"}]
    return weighty + found


def _clause_events(clause: Token, noun: Token, reading: SentenceReading) -> list[tuple[Token, EventTerm]]:
    """Status words of a clause that hangs on the noun: "soldiers being held captive", "troops who have been advising"."""
    events: list[tuple[Token, EventTerm]] = []
    for token in (clause, *(c for c in clause.children if c.dep_ in {"xcomp", "conj", "acomp", "oprd"})):
        if token.pos_ in {"ADJ", "VERB"} and token.dep_ in {"acomp", "oprd", "xcomp"} and token.lower_ in _MODIFIERS:
            events.insert(0, (token, EventTerm(token.lower_, False, "status", _MODIFIERS[token.lower_], "")))
            continue
        if token.lower_ in {"captive", "prisoner", "hostage"}:
            events.insert(0, (token, EventTerm("captive", False, "status", "captured", "")))
            continue
        term = _event_term(token, reading)
        if term is not None:
            events += _as_undergone(token, term, clause if token.i != clause.i else noun, is_doer=clause.tag_ != "VBN" and not syntax.is_passive(token) and not _has_own_subject(clause))
    return events


def _opened_events(verb: Token, subject: Token, reading: SentenceReading) -> list[tuple[Token, EventTerm]]:
    """Status words that a verb opens for its subject or object: "are believed to have died", "ordered the troops to withdraw"."""
    events: list[tuple[Token, EventTerm]] = []
    for token in verb.children:
        opens = token.dep_ in {"xcomp", "ccomp", "oprd"} or token.dep_ == "acomp" and bool(list(token.children))
        if token.i < subject.i or not opens:
            continue
        for inner in (token, *(c for c in token.children if c.dep_ in {"xcomp", "ccomp"})):
            term = _event_term(inner, reading)
            if term is not None and not _has_own_subject(inner):
                events += _as_undergone(inner, term, subject, is_doer=not syntax.is_passive(inner) and subject.dep_ != "dobj" or inner.tag_ == "VB" and not syntax.is_passive(inner))
    return events


def _has_own_subject(clause: Token) -> bool:
    return any(c.dep_ == "nsubj" and c.lower_ not in {"who", "that", "which"} for c in clause.children)


def _event_term(token: Token, reading: SentenceReading) -> EventTerm | None:
    troops = reading.lexicon.troops
    term = troops.verbs.get(token.lower_) if token.pos_ in {"VERB", "AUX"} else troops.nouns.get(token.lower_)
    if term is None or term.frame not in {"status", "other"}:
        return None
    if token.dep_ == "aux" or term.lemma == "miss" and token.dep_ not in {"acl", "amod", "acomp", "oprd", "xcomp"}:
        return None
    particles = _WITH_PARTICLE.get(term.lemma)
    if particles is not None and term.is_verb and not any(c.lower_ in particles for c in token.children):
        return None
    return term


def _as_undergone(token: Token, term: EventTerm, below: Token, *, is_doer: bool | None = None, is_direct: bool = True) -> list[tuple[Token, EventTerm]]:
    """The status of those who undergo an event, or do it: soldiers who kill are deployed."""
    bare = token.tag_ == "VBN" and not any(c.dep_ == "aux" for c in token.children)
    doer = is_doer if is_doer is not None else below.dep_ == "nsubj" and not syntax.is_passive(token) and not bare
    agent = below.dep_ in {"agent"} or below.dep_ == "pobj" and below.head.dep_ == "agent"
    if doer and term.is_verb and term.lemma in {"train", "instruct"} and any(c.dep_ == "dobj" for c in token.children):
        return [(token, EventTerm(term.lemma, True, "status", "deployed", ""))]
    if (doer or agent) and term.is_verb and term.meaning in _HARMS and token.i != below.i and term.lemma not in _INTRANSITIVE:
        if term.lemma in {"suffer", "sustain"} and any(c.dep_ == "dobj" and (c.lower_ in _HURTS or c.text.lower().endswith("injuries")) for c in token.children):
            return [(token, EventTerm(term.lemma, True, "status", "wounded", ""))]
        if term.lemma in {"lose", "suffer", "sustain"} and not _loses_life(token):
            return []
        status = "killed" if _loses_life(token) else "deployed"
        return [(token, EventTerm(term.lemma, True, "status", status, ""))]
    if term.frame == "other" and not (below.dep_ in {"dobj", "nsubjpass", "pobj", "nsubj"} and is_direct):
        return []
    return [(token, term)]


def _loses_life(event: Token) -> bool:
    if event.lower_ not in _LIFE_VERBS:
        return False
    return any(c.dep_ == "dobj" and c.lower_ in {"lives", "life"} for c in event.children)


def _with_others(event: Token, status: str) -> str:
    """ "killed or wounded" is casualties; "gave their lives" is killed."""
    meanings = {_MODIFIERS.get(t.lower_) for t in syntax.conjuncts(event)}
    others = [t for t in syntax.conjuncts(event) if t.i > event.i and t.lower_ in _MODIFIERS]
    if any(_OTHER_COUNT.search(event.doc[event.i + 1 : t.i].text) for t in others):
        return status
    shared = all(t.i == event.i or t.lower_ not in _MODIFIERS or not any(c.dep_ in {"dobj", "nsubjpass", "nsubj"} for c in t.children) for t in syntax.conjuncts(event))
    if status in {"killed", "wounded"} and {"killed", "wounded"} <= meanings and shared:
        return "casualties"
    if _loses_life(event) and event.lower_ in {"gave", "give", "given", "lost", "lose", "losing", "giving"}:
        return "killed"
    return status


def _has_wounded_beside(event: Token, noun: Token) -> bool:
    """ "lost 300 men, dead and wounded"."""
    words = {t.lower_ for t in noun.subtree if t.i > noun.i}
    return event.lower_ in {"lost", "lose", "losing"} and "wounded" in words and bool(words & {"dead", "killed"})


def _with_tense(event: Token, meaning: str, noun: Token, reading: SentenceReading) -> str:
    if event.lower_ in {"held", "holding", "hold", "holds"} and (noun.dep_ == "dobj" or syntax.is_passive(event)):
        return "captured"
    if event.lower_ in {"has", "have", "had"} and noun.dep_ == "dobj" and re.search(r"\b(?:fighters|members|militants|men)\b", " ".join(t.lower_ for t in noun.subtree)) and not syntax.prepositional_objects(event, "in", "at"):
        return "strength"
    if meaning == "killed" and event.lower_ in {"lost", "lose", "losing", "loses"} and noun.dep_ == "dobj":
        return "casualties"
    if meaning == "withdrawn":
        where = _withdrawn_or_not(event, noun)
        return "planned" if where == "deployed" and lies_ahead(event, reading) and noun.dep_ == "pobj" and noun.head.lower_ == "to" else where
    if meaning == "casualties" and event.lower_ in {"suffered", "suffer", "sustained", "inflicted"}:
        return "casualties"
    if meaning == "deployed":
        if event.pos_ == "VERB" and any(_goes_back(child) for child in event.children):
            return "withdrawn"
        if any(c.dep_ == "expl" for c in event.children):
            return "deployed"
        if lies_ahead(event, reading):
            return "planned"
    return meaning


def _goes_back(child: Token) -> bool:
    """ "sent home", "moved out of the valley"."""
    if child.lower_ == "home" and child.dep_ in {"advmod", "prt", "dobj", "npadvmod"}:
        return True
    return child.lower_ == "out" and child.dep_ in {"prep", "advmod", "prt"} and any(c.lower_ in {"of", "from"} for c in child.children)


def _withdrawn_or_not(event: Token, noun: Token) -> str:
    word = event.lower_
    around = " ".join(t.lower_ for t in event.subtree)
    if word in {"left", "leave", "leaving", "leaves"} and noun.dep_ in {"dobj", "nsubj"} and noun.i > event.i:
        return "deployed"
    if word in {"brought", "bring", "brings", "bringing"} and not re.search(r"\b(?:home|back|out)\b", around):
        return "deployed"
    if word in {"pull", "pulled", "pulling", "draw", "drew", "drawn", "drawing", "cut", "cutting", "reduce", "reduced", "reducing"}:
        preposition = next((t.lower_ for t in syntax.ancestors(noun) if t.pos_ == "ADP" and t.lower_ != "of"), None)
        if preposition in {"to", "from"} and noun.i > event.i:
            return "deployed"
    return "withdrawn"


def _sender(event: Token, noun: Token) -> Token | None:
    if event.pos_ not in {"VERB", "AUX"}:
        return syntax.possessor_of(event)
    subject = syntax.subject_of(event)
    if subject is None or subject.i == noun.i:
        return None
    is_harm = event.lower_ in {"killed", "killing", "kill", "kills", "wounded", "captured", "captures", "capturing", "injured", "executed", "detained", "arrested"}
    return None if is_harm else subject


def _verb_subject(noun: Token) -> Token | None:
    verb = syntax.governing_verb(noun)
    subject = syntax.subject_of(verb) if verb is not None else None
    return subject if subject is not None and subject.i != noun.i else None
