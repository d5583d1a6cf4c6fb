"""Who is named as hit by a sanction, over all claims that affirm it.

One row per sanction and name; what kind of thing a name is stays as the claims tell it.
"""

from __future__ import annotations

from collections import defaultdict
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


def sanction_targets(connection: duckdb.DuckDBPyConnection) -> dict[str, list[tuple[str, str | None]]]:
    """Names with their type by sanction, in name order; from the facts' own targets where the build has them."""
    has_own = "sanction_id" in published_columns(connection, "marts", "bridge_sanction_targets")
    targets: dict[str, list[tuple[str, str | None]]] = defaultdict(list)
    for sanction_id, name, kind in connection.execute(_OF_FACTS if has_own else _OF_CLAIMS).fetchall():
        targets[sanction_id].append((name, kind))
    return targets
