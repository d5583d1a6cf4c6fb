"""From the values a reviewer sets to the changes of a claim: checked one by one and together, numbers completed.

Pure: the claim, the values and the vocabularies in, the changes out.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from orchestration.extraction.records import ClaimType
from orchestration.steps.corrections.claim_columns import NUMBER_PREFIXES, column_named
from orchestration.steps.corrections.value_checks import ValueCheckError, checked_value
from orchestration.steps.corrections.vocabularies import Vocabularies
from orchestration.warehouse.correction_records import ColumnChange

Values = Mapping[str, str | None]


def claim_changes(
    claim_type: ClaimType, current: Values, told: Mapping[str, str], vocabularies: Vocabularies
) -> tuple[ColumnChange, ...]:
    """What changes if the columns of `told` get these texts; an empty text means that the claim does not tell it.

    A number given by one bound is completed: where it was one number, both bounds move, and the qualifier follows. Columns that
    hold that value already are left out. Raises UnknownColumnError, ValueCheckError.
    """
    checked = {
        name: checked_value(column_named(claim_type, name), text, vocabularies) for name, text in told.items()
    }
    new = {**current, **checked}
    new |= _completed_number(NUMBER_PREFIXES[claim_type], current, checked, new)
    if claim_type is ClaimType.ARMS_TRANSFER:
        _check_money(new)
    return tuple(
        ColumnChange(name, current.get(name), value)
        for name, value in new.items()
        if value != current.get(name)
    )


def _completed_number(prefix: str, current: Values, checked: Values, new: Values) -> dict[str, str | None]:
    """Both bounds and the qualifier, as far as they follow from what was set."""
    low_name, high_name, qualifier_name = (f"{prefix}_{part}" for part in ("low", "high", "qualifier"))
    if not checked.keys() & {low_name, high_name, qualifier_name}:
        return {}
    low, high, qualifier = new.get(low_name), new.get(high_name), new.get(qualifier_name)
    was_one_number = current.get(low_name) == current.get(high_name)
    if was_one_number and qualifier in (None, "exact", "about"):
        if low_name in checked and high_name not in checked:
            high = low
        elif high_name in checked and low_name not in checked:
            low = high
    if qualifier_name not in checked:
        qualifier = _fitting_qualifier(low, high, qualifier)
    _check_number(prefix, low, high, qualifier)
    return {low_name: low, high_name: high, qualifier_name: qualifier}


def _fitting_qualifier(low: str | None, high: str | None, qualifier: str | None) -> str | None:
    if low is None and high is None:
        return None
    if low is None:
        return "at_most"
    if high is None:
        return "at_least"
    if low == high:
        return "about" if qualifier == "about" else "exact"
    return "range"


def _check_number(prefix: str, low: str | None, high: str | None, qualifier: str | None) -> None:
    if low is not None and high is not None and Decimal(low) > Decimal(high):
        message = f"{prefix}_low {low} is above {prefix}_high {high}; set both"
        raise ValueCheckError(message)
    fits = {
        None: low is None and high is None,
        "exact": low is not None and low == high,
        "about": low is not None and low == high,
        "at_least": low is not None and high is None,
        "at_most": low is None and high is not None,
        "range": low is not None and high is not None,
    }
    if not fits[qualifier]:
        told = f"{prefix}_low {low or 'empty'} and {prefix}_high {high or 'empty'}"
        message = (
            f"{prefix}_qualifier {qualifier or 'empty'} does not fit {told}: exact and about have both bounds alike, "
            "at_least only a low one, at_most only a high one, range both"
        )
        raise ValueCheckError(message)


def _check_money(new: Values) -> None:
    if new.get("value_amount") is not None and new.get("value_currency") is None:
        message = "value_currency: an amount needs its currency (ISO 4217)"
        raise ValueCheckError(message)
