"""What it takes to read an article with the fake endpoint."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from orchestration.extraction import Document, document_from_article
from orchestration.extraction.lexicon import Lexicon
from orchestration.llm.endpoint import ChatEndpoint
from orchestration.llm.llm_options import LlmOptions
from orchestration.llm.llm_records import LlmReading
from orchestration.llm.reader import LlmReader
from tests.llm.fake_endpoint import KEY, FakeEndpoint

SEEDS = Path(__file__).parents[2] / "dbt_project" / "seeds"
BODY = (
    "Poland handed 14 tanks worth $42 million to Ukraine in May 2023, the defence ministry in Warsaw said. "
    "France has up to 300 soldiers in Niger. "
    "The EU sanctioned Ola Berg and Per Dahl. "
    "Germany’s minister said “nothing has been sent” to Kyiv."
)
Read = Callable[..., LlmReading]


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    return Lexicon.from_directory(SEEDS)


def options_for(base_url: str, **others: Any) -> LlmOptions:
    values: dict[str, Any] = {
        "base_url": base_url,
        "model": "test-model",
        "api_key": KEY,
        "deadline_seconds": 5.0,
        "parallel": 2,
        "request_fields": {"temperature": 0},
    }
    return LlmOptions(**(values | others))


def document(body: str = BODY, title: str = "") -> Document:
    return document_from_article(title=title, body=body, published_date=date(2023, 6, 1), language="en")


@pytest.fixture
def read(endpoint: FakeEndpoint, lexicon: Lexicon) -> Read:
    """Reads a text with the fake endpoint; pauses between attempts are short."""

    def read_text(body: str = BODY, title: str = "", **others: Any) -> LlmReading:
        options = options_for(**({"base_url": endpoint.base_url} | others))
        reader = LlmReader(lexicon, options, ChatEndpoint(options, first_pause_seconds=0.01))
        return reader.read(document(body, title))

    return read_text
