"""Whatever an endpoint does, reading an article ends in time, with claims or with a reason in words."""

from __future__ import annotations

import socket
import time
from email.utils import formatdate

import pytest

from orchestration.llm.endpoint import ChatEndpoint
from orchestration.llm.llm_records import FailureKind, LlmFailure, LlmReading, LlmReply
from tests.llm.conftest import Read, options_for
from tests.llm.fake_endpoint import (
    DRIP_SECONDS,
    KEY,
    Answer,
    FakeEndpoint,
    claims,
    drips,
    error_body,
    fails,
    floods,
    hangs_up,
    says,
)

NESTED = "[" * 100_000


def failure_of(reading: LlmReading) -> LlmFailure:
    assert reading.failure is not None
    assert reading.claims == ()
    assert KEY not in str(reading.failure)
    return reading.failure


@pytest.mark.parametrize(
    ("answer", "kind", "words"),
    [
        (says("no JSON, sorry"), "bad_json", "line 1 column 1"),
        (says('{"arms_transfers": [}'), "bad_json", "not JSON"),
        (says('{"arms_transfers": [], "troop_counts": [], "sanctions": NaN}'), "bad_json", "NaN"),
        (says(NESTED), "bad_json", "nested"),
        (says("[]"), "wrong_schema", "arms_transfers"),
        (says('{"arms_transfers": []}'), "wrong_schema", "sanctions"),
        (says('{"arms_transfers": {}, "troop_counts": [], "sanctions": []}'), "wrong_schema", "lists"),
        (says('{"arms_transfers": [', finish="length"), "truncated", "limit of tokens"),
        (says("{}", finish="content_filter"), "refusal", "content filter"),
        (says(None, refusal="I\x1b[31m cannot\nhelp."), "refusal", "I [31m cannot help."),
        (says(""), "empty", "empty"),
        (says(None), "empty", "empty"),
        (fails(200, b"<html>captive portal</html>"), "bad_response", "no chat completion"),
        (fails(200, b'{"choices": []}'), "bad_response", "no chat completion"),
        (fails(200, b'{"choices": [{"message": {"content": 5}}]}'), "bad_response", "no chat completion"),
        (fails(200, b"\xff\xfe"), "bad_response", "no chat completion"),
        (fails(200, b"x", Content_Encoding="gzip"), "answer_too_large", "compressed"),
        (floods(3_000_000), "answer_too_large", "1,000,000"),
        (fails(400, error_body("maximum context length is 4096 tokens")), "request_refused", "4096"),
        (fails(401, error_body(f"Incorrect API key provided: {KEY}")), "setup", "provided: ***"),
        (fails(404, error_body("no such model")), "setup", "HTTP 404: no such model"),
        (fails(302, b"", Location="http://127.0.0.1:1/"), "setup", "HTTP 302"),
        (fails(500, b"<h1>oops</h1>"), "server_error", "HTTP 500"),
        (fails(429, error_body("slow down")), "rate_limited", "slow down"),
        (hangs_up, "unreachable", "RemoteProtocolError"),
    ],
)  # fmt: skip
def test_every_bad_answer_has_its_reason(
    read: Read, endpoint: FakeEndpoint, answer: Answer, kind: str, words: str
) -> None:
    endpoint.answers = [answer]
    failure = failure_of(read())
    assert failure.kind == kind
    assert words in failure.text


def test_an_answer_in_a_code_fence_is_read(read: Read, endpoint: FakeEndpoint) -> None:
    endpoint.answers = [says('```json\n{"arms_transfers": [], "troop_counts": [], "sanctions": []}\n```')]
    assert read() == LlmReading()


def test_passing_errors_are_tried_again(read: Read, endpoint: FakeEndpoint) -> None:
    endpoint.answers = [fails(500), fails(503), hangs_up, claims()]
    assert read().failure is None
    assert len(endpoint.requests) == 4


def test_a_refused_request_is_not_tried_again(read: Read, endpoint: FakeEndpoint) -> None:
    endpoint.answers = [fails(400), claims()]
    assert failure_of(read()).kind is FailureKind.REQUEST_REFUSED
    assert len(endpoint.requests) == 1


