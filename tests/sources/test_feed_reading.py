"""Feeds: every form is read, a damaged entry costs itself only, and nothing hostile costs time, memory or a request."""

from __future__ import annotations

import contextlib
import time
from pathlib import Path
from typing import Any

import pytest

from orchestration.sources import feed_documents
from orchestration.sources.feed_parsing import parsed_feed
from orchestration.sources.feed_reading import read_feed
from orchestration.sources.link_records import LinkList, ListKind
from orchestration.sources.source_records import ReasonCode
from orchestration.sources.unreadable_input import UnreadableInputError
from tests.sources.heavy_lists import HEAVY_FEEDS, entity_bombs
from tests.sources.list_inputs import FEED_URL, NOW, STORY, atom, json_feed, rss, rss_1, rss_item, rss_of, utc


def read(body: bytes, *, url: str = FEED_URL, content_type: str | None = None) -> LinkList:
    return read_feed(body, url=url, now=NOW, content_type=content_type)


def reasons(found: LinkList) -> list[tuple[int, str]]:
    return [(problem.position, problem.reason_code) for problem in found.problems]


def refusal(body: bytes, content_type: str | None = None) -> ReasonCode:
    with pytest.raises(UnreadableInputError) as raised:
        read(body, content_type=content_type)
    return raised.value.reason_code


def test_an_rss_feed_is_read_whole() -> None:
    period = "<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>"
    head = f"<copyright>CC BY 4.0</copyright><ttl>30</ttl>{period}"
    found = read(rss(rss_item(1), head=head))
    (link,) = found.links
    assert (found.kind, found.title, found.site_url, found.language) == (
        ListKind.RSS,
        "The Example",
        "https://news.example/",
        "en-gb",
    )
    assert (found.rights, found.shortest_wait, found.is_complete, found.problems) == (
        "CC BY 4.0",
        21_600,
        True,
        (),
    )
    assert (link.url, link.guid, link.title) == (
        "https://news.example/story/1?a=1&b=2",
        "g-1",
        "Story 1 & more",
    )
    assert link.published is not None
    assert link.published.at == utc(2024, 3, 5, 8, 30)
    assert link.published_raw == "Tue, 05 Mar 2024 10:30:00 +0200"
    assert link.content_html == f"<p>{STORY}</p><p>Number 1.</p>"
    assert (link.summary, link.authors, link.language) == ("In short: story 1.", ("A. Writer",), "en-gb")


def test_an_rss_1_feed_is_read_whole() -> None:
    found = read(rss_1(3))
    assert [link.url for link in found.links] == [f"https://news.example/story/{n}" for n in (1, 2, 3)]
    assert {link.published.at for link in found.links if link.published} == {utc(2024, 3, 5, 8, 30)}
    assert found.is_complete


@pytest.mark.parametrize("prefix", ["", "a"])
def test_an_atom_feed_is_read_with_its_base_and_its_two_dates(prefix: str) -> None:
    found = read(atom(2, prefix=prefix))
    first = found.links[0]
    assert (found.kind, found.rights, found.is_complete) == (ListKind.ATOM, "CC BY 4.0", True)
    assert (first.url, first.title, first.language) == ("https://base.example/news/story/1", "Story 1", "fr")
    assert first.published is not None
    assert first.modified is not None
    assert (first.published.at, first.modified.at) == (
        utc(2024, 3, 5, 8, 30),
        utc(2024, 3, 6, 10, 30),
    )
    assert first.content_html is not None
    assert STORY in first.content_html


def test_an_update_is_no_publication() -> None:
    changed = atom(1).replace(b"published>", b"created-by-us>")
    assert read(changed).links[0].published is None


