"""What changed between two versions of an article, counted in sentences and shown in words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from orchestration.extraction.sentences import split_sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LONGEST_CHANGE_TEXT = 300  # characters
_KEPT_AROUND = 3  # words before and after a change
_BETWEEN = " | "
# difflib takes quadratic time: a book of sentences is compared by its beginning, which no article reaches.
_MOST_SENTENCES = 2_000
_MOST_WORDS = 400
# A page that has lost nine tenths of its text and has less than a short paragraph left was emptied, not edited.
_LEFT_SHARE = 0.1
_LEFT_LETTERS = 200
_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class VersionChange:
    """How a version differs from the one before: sentences with other words, new ones, struck ones.

    `change_text` shows the first changes as `[-before-] {+after+}` with a few words around, the title's first; '' where only
    blanks changed.
    """

    is_title_changed: bool
    is_text_changed: bool
    n_sentences_changed: int
    n_sentences_added: int
    n_sentences_removed: int
    change_text: str


@dataclass(frozen=True, slots=True)
class _Block:
    before: tuple[str, ...]
    after: tuple[str, ...]


def version_change(before: tuple[str, str], after: tuple[str, str]) -> VersionChange:
    """The change from one (title, body) to the next.

    >>> version_change(("Raid", "It killed 74 men."), ("Raid", "It killed 47 men. More follows.")).change_text
    'It killed [-74-] {+47+} men. | {+More follows.+}'
    """
    blocks = list(_blocks(_sentences(before[1]), _sentences(after[1])))
    titles = _BLANKS.sub(" ", before[0]).strip(), _BLANKS.sub(" ", after[0]).strip()
    shown = [_shown(titles[0], titles[1])] if titles[0] != titles[1] else []
    for block in blocks:
        shown += [_shown(old, new) for old, new in _aligned(block)]
        if sum(map(len, shown)) > LONGEST_CHANGE_TEXT:
            break
    return VersionChange(
        is_title_changed=titles[0] != titles[1],
        is_text_changed=bool(blocks),
        n_sentences_changed=sum(min(len(block.before), len(block.after)) for block in blocks),
        n_sentences_added=sum(max(0, len(block.after) - len(block.before)) for block in blocks),
        n_sentences_removed=sum(max(0, len(block.before) - len(block.after)) for block in blocks),
        change_text=_cut(_BETWEEN.join(shown)),
    )


def is_emptied(before: str, after: str) -> bool:
    """Whether a body has lost nearly all of what it said: what is left is under 200 characters and under a tenth.

    >>> is_emptied("The convoy left at noon. " * 40, "This content is not available.")
    True
    """
    return len(after) < _LEFT_LETTERS and len(after) < _LEFT_SHARE * len(before)


def _sentences(body: str) -> list[str]:
    return [_BLANKS.sub(" ", body[start:end]) for start, end in split_sentences(body)][:_MOST_SENTENCES]


def _blocks(before: Sequence[str], after: Sequence[str]) -> Iterator[_Block]:
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for kind, start, end, new_start, new_end in matcher.get_opcodes():
        if kind != "equal":
            yield _Block(tuple(before[start:end]), tuple(after[new_start:new_end]))


def _aligned(block: _Block) -> Iterator[tuple[str, str]]:
    """Sentence beside sentence; what is left over stands alone."""
    longest = max(len(block.before), len(block.after))
    for position in range(longest):
        yield (
            block.before[position] if position < len(block.before) else "",
            block.after[position] if position < len(block.after) else "",
        )


def _shown(before: str, after: str) -> str:
    old, new = before.split()[:_MOST_WORDS], after.split()[:_MOST_WORDS]
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if not old or not new or matcher.ratio() < 0.3:
        return " ".join(_marks(old, new))
    words: list[str] = []
    opcodes = matcher.get_opcodes()
    for number, (kind, start, end, new_start, new_end) in enumerate(opcodes):
        if kind == "equal":
            words += _context(old[start:end], is_first=number == 0, is_last=number == len(opcodes) - 1)
        else:
            words += _marks(old[start:end], new[new_start:new_end])
    return " ".join(words)


def _marks(old: Sequence[str], new: Sequence[str]) -> list[str]:
    return ([f"[-{' '.join(old)}-]"] if old else []) + ([f"{{+{' '.join(new)}+}}"] if new else [])


def _context(words: Sequence[str], *, is_first: bool, is_last: bool) -> list[str]:
    head = [] if is_first else list(words[:_KEPT_AROUND])
    tail = [] if is_last else list(words[max(len(head), len(words) - _KEPT_AROUND) :])
    is_whole = len(head) + len(tail) >= len(words)
    return head + ([] if is_whole else ["..."]) + tail


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_CHANGE_TEXT else text[: LONGEST_CHANGE_TEXT - 3] + "..."
