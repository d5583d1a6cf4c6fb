"""What can be wrong with an export that somebody asked for; worded for them."""

from __future__ import annotations


class ExportError(Exception):
    """The export or release cannot be made as asked: what is wrong, why, and what to do next."""

    def __init__(self, what: str, *, why: str = "", next_step: str = "") -> None:
        """`what` is one sentence; `why` may hold several lines; `next_step` is a command or an action."""
        super().__init__(what)
        self.what = what
        self.why = why
        self.next_step = next_step
