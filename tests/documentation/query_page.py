"""The questions of docs/queries.md: reading them, asking them, and writing down what the samples answer.

    python -m tests.documentation.query_page            # compares the page with the samples' answers
    python -m tests.documentation.query_page --write    # writes them into the page, after a change of models or extraction

A question is a heading of the third level, words, a fence of SQL and a fence of text with the answer.
"""

from __future__ import annotations

import argparse
import io
import re
import sys
from collections.abc import Callable
from contextlib import closing, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from orchestration.cli.result_output import write_table
from orchestration.warehouse.published_reader import open_published

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "queries.md"
_QUESTION = re.compile(r"^### (?P<title>.+?)$(?P<words>.*?)^```sql\n(?P<sql>.*?)^```\n", re.M | re.S)
_ANSWER = re.compile(r"\s*^```text\n(?P<answer>.*?)^```\n", re.M | re.S)


@dataclass(frozen=True, slots=True)
class Question:
    """One question of the page with its query and the answer that the page shows ('' where it shows none yet)."""

    title: str
    sql: str
    answer: str


def read_questions(page: str) -> list[Question]:
    """All questions of a page, in their order."""
    found = []
    for question in _QUESTION.finditer(page):
        answer = _ANSWER.match(page, question.end())
        found.append(Question(question["title"], question["sql"], answer["answer"] if answer else ""))
    return found


def with_answers(page: str, ask: Callable[[str], str]) -> str:
    """The page with the answers that `ask` gives to each query."""
    parts, end = [], 0
    for question in _QUESTION.finditer(page):
        shown = _ANSWER.match(page, question.end())
        parts += [page[end : question.end()], f"\n```text\n{ask(question['sql'])}```\n"]
        end = shown.end() if shown else question.end()
    return "".join([*parts, page[end:]])


def ask(connection: duckdb.DuckDBPyConnection, sql: str) -> str:
    """What `newsledger sql` prints for the query."""
    result = connection.execute(sql)
    columns = [column[0] for column in result.description or ()]
    with redirect_stdout(io.StringIO()) as printed:
        write_table(columns, result.fetchall())
    return printed.getvalue()


def main() -> int:
    """Compares or writes the page; 1 where an answer differs from the page."""
    from tests.documentation.sample_warehouse import build_sample_warehouse

    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--write", action="store_true", help="write the answers into the page")
    parser.add_argument("--warehouse", type=Path, help="a warehouse of the samples that is built already")
    options = parser.parse_args()
    page = PAGE.read_text("utf-8")
    with TemporaryDirectory() as folder:
        warehouse = options.warehouse or build_sample_warehouse(Path(folder))
        with closing(open_published(warehouse)) as connection:
            answered = with_answers(page, lambda sql: ask(connection, sql))
    if options.write:
        PAGE.write_text(answered, "utf-8")
    questions = zip(read_questions(page), read_questions(answered), strict=True)
    changed = [after.title for before, after in questions if before != after]
    print("\n".join(f"{'written' if options.write else 'differs'}: {title}" for title in changed))  # noqa: T201
    return int(bool(changed) and not options.write)


if __name__ == "__main__":
    sys.exit(main())
