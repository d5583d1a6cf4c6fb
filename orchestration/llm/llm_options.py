"""The settings of the language model, checked: what is wrong is said here, before any article is sent.

No message of this module holds the key.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from orchestration.llm.llm_records import LlmSetupError
from orchestration.settings import LlmSettings, llm_variable

_DEFAULT_DEADLINE = 120.0
_DEFAULT_PARALLEL = 4
_DEFAULT_OPTIONS = '{"temperature": 0}'
_OURS = frozenset({"model", "messages", "stream", "n"})


@dataclass(frozen=True, slots=True)
class LlmOptions:
    """Where and how to ask: seconds for one article with all retries, requests at a time, further request fields."""

    base_url: str
    model: str
    api_key: str = field(repr=False)
    deadline_seconds: float
    parallel: int
    request_fields: dict[str, Any]


def checked_options(settings: LlmSettings) -> LlmOptions:
    """The settings as values.

    Raises:
        LlmSetupError: where one is missing or is no value; the message names the environment variable.
    """
    return LlmOptions(
        base_url=_base_url(settings.base_url),
        model=_required("model", settings.model, "the model's name as the endpoint knows it"),
        api_key=_key(settings.api_key),
        deadline_seconds=_number("deadline_seconds", settings.deadline_seconds, _DEFAULT_DEADLINE),
        parallel=int(_number("parallel", settings.parallel, _DEFAULT_PARALLEL)),
        request_fields=_request_fields(settings.options or _DEFAULT_OPTIONS),
    )


def _required(name: str, value: str, example: str) -> str:
    if not value:
        message = f"{llm_variable(name)} is not set: {example}"
        raise LlmSetupError(message)
    return value


def _base_url(value: str) -> str:
    variable = llm_variable("base_url")
    url = _required("base_url", value, "the endpoint, for example http://localhost:8080/v1")
    try:
        parts = urlsplit(url)
        is_sound = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        is_sound = False
    if not is_sound:
        message = f"{variable} is no http or https address, such as http://localhost:8080/v1"
        raise LlmSetupError(message)
    if "@" in parts.netloc or parts.query or parts.fragment:
        message = (
            f"{variable} may hold no password, no ? and no #; the key goes into {llm_variable('api_key')}"
        )
        raise LlmSetupError(message)
    return url.rstrip("/")


def _key(value: str) -> str:
    """The key, '' for none. What cannot stand in a header would else be shown by the error about it."""
    if not all("!" <= letter <= "~" for letter in value):
        message = f"{llm_variable('api_key')} holds blanks, line breaks or letters that no key has"
        raise LlmSetupError(message)
    return value


def _number(name: str, value: str, default: float) -> float:
    try:
        number = float(value or default)
    except ValueError:
        number = 0.0
    if not 1 <= number <= 3600:
        message = f"{llm_variable(name)} is {value!r}; it has to be a number from 1 to 3600"
        raise LlmSetupError(message)
    return number


def _request_fields(value: str) -> dict[str, Any]:
    variable = llm_variable("options")
    try:
        fields = json.loads(value)
    except ValueError:
        fields = None
    if not isinstance(fields, dict):
        message = f'{variable} is no JSON object such as {{"temperature": 0, "max_tokens": 4000}}'
        raise LlmSetupError(message)
    if _OURS & fields.keys():
        message = f"{variable} may not set {', '.join(sorted(_OURS & fields.keys()))}"
        raise LlmSetupError(message)
    return fields
