"""An article's text as it is compared with others: word shingles, the facts it names, its sentences.

Whether two such texts are one story is decided in near_duplicates.py.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from orchestration.extraction.sentences import split_sentences

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

SHINGLE_WORDS = 4
_LEAD_WORDS = 60
_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*")
_SMALL_NUMBERS = {
    word: str(value)
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
        " seventeen eighteen nineteen twenty".split()
    )
}
# A copy says "today" where the wire says "Monday", so days of the week are no facts.
_NO_FACTS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday the a an in on at it he she they we i but and".split()
)
# A masked sentence is told again by chance where hardly a word is left of it.
_LEAST_MASKED_WORDS = 6


@dataclass(frozen=True, slots=True)
class StoryText:
    """The parts of a text that are compared.

    `shingles` are runs of four words of the body, `lead` those of its first 60 words, `facts` its numbers and names,
    `numbers` the numbers alone. `sentences` maps each sentence with numbers and names masked to the sentence with them.
    `agencies` are the codes of the news agencies that the text is credited to.
    """

    body_hash: str
    n_words: int
    shingles: frozenset[str]
    lead: frozenset[str]
    facts: frozenset[str]
    numbers: frozenset[str]
    sentences: Mapping[str, frozenset[str]]
    agencies: frozenset[str]


def story_text(body: str, agencies: frozenset[str] = frozenset()) -> StoryText:
    """What a body (without its headline, which every outlet writes anew) looks like to a comparison.

    >>> sorted(story_text("On Monday Norland sent 1,200 men to Sudland.").facts)
    ['1200', 'norland', 'sudland']
    """
    words: list[str] = []
    facts: set[str] = set()
    numbers: set[str] = set()
    sentences: dict[str, set[str]] = {}
    for start, end in split_sentences(body):
        found = _WORD.findall(body[start:end])
        plain = [_plain(word) for word in found]
        kinds = [_kind(word, position) for position, word in enumerate(found)]
        words += plain
        numbers.update(word for word, kind in zip(plain, kinds, strict=True) if kind == "#")
        facts.update(word for word, kind in zip(plain, kinds, strict=True) if kind and word not in _NO_FACTS)
        masked = [kind or word for word, kind in zip(plain, kinds, strict=True)]
        if sum(len(word) > 1 for word in masked) >= _LEAST_MASKED_WORDS:
            sentences.setdefault(" ".join(masked), set()).add(" ".join(plain))
    return StoryText(
        body_hash=sha256(" ".join(words).encode()).hexdigest()[:20],
        n_words=len(words),
        shingles=_shingles(words),
        lead=_shingles(words[:_LEAD_WORDS]),
        facts=frozenset(facts),
        numbers=frozenset(numbers),
        sentences={masked: frozenset(told) for masked, told in sentences.items()},
        agencies=agencies,
    )


def _shingles(words: Sequence[str]) -> frozenset[str]:
    last = max(1, len(words) - SHINGLE_WORDS + 1)
    return frozenset(" ".join(words[start : start + SHINGLE_WORDS]) for start in range(last) if words)


def _plain(word: str) -> str:
    if word[0].isdigit():
        return word.replace(",", "")
    folded = word.casefold().replace("’", "'")
    return _SMALL_NUMBERS.get(folded, folded)


def _kind(word: str, position: int) -> str:
    """`#` for a number, `@` for a name, '' for any other word; the first word of a sentence may be any."""
    if word[0].isdigit() or word.casefold() in _SMALL_NUMBERS:
        return "#"
    is_name = word[0].isupper() and (position > 0 or word.isupper()) and len(word) > 1
    return "@" if is_name else ""
