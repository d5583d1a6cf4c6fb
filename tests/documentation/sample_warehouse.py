"""The warehouse of the sample articles, built as a run builds it but without its checks: for documents that show its rows."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from orchestration.settings import load_settings
from orchestration.steps.article_relations import relate_articles
from orchestration.steps.ingestion import ingest_paths
from orchestration.steps.pending_extraction import ExtractionTask, extract_pending
from orchestration.warehouse import open_warehouse
from tests.dbt.conftest import run_dbt

NOW = datetime(2026, 1, 1)  # noqa: DTZ001 - naive UTC, as the raw tables have it
_MODELS_ONLY = ("--exclude-resource-type", "test", "--exclude-resource-type", "unit_test")


def build_sample_warehouse(folder: Path) -> Path:
    """Reads, extracts and compares the samples, builds all models; gives the database file in `folder`."""
    build_file = folder / "newsledger.duckdb"
    here = load_settings()
    settings = replace(here, home=here.code_root, method="rules")
    with closing(open_warehouse(build_file)) as connection:
        ingest_paths(connection, [settings.sample_dir], settings=settings, now=NOW)
        extract_pending(ExtractionTask(connection, settings, NOW))
        relate_articles(connection, settings, NOW)
    run_dbt(build_file, "build", *_MODELS_ONLY)
    return build_file
