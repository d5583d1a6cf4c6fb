"""Opening a file so that nothing can block or mislead: no link, pipe or device; its stamp before reading.

Which files are opened is decided elsewhere, and so is what their bytes mean.
"""

from __future__ import annotations

import os
import stat
from contextlib import contextmanager
from hashlib import sha256
from typing import TYPE_CHECKING

from orchestration.sources.byte_lines import byte_chunks
from orchestration.sources.source_records import FileStamp, ReasonCode
from orchestration.sources.unreadable_input import UnreadableInputError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from io import BufferedReader
    from pathlib import Path


@contextmanager
def open_regular_file(path: Path) -> Iterator[BufferedReader]:
    """The open file; raises UnreadableInputError for what is no plain file or must not be read."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError as error:
        reason = f"The file cannot be opened: {error.strerror}; check its permissions."
        raise UnreadableInputError(ReasonCode.UNREADABLE_FILE, reason) from error
    with os.fdopen(descriptor, "rb") as stream:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            reason = "This is a pipe, a device or a socket; copy its content into a file."
            raise UnreadableInputError(ReasonCode.NOT_A_REGULAR_FILE, reason)
        yield stream


def file_stamp(stream: BufferedReader, source_path: str) -> FileStamp:
    """The stamp of an open file, content hash included; leaves the file at its start."""
    size, modified = size_and_time(stream)
    digest = sha256()
    for chunk in byte_chunks(stream):
        digest.update(chunk)
    stream.seek(0)
    return FileStamp(source_path, size, modified, digest.hexdigest())


def size_and_time(stream: BufferedReader) -> tuple[int, int]:
    """Bytes, and time of the last change in nanoseconds since 1970, of an open file."""
    status = os.fstat(stream.fileno())
    return status.st_size, status.st_mtime_ns
