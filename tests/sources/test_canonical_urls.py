"""The address that stands for a page: spellings of one page meet, two pages never do."""

from __future__ import annotations

import pytest

from orchestration.sources.canonical_urls import canonical_url, is_same_site

STORY = "https://news.example.org/world/2024/tanks"
ALIASES = [
    ("http://news.example.org/world/2024/tanks", STORY),
    ("HTTPS://News.Example.ORG/world/2024/tanks", STORY),
    ("https://www.news.example.org/world/2024/tanks", STORY),
    ("https://news.example.org:443/world/2024/tanks", STORY),
    ("http://news.example.org:80/world/2024/tanks", STORY),
    ("https://news.example.org./world/2024/tanks", STORY),
    ("https://news.example.org/world/2024/tanks/", STORY),
    ("https://news.example.org/world/2024/tanks#comments", STORY),
    ("https://news.example.org/world/2024/tanks?", STORY),
    ("https://news.example.org/world/2024/tanks?utm_source=feed", STORY),
    ("https://news.example.org/world/2024/tanks?utm_source=a&utm_medium=b&utm_campaign=c", STORY),
    ("https://news.example.org/world/2024/tanks?fbclid=IwAR0abc", STORY),
    ("https://news.example.org/world/2024/tanks?gclid=x&gclsrc=y", STORY),
    ("https://news.example.org/world/2024/tanks?msclkid=1", STORY),
    ("https://news.example.org/world/2024/tanks?mc_cid=1&mc_eid=2", STORY),
    ("https://news.example.org/world/2024/tanks?igshid=1", STORY),
    ("https://news.example.org/world/2024/tanks?at_medium=RSS&at_campaign=KARANGA", STORY),
    ("https://news.example.org/world/2024/tanks?UTM_Source=Feed", STORY),
    ("https://news.example.org/world/2024/tanks?__twitter_impression=true", STORY),
    ("https://news.example.org/world/2024/tanks?_hsenc=1&_hsmi=2", STORY),
    ("https://news.example.org/world/2024/tanks?spm=a.b.c", STORY),
    ("https://news.example.org/world/./2024/tanks", STORY),
    ("https://news.example.org/world/x/../2024/tanks", STORY),
    ("https://news.example.org/world/2024/t%61nks", STORY),
    ("  https://news.example.org/world/2024/tanks\n", STORY),
    ("https://news.example.org", "https://news.example.org/"),
    ("https://example.org/a?b=2&a=1", "https://example.org/a?a=1&b=2"),
    ("https://example.org/a?id=1&utm_content=x&page=2", "https://example.org/a?id=1&page=2"),
    ("https://example.org/caf%c3%a9", "https://example.org/café"),
    ("https://bücher.example/neu", "https://xn--bcher-kva.example/neu"),
    ("https://reader:secret@example.org/a", "https://example.org/a"),
    ("https://m.news.example.org/world/2024/tanks", STORY),
    ("https://amp.news.example.org/world/2024/tanks", STORY),
    ("https://mobile.news.example.org/world/2024/tanks", STORY),
    ("https://www.m.news.example.org/world/2024/tanks", STORY),
    ("https://news.example.org/amp/world/2024/tanks", STORY),
    ("https://news.example.org/world/2024/tanks/amp", STORY),
    ("https://news.example.org/world/2024/tanks/amp/", STORY),
    ("https://news.example.org/world/2024/tanks.amp", STORY),
    ("https://news.example.org/world/2024/tanks?amp", STORY),
    ("https://news.example.org/world/2024/tanks?amp=1", STORY),
    ("https://news.example.org/world/2024/tanks?outputType=amp", STORY),
    ("https://news-example-org.cdn.ampproject.org/c/s/news.example.org/world/2024/tanks", STORY),
    (
        "https://news-example-org.cdn.ampproject.org/v/s/news.example.org/world/2024/tanks?amp_js_v=0.1&usqp=mq331",
        STORY,
    ),
    ("https://www.google.com/amp/s/news.example.org/world/2024/tanks", STORY),
    ("https://news.example.org/world/2024/tanks?print=1", STORY),
    ("https://news.example.org/world/2024/tanks/print", STORY),
    ("https://news.example.org/world/2024/tanks?view=print", STORY),
    ("https://news.example.org/world/2024/tanks?a=1&amp;utm_source=x", STORY + "?a=1"),
    ("https://news.example.org/world/2024/tanks/index.html", STORY),
    ("https://news.example.org/world/2024/tanks/index.php", STORY),
    ("https://news.example.org/world/2024/tanks;jsessionid=0A1B", STORY),
    ("https://en.m.example.org/wiki/Tank", "https://en.example.org/wiki/Tank"),
]
LOOK_ALIKES = [
    ("https://example.org/article?id=1", "https://example.org/article?id=2"),
    ("https://example.org/article?id=1", "https://example.org/article"),
    ("https://example.org/story?p=1", "https://example.org/story?page=1"),
    ("https://example.org/Story", "https://example.org/story"),
    ("https://example.org/amp", "https://example.org/"),
    ("https://example.org/amplifier/story", "https://example.org/lifier/story"),
    ("https://example.org/index.php?id=1", "https://example.org/?id=1"),
    ("https://example.org/story?amp=2", "https://example.org/story"),
    ("https://example.org/story?format=list", "https://example.org/story"),
    ("https://example.org/story?view=2", "https://example.org/story?view=3"),
    ("https://example.org/print/1", "https://example.org/1"),
    ("https://example.org/camp", "https://example.org/c"),
    ("https://example.org/a?utm=1", "https://example.org/a?utm=2"),
    ("https://uk.example.org/story", "https://us.example.org/story"),
    ("https://example.org:8443/story", "https://example.org/story"),
    ("https://example.org/#!/story/1", "https://example.org/#!/story/2"),
    ("https://example.org/a%2Fb", "https://example.org/a/b"),
    ("https://example.org/a?v=1&v=2", "https://example.org/a?v=2&v=1"),
    ("https://example.org/story.html", "https://example.org/story"),
    ("https://www.example/story", "https://example/story"),
]


