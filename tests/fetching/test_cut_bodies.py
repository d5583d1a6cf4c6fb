"""A body that did not come whole is never taken for whole."""

from __future__ import annotations

import pytest

from orchestration.fetching.fetch_records import FetchOutcome, FetchReason
from tests.fetching.asking import ask
from tests.fetching.bombs import packed
from tests.fetching.servers import chunked, raw, serving, with_length

BODY = b"<html><body>" + b"<p>A convoy left the port.</p>" * 100 + b"</body></html>"


@pytest.mark.parametrize("whole", [chunked(BODY, 300), with_length(BODY)], ids=["chunks", "length"])
def test_cut_at_every_place_it_is_a_failure(whole: bytes) -> None:
    head = whole.index(b"\r\n\r\n") + 4
    cuts = [*range(head, len(whole), 131), *range(len(whole) - 8, len(whole))]
    with serving({f"/{cut}": raw(whole[:cut]) for cut in [*cuts, len(whole)]}) as site:
        reasons = {cut: ask(site, f"/{cut}").reason for cut in cuts}
        assert ask(site, f"/{len(whole)}").body == BODY
    assert set(reasons.values()) == {FetchReason.TRUNCATED_BODY}


@pytest.mark.parametrize("cut", [1, 10, 17, 50])
def test_cut_within_the_headers_it_is_no_answer(cut: int) -> None:
    with serving(
        {"/": raw(b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"[:cut])}
    ) as site:
        result = ask(site)
    assert result.outcome is FetchOutcome.FAILED
    assert result.reason in (FetchReason.CONNECTION_FAILED, FetchReason.BAD_RESPONSE)


@pytest.mark.parametrize("n_short", [1, 40, 3000])
@pytest.mark.parametrize("before", [b"", b"HTTP/1.1 103 Early\r\nLink: </a>\r\n\r\n"])
def test_a_length_in_characters_instead_of_bytes_cuts_the_end_and_is_noticed(
    n_short: int, before: bytes
) -> None:
    whole = before + with_length(BODY, length=len(BODY) - n_short)
    with serving({"/": raw(whole), "/late": raw(whole[:-n_short], whole[-n_short:], pause=0.05)}) as site:
        assert ask(site).reason is FetchReason.TRUNCATED_BODY
        assert ask(site, "/late").reason is FetchReason.TRUNCATED_BODY


def test_an_empty_page_is_a_page() -> None:
    with serving({"/": raw(with_length(b""))}) as site:
        result = ask(site)
    assert (result.outcome, result.body) == (FetchOutcome.FETCHED, b"")


def test_where_only_the_connection_tells_the_end_the_result_says_so() -> None:
    head = b"HTTP/1.1 200 OK\r\n"
    answers = {
        "/open": raw(head + b"\r\n" + BODY),
        "/packed": raw(head + b"Content-Encoding: gzip\r\n\r\n" + packed(BODY)),
        "/cut": raw(head + b"Content-Encoding: gzip\r\n\r\n" + packed(BODY)[:-3]),
        "/known": raw(with_length(BODY)),
    }
    with serving(answers) as site:
        results = {path: ask(site, path) for path in answers}
    assert results["/open"].body == results["/packed"].body == BODY
    assert [results[path].has_known_end for path in ("/open", "/packed", "/known")] == [False, True, True]
    assert results["/cut"].reason is FetchReason.TRUNCATED_BODY
