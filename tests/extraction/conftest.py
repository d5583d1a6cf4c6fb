"""The extractor, loaded once for all tests of the extraction, and a way to write a document in one line."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from orchestration.extraction import Extractor, document_from_article, document_record, load_extractor
from orchestration.extraction.lexicon import Lexicon

SEEDS = Path(__file__).parents[2] / "dbt_project" / "seeds"
ClaimReader = Callable[..., dict[str, Any]]


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    """The extractor with the project's vocabularies."""
    return load_extractor(SEEDS)


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    """The project's vocabularies."""
    return Lexicon.from_directory(SEEDS)


@pytest.fixture(scope="session")
def read_claims(extractor: Extractor) -> ClaimReader:
    """A function from a body (and title, date) to the JSON record of its claims."""

    def read(body: str, *, title: str = "", published: str = "2024-10-18") -> dict[str, Any]:
        document = document_from_article(
            title=title, body=body, published_date=date.fromisoformat(published), language="en"
        )
        return document_record("test", extractor.extract(document).claims)

    return read
