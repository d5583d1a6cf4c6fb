"""Small warehouses and made-up articles for the tests of the warehouse."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from orchestration.extraction.records import Claim, ClaimType, DatePrecision, EventDate, Polarity, Slot
from orchestration.sources import SourceArticle, SourceKind
from orchestration.sources.article_building import ArticleFields, SourcePlace, article_from_fields
from orchestration.warehouse import BuildInfo, open_warehouse

if TYPE_CHECKING:
    from pathlib import Path

    import duckdb

NOW = datetime(2024, 3, 20, 12)  # noqa: DTZ001 - naive UTC

CLAIM = Claim(
    claim_type=ClaimType.SANCTION,
    slots=(
        Slot("imposer_code", "EU", "The EU", 0, 6),
        Slot("action", "imposed"),
        Slot("target_name", "Ola Berg", "Ola Berg", 20, 28, position=0),
        Slot("target_name", "Per Dahl", "Per Dahl", 33, 41, position=1),
    ),
    polarity=Polarity.AFFIRMED,
    claimant_text=None,
    claimant_code=None,
    event_date=EventDate(date(2024, 3, 15), date(2024, 3, 15), DatePrecision.DAY),
    evidence_text="The EU sanctioned Ola Berg and Per Dahl.",
    evidence_start=0,
    evidence_end=40,
    confidence=0.9,
    rule="imposer-verb-target",
)


def sample_article(number: int, revision: int = 1, **fields: Any) -> SourceArticle:
    """An article of its own address; another revision has another text."""
    made = ArticleFields(
        SourceKind.JSONL,
        body=f"Norland has sent {revision} tanks to Sudland in convoy {number}, the ministry said.",
        title=f"Convoy {number}",
        url=f"https://news.example/{number}",
        external_id=f"a-{number}",
        outlet="The Example",
        language="en",
    )
    return article_from_fields(replace(made, **fields), SourcePlace("in.jsonl", number), NOW)


def rows(connection: duckdb.DuckDBPyConnection, statement: str) -> list[tuple[object, ...]]:
    """All rows of a query."""
    return [tuple(row) for row in connection.execute(statement).fetchall()]


def build_file(directory: Path, generation: int = 1) -> Path:
    """A build file whose public tables all say the same generation."""
    path = directory / "build" / "newsledger.duckdb"
    connection = open_warehouse(path)
    connection.execute("create schema if not exists marts")
    connection.execute("create schema if not exists meta")
    connection.execute(
        "create or replace table marts.dim_articles as "
        f"select 'art_' || n as article_id, {generation} as generation from range(300, 0, -1) as numbers(n)"
    )
    connection.execute(
        f"create or replace table marts.fct_sanctions as select {generation} as generation from range(200)"
    )
    connection.execute(
        "create or replace view marts.mart_answers as select * from marts.dim_articles where article_id < 'art_2'"
    )
    connection.execute(f"create or replace table meta.coverage as select {generation} as generation")
    connection.execute("comment on table marts.dim_articles is 'One row per article''s newest version.'")
    connection.execute("comment on column marts.dim_articles.generation is 'Which build it was.'")
    connection.execute("comment on view marts.mart_answers is 'One row per answer.'")
    connection.execute("comment on column marts.mart_answers.article_id is 'The article.'")
    connection.close()
    return path


def build_info(build_id: str) -> BuildInfo:
    """What is told about a build of the tests."""
    return BuildInfo(build_id, NOW, NOW, "0.1.0", "extractor-1", "1.11.16")
