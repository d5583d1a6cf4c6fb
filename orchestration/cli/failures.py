"""What a command raises when the user can do something about it: what happened, why, and the next command."""

from __future__ import annotations


class CommandError(Exception):
    """Ends a command with exit code 1 and up to three lines, never a traceback."""

    def __init__(self, what: str, *, why: str = "", next_step: str = "") -> None:
        """`what` is one sentence; `why` may hold several lines; `next_step` is a command or an action."""
        super().__init__(what)
        self.what = what
        self.why = why
        self.next_step = next_step
