"""`newsledger collect` as a person types it, and what `status` then tells."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import duckdb
import pytest

from orchestration.run_lock import hold_run_lock
from orchestration.settings import load_settings
from tests.cli.conftest import Newsledger
from tests.collecting.news_site import OPENED_AT, NewsSite, invented_article

WriteList = Callable[..., None]
DAY = OPENED_AT.date()


@pytest.fixture
def site() -> Iterator[NewsSite]:
    with NewsSite({number: invented_article(number) for number in range(1, 21)}) as opened:
        yield opened


@pytest.fixture
def write_list(home: Path, site: NewsSite, monkeypatch: pytest.MonkeyPatch) -> WriteList:
    """Writes the home's list of sources: the site's feed, with other or further keys as JSON values."""
    monkeypatch.setenv("NEWSLEDGER_CONTACT", "desk@example.org")
    monkeypatch.setenv("NEWSLEDGER_ALLOW_INTERNAL", site.address)

    def write(*rows: dict[str, object]) -> None:
        plain = {"id": "site-feed", "name": "Site", "kind": "feed", "group": "news", "enabled": True}
        written = [json.dumps(plain | {"url": site.url("/feed.xml")} | row) for row in rows or ({},)]
        path = home / "data" / "sources.yml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("sources:\n" + "".join(f"  - {row}\n" for row in written), encoding="utf-8")

    return write


def test_the_counts_as_json(newsledger: Newsledger, write_list: WriteList) -> None:
    write_list()
    called = newsledger("collect", "--json")
    assert called.code == 0, called.err
    counts = json.loads(called.out)
    assert counts["link_states"] == {"read": 20}
    assert (counts["n_sources"], counts["n_lists"], counts["n_new_versions"]) == (1, 1, 20)
    assert "newsledger run" in called.err
    again = json.loads(newsledger("collect", "--json").out)
    assert again["n_requests"] == 0


def test_help_tells_what_it_does(newsledger: Newsledger) -> None:
    called = newsledger("collect", "--help")
    assert called.code == 0
    assert "--from" in called.out
    assert "newsledger collect --group government" in called.out


@pytest.mark.parametrize("arguments", [(), ("--group", "research")])
def test_without_a_source_that_is_on_nobody_is_asked(
    newsledger: Newsledger, write_list: WriteList, site: NewsSite, arguments: tuple[str, ...]
) -> None:
    write_list({"enabled": bool(arguments)})
    called = newsledger("collect", *arguments)
    assert (called.code, called.out) == (1, "")
    assert "no source is switched on" in called.err
    assert "newsledger sources enable" in called.err
    assert site.log == []


def test_without_any_list_the_shipped_one_is_named(newsledger: Newsledger, home: Path) -> None:
    called = newsledger("collect")
    assert called.code == 1
    assert "no source is switched on" in called.err
    assert str(home) not in called.out


def test_without_a_contact_nobody_is_asked(
    newsledger: Newsledger, write_list: WriteList, site: NewsSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_list()
    monkeypatch.delenv("NEWSLEDGER_CONTACT")
    called = newsledger("collect")
    assert called.code == 1
    assert "NEWSLEDGER_CONTACT" in called.err
    assert site.log == []


def test_mistakes_of_the_list_are_named_with_their_line(
    newsledger: Newsledger, write_list: WriteList, site: NewsSite
) -> None:
    write_list({}, {"id": "other", "check_evry": "1h", "url": "https://other.example/feed"})
    called = newsledger("collect")
    assert called.code == 1
    assert "line 3" in called.err
    assert "check_every" in called.err
    assert "Traceback" not in called.err
    assert site.log == []


def test_an_id_that_no_source_has(newsledger: Newsledger, write_list: WriteList) -> None:
    write_list()
    called = newsledger("collect", "--source", "site-fed")
    assert called.code == 1
    assert "Did you mean site-feed?" in called.err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--to", "2024-03-01"), "--to needs --from"),
        (("--from", "2024-03-02", "--to", "2024-03-01"), "lies before"),
        (("--from", "2024-02-30"), "2024-02-30"),
        (("--from", "2999-01-01"), "lies before"),
        (("--group", "nws"), "nws"),
    ],
)
def test_misuse_ends_with_2(
    newsledger: Newsledger, write_list: WriteList, arguments: tuple[str, ...], words: str
) -> None:
    write_list()
    called = newsledger("collect", *arguments)
    assert called.code == 2
    assert words in called.err


def test_a_source_that_is_off_can_be_filled_up_by_its_id(
    newsledger: Newsledger, write_list: WriteList, site: NewsSite
) -> None:
    write_list({"enabled": False, "fill_gaps_from": site.url("/sitemap.xml")})
    called = newsledger("collect", "--source", "site-feed", "--from", f"{DAY}", "--to", f"{DAY}", "--json")
    assert called.code == 0, called.err
    assert json.loads(called.out)["link_states"] == {"read": 15}


def test_status_names_the_red_sources_and_its_sums_are_right(
    newsledger: Newsledger, write_list: WriteList, site: NewsSite
) -> None:
    site.change(1, is_gone=True)
    site.articles[99] = invented_article(99, OPENED_AT + timedelta(days=1))
    write_list(
        {"expect_new_within": "300d", "max_new_per_day": 10},
        {"id": "site-few", "url": site.url("/feed.xml?few"), "expect_at_least": 100},
        {"id": "site-none", "url": site.url("/no-feed.xml")},
    )
    assert newsledger("collect").code == 0
    text = newsledger("status").out
    assert "3 on, 2 red" in text
    assert "red: site-few: its list holds 20 articles, 100 are expected" in text
    assert "red: site-none: it has never answered" in text
    assert "red: site-feed" not in text
    sources = json.loads(newsledger("status", "--json").out)["waiting"]["sources"]
    assert [source["n_named"] for source in sources] == [20, 20, 0]
    for source in sources:
        states = ("read", "waiting", "gone", "duplicate", "stub", "failed", "refused", "quarantined")
        parts = tuple(f"n_{state}" for state in states)
        assert sum(source[name] for name in parts) == source["n_named"]


def test_status_does_not_wait_for_a_process_that_writes(
    newsledger: Newsledger, write_list: WriteList
) -> None:
    write_list()
    assert newsledger("collect").code == 0
    with hold_run_lock(load_settings().run_lock_file, wait_seconds=0):
        called = newsledger("status")
    assert called.code == 0
    assert "is writing" in called.out


def test_status_of_a_warehouse_from_before_there_were_sources(
    newsledger: Newsledger, write_list: WriteList
) -> None:
    write_list()
    assert newsledger("collect").code == 0
    with duckdb.connect(str(load_settings().build_file)) as connection:
        for table in ("sources", "source_polls", "links", "requests", "coverage_gaps"):
            connection.execute(f"drop table raw.{table}")
    called = newsledger("status")
    assert called.code == 0, called.err
    assert "sources " not in called.out
