"""Text to claims: pure functions of a text, its date and the vocabularies. No clock, network, database or environment in here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orchestration.extraction.claim_records import claim_record, document_record, record_from_columns
from orchestration.extraction.documents import (
    document_from_article,
    is_extractable,
    normalise_text,
    stored_text,
)
from orchestration.extraction.records import Claim, ClaimType, Document, Extraction
from orchestration.extraction.versions import extractor_version

if TYPE_CHECKING:
    from orchestration.extraction.extractor import Extractor, load_extractor

__all__ = [
    "Claim",
    "ClaimType",
    "Document",
    "Extraction",
    "Extractor",
    "claim_record",
    "document_from_article",
    "document_record",
    "extractor_version",
    "is_extractable",
    "load_extractor",
    "normalise_text",
    "record_from_columns",
    "stored_text",
]
_LAZY = {"Extractor", "load_extractor"}


def __getattr__(name: str) -> object:
    """The parser model is loaded only by those who extract."""
    if name in _LAZY:
        from orchestration.extraction import extractor

        return getattr(extractor, name)
    raise AttributeError(name)
