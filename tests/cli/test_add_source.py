"""`newsledger add-source` and `sources check ID` on a small site on the loopback address, through the real fetcher."""

from __future__ import annotations

import fcntl
import json
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from orchestration.clock import utc_now
from orchestration.sources.source_list import read_source_list
from orchestration.steps import web_access
from tests.cli.conftest import Newsledger
from tests.fetching.fast_clock import FastClock
from tests.fetching.servers import LoopbackSite, page, says, serving
from tests.steps.source_discovery.small_site import article_times, as_xml, home_page, rss

LINK = '<link rel="alternate" type="application/rss+xml" href="/press.rss">'


@pytest.fixture
def site(home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[LoopbackSite]:
    """A site whose page names a feed; it may be asked since the environment names its address."""
    in_no_time = partial(web_access.asking_in_turn, clock=FastClock(1000.0))
    monkeypatch.setattr(web_access, "asking_in_turn", in_no_time)
    with serving({"/": page(home_page(LINK))}) as running:
        monkeypatch.setenv("NEWSLEDGER_CONTACT", "https://example.org/about-our-robot")
        monkeypatch.setenv("NEWSLEDGER_ALLOW_INTERNAL", f"127.0.0.1:{running.port}")
        times = article_times(12, newest=utc_now())
        running.answers["/press.rss"] = as_xml(
            rss(running.url(""), times, "<copyright>Ask first</copyright>")
        )
        running.answers["/robots.txt"] = says(200, b"User-agent: *\nCrawl-delay: 3\n")
        yield running


def _sources_file(home: Path) -> Path:
    return home / "data" / "sources.yml"


def test_a_dry_run_reports_and_adds_nothing(home: Path, site: LoopbackSite, newsledger: Newsledger) -> None:
    called = newsledger("add-source", site.url("/"), "--dry-run")
    assert called.code == 0
    lines = called.out.splitlines()
    assert lines[0] == f"found     feed {site.url('/press.rss')}"
    assert lines[1] == "because   it is named by the page"
    assert lines[2].endswith("there is one; articles may be asked for; Crawl-delay 3 s")
    assert "licence   list, rights: Ask first" in lines
    assert sum("part " in line for line in lines) == 3
    assert "entries   2 a day; 12 listed, 12 of them dated" in lines
    assert "language  en" in lines
    assert any("id: example-ministry-news" in line for line in lines)
    assert "dry run" in called.err
    assert not _sources_file(home).exists()


def test_a_source_is_added_off_and_then_switched_on(
    home: Path, site: LoopbackSite, newsledger: Newsledger
) -> None:
    called = newsledger(
        "add-source", site.url("/"), "--id", "ministry", "--group", "government", "--country", "DEU"
    )
    assert called.code == 0
    assert "newsledger sources enable ministry" in called.err
    (entry,) = read_source_list(_sources_file(home))
    assert (entry.id, entry.url, entry.group, entry.country) == (
        "ministry", site.url("/press.rss"), "government", "DEU",
    )  # fmt: skip
    assert (entry.licence, entry.enabled) == ("Ask first", False)
    assert newsledger("sources", "enable", "ministry").code == 0
    assert read_source_list(_sources_file(home))[0].enabled


def test_the_report_as_json_holds_the_row(site: LoopbackSite, newsledger: Newsledger) -> None:
    record = json.loads(newsledger("add-source", site.url("/"), "--dry-run", "--json").out)
    assert record["row"]["url"] == site.url("/press.rss")
    assert [one["is_chosen"] for one in record["tried"]] == [True]
    assert record["robots"]["crawl_delay"] == 3
    assert len(record["samples"]) == 3
    assert record["samples"][0]["published_at"]


def test_a_second_time_it_is_refused(home: Path, site: LoopbackSite, newsledger: Newsledger) -> None:
    newsledger("add-source", site.url("/"))
    before = _sources_file(home).read_text("utf-8")
    for url in (site.url("/"), site.url("/press.rss?utm_source=x")):
        called = newsledger("add-source", url)
        assert called.code == 1
        assert "is a source already: example-ministry-news" in called.err
    assert _sources_file(home).read_text("utf-8") == before


def test_a_site_that_reserves_its_texts_is_not_switched_on(
    home: Path, site: LoopbackSite, newsledger: Newsledger
) -> None:
    site.answers["/"] = page(home_page(LINK + '<meta name="tdm-reservation" content="1">'))
    called = newsledger("add-source", site.url("/"), "--enable")
    assert called.code == 1
    assert "reserves its texts against mining" in called.err
    assert not _sources_file(home).exists()
    assert "RESERVED" in newsledger("add-source", site.url("/")).out
    assert not read_source_list(_sources_file(home))[0].enabled


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["127.0.0.1:1"], "cannot be had"),
        (["ftp://example.org"], "no address of the web"),
        (["{site}/empty"], "cannot be had"),
        (["{site}/press.rss", "--kind", "sitemap"], "no sitemap was found"),
        (["{site}/press.rss", "--check-every", "1m"], "hosts ban who asks more often"),
        (["{site}/press.rss", "--country", "Germany"], "country: "),
    ],
)
def test_what_cannot_be_added_ends_in_a_sentence(
    home: Path, site: LoopbackSite, newsledger: Newsledger, arguments: list[str], words: str
) -> None:
    called = newsledger("add-source", *[one.replace("{site}", site.url("")) for one in arguments])
    assert called.code == 1
    assert words in called.err
    assert "Next: " in called.err
    assert "Traceback" not in called.err
    assert not _sources_file(home).exists()


