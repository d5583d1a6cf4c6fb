"""Reading one line of article JSONL: bytes in, fields or a reason out.

Strict where a wrong guess would make a wrong article, tolerant of keys it does not know. Pages inside a line
are read elsewhere.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NoReturn

from orchestration.sources.publication_times import PublicationTime, parse_publication_time
from orchestration.sources.reading_limits import MAX_LINE_BYTES
from orchestration.sources.source_records import PublishedPrecision, ReasonCode
from orchestration.sources.unreadable_input import UnreadableInputError

if TYPE_CHECKING:
    from datetime import datetime

    from orchestration.sources.byte_lines import ByteLine

_KNOWN_KEYS = frozenset(
    {"id", "url", "title", "text", "html", "published_at", "fetched_at", "outlet", "language", "sample"}
)
_SURROGATE_ESCAPE = re.compile(rb"\\u[dD][89a-fA-F]")
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class ArticleLine:
    """The typed fields of one line; at least one of `text` and `html` is not blank.

    `fetched_at` (naive UTC) is when the publisher showed it; what cannot be read as such a moment is kept in `extra`.
    """

    external_id: str | None
    url: str | None
    title: str
    text: str
    html: str
    published: PublicationTime | None
    fetched_at: datetime | None
    outlet: str | None
    language: str | None
    is_sample: bool
    extra: dict[str, Any]


def parse_article_line(line: ByteLine) -> ArticleLine:
    """The fields of a line; raises UnreadableInputError with the reason where it is no article."""
    record = _record(line)
    text, html = _string(record, "text") or "", _string(record, "html") or ""
    if "text" not in record and "html" not in record:
        raise UnreadableInputError(
            ReasonCode.MISSING_TEXT, "The line has neither text nor html; give one of them."
        )
    if not text.strip() and not html.strip():
        raise UnreadableInputError(
            ReasonCode.EMPTY_TEXT, "The article's text is empty; give its text or its html."
        )
    fetched_at = _fetched_at(record.get("fetched_at"))
    known_keys = _KNOWN_KEYS if fetched_at else _KNOWN_KEYS - {"fetched_at"}
    return ArticleLine(
        external_id=_external_id(record),
        url=_string(record, "url"),
        title=_string(record, "title") or "",
        text=text if text.strip() else "",
        html=html,
        published=_published(record),
        fetched_at=fetched_at,
        outlet=_string(record, "outlet"),
        language=_string(record, "language"),
        is_sample=_sample(record),
        extra={key: value for key, value in record.items() if key not in known_keys},
    )


def _record(line: ByteLine) -> dict[str, Any]:
    if line.is_too_long:
        reason = f"The line has {line.n_bytes:,} bytes, more than {MAX_LINE_BYTES:,}; shorten it."
        raise UnreadableInputError(ReasonCode.LINE_TOO_LONG, reason)
    if b"\x00" in line.content:
        raise UnreadableInputError(
            ReasonCode.NUL_BYTE, "The line holds a NUL byte; the file is damaged or no text file."
        )
    try:
        record = json.loads(line.content.decode("utf-8"), parse_constant=_refuse_constant)
    except UnicodeDecodeError as error:
        reason = f"Byte {error.start + 1} of the line is not UTF-8; save the file as UTF-8."
        raise UnreadableInputError(ReasonCode.BAD_ENCODING, reason) from error
    except (ValueError, RecursionError) as error:
        raise _invalid_json(line, error) from error
    if not isinstance(record, dict):
        reason = "The line is JSON but no object; write one article as {...} on each line."
        raise UnreadableInputError(ReasonCode.NOT_AN_OBJECT, reason)
    if _SURROGATE_ESCAPE.search(line.content) and _has_lone_surrogate(record):
        reason = r"The line holds half of a surrogate pair (such as \ud800), which is no character."
        raise UnreadableInputError(ReasonCode.LONE_SURROGATE, reason)
    return record


def _invalid_json(line: ByteLine, error: Exception) -> UnreadableInputError:
    if not line.is_terminated:
        reason = "The last line breaks off in the middle; copy the file again and wait until it is complete."
        return UnreadableInputError(ReasonCode.TRUNCATED_LINE, reason)
    where = (
        f"{error.msg} at character {error.pos + 1}" if isinstance(error, json.JSONDecodeError) else str(error)
    )
    return UnreadableInputError(ReasonCode.INVALID_JSON, f"The line is not valid JSON: {where}.")


def _refuse_constant(name: str) -> NoReturn:
    msg = f"{name} is not JSON"
    raise ValueError(msg)


def _has_lone_surrogate(value: object) -> bool:
    # Valid pairs have become one code point by now; what is left of them stands alone.
    return _SURROGATE.search(json.dumps(value, ensure_ascii=False)) is not None


def _string(record: dict[str, Any], key: str) -> str | None:
    value = record.get(key)
    if value is not None and not isinstance(value, str):
        raise _wrong_type(key, "a string", value)
    return value


def _external_id(record: dict[str, Any]) -> str | None:
    value = record.get("id")
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return _string(record, "id")


def _sample(record: dict[str, Any]) -> bool:
    value = record.get("sample")
    if value is not None and not isinstance(value, bool):
        raise _wrong_type("sample", "true or false", value)
    return value is True


def _published(record: dict[str, Any]) -> PublicationTime | None:
    told = _string(record, "published_at")
    if told is None or not told.strip():
        return None
    published = parse_publication_time(told)
    if published is None:
        reason = f'published_at "{told[:40]}" is no ISO 8601 time; write 2024-03-15 or 2024-03-15T10:30:00Z.'
        raise UnreadableInputError(ReasonCode.BAD_DATE, reason)
    return published


def _fetched_at(value: object) -> datetime | None:
    """The moment, at least a day; no article is refused for it, since nothing of the article is read from it."""
    told = parse_publication_time(value) if isinstance(value, str) else None
    if told is None or told.precision not in (PublishedPrecision.SECOND, PublishedPrecision.DAY):
        return None
    return told.at


def _wrong_type(key: str, wanted: str, value: object) -> UnreadableInputError:
    reason = f'"{key}" must be {wanted} or null, but is {type(value).__name__}.'
    return UnreadableInputError(ReasonCode.WRONG_TYPE, reason)
