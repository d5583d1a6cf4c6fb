"""What language models replied, by the hash of the request: asked once, kept for good.

What a reply means for an article is not decided here.
"""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping
from dataclasses import astuple
from typing import TYPE_CHECKING

from orchestration.llm.llm_records import LlmReply

if TYPE_CHECKING:
    from datetime import datetime

    import duckdb

_READ = """
    select content, refusal, finish_reason, n_prompt_tokens, n_completion_tokens
    from raw.llm_replies
    where request_hash = $1
"""
_WRITE = "insert into raw.llm_replies values ($1, $2, $3, $4, $5, $6, $7, $8)"


class StoredReplies(MutableMapping[str, LlmReply]):
    """The table of replies as a mapping; what is set is committed at once. `now` is naive UTC."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, model: str, now: datetime) -> None:
        self._connection = connection
        self._model = model
        self._now = now

    def __getitem__(self, request_hash: str) -> LlmReply:
        row = self._connection.execute(_READ, [request_hash]).fetchone()
        if row is None:
            raise KeyError(request_hash)
        return LlmReply(*row)

    def __setitem__(self, request_hash: str, reply: LlmReply) -> None:
        self._connection.execute("delete from raw.llm_replies where request_hash = $1", [request_hash])
        self._connection.execute(_WRITE, [request_hash, self._model, *astuple(reply), self._now])

    def __delitem__(self, request_hash: str) -> None:
        self._connection.execute("delete from raw.llm_replies where request_hash = $1", [request_hash])

    def __iter__(self) -> Iterator[str]:
        rows = self._connection.execute("select request_hash from raw.llm_replies order by 1").fetchall()
        return iter([request_hash for (request_hash,) in rows])

    def __len__(self) -> int:
        row = self._connection.execute("select count(*) from raw.llm_replies").fetchone()
        return int(row[0]) if row else 0
