"""Claims read back from the published tables: every article, only what holds, in the order of the sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

import duckdb
import pytest

from orchestration.extraction.records import ClaimType
from orchestration.warehouse import read_claims

if TYPE_CHECKING:
    from collections.abc import Iterator

ARTICLES = """
    create table marts.dim_articles as select * from (values
        ('art_c', null, 'b.txt', null),
        ('art_b', 'id-b', 'a.jsonl', 2),
        ('art_a', 'id-a', 'a.jsonl', 10)
    ) as v(article_id, external_id, source_path, source_line)
"""
CLAIMS = """
    create table marts.{table} as
    select * from (values {values})
        as v(claim_id, article_id, is_current, review_status, evidence_start, evidence_end)
"""


@pytest.fixture
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    opened = duckdb.connect()
    opened.execute("create schema marts")
    opened.execute(ARTICLES)
    tables = {
        "fct_arms_transfer_claims": "('clm_2', 'art_b', true, 'unreviewed', 50, 60), ('clm_1', 'art_b', true, 'corrected', 5, 9),"
        "('clm_3', 'art_c', true, 'unreviewed', 0, 9), ('clm_4', 'art_b', false, 'unreviewed', 0, 9),"
        "('clm_5', 'art_b', true, 'rejected', 0, 9)",
        "fct_troop_count_claims": "('clm_6', 'art_gone', true, 'unreviewed', 0, 9)",
        "fct_sanction_claims": "('clm_7', 'art_b', true, 'accepted', 0, 9)",
    }
    for table, values in tables.items():
        opened.execute(CLAIMS.format(table=table, values=values))
    opened.execute(
        "create table marts.bridge_sanction_claim_targets as select * from (values "
        "('clm_7', 'Second', 1), ('clm_7', 'First', 0)) as v(claim_id, target_name, position)"
    )
    opened.execute(
        "create table marts.bridge_claim_slots as select * from (values "
        "('clm_7', 'action', 'imposed', 0, 3, 10), ('clm_7', 'target_type', 'individual', 0, null, null)) "
        "as v(claim_id, slot_name, slot_value, position, slot_start, slot_end)"
    )
    yield opened
    opened.close()


def test_articles_come_in_the_order_of_their_sources_with_or_without_claims(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    read = list(read_claims(connection))
    assert [(article.article_id, article.external_id, len(article.claims)) for article in read] == [
        ("art_b", "id-b", 3),
        ("art_a", "id-a", 0),
        ("art_c", None, 1),
    ]


def test_claims_come_by_type_and_place_without_old_and_rejected_ones(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    first = next(iter(read_claims(connection)))
    assert [(claim.claim_type, claim.columns["claim_id"]) for claim in first.claims] == [
        (ClaimType.ARMS_TRANSFER, "clm_1"),
        (ClaimType.ARMS_TRANSFER, "clm_2"),
        (ClaimType.SANCTION, "clm_7"),
    ]


def test_named_targets_come_in_their_order(connection: duckdb.DuckDBPyConnection) -> None:
    first = next(iter(read_claims(connection)))
    assert [claim.target_names for claim in first.claims] == [(), (), ("First", "Second")]


def test_slots_come_with_their_place_in_the_text(connection: duckdb.DuckDBPyConnection) -> None:
    *_, sanction = next(iter(read_claims(connection))).claims
    assert [(slot.name, slot.start, slot.end) for slot in sanction.told_slots] == [("action", 3, 10)]
