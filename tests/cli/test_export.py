"""`newsledger export`, as it is typed: names with and without prefix, filters, days, mistakes."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Newsledger
from tests.exports.published_samples import publish_sample, text_rows


@pytest.fixture(scope="module")
def published_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("published")
    publish_sample(folder)
    return folder / "data"


@pytest.fixture
def sample_home(home: Path, published_once: Path) -> Path:
    """A home of its own with the published sample, which nobody changes."""
    (home / "data").symlink_to(published_once)
    return home


def rows_of(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


@pytest.mark.parametrize("name", ["texts", "mart_texts", "marts.mart_texts", "MARTS.MART_TEXTS"])
def test_a_table_goes_by_any_of_its_names(sample_home: Path, newsledger: Newsledger, name: str) -> None:
    path = sample_home / "texts.jsonl"
    called = newsledger("export", name, "--to", str(path))
    assert (called.code, called.out) == (0, f"{path}\n")
    assert len(rows_of(path)) == len(text_rows())
    assert "CC-BY-4.0" in called.err
    assert "build b1" in called.err


@pytest.mark.parametrize(
    ("wheres", "holds"),
    [
        (["stage=delivered"], lambda row: row["stage"] == "delivered"),
        (["stage=delivered", "stage=agreed"], lambda row: row["stage"] in ("delivered", "agreed")),
        (["stage!=delivered"], lambda row: row["stage"] != "delivered"),
        (["stage="], lambda row: row["stage"] is None),
        (["stage!="], lambda row: row["stage"] is not None),
        (["party=USA"], lambda row: row["supplier_code"] == "USA"),
        (["party=UKR", "n_tanks>=20"], lambda row: row["n_tanks"] >= 20),
        (["party!=USA"], lambda row: row["supplier_code"] != "USA"),
        (["n_tanks>0", "n_tanks<=3"], lambda row: 0 < row["n_tanks"] <= 3),
        (["amount=-2.50"], lambda row: row["amount"] == -2.5),
        (["is_told=true"], lambda row: row["is_told"]),
        (["seen_at<2024-01-03"], lambda row: row["seen_at"] < "2024-01-03"),
        (["note_text==1+1"], lambda row: row["note_text"] == "=1+1"),
        (["note_text=' or 1=1 --"], lambda _: False),
        (["note_text='; drop table marts.mart_texts; --"], lambda _: False),
    ],
)
def test_filters_choose_rows(
    sample_home: Path, newsledger: Newsledger, wheres: list[str], holds: Any
) -> None:
    options = [part for where in wheres for part in ("--where", where)]
    assert newsledger("export", "texts", "--to", str(sample_home / "part.jsonl"), *options).code == 0
    assert newsledger("export", "texts", "--to", str(sample_home / "all.jsonl")).code == 0
    expected = [row for row in rows_of(sample_home / "all.jsonl") if holds(row)]
    assert rows_of(sample_home / "part.jsonl") == expected


def test_days_choose_rows_both_ends_included(sample_home: Path, newsledger: Newsledger) -> None:
    path = sample_home / "days.jsonl"
    called = newsledger("export", "texts", "--to", str(path), "--from", "2024-01-03", "--until", "2024-01-04")
    assert called.code == 0
    assert {row["event_date_start"] for row in rows_of(path)} == {"2024-01-03", "2024-01-04"}


def test_columns_are_chosen_in_the_order_given(sample_home: Path, newsledger: Newsledger) -> None:
    path = sample_home / "two.csv"
    called = newsledger(
        "export", "texts", "--to", str(path), "--columns", "stage, text_id", "--columns", "n_tanks"
    )
    assert called.code == 0
    with path.open(encoding="utf-8-sig", newline="") as handle:
        assert next(csv.reader(handle)) == ["stage", "text_id", "n_tanks"]


def test_one_table_goes_to_the_terminal(sample_home: Path, newsledger: Newsledger) -> None:
    called = newsledger("export", "troop_counts", "--to", "-", "--format", "jsonl")
    assert [json.loads(line)["count_best"] for line in called.out.splitlines()] == [0, 1, 2]


def test_all_tables_fill_a_folder_and_filters_leave_out_what_they_do_not_fit(
    sample_home: Path, newsledger: Newsledger
) -> None:
    everything = sample_home / "everything"
    assert newsledger("export", "all", "--to", str(everything)).code == 0
    assert {path.name for path in everything.iterdir()} == {
        "builds.parquet",
        "fct_troop_counts.parquet",
        "mart_texts.parquet",
    }
    called = newsledger(
        "export", "all", "--to", str(sample_home / "part"), "--format", "csv", "--where", "stage=agreed"
    )
    assert [path.name for path in (sample_home / "part").iterdir()] == ["mart_texts.csv"]
    assert "left out" in called.err
    assert "marts.fct_troop_counts" in called.err


@pytest.mark.parametrize(
    ("arguments", "answer"),
    [
        (["text", "--to", "x.csv"], (1, "Did you mean marts.mart_texts?")),
        (["texts", "--to", "x.csv", "--where", "stagee=agreed"], (1, "It has: stage")),
        (["texts", "--to", "x.csv", "--where", "agreed"], (1, "A filter is NAME=VALUE")),
        (["texts", "--to", "x.csv", "--where", "n_tanks=many"], (1, "does not fit its column")),
        (["texts", "--to", "x.csv", "--columns", "tanks"], (1, "It has: n_tanks")),
        (["troop_counts", "--to", "x.csv", "--from", "2024-01-01"], (1, "has no day")),
        (["texts", "--to", "x.csv", "--from", "yesterday"], (2, "--from")),
        (["texts", "--to", "x.odt"], (2, "tells no format")),
        (["texts", "--to", "x.xlsx", "--raw"], (2, "--raw is about CSV")),
        (["texts", "--to", "-", "--format", "xlsx"], (2, "can go to the terminal")),
        (["all", "--to", "x", "--columns", "stage"], (2, "goes with one table")),
        (["texts", "--to", ".", "--format", "csv"], (1, "is a folder")),
        (["texts", "--to", "x.json", "--format", "ftm"], (1, "cannot be given as ftm")),
    ],
)
def test_a_mistake_is_answered_in_words_and_writes_nothing(
    sample_home: Path,
    newsledger: Newsledger,
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    answer: tuple[int, str],
) -> None:
    folder = sample_home / "empty"
    folder.mkdir()
    monkeypatch.chdir(folder)
    called = newsledger("export", *arguments)
    code, words = answer
    assert (called.code, called.out) == (code, "")
    assert words in called.err
    assert "does not know" not in called.err
    assert list(folder.iterdir()) == []


def test_a_value_that_no_row_has_is_told_with_those_that_there_are(
    sample_home: Path, newsledger: Newsledger
) -> None:
    called = newsledger("export", "texts", "--to", str(sample_home / "none.csv"), "--where", "stage=deliverd")
    assert called.code == 0
    assert "no row has deliverd in stage; there are: delivered" in called.err


def test_without_a_published_file_it_says_so(home: Path, newsledger: Newsledger) -> None:
    called = newsledger("export", "texts", "--to", str(home / "x.csv"))
    assert called.code == 1
    assert "newsledger run" in called.err
