"""How a planted world is made: what happens in it, and how truly it is told.

The rates of missing parties, dates, qualifiers and claimants were counted over the claims of 249 annotated news articles
and over what the extractor finds in them. Two are kinder than counted, so that there are numbers to check: there, 10 % of the
arms claims have a quantity and 19 % a value; the `sparse` shape keeps to that.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

Rates = Mapping[str, float]


def rates(**shares: float) -> Rates:
    """Named shares that nobody can change."""
    return MappingProxyType(shares)


KINDS = rates(deal=0.24, package=0.06, stock=0.14, flow=0.16, casualties=0.20, sanction=0.20)


@dataclass(frozen=True, slots=True)
class WorldShape:
    """One kind of world. Shares are of reports unless the name says otherwise."""

    name: str
    kinds: Rates = field(default_factory=lambda: KINDS)
    n_days: int = 900
    n_pairs: int = 16
    n_theatres: int = 14
    n_sanction_pairs: int = 12
    n_outlets: int = 45
    tilt: int = 0  # another choice of parties, items and places
    lookalike_share: float = 0.30  # of events
    copy_share: float = 0.22
    background_share: float = 0.15  # articles that also tell of an older event of the same parties
    looking_back: float = 0.20  # articles on a deal or a stock that also tell its former state
    talk_share: float = 0.10  # articles that also say something of arms or sanctions that is of no one event
    corrected_share: float = 0.04  # articles whose first version said something else
    denial_share: float = 0.25  # of deals and incidents that somebody denies
    missing: Rates = field(
        default_factory=lambda: rates(
            supplier_code=0.06, recipient_code=0.04, force_code=0.06, location_code=0.18,
            imposer_code=0.03, target_country_code=0.10,
        )
    )  # fmt: skip
    dates: Mapping[str, Rates] = field(
        default_factory=lambda: MappingProxyType(
            {
                "arms_transfer": rates(none=0.71, day=0.22, month=0.025, year=0.045),
                "troop_count": rates(none=0.86, day=0.10, month=0.03, year=0.01),
                "sanction": rates(none=0.51, day=0.42, month=0.04, year=0.03),
            }
        )
    )
    looking_back_dates: Rates = field(
        default_factory=lambda: rates(none=0.10, day=0.14, month=0.26, year=0.50)
    )
    qualifiers: Mapping[str, Rates] = field(
        default_factory=lambda: MappingProxyType(
            {
                "arms_transfer": rates(exact=0.78, at_least=0.14, about=0.06, at_most=0.01, range=0.01),
                "troop_count": rates(exact=0.40, at_least=0.29, about=0.22, at_most=0.06, range=0.03),
                "sanction": rates(exact=0.93, at_least=0.05, about=0.02),
            }
        )
    )
    numbered: float = 0.45  # reports of a numbered deal that tell its number
    counted_targets: float = 0.70  # reports of listed people or firms that tell how many
    named_targets: float = 0.45
    claimed: float = 0.42
    item_named: float = 0.62  # else its category, or now and then only "weapons"
    item_vague: float = 0.03
    place_told: float = 0.55
    wrong_number: float = 0.015
    wrong_slot: float = 0.02
    wrong_stage: float = 0.04
    wrong_category: float = 0.05  # of items that are not named
    whole_target: float = 0.04  # "sanctions on the country" where people or firms of it were meant
    slow_report: float = 0.12  # reports that come two to six days later
    late_retelling: float = 0.05  # reports that come after weeks


PLAIN = WorldShape("plain")
SHAPES: Mapping[str, WorldShape] = MappingProxyType(
    {
        shape.name: shape
        for shape in (
            PLAIN,
            replace(
                PLAIN,
                name="dense",
                tilt=1,
                kinds=rates(deal=0.20, package=0.06, stock=0.12, flow=0.18, casualties=0.26, sanction=0.18),
                n_days=420,
                n_pairs=10,
                n_theatres=8,
                n_sanction_pairs=7,
                n_outlets=70,
                lookalike_share=0.40,
                copy_share=0.35,
            ),
            replace(
                PLAIN,
                name="sparse",
                tilt=2,
                kinds=rates(deal=0.30, package=0.10, stock=0.10, flow=0.12, casualties=0.14, sanction=0.24),
                n_days=1500,
                n_outlets=25,
                numbered=0.14,
                copy_share=0.12,
                item_named=0.45,
                missing=rates(
                    supplier_code=0.05, recipient_code=0.03, force_code=0.06, location_code=0.27,
                    imposer_code=0.026, target_country_code=0.17,
                ),
                late_retelling=0.10,
            ),
        )
    }
)  # fmt: skip
HELD_OUT = ("dense", "sparse")
