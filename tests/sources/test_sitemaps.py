"""Sitemaps: news, index, gzip and text; strangers, traps and bombs are refused, and memory stays bounded."""

from __future__ import annotations

import gzip

import pytest

from orchestration.sources import sitemap_reading
from orchestration.sources.link_records import FoundLink, LinkList, ListKind
from orchestration.sources.publication_times import PublicationTime
from orchestration.sources.sitemap_reading import read_sitemap
from orchestration.sources.sitemap_rules import SitemapWalk, newest_first, within_window
from orchestration.sources.source_records import PublishedPrecision, ReasonCode
from orchestration.sources.unreadable_input import UnreadableInputError
from tests.sources.heavy_lists import entity_bombs
from tests.sources.list_inputs import NOW, SITEMAP_URL, rss_of, sitemap, sitemap_index, utc


def read(body: bytes, *, other_hosts: tuple[str, ...] = ()) -> LinkList:
    return read_sitemap(body, url=SITEMAP_URL, now=NOW, other_hosts=other_hosts)


def refusal(body: bytes) -> ReasonCode:
    with pytest.raises(UnreadableInputError) as raised:
        read(body)
    return raised.value.reason_code


def test_a_news_sitemap_is_read_whole() -> None:
    found = read(sitemap(2))
    link = found.links[0]
    assert (found.kind, len(found.links), found.problems, found.is_complete) == (
        ListKind.SITEMAP,
        2,
        (),
        True,
    )
    assert (link.url, link.title) == ("https://news.example/story/1?a=1&b=2", "Story 1 — Привіт")
    assert (link.outlet, link.language) == ("The Example", "en")
    assert link.published == PublicationTime(utc(2024, 3, 5, 8, 30), PublishedPrecision.SECOND)
    assert link.modified == PublicationTime(utc(2024, 3, 6), PublishedPrecision.DAY)


def test_gzip_is_taken_off_and_a_bomb_is_refused() -> None:
    assert read(gzip.compress(sitemap(3))) == read(sitemap(3))
    assert refusal(gzip.compress(b"<urlset>" + b" " * 60_000_000)) is ReasonCode.COMPRESSION_BOMB
    assert refusal(gzip.compress(sitemap(3))[:-9]) is ReasonCode.TRUNCATED


def test_an_index_names_its_children_and_no_article() -> None:
    children = [f"https://news.example/{number}.xml" for number in range(3)]
    found = read(sitemap_index(children))
    assert (found.kind, found.links, found.child_lists) == (ListKind.SITEMAP_INDEX, (), tuple(children))
    assert found.child_modified == (utc(2024, 3, 1), utc(2024, 3, 2), utc(2024, 3, 3))


def test_a_stranger_is_refused_unless_its_own_robots_file_says_so() -> None:
    stranger = "<url><loc>https://other.example/story</loc></url><url><loc>//10.0.0.1/x</loc></url>"
    found = read(sitemap(1, extra=stranger))
    assert [(problem.position, problem.reason_code) for problem in found.problems] == [
        (2, "foreign_host"),
        (3, "bad_url"),
    ]
    allowed = read(sitemap(1, extra=stranger), other_hosts=("other.example",))
    assert [link.url for link in allowed.links][1:] == ["https://other.example/story"]


def test_a_text_sitemap_is_read_line_by_line() -> None:
    found = read(b"https://news.example/1\r\nnot an address\nhttps://www.news.example/2\n")
    assert [link.url for link in found.links] == ["https://news.example/1", "https://www.news.example/2"]
    assert [(problem.position, problem.reason_code) for problem in found.problems] == [(2, "bad_url")]


@pytest.mark.parametrize("cut", range(300, 1_500, 53))
def test_a_sitemap_that_breaks_off_keeps_its_whole_entries_and_says_so(cut: int) -> None:
    whole = read(sitemap(6)).links
    found = read(sitemap(6)[:cut])
    assert not found.is_complete
    assert found.links == whole[: len(found.links)]
    assert "truncated" in {problem.reason_code for problem in found.problems}


def test_lone_ampersands_in_addresses_are_mended() -> None:
    found = read(sitemap(1, extra="<url><loc>https://news.example/a?b=1&c=2</loc></url>"))
    assert found.links[1].url == "https://news.example/a?b=1&c=2"


def test_what_is_no_sitemap_is_refused() -> None:
    assert refusal(b"<!DOCTYPE html><html></html>") is ReasonCode.NOT_A_LIST
    assert refusal(rss_of(2)) is ReasonCode.NOT_A_LIST
    assert refusal(b"hello") is ReasonCode.NOT_A_LIST
    for bomb in entity_bombs("utf-16").values():
        assert (
            refusal(bomb.replace("rss".encode("utf-16-le"), "urlset".encode("utf-16-le")))
            is ReasonCode.FORBIDDEN_MARKUP
        )


def test_more_entries_than_the_protocol_allows_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemap_reading, "MAX_SITEMAP_URLS", 5)
    found = read(sitemap(9))
    assert (len(found.links), found.is_complete, found.problems[-1].reason_code) == (
        5,
        False,
        "too_many_entries",
    )


def test_a_walk_ends_whatever_the_indexes_say() -> None:
    walk = SitemapWalk()
    assert walk.admit(SITEMAP_URL, 1)
    depth = 1
    lists = [SITEMAP_URL]
    n_read = 0
    while lists:
        n_read += 1
        index = read(sitemap_index([SITEMAP_URL, f"https://news.example/{depth}.xml"]))
        lists = list(walk.children(index, depth))
        depth += 1
    assert n_read == 3
    assert list(walk.children(read(sitemap_index(["https://news.example/1.xml"])), 1)) == []


def test_children_that_did_not_change_are_not_read_again() -> None:
    children = [f"https://news.example/{number}.xml" for number in range(3)]
    assert list(SitemapWalk().children(read(sitemap_index(children)), 1, utc(2024, 3, 2))) == children[1:]


def test_old_links_and_too_many_are_left_out() -> None:
    def dated(day: int | None) -> FoundLink:
        time = PublicationTime(utc(2024, 3, day), PublishedPrecision.DAY) if day else None
        return FoundLink(f"https://news.example/{day}", published=time)

    links = [dated(1), dated(None), dated(9), dated(5)]
    assert list(within_window(links, utc(2024, 3, 5))) == [links[1], links[2], links[3]]
    assert newest_first(links, 3) == [links[2], links[3], links[0]]
