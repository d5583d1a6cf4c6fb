"""Measures the extractor on annotated articles that lie in files; scoring itself is in extraction/scoring.py."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from orchestration.extraction import document_record
from orchestration.extraction.scoring import CorpusScore, score_corpus
from orchestration.sources import SourceArticle, read_article_lines
from orchestration.steps.article_extraction import ArticleOutcome, extract_articles
from orchestration.steps.claim_methods import ClaimReaders


class CorpusError(Exception):
    """A folder of annotated articles is not as it has to be; the message says what is missing."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """The files of annotated articles: articles and, in the same or other files, their gold claims."""

    name: str
    article_files: tuple[Path, ...]
    gold_files: tuple[Path, ...]

    def content_hash(self) -> str:
        """SHA-256 over both, so that a measurement is tied to what it measured."""
        digest = hashlib.sha256()
        for path in (*self.article_files, *self.gold_files):
            digest.update(hashlib.sha256(path.read_bytes()).digest())
        return digest.hexdigest()


@dataclass(frozen=True, slots=True)
class Measurement:
    """The score, how many articles without gold were left out, and how many gold articles had no text."""

    score: CorpusScore
    n_without_gold: int
    n_without_article: int


def find_corpus(folder: Path) -> Corpus:
    """The corpus in `folder`: articles.jsonl with gold.jsonl, or articles/*.jsonl with gold/*.jsonl.

    Raises:
        CorpusError: where either is missing.
    """
    if not folder.is_dir():
        message = f"{folder} is not a folder"
        raise CorpusError(message)
    found = {}
    for name in ("articles", "gold"):
        single = folder / f"{name}.jsonl"
        files = (single,) if single.is_file() else tuple(sorted((folder / name).glob("*.jsonl")))
        if not files:
            message = f"{folder} holds neither {name}.jsonl nor {name}/*.jsonl"
            raise CorpusError(message)
        found[name] = files
    return Corpus(folder.resolve().name, found["articles"], found["gold"])


def measure_corpus(
    corpus: Corpus,
    readers: ClaimReaders,
    on_article: Callable[[int, int], None] = lambda *_: None,
    on_outcome: Callable[[str, ArticleOutcome], None] = lambda *_: None,
) -> Measurement:
    """Extracts every annotated article and scores the claims.

    `on_article` gets (done, total), `on_outcome` the id of each article and what it gave.
    """
    gold = _records_by_article(corpus.gold_files)
    predicted: dict[str, Any] = {}
    articles = list(_articles(corpus.article_files))
    annotated = [article for article in articles if article.external_id in gold]
    n_without_gold = len(articles) - len(annotated)
    for article, outcome in extract_articles(readers.rules, annotated, readers.model):
        assert article.external_id is not None
        on_outcome(article.external_id, outcome)
        predicted[article.external_id] = document_record(article.external_id, outcome.extraction.claims)
        on_article(len(predicted), len(gold))
    return Measurement(score_corpus(gold, predicted), n_without_gold, len(gold.keys() - predicted.keys()))


def score_predictions(corpus: Corpus, predictions: Path) -> Measurement:
    """Scores claims that lie in a file, in the shape that `newsledger extract` writes.

    Raises CorpusError where a line of the corpus or of the predictions can't be read.
    """
    gold, predicted = _records_by_article(corpus.gold_files), _records_by_article((predictions,))
    kept = {key: record for key, record in predicted.items() if key in gold}
    return Measurement(score_corpus(gold, kept), len(predicted) - len(kept), len(gold.keys() - kept.keys()))


def read_annotated(corpus: Corpus) -> Iterator[tuple[SourceArticle, dict[str, Any]]]:
    """Each annotated article with its gold claims, in the order of the files.

    Raises CorpusError where the gold can't be read.
    """
    gold = _records_by_article(corpus.gold_files)
    for article in _articles(corpus.article_files):
        if article.external_id in gold:
            yield article, gold[article.external_id]


def _records_by_article(files: tuple[Path, ...]) -> dict[str, dict[str, Any]]:
    records: dict[str, dict[str, Any]] = {}
    for path in files:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if line.strip():
                record = _record(line, f"{path}, line {number}")
                records[record["id"]] = record
    if not records:
        message = f"{', '.join(map(str, files))}: no article's claims in it"
        raise CorpusError(message)
    return records


def _record(line: str, place: str) -> dict[str, Any]:
    try:
        record = json.loads(line)
    except json.JSONDecodeError as error:
        message = f"{place} is not JSON: {error.msg} at character {error.pos + 1}"
        raise CorpusError(message) from error
    if not isinstance(record, dict) or not isinstance(record.get("id"), str):
        message = f'{place} has no "id", which names its article'
        raise CorpusError(message)
    return record


def _articles(files: tuple[Path, ...]) -> Iterator[SourceArticle]:
    for path in files:
        with path.open("rb") as stream:
            for item in read_article_lines(stream, str(path)):
                if isinstance(item, SourceArticle):
                    yield item
