"""Items that a sentence lists side by side share one transfer word, also where the tree of the sentence loses the list.

Which word moves a single item is decided by the tree elsewhere; here only order and separators count.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from spacy.tokens import Token

from orchestration.extraction.drafts import SentenceReading
from orchestration.extraction.transfer_events import event_of, is_listed, sums_up_a_transfer
from orchestration.extraction.transfer_items import HANDED_TO, TransferItem
from orchestration.extraction.transfer_words import TransferEvent, has_its_particle

_SEPARATOR = re.compile(r",|;|\b(?:and|or|plus|alongside|as well as|along with|together with)\b|&")
_MORE_WORDS_OF_A_LIST = (
    r"up to|more than|at least|as many as|fewer than|close to|dozens of|hundreds of|thousands of|scores of|"
    r"tens of thousands of|millions of|a (?:number|batch|stock|couple|pair|handful) of|rounds of|"
    r"for (?:them|it|these|those)|an undisclosed number of"
)
_NUMBER_WORDS = re.compile(rf"\b(?:{_MORE_WORDS_OF_A_LIST})\b", re.I)
_BREAKS_LIST = re.compile(
    r"\b(?:to|for|from|with|by|in|on|at|that|which|who|after|before|while|but|under|over|into|against|"
    r"if|when|as|worth|because|since|during|than)\b|[:()–—]",
    re.I,
)
_LIST_WORDS = re.compile(
    r"(?:\b(?:namely|notably|in particular|comprising|consisting of|made up of|"
    r"among (?:them|it|these|those|which)|"
    r"(?:includ|compris|contain|consist|follow|list)\w*\b[^.;:]{0,30}:)[^.;:]{0,30}|"
    r"^\s(?:all the way )?to (?:the )?(?:[\w-]+ )?)$"
)
_LONGEST_GAP = 10  # words between two items of one list
_LONGEST_REACH = 8  # tokens between a transfer verb and the first item of its list
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_CLAUSES = frozenset({"acl", "relcl", "advcl", "xcomp", "ccomp"})
_BETWEEN_VERB_AND_ITEM = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "ADV", "PRON", "SYM", "PART"})
_DOUBLE_OBJECTS = frozenset({"gives", "gets", "grants", "stops"})


def events_of_all(items: Sequence[TransferItem], reading: SentenceReading) -> list[TransferEvent | None]:
    """The transfer word of each item in order; an item of a list without one takes that of its neighbours."""
    events = [event_of(item, reading) for item in items]
    before: TransferEvent | None = None
    for index, item in enumerate(items):
        start = items[index - 1].end if index else reading.sentence.start
        if events[index] is None and (is_listed(item) or _opens_a_list(start, item, reading)):
            events[index] = before or _whole_before(item, reading)
        events[index] = events[index] or _noun_behind_its_receiver(item, reading)
        before = events[index] or before
    for group in _lists_of(items, reading):
        told = [events[index] for index in group if events[index] is not None]
        shared = told[0] if told else _verb_before(items[group[0]], reading)
        for index in group:
            own = events[index]
            events[index] = shared if own is None or _only_follows(own, shared, items[group[-1]]) else own
    return events


def _opens_a_list(start: int, item: TransferItem, reading: SentenceReading) -> bool:
    """As in "among them 20 tanks", "the following: 20 tanks", "everything from tanks to radars"."""
    return bool(_LIST_WORDS.search(reading.context.document.text[start : item.start]))


def _noun_behind_its_receiver(item: TransferItem, reading: SentenceReading) -> TransferEvent | None:
    """As in "the sale to Norland of 20 tanks", where the tree hangs the tanks on Norland."""
    told = HANDED_TO.search(reading.context.document.text[: item.start], reading.sentence.start)
    if told is None:
        return None
    noun = reading.parsed.token_at(told.start("noun"))
    term = reading.lexicon.transfers.nouns.get(noun.lower_)
    return TransferEvent(noun, term, item.head) if term is not None else None


def _whole_before(item: TransferItem, reading: SentenceReading) -> TransferEvent | None:
    """The delivery or package whose contents are listed behind it."""
    nouns = reading.lexicon.transfers.nouns
    first = reading.parsed.token_at(item.start)
    for token in reversed(list(reading.parsed.tokens[: first.i])):
        if token.lower_ in nouns and nouns[token.lower_].meaning != "halted":
            return TransferEvent(token, nouns[token.lower_], item.head)
    return None


def _only_follows(own: TransferEvent, shared: TransferEvent | None, last: TransferItem) -> bool:
    """As in "received tanks and guns that it had ordered": the clause on the last item is not what moves it."""
    return (
        shared is not None
        and shared.token.i < shared.item_head.i
        and own.token.i > last.head.i
        and shared.term.meaning == "delivered"
    )


def _lists_of(items: Sequence[TransferItem], reading: SentenceReading) -> list[list[int]]:
    """The indices of the items, those of one list together."""
    groups: list[list[int]] = []
    for index, item in enumerate(items):
        if groups and _follows_in_list(items[index - 1], item, reading):
            groups[-1].append(index)
        else:
            groups.append([index])
    return groups


def _follows_in_list(before: TransferItem, item: TransferItem, reading: SentenceReading) -> bool:
    text = _NUMBER_WORDS.sub(" ", reading.context.document.text[before.end : item.start])
    if not _SEPARATOR.search(text) or _BREAKS_LIST.search(text) or len(text.split()) > _LONGEST_GAP:
        return False
    first, last = reading.parsed.token_at(before.end), reading.parsed.token_at(item.start)
    return not any(
        t.tag_ in _FINITE or (t.pos_ == "VERB" and t.dep_ in _CLAUSES)
        for t in reading.parsed.tokens[first.i : last.i]
    )


def _verb_before(item: TransferItem, reading: SentenceReading) -> TransferEvent | None:
    """As in "handed the marines 300 carbines": a verb right before its objects, whatever the tree makes of them."""
    first, last = reading.parsed.token_at(item.start), reading.parsed.token_at(item.end - 1)
    if last.i + 1 < len(reading.parsed.tokens) and _is_name_of_more(last.nbor(), reading):
        return None
    for token in reversed(list(reading.parsed.tokens[max(0, first.i - _LONGEST_REACH) : first.i])):
        term = reading.lexicon.transfers.verbs.get(token.lower_)
        if term is not None and token.pos_ == "VERB":
            is_moved = _takes_objects(token, term.frame) and sums_up_a_transfer(token, term)
            is_moved = is_moved and has_its_particle(token, term)
            return TransferEvent(token, term, item.head) if is_moved else None
        if token.pos_ not in _BETWEEN_VERB_AND_ITEM and token.text not in {"-", "$", "€", "£"}:
            return None
    return None


def _is_name_of_more(following: Token, reading: SentenceReading) -> bool:
    return following.pos_ in {"NOUN", "PROPN"} or following.lower_ in reading.lexicon.transfers.nouns


def _takes_objects(verb: Token, frame: str) -> bool:
    return frame in _DOUBLE_OBJECTS and verb.dep_ not in {"amod", "acl"}
