"""The definitions, loaded once for an empty home."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import dagster as dg
import pytest

from orchestration.definitions import defs
from orchestration.settings import Settings, load_settings


@pytest.fixture(scope="session")
def definitions(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dg.Definitions]:
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("NEWSLEDGER_HOME", str(tmp_path_factory.mktemp("home")))
        yield defs()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """The settings of an empty home."""
    return Settings(code_root=load_settings().code_root, home=tmp_path)
