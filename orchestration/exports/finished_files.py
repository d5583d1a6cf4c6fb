"""Files and folders that are there whole or not at all: written beside their place, then moved into it in one step."""

from __future__ import annotations

import glob
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from orchestration.exports.export_errors import ExportError
from orchestration.warehouse.published_folders import sync

_UNFINISHED = ".unfinished"


def check_free(path: Path, *, may_overwrite: bool) -> None:
    """Raises ExportError where something stands at `path` that may not be replaced, or cannot be by a file."""
    if path.is_dir():
        raise ExportError(
            f"{path} is a folder", next_step="name a file, or give ALL as the table to fill a folder"
        )
    if path.exists() and not may_overwrite:
        raise ExportError(
            f"{path} is there already; nothing was written", next_step="give another name, or --overwrite"
        )


@contextmanager
def finished_file(path: Path) -> Iterator[Path]:
    """A path to write to; it becomes `path` once the block has ended well, and is deleted otherwise.

    What a killed process left of the same file is deleted first.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    delete_unfinished(path.parent, path.name)
    unfinished = path.with_name(f".{path.name}.{os.getpid()}{_UNFINISHED}")
    try:
        yield unfinished
        sync(unfinished)
        unfinished.replace(path)
        sync(path.parent)
    finally:
        unfinished.unlink(missing_ok=True)


@contextmanager
def finished_folder(path: Path) -> Iterator[Path]:
    """An empty folder to fill; it becomes `path`, which must not be there, once the block has ended well.

    What a killed process left under the same parent is deleted first.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    delete_unfinished(path.parent, "*")
    unfinished = path.with_name(f".{path.name}.{os.getpid()}{_UNFINISHED}")
    unfinished.mkdir()
    try:
        yield unfinished
        for one in sorted(unfinished.rglob("*"), reverse=True):
            sync(one)
        sync(unfinished)
        unfinished.rename(path)
        sync(path.parent)
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)


def delete_unfinished(parent: Path, name: str) -> None:
    """Deletes what processes that ended before they were done left of a file or folder; `name` may be * for all."""
    pattern = "*" if name == "*" else glob.escape(name)
    for leftover in parent.glob(f".{pattern}.*{_UNFINISHED}"):
        owner = leftover.name.removesuffix(_UNFINISHED).rpartition(".")[2]
        if not owner.isdigit() or _is_alive(int(owner)):
            continue
        if leftover.is_dir():
            shutil.rmtree(leftover, ignore_errors=True)
        else:
            leftover.unlink(missing_ok=True)


def _is_alive(process_id: int) -> bool:
    try:
        os.kill(process_id, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
