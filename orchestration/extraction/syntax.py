"""Questions to a dependency tree: who is the subject, what hangs on which preposition, what governs what.

Nothing here knows a vocabulary of arms, troops or sanctions.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from orchestration.extraction.bidding import bidden_of

SUBJECTS = frozenset({"nsubj", "csubj"})
PASSIVE_SUBJECTS = frozenset({"nsubjpass", "csubjpass"})
_CLAUSES = frozenset({"relcl", "acl", "advcl", "ccomp", "xcomp", "parataxis", "csubj"})
_AUXILIARY_FUTURE = frozenset({"will", "'ll", "’ll", "wo", "shall"})
_AUXILIARY_MAY = frozenset({"may", "might", "could", "would", "should", "can", "must"})
_NEGATIONS = frozenset({"not", "n't", "n’t", "never", "no", "neither", "nor", "without"})


def conjuncts(token: Token) -> list[Token]:
    """The token and what is coordinated with it, in text order."""
    return [token, *token.conjuncts]


def first_conjunct(token: Token) -> Token:
    """The token that a chain of coordination hangs on."""
    while token.dep_ == "conj" and token.head.i != token.i:
        token = token.head
    return token


def is_passive(verb: Token) -> bool:
    """Whether a verb is passive, or a bare past participle that modifies a noun."""
    if any(child.dep_ in {"auxpass", "nsubjpass"} for child in verb.children):
        return True
    return (
        verb.tag_ == "VBN"
        and verb.dep_ in {"acl", "amod"}
        and not any(c.dep_ == "aux" for c in verb.children)
    )


def subject_of(verb: Token) -> Token | None:
    """The doer's noun: own subject, agent of a passive, or the subject that a governing verb shares."""
    if is_passive(verb):
        return agent_of(verb)
    subjects = [child for child in verb.children if child.dep_ in SUBJECTS]
    if subjects:
        return relative_antecedent(_named_subject(subjects), verb)
    return _shared_subject(verb)


def _named_subject(subjects: list[Token]) -> Token:
    """The name in "the regional bloc ECOWAS", "the guns Norland sent", where the parser sees two subjects side by side."""
    return next((s for s in reversed(subjects) if s.pos_ == "PROPN"), subjects[0])


def agent_of(verb: Token) -> Token | None:
    """The noun behind "by" of a passive verb or an event noun."""
    for child in verb.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            for grandchild in child.children:
                if grandchild.dep_ in {"pobj", "pcomp"}:
                    return grandchild
    return None


def relative_antecedent(subject: Token, verb: Token) -> Token:
    """ "which" and "that" stand for the noun that the clause hangs on."""
    if subject.lower_ in {"which", "that", "who"} and verb.dep_ in {"relcl", "acl"}:
        return verb.head
    return subject


def _shared_subject(verb: Token) -> Token | None:
    """The doer that a verb without a subject of its own takes over from what it hangs on."""
    head = verb.head
    if head.i == verb.i:
        return None
    if head.pos_ in {"VERB", "AUX"}:
        return _shared_with_verb(verb, head)
    if verb.dep_ == "xcomp" and head.dep_ == "acomp":
        return subject_of(head.head)
    if verb.dep_ == "pcomp" and head.dep_ == "prep":
        return _shared_over_preposition(head)
    if verb.dep_ == "acl" and head.pos_ in {"NOUN", "PROPN"}:
        return head if verb.tag_ == "VBG" else possessor_of(head) or _verb_subject_above(head)
    return None


def _shared_with_verb(verb: Token, head: Token) -> Token | None:
    if verb.dep_ == "conj":
        return subject_of(head)
    if verb.dep_ not in {"xcomp", "advcl", "ccomp"}:
        return None
    if verb.dep_ == "ccomp" and verb.tag_ not in {"VB", "VBG"}:
        return None
    bidden = bidden_of(verb)
    if bidden is not None:
        return bidden
    return subject_of(head) or next((c for c in head.children if c.dep_ in PASSIVE_SUBJECTS), None)


def _shared_over_preposition(preposition: Token) -> Token | None:
    """ "entities sanctioned for supplying", "three firms accused of supplying": whom the word above is about."""
    governor = preposition.head
    if governor.pos_ in {"NOUN", "PROPN", "PRON"}:
        return governor
    objects = [c for c in governor.children if c.dep_ in {"dobj", "nsubjpass"}]
    if preposition.lower_ in {"of", "for", "from"} and objects:
        return objects[0]
    return patient_of(governor) or subject_of(governor)


