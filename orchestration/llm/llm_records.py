"""The records of asking a language model: what it replied, why there is no reply, and which of its claims were dropped."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from orchestration.extraction.records import Claim, ClaimType


class LlmSetupError(Exception):
    """The settings of the language model do not work; the message says which one and how to set it, never the key."""


class FailureKind(StrEnum):
    """Why a model gave nothing for an article."""

    UNREACHABLE = "unreachable"
    DEADLINE = "deadline"
    RATE_LIMITED = "rate_limited"
    SERVER_ERROR = "server_error"
    SETUP = "setup"  # key, URL or model is refused: no other article will fare better
    NOT_ASKED = "not_asked"  # because of what happened to the articles before
    REQUEST_REFUSED = "request_refused"
    ANSWER_TOO_LARGE = "answer_too_large"
    BAD_RESPONSE = "bad_response"
    REFUSAL = "refusal"
    TRUNCATED = "truncated"
    EMPTY = "empty"
    BAD_JSON = "bad_json"
    WRONG_SCHEMA = "wrong_schema"
    TEXT_TOO_LONG = "text_too_long"


_PASSING = frozenset(
    {
        FailureKind.UNREACHABLE,
        FailureKind.DEADLINE,
        FailureKind.RATE_LIMITED,
        FailureKind.SERVER_ERROR,
        FailureKind.SETUP,
        FailureKind.NOT_ASKED,
    }
)


@dataclass(frozen=True, slots=True)
class LlmFailure:
    """Why there is no answer for an article, in words fit for a terminal."""

    kind: FailureKind
    text: str

    @property
    def is_passing(self) -> bool:
        """Whether asking again later may help: the article itself was not the trouble."""
        return self.kind in _PASSING

    def __str__(self) -> str:
        return f"{self.kind.value}: {self.text}"


@dataclass(frozen=True, slots=True)
class LlmReply:
    """What the model said, as it came; the counts are tokens, None where the server does not tell."""

    content: str | None
    refusal: str | None
    finish_reason: str | None
    n_prompt_tokens: int | None = None
    n_completion_tokens: int | None = None


@dataclass(frozen=True, slots=True)
class DroppedClaim:
    """A claim of the model that the article does not bear out, as the model gave it (JSON, cut), and why."""

    claim_type: ClaimType
    reason_code: str
    reason_text: str
    claim_json: str


@dataclass(frozen=True, slots=True)
class LlmReading:
    """What one article gave: grounded claims in text order, dropped ones, and why there is no answer where there is none."""

    claims: tuple[Claim, ...] = ()
    dropped: tuple[DroppedClaim, ...] = ()
    failure: LlmFailure | None = None
