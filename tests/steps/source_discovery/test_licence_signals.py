"""What a site says about its texts is gathered from every place where it may stand, and a reservation is marked."""

from __future__ import annotations

import json

import pytest

from orchestration.steps.source_discovery.discovery_records import Discovery
from orchestration.steps.source_discovery.licence_signals import licence_text
from orchestration.steps.source_discovery.site_search import discover
from tests.fetching.servers import Answer, page, says
from tests.steps.source_discovery.small_site import NOW, article_times, as_xml, asked_site, home_page, rss

FEED_LINK = '<link rel="alternate" type="application/rss+xml" href="/f.rss">'


def _found(
    head: str = "", feed_head: str = "", more: dict[str, Answer] | None = None, **headers: str
) -> Discovery:
    with asked_site(more or {}) as (site, ask):
        site.answers["/"] = page(home_page(FEED_LINK + head), **headers)
        site.answers.setdefault("/f.rss", as_xml(rss(site.url(""), article_times(4), feed_head)))
        return discover(site.url("/"), ask, NOW)


def test_a_site_that_says_nothing_gives_no_signal() -> None:
    assert _found().signals == ()


def test_licences_of_page_and_feed_become_the_licence_of_the_row() -> None:
    found = _found(
        '<link rel="license" href="https://creativecommons.org/licenses/by/4.0/"><meta name="dcterms.rights" content="Crown">',
        "<copyright>Example Ministry 2026</copyright>",
    )
    assert [(one.place, one.text) for one in found.signals] == [
        ("page, licence", "https://creativecommons.org/licenses/by/4.0/"),
        ("page, licence", "Crown"),
        ("list, rights", "Example Ministry 2026"),
    ]
    assert licence_text(found.signals) == (
        "https://creativecommons.org/licenses/by/4.0/; Crown; Example Ministry 2026"
    )
    assert found.reservation is None


@pytest.mark.parametrize(
    ("head", "headers"),
    [
        ('<meta name="tdm-reservation" content="1">', {}),
        ('<meta name="robots" content="index, NOAI">', {}),
        ("", {"tdm_reservation": "1"}),
        ("", {"X_Robots_Tag": "noai"}),
    ],
)
def test_a_reservation_is_found_wherever_it_stands(head: str, headers: dict[str, str]) -> None:
    with asked_site({}) as (site, ask):
        site.answers["/"] = page(home_page(head), **headers)
        site.answers["/feed"] = as_xml(rss(site.url(""), article_times(4)))
        found = discover(site.url("/"), ask, NOW)
    assert found.reservation is not None
    assert found.reservation.place.startswith("page, ")
    assert found.chosen.url == site.url("/feed")


@pytest.mark.parametrize(
    ("location", "is_reserved"), [("/news/*", True), ("/", True), ("/*.rss$", True), ("/shop/", False)]
)
def test_the_tdmrep_file_counts_where_it_covers_list_or_articles(location: str, is_reserved: bool) -> None:
    rules = [{"location": location, "tdm-reservation": 1, "tdm-policy": "https://example.org/policy.json"}]
    found = _found(more={"/.well-known/tdmrep.json": says(200, json.dumps(rules).encode())})
    assert (found.reservation is not None) is is_reserved
    if found.reservation:
        assert "policy https://example.org/policy.json" in found.reservation.text


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[" * 100_000, b'[7, {"location": 3}, {}]', b"\xff\xfe", b"null"]
)
def test_a_broken_tdmrep_file_is_no_signal_and_no_error(body: bytes) -> None:
    assert _found(more={"/.well-known/tdmrep.json": says(200, body)}).signals == ()


def test_a_long_text_is_cut() -> None:
    (signal,) = _found(feed_head=f"<copyright>{'all rights ' * 900}</copyright>").signals
    assert len(signal.text) == 200
