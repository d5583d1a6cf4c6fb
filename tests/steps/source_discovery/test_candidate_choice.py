"""The choice between lists, without any network: each rule decides alone where all before it are even."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from orchestration.fetching.fetch_records import FetchOutcome, FetchRequest, FetchResult, ResourceKind
from orchestration.sources.link_records import FoundLink, LinkList, ListKind
from orchestration.sources.publication_times import PublicationTime
from orchestration.sources.source_entries import SourceEntryKind
from orchestration.sources.source_records import PublishedPrecision
from orchestration.steps.source_discovery.candidate_choice import choose, is_good, reasons_for, weaknesses
from orchestration.steps.source_discovery.discovery_records import Candidate, Origin, TriedList
from orchestration.steps.source_discovery.list_figures import figures_of
from tests.steps.source_discovery.small_site import NOW

FEED, SITEMAP = SourceEntryKind.FEED, SourceEntryKind.SITEMAP


def _list(
    path: str,
    origin: Origin = Origin.NAMED,
    *,
    kind: SourceEntryKind = FEED,
    days_old: float = 1,
    n: int = 10,
    n_dated: int | None = None,
    is_news: bool = False,
) -> TriedList:
    dated = n if n_dated is None else n_dated
    times = [NOW - timedelta(days=days_old + place) for place in range(n)]
    links = LinkList(
        ListKind.RSS if kind is FEED else ListKind.SITEMAP,
        tuple(
            FoundLink(f"https://example.org/{place}", published=_time(time) if place < dated else None)
            for place, time in enumerate(times)
        ),
    )
    url = f"https://example.org{path}"
    request = FetchRequest(url, ResourceKind.FEED)
    result = FetchResult(request, FetchOutcome.FETCHED, NOW, 0.1, url, 200)
    figures = figures_of(links)
    return TriedList(Candidate(url, origin), url, result, None, kind, links, figures, is_news_sitemap=is_news)


def _time(at: datetime) -> PublicationTime:
    return PublicationTime(at, PublishedPrecision.SECOND)


GOOD = _list("/good", Origin.GUESSED)


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        (_list("/given", Origin.GIVEN, n=0), GOOD),
        (_list("/stale", days_old=900), _list("/empty", n=0)),
        (GOOD, _list("/stale", days_old=61)),
        (_list("/sitemap", Origin.GUESSED, kind=SITEMAP), _list("/stale", days_old=61)),
        (GOOD, _list("/undated", n_dated=0)),
        (GOOD, _list("/half", n_dated=4)),
        (GOOD, _list("/news.xml", kind=SITEMAP, is_news=True)),
        (_list("/news.xml", Origin.GUESSED, kind=SITEMAP, is_news=True), _list("/all.xml", kind=SITEMAP)),
        (_list("/named"), _list("/robots", Origin.ROBOTS)),
        (_list("/robots", Origin.ROBOTS), GOOD),
        (_list("/first"), _list("/second")),
    ],
)
def test_the_better_list_wins(better: TriedList, worse: TriedList) -> None:
    assert choose([better, worse], NOW) is better
    if better.candidate.url != "https://example.org/first":
        assert choose([worse, better], NOW) is better


def test_what_is_no_list_is_never_chosen() -> None:
    failed = replace(GOOD, links=None, figures=None, kind=None, problem="not found")
    assert choose([failed], NOW) is None
    assert choose([failed, GOOD], NOW) is GOOD
    assert choose([], NOW) is None


@pytest.mark.parametrize(
    ("weak", "words"),
    [
        (_list("/e", n=0), "it holds no article now"),
        (_list("/s", days_old=400), "its newest article is 400 days old"),
        (_list("/u", n_dated=0), "none of its articles has a date"),
        (_list("/h", n_dated=3), "only 3 of 10 articles have a date"),
        (_list("/m", kind=SITEMAP), "a sitemap names all pages of a site: narrow it with only_paths"),
    ],
)
def test_what_is_weak_is_said(weak: TriedList, words: str) -> None:
    assert weaknesses(weak, NOW) == (words,)
    assert not is_good(weak, NOW)


def test_the_reason_names_the_first_rule_that_decided() -> None:
    named, news = _list("/named"), _list("/news.xml", kind=SITEMAP, is_news=True)
    assert reasons_for(named, [named, news], NOW) == (
        "it is named by the page",
        "a feed tells more than a sitemap",
    )
    assert reasons_for(named, [named, GOOD], NOW)[1] == "the site itself names it"
    assert reasons_for(named, [named, _list("/other")], NOW)[1] == "it comes first of several alike"
    assert reasons_for(named, [named], NOW) == ("it is named by the page",)
