"""Who is named as hit by a sanction, over all claims that affirm it, and for whom of them it was lifted since.

What kind of thing a name is stays as the claims tell it; which lift ends what is decided by the models.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from orchestration.warehouse.published_tables import published_columns

if TYPE_CHECKING:
    import duckdb

_OF_FACTS = "select sanction_id, target_name, target_type from marts.bridge_sanction_targets order by all"
_OF_CLAIMS = """
    select distinct claims.sanction_id, targets.target_name, targets.target_type
    from marts.bridge_sanction_claim_targets as targets
    inner join marts.fct_sanction_claims as claims using (claim_id)
    where claims.sanction_id is not null and claims.polarity = 'affirmed'
    order by all
"""

_ENDS = """
    with target_ends as (
        select targets.measure_id, targets.measure_target_id,
            min(lifts.action_date) filter (where lifts.lift_effect = 'ends') as ended_on
        from marts.bridge_measure_targets as targets
        left join marts.bridge_measure_lifts as lifts using (measure_target_id)
        group by all
    )
    select measure_id, count(*) = count(ended_on), max(ended_on)
    from target_ends
    group by measure_id
    having count(ended_on) > 0
    order by measure_id
"""


@dataclass(frozen=True, slots=True)
class SanctionEnd:
    """A sanction was lifted, for all its targets or for some; `ended_on` is the day of the last of these lifts."""

    is_whole: bool
    ended_on: date


def sanction_ends(connection: duckdb.DuckDBPyConnection) -> dict[str, SanctionEnd]:
    """The sanctions that a later action lifted, by id; none in a build that does not tie lifts to what they end."""
    if "lift_effect" not in published_columns(connection, "marts", "bridge_measure_lifts"):
        return {}
    return {key: SanctionEnd(*told) for key, *told in connection.execute(_ENDS).fetchall()}


def sanction_targets(connection: duckdb.DuckDBPyConnection) -> dict[str, list[tuple[str, str | None]]]:
    """Names with their type by sanction, in name order; from the facts' own targets where the build has them."""
    has_own = "sanction_id" in published_columns(connection, "marts", "bridge_sanction_targets")
    targets: dict[str, list[tuple[str, str | None]]] = defaultdict(list)
    for sanction_id, name, kind in connection.execute(_OF_FACTS if has_own else _OF_CLAIMS).fetchall():
        targets[sanction_id].append((name, kind))
    return targets