def test_robots_refuse_in_a_sentence(site: LoopbackSite, newsledger: Newsledger) -> None:
    site.answers["/robots.txt"] = says(200, b"User-agent: *\nDisallow: /\n")
    called = newsledger("add-source", site.url("/"))
    assert called.code == 1
    assert "robots.txt of 127.0.0.1 does not allow newsledger to ask for" in called.err
    assert site.paths() == ["/robots.txt"]


def test_without_a_contact_nobody_is_asked(
    site: LoopbackSite, newsledger: Newsledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NEWSLEDGER_CONTACT")
    called = newsledger("add-source", site.url("/"))
    assert called.code == 1
    assert "set NEWSLEDGER_CONTACT" in called.err
    assert site.seen == []


def test_the_list_itself_may_name_the_contact(
    home: Path, site: LoopbackSite, newsledger: Newsledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NEWSLEDGER_CONTACT")
    _sources_file(home).parent.mkdir()
    _sources_file(home).write_text("contact: desk@example.org\nsources:\n", encoding="utf-8")
    assert newsledger("add-source", site.url("/")).code == 0
    assert {request.headers["user-agent"].partition(b" ")[2] for request in site.seen} == {
        b"(+desk@example.org)"
    }
    assert _sources_file(home).read_text("utf-8").startswith("contact: desk@example.org\n")


def test_an_internal_address_is_refused_unless_the_environment_names_it(
    site: LoopbackSite, newsledger: Newsledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NEWSLEDGER_ALLOW_INTERNAL")
    assert newsledger("add-source", site.url("/")).code == 1
    assert site.seen == []


def test_checking_one_source_asks_it(home: Path, site: LoopbackSite, newsledger: Newsledger) -> None:
    newsledger("add-source", site.url("/"), "--id", "ministry")
    called = newsledger("sources", "check", "ministry")
    assert called.code == 0
    assert called.out.startswith(f"found     feed {site.url('/press.rss')}\nbecause   it was given\n")
    site.answers["/press.rss"] = page(home_page())
    called = newsledger("sources", "check", "ministry")
    assert called.code == 1
    assert "is no feed and no sitemap" in called.err


def test_checking_a_page_and_a_folder(home: Path, site: LoopbackSite, newsledger: Newsledger) -> None:
    rows = "".join(
        f"  - {{id: {name}, name: {name}, kind: {kind}, url: '{url}', group: news}}\n"
        for name, kind, url in (
            ("one-page", "page", site.url("/")),
            ("lost-page", "page", site.url("/lost")),
            ("folder", "files", str(home)),
            ("no-folder", "files", str(home / "none")),
            ("of-home", "files", "data/drops"),
        )
    )
    _sources_file(home).parent.mkdir()
    _sources_file(home).write_text(f"sources:\n{rows}", encoding="utf-8")
    (home / "data" / "drops").mkdir()
    ids = ("one-page", "lost-page", "folder", "no-folder", "of-home")
    assert [newsledger("sources", "check", one).code for one in ids] == [0, 1, 0, 1, 0]


def test_a_second_call_keeps_what_the_host_asked_for_in_the_first(
    site: LoopbackSite, newsledger: Newsledger
) -> None:
    site.answers["/press.rss"] = says(429, Retry_After="3600")
    assert newsledger("add-source", site.url("/press.rss"), "--dry-run").code == 1
    called = newsledger("add-source", site.url("/press.rss"), "--dry-run")
    assert called.code == 1
    assert "asked us to come later" in called.err
    assert site.paths() == ["/robots.txt", "/press.rss"]


def test_who_asks_waits_for_the_other_newsledger(
    home: Path, site: LoopbackSite, newsledger: Newsledger
) -> None:
    lock = home / "data" / "warehouse" / "run.lock"
    lock.parent.mkdir(parents=True)
    with lock.open("w", encoding="utf-8") as other:
        fcntl.flock(other, fcntl.LOCK_EX)
        n_seen: list[int] = []

        def let_go() -> None:
            n_seen.append(len(site.seen))
            fcntl.flock(other, fcntl.LOCK_UN)

        timer = threading.Timer(0.6, let_go)
        timer.start()
        called = newsledger("add-source", site.url("/press.rss"), "--dry-run")
        timer.join()
    assert called.code == 0
    assert "another newsledger" in called.err
    assert n_seen == [0]


def test_no_secret_of_an_address_is_shown(
    home: Path, site: LoopbackSite, newsledger: Newsledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEWSLEDGER_SOURCE_PRESS", "opensesame7")
    for name in ("/press.rss?token=opensesame7", "/one.html?api_key=opensesame7", "/none?token=opensesame7"):
        site.answers[name] = site.answers["/press.rss"]
    site.answers["/none?token=opensesame7"] = says(404)
    token = "token=${NEWSLEDGER_SOURCE_PRESS}"
    rows = "".join(
        f"  - {{id: {name}, name: {name}, kind: {kind}, url: '{site.url(path)}', group: news}}\n"
        for name, kind, path in (
            ("by-variable", "feed", f"/press.rss?{token}"),
            ("one-page", "page", "/one.html?api_key=opensesame7"),
            ("lost-feed", "feed", "/none?token=opensesame7"),
        )
    )
    _sources_file(home).parent.mkdir()
    _sources_file(home).write_text(f"sources:\n{rows}", encoding="utf-8")
    calls = [newsledger("sources", "check", one) for one in ("by-variable", "one-page", "lost-feed")]
    assert [called.code for called in calls] == [0, 0, 1]
    assert "/press.rss?token=opensesame7" in site.paths()
    calls += [newsledger("sources"), newsledger("sources", "--json"), newsledger("sources", "check")]
    calls += [newsledger("sources", "check", "by-variable", "--json")]
    calls += [
        newsledger("add-source", site.url("/press.rss?token=opensesame7&x=1"), "--dry-run", *more)
        for more in ([], ["--json"])
    ]
    assert all("opensesame7" not in called.out + called.err for called in calls)
    monkeypatch.delenv("NEWSLEDGER_SOURCE_PRESS")
    called = newsledger("sources", "check", "by-variable")
    assert called.code == 1
    assert "the environment has no NEWSLEDGER_SOURCE_PRESS" in called.err


@pytest.mark.parametrize(
    ("setting", "words"),
    [
        ("NEWSLEDGER_CONTACT=nobody", "NEWSLEDGER_CONTACT: 'nobody' is no contact"),
        ("NEWSLEDGER_ALLOW_INTERNAL=intranet", "NEWSLEDGER_ALLOW_INTERNAL: 'intranet' is not an address"),
    ],
)
def test_a_bad_setting_is_named_with_its_own_next_step(
    site: LoopbackSite, newsledger: Newsledger, monkeypatch: pytest.MonkeyPatch, setting: str, words: str
) -> None:
    variable, _, value = setting.partition("=")
    monkeypatch.setenv(variable, value)
    called = newsledger("add-source", site.url("/"))
    assert called.code == 1
    assert words in called.err
    assert f"Next: export {variable}=" in called.err
    assert site.seen == []
