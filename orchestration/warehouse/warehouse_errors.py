"""What can go wrong with the warehouse and is no mistake of the program; every message says what to do.

Raised here, worded for users, shown by whoever has the screen.
"""

from __future__ import annotations


class WarehouseError(Exception):
    """The warehouse cannot do what was asked; the message is for the user."""


class WarehouseMissingError(WarehouseError):
    """There is no warehouse at that path yet."""


class WarehouseBusyError(WarehouseError):
    """Another process holds the file; `holder_pid` is its number where it is known."""

    def __init__(self, message: str, holder_pid: int | None) -> None:
        super().__init__(message)
        self.holder_pid = holder_pid


class WarehouseUnreadableError(WarehouseError):
    """The file is there but is no warehouse that this version can read."""


class PublishError(WarehouseError):
    """A build could not be published; what was published before still stands."""


class IncomparableBuildsError(WarehouseError):
    """Neither the files of two builds nor the history tell what the one says otherwise than the other."""


class QueryTimeoutError(WarehouseError):
    """A query ran longer than it may."""
