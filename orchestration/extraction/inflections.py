"""English word forms from a dictionary form: what a vocabulary row stands for in running text.

Regular forms only; irregular ones are given by the row. No lemmatizer model is needed, so a gate can match forms as text.
"""

from __future__ import annotations

from collections.abc import Iterable

_VOWELS = "aeiou"


def noun_forms(term: str, irregular: Iterable[str] = ()) -> set[str]:
    """Singular and plural of a noun or noun phrase (its last word is inflected).

    >>> sorted(noun_forms("ministry")), sorted(noun_forms("serviceman", ["servicemen"]))
    (['ministries', 'ministry'], ['serviceman', 'servicemen'])
    """
    given = {form.replace("_", " ") for form in irregular}
    if given:
        return {term, *given}
    if term.endswith(("s", "x", "ch", "sh", "z")):
        return {term} if term.endswith("s") else {term, term + "es"}
    if term.endswith("y") and term[-2:-1] not in _VOWELS:
        return {term, term[:-1] + "ies"}
    if term.endswith("o"):
        return {term, term + "s", term + "es"}
    return {term, term + "s"}


def verb_forms(term: str, irregular: Iterable[str] = ()) -> set[str]:
    """Base, third person, past and -ing form of a verb; a particle stays behind it.

    >>> sorted(verb_forms("deploy")), sorted(verb_forms("lose", ["lost"]))
    (['deploy', 'deployed', 'deploying', 'deploys'], ['lose', 'loses', 'losing', 'lost'])
    >>> sorted(verb_forms("free"))
    ['free', 'freed', 'freeing', 'frees']
    """
    head, _, particle = term.partition(" ")
    given = set(irregular)
    forms = {head, *given, _third_person(head), _with_ending(head, "ing")}
    if not given:
        forms.add(_with_ending(head, "ed"))
    return {f"{form} {particle}" if particle else form for form in forms}


def _third_person(verb: str) -> str:
    if verb.endswith(("s", "x", "ch", "sh", "z", "o")):
        return verb + "es"
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return verb[:-1] + "ies"
    return verb + "s"


def _with_ending(verb: str, ending: str) -> str:
    if ending == "ed" and verb.endswith("e"):
        return verb + "d"
    if verb.endswith("e") and not verb.endswith(("ee", "ye", "oe")):
        return verb[:-1] + ending
    if ending == "ed" and verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return verb[:-1] + "ied"
    return verb + ending
