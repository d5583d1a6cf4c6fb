"""The row that comes of a search: what was found fills what the person left out, and no source stands twice."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from pydantic import ValidationError

from orchestration.sources.source_entries import SourceEntry, SourceEntryKind, SourceGroup
from orchestration.steps.source_discovery.discovery_records import Discovery
from orchestration.steps.source_discovery.site_search import discover
from orchestration.steps.source_discovery.source_proposal import (
    DuplicateSourceError,
    Wishes,
    likely_country,
    likely_group,
    propose_source,
    read_countries,
)
from tests.steps.source_discovery.small_site import DAY, NOW, article_times, as_xml, asked_site, rss

COUNTRIES = read_countries(Path(__file__).parents[3] / "dbt_project" / "seeds" / "parties.csv")


def _found(times: list[datetime], head: str = "", path: str = "/feed.xml") -> Discovery:
    with asked_site({}) as (site, ask):
        site.answers[path] = as_xml(rss(site.url(""), times, head))
        return discover(site.url(path), ask, NOW)


def _entry(source_id: str, url: str) -> SourceEntry:
    return SourceEntry(
        id=source_id, name=source_id, kind=SourceEntryKind.FEED, url=url, group=SourceGroup.NEWS
    )


def test_a_row_is_made_of_what_was_found() -> None:
    found = _found(article_times(20), "<copyright>Reuse with source</copyright>")
    entry = propose_source(found, Wishes(), [], COUNTRIES)
    assert (entry.id, entry.name) == ("example-ministry-news", "Example Ministry News")
    assert (entry.language, entry.licence, entry.enabled) == ("en", "Reuse with source", False)
    assert entry.check_every == timedelta(hours=1)
    assert entry.expect_new_within == timedelta(days=2)
    assert (entry.group, entry.country) == (SourceGroup.NEWS, None)


def test_a_persons_words_go_first() -> None:
    wishes = Wishes(
        id="x-desk",
        name="X Desk",
        group="agency",
        country="FRA",
        language="fr",
        outlet="X",
        licence="mine",
        check_every="2h",
        is_enabled=True,
    )
    entry = propose_source(_found(article_times(20)), wishes, [], COUNTRIES)
    told = (entry.id, entry.name, entry.group, entry.country, entry.language, entry.outlet, entry.licence)
    assert told == ("x-desk", "X Desk", SourceGroup.AGENCY, "FRA", "fr", "X", "mine")
    assert (entry.check_every, entry.enabled) == (timedelta(hours=2), True)


@pytest.mark.parametrize("wishes", [Wishes(id="X Y"), Wishes(country="France"), Wishes(check_every="1m")])
def test_a_wish_that_no_row_may_have_is_an_error(wishes: Wishes) -> None:
    with pytest.raises(ValidationError):
        propose_source(_found(article_times(3)), wishes, [], COUNTRIES)


def test_an_id_that_is_taken_gets_a_number() -> None:
    taken = [
        _entry("example-ministry-news", "https://a.org/f"),
        _entry("example-ministry-news-2", "https://b.org/f"),
    ]
    assert (
        propose_source(_found(article_times(3)), Wishes(), taken, COUNTRIES).id == "example-ministry-news-3"
    )


def test_another_spelling_of_a_known_address_is_a_duplicate() -> None:
    found = _found(article_times(3))
    spelled = found.chosen.url.replace("http://", "HTTPS://").replace(
        "/feed.xml", "/./feed.xml?utm_source=x#top"
    )
    with pytest.raises(DuplicateSourceError, match="is a source already: old-one"):
        propose_source(found, Wishes(), [_entry("old-one", spelled)], COUNTRIES)
    propose_source(found, Wishes(), [_entry("other", found.chosen.url + "?page=2")], COUNTRIES)


@pytest.mark.parametrize(
    ("n", "step", "head", "minutes"),
    [
        (50, timedelta(minutes=20), "", 30),
        (50, timedelta(minutes=20), "<ttl>120</ttl>", 120),
        (10, DAY / 2, "<ttl>5</ttl>", 60),
        (10, DAY * 3, "", 360),
        (1, DAY, "", 360),
        (10, DAY, "<ttl>999999</ttl>", 1440),
    ],
)
def test_a_list_is_looked_at_as_often_as_it_moves_and_allows(
    n: int, step: timedelta, head: str, minutes: int
) -> None:
    entry = propose_source(_found(article_times(n, step=step), head), Wishes(), [], COUNTRIES)
    assert entry.check_every == timedelta(minutes=minutes)


@pytest.mark.parametrize(
    ("times", "days"),
    [
        (article_times(10, step=timedelta(hours=1)), 2),
        (article_times(10, step=DAY * 3), 9),
        ([NOW, NOW - DAY, NOW - DAY * 400], 182),
        ([NOW], 7),
    ],
)
def test_the_promise_is_three_times_the_longest_quiet_time(times: list[datetime], days: int) -> None:
    assert propose_source(_found(times), Wishes(), [], COUNTRIES).expect_new_within == timedelta(days=days)


@pytest.mark.parametrize(
    ("host", "group", "country"),
    [
        ("www.gov.uk", SourceGroup.GOVERNMENT, "GBR"),
        ("ofsi.blog.gov.uk", SourceGroup.GOVERNMENT, "GBR"),
        ("www.state.gov", SourceGroup.GOVERNMENT, "USA"),
        ("www.centcom.mil", SourceGroup.GOVERNMENT, "USA"),
        ("www.diplomatie.gouv.fr", SourceGroup.GOVERNMENT, "FRA"),
        ("www.mofa.go.jp", SourceGroup.GOVERNMENT, "JPN"),
        ("www.eeas.europa.eu", SourceGroup.GOVERNMENT, None),
        ("news.un.org", SourceGroup.INTERNATIONAL, None),
        ("www.ecowas.int", SourceGroup.INTERNATIONAL, None),
        ("desk.example.co", SourceGroup.NEWS, None),
        ("gov.example.com", SourceGroup.NEWS, None),
    ],
)
def test_group_and_country_are_told_by_a_governments_own_domain_alone(
    host: str, group: SourceGroup, country: str | None
) -> None:
    assert (likely_group(host), likely_country(host, COUNTRIES)) == (group, country)
