"""The name under which we ask: honest, with an address for complaints."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version

_CONTACT = re.compile(r"(https?://|mailto:)?[!-~]*[.@][!-~]+")


def user_agent_for(contact: str) -> bytes:
    """The User-Agent header; ValueError where the contact is no address of the web or of mail.

    >>> user_agent_for("https://example.org/bot").decode().partition(" ")[2]
    '(+https://example.org/bot)'
    """
    if not _CONTACT.fullmatch(contact) or set('()<>\\"') & set(contact):
        message = f"{contact!r} is no contact; give a web address or an e-mail address without blanks"
        raise ValueError(message)
    return f"newsledger/{_version()} (+{contact})".encode("ascii")


@lru_cache(maxsize=1)
def _version() -> str:
    try:
        return version("newsledger")
    except PackageNotFoundError:
        return "0"
