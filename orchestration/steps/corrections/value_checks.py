"""Whether a text is a value of a column, and the form in which it is stored; claim_changes.py checks what hangs together."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal, InvalidOperation

from orchestration.steps.corrections.claim_columns import ClaimColumn, ValueKind
from orchestration.steps.corrections.vocabularies import Vocabularies, Vocabulary

LONGEST_TEXT = 500
_GROUPED = re.compile(r"\d{1,3}([,_']\d{3})+|\d+")
_DATE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class ValueCheckError(ValueError):
    """The text is no value of its column; the message says why and what would be."""


def checked_value(column: ClaimColumn, text: str, vocabularies: Vocabularies) -> str | None:
    """The value in the form in which it is stored, None where the text is empty: the claim does not tell it.

    Raises ValueCheckError.
    """
    plain = text.strip()
    if not plain:
        if column.is_required:
            _refuse(column, "it cannot be empty")
        return None
    if not plain.isprintable():
        _refuse(column, "it holds characters that cannot be printed, or a line break")
    return _CHECKS[column.kind](column, plain, vocabularies)


def _refuse(column: ClaimColumn, reason: str) -> None:
    message = f"{column.name}: {reason}"
    raise ValueCheckError(message)


def _text(column: ClaimColumn, text: str, _: Vocabularies) -> str:
    if len(text) > LONGEST_TEXT:
        _refuse(column, f"it has {len(text):,} characters, and {LONGEST_TEXT} is the most")
    return text


def _count(column: ClaimColumn, text: str, _: Vocabularies) -> str:
    if not _GROUPED.fullmatch(text):
        _refuse(column, f"'{text}' is no whole number (such as 1200 or 1,200)")
    number = int(re.sub(r"\D", "", text))
    if number > column.largest:
        _refuse(column, f"{text} is more than {column.largest:,}, the most that a claim may tell")
    return str(number)


def _amount(column: ClaimColumn, text: str, _: Vocabularies) -> str:
    try:
        amount = Decimal(text.replace(",", "").replace("_", ""))
    except InvalidOperation:
        amount = Decimal(-1)
    if not amount.is_finite() or not 0 <= amount <= column.largest:
        _refuse(column, f"'{text}' is no amount in full units (such as 275000000 or 1999.50)")
    if amount != round(amount, 2):
        _refuse(column, f"{text} has more than two decimals")
    return plain_amount(amount)


def plain_amount(amount: Decimal) -> str:
    """An amount without an exponent or needless zeros.

    >>> plain_amount(Decimal("275000000.00")), plain_amount(Decimal("19.50"))
    ('275000000', '19.5')
    """
    return f"{amount.normalize():f}"


def _choice(column: ClaimColumn, text: str, _: Vocabularies) -> str:
    value = text.lower().replace(" ", "_")
    if value not in column.choices:
        _refuse(column, f"'{text}' is none of: {', '.join(column.choices)}")
    return value


def _date(column: ClaimColumn, text: str, _: Vocabularies) -> str:
    match = _DATE.fullmatch(text)
    try:
        day = date(int(match[1]), int(match[2] or 1), int(match[3] or 1)) if match else None
    except ValueError:
        day = None
    if day is None:
        _refuse(column, f"'{text}' is no date; write YYYY, YYYY-MM or YYYY-MM-DD, as much as is known")
    elif not 1900 <= day.year < 2100:
        _refuse(column, f"{text} lies outside 1900 to 2099")
    return text


def _party(column: ClaimColumn, text: str, vocabularies: Vocabularies) -> str:
    """A known code, or a new slug for a group; a slug that is the name of a known party is a slip."""
    parties = vocabularies.parties
    if text in parties.names:
        return text
    known = parties.code_of(text)
    if known is None and _SLUG.fullmatch(text) and len(text) > 1:
        return text
    near = known or parties.nearest(text)
    proposal = f"; did you mean {near} ({parties.names[near]})?" if near else ""
    rule = "an ISO alpha-3 code, a code of an organisation, or a lower-case-slug for a group"
    _refuse(column, f"'{text}' is no party code: {rule}{proposal}")
    return text


def _code_of(name: str, told: str) -> Callable[[ClaimColumn, str, Vocabularies], str]:
    def check(column: ClaimColumn, text: str, vocabularies: Vocabularies) -> str:
        vocabulary: Vocabulary = getattr(vocabularies, name)
        if text not in vocabulary.names:
            near = vocabulary.nearest(text)
            proposal = f"; did you mean {near} ({vocabulary.names[near]})?" if near else ""
            _refuse(column, f"'{text}' is no {told}{proposal}")
        return text

    return check


def _names(column: ClaimColumn, text: str, _: Vocabularies) -> str:
    names = list(dict.fromkeys(name for part in text.split(";") if (name := " ".join(part.split()))))
    if any(len(name) > LONGEST_TEXT for name in names):
        _refuse(column, f"a name has more than {LONGEST_TEXT} characters; names are parted by semicolons")
    return "; ".join(names)


_CHECKS: dict[ValueKind, Callable[[ClaimColumn, str, Vocabularies], str]] = {
    ValueKind.TEXT: _text,
    ValueKind.COUNT: _count,
    ValueKind.AMOUNT: _amount,
    ValueKind.CHOICE: _choice,
    ValueKind.DATE: _date,
    ValueKind.PARTY: _party,
    ValueKind.WEAPON: _code_of("weapons", "weapon code of the seed weapons.csv"),
    ValueKind.CATEGORY: _code_of("categories", "class of arms"),
    ValueKind.CURRENCY: _code_of("currencies", "ISO 4217 code that the seed currencies.csv knows"),
    ValueKind.NAMES: _names,
}