@pytest.mark.parametrize("as_date", [False, True])
def test_the_server_says_how_long_to_wait(read: Read, endpoint: FakeEndpoint, as_date: bool) -> None:
    wish = formatdate(time.time() + 2, usegmt=True) if as_date else "1"
    endpoint.answers = [fails(429, Retry_After=wish), claims()]
    assert read().failure is None
    assert endpoint.times[1] - endpoint.times[0] >= 0.9


def test_a_pause_beyond_the_deadline_is_not_waited_for(read: Read, endpoint: FakeEndpoint) -> None:
    endpoint.answers = [fails(429, error_body("come tomorrow"), Retry_After="86400"), claims()]
    started = time.monotonic()
    assert failure_of(read(deadline_seconds=60.0)).kind is FailureKind.RATE_LIMITED
    assert time.monotonic() - started < 30
    assert len(endpoint.requests) == 1


@pytest.mark.parametrize("in_headers", [False, True])
def test_a_drip_ends_at_the_deadline(read: Read, endpoint: FakeEndpoint, in_headers: bool) -> None:
    endpoint.answers = [drips(in_headers=in_headers)]
    started = time.monotonic()
    failure = failure_of(read(deadline_seconds=1.0))
    assert failure.kind is FailureKind.DEADLINE
    assert "within 1 s" in failure.text
    assert time.monotonic() - started < 0.6 * DRIP_SECONDS


def test_nobody_at_the_address(read: Read) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{unused.getsockname()[1]}/v1"
    failure = failure_of(read(base_url=address))
    assert failure.kind is FailureKind.UNREACHABLE
    assert address in failure.text


def test_after_a_refused_key_no_other_article_is_sent(endpoint: FakeEndpoint) -> None:
    endpoint.answers = [fails(401)]
    chat = ChatEndpoint(options_for(endpoint.base_url, parallel=1), first_pause_seconds=0.0)
    first, second = chat.ask_all([{"n": 1}, {"n": 2}])
    (third,) = chat.ask_all([{"n": 3}])
    assert isinstance(first, LlmFailure)
    assert first.kind is FailureKind.SETUP
    for later in (second, third):
        assert isinstance(later, LlmFailure)
        assert later.kind is FailureKind.NOT_ASKED
        assert later.is_passing
        assert "HTTP 401" in later.text
    assert len(endpoint.requests) == 1


def test_three_articles_without_an_answer_are_enough(endpoint: FakeEndpoint) -> None:
    endpoint.answers = [fails(500)]
    chat = ChatEndpoint(options_for(endpoint.base_url, parallel=1), first_pause_seconds=0.0)
    outcomes = chat.ask_all([{"n": n} for n in range(5)])
    kinds = [outcome.kind for outcome in outcomes if isinstance(outcome, LlmFailure)]
    assert kinds == ["server_error"] * 3 + ["not_asked"] * 2


def test_a_bad_answer_is_no_reason_to_give_up(endpoint: FakeEndpoint) -> None:
    endpoint.answers = [fails(400)] * 4 + [claims()]
    chat = ChatEndpoint(options_for(endpoint.base_url, parallel=1), first_pause_seconds=0.0)
    *_, last = chat.ask_all([{"n": n} for n in range(5)])
    assert isinstance(last, LlmReply)
    assert (last.n_prompt_tokens, last.n_completion_tokens) == (1000, 50)


def test_some_requests_are_under_way_at_once_and_answers_keep_their_order(endpoint: FakeEndpoint) -> None:
    def slowly_named(handler: object) -> None:
        time.sleep(1.0)
        says(str(len(endpoint.requests)))(handler)  # type: ignore[arg-type]

    endpoint.answers = [slowly_named]
    chat = ChatEndpoint(options_for(endpoint.base_url, parallel=4))
    started = time.monotonic()
    assert len(chat.ask_all([{"n": n} for n in range(4)])) == 4
    assert time.monotonic() - started < 3.5
