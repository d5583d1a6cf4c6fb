"""Lists of targets as they stand in the text: names, descriptions of names and counted groups, one after the other.

The parser often cuts such a list or hangs its members on the wrong word, so that it is read from left to right.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from orchestration.extraction.sanction_names import is_title
from orchestration.extraction.sanction_target_kinds import kind_of_name, kind_of_word
from orchestration.extraction.sanction_target_phrases import (
    LISTED_KINDS,
    Phrase,
    is_group,
    phrase_at,
)

_ADDING = (
    ("as", "well", "as"),
    ("along", "with"),
    ("together", "with"),
    ("plus",),
    ("and",),
    ("&",),
    ("or",),
)
_OPENING = (("including",), ("such", "as"), ("namely",), ("among", "them"), (":",), ("–",), ("—",))
_ENDING = frozenset(
    "for over because pursuant under after amid due while following since during until against as when if saying said "
    "citing accusing despite although but to on".split()
)
_COUNTED = {2: "two", 3: "three", 4: "four", 5: "five", 6: "six", 7: "seven", 8: "eight"}
_MANY = frozenset({"dozens", "scores", "hundreds", "thousands"})
_LONGEST_GAP = 30


@dataclass
class ListedTarget:
    """A member of a list: the noun of a group with the names told for it, or a name by itself.

    `is_mixed` marks people and firms with one joint number.
    """

    head: Token
    names: list[list[Token]] = field(default_factory=list)
    is_name: bool = False
    is_mixed: bool = False
    description: Token | None = None


def read_list(noun: Token) -> tuple[list[ListedTarget], int]:
    """The members of the list that a target's noun opens, and the index of the token behind the last one."""
    doc = noun.doc
    phrase = phrase_at(doc, _start_of(noun))
    if phrase is None or not phrase.first <= noun.i < phrase.end:
        return [], noun.i
    members = [_member(phrase)]
    end = phrase.end
    in_sublist = False
    for separator, following in _phrases_behind(doc, phrase.end):
        in_sublist = separator == "opening" or (in_sublist and separator != "also")
        if not _take(following, separator, members, in_sublist=in_sublist):
            break
        end = following.end
    return members, end


def _start_of(noun: Token) -> int:
    first = noun.left_edge.i
    while first < noun.i and noun.doc[first].pos_ in {"PUNCT", "CCONJ", "ADP", "SCONJ"}:
        first += 1
    before = noun.doc[first - 1] if first > 0 else None
    return min(first, before.left_edge.i) if before is not None and is_group(before) else first


def _member(phrase: Phrase) -> ListedTarget:
    is_described = bool(phrase.name) and phrase.head.i < phrase.name[0].i
    return ListedTarget(
        phrase.head, [phrase.name] if phrase.name else [], not is_described and bool(phrase.name)
    )


def _phrases_behind(doc: Doc, place: int) -> Iterator[tuple[str, Phrase]]:
    """What follows in the list, each with what stands before it: "," or "and", "also" or the "opening" of examples."""
    while True:
        place = _behind_brackets(doc, place)
        found = _separator_at(doc, place)
        phrase = phrase_at(doc, found[1]) if found is not None else None
        if found is None or phrase is None:
            member = _next_member(doc, place)
            if member is None or (found is not None and found[0] != ","):
                return
            found, phrase = member
        if _does_something(phrase, doc):
            return
        yield found[0], phrase
        place = phrase.end


def _next_member(doc: Doc, place: int) -> tuple[tuple[str, int], Phrase] | None:
    """The next member behind what only describes the one before."""
    for found in _separators_behind(doc, place):
        phrase = phrase_at(doc, found[1])
        if phrase is not None and _is_sure(found[0], phrase):
            return found, phrase
    return None


def _is_sure(separator: str, phrase: Phrase) -> bool:
    """Whether what stands behind the description of a member is a new member, not a part of the description."""
    if separator in {";", "also", "opening", ", and"}:
        return True
    if separator == "and" and not phrase.name and phrase.head.doc[phrase.first - 2].text == ",":
        return True
    return phrase.head.doc[phrase.first].pos_ == "NUM" and separator in {"and", ","}


def _behind_brackets(doc: Doc, place: int) -> int:
    if place < len(doc) and doc[place].text in {"(", "["}:
        closing = next((t.i for t in doc[place : place + _LONGEST_GAP] if t.text in {")", "]"}), None)
        return closing + 1 if closing is not None else place
    return place


def _separator_at(doc: Doc, place: int) -> tuple[str, int] | None:
    """The separator that stands at a token, and the token behind it."""
    start, comma = place, ""
    if start < len(doc) and doc[start].text in {",", ";"}:
        comma, start = doc[start].text, start + 1
    words = tuple(t.lower_ for t in doc[start : start + 3])
    for opener in _OPENING:
        if words[: len(opener)] == opener:
            return "opening", start + len(opener)
    for adder in _ADDING:
        if words[: len(adder)] == adder:
            kind = "also" if len(adder) > 1 or comma == ";" else ", and" if comma else "and"
            start += len(adder)
            if start < len(doc) and doc[start].lower_ in {"on", "against"}:
                return "also", start + 1
            return kind, start
    return (comma, start) if comma else None


