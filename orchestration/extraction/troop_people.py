"""People named by their nation who are armed ones here: "three Norlanders were killed" in a text that counts Norland's soldiers.

Only what soldiers do or suffer is taken, and only where neither this sentence nor the one before speaks of civilians.
"""

from __future__ import annotations

import re

from spacy.tokens import Token

from orchestration.extraction.drafts import SentenceReading
from orchestration.extraction.troop_context import names_others
from orchestration.extraction.troop_words import is_part_of_unit

_ARMED_BEHIND = re.compile(
    r"(?:['’]s?)?\s+(?:[\w-]+\s+){0,2}?(?:troops|soldiers|servicemen|forces|army|military|marines|peacekeepers|fighters"
    r"|mission|contingent|units?)\b",
    re.I,
)
_BATTLE = re.compile(r"\b(?:battles?|theat(?:er|re)|combat|in action|battlefields?|trenches)\b", re.I)
_TOLD = frozenset({"killed", "wounded", "captured", "casualties", "deployed", "training"})
_NEAR = 600  # code points before the sentence in which the nation's soldiers must be spoken of
_REACH = 4  # heads above a noun at which the verb may stand


def are_soldiers(noun: Token, reading: SentenceReading) -> bool:
    """Whether people of a nation are told of as its soldiers."""
    if is_part_of_unit(noun, reading):
        return True
    if names_others(reading.sentence.text.replace("people", "")) or not _is_told(noun, reading):
        return False
    if _BATTLE.search(reading.sentence.text):
        return True
    start, end = reading.parsed.offsets(noun, noun)
    codes = {m.code for m in reading.parsed.parties if m.start <= start and end <= m.end}
    text = reading.context.document.text
    return any(
        m.code in codes and _ARMED_BEHIND.match(text, m.end)
        for m in reading.context.parties
        if reading.sentence.start - _NEAR <= m.start < reading.sentence.end
    )


def _is_told(noun: Token, reading: SentenceReading) -> bool:
    verbs = reading.lexicon.troops.verbs
    below = (verbs.get(c.lower_) for c in noun.children if c.dep_ in {"acl", "relcl"})
    if any(term is not None and term.frame == "status" and term.meaning in _TOLD for term in below):
        return True
    token = noun
    for _ in range(_REACH):
        token = token.head
        term = verbs.get(token.lower_)
        if token.pos_ == "VERB" and term is not None and term.frame == "status":
            return term.meaning in _TOLD
        if token.head.i == token.i:
            break
    return False
