"""Extracts what is pending, batch by batch: whoever stops it loses at most one batch, and the next run goes on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from orchestration.settings import Settings
from orchestration.steps.article_extraction import (
    ArticleOutcome,
    OutcomeStatus,
    document_of,
    extract_articles,
)
from orchestration.steps.claim_methods import ExtractorIdentity, chosen_identity, open_readers
from orchestration.warehouse import (
    ASK_AGAIN,
    ExtractionStatus,
    PendingVersion,
    StoredReplies,
    VersionExtraction,
    pending_versions,
    release_unanswered,
    store_extractions,
)
from orchestration.warehouse.raw_state import count_pending

if TYPE_CHECKING:
    import duckdb

# A few seconds of work: what a kill may cost.
_BATCH_ARTICLES = 64
# With a language model: its replies are kept one by one, so a kill costs none of them.
_MODEL_BATCH_ARTICLES = 16


@dataclass(frozen=True, slots=True)
class ExtractionCounts:
    """How many article versions were worked on, how they ended, and how many claims they gave.

    `dropped` counts the claims of a language model that were dropped, by reason; `unanswered` the articles that it gave nothing
    for, by kind of failure.
    """

    n_extracted: int = 0
    n_skipped: int = 0
    n_failed: int = 0
    n_claims: int = 0
    dropped: Counter[str] = field(default_factory=Counter)
    unanswered: Counter[str] = field(default_factory=Counter)

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
            self.dropped + Counter(one.reason_code for outcome in outcomes for one in outcome.dropped),
            self.unanswered + Counter(outcome.failure.kind.value for outcome in outcomes if outcome.failure),
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

    `on_article` gets (done, total, claims so far) after each article. Raises LlmSetupError where a language model is to be
    asked and its settings do not work.
    """
    connection, extractor = task.connection, chosen_identity(task.settings)
    total = count_pending(connection, extractor.name, extractor.version)
    counts = ExtractionCounts()
    if not total:
        return counts
    readers = open_readers(task.settings, StoredReplies(connection, task.settings.llm.model, task.now))
    release_unanswered(connection)
    limit = _MODEL_BATCH_ARTICLES if readers.model else _BATCH_ARTICLES
    while batch := pending_versions(connection, extractor.name, extractor.version, limit=limit):
        outcomes = []
        n_claims = counts.n_claims
        if readers.model:
            readers.model.ask_for(document_of(pending) for pending in batch)
        for _, outcome in extract_articles(readers.rules, batch, readers.model):
            outcomes.append(outcome)
            n_claims += len(outcomes[-1].extraction.claims)
            on_article(counts.n_done + len(outcomes), total, n_claims)
        counts = counts.plus(outcomes, _store(task, batch, outcomes, extractor))
    return counts


def _store(
    task: ExtractionTask,
    batch: list[PendingVersion],
    outcomes: list[ArticleOutcome],
    extractor: ExtractorIdentity,
) -> int:
    results = [
        VersionExtraction(
            pending.article_version_id,
            claims=outcome.extraction.claims,
            n_sentences=outcome.extraction.n_sentences,
            n_parsed_sentences=outcome.extraction.n_parsed_sentences,
            status=ExtractionStatus(outcome.status.value),
            reason=_reason_of(outcome),
            dropped=outcome.dropped,
        )
        for pending, outcome in zip(batch, outcomes, strict=True)
    ]
    return store_extractions(
        task.connection,
        results,
        extractor_name=extractor.name,
        extractor_version=extractor.version,
        now=task.now,
    )


def _reason_of(outcome: ArticleOutcome) -> str | None:
    is_to_be_asked_again = outcome.failure is not None and outcome.failure.is_passing
    return f"{ASK_AGAIN}{outcome.reason}" if is_to_be_asked_again else outcome.reason