def patient_of(verb: Token) -> Token | None:
    """Whom a bare past participle is about: "accused of", "blacklisted for" share the subject of the clause above."""
    if verb.tag_ != "VBN" or any(child.dep_ in {"aux", "nsubj"} for child in verb.children):
        return None
    if verb.dep_ == "acl":
        return verb.head
    if verb.dep_ in {"advcl", "conj"}:
        return next((c for c in verb.head.children if c.dep_ in SUBJECTS | PASSIVE_SUBJECTS), None)
    return None


def _verb_subject_above(noun: Token) -> Token | None:
    governor = governing_verb(noun)
    return subject_of(governor) if governor is not None and not is_passive(governor) else None


def possessor_of(noun: Token) -> Token | None:
    """The owner in "Iran's missiles"."""
    return next((child for child in noun.children if child.dep_ == "poss"), None)


def governing_verb(token: Token) -> Token | None:
    """The nearest verb above a token; "including" and "following" as prepositions are none."""
    while token.head.i != token.i:
        token = token.head
        if token.pos_ in {"VERB", "AUX"} and token.dep_ != "prep":
            return token
    return None


def ancestors(token: Token) -> Iterator[Token]:
    """The token's heads, nearest first."""
    while token.head.i != token.i:
        token = token.head
        yield token


def is_below(token: Token, above: Token) -> bool:
    """Whether a token hangs somewhere below another."""
    return any(ancestor.i == above.i for ancestor in ancestors(token))


def prepositional_objects(token: Token, *prepositions: str) -> list[Token]:
    """Nouns that hang on a token by one of these prepositions, the dative among them where "to" is asked for."""
    found = []
    for child in token.children:
        if child.dep_ in {"prep", "dative", "agent"} and child.lower_ in prepositions:
            found += [c for c in child.children if c.dep_ in {"pobj", "pcomp"}]
            for inner in child.children:
                if inner.dep_ == "prep" and inner.lower_ in prepositions:
                    found += [c for c in inner.children if c.dep_ == "pobj"]
        elif child.dep_ == "dative" and "to" in prepositions and child.pos_ in {"NOUN", "PROPN", "PRON"}:
            found.append(child)
    return found


def direct_objects(verb: Token) -> list[Token]:
    """What a verb acts on: its object, or the subject of a passive."""
    found = [c for c in verb.children if c.dep_ in {"dobj", "nsubjpass"}]
    if not found and verb.dep_ == "acl" and verb.tag_ == "VBN":
        found = [verb.head]
    return found


def phrase_tokens(noun: Token) -> list[Token]:
    """The tokens of a noun phrase without the clauses that hang on it."""
    found = [noun]
    stack = [noun]
    while stack:
        for child in stack.pop().children:
            if child.dep_ in _CLAUSES or (child.dep_ in {"punct", "cc"} and child.head.i == noun.i):
                continue
            found.append(child)
            stack.append(child)
    return sorted(found, key=lambda token: token.i)


def is_negated(token: Token) -> bool:
    """Whether a negation hangs directly on a token, or it is an object named with "no"."""
    return any(
        child.dep_ == "neg"
        or (child.lower_ in _NEGATIONS and child.dep_ in {"det", "advmod", "preconj", "cc"})
        for child in token.children
    )


def has_future(verb: Token) -> bool:
    """ "will send", "is to send", "is going to send", "is set to send"."""
    if any(child.dep_ == "aux" and child.lower_ in _AUXILIARY_FUTURE for child in verb.children):
        return True
    return verb.dep_ == "xcomp" and verb.head.lower_ in {
        "is",
        "are",
        "was",
        "were",
        "be",
        "going",
        "set",
        "due",
        "slated",
    }


def has_modal(verb: Token) -> bool:
    """ "may send", "could send", "would send"."""
    return any(child.dep_ == "aux" and child.lower_ in _AUXILIARY_MAY for child in verb.children)


def is_past_or_perfect(verb: Token) -> bool:
    """Whether a finite verb tells of the past, or of the past up to now."""
    return verb.tag_ in {"VBD", "VBN"} or any(
        c.dep_ == "aux" and c.lower_ in {"has", "have", "had", "'s", "’ve", "'ve"} for c in verb.children
    )


def is_finite(verb: Token) -> bool:
    """Whether a verb carries tense itself or by an auxiliary: "began", "will begin", not "to begin"."""
    if verb.tag_ in {"VBD", "VBZ", "VBP", "MD"}:
        return True
    return any(c.dep_ in {"aux", "auxpass"} and c.lower_ != "to" for c in verb.children)


def is_infinitive(verb: Token) -> bool:
    """ "to send"."""
    return verb.tag_ == "VB" and any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children)
