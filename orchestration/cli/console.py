"""Words and progress on stderr, in plain lines unless a person is watching; data never goes through here."""

from __future__ import annotations

import sys
import time
import unicodedata

import click

_SECONDS_BETWEEN_LINES = 5.0
_SECONDS_BETWEEN_REDRAWS = 0.1


def say(message: str) -> None:
    """One line for the person at the terminal."""
    click.echo(message, err=True)


def printable(text: str) -> str:
    r"""The text with line breaks as blanks and without characters that steer a terminal.

    >>> printable("a\x1b[31mb\nc")
    'a[31mb c'
    """
    one_line = " ".join(text.split())
    return "".join(letter for letter in one_line if unicodedata.category(letter) not in ("Cc", "Cf", "Cs"))


def counted(number: int, noun: str) -> str:
    """The number with its noun.

    >>> counted(1, "source"), counted(1200, "source")
    ('1 source', '1,200 sources')
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def shown_url(url: str) -> str:
    """An address for people and logs: without passwords and tokens, and safe for a terminal."""
    from orchestration.fetching.redacted_urls import redacted_url

    return printable(redacted_url(url))


class ConsoleProgress:
    """Shows a step as one line that moves on a terminal, and as a line every few seconds elsewhere."""

    def __init__(self) -> None:
        self._is_terminal = sys.stderr.isatty()
        self._shown_at = time.monotonic()
        self._stage = ""
        self._has_open_line = False

    def update(self, stage: str, done: int, total: int | None = None, note: str = "") -> None:
        """See progress.Progress."""
        if stage != self._stage:
            self._stage = stage
            self._shown_at = time.monotonic()
        wait = _SECONDS_BETWEEN_REDRAWS if self._is_terminal else _SECONDS_BETWEEN_LINES
        if time.monotonic() - self._shown_at < wait:
            return
        self._shown_at = time.monotonic()
        count = f"{done:,}/{total:,}" if total is not None else f"{done:,}"
        line = f"  {stage} {count}" + (f", {note}" if note else "")
        if self._is_terminal:
            sys.stderr.write(f"\r\x1b[K{line[: _terminal_width() - 1]}")
            sys.stderr.flush()
            self._has_open_line = True
        else:
            say(line)

    def finish(self, stage: str, summary: str) -> None:
        """See progress.Progress."""
        if self._has_open_line:
            sys.stderr.write("\r\x1b[K")
            self._has_open_line = False
        say(f"  {stage}: {summary}")


def _terminal_width() -> int:
    from shutil import get_terminal_size

    return get_terminal_size().columns
