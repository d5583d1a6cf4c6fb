"""A published sample, and the table of harmful texts as it is read from it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from orchestration.exports.about_lines import ChosenRows, ExportOrigin
from orchestration.exports.table_choices import Asked, choose_rows, origin_of
from orchestration.warehouse import open_published
from tests.exports.published_samples import publish_sample


@pytest.fixture(scope="session")
def sample_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("exports")
    publish_sample(home)
    return home


@pytest.fixture
def sample(sample_home: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    connection = open_published(sample_home / "data" / "warehouse" / "current" / "newsledger.duckdb")
    yield connection
    connection.close()


@pytest.fixture
def origin(sample: duckdb.DuckDBPyConnection) -> ExportOrigin:
    return origin_of(sample)


@pytest.fixture
def texts(sample: duckdb.DuckDBPyConnection) -> ChosenRows:
    (chosen,), notes = choose_rows(sample, Asked("texts"))
    assert notes == []
    return chosen
