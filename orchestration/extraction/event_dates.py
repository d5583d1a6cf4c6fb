"""When an event happens: which of a sentence's dates is the event's own, and the acts that a text does by saying so.

The dates are read elsewhere (dates.py); here one of them is chosen, or the day on which an authority published its act.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from spacy.tokens import Token

from orchestration.extraction import calendar_spans, syntax
from orchestration.extraction.drafts import SentenceReading
from orchestration.extraction.records import DateMention, EventDate, Span
from orchestration.extraction.sayers import ANNOUNCING

_SPEAKER_ITSELF = frozenset({"it", "they", "he", "she", "we"})
# The date of a law, an order or a resolution is part of its name.
_NAME_OF_A_TEXT = re.compile(
    r"\b(?:Act|Order|E\.O\.|Law|Resolution|Regulations?|Notice|Proclamation|Memorandum|Directive|Code|Agreement|Treaty|Convention|"
    r"Decree)(?:\s(?:No\.\s?)?\d[\d()/.-]*)?(?:\s(?:of|dated|from)|,)?\s?\(?$"
)
_OPENS_A_SPAN = re.compile(r"\b[Ss]ince\s(?:just\s|early\s|late\s|mid-|at least\s|the\s\w+\sof\s)?$")
_THIS_TEXT = re.compile(
    r"\b(?:[Tt]his|[Tt]hese|[Oo]ur|[Tt]he|[Aa])\s(?:\w+\s){0,3}"
    r"(?:rule|package|order|action|announcement|drawdown|authorization|authorisation|determination|designations?)\b"
)
_BEFORE = re.compile(
    r"\b(?:previous|previously|already|so far|to date|total|has now|have also|over the past|since)\b", re.I
)
_TOTAL = re.compile(r"\b(?:bring|brings|bringing)\b[^.;]{0,40}\b(?:total|commitment)\b")
_GOES_ON = re.compile(
    r"^\W{0,3}(?:In addition|Additionally|Also|Specifically|Further|Moreover|Concurrent|At the same time)\b|\balso\b"
)
_NEW = re.compile(r"\b(?:[Nn]ew|[Aa]dditional|[Ff]urther)\b")


@dataclass(frozen=True, slots=True)
class ToldDate:
    """The date of an event, and where the text tells it; no place where it is the day of publication."""

    event_date: EventDate
    span: Span | None


def event_date_of(reading: SentenceReading, event: Token, *, is_act: bool = False) -> ToldDate | None:
    """The date of an event; `is_act` says that it comes about by being announced, like a sanction or a pledge."""
    mention = date_mention_of(reading, event, is_act=is_act)
    if mention is not None:
        return ToldDate(mention.event_date, (mention.start, mention.end))
    if is_act and _is_done_by_this_text(reading, event):
        published = reading.context.document.published_date
        return ToldDate(calendar_spans.single_day(published), None) if published else None
    return None


def tells_of_before(text: str) -> bool:
    """Whether a sentence sums up what was done before, rather than tell the news of the day."""
    return bool(_BEFORE.search(text))


def date_mention_of(reading: SentenceReading, event: Token, *, is_act: bool) -> DateMention | None:
    """The nearest date that does not hang on a verb of saying; of an act, the day of announcing it as a second choice."""
    best: tuple[bool, int, DateMention] | None = None
    for mention in reading.parsed.dates:
        head = reading.parsed.span_head(mention.start, mention.end)
        if _is_part_of_a_name(reading, mention) or _is_of_something_else(reading, mention, head, event):
            continue
        governor = syntax.governing_verb(head)
        said = governor is not None and governor.i != event.i and reading.stances.is_saying(governor)
        if said and not (is_act and governor is not None and _announces(governor, event)):
            continue
        key = (said, abs(head.i - event.i))
        if best is None or key < best[:2]:
            best = (*key, mention)
    return best[2] if best else None


def _announces(saying: Token, event: Token) -> bool:
    """Whether saying it is doing it: "announced sanctions", "said it would lift the ban" (the speaker is the doer)."""
    if saying.lower_ in ANNOUNCING:
        return True
    return any(
        token.head.i == saying.i
        and any(c.dep_ in {"nsubj", "nsubjpass"} and c.lower_ in _SPEAKER_ITSELF for c in token.children)
        for token in (event, *syntax.ancestors(event))
        if token.i != saying.i
    )


def _is_of_something_else(reading: SentenceReading, mention: DateMention, head: Token, event: Token) -> bool:
    """Whether a date opens a span ("since May"), or stands in a clause about another matter than the event."""
    start = mention.start - reading.sentence.start
    if _OPENS_A_SPAN.search(reading.sentence.text[max(0, start - 20) : start]):
        return True
    above = {event.i} | {token.i for token in syntax.ancestors(event)}
    is_below = event.i in {token.i for token in syntax.ancestors(head)}
    for token in (head, *syntax.ancestors(head)):
        if token.i in above:
            return False
        if token.dep_ == "relcl":
            return True
        if token.dep_ == "advcl" and (not is_below or _is_marked_since(token)) and syntax.is_finite(token):
            return True
        if token.dep_ == "pcomp" and not is_below:
            return True
    return False


def _is_marked_since(clause: Token) -> bool:
    return any(child.dep_ == "mark" and child.lower_ == "since" for child in clause.children)


def _is_part_of_a_name(reading: SentenceReading, mention: DateMention) -> bool:
    start = mention.start - reading.sentence.start
    return bool(_NAME_OF_A_TEXT.search(reading.sentence.text[max(0, start - 60) : start]))


def _is_done_by_this_text(reading: SentenceReading, event: Token) -> bool:
    """Whether an authority's own text does the act: "we are imposing", "this package includes", a headline on new aid."""
    if not reading.context.is_official:
        return False
    if reading.sentence.is_headline:
        return bool(_NEW.search(reading.sentence.text))
    for token in (event, *syntax.ancestors(event)):
        if token.pos_ not in {"VERB", "AUX"}:
            continue
        if token.tag_ == "VBG" and any(
            c.lower_ in {"is", "are", "am", "'re", "’re", "'m", "’m"} for c in token.children
        ):
            return True
        if syntax.is_finite(token):
            return _is_an_act_in_words(reading, token)
    return False


def _is_an_act_in_words(reading: SentenceReading, verb: Token) -> bool:
    text = reading.sentence.text
    if _TOTAL.search(text):
        return False
    if verb.tag_ in {"VBZ", "VBP"} or syntax.has_future(verb):
        return bool(_THIS_TEXT.search(text)) or verb.lower_ in ANNOUNCING
    return verb.tag_ == "VBD" and bool(_GOES_ON.search(text))
