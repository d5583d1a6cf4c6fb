"""Only a whole, tested build of what the raw tables now hold is published."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from orchestration.settings import Settings, load_settings
from orchestration.steps.build_inputs import build_inputs, forget_verification, record_verification
from orchestration.steps.publication import publish_verified_build
from orchestration.steps.publication_gates import UnverifiedBuildError
from orchestration.warehouse import open_warehouse
from orchestration.warehouse.table_fingerprints import table_fingerprints

STARTED = datetime(2024, 1, 2)  # noqa: DTZ001 - naive UTC, as the warehouse stores it


@pytest.fixture
def verified(tmp_path: Path) -> Settings:
    """A build file with one mart, verified."""
    settings = Settings(code_root=load_settings().code_root, home=tmp_path)
    connection = open_warehouse(settings.build_file)
    connection.execute(
        "create schema marts; create schema meta; create table marts.dim_dates as select 1 as n"
    )
    record_verification(settings, build_inputs(connection, settings), table_fingerprints(connection))
    connection.close()
    return settings


def _add_to_raw(settings: Settings) -> None:
    connection = open_warehouse(settings.build_file)
    connection.execute(
        "insert into raw.article_aliases values ('art_1', 'url', 'u', 'load_1', now()::timestamp)"
    )
    connection.close()


def test_a_verified_build_is_published(verified: Settings) -> None:
    build = publish_verified_build(verified, STARTED)
    assert verified.published_file.resolve() == build.path.resolve()


def test_a_build_without_passed_tests_is_not_published(verified: Settings) -> None:
    forget_verification(verified)
    with pytest.raises(UnverifiedBuildError, match="no whole, tested build"):
        publish_verified_build(verified, STARTED)
    assert not verified.published_file.exists()


def test_a_build_older_than_its_raw_tables_is_not_published(verified: Settings) -> None:
    _add_to_raw(verified)
    with pytest.raises(UnverifiedBuildError, match=r"raw\.article_aliases"):
        publish_verified_build(verified, STARTED)
    assert not verified.published_file.exists()


def test_a_table_that_changed_after_the_tests_is_not_published(verified: Settings) -> None:
    connection = open_warehouse(verified.build_file)
    connection.execute("create or replace table marts.dim_dates as select 2 as n")
    connection.close()
    with pytest.raises(
        UnverifiedBuildError,
        match=r"another build .* marts\.dim_dates \(1 rows when it was tested, 1 rows now",
    ):
        publish_verified_build(verified, STARTED)
    assert not verified.published_file.exists()
