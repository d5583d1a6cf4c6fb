"""A planted world as rows of the raw tables, in any order of delivery and in any number of portions."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import duckdb
import pyarrow as pa

from tests.dbt.planted_world import PlantedArticle, PlantedClaim, PlantedWorld
from tests.dbt.raw_rows import LOADED_AT, MORNING, SCHEMAS, WAREHOUSE

TYPES = {
    "modified_at": pa.timestamp("us"),
    "event_date_start": pa.date32(),
    "event_date_end": pa.date32(),
}  # may all be null
Rows = dict[str, list[dict[str, Any]]]


def create_raw_tables(connection: duckdb.DuckDBPyConnection) -> None:
    """Empty raw tables."""
    for name in SCHEMAS:
        connection.execute((WAREHOUSE / name).read_text(encoding="utf-8"))


def deliver(
    connection: duckdb.DuckDBPyConnection, articles: Sequence[PlantedArticle], shuffle_seed: int | None = None
) -> None:
    """Adds the articles with their claims; a shuffle seed mixes the rows of every table."""
    rows = raw_rows_of(articles)
    for table, its_rows in rows.items():
        if shuffle_seed is not None:
            random.Random(f"{table} {shuffle_seed}").shuffle(its_rows)
        if table == "article_versions":
            for sequence, row in enumerate(its_rows):
                row["load_sequence"] = sequence
        _insert(connection, table, its_rows)


def portions_of(world: PlantedWorld, n_portions: int, seed: int) -> list[list[PlantedArticle]]:
    """The articles in that many portions, out of order; an original may come after its copies."""
    shuffled = list(world.articles)
    random.Random(f"portions {seed}").shuffle(shuffled)
    return [shuffled[place::n_portions] for place in range(n_portions)]


def raw_rows_of(articles: Sequence[PlantedArticle]) -> Rows:
    """The rows of each raw table."""
    claims = [(article, claim) for article in articles for claim in article.claims]
    return {
        "article_versions": [_version_row(article) for article in articles],
        "claims": [_claim_row(article, claim) for article, claim in claims],
        "claim_slots": [row for _, claim in claims for row in _slot_rows(claim)],
        "source_clusters": _cluster_rows(articles),
    }


def _insert(connection: duckdb.DuckDBPyConnection, table: str, rows: list[dict[str, Any]]) -> None:
    if not rows:
        return
    incoming = pa.table({name: pa.array([row[name] for row in rows], TYPES.get(name)) for name in rows[0]})
    connection.register("incoming_rows", incoming)
    connection.execute(f"insert into raw.{table} by name select * from incoming_rows")
    connection.unregister("incoming_rows")


def _version_row(article: PlantedArticle) -> dict[str, Any]:
    text = f"{article.body}\n\n{article.title}"
    url = f"https://{article.outlet.replace(' ', '').lower()}.example.org/{article.name}"
    return {
        "article_version_id": f"ver_{article.name}_{article.version}",
        "article_id": f"art_{article.name}",
        "content_hash": hashlib.sha256(text.encode()).hexdigest(),
        "external_id": article.name,
        "url": url,
        "canonical_url": url,
        "title": article.title,
        "text": text,
        "language": "en",
        "outlet": article.outlet,
        "published_at": datetime.combine(article.published, MORNING),
        "published_precision": "second",
        "modified_at": datetime.combine(article.modified, MORNING) if article.modified else None,
        "is_sample": False,
        "source_kind": "jsonl",
        "source_path": "planted.jsonl",
        "load_id": "load_1",
        "load_sequence": 0,
        "loaded_at": LOADED_AT,
    }


def _claim_row(article: PlantedArticle, claim: PlantedClaim) -> dict[str, Any]:
    start = article.body.index(claim.evidence)
    day = claim.event_date
    return {
        "claim_id": claim.claim_id,
        "article_version_id": f"ver_{article.name}_{article.version}",
        "claim_type": claim.claim_type,
        "polarity": claim.polarity,
        "claimant_text": claim.claimant_text,
        "claimant_code": claim.claimant_code,
        "event_date_start": day.start if day else None,
        "event_date_end": day.end if day else None,
        "event_date_precision": day.precision if day else None,
        "evidence_text": claim.evidence,
        "evidence_start": start,
        "evidence_end": start + len(claim.evidence),
        "confidence": 0.8,
        "rule": "planted",
        "extractor_name": "planted",
        "extractor_version": "1",
    }


def _slot_rows(claim: PlantedClaim) -> list[dict[str, Any]]:
    named: Mapping[tuple[str, int], str | int] = {
        **{(name, 0): value for name, value in claim.slots.items()},
        **{("target_name", place): name for place, name in enumerate(claim.target_names)},
    }
    return [
        {"claim_id": claim.claim_id, "slot_name": name, "position": place, "slot_value": str(value)}
        for (name, place), value in named.items()
    ]


def _cluster_rows(articles: Sequence[PlantedArticle]) -> list[dict[str, Any]]:
    """Copies and their originals; where the original has not come yet, the copies are each other's."""
    origins = {article.copied_from for article in articles if article.copied_from}
    return [
        {
            "article_id": f"art_{article.name}",
            "cluster_article_id": f"art_{article.copied_from or article.name}",
            "matcher_version": "planted",
        }
        for article in articles
        if (article.copied_from or article.name in origins) and not article.is_superseded
    ]
