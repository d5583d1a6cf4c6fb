"""What a language model could not do, in one line for people."""

from __future__ import annotations

from collections import Counter

_SHOWN_KINDS = 4


def model_words(dropped: Counter[str], unanswered: Counter[str]) -> str:
    """What a language model could not do, in one line; '' where it did everything or was not asked.

    >>> model_words(Counter({"quote_not_in_text": 2, "bad_slot": 1}), Counter({"deadline": 1}))
    'language model: 3 claims dropped (2 quote_not_in_text, 1 bad_slot); 1 articles without an answer (1 deadline)'
    """
    parts = []
    if dropped:
        parts.append(f"{dropped.total():,} claims dropped ({_by_kind(dropped)})")
    if unanswered:
        parts.append(f"{unanswered.total():,} articles without an answer ({_by_kind(unanswered)})")
    return f"language model: {'; '.join(parts)}" if parts else ""


def _by_kind(counts: Counter[str]) -> str:
    most = [f"{n:,} {kind}" for kind, n in counts.most_common(_SHOWN_KINDS)]
    return ", ".join([*most, "..."] if len(counts) > _SHOWN_KINDS else most)
