"""What is read from a web page, and how it travels between the reading process and ours.

No page is parsed here.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Page:
    """A page's article and what the page says of itself, '' or None where it says nothing.

    `published_at` and `modified_at` are ISO 8601 as found; `published_source` names the field that gave the
    first.
    """

    body: str
    title: str
    canonical_url: str | None
    outlet: str | None
    language: str | None
    published_at: str | None
    published_source: str | None
    modified_at: str | None
    encoding: str
