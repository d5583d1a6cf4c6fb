"""One member of a list of targets as it stands in the text: a noun phrase, and the name that ends it.

Read from left to right, by capitals as much as by tags: the parser knows few foreign names.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from orchestration.extraction.sanction_names import is_legal, is_title, name_is_date
from orchestration.extraction.sanction_target_kinds import kind_of_name, kind_of_word

LISTED_KINDS = frozenset({"individual", "entity", "vessel", "aircraft"})
_NAME_LINKS = frozenset("al ag ould bin ibn bint von van der de del el ul - ‑ &".split())
_IN_NAMES = _NAME_LINKS | {"of", "the"}


@dataclass
class Phrase:
    """A noun phrase from `first` up to `end`: its noun, and the name in it without offices."""

    first: int
    end: int
    head: Token
    name: list[Token]


def phrase_at(doc: Doc, first: int) -> Phrase | None:
    """The noun phrase that starts at a token, with the name that ends it."""
    end = first
    while end < len(doc) and _is_inside(doc, end, first):
        end += 1
    while end > first and doc[end - 1].pos_ not in {"NOUN", "PROPN"} and not is_capital(doc[end - 1]):
        end -= 1
    if end == first or name_is_date(doc[end - 1]):
        return None
    place = end
    while place > first and (is_capital(doc[place - 1]) or doc[place - 1].lower_ in _IN_NAMES):
        place -= 1
    described = doc[place - 1] if place > first and is_group(doc[place - 1]) else None
    name = _name_in(list(doc[place:end]))
    if not name or _is_capital_group(doc[end - 1], doc[first]) or _is_one_of_a_people(doc, first, end):
        return Phrase(first, end, described or doc[end - 1], [])
    return Phrase(first, end, described or _head_of_name(name), name)


def _is_one_of_a_people(doc: Doc, first: int, end: int) -> bool:
    """ "a Norlander" behind a name tells whose citizen that is; no name has "a" before it."""
    return end - first == 2 and doc[first].lower_ in {"a", "an"}


def is_group(token: Token) -> bool:
    """Whether a common noun names people, firms, ships or aircraft."""
    is_noun = token.pos_ == "NOUN" or token.lower_ in {"individual", "national"}
    return is_noun and kind_of_word(token.lower_) in LISTED_KINDS


def _is_capital_group(last: Token, first: Token) -> bool:
    """A group in a headline's capitals: "16 Board Members", "Norland Officials"."""
    kind = kind_of_word(last.lower_)
    if last.lower_ in {"items", "goods", "exports", "imports", "sales", "products", "vehicles"}:
        return True
    return (
        kind in LISTED_KINDS and last.lower_.endswith("s") and (kind == "individual" or first.pos_ == "NUM")
    )


def _name_in(tokens: list[Token]) -> list[Token]:
    """The name in a run of capitalised words, without offices and countries' adjectives before it."""
    places = [i for i, token in enumerate(tokens) if token.lower_ == "of"]
    if places and any(is_title(t) for t in tokens[: places[0]]):
        tokens = tokens[places[-1] + 1 :]
    while tokens and (
        tokens[0].lower_ in _IN_NAMES - {"al"}
        or is_title(tokens[0])
        or tokens[0].pos_ in {"ADJ", "DET", "PRON"}
    ):
        tokens = tokens[1:]
    is_name = any(t.pos_ == "PROPN" for t in tokens) and not any(is_legal(t) for t in tokens)
    return tokens if is_name else []


def _head_of_name(name: list[Token]) -> Token:
    """The noun of a name: "Bank" in "Bank of Norland", else its last word."""
    before_of = (name[i - 1] for i, token in enumerate(name) if token.lower_ == "of" and i > 0)
    return next((token for token in before_of if kind_of_word(token.lower_)), name[-1])


def is_capital(token: Token) -> bool:
    """Whether a word may belong to a name, whatever the parser takes it for."""
    is_upper = token.text[:1].isupper() and (token.i > 0 or token.pos_ == "PROPN")
    return is_upper and token.tag_ not in {"PRP", "PRP$", "DT"}


def _is_inside(doc: Doc, place: int, first: int) -> bool:
    token = doc[place]
    if (
        token.pos_ in {"DET", "NUM", "ADJ", "NOUN", "PROPN"}
        or token.tag_ in {"PRP$", "POS"}
        or is_capital(token)
    ):
        return token.tag_ not in {"WDT", "WP"}
    if token.lower_ in _NAME_LINKS and place > first and _links_names(doc[place - 1 : place + 2]):
        return True
    if token.dep_ in {"amod", "quantmod", "punct"} and (
        token.pos_ == "VERB" or token.text in {"-", "‑", "–"}
    ):
        return place > first or token.pos_ == "VERB"
    if token.lower_ in {"and", ","} and place > first:
        before = doc[place - 1]
        return before.dep_ in {"amod", "nmod", "compound"} and before.head.i > place
    if token.lower_ in {"more", "than", "at", "least", "over", "about"}:
        return (
            place + 1 < len(doc) and doc[place + 1].pos_ in {"NUM", "SCONJ", "ADP"} and token.dep_ != "prep"
        )
    if token.lower_ == "of" and place == first + 1 and doc[first].pos_ == "NUM":
        return True
    if token.lower_ == "of" and place > first and _has_of(doc[first:place]):
        behind = doc[place + 1 : place + 3]
        return bool(behind) and (
            is_capital(behind[0]) or (behind[0].lower_ == "the" and is_capital(behind[-1]))
        )
    return False


def _links_names(around: Span) -> bool:
    """Whether "al" or a hyphen stands inside a name."""
    return is_capital(around[0]) and (is_capital(around[-1]) or around[-1].lower_ in _NAME_LINKS)


def _has_of(before: Span) -> bool:
    """Whether a name goes on behind "of": that of an office or an organisation, not a person's."""
    name = [t.text for t in before if is_capital(t)]
    return is_capital(before[-1]) and (is_title(before[0]) or kind_of_name(name) == "entity")