def _separators_behind(doc: Doc, place: int) -> Iterator[tuple[str, int]]:
    """The separators behind what only modifies a member: "of his bank", ", who leads it,"."""
    has_verb = False
    first = place + 1 if doc[place : place + 1].text == "," else place
    for token in doc[first : first + _LONGEST_GAP]:
        if token.lower_ in _ENDING or token.dep_ == "ROOT" or token.text in {".", "”", '"'}:
            return
        found = _separator_at(doc, token.i)
        if found is not None and (not has_verb or found[0] not in {",", "and"} or _is_counted(doc, found[1])):
            yield ("and", found[1]) if found[0] == ", and" and not has_verb else found
        has_verb = has_verb or token.pos_ in {"VERB", "AUX"}


def _is_counted(doc: Doc, place: int) -> bool:
    return place < len(doc) and doc[place].pos_ == "NUM" and doc[place - 1].text == ","


def _does_something(phrase: Phrase, doc: Doc) -> bool:
    """Whether a phrase is the subject of a new clause rather than a member of the list."""
    following = doc[phrase.end] if phrase.end < len(doc) else None
    is_subject = any(t.dep_ == "nsubj" and t.head.i >= phrase.end for t in doc[phrase.first : phrase.end])
    return is_subject and following is not None and following.pos_ in {"VERB", "AUX"}


def _take(phrase: Phrase, separator: str, members: list[ListedTarget], *, in_sublist: bool) -> bool:
    """Put a phrase where it belongs: a new member, a name of a group before it, or a description; False ends the list."""
    last, member = members[-1], _member(phrase)
    if phrase.name and (in_sublist or member.is_name):
        _take_name(phrase, separator, members, in_sublist=in_sublist)
        return True
    if separator == "," and last.is_name and not phrase.name and _describes(phrase, members):
        for described in members if phrase.head.tag_ == "NNS" else [last]:
            described.description = described.description or phrase.head
        return True
    if kind_of_word(phrase.head.lower_) not in LISTED_KINDS:
        return False
    if separator == "and" and _shares_number(phrase, last):
        last.is_mixed = True
    elif not in_sublist:
        members.append(member)
    return True


def _take_name(phrase: Phrase, separator: str, members: list[ListedTarget], *, in_sublist: bool) -> None:
    if separator == "," and any(m.names for m in members) and _is_office(phrase):
        return
    group = _group_of(phrase, separator, members, in_sublist=in_sublist)
    if group is not None:
        group.names.append(phrase.name)
    else:
        members.append(_member(phrase))


def _shares_number(phrase: Phrase, last: ListedTarget) -> bool:
    """Whether "firms" in "nine people and firms" is counted together with the group before it."""
    kinds = {kind_of_word(phrase.head.lower_), kind_of_word(last.head.lower_)}
    opening = phrase.head.doc[phrase.first]
    is_counted = any(c.pos_ == "NUM" for c in last.head.children) or (
        last.head.dep_ == "pobj" and last.head.head.head.lower_ in _MANY
    )
    both_groups = phrase.head.tag_ == last.head.tag_ == "NNS" and not last.names and not phrase.name
    return (
        is_counted
        and both_groups
        and kinds == {"individual", "entity"}
        and opening.pos_ not in {"NUM", "DET", "PRON"}
    )


def _describes(phrase: Phrase, members: list[ListedTarget]) -> bool:
    """Whether a phrase behind a name is about the names before it: "a banker", "two bankers" behind two names."""
    opening = phrase.head.doc[phrase.first]
    if opening.pos_ != "NUM":
        return True
    names = sum(member.is_name for member in members)
    return opening.lower_ in {str(names), _COUNTED.get(names, "both")}


def _is_office(phrase: Phrase) -> bool:
    """ "Chairman of Norbank" behind a name tells the office of who bears it."""
    doc = phrase.head.doc
    return is_title(doc[phrase.first]) and any(t.lower_ == "of" for t in doc[phrase.first : phrase.end])


def _group_of(
    phrase: Phrase, separator: str, members: list[ListedTarget], *, in_sublist: bool
) -> ListedTarget | None:
    """The group that a name is told for: "two judges, Ola Berg and Nils Dahl", "its head, Ola Berg"."""
    groups = [m for m in members if not m.is_name]
    kind = kind_of_name([t.text for t in phrase.name])
    fitting = [m for m in groups if kind_of_word(m.head.lower_) == kind]
    last = members[-1]
    if in_sublist:
        return next(reversed(fitting or groups), None)
    if last.is_name:
        return None
    is_plural = last.head.tag_ in {"NNS", "NNPS"}
    if last.names:
        return last if is_plural else None
    return last if separator == "," and last in fitting else None