def test_a_json_feed_is_read_item_by_item() -> None:
    body = (
        json_feed(3)
        .replace(b'{"id": 2, "url": "/story/2"', b'{"id": 2, "url": "mailto:x"')
        .replace(f'"content_html": "<p>{STORY}'.encode("unicode_escape"), b'"other": "', 0)
    )
    found = read(body)
    assert found.kind is ListKind.JSON_FEED
    assert [link.url for link in found.links] == [
        "https://news.example/story/1",
        None,
        "https://news.example/story/3",
    ]
    assert refusal(body[:-40]) is ReasonCode.INVALID_JSON


def test_a_permanent_guid_is_an_address_and_another_is_none() -> None:
    found = read(
        rss(
            "<item><title>a</title><guid>https://news.example/a</guid></item>"
            '<item><title>b</title><guid isPermaLink="false">https://news.example/b</guid></item>'
            '<item><guid isPermaLink="false">c</guid><description>Complete in itself.</description></item>'
        )
    )
    assert [(link.url, link.guid) for link in found.links] == [
        ("https://news.example/a", "https://news.example/a"),
        (None, "c"),
    ]
    assert reasons(found) == [(2, "bad_url")]


@pytest.mark.parametrize(
    "bad",
    [
        "<item><title>R&D & caf&eacute;</title><link>https://news.example/bad?a=1&b=2</link></item>",
        "<item><title>a<b>c</title><link>https://news.example/bad?a=1&b=2</link></item>",
        "<item><link>https://news.example/bad?a=1&b=2</link><nope:x>y</nope:x></item>",
        "<item><link>https://news.example/bad?a=1&amp;b=2</link><title>\x0b&#0;&#xD800;</title></item>",
        "<item><link>https://news.example/bad?a=1&amp;b=2</link>",
    ],
    ids=["ampersands", "crossed tags", "undeclared prefix", "illegal characters", "no end tag"],
)
def test_an_entry_with_a_common_fault_is_mended_and_its_neighbours_are_as_they_were(bad: str) -> None:
    found = read(rss(rss_item(1) + bad + rss_item(3)))
    assert [link.url for link in found.links] == [
        "https://news.example/story/1?a=1&b=2",
        "https://news.example/bad?a=1&b=2",
        "https://news.example/story/3?a=1&b=2",
    ]
    alone = read(rss(rss_item(1) + rss_item(3)))
    assert (found.links[0], found.links[2]) == alone.links


@pytest.mark.parametrize(
    ("bad", "code"),
    [
        ("<item><title><![CDATA[never closed</title><link>https://news.example/2</link></item>", None),
        ("<item><!DOCTYPE x [<!ENTITY a 'b'>]><title>&a;</title></item>", "forbidden_markup"),
        ("<item>" + "<div>" * 300 + "</div>" * 300 + "</item>", "malformed_markup"),
        ("<item><title>no address, no text</title></item>", "bad_url"),
        ("<item><link>javascript:alert(1)</link></item>", "bad_url"),
    ],
    ids=["open section", "document type", "depth", "nothing", "script"],
)
def test_a_bad_entry_costs_itself_only(bad: str, code: str | None) -> None:
    found = read(rss(rss_item(1) + bad + rss_item(3)))
    urls = [link.url for link in found.links]
    assert urls[0] == "https://news.example/story/1?a=1&b=2"
    assert urls[-1] == "https://news.example/story/3?a=1&b=2"
    assert found.is_complete
    if code is not None:
        assert reasons(found) == [(2, code)]


def test_an_entry_on_which_the_library_fails_costs_itself_only(monkeypatch: pytest.MonkeyPatch) -> None:
    import feedparser

    honest = feedparser.parse

    def failing(stream: object, **options: object) -> object:
        content = stream.getvalue()  # type: ignore[attr-defined]
        if b"Story 2" in content:
            raise ValueError("chr() arg not in range")
        return honest(stream, **options)

    monkeypatch.setattr(feedparser, "parse", failing)
    found = read(rss_of(3))
    assert [link.guid for link in found.links] == ["g-1", "g-3"]
    assert reasons(found) == [(2, "parser_failed")]
    assert b"Story 2" in found.problems[0].raw_bytes


