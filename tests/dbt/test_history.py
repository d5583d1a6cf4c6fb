"""The example queries on names and leaders over time run, and tell what was true on the day."""

from __future__ import annotations

import re
from pathlib import Path

import duckdb
import pytest

PAGE = Path(__file__).parents[2] / "docs" / "how_to" / "as_of_dates.md"
QUERIES = re.findall(r"```sql\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)


@pytest.mark.parametrize("query", QUERIES, ids=range(len(QUERIES)))
def test_an_example_query_gives_rows(warehouse: duckdb.DuckDBPyConnection, query: str) -> None:
    assert warehouse.execute(query).fetchall()


def test_the_minister_of_the_day_is_told(warehouse: duckdb.DuckDBPyConnection) -> None:
    told = {code: name for code, _, name in warehouse.execute(QUERIES[1]).fetchall()}
    assert (told["UKR"], told["RUS"], told["USA"]) == ("Oleksii Reznikov", "Sergei Shoigu", "Lloyd Austin")


def test_every_party_has_exactly_one_short_name_today(warehouse: duckdb.DuckDBPyConnection) -> None:
    odd = """
        select party_code from marts.dim_parties left join marts.dim_party_names as names using (party_code)
        group by party_code
        having count(*) filter (where names.name_kind = 'short' and names.valid_to is null) <> 1
    """
    assert warehouse.execute(odd).fetchall() == []
