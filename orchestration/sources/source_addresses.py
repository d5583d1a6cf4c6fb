"""The addresses in data/sources.yml: they hold no name and no password, and may take a token from the environment.

A token is written as `${NEWSLEDGER_SOURCE_...}` and filled in only when the address is asked, so no file holds it. Other
variables are not taken: a list that came from somebody else must not be able to send the secrets of this machine anywhere.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import parse_qsl, quote, urlsplit

VARIABLE_PREFIX = "NEWSLEDGER_SOURCE_"
_VARIABLE = re.compile(r"\$\{(?P<name>[^{}]*)\}")
_NAME = re.compile(rf"{VARIABLE_PREFIX}[A-Z0-9_]+", re.ASCII)
# Parameters whose values are hidden wherever an address is shown or stored.
_HIDDEN_PARAMETER = re.compile(
    r"(?i)token|secret|signature|passw|api_?-?key|access_?-?key|(^|[_.-])(key|auth|sig)$"
)


class MissingVariableError(Exception):
    """An address names a variable that the environment does not hold; the message names it."""


def checked_address(text: str) -> str:
    """The address as it is; raises ValueError, without repeating it, where it may not stand in the list.

    >>> checked_address("https://example.org/feed?token=${NEWSLEDGER_SOURCE_EXAMPLE}")
    'https://example.org/feed?token=${NEWSLEDGER_SOURCE_EXAMPLE}'
    """
    if "://" in text and "@" in text.partition("://")[2].partition("/")[0].partition("?")[0]:
        msg = (
            "the address holds a user name or a password, which is never sent; a token may come from the environment: "
            f"?token=${{{VARIABLE_PREFIX}NAME}}"
        )
        raise ValueError(msg)
    names = [match["name"] for match in _VARIABLE.finditer(text)]
    if not names:
        return text
    if not all(_NAME.fullmatch(name) for name in names):
        msg = f"a variable in an address must be called {VARIABLE_PREFIX} and more in capitals, digits and _"
        raise ValueError(msg)
    hidden = [
        value
        for name, value in parse_qsl(urlsplit(text).query)
        if _HIDDEN_PARAMETER.search(name) and _VARIABLE.fullmatch(value)
    ]
    if len(hidden) != len(names):
        msg = "a variable may only be the whole value of a parameter such as token, key, auth or secret: ?token=${...}"
        raise ValueError(msg)
    return text


def filled_address(text: str, value_of: Callable[[str], str | None]) -> str:
    """The address to ask, its variables replaced by what `value_of` knows of them; raises MissingVariableError.

    >>> filled_address("https://example.org/f?key=${NEWSLEDGER_SOURCE_X}", {"NEWSLEDGER_SOURCE_X": "a b"}.get)
    'https://example.org/f?key=a%20b'
    """

    def fill(match: re.Match[str]) -> str:
        value = value_of(match["name"])
        if not value:
            msg = f"the environment has no {match['name']}, which the address of a source needs"
            raise MissingVariableError(msg)
        return quote(value, safe="")

    return _VARIABLE.sub(fill, text)
