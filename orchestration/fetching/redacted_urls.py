"""Addresses as they may stand in logs and messages: without user names, passwords and tokens.

What is asked and stored is the whole address; this is for everything that people or other programs get to see.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit, urlunsplit

_HIDDEN = "***"
_SECRET_NAME = re.compile(
    r"(?i)(token|secret|signature|passw|pwd|credential|session|jwt|bearer|api_?-?key|access_?-?key|(^|[_.-])(key|sig|auth|sid|code|hash|pass|user|email)$)"
)
_SECRET_VALUE = re.compile(
    r"(?=[^&]*\d)(?=[^&]*[A-Za-z])[A-Za-z0-9_%.~+/=]{20,}"
)  # no hyphens: titles have them


def redacted_url(url: str) -> str:
    """The address without what could open a door; the path stays, so that the resource can be found.

    >>> redacted_url("https://me:pw@example.org/feed?format=rss&token=abc#part")
    'https://***@example.org/feed?format=rss&token=***'
    >>> redacted_url("https://example.org/feed?page=2")
    'https://example.org/feed?page=2'
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return "(an address that cannot be read)"
    _, at, host = parts.netloc.rpartition("@")
    query = "&".join(_redacted_pair(pair) for pair in parts.query.split("&")) if parts.query else ""
    return urlunsplit((parts.scheme, f"{_HIDDEN}@{host}" if at else host, parts.path, query, ""))


def _redacted_pair(pair: str) -> str:
    name, equals, value = pair.partition("=")
    if not equals:
        return _HIDDEN if _SECRET_VALUE.fullmatch(pair) else pair
    is_secret = bool(_SECRET_NAME.search(name) or _SECRET_VALUE.fullmatch(value))
    return f"{name}={_HIDDEN}" if is_secret and value else pair
