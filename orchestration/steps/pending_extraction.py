"""Extracts what is pending, batch by batch: whoever stops it loses at most one batch, and the next run goes on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from orchestration.settings import Settings
from orchestration.steps.article_extraction import ArticleOutcome, OutcomeStatus, extract_article
from orchestration.steps.loaded_extractor import EXTRACTOR_NAME, current_version, loaded_extractor
from orchestration.warehouse import (
    ExtractionStatus,
    PendingVersion,
    VersionExtraction,
    pending_versions,
    store_extractions,
)
from orchestration.warehouse.raw_state import count_pending

if TYPE_CHECKING:
    import duckdb

# About 6 s of work at 10 articles a second: what a kill may cost.
_BATCH_ARTICLES = 64


@dataclass(frozen=True, slots=True)
class ExtractionCounts:
    """How many article versions were worked on, how they ended, and how many claims they gave."""

    n_extracted: int = 0
    n_skipped: int = 0
    n_failed: int = 0
    n_claims: int = 0

    @property
    def n_done(self) -> int:
        """Article versions worked on."""
        return self.n_extracted + self.n_skipped + self.n_failed

    def plus(self, outcomes: list[ArticleOutcome], n_claims: int) -> ExtractionCounts:
        """The counts with one more batch."""
        statuses = [outcome.status for outcome in outcomes]
        return ExtractionCounts(
            self.n_extracted + statuses.count(OutcomeStatus.EXTRACTED),
            self.n_skipped + statuses.count(OutcomeStatus.SKIPPED),
            self.n_failed + statuses.count(OutcomeStatus.FAILED),
            self.n_claims + n_claims,
        )


@dataclass(frozen=True, slots=True)
class ExtractionTask:
    """Where the raw tables are, with which vocabularies to read, and the time that rows are stamped with (naive UTC)."""

    connection: duckdb.DuckDBPyConnection
    settings: Settings
    now: datetime


def extract_pending(
    task: ExtractionTask, on_article: Callable[[int, int, int], None] = lambda *_: None
) -> ExtractionCounts:
    """Extracts every version this extractor has not seen; loads the parser only if there is one.

    `on_article` gets (done, total, claims so far) after each article.
    """
    seeds = task.settings.seeds_dir
    version = current_version(seeds)
    total = count_pending(task.connection, EXTRACTOR_NAME, version)
    counts = ExtractionCounts()
    if not total:
        return counts
    extractor = loaded_extractor(seeds)
    while batch := pending_versions(task.connection, EXTRACTOR_NAME, version, limit=_BATCH_ARTICLES):
        outcomes = []
        n_claims = counts.n_claims
        for pending in batch:
            outcomes.append(extract_article(extractor, pending))
            n_claims += len(outcomes[-1].extraction.claims)
            on_article(counts.n_done + len(outcomes), total, n_claims)
        counts = counts.plus(outcomes, _store(task, batch, outcomes, version))
    return counts


def _store(
    task: ExtractionTask, batch: list[PendingVersion], outcomes: list[ArticleOutcome], version: str
) -> int:
    results = [
        VersionExtraction(
            pending.article_version_id,
            claims=outcome.extraction.claims,
            n_sentences=outcome.extraction.n_sentences,
            n_parsed_sentences=outcome.extraction.n_parsed_sentences,
            status=ExtractionStatus(outcome.status.value),
            reason=outcome.reason,
        )
        for pending, outcome in zip(batch, outcomes, strict=True)
    ]
    return store_extractions(
        task.connection, results, extractor_name=EXTRACTOR_NAME, extractor_version=version, now=task.now
    )
