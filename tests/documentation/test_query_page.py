"""Every example query of docs/queries.md runs on the samples and gives what the page shows; every mart has a question."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing

import duckdb
import pytest

from orchestration.warehouse.published_reader import open_published
from tests.documentation.query_page import PAGE, ROOT, Question, ask, read_questions, with_answers
from tests.documentation.sample_warehouse import build_sample_warehouse

QUESTIONS = read_questions(PAGE.read_text("utf-8"))
MARTS = sorted(path.stem for path in (ROOT / "dbt_project" / "models" / "marts").rglob("mart_*.sql"))
WRITE = "python -m tests.documentation.query_page --write"


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    with closing(open_published(build_sample_warehouse(tmp_path_factory.mktemp("samples")))) as connection:
        yield connection


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.title)
def test_the_samples_answer_as_the_page_shows(samples: duckdb.DuckDBPyConnection, question: Question) -> None:
    assert ask(samples, question.sql) == question.answer, f"write the page anew: {WRITE}"


@pytest.mark.parametrize("mart", MARTS)
def test_every_mart_has_a_question(mart: str) -> None:
    assert [one.title for one in QUESTIONS if re.search(rf"\bmarts\.{mart}\b", one.sql)], (
        f"add a question about {mart} to docs/queries.md, then: {WRITE}"
    )


def test_the_page_has_many_questions_and_each_of_them_once() -> None:
    titles = [question.title for question in QUESTIONS]
    assert len(set(titles)) == len(titles) >= 20


def test_no_answer_shown_is_empty_or_too_wide_to_read() -> None:
    for question in QUESTIONS:
        lines = question.answer.splitlines()
        assert lines, question.title
        assert max(map(len, lines)) <= 170, question.title


def test_every_column_and_table_of_the_marts_has_a_comment(samples: duckdb.DuckDBPyConnection) -> None:
    silent = samples.execute(
        "select schema_name, table_name, column_name from duckdb_columns()"
        " where schema_name in ('marts', 'meta') and coalesce(comment, '') = ''"
        " union all select schema_name, table_name, '' from duckdb_tables()"
        " where schema_name in ('marts', 'meta') and coalesce(comment, '') = ''"
    ).fetchall()
    assert silent == []


def test_an_answer_that_rots_is_noticed() -> None:
    page = "### One?\n\nWords.\n\n```sql\nselect 1 as n\n```\n\n```text\nstale\n```\n\nMore words.\n"
    with closing(duckdb.connect()) as connection:
        written = with_answers(page, lambda sql: ask(connection, sql))
        assert read_questions(page)[0].answer != ask(connection, "select 1 as n")
        assert read_questions(written)[0].answer == ask(connection, "select 1 as n")
    assert written.endswith("```\n\nMore words.\n")
    assert with_answers(written, lambda _: read_questions(written)[0].answer) == written
