"""Who imposes, eases or is asked to impose sanctions: from the word's own phrase, its verb, or the document.

A caller ("urged", "demanded") is not the imposer; a target ("Iran sanctions", "sanctions on Iran") never is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from spacy.tokens import Token

from orchestration.extraction import syntax
from orchestration.extraction.resolution import Party
from orchestration.extraction.sanction_callers import (
    CALLING,
    called_on,
    from_document,
    lawmakers_of,
    led_on,
)
from orchestration.extraction.sanction_topics import (
    USUAL_IMPOSERS,
    document_imposer,
    document_target,
    told_target,
)

if TYPE_CHECKING:
    from orchestration.extraction.drafts import SentenceReading
    from orchestration.extraction.mentions import PartyMention
    from orchestration.extraction.sanction_records import SanctionAction, SanctionWord

_TAKING_OVER = frozenset(
    "adopt adopts adopted adopting join joins joined joining match matched mirror mirrored align aligns aligned aligning".split()
)
_OPINIONS = frozenset(
    "oppose opposed opposes opposing resist resisted reject rejected rejects support supported "
    "supports back backed backs "
    "backing endorse endorsed block blocked".split()
)
# Nobody does these to sanctions but the authority itself.
_OWN_ACTS = frozenset(
    "issue impose slap levy level introduce place put announce unveil adopt add ban lift ease remove suspend waive extend "
    "renew prolong threaten".split()
)
_DECLARING = frozenset({"announced", "announces", "threatened"})
_MOST_IMPOSERS = 7
_SHORTEST_LIST = 2
_ITSELF = frozenset({"it", "they", "he", "she"})
_IN_A_LIST = re.compile(r"\s*(?:\([A-Z]+\))?\s*(?:,|,? and|,? as well as)\s+(?:the\s+)?(?:Republic of\s+)?")
_EUROPEANS = frozenset("leaders countries nations governments allies states powers sanctions".split())
_SEVERAL = frozenset("countries nations governments allies partners democracies".split())
_BETWEEN = re.compile(
    r"(?:['’]s?)?\s*(?:(?:and|new|fresh|latest|recent|economic|tough\w*|crippling|crushing|harsh\w*|"
    r"strict\w*|sweeping|"
    r"financial|trade|oil|arms|secondary|additional|further|existing|more|primary|targeted|unilateral|"
    r"weapons|travel|visa|asset|assets|export|nuclear|"
    r"[a-z]+-related|long-standing|decades-old|\w+-era|round of|package of|first|own|full|blocking|"
    r",)\s*)*(?:[\w-]+\s)?",
    re.I,
)


def imposers_of(reading: SentenceReading, word: SanctionWord, action: SanctionAction) -> list[Party]:
    """The authorities behind a sanction; empty where neither sentence nor document tells."""
    collective = _collective(reading, word, action)
    if collective is not None:
        return collective
    acting = _authorities(_own_doers(reading, word, action), reading)
    if acting:
        return _with_listed(acting, reading)
    sources = [_agents(reading, word, action), _named_before(reading, word), _subjects(reading, word, action)]
    if action.token.lower_ in _TAKING_OVER:
        sources = [sources[0], sources[2], sources[1]]
    for candidates in sources:
        found = _authorities(candidates, reading)
        if found:
            return _with_listed(_without_target(found, reading), reading)
    if action.wording == "verb-weak":
        return []
    return from_document(reading)


def _collective(reading: SentenceReading, word: SanctionWord, action: SanctionAction) -> list[Party] | None:
    """The wordings "Western nations" and "international sanctions" name nobody; "European leaders" stand for the EU."""
    doers = [
        led_on(action.token) or syntax.subject_of(action.token),
        syntax.agent_of(word.token),
        syntax.agent_of(action.token),
    ]
    for noun in (n for n in (*doers, word.token, word.head) if n is not None):
        for conjunct in syntax.conjuncts(noun):
            words = {c.lower_ for c in conjunct.children if c.dep_ in {"amod", "compound", "nmod"}}
            if _names_nobody(conjunct, words, action, reading):
                return []
            if "european" in words and conjunct.lower_ in _EUROPEANS:
                start, end = reading.parsed.offsets(conjunct, conjunct)
                others = [
                    p for n in doers for p in reading.resolver.parties_of(n) if p.code in USUAL_IMPOSERS
                ]
                return [*(p for p in others if p.code != "EU"), Party("EU", start, end, "government")]
    return None


def _names_nobody(noun: Token, words: set[str], action: SanctionAction, reading: SentenceReading) -> bool:
    is_doer = noun.dep_ == "nsubj" and noun.head.i == action.token.i
    if noun.lower_ in _SEVERAL and is_doer and not reading.resolver.parties_of(noun):
        return True
    is_world = "world" in words and noun.lower_ == "powers"
    return bool(words & {"western", "international"}) or noun.lower_ == "west" or is_world


def is_only_an_opinion(reading: SentenceReading, action: SanctionAction, imposers: list[Party]) -> bool:
    """Whether somebody else than the imposer is told to support or oppose the measure: no act of an authority."""
    if action.token.lower_ not in _OPINIONS:
        return False
    holders = {p.code for p in reading.resolver.parties_of(syntax.subject_of(action.token))}
    return bool(holders) and holders.isdisjoint({p.code for p in imposers})


def _without_target(found: list[Party], reading: SentenceReading) -> list[Party]:
    """The country that the document's sanctions hit does not impose them where another authority is known to."""
    known = document_imposer(reading.context)
    hit = document_target(reading.context, {known}) if known else told_target(reading.context, set())
    kept = [p for p in found if p.code != hit or p.code in USUAL_IMPOSERS]
    return kept or from_document(reading)


