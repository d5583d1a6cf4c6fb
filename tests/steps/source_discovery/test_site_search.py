"""The search on real HTTP: what is found, what is asked for on the way, and what is refused in a sentence."""

from __future__ import annotations

from datetime import timedelta

import pytest

from orchestration.sources.source_entries import SourceEntryKind
from orchestration.steps.source_discovery.discovery_records import DiscoveryError, Origin
from orchestration.steps.source_discovery.site_search import discover
from tests.fetching.servers import page, redirects, says
from tests.steps.source_discovery.small_site import (
    NOW,
    article_times,
    as_xml,
    asked_site,
    home_page,
    rss,
    sitemap,
    sitemap_index,
)


def test_the_feed_that_the_page_names_is_found_and_nothing_is_guessed() -> None:
    with asked_site({}) as (site, ask):
        link = '<link rel="alternate" type="application/rss+xml" title="News" href="/press/all.rss">'
        comments = '<link rel="alternate" type="application/rss+xml" title="Comments" href="/comments/feed/">'
        site.answers["/"] = page(home_page(comments + link))
        site.answers["/press/all.rss"] = as_xml(rss(site.url(""), article_times(20)))
        found = discover(site.url("/"), ask, NOW)
        assert site.paths() == ["/robots.txt", "/", "/press/all.rss", "/.well-known/tdmrep.json"]
    assert (found.chosen.url, found.chosen.kind) == (site.url("/press/all.rss"), SourceEntryKind.FEED)
    assert found.chosen.candidate.origin is Origin.NAMED
    assert found.figures.per_day == pytest.approx(2.0)
    assert (found.figures.n_entries, found.figures.n_dated, found.figures.language) == (20, 20, "en")
    assert [sample.published for sample in found.figures.samples] == article_times(3)
    assert found.figures.samples[0].title == "The ministry counts its bridges, part 0"
    assert found.reasons == ("it is named by the page",)
    assert found.robots.words == "there is none, so everything is allowed"


def test_without_a_named_feed_the_usual_places_are_tried_until_one_is_good() -> None:
    with asked_site({"/": page(home_page())}) as (site, ask):
        site.answers["/rss.xml"] = as_xml(rss(site.url(""), article_times(5)))
        site.answers["/feed"] = page(home_page())
        found = discover(site.url("/"), ask, NOW)
        asked = site.paths()
    assert found.chosen.url == site.url("/rss.xml")
    assert asked[2:5] == ["/feed", "/rss", "/rss.xml"]
    assert "/atom.xml" not in asked
    problems = {one.candidate.url: one.problem for one in found.tried}
    assert problems[site.url("/rss")] is not None
    assert problems[site.url("/feed")] is not None


def test_a_feed_left_behind_gives_way_to_a_living_news_sitemap() -> None:
    with asked_site({}) as (site, ask):
        link = '<link rel="alternate" type="application/rss+xml" href="/old.rss">'
        site.answers["/"] = page(home_page(link))
        site.answers["/old.rss"] = as_xml(
            rss(site.url(""), article_times(9, newest=NOW - timedelta(days=700)))
        )
        site.answers["/robots.txt"] = says(200, f"Sitemap: {site.url('/sm/news.xml')}\n".encode())
        site.answers["/sm/news.xml"] = as_xml(sitemap(site.url(""), article_times(30), is_news=True))
        found = discover(site.url("/"), ask, NOW)
    assert found.chosen.url == site.url("/sm/news.xml")
    assert found.chosen.is_news_sitemap
    assert "its articles are newer than those of the others" in found.reasons
    assert found.robots.sitemaps == (site.url("/sm/news.xml"),)


def test_a_news_sitemap_beside_a_good_feed_is_kept_for_the_gaps() -> None:
    with asked_site({}) as (site, ask):
        site.answers["/"] = page(home_page('<link rel="alternate" type="application/rss+xml" href="/f.rss">'))
        site.answers["/f.rss"] = as_xml(rss(site.url(""), article_times(10)))
        lines = f"Sitemap: {site.url('/sitemap.xml')}\nSitemap: {site.url('/news-sitemap.xml')}\n"
        site.answers["/robots.txt"] = says(200, lines.encode())
        site.answers["/news-sitemap.xml"] = as_xml(sitemap(site.url(""), article_times(30), is_news=True))
        found = discover(site.url("/"), ask, NOW)
        assert "/sitemap.xml" not in site.paths()
    assert found.chosen.url == site.url("/f.rss")
    assert found.fill_gaps_from == site.url("/news-sitemap.xml")


