"""The words of a sentence that may tell what happens to counted personnel, likeliest first.

Who does and who undergoes an event is told apart here: soldiers who kill are there, soldiers who are killed are killed.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from orchestration.extraction import syntax
from orchestration.extraction.drafts import SentenceReading
from orchestration.extraction.lexicon import EventTerm

MODIFIERS = {
    "dead": "killed", "killed": "killed", "slain": "killed", "fallen": "killed", "wounded": "wounded", "injured": "wounded",
    "missing": "missing", "captured": "captured", "captive": "captured", "detained": "captured", "imprisoned": "captured",
    "jailed": "captured", "kidnapped": "captured",
}  # fmt: skip
HARMS = frozenset({"killed", "wounded", "captured", "casualties"})
_CAPTIVE_WORDS = frozenset({"captive", "prisoner", "hostage"})
_INTRANSITIVE = frozenset(
    {"die", "perish", "surrender", "succumb", "drown", "disappear", "vanish", "miss", "fall"}
)
_LIFE_VERBS = frozenset(
    "gave give given giving lost lose losing loses laid lay sacrificed sacrifice claimed claiming claims cost costing costs "
    "took take taken taking".split()
)
_WITH_PARTICLE = {
    "call": {"up", "in", "out", "on", "upon", "to"}, "sign": {"up"}, "pull": {"out", "back", "from", "off", "of"},
    "draw": {"down", "out", "back"},
}  # fmt: skip
_HURTS = frozenset("injury injuries wound wounds concussion concussions burns trauma".split())
_OPENERS = frozenset("ordered order orders began begin begun go going want wanted need needed".split())
_VERBS = frozenset({"VERB", "AUX"})
_CLAUSES = frozenset({"acl", "relcl"})
_FINITE_CLAUSES = frozenset({"conj", "advcl", "ccomp", "parataxis", "relcl"})
_JOINING = frozenset({"include", "exceed"})  # "including 12 soldiers", "a toll exceeding 200"
_NEXT = HARMS | {"missing", "withdrawn"}
_NOT_WEIGHTY = frozenset({"deployed", "strength", "planned"})


@dataclass(frozen=True)
class StatusEvent:
    """A word of the sentence and what it says of the personnel."""

    token: Token
    term: EventTerm


def loses_life(event: Token) -> bool:
    """ "gave their lives", "claimed the lives of"."""
    return event.lower_ in _LIFE_VERBS and any(
        c.dep_ == "dobj" and c.lower_ in {"lives", "life"} for c in event.children
    )


class EventSearch:
    """Looks for the status events of one counted noun. `top` stands for it in the tree: "hundreds" in "hundreds of fighters"."""

    def __init__(self, noun: Token, top: Token, reading: SentenceReading) -> None:
        self.noun = noun
        self.top = top
        self._troops = reading.lexicon.troops

    def events(self) -> list[StatusEvent]:
        """What may tell the status, likeliest first: a clause on the noun, then what governs it."""
        found: list[StatusEvent] = []
        for token in (self.noun, self.top) if self.top.i != self.noun.i else (self.noun,):
            found += self._clauses_on(token)
        if self.top.dep_ == "pobj" and self.top.head.lower_ == "of" and self.top.head.i == 0:
            return found
        below = self.top
        for token in syntax.ancestors(self.top):
            if below.dep_ in {"relcl", "advcl"} and found and below.i != self.top.i:
                break
            found += self._events_at(token, below) or self._joined_events(token, below)
            if _ends_search(token, below, knows=self._term_of(token) is not None):
                break
            if token.pos_ != "ADP":
                below = token
        return self._weightiest_first(found)

    def _events_at(self, token: Token, below: Token) -> list[StatusEvent]:
        term = (
            EventTerm("give", is_verb=True, frame="status", meaning="killed", detail="")
            if loses_life(token)
            else self._term_of(token)
        )
        found: list[StatusEvent] = []
        is_bidden = below.dep_ == "pobj" and below.head.lower_ in {
            "for",
            "on",
            "upon",
        }  # "called for 300 to stay"
        opens = is_bidden or (
            below.dep_ in {"nsubj", "nsubjpass", "dobj"} and (term is None or token.lower_ in _OPENERS)
        )
        if token.pos_ in _VERBS and opens:
            found += self._opened_by(token, below)
        if term is not None:
            found += self._undergone(token, term, below)
        if token.pos_ == "NOUN" and token.i != self.top.i and _only_lists(below):
            found += self._clauses_on(token)
        return found

    def _joined_events(self, verb: Token, below: Token) -> list[StatusEvent]:
        """As in "laid down their arms and surrendered": what the same people do or suffer next."""
        if (
            verb.pos_ not in _VERBS
            or below.dep_ not in {"nsubj", "nsubjpass"}
            or self._term_of(verb) is not None
        ):
            return []
        events: list[StatusEvent] = []
        for token in verb.children:
            term = self._term_of(token) if token.dep_ == "conj" else None
            if term is not None and term.meaning in _NEXT and not has_own_subject(token):
                events += self._undergone(token, term, below, is_doer=not syntax.is_passive(token))
        return [event for event in events if event.term.meaning in _NEXT]

    def _term_of(self, token: Token) -> EventTerm | None:
        term = (
            self._troops.verbs.get(token.lower_)
            if token.pos_ in _VERBS
            else self._troops.nouns.get(token.lower_)
        )
        if term is None or term.frame not in {"status", "other"} or token.dep_ == "aux":
            return None
        if term.lemma in _JOINING and token.dep_ in {"prep", "acl", "pcomp", "amod"}:
            return None
        if term.lemma == "miss" and token.dep_ not in {"acl", "amod", "acomp", "oprd", "xcomp"}:
            return None
        if term.lemma == "fall" and not _falls_in_battle(token):
            return None
        particles = _WITH_PARTICLE.get(term.lemma)
        if particles is not None and term.is_verb and not any(c.lower_ in particles for c in token.children):
            return None
        return term

    def _clauses_on(self, noun: Token) -> list[StatusEvent]:
        """Status words of the clauses on a noun: "soldiers being held captive", "troops who have been advising"."""
        return [
            event
            for clause in noun.children
            if clause.dep_ in _CLAUSES
            for event in self._clause_events(clause, noun)
        ]

    def _clause_events(self, clause: Token, noun: Token) -> list[StatusEvent]:
        events: list[StatusEvent] = []
        has_subject = any(c.dep_ == "nsubj" for c in clause.children)
        is_participle = clause.tag_ == "VBN" or (clause.tag_ == "VBD" and not has_subject)
        is_doer = not is_participle and not has_own_subject(clause)
        for token in (clause, *(c for c in clause.children if c.dep_ in {"xcomp", "conj", "acomp", "oprd"})):
            meaning = _complement_meaning(token)
            if meaning is not None:
                events.insert(
                    0,
                    StatusEvent(
                        token,
                        EventTerm(token.lower_, is_verb=False, frame="status", meaning=meaning, detail=""),
                    ),
                )
                continue
            term = self._term_of(token)
            if term is not None:
                below = noun if token.i == clause.i else clause
                events += self._undergone(
                    token, term, below, is_doer=is_doer and not syntax.is_passive(token)
                )
        return events

    def _opened_by(self, verb: Token, below: Token) -> list[StatusEvent]:
        """Status words that a verb opens for its subject or object: "are believed to have died", "ordered them to withdraw"."""
        events: list[StatusEvent] = []
        for token in verb.children:
            opens = token.dep_ in {"xcomp", "ccomp", "oprd"} or (
                token.dep_ == "acomp" and bool(list(token.children))
            )
            if token.i < below.i or not opens:
                continue
            for inner in (token, *(c for c in token.children if c.dep_ in {"xcomp", "ccomp"})):
                term = self._term_of(inner)
                if term is not None and not has_own_subject(inner):
                    is_doer = not syntax.is_passive(inner) and (below.dep_ != "dobj" or inner.tag_ == "VB")
                    events += self._undergone(inner, term, below, is_doer=is_doer)
        return events

    def _undergone(
        self, token: Token, term: EventTerm, below: Token, *, is_doer: bool | None = None
    ) -> list[StatusEvent]:
        if term.frame == "other":
            is_hit = below.i == self.top.i and below.dep_ in {"dobj", "nsubjpass", "pobj", "nsubj"}
            return [StatusEvent(token, term)] if is_hit or is_doer is not None else []
        doer = is_doer if is_doer is not None else _is_active_subject(below, token)
        agent = below.dep_ == "agent" or (below.dep_ == "pobj" and below.head.dep_ == "agent")
        if not term.is_verb or not (doer or agent) or term.lemma in _INTRANSITIVE:
            return [StatusEvent(token, term)]
        meaning = _meaning_for_doer(token, term)
        return (
            []
            if meaning is None
            else [
                StatusEvent(
                    token, EventTerm(term.lemma, is_verb=True, frame="status", meaning=meaning, detail="")
                )
            ]
        )

    def _governor(self) -> Token | None:
        return next((t for t in syntax.ancestors(self.top) if t.pos_ != "ADP"), None)

    def _weightiest_first(self, found: list[StatusEvent]) -> list[StatusEvent]:
        """Being killed or leaving outweighs what a clause on the noun says of where the personnel were."""
        if found and found[0].token.tag_ == "VB" and found[0].token.head.dep_ == "acl":
            main = [e for e in found if self.top.dep_ == "nsubj" and e.token.i == self.top.head.i]
            return main + found  # "300 soldiers due to leave were staying"
        if not found or found[0].token.i < self.top.i or found[0].term.meaning != "deployed":
            return found
        if self.top.head.lower_ == "including":
            return [e for e in found if e.term.meaning in HARMS] + found
        governor = self._governor()
        return [
            e
            for e in found
            if governor is not None
            and e.token.i == governor.i
            and (e.term.meaning not in _NOT_WEIGHTY or _goes_home(e.token))
        ] + found


def _falls_in_battle(verb: Token) -> bool:
    """ "have fallen in the valley", not "fell to 5,000"."""
    return verb.tag_ in {"VBN", "VBD"} and not any(
        c.lower_ in {"to", "from", "by", "below", "under", "short", "into"} for c in verb.children
    )


def _goes_home(verb: Token) -> bool:
    return any(c.lower_ == "home" for c in verb.children)


def has_own_subject(clause: Token) -> bool:
    """Whether a clause has a subject of its own, other than the word for the noun that it hangs on."""
    return any(c.dep_ == "nsubj" and c.lower_ not in {"who", "that", "which"} for c in clause.children)


def _ends_search(token: Token, below: Token, *, knows: bool) -> bool:
    """Whether what stands above a token is another story: a finished clause, or an act on the noun that is no status."""
    if token.pos_ not in _VERBS:
        return False
    if below.dep_ in {"nsubj", "nsubjpass"} and token.dep_ not in _CLAUSES:
        return True
    if not knows and below.dep_ == "dobj" and token.dep_ in _CLAUSES and token.lower_ != "exceeding":
        return True
    return token.dep_ in _FINITE_CLAUSES and has_own_subject(token)


def _only_lists(below: Token) -> bool:
    """Whether what was passed on the way up only lists parts: "300 people killed, including 40 soldiers"."""
    return below.dep_ == "appos" or below.head.lower_ == "including" or below.head.head.lower_ == "including"


def _complement_meaning(token: Token) -> str | None:
    """ "went missing", "were taken prisoner"."""
    if token.lower_ in _CAPTIVE_WORDS:
        return "captured"
    is_complement = token.dep_ in {"acomp", "oprd", "xcomp"} and token.pos_ in {"ADJ", "VERB"}
    return MODIFIERS.get(token.lower_) if is_complement else None


def _is_active_subject(below: Token, verb: Token) -> bool:
    bare = verb.tag_ == "VBN" and not any(c.dep_ == "aux" for c in verb.children)
    return below.dep_ == "nsubj" and not syntax.is_passive(verb) and not bare


def _meaning_for_doer(token: Token, term: EventTerm) -> str | None:
    """What an event says of those who do it; None where it says nothing of them."""
    if term.lemma in {"train", "instruct"}:
        return "deployed" if any(c.dep_ == "dobj" for c in token.children) else term.meaning
    if term.meaning not in HARMS:
        return term.meaning
    if loses_life(token):
        return "killed"
    if term.lemma in {"lose", "suffer", "sustain"}:
        return "wounded" if any(c.dep_ == "dobj" and c.lower_ in _HURTS for c in token.children) else None
    return "deployed"
