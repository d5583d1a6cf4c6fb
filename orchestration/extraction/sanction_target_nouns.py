"""The nouns that stand where the targets of a sanction stand: behind "on", "against", "targeting", as objects, in lists."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from orchestration.extraction import syntax
from orchestration.extraction.sanction_grammar import acted_on, is_misread_infinitive
from orchestration.extraction.sanction_names import name_is_date
from orchestration.extraction.sanction_records import SanctionAction, SanctionWord
from orchestration.extraction.sanction_target_kinds import kind_of_word

_AIMING = frozenset(
    "targeting hitting targeted target targets hit hits aimed aiming affecting covering punishing barring prohibiting "
    "banning blocking restricting cutting limiting imposed levied slapped placed levelled directed designed".split()
)
_INSIDE_PHRASE = frozenset({"compound", "amod", "nmod", "poss", "nummod"})
_QUANTITY_WORDS = frozenset(
    "name names "
    "any some many most all several one two three dozens hundreds scores thousands number group groups list range series "
    "handful network couple lot slew host".split()
)
_ALSO = ("as well as", "along with", "together with")
_STRIKING = frozenset(
    {
        "hit",
        "hits",
        "hitting",
        "slapped",
        "slaps",
        "slap",
        "target",
        "targeted",
        "targeting",
        "struck",
        "threatening",
        "threatened",
        "threatens",
        "threaten",
    }
)


def target_nouns(word: SanctionWord, action: SanctionAction) -> Iterator[Token]:
    """Heads of the phrases that name targets, in text order, each one of a list by itself."""
    nouns = _first_nouns(word, action)
    for noun in [*nouns, *_added_nouns(nouns)]:
        for listed in _listed(noun):
            yield beyond_quantity(listed)


def _first_nouns(word: SanctionWord, action: SanctionAction) -> list[Token]:
    if word.is_verb:
        return _objects(word.token)
    if action.wording.startswith("acting"):
        return syntax.direct_objects(action.token) or syntax.prepositional_objects(
            action.token, "at", "to", "on"
        )
    if word.token.lower_.rstrip("s").endswith(("designation", "listing")):
        return _designated(word.token)
    places = [
        word.token,
        word.head,
        action.token,
        *(t for t in syntax.ancestors(word.token) if t.pos_ == "NOUN"),
    ]
    for place in places:
        nouns = [n for n in _hanging_on(place) if n.i != word.token.i]
        if nouns:
            return nouns
    nouns = _behind_next_preposition(word.head)
    if nouns:
        return nouns
    if action.token.lower_ in _STRIKING:
        return [o for o in syntax.direct_objects(action.token) if o.i not in {word.token.i, word.head.i}]
    return []


def _designated(noun: Token) -> list[Token]:
    """Whom "the designation of two banks", "designations targeting" and "the group's designation" are about."""
    owners = [
        c
        for c in noun.children
        if c.dep_ in {"poss", "nmod"} and c.pos_ in {"PROPN", "NOUN"} and c.i < noun.i
    ]
    return syntax.prepositional_objects(noun, "of", "for") or _hanging_on(noun) or owners[:1]


def _objects(verb: Token) -> list[Token]:
    objects = acted_on(verb)
    if not objects and is_misread_infinitive(verb):
        objects = _following_noun(verb)
    if not objects and verb.dep_ in {"acl", "relcl"} and verb.head.pos_ in {"NOUN", "PROPN"}:
        objects = [verb.head]
    objects = [inner for o in objects for inner in (_owners_of_assets(o) or _let_in(o) or [o])]
    is_relative = verb.dep_ == "relcl"
    return [
        _antecedent(o, verb.head) if is_relative and o.lower_ in {"who", "which", "that"} else o
        for o in objects
    ]


def _antecedent(pronoun: Token, noun: Token) -> Token:
    """What a relative pronoun stands for: "who" for the official in "an official of the bank who was sanctioned"."""
    above = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else noun
    is_person = pronoun.lower_ == "who" and kind_of_word(noun.lower_) != "individual"
    return above if is_person and kind_of_word(above.lower_) == "individual" else noun


def _hanging_on(place: Token) -> list[Token]:
    nouns = [
        n for n in syntax.prepositional_objects(place, "on", "against", "upon", "to") if n.lower_ != "date"
    ]
    for child in place.children:
        if child.dep_ in {"acl", "relcl", "advcl", "prep"} and child.lower_ in _AIMING:
            nouns += [o for o in syntax.direct_objects(child) if o.i != place.i]
            nouns += [c for c in child.children if c.dep_ == "pobj"]
            nouns += syntax.prepositional_objects(child, "at", "on", "against", "upon")
    return nouns


def _behind_next_preposition(noun: Token) -> list[Token]:
    """The next "on" or "against" of the sentence, where the tree ties it to something else."""
    behind = noun.doc[noun.i + 1 :]
    nearest = next((t for t in behind if t.lower_ in {"on", "against"} and t.pos_ in {"ADP", "SCONJ"}), None)
    if nearest is None:
        return []
    nouns = [
        c for c in nearest.children if c.dep_ == "pobj" and (kind_of_word(c.lower_) or c.pos_ == "PROPN")
    ]
    return [] if any(name_is_date(n) for n in nouns) else nouns


def _following_noun(token: Token) -> list[Token]:
    """The head of the noun phrase right behind a word, where the tree does not tie them."""
    for following in token.doc[token.i + 1 :]:
        if following.pos_ in {"NOUN", "PROPN"} and following.dep_ not in _INSIDE_PHRASE:
            return [following]
        if following.pos_ in {"VERB", "ADP", "PUNCT"}:
            break
    return []


def _listed(noun: Token) -> list[Token]:
    """A noun and what is listed with it; in a list of names the parser takes the second one for an apposition."""
    listed = syntax.conjuncts(noun)
    if noun.pos_ != "PROPN":
        return listed
    apposed = [
        c for c in noun.children if c.dep_ == "appos" and c.pos_ == "PROPN" and c.conjuncts and c.i > noun.i
    ]
    return [*listed, *(inner for c in apposed for inner in syntax.conjuncts(c))]


def _owners_of_assets(noun: Token) -> list[Token]:
    """Whose assets are frozen: they are the targets."""
    if noun.lower_ not in {"assets", "asset", "funds", "accounts", "reserves"}:
        return []
    owner = syntax.possessor_of(noun)
    return (
        [owner]
        if owner is not None and owner.pos_ != "PRON"
        else syntax.prepositional_objects(noun, "of", "belonging")
    )


def _let_in(noun: Token) -> list[Token]:
    """Who is kept out in "bans entry to 18 lawmakers"."""
    if noun.lower_ != "entry":
        return []
    return [n for place in (noun, noun.head) for n in syntax.prepositional_objects(place, "to", "of", "for")]


def _added_nouns(nouns: list[Token]) -> list[Token]:
    """What follows "as well as" or "along with" behind the first targets, also behind a second "on" or "against"."""
    if not nouns:
        return []
    found: list[Token] = []
    doc = nouns[0].doc
    for place in range(nouns[-1].i + 1, len(doc) - 3):
        words = " ".join(t.lower_ for t in doc[place : place + 3])
        opener = next((o for o in _ALSO if words == o or words.startswith(f"{o} ")), None)
        if opener is not None:
            found += [
                t
                for t in doc[place + len(opener.split()) : place + 12]
                if t.pos_ in {"NOUN", "PROPN"} and t.dep_ not in _INSIDE_PHRASE
            ][:1]
    for preposition in (n.head for n in nouns if n.dep_ == "pobj"):
        found += [
            c
            for other in preposition.conjuncts
            if other.pos_ == "ADP"
            for c in other.children
            if c.dep_ == "pobj"
        ]
    return [n for n in found if n.i not in {t.i for t in nouns}]


def beyond_quantity(noun: Token) -> Token:
    """In "some of the banks" and "a group of journalists" the thing counted, not the word that counts."""
    if noun.lower_ not in _QUANTITY_WORDS:
        return noun
    counted = [
        o for o in syntax.prepositional_objects(noun, "of") if kind_of_word(o.lower_) or o.pos_ == "PROPN"
    ]
    return counted[0] if counted else noun
