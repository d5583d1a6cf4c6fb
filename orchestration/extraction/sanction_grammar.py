"""Small questions that several readers of sanctions put to a word and its term in the vocabulary."""

from __future__ import annotations

from spacy.tokens import Token

from orchestration.extraction import syntax
from orchestration.extraction.lexicon import EventTerm, EventVocabulary

_OF = frozenset({"of", "for", "on", "to", "about", "in", "from"})


def flags_of(term: EventTerm) -> set[str]:
    """All roles of a term: its frame, its meaning and the further ones of its detail column."""
    return {term.frame, term.meaning, *term.detail.split()}


def verb_term(verb: Token, vocabulary: EventVocabulary) -> EventTerm | None:
    """The term of a verb, together with its particle where the vocabulary has both ("rule out")."""
    for child in verb.children:
        if child.dep_ in {"prt", "advmod"}:
            phrase = vocabulary.verbs.get(f"{verb.lower_} {child.lower_}")
            if phrase is not None:
                return phrase
    return vocabulary.verbs.get(verb.lower_)


def of_measure(below: Token) -> bool:
    """Whether what hangs on a noun says what the noun is about: "a threat of sanctions", not "a bank under sanctions"."""
    return below.dep_ != "prep" or below.lower_ in _OF


def names_measures(verb: Token, vocabulary: EventVocabulary) -> bool:
    """Whether the object of a verb is a measure itself, which tells more: "the package includes an embargo"."""
    terms = (vocabulary.nouns.get(o.lower_) for o in syntax.direct_objects(verb))
    return any(term is not None and term.frame.startswith("measure") for term in terms)


def acted_on(verb: Token) -> list[Token]:
    """What a verb acts on; in "which is a unit and was listed" the subject that a passive shares with the verb before it."""
    found = syntax.direct_objects(verb)
    if found or verb.dep_ != "conj" or not syntax.is_passive(verb):
        return found
    first = verb.head
    subject = next((c for c in first.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
    return [syntax.relative_antecedent(subject, first)] if subject is not None else []


def is_misread_infinitive(token: Token) -> bool:
    """In "to sanction two firms" and "may sanction two firms" the parser often sees a noun."""
    if token.lower_ != "sanction" or token.pos_ == "VERB" or not 0 < token.i < len(token.doc) - 1:
        return False
    opens = token.doc[token.i - 1].lower_ in {
        "to",
        "will",
        "would",
        "could",
        "may",
        "might",
        "should",
        "must",
        "not",
    }
    return opens and token.doc[token.i + 1].pos_ in {"PROPN", "NUM", "ADJ", "NOUN", "DET", "PRON"}
