"""The ids of an article: hashes of what it is, never of when or in which load it came.

Anyone can compute them again from an article's address, headline and body.
"""

from __future__ import annotations

from hashlib import sha256

_ID_LENGTH = 20  # hex digits; 80 bits: two of a billion articles share an id once in two million archives


def article_id(canonical_url: str | None, outlet: str | None, title: str, text: str) -> str:
    """The id that all versions of an article share: by its address, or by its content where it has none.

    >>> article_id("https://example.org/a", None, "t", "x") == article_id(
    ...     "https://example.org/a", "Other", "u", "y"
    ... )
    True
    """
    return "art_" + _digest(canonical_url or f"{outlet or ''}\n{title}\n{text}")


def content_hash(title: str, body: str) -> str:
    """SHA-256 of headline and body, both normalised before, in full hex."""
    return sha256(f"{title}\n{body}".encode()).hexdigest()


def article_version_id(article: str, content: str) -> str:
    """The id of one content of an article, from the article's id and the content's hash."""
    return "ver_" + _digest(article + content)


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:_ID_LENGTH]
