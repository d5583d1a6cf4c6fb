"""Makes the folders that a run needs, in a home that may be empty."""

from __future__ import annotations

import shutil

from orchestration.settings import Settings


def make_home_folders(settings: Settings) -> None:
    """Inbox, warehouse and Dagster's home with its settings; what is there already stays."""
    for folder in (settings.inbox_dir, settings.build_file.parent, settings.dagster_home):
        folder.mkdir(parents=True, exist_ok=True)
    dagster_settings = settings.dagster_home / "dagster.yaml"
    if not dagster_settings.exists():
        shutil.copy(settings.code_root / "data" / "dagster_home" / "dagster.yaml", dagster_settings)
