"""What a build changed is written down when it is published: in the history of facts, and for people in the mart."""

from __future__ import annotations

import duckdb

from tests.dbt.fact_ledger import Ledger, add_third_report, forget

HISTORY = (
    "select distinct change_kind, fact_id, other_fact_id, reason_code from meta.fact_changes where build_id = '{}'"
    " and change_kind != 'changed' order by all"
)


def test_the_first_build_has_no_changes_and_knows_its_facts(ledger: Ledger) -> None:
    assert ledger.read("select count(*) from meta.fact_changes") == [(0,)]
    assert ledger.read("select count(*) from marts.mart_changes_since_last_build") == [(0,)]
    assert ledger.read("select distinct first_build_id, last_build_id, is_current from meta.fact_ids") == [
        ("b1", "b1", True)
    ]
    assert ledger.read("select count(*) from meta.fact_ids") == ledger.read(
        "select count(distinct fact_id) from marts.bridge_fact_claims"
    )


def test_every_column_of_the_history_is_explained(ledger: Ledger) -> None:
    unexplained = (
        "select table_name, column_name from duckdb_columns()"
        " where table_name in ('fact_changes', 'fact_ids') and comment is null"
    )
    assert ledger.read(unexplained) == []


def test_a_build_of_the_same_rows_changes_nothing_and_has_the_same_hash(ledger: Ledger) -> None:
    assert ledger.publish().content_hash == ledger.build(with_answers=True).content_hash
    assert ledger.read("select count(*) from meta.fact_changes") == [(0,)]


def test_a_report_that_joins_moves_no_id_and_is_told_in_words(ledger: Ledger) -> None:
    fact_id = ledger.fact_of("NOR", "UKR")
    ledger.change(add_third_report)
    ledger.build()
    assert ledger.fact_of("NOR", "UKR") == fact_id
    assert ledger.read(HISTORY.format("b2")) == [("joined", fact_id, None, None)]
    told = ledger.read(
        "select party_name, counterparty_name, old_number, new_number, change_text, reason_text"
        " from marts.mart_changes_since_last_build where change_kind = 'changed'"
    )
    assert len(told) == 1
    assert told[0][:4] == ("Norway", "Ukraine", 42, 42)
    assert "number of independent sources: 2 → 3" in str(told[0][4])
    assert told[0][5] == "More claims tell it"


def test_the_changes_of_the_last_build_leave_the_content_hash_alone(ledger: Ledger) -> None:
    ledger.change(add_third_report)
    changed, again = ledger.build(), ledger.build()
    assert changed.content_hash == again.content_hash
    assert ledger.read("select count(*) from marts.mart_changes_since_last_build") == [(0,)]
    assert ledger.read("select distinct build_id from meta.fact_changes") == [("b2",)]


def test_a_fact_that_goes_and_returns_leaves_a_trail(ledger: Ledger) -> None:
    fact_id = ledger.fact_of("NOR", "UKR")
    raw_tables = ("claims", "claim_slots")
    with duckdb.connect(str(ledger.build_file)) as connection:
        for table in raw_tables:
            connection.execute(f"create table kept_{table} as from raw.{table}")
    ledger.change(forget("NOR"))
    ledger.build()
    assert ledger.read(HISTORY.format("b2")) == [("withdrawn", fact_id, None, "no_longer_extracted")]
    assert ledger.read(
        f"select is_current, last_build_id from meta.fact_ids where fact_id = '{fact_id}'"
    ) == [(False, "b1")]
    told = ledger.read(
        "select old_number, new_number, best_evidence_text from marts.mart_changes_since_last_build"
    )
    assert told == [
        (42, None, "A convoy with 42 Norwegian howitzers reached Ukraine through Poland, a driver said.")
    ]
    with duckdb.connect(str(ledger.build_file)) as connection:
        for table in raw_tables:
            connection.execute(f"delete from raw.{table}; insert into raw.{table} from kept_{table}")
    ledger.build()
    assert ledger.read(HISTORY.format("b3")) == [("restored", fact_id, None, None)]
    assert ledger.read(
        f"select first_build_id, is_current from meta.fact_ids where fact_id = '{fact_id}'"
    ) == [("b1", True)]


def test_a_withdrawn_article_withdraws_its_fact_with_the_reason(ledger: Ledger) -> None:
    fact_id = ledger.fact_of("NOR", "UKR")
    with duckdb.connect(str(ledger.build_file)) as connection:
        connection.execute(
            "insert into raw.article_events select 'evt_' || article_id, article_id, null, 'withdrawn', timestamp '2024-11-01',"
            " 'The desk withdrew it.', 'person', timestamp '2024-11-01' from raw.article_versions"
            " where article_id like '%howitzers%'"
        )
    ledger.build()
    assert ledger.read(HISTORY.format("b2")) == [("withdrawn", fact_id, None, "article_withdrawn")]
    assert ledger.read("select reason_text from marts.mart_changes_since_last_build") == [
        ("Its article no longer stands: The desk withdrew it.",)
    ]


def test_a_merge_and_a_split_can_be_followed(ledger: Ledger) -> None:
    """The two deliveries of boats are half a year apart; one dated between them makes them one, and leaves again."""
    boats = "select arms_transfer_id from marts.fct_arms_transfers where supplier_code = 'SWE' order by anchor_date"
    first, second = [str(row[0]) for row in ledger.read(boats)]
    with duckdb.connect(str(ledger.build_file)) as connection:
        connection.execute("create table kept as from raw.article_versions")
        connection.execute(
            "update raw.article_versions set published_at = (select min(published_at) from raw.article_versions"
            " where article_id like '%boats%') where article_id like '%boats%'"
        )
    ledger.build()
    (kept,) = [str(row[0]) for row in ledger.read(boats)]
    gone = second if kept == first else first
    merged = [row for row in ledger.read(HISTORY.format("b2")) if row[0] == "merged"]
    assert merged == [("merged", gone, kept, "regrouped")]
    assert ledger.read(f"select went_into_fact_id from meta.fact_ids where fact_id = '{gone}'") == [(kept,)]
    with duckdb.connect(str(ledger.build_file)) as connection:
        connection.execute("delete from raw.article_versions; insert into raw.article_versions from kept")
    ledger.build()
    parts = [str(row[0]) for row in ledger.read(boats)]
    assert len(parts) == 2
    assert kept in parts
    (new,) = set(parts) - {kept}
    assert [row for row in ledger.read(HISTORY.format("b3")) if row[0] in ("split", "restored")] == [
        ("split", new, kept, "regrouped")
    ]
