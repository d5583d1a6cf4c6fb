"""`newsledger diff` says what a plain comparison of both files says, and an id that was given up can be followed."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest

from orchestration.cli.main import _exit_code
from orchestration.warehouse import published_file
from orchestration.warehouse.fact_comparison import UNCOMPARED_COLUMNS
from tests.dbt.fact_ledger import Ledger, add_third_report, forget

Call = Callable[..., tuple[int, str, str]]
KEYS = {
    "fct_arms_transfers": "arms_transfer_id",
    "fct_troop_counts": "troop_count_id",
    "fct_sanctions": "sanction_id",
}


@pytest.fixture
def call(ledger: Ledger, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Call:
    """The command line at the ledger's home: exit code, stdout, stderr."""
    monkeypatch.setenv("NEWSLEDGER_HOME", str(ledger.folder.parents[1]))

    def called(*arguments: str) -> tuple[int, str, str]:
        code = _exit_code(list(arguments))
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return called


def facts_of(path: Path) -> Iterator[tuple[str, dict[str, str | None]]]:
    """Each fact of a file by its id, all cells as text."""
    with duckdb.connect(str(path.resolve()), read_only=True) as connection:
        for table, key in KEYS.items():
            found = connection.sql(f"select cast(columns(*) as varchar) from marts.{table}")
            for row in found.fetchall():
                cells = dict(zip(found.columns, row, strict=True))
                yield str(cells[key]), cells


def plain_difference(before: Path, after: Path) -> set[tuple[str | None, ...]]:
    """Ids that one file alone has, and every cell that differs, told without the code under test."""
    old, new = dict(facts_of(before)), dict(facts_of(after))
    found: set[tuple[str | None, ...]] = {(fact_id, "gone") for fact_id in old.keys() - new.keys()}
    found |= {(fact_id, "new") for fact_id in new.keys() - old.keys()}
    for fact_id in old.keys() & new.keys():
        found |= {
            (fact_id, name, old[fact_id][name], new[fact_id][name])
            for name in old[fact_id].keys() - UNCOMPARED_COLUMNS
            if old[fact_id][name] != new[fact_id][name]
        }
    return found


def as_plain(changes: list[dict[str, Any]]) -> set[tuple[str | None, ...]]:
    """The rows of the command in the form of plain_difference."""
    found: set[tuple[str | None, ...]] = set()
    for row in changes:
        match row["change_kind"]:
            case "changed":
                found.add((row["fact_id"], row["column_name"], row["old_value"], row["new_value"]))
            case "merged" | "withdrawn":
                found.add((row["fact_id"], "gone"))
            case "founded" | "split" | "restored":
                found.add((row["fact_id"], "new"))
    return found


def test_the_difference_is_that_of_the_files_and_the_history_tells_the_same(
    ledger: Ledger, call: Call
) -> None:
    howitzers = ledger.fact_of("NOR", "UKR")
    ledger.change(add_third_report)
    ledger.build()
    files = {name: ledger.folder / "builds" / name / "newsledger.duckdb" for name in ("b1", "b2", "b3")}
    code, out, _ = call("diff", "previous", "current", "--json")
    joined = json.loads(out)
    assert code == 0
    assert (joined["before"], joined["after"]) == ("b1", "b2")
    assert as_plain(joined["changes"]) == plain_difference(files["b1"], files["b2"]) != set()
    assert [row["fact_id"] for row in joined["changes"] if row["change_kind"] == "joined"] == [howitzers]

    ledger.change(forget("SWE"))
    ledger.build()
    whole = json.loads(call("diff", "b1", "b3", "--json")[1])["changes"]
    assert as_plain(whole) == plain_difference(files["b1"], files["b3"]) != set()
    assert as_plain(json.loads(call("diff", "b3", "b1", "--json")[1])["changes"]) == plain_difference(
        files["b3"], files["b1"]
    )
    assert call("diff", "b1", "b3", "--fact-type", "sanction")[1] == ""

    ledger.publish()  # the fourth: b1 is no longer kept
    assert not files["b1"].exists()
    code, out, err = call("diff", "b1", "b3", "--json")
    assert "no longer kept" in err
    assert as_plain(json.loads(out)["changes"]) == as_plain(whole)
    code, _, err = call("diff", "b3", "b1")
    assert code == 1
    assert "Name it first" in err


def test_builds_are_named_by_their_first_letters_and_unknown_ones_listed(ledger: Ledger, call: Call) -> None:
    assert call("diff", "b1", "current")[2].startswith("0 facts differ")
    code, _, err = call("diff", "b9", "current")
    assert code == 1
    assert "there is no build b9" in err
    assert "b1" in err
    code, _, err = call("diff", "previous", "current")
    assert (code, "no build before" in err) == (1, True)
    assert published_file(ledger.folder).exists()


def test_a_former_id_leads_on_or_tells_its_end(ledger: Ledger, call: Call) -> None:
    boats = "select arms_transfer_id from marts.fct_arms_transfers where supplier_code = 'SWE' order by anchor_date"
    both = {str(row[0]) for row in ledger.read(boats)}
    howitzers = ledger.fact_of("NOR", "UKR")
    with duckdb.connect(str(ledger.build_file)) as connection:
        connection.execute(
            "update raw.article_versions set published_at = (select min(published_at) from raw.article_versions"
            " where article_id like '%boats%') where article_id like '%boats%'"
        )
    ledger.change(forget("NOR"))
    ledger.build()
    (kept,) = [str(row[0]) for row in ledger.read(boats)]
    (gone,) = both - {kept}
    code, out, _ = call("trace", gone)
    assert code == 0
    assert out.startswith(f"fact {gone} was merged into {kept} on 2024-12-02 (build b2).")
    assert f"of fact {kept}" in out
    traced = json.loads(call("trace", gone[:12], "--json")[1])
    assert [step["other_fact_id"] for step in traced["trail"]] == [kept]
    assert traced["fact"]["arms_transfer_id"] == kept
    code, out, _ = call("trace", howitzers)
    assert code == 0
    assert out.splitlines() == [
        f"fact {howitzers} was withdrawn on 2024-12-02 (build b2). The extractor reads it no more."
    ]
