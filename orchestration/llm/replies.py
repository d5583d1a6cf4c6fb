"""From the bytes of a response to the lists of claims in it; whatever is wrong on that way has a kind and words.

No claim is judged here.
"""

from __future__ import annotations

import json
import re
from decimal import Decimal
from typing import Any

from orchestration.extraction.claim_records import LIST_NAMES
from orchestration.llm.llm_records import FailureKind, LlmFailure, LlmReply

_FENCE = re.compile(r"\s*```(?:json)?\s*\n(?P<inside>.*)\n\s*```\s*", re.S)
_SHOWN = 200


def reply_from_body(body: bytes) -> LlmReply | LlmFailure:
    """The first choice of a chat completion."""
    try:
        completion = _loads(body.decode("utf-8"))
        message = completion["choices"][0]["message"]
        reply = LlmReply(
            content=_text_of(message.get("content")),
            refusal=_text_of(message.get("refusal")),
            finish_reason=_text_of(completion["choices"][0].get("finish_reason")),
            n_prompt_tokens=_count(completion.get("usage"), "prompt_tokens"),
            n_completion_tokens=_count(completion.get("usage"), "completion_tokens"),
        )
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return LlmFailure(FailureKind.BAD_RESPONSE, "the endpoint's response is no chat completion")
    return reply


def claims_of_reply(reply: LlmReply) -> dict[str, list[Any]] | LlmFailure:
    """The three lists by name, each entry as the model gave it."""
    failure = _unfinished(reply)
    if failure:
        return failure
    content = reply.content or ""
    fenced = _FENCE.fullmatch(content)
    try:
        answer = _loads(fenced["inside"] if fenced else content)
    except RecursionError:
        return LlmFailure(FailureKind.BAD_JSON, "the answer is nested too deeply")
    except ValueError as error:
        return LlmFailure(FailureKind.BAD_JSON, f"the answer is not JSON ({shown(str(error))})")
    names = list(LIST_NAMES.values())
    if not isinstance(answer, dict) or not all(isinstance(answer.get(name), list) for name in names):
        return LlmFailure(
            FailureKind.WRONG_SCHEMA, f"the answer is no object with the lists {', '.join(names)}"
        )
    return {name: answer[name] for name in names}


def shown(text: str) -> str:
    """The start of a foreign text, fit for a line on a terminal."""
    line = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "…"


def _unfinished(reply: LlmReply) -> LlmFailure | None:
    if reply.refusal:
        return LlmFailure(FailureKind.REFUSAL, f"the model refused: {shown(reply.refusal)}")
    if reply.finish_reason == "content_filter":
        return LlmFailure(FailureKind.REFUSAL, "the endpoint's content filter stopped the answer")
    if reply.finish_reason == "length":
        return LlmFailure(FailureKind.TRUNCATED, "the answer was cut at the endpoint's limit of tokens")
    if not (reply.content or "").strip():
        return LlmFailure(FailureKind.EMPTY, "the answer is empty")
    return None


def _loads(text: str) -> Any:  # noqa: ANN401 - JSON is anything
    return json.loads(text, parse_float=Decimal, parse_constant=_no_constant)


def _no_constant(name: str) -> None:
    message = f"{name} is no JSON"
    raise ValueError(message)


def _text_of(value: object) -> str | None:
    if value is not None and not isinstance(value, str):
        raise TypeError
    return None if value is None else storable(value)


def storable(text: str) -> str:
    r"""The text without what no table takes: halves of surrogate pairs and NUL, which JSON can name.

    >>> storable("a\ud800b\x00c")
    'a?bc'
    """
    return text.encode("utf-8", "replace").decode("utf-8").replace("\x00", "")


def _count(usage: object, name: str) -> int | None:
    value = usage.get(name) if isinstance(usage, dict) else None
    return value if isinstance(value, int) else None