@pytest.mark.parametrize(("spelling", "page"), ALIASES)
def test_spellings_of_one_page_have_one_address(spelling: str, page: str) -> None:
    assert canonical_url(spelling) == canonical_url(page)


def test_there_are_at_least_thirty_spellings_and_ten_look_alikes() -> None:
    assert len(ALIASES) >= 30
    assert len(LOOK_ALIKES) >= 10


@pytest.mark.parametrize(("first", "second"), LOOK_ALIKES)
def test_two_pages_are_never_merged(first: str, second: str) -> None:
    assert canonical_url(first) != canonical_url(second)


@pytest.mark.parametrize("url", [*dict(ALIASES), *dict(LOOK_ALIKES)])
def test_an_address_is_its_own_address(url: str) -> None:
    assert canonical_url(canonical_url(url)) == canonical_url(url)


@pytest.mark.parametrize(
    "url", [None, "", "story/1", "/story/1", "mailto:a@example.org", "javascript:alert(1)", "file:///etc/hosts",
            "ftp://example.org/a", "https://", "http://[::1/x", "https://example.org:port/", "https://exa mple.org/a"],
)  # fmt: skip
def test_what_is_no_web_address_has_none(url: str | None) -> None:
    assert canonical_url(url) is None


def test_mobile_and_amp_hosts_belong_to_their_site_and_strangers_do_not() -> None:
    for host in ("m.example.org", "amp.example.org", "www.example.org"):
        address = canonical_url(f"https://{host}/a")
        assert address is not None
        assert is_same_site(address, "https://example.org/b")
    assert not is_same_site("https://example.org.evil.test/a", "https://example.org/a")
