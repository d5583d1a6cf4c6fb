"""What may be done with the articles of each outlet, as far as the list of sources says.

Reads the published file; what to make of it is the reader's question.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from orchestration.warehouse.published_tables import published_columns

if TYPE_CHECKING:
    import duckdb

NOT_STATED = "not stated; quotation with a link only"

_LICENCES = """
    select
        outlets.outlet_name,
        count(distinct articles.article_id) as n_articles,
        string_agg(distinct sources.licence, '; ' order by sources.licence) as licence
    from marts.dim_outlets as outlets
    left join marts.dim_articles as articles using (outlet_id)
    left join meta.sources as sources using (outlet_id)
    group by all
    having count(distinct articles.article_id) > 0
    order by outlets.outlet_name
"""


@dataclass(frozen=True, slots=True)
class SourceLicence:
    """An outlet, how many articles of it were read, and the words of the list of sources on its licence."""

    outlet_name: str
    n_articles: int
    licence: str


def source_licences(connection: duckdb.DuckDBPyConnection) -> list[SourceLicence]:
    """One per outlet with articles, in name order; empty in a file without the tables that tell it."""
    needed = (
        ("marts", "dim_outlets", "outlet_id"),
        ("marts", "dim_articles", "outlet_id"),
        ("meta", "sources", "licence"),
    )
    if any(column not in published_columns(connection, schema, table) for schema, table, column in needed):
        return []
    rows = connection.execute(_LICENCES).fetchall()
    return [SourceLicence(name, n_articles, licence or NOT_STATED) for name, n_articles, licence in rows]
