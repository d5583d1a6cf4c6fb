"""The one error that readers raise for input they cannot use; it becomes a quarantined record.

Mistakes of the program are other exceptions and are never caught here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from orchestration.sources.source_records import ReasonCode


class UnreadableInputError(Exception):
    """Input that goes to quarantine: the reason's code, and what is wrong and what to do in words."""

    def __init__(self, reason_code: ReasonCode, reason_text: str) -> None:
        super().__init__(reason_text)
        self.reason_code = reason_code
        self.reason_text = reason_text
