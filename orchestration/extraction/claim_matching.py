"""Whether two claim records of one article are about the same thing, and which slots they share.

A record is the JSON object of one claim, as `claim_record` makes it or an annotator writes it. Counting and figures
live in scoring.py; nothing here reads files.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Record = Mapping[str, Any]

_EMPTY_WORDS = frozenset({"the", "a", "of", "s"})
_NO_NUMBER = (None, None)


@dataclass(frozen=True, slots=True)
class MatchRules:
    """Which slots count for one list of claims: `core` decides strict matches, `extra` breaks ties between pairs."""

    list_name: str
    number_prefix: str
    core: tuple[str, ...]
    extra: tuple[str, ...]


MATCH_RULES = (
    MatchRules(
        "arms_transfers",
        "quantity",
        ("supplier", "recipient", "category", "number", "value", "stage", "polarity"),
        ("date", "attributed", "evidence"),
    ),
    MatchRules(
        "troop_counts",
        "count",
        ("force", "number", "status", "polarity"),
        ("location", "date", "attributed", "evidence"),
    ),
    MatchRules(
        "sanctions",
        "target_count",
        ("imposer", "action", "target_type", "target_country", "polarity"),
        ("number", "names", "date", "attributed", "evidence"),
    ),
)


def folded(value: object) -> str | None:
    """The value as text, blanks and case levelled; None where there is none.

    >>> folded("  Air  Defence ")
    'air defence'
    """
    return None if value is None or value == "" else " ".join(str(value).split()).casefold()


def content_words(value: object) -> frozenset[str]:
    """The words that carry meaning, lower case, without punctuation.

    >>> sorted(content_words("the State's Department"))
    ['department', 'state']
    """
    plain = "".join(letter if letter.isalnum() else " " for letter in folded(value) or "")
    return frozenset(plain.split()) - _EMPTY_WORDS


def _as_number(value: object) -> float | None:
    return None if value is None else float(str(value))


def slot_value(record: Record, rules: MatchRules, slot: str) -> Any:  # noqa: ANN401 - slots differ in type
    """What a record says in one slot, in the form in which it is compared."""
    match slot:
        case "number":
            prefix = rules.number_prefix
            return _as_number(record.get(f"{prefix}_low")), _as_number(record.get(f"{prefix}_high"))
        case "value":
            return _as_number(record.get("value_amount")), folded(record.get("value_currency"))
        case "polarity":
            return record.get("polarity") or "affirmed"
        case "attributed":
            return content_words(record.get("attributed_to"))
        case "names":
            return frozenset(folded(name) for name in record.get("target_names") or ())
        case "evidence":
            return folded(record.get("evidence")) or ""
    return folded(record.get(slot))


def _names_agree(left: frozenset[str], right: frozenset[str]) -> bool:
    shared = len(left & right)
    return (not left and not right) or (shared > 0 and shared >= 0.5 * max(len(left), len(right)))


def _evidence_agrees(left: str, right: str) -> bool:
    if not left or not right:
        return False
    if left in right or right in left:
        return True
    left_words, right_words = content_words(left), content_words(right)
    return len(left_words & right_words) >= 0.6 * min(len(left_words), len(right_words))


def agrees(predicted: Record, gold: Record, rules: MatchRules, slot: str) -> bool:
    """Whether both records say the same in this slot; evidence and names need only overlap enough."""
    left, right = slot_value(predicted, rules, slot), slot_value(gold, rules, slot)
    match slot:
        case "attributed":
            return bool(left & right) or not (left or right)
        case "names":
            return _names_agree(left, right)
        case "evidence":
            return _evidence_agrees(left, right)
    return bool(left == right)


def _is_same_transfer(predicted: Record, gold: Record, rules: MatchRules) -> bool:
    parties = [slot for slot in ("supplier", "recipient") if slot_value(gold, rules, slot)]
    if parties and not any(agrees(predicted, gold, rules, slot) for slot in parties):
        return False
    categories = {slot_value(record, rules, "category") for record in (predicted, gold)}
    if len(categories) == 1 or "unspecified" in categories:
        return True
    has_number = slot_value(gold, rules, "number") != _NO_NUMBER
    return (has_number and agrees(predicted, gold, rules, "number")) or agrees(
        predicted, gold, rules, "evidence"
    )


def _is_same_count(predicted: Record, gold: Record, rules: MatchRules) -> bool:
    others = ("status", "force", "evidence")
    return agrees(predicted, gold, rules, "number") and any(agrees(predicted, gold, rules, s) for s in others)


def _is_same_sanction(predicted: Record, gold: Record, rules: MatchRules) -> bool:
    if not (agrees(predicted, gold, rules, "imposer") and agrees(predicted, gold, rules, "action")):
        return False
    if slot_value(predicted, rules, "names") & slot_value(gold, rules, "names"):
        return True
    return any(agrees(predicted, gold, rules, slot) for slot in ("target_country", "target_type", "evidence"))


_SAME_CLAIM: dict[str, Callable[[Record, Record, MatchRules], bool]] = {
    "arms_transfers": _is_same_transfer,
    "troop_counts": _is_same_count,
    "sanctions": _is_same_sanction,
}


def is_same_claim(predicted: Record, gold: Record, rules: MatchRules) -> bool:
    """Whether the prediction is about the thing the gold claim is about, even if some slots are wrong."""
    return _SAME_CLAIM[rules.list_name](predicted, gold, rules)


def is_strictly_right(predicted: Record, gold: Record, rules: MatchRules) -> bool:
    """Whether every core slot agrees."""
    return all(agrees(predicted, gold, rules, slot) for slot in rules.core)


def distinct_claims(records: Iterable[Record], rules: MatchRules) -> list[Record]:
    """The records without those that repeat all core slots of an earlier one (for sanctions: its names too)."""
    slots = (*rules.core, "names") if rules.list_name == "sanctions" else rules.core
    first: dict[tuple[Any, ...], Record] = {}
    for record in records:
        first.setdefault(tuple(slot_value(record, rules, slot) for slot in slots), record)
    return list(first.values())


def pair_claims(
    predicted: Sequence[Record], gold: Sequence[Record], rules: MatchRules
) -> list[tuple[int, int]]:
    """Pairs predictions with gold claims, most alike first, each used once: `(predicted index, gold index)`."""
    candidates = sorted(
        (
            (-_likeness(one, other, rules), i, j)
            for i, one in enumerate(predicted)
            for j, other in enumerate(gold)
            if is_same_claim(one, other, rules)
        ),
    )
    taken_predicted: set[int] = set()
    taken_gold: set[int] = set()
    pairs = []
    for _, i, j in candidates:
        if i not in taken_predicted and j not in taken_gold:
            taken_predicted.add(i)
            taken_gold.add(j)
            pairs.append((i, j))
    return pairs


def _likeness(predicted: Record, gold: Record, rules: MatchRules) -> float:
    core = sum(agrees(predicted, gold, rules, slot) for slot in rules.core)
    return 3.0 * core + sum(agrees(predicted, gold, rules, slot) for slot in rules.extra)
