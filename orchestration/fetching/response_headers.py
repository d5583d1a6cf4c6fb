"""What the headers of a response say that matters to us; nothing is decided here."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from orchestration.fetching.fetch_records import Validators

_LONGEST_VALIDATOR = 2_000  # bytes; a longer one would make a request that servers refuse
_LONGEST_WAIT = timedelta(days=1)
_WAIT_UNSAID = timedelta(minutes=15)


class ResponseHeaders:
    """The headers of one response, in their order, as bytes."""

    def __init__(self, raw: Sequence[tuple[bytes, bytes]]) -> None:
        self._raw = [(name.lower(), value) for name, value in raw]

    def first(self, name: bytes) -> bytes | None:
        """The first header of that name (lower case), as it came."""
        return next((value for key, value in self._raw if key == name), None)

    def text(self, name: bytes) -> str | None:
        """All headers of that name as one text, separated by commas; None where there is none."""
        lines = self.lines(name)
        return None if lines is None else lines.replace("\n", ", ")

    def lines(self, name: bytes) -> str | None:
        """All headers of that name, a line each; None where there is none."""
        values = [value.decode("latin-1") for key, value in self._raw if key == name]
        return "\n".join(values) if values else None

    def words(self, name: bytes) -> list[str]:
        """The single words of a list, in lower case."""
        return [word.strip().lower() for word in (self.text(name) or "").split(",") if word.strip()]

    def location(self) -> str | None:
        """Where a redirect points; browsers read it as UTF-8, and so do we."""
        value = self.first(b"location")
        if value is None:
            return None
        try:
            return value.decode("utf-8")
        except UnicodeDecodeError:
            return value.decode("latin-1")

    def validators(self) -> Validators:
        """ETag and Last-Modified byte for byte; one that is too long to be sent back is left out."""
        return Validators(
            etag=_short(self.first(b"etag")), last_modified=_short(self.first(b"last-modified"))
        )

    def date(self) -> datetime | None:
        """The server's clock, naive UTC."""
        return read_http_date(self.text(b"date") or "")


def read_http_date(text: str) -> datetime | None:
    """A date as HTTP has it, naive UTC; None where it cannot be read.

    >>> read_http_date("Tue, 24 Nov 2026 10:00:00 GMT")
    datetime.datetime(2026, 11, 24, 10, 0)
    >>> read_http_date("soon")
    """
    try:
        parsed = parsedate_to_datetime(text.strip())
        return (parsed.astimezone(UTC) if parsed.tzinfo else parsed).replace(tzinfo=None)
    except (ValueError, TypeError, OverflowError, IndexError):
        return None


def read_retry_after(text: str | None, now: datetime) -> datetime:
    """When the server wants us back, naive UTC: seconds or a date, at most a day from now; in 15 minutes where it does not say.

    A clock that is a second off must not bring us back too early, so a second is added.

    >>> read_retry_after("120", datetime(2026, 11, 24, 10, 0))
    datetime.datetime(2026, 11, 24, 10, 2, 1)
    """
    value = (text or "").split(",")[0].strip() if (text or "").strip()[:1].isdigit() else (text or "").strip()
    if value.isascii() and value.isdigit():
        wait = timedelta(seconds=min(int(value[:9]), int(_LONGEST_WAIT.total_seconds())))
    else:
        until = read_http_date(value)
        wait = until - now if until else _WAIT_UNSAID
    return now + min(max(wait, timedelta()), _LONGEST_WAIT) + timedelta(seconds=1)


def _short(value: bytes | None) -> bytes | None:
    return value if value and len(value) <= _LONGEST_VALIDATOR else None
