"""How far a long step is, told to whoever listens: the terminal during `newsledger run`, nobody under Dagster's pages.

No output happens here; the command line brings its own listener.
"""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Takes short, human words about a running step."""

    def update(self, stage: str, done: int, total: int | None = None, note: str = "") -> None:
        """`done` of `total` (None: unknown) things of this stage are finished; `note` adds counts."""

    def finish(self, stage: str, summary: str) -> None:
        """The stage has ended; `summary` says what it made."""


class SilentProgress:
    """Listens to nothing."""

    def update(self, stage: str, done: int, total: int | None = None, note: str = "") -> None:
        """Ignores the news."""

    def finish(self, stage: str, summary: str) -> None:
        """Ignores the news."""
