"""The dbt manifest, made when a file of the dbt project changes and never stale: its folder is named by their hash."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from orchestration.defs.resources import dbt_executable
from orchestration.settings import Settings, export_tool_environment
from orchestration.steps.build_inputs import dbt_project_hash

_KEPT_MANIFESTS = 2


class DbtProjectError(Exception):
    """The dbt project cannot be parsed; the message holds dbt's own words."""


def prepared_manifest(settings: Settings) -> Path:
    """The manifest of the dbt project as it is now; parses it first where need be (about 4 s).

    Raises:
        DbtProjectError: where dbt cannot parse the project.
    """
    manifests = settings.dbt_target_dir / "manifests"
    folder = manifests / dbt_project_hash(settings.dbt_project_dir)
    if not (folder / "manifest.json").exists():
        _parse_into(folder, settings)
        _remove_older(manifests)
    return folder / "manifest.json"


def _parse_into(folder: Path, settings: Settings) -> None:
    """Parses into a folder of this process and renames it, so that no reader meets half a manifest."""
    export_tool_environment(settings)
    unfinished = folder.with_name(f"{folder.name}.{os.getpid()}")
    unfinished.mkdir(parents=True, exist_ok=True)
    settings.build_file.parent.mkdir(parents=True, exist_ok=True)
    command = [
        dbt_executable(),
        "--no-use-colors",
        "parse",
        "--target-path",
        str(unfinished),
        "--log-path",
        str(unfinished),
    ]
    parsed = subprocess.run(
        command, cwd=settings.dbt_project_dir, capture_output=True, text=True, check=False
    )
    if parsed.returncode:
        shutil.rmtree(unfinished)
        raise DbtProjectError(
            f"dbt cannot read {settings.dbt_project_dir}:\n{parsed.stdout.strip()}{parsed.stderr.strip()}"
        )
    try:
        unfinished.rename(folder)
    except OSError:
        shutil.rmtree(unfinished)
        if not (folder / "manifest.json").exists():
            raise


def _remove_older(manifests: Path) -> None:
    folders = sorted(manifests.iterdir(), key=lambda folder: folder.stat().st_mtime, reverse=True)
    for folder in folders[_KEPT_MANIFESTS:]:
        shutil.rmtree(folder, ignore_errors=True)
