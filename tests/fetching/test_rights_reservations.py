"""Where a publisher reserves its rights, the text is not taken, and the result says why."""

from __future__ import annotations

from typing import Any

import pytest

from orchestration.fetching.fetch_records import FetchOutcome, FetchReason, ResourceKind, Validators
from tests.fetching.asking import ask
from tests.fetching.servers import page, raw, says, serving, with_length

TEXT = b"The minister spoke of forty launchers."


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("X-Robots-Tag", "noai"),
        ("X-Robots-Tag", "noindex, nofollow"),
        ("X-Robots-Tag", "NONE"),
        ("X-Robots-Tag", "max-snippet: 0"),
        ("X-Robots-Tag", "newsledger: noindex"),
        ("X-Robots-Tag", "otherbot: noindex, newsledger: noai"),
        ("X-Robots-Tag", "unavailable_after: 25 Jun 2030 15:00:00 PST, nosnippet"),
        ("tdm-reservation", "1"),
        ("TDM-Reservation", " 1 "),
    ],
)
def test_a_reserved_page_is_not_read(header: str, value: str) -> None:
    reserved: dict[str, Any] = {header.replace("-", "_"): value}
    with serving({"/": page(TEXT * 9_000, **reserved)}) as site:
        result = ask(site)
        site.answers["/"] = says(304, **reserved)
        again = ask(site, validators=Validators(b'"1"'))
    assert (result.outcome, result.reason, result.body) == (
        FetchOutcome.REFUSED,
        FetchReason.RIGHTS_RESERVED,
        None,
    )
    assert again.reason is FetchReason.RIGHTS_RESERVED  # reserved since we took it
    assert "reserves its rights" in (result.reason_text or "")
    assert value.strip() in (result.robots_tag or "", (result.rights_reservation or "").strip())


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("X-Robots-Tag", "all"),
        ("X-Robots-Tag", "nofollow, noarchive, noimageindex"),
        ("X-Robots-Tag", "googlebot: noindex"),
        ("X-Robots-Tag", "otherbot: noindex, nofollow"),
        ("X-Robots-Tag", "max-snippet: 200"),
        ("tdm-reservation", "0"),
    ],
)
def test_other_words_reserve_nothing(header: str, value: str) -> None:
    with serving({"/": page(TEXT, **{header.replace("-", "_"): value})}) as site:
        assert ask(site).body == TEXT


def test_each_line_of_the_header_is_for_whom_it_names() -> None:
    lines = (b"X-Robots-Tag: otherbot: nofollow", b"X-Robots-Tag: noai")
    with serving({"/": raw(with_length(TEXT, *lines))}) as site:
        assert ask(site).reason is FetchReason.RIGHTS_RESERVED


@pytest.mark.parametrize(
    ("kind", "headers", "is_taken"),
    [
        (ResourceKind.FEED, {"X_Robots_Tag": "noindex, follow"}, True),
        (ResourceKind.FEED, {"X_Robots_Tag": "noai"}, False),
        (ResourceKind.FEED, {"tdm_reservation": "1"}, False),
        (ResourceKind.SITEMAP, {"X_Robots_Tag": "noindex"}, True),
        (ResourceKind.ROBOTS, {"tdm_reservation": "1", "X_Robots_Tag": "noai"}, True),
    ],
)
def test_lists_that_only_search_engines_are_to_hide_are_taken(
    kind: ResourceKind, headers: dict[str, str], is_taken: bool
) -> None:
    with serving({"/": page(b"<rss/>", **headers)}) as site:
        assert (ask(site, kind=kind).outcome is FetchOutcome.FETCHED) is is_taken
