"""The journal of decisions, data/corrections.jsonl: one line a decision, on the disk before the reviewer is told that it is kept.

It is added to and never changed, also by several people at once and while a run goes on; the warehouse takes its lines in from
here. What a process that was killed left half written is passed over: nobody was told that it is kept.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from orchestration.warehouse.correction_records import Correction, correction_from_line


@dataclass(frozen=True, slots=True)
class Journal:
    """The decisions in the order in which they were given, and a sentence on each line that is none."""

    corrections: tuple[Correction, ...]
    problems: tuple[str, ...] = ()


def append_to_journal(path: Path, corrections: Sequence[Correction]) -> None:
    """Adds the decisions behind what is there, one after another, and returns when they are on the disk.

    Raises OSError where they could not be written; then the journal is as it was.
    """
    lines = "".join(f"{correction.to_line()}\n" for correction in corrections).encode()
    if not lines:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o644)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        _append(descriptor, lines)
    finally:
        os.close(descriptor)
    _make_name_durable(path.parent)


def read_journal(path: Path) -> Journal:
    """All decisions of the journal, each once; an empty journal where there is no file."""
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return Journal(())
    found: dict[str, Correction] = {}
    problems = []
    for number, line in enumerate(content.split(b"\n"), start=1):
        if not line.strip():
            continue
        try:
            correction = correction_from_line(line.decode())
        except ValueError as error:
            problems.append(f"{path}, line {number}: {error}")
        else:
            found.setdefault(correction.correction_id, correction)
    return Journal(tuple(found.values()), tuple(problems))


def _append(descriptor: int, lines: bytes) -> None:
    size = os.fstat(descriptor).st_size
    if size and os.pread(descriptor, 1, size - 1) != b"\n":
        lines = b"\n" + lines  # somebody was killed in the middle of a line
    try:
        written = 0
        while written < len(lines):
            written += os.write(descriptor, lines[written:])
        os.fsync(descriptor)
    except OSError:
        os.ftruncate(descriptor, size)
        raise


def _make_name_durable(folder: Path) -> None:
    """A new file is found again after a power cut only once its folder is on the disk too."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
