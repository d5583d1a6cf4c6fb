"""The folders of published builds: how one takes the other's place at once, and which ones are kept.

Their content is made in build_copy.py; no database is opened here.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

FILE_NAME = "newsledger.duckdb"
BUILDS_NAME = "builds"
CURRENT_NAME = "current"
# Whoever has a build open keeps it even when it is deleted; three leave time to compare and to go back.
KEPT_BUILDS = 3
_UNFINISHED_SUFFIX = ".tmp"


def published_file(warehouse_directory: Path) -> Path:
    """The path that readers open; it leads to the newest published build."""
    return warehouse_directory / CURRENT_NAME / FILE_NAME


def earlier_files(warehouse_directory: Path) -> list[Path]:
    """The files of the published builds that are still there: the current one first, then newest first."""
    current = (warehouse_directory / CURRENT_NAME).resolve()
    others = [folder for folder in _build_folders(warehouse_directory) if folder.resolve() != current]
    return [folder / FILE_NAME for folder in (current, *others) if (folder / FILE_NAME).is_file()]


def unfinished_folder(warehouse_directory: Path, build_id: str) -> Path:
    """An empty folder for a build that nobody sees yet."""
    folder = warehouse_directory / BUILDS_NAME / (build_id + _UNFINISHED_SUFFIX)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def show_build(warehouse_directory: Path, unfinished: Path) -> Path:
    """Make a finished folder the current build in one step, safe against power loss; returns its new path."""
    sync(unfinished / FILE_NAME)
    (unfinished / FILE_NAME).chmod(0o444)
    sync(unfinished)
    folder = unfinished.with_name(unfinished.name.removesuffix(_UNFINISHED_SUFFIX))
    unfinished.rename(folder)
    sync(folder.parent)
    link = warehouse_directory / (CURRENT_NAME + _UNFINISHED_SUFFIX)
    link.unlink(missing_ok=True)
    link.symlink_to(Path(BUILDS_NAME) / folder.name)
    link.replace(warehouse_directory / CURRENT_NAME)
    sync(warehouse_directory)
    return folder


def delete_old_builds(warehouse_directory: Path) -> None:
    """Delete unfinished folders and all but the newest builds; never the one that readers see."""
    for leftover in (warehouse_directory / BUILDS_NAME).glob("*" + _UNFINISHED_SUFFIX):
        shutil.rmtree(leftover, ignore_errors=True)
    current = (warehouse_directory / CURRENT_NAME).resolve()
    for folder in _build_folders(warehouse_directory)[KEPT_BUILDS:]:
        if folder.resolve() != current:
            shutil.rmtree(folder, ignore_errors=True)


def _build_folders(warehouse_directory: Path) -> list[Path]:
    """The folders of finished builds, newest first by the time their file was written."""
    folders = [
        folder
        for folder in (warehouse_directory / BUILDS_NAME).glob("*")
        if folder.is_dir() and not folder.name.endswith(_UNFINISHED_SUFFIX)
    ]
    return sorted(folders, key=lambda folder: (_written_ns(folder / FILE_NAME), folder.name), reverse=True)


def _written_ns(path: Path) -> int:
    return path.stat().st_mtime_ns if path.exists() else 0


def sync(path: Path) -> None:
    """Make what was written to a file or folder safe against power loss."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