@pytest.mark.parametrize("make", [rss_of, rss_1, atom], ids=["rss", "rss 1.0", "atom"])
def test_a_feed_that_breaks_off_keeps_its_whole_entries_and_says_so(make: object) -> None:
    whole = make(4)  # type: ignore[operator]
    links = read(whole).links
    for cut in range(len(whole) - 1, len(whole) // 5, -97):
        try:
            found = read(whole[:cut])
        except UnreadableInputError:
            continue
        assert not found.is_complete
        assert "truncated" in {problem.reason_code for problem in found.problems}
        assert found.links == links[: len(found.links)]


def test_the_same_story_keeps_its_identity_while_its_date_moves() -> None:
    polls = [read(rss(rss_item(1, date=f"Tue, 05 Mar 2024 10:{minute}:00 GMT"))) for minute in (10, 20, 30)]
    assert len({(link.url, link.guid) for poll in polls for link in poll.links}) == 1
    assert len({link.published for poll in polls for link in poll.links}) == 3


def test_days_first_is_learnt_from_the_feed_itself() -> None:
    dates = ("03/04/2024", "25/04/2024")
    found = read(rss("".join(rss_item(n, date=date) for n, date in enumerate(dates)), head=""))
    assert [link.published.at.day for link in found.links if link.published] == [3, 25]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-be", "utf-32"])
def test_every_document_type_is_refused_at_once_in_every_encoding(encoding: str) -> None:
    started = time.monotonic()
    for name, bomb in entity_bombs(encoding).items():
        assert refusal(bomb) is ReasonCode.FORBIDDEN_MARKUP, name
    assert time.monotonic() - started < 1.0


def test_a_web_page_is_no_feed() -> None:
    assert refusal(b"<!DOCTYPE html><html><body>Sign in</body></html>") is ReasonCode.NOT_A_LIST
    assert refusal(b"<html><body>Sign in</body></html>") is ReasonCode.NOT_A_LIST
    assert refusal(b"just text") is ReasonCode.NOT_A_LIST
    assert refusal(b"") is ReasonCode.NOT_A_LIST
    assert refusal(b"x" * 10_000_001) is ReasonCode.FILE_TOO_LARGE


def test_junk_before_a_feed_is_read_over() -> None:
    assert len(read(b"\n\n<br />Warning: line 3\n" + rss_of(2)).links) == 2


def test_text_is_refused_before_any_library_sees_it(tmp_path: Path) -> None:
    path: Any = str(tmp_path)
    with pytest.raises(TypeError):
        read_feed(path, url=FEED_URL, now=NOW)
    with pytest.raises(TypeError):
        parsed_feed(path, FEED_URL)


def test_bytes_that_are_a_path_are_not_opened(tmp_path: Path) -> None:
    secret = tmp_path / "feed.xml"
    secret.write_bytes(rss_of(1))
    assert parsed_feed(str(secret).encode(), FEED_URL)["entries"] == []
    assert refusal(str(secret).encode()) is ReasonCode.NOT_A_LIST


@pytest.mark.parametrize("name", HEAVY_FEEDS)
def test_a_feed_made_to_cost_time_costs_little(name: str) -> None:
    body = HEAVY_FEEDS[name](20_000)
    started = time.process_time()
    with contextlib.suppress(UnreadableInputError):
        read(body)
    assert time.process_time() - started < 2.0


def test_a_feed_of_more_than_is_read_says_that_it_is_incomplete(monkeypatch: pytest.MonkeyPatch) -> None:
    for limit, value in (("MAX_FEED_ENTRIES", 2), ("MAX_FEED_TAGS", 50)):
        with monkeypatch.context() as patch:
            patch.setattr(feed_documents, limit, value)
            found = read(rss_of(5))
        assert (len(found.links), found.is_complete) == (2, False), limit
        assert reasons(found) == [(3, "too_many_entries")]
