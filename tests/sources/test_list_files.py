"""Files that hold lists: full texts become articles, the rest are links to fetch, and nothing is lost between the two."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from orchestration.sources import (
    PendingLink,
    QuarantinedInput,
    ReasonCode,
    SourceArticle,
    SourceItem,
    SourceKind,
    read_paths,
)
from tests.sources.article_inputs import BODY
from tests.sources.list_inputs import NOW, json_feed, rss, rss_item, sitemap, sitemap_index, utc

FULL = f"<content:encoded><![CDATA[<p>{BODY}</p><p>{BODY.replace('31', '32')}</p>]]></content:encoded>"


def item(number: int, content: str, *, link: bool = True, summary: str = "In short.") -> str:
    address = f"<link>/story/{number}</link>" if link else ""
    return (
        f'<item><title>Story {number}</title>{address}<guid isPermaLink="false">g-{number}</guid>'
        f"<pubDate>Tue, 05 Mar 2024 10:30:00 MSK</pubDate><description>{summary}</description>{content}</item>"
    )


def read(folder: Path, **files: bytes) -> list[SourceItem]:
    for name, content in files.items():
        (folder / name.replace("__", ".")).write_bytes(content)
    return list(read_paths([folder], now=NOW, project_root=folder))


def test_a_feed_file_gives_articles_and_pending_links(tmp_path: Path) -> None:
    teaser = (
        "<content:encoded><![CDATA[<p>Norland has sent 31 tanks to Sudland [&#8230;]</p>]]></content:encoded>"
    )
    body = rss(
        item(1, FULL)
        + item(2, "")
        + item(3, teaser)
        + item(4, "", link=False, summary=f"{BODY} {BODY}")
        + "<item/>"
    )
    items = read(tmp_path, feed__rss=body)
    articles = [one for one in items if isinstance(one, SourceArticle)]
    pending = [one for one in items if isinstance(one, PendingLink)]
    refused = [one for one in items if isinstance(one, QuarantinedInput)]
    first = articles[0]
    assert [one.external_id for one in articles] == ["g-1", "g-4"]
    assert BODY in first.body
    assert (first.url, first.title, first.outlet, first.source_kind) == (
        "https://news.example/story/1",
        "Story 1",
        "The Example",
        SourceKind.FEED,
    )
    assert (first.published_at, first.published_source, first.language) == (
        utc(2024, 3, 5, 7, 30),
        "feed",
        "en",
    )
    assert [(one.position, one.link.url, one.list_kind) for one in pending] == [
        (2, "https://news.example/story/2", "rss"),
        (3, "https://news.example/story/3", "rss"),
    ]
    assert [(one.line_number, one.reason_code) for one in refused] == [(5, ReasonCode.BAD_URL)]


def test_lists_of_all_kinds_give_links(tmp_path: Path) -> None:
    items = read(
        tmp_path,
        a__xml=sitemap(2),
        b__xml__gz=gzip.compress(sitemap(1)),
        c__xml=sitemap_index(["https://news.example/1.xml"]),
        d__csv=b"url,title\nhttps://news.example/csv,Tanks\nnothing,x\n",
        e__txt=b"# ours\nhttps://news.example/txt\n",
        f__txt=BODY.encode(),
    )
    found = [(one.source_path, one.link.url, one.is_list) for one in items if isinstance(one, PendingLink)]
    assert found == [
        ("a.xml", "https://news.example/story/1?a=1&b=2", False),
        ("a.xml", "https://news.example/story/2?a=1&b=2", False),
        ("b.xml.gz", "https://news.example/story/1?a=1&b=2", False),
        ("c.xml", "https://news.example/1.xml", True),
        ("d.csv", "https://news.example/csv", False),
        ("e.txt", "https://news.example/txt", False),
    ]
    assert [one.source_path for one in items if isinstance(one, SourceArticle)] == ["f.txt"]
    assert [(one.source_path, one.line_number) for one in items if isinstance(one, QuarantinedInput)] == [
        ("d.csv", 3)
    ]


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("page__xml", b"<!DOCTYPE html><html></html>", ReasonCode.NOT_A_LIST),
        ("bomb__rss", b"<!DOCTYPE x [<!ENTITY a 'b'>]>" + rss(""), ReasonCode.FORBIDDEN_MARKUP),
        ("cut__xml__gz", gzip.compress(sitemap(3))[:-9], ReasonCode.TRUNCATED),
        ("table__csv", b"a,b\n1,2\n", ReasonCode.UNKNOWN_FILE_TYPE),
        ("cut__xml", json_feed(3)[:-20], ReasonCode.INVALID_JSON),
    ],
)
def test_a_file_that_is_no_list_is_quarantined_with_its_bytes(
    tmp_path: Path, name: str, content: bytes, code: ReasonCode
) -> None:
    (refused,) = read(tmp_path, **{name: content})
    assert isinstance(refused, QuarantinedInput)
    assert (refused.reason_code, refused.line_number, refused.raw_bytes) == (code, None, content)


def test_a_cut_feed_gives_what_is_whole_and_one_quarantined_rest(tmp_path: Path) -> None:
    items = read(tmp_path, feed__rss=rss(rss_item(1) + rss_item(2))[:-150])
    assert [type(one) for one in items] == [SourceArticle, QuarantinedInput]
    assert isinstance(items[1], QuarantinedInput)
    assert items[1].reason_code is ReasonCode.TRUNCATED
