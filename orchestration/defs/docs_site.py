"""The documentation as files that open without a server or a network: dbt's pages on every model, and the data dictionary."""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
from pathlib import Path

from orchestration.defs.data_dictionary import dictionary_page
from orchestration.defs.dbt_manifest import DbtProjectError, prepared_manifest
from orchestration.defs.resources import dbt_executable
from orchestration.settings import Settings

SITE_NAME = "index.html"
DICTIONARY_NAME = "dictionary.md"
_PARTIAL_PARSE = "partial_parse.msgpack"
_VISIT_COUNTER = "//d1fc8wv8zag5ca.cloudfront.net/2.9.0/sp.js"
# Columns and types come from the contracts, so no build is asked, and none needs to be there.
_GENERATE = ["docs", "generate", "--static", "--empty-catalog", "--no-compile"]


def write_docs_site(settings: Settings, folder: Path) -> list[Path]:
    """Writes both pages into `folder`, over older ones; opens no warehouse. Gives their paths.

    The tools' environment must be exported.

    Raises:
        DbtProjectError: where dbt cannot read the project.
    """
    manifest = prepared_manifest(settings)
    folder.mkdir(parents=True, exist_ok=True)
    site, dictionary = folder / SITE_NAME, folder / DICTIONARY_NAME
    with tempfile.TemporaryDirectory() as target:
        _generate(settings, manifest, Path(target))
        page = (Path(target) / "static_index.html").read_text(encoding="utf-8")
    site.write_text(_without_elsewhere(page, settings), encoding="utf-8")
    dictionary.write_text(dictionary_page(json.loads(manifest.read_text(encoding="utf-8"))), encoding="utf-8")
    return [site, dictionary]


def _without_elsewhere(page: str, settings: Settings) -> str:
    """The page without dbt's own counter of visits and without the place of this checkout, so that it can be handed on."""
    return page.replace(_VISIT_COUNTER, "data:,").replace(str(settings.dbt_project_dir), "dbt_project")


def _generate(settings: Settings, manifest: Path, target: Path) -> None:
    shutil.copy(manifest, target / manifest.name)
    parsed = manifest.with_name(_PARTIAL_PARSE)
    if parsed.exists():
        shutil.copy(parsed, target / parsed.name)
    command = [
        dbt_executable(),
        "--no-use-colors",
        *_GENERATE,
        "--target-path",
        str(target),
        "--log-path",
        str(target),
    ]
    made = subprocess.run(
        command,
        cwd=settings.dbt_project_dir,
        capture_output=True,
        text=True,
        check=False,
    )
    if made.returncode or not (target / "static_index.html").exists():
        raise DbtProjectError(
            f"dbt cannot document {settings.dbt_project_dir}:\n{made.stdout.strip()}{made.stderr.strip()}"
        )
