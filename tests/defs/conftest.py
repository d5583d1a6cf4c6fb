"""The definitions, loaded once for an empty home."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import dagster as dg
import pytest

from orchestration.definitions import defs
from orchestration.defs.dbt_manifest import prepared_manifest
from orchestration.settings import Settings, load_settings


@pytest.fixture(scope="session")
def defined_home(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """The home for which dbt's project is parsed once."""
    return Settings(code_root=load_settings().code_root, home=tmp_path_factory.mktemp("home"))


@pytest.fixture(scope="session")
def definitions(defined_home: Settings) -> Iterator[dg.Definitions]:
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("NEWSLEDGER_HOME", str(defined_home.home))
        yield defs()


@pytest.fixture(scope="session")
def manifest(definitions: dg.Definitions, defined_home: Settings) -> dict[str, Any]:
    """What dbt knows of the project, parsed for the definitions."""
    assert definitions
    return dict(json.loads(prepared_manifest(defined_home).read_text(encoding="utf-8")))


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """The settings of an empty home."""
    return Settings(code_root=load_settings().code_root, home=tmp_path)
