"""Measures the rules on the sample articles and keeps the figures, once for each version of theirs and corpus.

A language model is never measured by a run, which would cost money; `newsledger evaluate` does that when asked.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from orchestration.extraction.claim_records import LIST_NAMES
from orchestration.extraction.scoring import CorpusScore, Figures, ListScore
from orchestration.settings import Settings
from orchestration.steps.claim_methods import ClaimReaders
from orchestration.steps.corpus_measurement import CorpusError, find_corpus, measure_corpus
from orchestration.steps.loaded_extractor import EXTRACTOR_NAME, current_version, loaded_extractor
from orchestration.steps.pending_extraction import ExtractionTask
from orchestration.warehouse import QualityMeasurement, store_quality
from orchestration.warehouse.raw_state import has_measurement

if TYPE_CHECKING:
    import duckdb

    from orchestration.steps.corpus_measurement import Corpus

_TYPE_OF_LIST = {list_name: claim_type.value for claim_type, list_name in LIST_NAMES.items()}


def measure_quality(
    task: ExtractionTask, on_article: Callable[[int, int], None] = lambda *_: None
) -> CorpusScore | None:
    """Measures and stores; None where this was done before or there are no annotated articles."""
    corpus = _annotated_samples(task.settings)
    if corpus is None or is_quality_known(task.connection, task.settings):
        return None
    rules = ClaimReaders(loaded_extractor(task.settings.seeds_dir), None)
    score = measure_corpus(corpus, rules, on_article).score
    store_quality(task.connection, _rows(task, corpus, score))
    return score


def is_quality_known(connection: duckdb.DuckDBPyConnection, settings: Settings) -> bool:
    """Whether this extractor was measured on the sample articles as they are now, or there are none."""
    corpus = _annotated_samples(settings)
    return corpus is None or has_measurement(
        connection, corpus.content_hash(), current_version(settings.seeds_dir)
    )


def _annotated_samples(settings: Settings) -> Corpus | None:
    try:
        return find_corpus(settings.data_dir)
    except CorpusError:
        return None


def _rows(task: ExtractionTask, corpus: Corpus, score: CorpusScore) -> list[QualityMeasurement]:
    return [
        _row(task, corpus, score.n_articles, (one, level, figures))
        for one in score.lists
        for level, figures in (("found", one.found), ("strict", one.strict))
    ]


def _row(
    task: ExtractionTask, corpus: Corpus, n_articles: int, part: tuple[ListScore, str, Figures]
) -> QualityMeasurement:
    one, level, figures = part
    return QualityMeasurement(
        corpus_name="samples",
        corpus_hash=corpus.content_hash(),
        extractor_name=EXTRACTOR_NAME,
        extractor_version=current_version(task.settings.seeds_dir),
        claim_type=_TYPE_OF_LIST[one.list_name],
        level=level,
        n_articles=n_articles,
        n_gold=one.n_gold,
        n_predicted=one.n_predicted,
        n_correct=figures.n_correct,
        precision_score=figures.precision,
        recall_score=figures.recall,
        f1_score=figures.f1,
        f1_low=figures.f1_low,
        f1_high=figures.f1_high,
        measured_at=task.now,
    )
