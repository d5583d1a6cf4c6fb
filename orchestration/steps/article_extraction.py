"""One article through its readers, the rules and maybe a language model: a line and a row alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from itertools import islice
from typing import Protocol, TypeVar

from orchestration.extraction import Claim, Document, Extraction, document_from_article, is_extractable
from orchestration.llm.llm_records import DroppedClaim, LlmFailure, LlmReading


class ArticleText(Protocol):
    """What the extraction needs of an article, from whatever record holds it."""

    @property
    def title(self) -> str:
        """The headline, '' where there is none."""

    @property
    def body(self) -> str:
        """The text without the headline."""

    @property
    def published_date(self) -> date | None:
        """The day against which "on Thursday" is resolved."""

    @property
    def language(self) -> str:
        """BCP 47 primary tag."""

    @property
    def outlet(self) -> str | None:
        """The publisher's name."""


class ClaimExtractor(Protocol):
    """Finds the claims of a document; same document, same claims."""

    def extract(self, document: Document) -> Extraction:
        """The claims in text order."""

    def extract_all(self, documents: Iterable[Document]) -> Iterator[Extraction]:
        """The same for many documents, in their order."""


class ModelReader(Protocol):
    """Finds claims with a language model; an endpoint's error is part of what it gives."""

    def read(self, document: Document, rules_claims: Sequence[Claim] = ()) -> LlmReading:
        """The claims that the rules did not find."""


class OutcomeStatus(StrEnum):
    """How the extraction of an article ended."""

    EXTRACTED = "extracted"
    SKIPPED = "skipped"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class ArticleOutcome:
    """What an article gave; `reason` says why where it was skipped or failed.

    `dropped` and `failure` tell of the language model: claims that the article does not bear out, and why there is no answer.
    """

    status: OutcomeStatus
    reason: str | None
    extraction: Extraction
    dropped: tuple[DroppedClaim, ...] = ()
    failure: LlmFailure | None = None


_MODEL_REASON = "language model: "
Article = TypeVar("Article", bound=ArticleText)
_TOGETHER = 32  # articles
_NOTHING = Extraction(claims=(), n_sentences=0, n_parsed_sentences=0)


def extract_article(
    rules: ClaimExtractor | None, article: ArticleText, model: ModelReader | None = None
) -> ArticleOutcome:
    """The claims of one article; an error in one article is its outcome and stops nothing.

    Whatever a model does, the claims of the rules stay.
    """
    ((_, outcome),) = extract_articles(rules, [article], model)
    return outcome


def extract_articles(
    rules: ClaimExtractor | None, articles: Iterable[Article], model: ModelReader | None = None
) -> Iterator[tuple[Article, ArticleOutcome]]:
    """What `extract_article` gives for each article, in their order; several are read together, which takes half the time."""
    rest = iter(articles)
    while batch := list(islice(rest, _TOGETHER)):
        for article, outcome in zip(batch, _outcomes(rules, batch), strict=True):
            if model is None or outcome.status is not OutcomeStatus.EXTRACTED:
                yield article, outcome
                continue
            told = _with_model(outcome, document_of(article), model)
            is_lost = told.reason is not None and rules is None
            yield article, replace(told, status=OutcomeStatus.FAILED) if is_lost else told


def _outcomes(rules: ClaimExtractor | None, articles: Sequence[ArticleText]) -> list[ArticleOutcome]:
    """What the rules give for each article; with no rules, nothing found in any."""
    documents = [document_of(article) for article in articles if is_extractable(article.language)]
    try:
        extractions = iter(list(_extracted(rules, documents)))
    except Exception as error:  # noqa: BLE001 - any error in a text belongs to that text
        if len(articles) == 1:
            return [ArticleOutcome(OutcomeStatus.FAILED, f"{type(error).__name__}: {error}", _NOTHING)]
        return [outcome for article in articles for outcome in _outcomes(rules, [article])]
    return [
        ArticleOutcome(OutcomeStatus.EXTRACTED, None, next(extractions))
        if is_extractable(article.language)
        else ArticleOutcome(OutcomeStatus.SKIPPED, f"language {article.language} is not read", _NOTHING)
        for article in articles
    ]


def _extracted(rules: ClaimExtractor | None, documents: Sequence[Document]) -> Iterable[Extraction]:
    if rules is None:
        return [Extraction((), len(document.sentences), 0) for document in documents]
    return rules.extract_all(documents)


def document_of(article: ArticleText) -> Document:
    """The article as the extraction sees it."""
    return document_from_article(
        title=article.title,
        body=article.body,
        published_date=article.published_date,
        language=article.language,
        outlet=article.outlet,
    )


def _with_model(outcome: ArticleOutcome, document: Document, model: ModelReader) -> ArticleOutcome:
    try:
        reading = model.read(document, outcome.extraction.claims)
    except Exception as error:  # noqa: BLE001 - the rules' claims stay, whatever happens
        return replace(outcome, reason=f"{_MODEL_REASON}{type(error).__name__} while its answer was read")
    claims = (*outcome.extraction.claims, *reading.claims)
    told = replace(outcome, extraction=replace(outcome.extraction, claims=claims), dropped=reading.dropped)
    if reading.failure is None:
        return told
    return replace(told, reason=f"{_MODEL_REASON}{reading.failure}", failure=reading.failure)