def _with_listed(found: list[Party], reading: SentenceReading) -> list[Party]:
    """Also those who stand in one list with an imposer: the parser may cut "the EU, Japan, and Norland" in pieces."""
    text, mentions = reading.context.document.text, reading.parsed.parties
    places = [i for i, m in enumerate(mentions) if any(m.start == p.start for p in found)]
    if not places:
        return found
    first, last = min(places), max(places)
    while first > 0 and _IN_A_LIST.fullmatch(text[mentions[first - 1].end : mentions[first].start]):
        first -= 1
    while last + 1 < len(mentions) and _IN_A_LIST.fullmatch(
        text[mentions[last].end : mentions[last + 1].start]
    ):
        last += 1
    if last - first < _SHORTEST_LIST:
        return found
    codes = {p.code for p in found}
    listed = [
        Party(m.code, m.start, m.end, m.kind) for m in mentions[first : last + 1] if m.code not in codes
    ]
    return [*found, *_authorities(listed, reading)][:_MOST_IMPOSERS]


def _agents(reading: SentenceReading, word: SanctionWord, action: SanctionAction) -> list[Party]:
    below = [c for c in word.token.children if c.dep_ in {"acl", "relcl"} and c.pos_ == "VERB"]
    for event in (word.token, action.token, word.head, *below):
        parties = reading.resolver.parties_of(syntax.agent_of(event))
        if parties:
            return parties
    for clause in below:
        if not syntax.is_passive(clause) and action.token.i != clause.i:
            subject = next(
                (c for c in clause.children if c.dep_ == "nsubj" and c.lower_ not in {"that", "which"}), None
            )
            parties = reading.resolver.parties_of(subject)
            if parties:
                return parties
    return []


