"""The commands of reviewers: what is wrong is refused in words, what is decided is kept at once and shown, undo takes it back."""

from __future__ import annotations

import fcntl
import json
from pathlib import Path

import pytest

from orchestration.clock import utc_now
from orchestration.settings import load_settings
from orchestration.steps.corrections.correction_journal import read_journal
from orchestration.steps.corrections.correction_keeping import has_untaken_corrections, take_in_corrections
from orchestration.warehouse import open_warehouse
from tests.dbt.review_home import call, claim_where, make_review_home, stored_rows

ABOUT_40 = "quantity_low = 40 and quantity_qualifier = 'about'"


@pytest.fixture
def home(tmp_path: Path, build_file: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("NEWSLEDGER_HOME", str(tmp_path))
    monkeypatch.setenv("NEWSLEDGER_REVIEWER", "Rae Viewer")
    return make_review_home(tmp_path, build_file)


def test_a_correction_is_kept_with_who_and_why_and_completes_the_number(home: Path) -> None:
    claim_id = claim_where(home, ABOUT_40)
    called = call("correct", claim_id, "--set", "quantity_low=44", "--why", "the table says 44")
    assert (called.code, "follows from the number" in called.err) == (0, True)
    rows = stored_rows(
        home,
        f"select column_name, old_value, new_value, reviewer, why from raw.corrections where claim_id = '{claim_id}' order by 1",
    )
    assert rows == [
        ("quantity_high", "40", "44", "Rae Viewer", "the table says 44"),
        ("quantity_low", "40", "44", "Rae Viewer", "the table says 44"),
    ]
    traced = call("trace", claim_id).out
    assert "correct quantity_low 40 -> 44, because: the table says 44" in traced
    assert "pending; the next run builds on it" in traced


def test_of_two_reviewers_both_are_kept_and_the_second_sees_what_the_first_said(home: Path) -> None:
    claim_id = claim_where(home, ABOUT_40)
    call("correct", claim_id, "--set", "quantity_low=44", "--why", "first", "--who", "One")
    call("correct", claim_id, "--set", "quantity_low=45", "--why", "second", "--who", "Two")
    history = json.loads(call("corrections", claim_id, "--json").out)
    told = [
        (row["reviewer"], row["old_value"], row["new_value"])
        for row in history
        if row["column_name"] == "quantity_low"
    ]
    assert told == [("One", "40", "44"), ("Two", "44", "45")]


def test_undo_brings_the_extractors_value_back_and_keeps_the_history(home: Path) -> None:
    claim_id = claim_where(home, ABOUT_40)
    call("correct", claim_id, "--set", "quantity_low=44", "--why", "slip")
    undone = call("undo", claim_id, "--why", "a slip")
    assert undone.code == 0
    assert {row["correction_state"] for row in json.loads(call("corrections", claim_id, "--json").out)} == {
        "undone",
        "pending",
    }
    again = call("correct", claim_id, "--set", "quantity_low=40", "--why", "x")
    assert "says so already" in again.err
    assert call("undo", claim_id).code == 1


@pytest.mark.parametrize(
    ("setting", "answer"),
    [
        ("quantity=12", "did you mean quantity_"),
        ("event_date_start=2024-01-05", "did you mean event_date?"),
        ("count_low=12", "no column 'count_low'"),
        ("quantity_low=twelve", "'twelve' is no whole number"),
        ("supplier_code=Norway", "did you mean NOR (Norway)?"),
        ("supplier_code=norway", "did you mean NOR (Norway)?"),
        ("stage=sent", "is none of: delivered, agreed, proposed, halted"),
        ("stage=", "it cannot be empty"),
        ("event_date=05.01.2024", "write YYYY, YYYY-MM or YYYY-MM-DD"),
        ("event_date=2024-02-30", "is no date"),
        ("value_amount=5", "an amount needs its currency"),
        ("value_currency=USX", "no ISO 4217 code"),
        ("category_code=tanks", "is no class of arms"),
        ("quantity_qualifier=at_most", "does not fit"),
        ("item_text=a\x1b[31mb", "cannot be printed"),
    ],
)
def test_what_is_no_value_is_refused_with_the_nearest_one(home: Path, setting: str, answer: str) -> None:
    called = call("correct", claim_where(home, ABOUT_40), "--set", setting, "--why", "x")
    assert called.code == 1
    assert answer in called.err
    assert not (home / "data" / "corrections.jsonl").exists()


@pytest.mark.parametrize(
    ("arguments", "code", "answer"),
    [
        (["reject", "--why", "x"], 2, "give one of CLAIM_ID"),
        (["reject", "--outlet", "Exampel Times", "--why", "x"], 1, "Example Times"),
        (["accept", "clm_zzzz"], 1, "no claim or fact"),
        (["undo", "cor_zzzz"], 1, "there is no decision"),
        (["reject", "clm_zzzz"], 2, "--why"),
    ],
)
def test_a_wrong_call_is_answered_in_words(home: Path, arguments: list[str], code: int, answer: str) -> None:
    called = call(*arguments)
    assert called.code == code
    assert answer in called.err


def test_a_decision_waits_for_no_run_and_is_taken_in_exactly_once(home: Path) -> None:
    claim_id = claim_where(home, ABOUT_40)
    settings = load_settings()
    with settings.run_lock_file.open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # as another process would
        locked = call("accept", claim_id)
    assert locked.code == 0
    assert "Kept in" in locked.err
    assert "the next run takes it in" in locked.err
    assert stored_rows(home, f"select * from raw.corrections where claim_id = '{claim_id}'") == []
    with open_warehouse(settings.build_file) as connection:
        assert has_untaken_corrections(connection, settings)
        assert take_in_corrections(connection, settings, utc_now()).n_new == 1
        assert take_in_corrections(connection, settings, utc_now()).n_new == 0
        assert not has_untaken_corrections(connection, settings)


def test_a_sentence_and_an_outlet_are_rejected_for_good(home: Path) -> None:
    claim_id = claim_where(home, ABOUT_40)
    assert call("reject", "--sentence", claim_id, "--why", "boilerplate").code == 0
    assert call("reject", "--outlet", "example times", "--why", "satire").code == 0
    assert stored_rows(
        home,
        "select action, outlet_name from raw.corrections where why in ('boilerplate', 'satire') order by 1",
    ) == [("block_outlet", "Example Times"), ("block_sentence", None)]
    assert len(read_journal(home / "data" / "corrections.jsonl").corrections) == 2
