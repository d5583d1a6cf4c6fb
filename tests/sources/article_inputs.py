"""Articles in their several forms for the tests of the readers; every text here is made up."""

from __future__ import annotations

import json
from typing import Any

BODY = (
    "Norland has sent 31 tanks to Sudland, the ministry of defence said on Friday. "
    "The vehicles crossed the border by rail and were unloaded near the capital over three days."
)


def article_record(number: int = 1, **changes: Any) -> dict[str, Any]:
    """The JSON of a good article; `changes` replace or add keys."""
    record = {
        "id": f"a-{number}",
        "url": f"https://news.example/story/{number}",
        "title": f"Norland sends tanks, part {number}",
        "text": f"{BODY} This is report number {number}.",
        "published_at": "2024-03-15",
        "outlet": "The Example",
        "language": "en",
    }
    return record | changes


def article_line(number: int = 1, **changes: Any) -> bytes:
    """One line of JSONL with its line feed."""
    return json.dumps(article_record(number, **changes)).encode() + b"\n"


def page(*, head: str = "", body: str | None = None, attributes: str = 'lang="en"') -> str:
    """A saved page whose article is `body`, or the usual one."""
    article = (
        body if body is not None else "".join(f"<p>{part}</p>" for part in (BODY, BODY.replace("31", "32")))
    )
    return (
        f"<!doctype html><html {attributes}><head>{head}</head><body><nav><a href='/'>Home</a></nav>"
        f"<article><h1>Norland sends tanks</h1>{article}</article><footer>All rights reserved</footer></body></html>"
    )