def _named_before(reading: SentenceReading, word: SanctionWord) -> list[Party]:
    """In "U.S. sanctions" who imposes stands before the noun; in "Norland sanctions" a plain name tells who is hit."""
    if word.is_verb:
        return []
    start = reading.parsed.offsets(word.token, word.token)[0]
    text = reading.context.document.text
    found: list[Party] = []
    for mention in reading.parsed.parties:
        if (
            mention.end > start
            or not _BETWEEN.fullmatch(text[mention.end : start])
            or _verb_between(mention, word, reading)
        ):
            continue
        owned = text[mention.end : mention.end + 2] in {"'s", "’s", "s'", "s’"} or text[
            mention.end : mention.end + 1
        ] in {"'", "’"}
        if (
            mention.code in USUAL_IMPOSERS
            or owned
            or mention.kind in {"government", "ministry", "agency", "leader"}
        ):
            found.append(Party(mention.code, mention.start, mention.end, mention.kind))
    return found


def _verb_between(mention: PartyMention, word: SanctionWord, reading: SentenceReading) -> bool:
    inside = word.token.doc[reading.parsed.token_at(mention.end - 1).i + 1 : word.token.i]
    return any(t.pos_ in {"VERB", "AUX"} and t.dep_ not in {"amod", "compound"} for t in inside)


def _subjects(reading: SentenceReading, word: SanctionWord, action: SanctionAction) -> list[Party]:
    for event in _governing_events(word, action):
        is_own = event.i == action.token.i
        if not is_own and reading.stances.is_saying(event) and event.lower_ not in _DECLARING:
            break
        if event.lower_ in CALLING:
            return called_on(reading, event, action)
        if is_own and action.wording.startswith("acting"):
            continue
        found = _doers(reading, event)
        if found:
            return found
        is_anothers = any(c.dep_ == "nsubj" and c.pos_ == "NOUN" for c in event.children)
        if is_own and is_anothers and event.dep_ != "acl":
            break  # "the attack triggered sanctions": no party is told to do it
        if event.dep_ in {"relcl", "advcl"} and syntax.subject_of(event) is not None:
            break
    return []


def _governing_events(word: SanctionWord, action: SanctionAction) -> Iterator[Token]:
    """The act and the verbs above it; whoever does something else with "sanctions imposed in May" did not impose them."""
    yield action.token
    if word.token.i != action.token.i and word.token.pos_ == "VERB":
        yield word.token
    if action.wording != "relative":
        yield from (t for t in syntax.ancestors(action.token) if t.pos_ in {"VERB", "AUX"})


def _doers(reading: SentenceReading, event: Token) -> list[Party]:
    for doer in (led_on(event), syntax.subject_of(event)):
        if doer is not None:
            points_back = doer.lower_ != "administration"  # the one in office, not the country named last
            found = reading.resolver.parties_of(doer, follow_reference=points_back) or lawmakers_of(
                doer, reading
            )
            if found:
                return found
    return []


def _own_doers(reading: SentenceReading, word: SanctionWord, action: SanctionAction) -> list[Party]:
    """Who is named as the doer of a finite verb that sanctions: it acts, even where it is hit by others' sanctions."""
    verb = action.token
    is_act = word.is_verb or action.wording.removeprefix("operator-") in _OWN_ACTS
    if verb.pos_ != "VERB" or not is_act or syntax.is_infinitive(verb):
        return []
    demanded = any(c.lower_ in {"must", "should"} and c.dep_ == "aux" for c in verb.children)
    if demanded or syntax.is_passive(verb) or verb.dep_ in {"acl", "relcl"}:
        return []
    subject = syntax.subject_of(verb)
    if subject is not None and subject.lower_ in _ITSELF and verb.dep_ == "ccomp":
        subject = syntax.subject_of(verb.head)  # "Norland said it would impose"
    if subject is None or subject.pos_ == "PRON":
        return []
    parties = reading.resolver.parties_of(subject, follow_reference=False)
    is_muddled = reading.sentence.is_headline and len(parties) > 1
    return [] if is_muddled else [p for p in parties if p.start is not None]


def _authorities(parties: Iterable[Party], reading: SentenceReading) -> list[Party]:
    found: list[Party] = []
    for party in parties:
        if not reading.lexicon.is_group(party.code) and party.code not in {p.code for p in found}:
            found.append(party)
    return found[:_MOST_IMPOSERS]
