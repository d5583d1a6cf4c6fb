"""A folder of five good articles among every kind of broken input that a drop folder has seen."""

from __future__ import annotations

import gzip
import os
from typing import TYPE_CHECKING

from orchestration.sources import ReasonCode
from tests.sources.article_inputs import BODY, article_line, page

if TYPE_CHECKING:
    from pathlib import Path

BAD_FILES: dict[str, tuple[bytes, ReasonCode]] = {
    "empty.txt": (b"", ReasonCode.EMPTY_TEXT),
    "latin.txt": (b"caf\xe9", ReasonCode.BAD_ENCODING),
    "wide.txt": (BODY.encode("utf-16"), ReasonCode.NUL_BYTE),
    "packed.jsonl": (gzip.compress(article_line(4)), ReasonCode.COMPRESSED_FILE),
    "twice.jsonl.gz": (gzip.compress(gzip.compress(article_line(5))), ReasonCode.COMPRESSED_FILE),
    "table.csv": (b"a,b\n1,2\n", ReasonCode.UNKNOWN_FILE_TYPE),
    "nameless": (b"text", ReasonCode.UNKNOWN_FILE_TYPE),
    "menu.html": (
        b"<html><body><nav><a href='/'>Home</a></nav></body></html>",
        ReasonCode.NO_ARTICLE_TEXT,
    ),
    "charset.html": (page().encode().replace(b"Norland", b"N\xff\x98\x81land"), ReasonCode.BAD_ENCODING),
}


def fill_with_broken_things(inbox: Path) -> None:
    """Five articles in four good files, one bad line among them, the bad files, a pipe and two links: 13 faults."""
    (inbox / "sub").mkdir()
    (inbox / "a.jsonl").write_bytes(article_line(1) + b'{"text": 5}\n' + article_line(2))
    (inbox / "b.txt").write_text(f"Tanks sent\n\n{BODY}\n")
    (inbox / "c.html").write_text(page())
    (inbox / "sub" / "d.JSONL").write_bytes(article_line(3))
    for name, (content, _code) in BAD_FILES.items():
        (inbox / name).write_bytes(content)
    os.mkfifo(inbox / "pipe.jsonl")
    (inbox / "outside.jsonl").symlink_to("/etc/passwd")
    (inbox / "loop").symlink_to(inbox)
