"""How a request ends early: with a reason that becomes part of its result, or with a fault of this machine."""

from __future__ import annotations

from orchestration.fetching.fetch_records import FetchReason


class FetchFailure(Exception):  # noqa: N818 - a reason, not an error of ours
    """A request that cannot go on; `reason` is for tables, the message is a sentence for people without any address in it."""

    def __init__(self, reason: FetchReason, text: str) -> None:
        super().__init__(text)
        self.reason = reason
        self.text = text


class BodyNotSavedError(Exception):
    """A body could not be written to its file: a fault of this machine, not of the server; it is raised to the caller."""
