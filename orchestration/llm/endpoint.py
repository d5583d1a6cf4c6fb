"""The one place that speaks to a language model: chat completions of any OpenAI-compatible endpoint, through httpx.

Every article has one deadline over all retries and pauses. Redirects are not followed, so the key goes to no other host; a
key that a server sends back is blotted out before anything else sees the response.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Sequence
from datetime import UTC
from email.utils import parsedate_to_datetime
from importlib import import_module
from typing import TYPE_CHECKING, Any

from orchestration.clock import utc_now
from orchestration.llm.llm_options import LlmOptions
from orchestration.llm.llm_records import FailureKind, LlmFailure, LlmReply, LlmSetupError
from orchestration.llm.replies import reply_from_body, shown

if TYPE_CHECKING:
    import httpx

_LARGEST_RESPONSE = 1_000_000  # bytes; thirty times what the claims of a long article take
_ATTEMPTS = 4
_CONNECT_SECONDS = 10.0
_GIVE_UP_AFTER = 3  # articles in a row that the endpoint did not answer
_RETRIED_STATUS = frozenset({408, 409, 425, 429, 500, 502, 503, 504, 529})
_SETUP_STATUS = frozenset({301, 302, 303, 307, 308, 401, 402, 403, 404, 405})
_RETRIED = frozenset({FailureKind.UNREACHABLE, FailureKind.RATE_LIMITED, FailureKind.SERVER_ERROR})


class ChatEndpoint:
    """Asks the endpoint of `options`; after a refused key or several articles without an answer it asks no more."""

    def __init__(self, options: LlmOptions, *, first_pause_seconds: float = 0.5) -> None:
        _need_packages()
        self._options = options
        self._first_pause = first_pause_seconds
        self._given_up: LlmFailure | None = None
        self._n_unanswered = 0

    def ask_all(self, bodies: Sequence[dict[str, Any]]) -> list[LlmReply | LlmFailure]:
        """A reply or the reason why there is none, for each request body; a few are under way at a time."""
        return asyncio.run(self._ask_all(bodies))

    async def _ask_all(self, bodies: Sequence[dict[str, Any]]) -> list[LlmReply | LlmFailure]:
        import httpx

        turn = asyncio.Semaphore(self._options.parallel)
        headers = {"Accept-Encoding": "identity", "User-Agent": "newsledger"}
        if self._options.api_key:
            headers["Authorization"] = f"Bearer {self._options.api_key}"
        timeout = httpx.Timeout(None, connect=_CONNECT_SECONDS)
        async with httpx.AsyncClient(headers=headers, timeout=timeout, follow_redirects=False) as client:
            return await asyncio.gather(*(self._in_turn(client, turn, body) for body in bodies))

    async def _in_turn(
        self, client: httpx.AsyncClient, turn: asyncio.Semaphore, body: dict[str, Any]
    ) -> LlmReply | LlmFailure:
        async with turn:
            if self._given_up:
                return LlmFailure(FailureKind.NOT_ASKED, f"after {self._given_up}")
            deadline = self._options.deadline_seconds
            try:
                async with asyncio.timeout(deadline):
                    outcome = await self._ask_patiently(client, json.dumps(body).encode(), deadline)
            except TimeoutError:
                outcome = LlmFailure(FailureKind.DEADLINE, f"no whole answer within {deadline:g} s")
            except Exception as error:  # noqa: BLE001 - no error of an endpoint ends a run
                outcome = LlmFailure(FailureKind.UNREACHABLE, f"{type(error).__name__} while asking")
            self._remember(outcome)
            return outcome

    async def _ask_patiently(
        self, client: httpx.AsyncClient, content: bytes, deadline: float
    ) -> LlmReply | LlmFailure:
        """Asks again after a passing failure; the pause doubles, unless the server says how long it has to be."""
        ends_at = asyncio.get_running_loop().time() + deadline
        for attempt in range(_ATTEMPTS):
            outcome, wished_pause = await self._ask_once(client, content)
            pause = self._first_pause * 2**attempt if wished_pause is None else wished_pause
            is_last = attempt == _ATTEMPTS - 1
            if not isinstance(outcome, LlmFailure) or outcome.kind not in _RETRIED or is_last:
                break
            if asyncio.get_running_loop().time() + pause >= ends_at:
                break
            await asyncio.sleep(pause)
        return outcome

    async def _ask_once(
        self, client: httpx.AsyncClient, content: bytes
    ) -> tuple[LlmReply | LlmFailure, float | None]:
        import httpx

        url = f"{self._options.base_url}/chat/completions"
        kind = {"Content-Type": "application/json"}
        try:
            async with client.stream("POST", url, content=content, headers=kind) as response:
                body = await _read_capped(response)
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            return LlmFailure(
                FailureKind.UNREACHABLE, f"{type(error).__name__} at {self._options.base_url}"
            ), None
        if body is None:
            text = f"the response is larger than {_LARGEST_RESPONSE:,} bytes, or compressed unasked"
            return LlmFailure(FailureKind.ANSWER_TOO_LARGE, text), None
        body = self._without_key(body)
        if response.status_code == 200:
            return reply_from_body(body), None
        return _failure_of_status(response.status_code, body), _retry_after(response)

    def _without_key(self, body: bytes) -> bytes:
        key = self._options.api_key.encode()
        return body.replace(key, b"***") if key else body

    def _remember(self, outcome: LlmReply | LlmFailure) -> None:
        if not isinstance(outcome, LlmFailure) or not outcome.is_passing:
            self._n_unanswered = 0
            return
        self._n_unanswered += 1
        if outcome.kind is FailureKind.SETUP or self._n_unanswered >= _GIVE_UP_AFTER:
            self._given_up = outcome


def _need_packages() -> None:
    for package in ("httpx", "jsonschema"):
        try:
            import_module(package)
        except ImportError as error:
            message = f"asking a language model needs the package {package}: pip install 'newsledger[llm]'"
            raise LlmSetupError(message) from error


async def _read_capped(response: httpx.Response) -> bytes | None:
    """The bytes of a response, None where they are too many or compressed (a few bytes could then become many)."""
    if response.headers.get("content-encoding", "identity") != "identity":
        return None
    parts = bytearray()
    async for part in response.aiter_raw():
        parts += part
        if len(parts) > _LARGEST_RESPONSE:
            return None
    return bytes(parts)


def _failure_of_status(status: int, body: bytes) -> LlmFailure:
    text = f"HTTP {status}{_words_of(body)}"
    if status in _SETUP_STATUS:
        return LlmFailure(FailureKind.SETUP, text)
    if status == 429:
        return LlmFailure(FailureKind.RATE_LIMITED, text)
    if status in _RETRIED_STATUS or status >= 500:
        return LlmFailure(FailureKind.SERVER_ERROR, text)
    return LlmFailure(FailureKind.REQUEST_REFUSED, text)


def _words_of(body: bytes) -> str:
    """What the server says about its error, after a colon; '' where it says nothing that can be read."""
    try:
        told = json.loads(body)
        error = told.get("error", told)
        words = error.get("message") if isinstance(error, dict) else error
    except (ValueError, AttributeError, RecursionError):
        return ""
    return f": {shown(words)}" if isinstance(words, str) and words.strip() else ""


def _retry_after(response: httpx.Response) -> float | None:
    """Seconds that the server asks to wait, given as seconds or as a date; None where it does not."""
    value: str = response.headers.get("retry-after", "").strip()
    if value.isdigit() and len(value) < 10:
        return float(value)
    try:
        when = parsedate_to_datetime(value)
    except ValueError:
        return None
    until = when if when.tzinfo else when.replace(tzinfo=UTC)
    return max(0.0, (until - utc_now().replace(tzinfo=UTC)).total_seconds())