def test_an_index_is_taken_with_the_list_below_it() -> None:
    with asked_site({"/": page(home_page())}) as (site, ask):
        children = [site.url("/sitemap-pages.xml"), site.url("/sitemap-posts.xml")]
        site.answers["/sitemap.xml"] = as_xml(sitemap_index(children))
        site.answers["/sitemap-posts.xml"] = as_xml(sitemap(site.url(""), article_times(6)))
        found = discover(site.url("/"), ask, NOW)
    assert (found.chosen.url, found.chosen.n_child_lists) == (site.url("/sitemap.xml"), 2)
    assert found.figures.n_entries == 6
    assert any("narrow it with only_paths" in reason for reason in found.reasons)


def test_a_feed_given_itself_is_taken_whatever_it_holds() -> None:
    with asked_site({}) as (site, ask):
        site.answers["/feed.xml"] = as_xml(rss(site.url(""), []))
        found = discover(site.url("/feed.xml"), ask, NOW)
        assert site.paths() == ["/robots.txt", "/feed.xml", "/.well-known/tdmrep.json"]
    assert found.reasons == ("it was given", "it holds no article now")


def test_only_a_permanent_move_changes_the_address() -> None:
    for status, kept in ((301, "/new.rss"), (302, "/feed")):
        with asked_site({"/feed": redirects("/new.rss", status)}) as (site, ask):
            site.answers["/new.rss"] = as_xml(rss(site.url(""), article_times(4)))
            assert discover(site.url("/feed"), ask, NOW).chosen.url == site.url(kept)


def test_the_kind_that_is_wanted_is_searched_on() -> None:
    with asked_site({}) as (site, ask):
        site.answers["/"] = page(home_page('<link rel="alternate" type="application/rss+xml" href="/f.rss">'))
        site.answers["/f.rss"] = as_xml(rss(site.url(""), article_times(10)))
        site.answers["/sitemap.xml"] = as_xml(sitemap(site.url(""), article_times(6)))
        found = discover(site.url("/"), ask, NOW, wanted=SourceEntryKind.SITEMAP)
    assert found.chosen.url == site.url("/sitemap.xml")


def test_robots_that_forbid_the_articles_are_told() -> None:
    with asked_site({}) as (site, ask):
        site.answers["/robots.txt"] = says(200, b"User-agent: newsledger\nCrawl-delay: 7\nDisallow: /news/\n")
        site.answers["/feed"] = as_xml(rss(site.url(""), article_times(4)))
        found = discover(site.url("/feed"), ask, NOW)
    assert found.robots.are_articles_allowed is False
    assert found.robots.crawl_delay == 7


def test_what_robots_forbid_is_refused_and_not_asked_for() -> None:
    with asked_site({"/": page(home_page())}) as (site, ask):
        site.answers["/robots.txt"] = says(200, b"User-agent: *\nDisallow: /\n")
        with pytest.raises(
            DiscoveryError, match=r"robots\.txt of 127\.0\.0\.1 does not allow newsledger to ask"
        ):
            discover(site.url("/"), ask, NOW)
        assert site.paths() == ["/robots.txt"]


def test_a_site_without_a_list_is_told_with_the_number_of_tries() -> None:
    with asked_site({"/": page(home_page())}) as (site, ask):
        with pytest.raises(DiscoveryError, match=r"no feed or sitemap was found .* 8 addresses were tried"):
            discover(site.url("/"), ask, NOW)
        assert len(site.paths()) == 10


def test_a_page_is_no_feed_when_only_the_address_counts() -> None:
    with asked_site({"/feed": page(home_page())}) as (site, ask):
        with pytest.raises(DiscoveryError, match="is no feed and no sitemap: "):
            discover(site.url("/feed"), ask, NOW, is_only_given=True)
        assert site.paths() == ["/robots.txt", "/feed"]


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("", "no address of the web"),
        ("ftp://example.org/feed", "no address of the web"),
        ("javascript:alert(1)", "no address of the web"),
        ("http://[::1", "no address of the web"),
        ("https://user:secret@example.org/feed", "holds a name or a password"),
    ],
)
def test_a_bad_address_is_refused_before_anything_is_asked(url: str, words: str) -> None:
    with asked_site({}) as (site, ask):
        with pytest.raises(DiscoveryError, match=words) as error:
            discover(url, ask, NOW)
        assert site.seen == []
    assert "secret" not in str(error.value)


def test_an_address_of_this_machine_is_refused() -> None:
    with asked_site({}) as (site, ask), pytest.raises(DiscoveryError, match="cannot be had"):
        discover(f"http://127.0.0.1:{site.port + 1}/feed", ask, NOW)
