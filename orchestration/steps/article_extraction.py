"""One article through the extractor: the same way for a line on stdin and for a row of the warehouse."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

from orchestration.extraction import Document, Extraction, document_from_article, is_extractable


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


class OutcomeStatus(StrEnum):
    """How the extraction of an article ended."""

    EXTRACTED = "extracted"
    SKIPPED = "skipped"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class ArticleOutcome:
    """What an article gave; `reason` says why where it was skipped or failed."""

    status: OutcomeStatus
    reason: str | None
    extraction: Extraction


_NOTHING = Extraction(claims=(), n_sentences=0, n_parsed_sentences=0)


def extract_article(extractor: ClaimExtractor, article: ArticleText) -> ArticleOutcome:
    """The claims of one article; an error in one article is its outcome and stops nothing."""
    if not is_extractable(article.language):
        return ArticleOutcome(OutcomeStatus.SKIPPED, f"language {article.language} is not read", _NOTHING)
    document = document_of(article)
    try:
        return ArticleOutcome(OutcomeStatus.EXTRACTED, None, extractor.extract(document))
    except Exception as error:  # noqa: BLE001 - any error in a text belongs to that text
        return ArticleOutcome(OutcomeStatus.FAILED, f"{type(error).__name__}: {error}", _NOTHING)


def document_of(article: ArticleText) -> Document:
    """The article as the extraction reads it."""
    return document_from_article(
        title=article.title,
        body=article.body,
        published_date=article.published_date,
        language=article.language,
        outlet=article.outlet,
    )
