"""Which files to read: the named ones and those in named folders, in sorted order, never a way out of them.

Files are named here, not read; links within a folder are reported, never followed.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from orchestration.sources.reading_limits import MAX_FOLDER_DEPTH
from orchestration.sources.source_records import ReasonCode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_UNFINISHED_SUFFIX = ".part"


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A path to open, or a `reason` why it must not be opened."""

    path: Path
    reason_code: ReasonCode | None = None
    reason_text: str = ""


def find_files(paths: Iterable[Path]) -> Iterator[FoundFile]:
    """Every file of the given files and folders once, sorted by path; hidden files and *.part are left out.

    A path given by name is taken as the user's wish even where it is a link or hidden; inside folders links
    are not followed.
    """
    seen: set[Path] = set()
    for root in sorted({Path(os.path.realpath(path)) for path in paths}):
        for found in _find_under(root):
            if found.path not in seen:
                seen.add(found.path)
                yield found


def _find_under(root: Path) -> Iterator[FoundFile]:
    if root.is_dir():
        yield from _walk(root, root, set())
    elif root.exists():
        yield FoundFile(root)
    else:
        yield FoundFile(root, ReasonCode.MISSING_FILE, "There is no such file or folder; check the spelling.")


def _walk(folder: Path, root: Path, visited: set[tuple[int, int]]) -> Iterator[FoundFile]:
    try:
        status = folder.stat()
        names = sorted(os.listdir(folder))  # noqa: PTH208 - names, UTF-8 or not, are enough
    except OSError as error:
        reason = f"The folder cannot be listed: {error.strerror}; check its permissions."
        yield FoundFile(folder, ReasonCode.UNREADABLE_FILE, reason)
        return
    identity = (status.st_dev, status.st_ino)
    if identity in visited or len(folder.relative_to(root).parts) > MAX_FOLDER_DEPTH:
        reason = (
            f"The folder contains itself or lies over {MAX_FOLDER_DEPTH} folders deep; it is not entered."
        )
        yield FoundFile(folder, ReasonCode.DIRECTORY_LOOP, reason)
        return
    for name in names:
        if name.startswith(".") or name.endswith(_UNFINISHED_SUFFIX):
            continue
        yield from _look_at(folder / name, root, visited | {identity})


def _look_at(path: Path, root: Path, visited: set[tuple[int, int]]) -> Iterator[FoundFile]:
    if path.is_symlink():
        target = Path(os.path.realpath(path))
        where = "within the folder" if target.is_relative_to(root) else "out of the folder"
        reason = (
            f"This is a link {where}; links are not followed. Put the file itself there, or name its path."
        )
        yield FoundFile(path, ReasonCode.SYMBOLIC_LINK, reason)
    elif path.is_dir():
        yield from _walk(path, root, visited)
    else:
        yield FoundFile(path)
