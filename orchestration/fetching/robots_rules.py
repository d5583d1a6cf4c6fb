"""robots.txt as RFC 9309 has it: what a host's answer allows, and how long that holds.

2xx is read, 4xx means that everything is allowed, anything else that nothing is. 429 counts as "later", more than five
redirects as 4xx (2.3.1.2 leaves that open). The RFC lets a crawler treat a file that was unreachable for 30 days as missing:
we do not, such a host stays unasked until it answers.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from protego import Protego

from orchestration.fetching.fetch_failures import FetchFailure
from orchestration.fetching.fetch_records import FetchOutcome, FetchReason, FetchResult, HostState
from orchestration.fetching.rights_reservations import PRODUCT_TOKEN

_FRESH_FOR = timedelta(hours=24)  # RFC 9309, 2.4
_FAILURE_FRESH_FOR = timedelta(hours=1)  # an outage of minutes must not cost a day
_USER_AGENT_LINE = re.compile(r"\s*user[- ]?agent\s*[:\s]\s*(?P<name>[^#]*)", re.IGNORECASE)
_LIKE_MISSING = frozenset({FetchReason.TOO_MANY_REDIRECTS, FetchReason.REDIRECT_LOOP})
_SAME_FOR_EVERY_PAGE = frozenset(
    {FetchReason.INTERNAL_ADDRESS, FetchReason.UNKNOWN_HOST, FetchReason.TLS_FAILED, FetchReason.BAD_URL}
)


@dataclass(frozen=True, slots=True)
class RobotsRules:
    """What a host allows: the rules of its file, none of it where `failure` is set, all of it otherwise."""

    rules: Protego | None = None
    failure: FetchReason | None = None

    @property
    def crawl_delay(self) -> float:
        """Seconds between requests that the host asks for, 0 where it does not."""
        return float(self.rules.crawl_delay(PRODUCT_TOKEN) or 0.0) if self.rules else 0.0

    def refusal_of(self, url: str) -> FetchFailure | None:
        """Why this address may not be asked, None where it may."""
        if self.failure in _SAME_FOR_EVERY_PAGE:
            text = (
                f"the host cannot be asked even for its robots.txt ({self.failure.value.replace('_', ' ')})"
            )
            return FetchFailure(self.failure, text)
        if self.failure:
            text = (
                f"robots.txt could not be had ({self.failure.value.replace('_', ' ')}), so nothing is allowed"
            )
            return FetchFailure(FetchReason.ROBOTS_UNREACHABLE, text)
        if self.rules and not self.rules.can_fetch(url, PRODUCT_TOKEN):
            return FetchFailure(FetchReason.ROBOTS_DISALLOW, "robots.txt does not allow it")
        return None


def is_robots_fresh(state: HostState, now: datetime) -> bool:
    """Whether what we know of a host's robots.txt still holds; not if it comes from the future."""
    if state.robots_fetched_at is None:
        return False
    age = now - state.robots_fetched_at
    return timedelta() <= age < (_FAILURE_FRESH_FOR if _failure_in(state) else _FRESH_FOR)


def state_after_robots(state: HostState, result: FetchResult) -> HostState:
    """The host with what asking for its robots.txt brought."""
    is_missing = result.reason in _LIKE_MISSING or result.status == 204
    has_answer = result.outcome is FetchOutcome.FETCHED or is_missing or _is_missing_status(result.status)
    return replace(
        state,
        robots_status=result.status
        if has_answer or (result.status or 0) >= 400
        else None,  # else it would look like one
        robots_body=result.body if result.outcome is FetchOutcome.FETCHED else None,
        robots_fetched_at=result.fetched_at,
        robots_failure=None if has_answer else result.reason or FetchReason.BAD_RESPONSE,
    )


def rules_of(state: HostState) -> RobotsRules:
    """The rules that a fresh state holds."""
    failure = _failure_in(state)
    if failure or state.robots_body is None:
        return RobotsRules(failure=failure)
    text = _whole_lines(state.robots_body).decode("utf-8-sig", "replace")
    return RobotsRules(Protego.parse("\n".join(_with_few_agents(line) for line in text.splitlines())))


def _failure_in(state: HostState) -> FetchReason | None:
    """Why there are no rules; a state that was stored without its reason still tells by its status."""
    if state.robots_failure or state.robots_body is not None:
        return state.robots_failure
    status = state.robots_status
    is_missing = status is not None and (status < 400 or _is_missing_status(status))
    return None if is_missing else FetchReason.SERVER_ERROR


def _is_missing_status(status: int | None) -> bool:
    return status is not None and 400 <= status <= 499 and status != 429


def _with_few_agents(line: str) -> str:
    """The line; one that names a robot other than us names always the same other.

    The parser copies each rule to every robot of its group, so that thousands of names and thousands of rules would be
    millions of copies.
    """
    agent = _USER_AGENT_LINE.match(line)
    if not agent:
        return line
    name = agent["name"].replace("*", "").strip().lower()
    return line if PRODUCT_TOKEN.startswith(name) else "User-agent: another"


def _whole_lines(body: bytes) -> bytes:
    """Without the part of a line that is left where a long file was cut."""
    is_cut = len(body) >= 500 * 1024
    return body[: body.rfind(b"\n") + 1] if is_cut else body
