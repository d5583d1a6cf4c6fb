"""What goes wrong on real days, and what must not be lost by it: outages, gaps, back-fills, odd lists, clocks."""

from __future__ import annotations

from datetime import date, timedelta

import duckdb
import pytest

from orchestration.steps.collecting.collection_records import DayRange
from orchestration.warehouse.source_store import CoverageGap, store_gap
from tests.collecting.conftest import FIRST_AT, Collect, feed_of
from tests.collecting.news_site import OPENED_AT, NewsSite, invented_article
from tests.collecting.test_collecting_twice import number, states

Warehouse = duckdb.DuckDBPyConnection
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def _forget_hosts(warehouse: Warehouse) -> None:
    warehouse.execute("delete from raw.hosts")


def _index_of(url: str) -> bytes:
    return (
        '<?xml version="1.0"?><sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
        f"<sitemap><loc>{url}</loc></sitemap></sitemapindex>"
    ).encode()


def _rss(items: str) -> tuple[int, str, bytes, None]:
    head = '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>t</title>'
    return 200, "application/rss+xml", f"{head}{items}</channel></rss>".encode(), None


def test_a_day_without_robots_txt_costs_no_article(
    site: NewsSite, warehouse: Warehouse, collect_from: Collect
) -> None:
    source = feed_of(site, max_new_per_day=15)
    collect_from(site, (source,))
    _forget_hosts(warehouse)
    site.answers["/robots.txt"] = (503, "text/plain", b"", None)
    collect_from(site, (source,), after=DAY)
    assert states(warehouse)["refused"] == 15
    site.answers.clear()
    _forget_hosts(warehouse)
    for days in (2, 3):
        collect_from(site, (source,), after=days * DAY)
    assert states(warehouse) == {"read": 40}


def test_a_day_off_line_costs_no_article(site: NewsSite, warehouse: Warehouse, collect_from: Collect) -> None:
    source = feed_of(site, max_new_per_day=15)
    collect_from(site, (source,))
    _forget_hosts(warehouse)
    warehouse.execute("update raw.links set url = replace(url, '127.0.0.1', 'nowhere.invalid')")
    collect_from(site, (source,), after=DAY)
    assert number(warehouse, "select count(*) from raw.links where next_check_at is null") == 0
    assert states(warehouse)["read"] == 15


def test_several_unfilled_gaps_are_filled_by_one_list(
    site: NewsSite, warehouse: Warehouse, collect_from: Collect
) -> None:
    source = feed_of(site, fill_gaps_from=site.url("/sitemap.xml"))
    collect_from(site, (source,))
    for n in (1, 2):
        store_gap(
            warehouse, CoverageGap(source.id, FIRST_AT - n * 5 * HOUR, FIRST_AT - n * 4 * HOUR, 3, FIRST_AT)
        )
    collect_from(site, (source,), after=2 * HOUR)
    assert number(warehouse, "select count(*) from raw.coverage_gaps where filled_at is null") == 0


def test_a_gap_is_filled_only_when_every_list_of_it_was_read(
    site: NewsSite, warehouse: Warehouse, collect_from: Collect
) -> None:
    site.most_listed = 20
    site.answers["/index.xml"] = (200, "application/xml", _index_of(site.url("/sitemap.xml")), None)
    site.answers["/sitemap.xml"] = (500, "text/plain", b"", None)
    source = feed_of(site, fill_gaps_from=site.url("/index.xml"))
    collect_from(site, (source,))
    for added in range(101, 161):
        site.articles[added] = invented_article(added, OPENED_AT)
    collect_from(site, (source,), after=5 * DAY)
    assert number(warehouse, "select count(*) from raw.coverage_gaps where filled_at is null") == 1
    del site.answers["/sitemap.xml"]
    collect_from(site, (source,), after=5 * DAY + 3 * HOUR)
    assert number(warehouse, "select n_filled from raw.coverage_gaps") == 40


def test_an_article_that_comes_back_with_its_old_tag_is_restored(
    site: NewsSite, warehouse: Warehouse, collect_from: Collect
) -> None:
    collect_from(site, (feed_of(site),))
    site.change(4, is_gone=True)
    collect_from(site, (feed_of(site),), after=2 * HOUR)
    site.change(4, is_gone=False)
    collect_from(site, (feed_of(site),), after=2 * DAY)
    assert states(warehouse) == {"read": 40}
    kinds = warehouse.execute("select event_kind from raw.article_events order by event_at").fetchall()
    assert kinds == [("gone",), ("restored",)]


def test_a_back_fill_hides_nothing_from_the_looks_that_follow(
    site: NewsSite, warehouse: Warehouse, collect_from: Collect
) -> None:
    source = feed_of(site)
    collect_from(site, (source,))
    for added in (41, 42, 43):
        site.articles[added] = invented_article(added, OPENED_AT + 2 * DAY)
    collect_from(site, (source,), after=2 * HOUR, days=DayRange(date(2024, 2, 1), date(2024, 2, 3)))
    collect_from(site, (source,), after=4 * HOUR)
    assert states(warehouse) == {"read": 43}


def test_a_back_fill_asks_for_its_days_only(
    site: NewsSite, warehouse: Warehouse, collect_from: Collect
) -> None:
    source = feed_of(site, max_new_per_day=1)
    collect_from(site, (source,))
    collect_from(site, (source,), after=HOUR, days=DayRange(date(2020, 1, 1), date(2020, 1, 2)))
    assert states(warehouse) == {"read": 1, "waiting": 39}


def test_a_list_of_thousands_is_noted_whole(
    site: NewsSite, warehouse: Warehouse, collect_from: Collect
) -> None:
    lines = "\n".join(site.url(f"/x/{n}") for n in range(6_000))
    site.answers["/list.txt"] = (200, "text/plain", lines.encode(), None)
    collect_from(
        site, (feed_of(site, "list", kind="url_list", url=site.url("/list.txt"), max_new_per_day=1),)
    )
    assert number(warehouse, "select count(*) from raw.links") == 6_000


def test_an_id_that_all_entries_share_names_none_of_them(
    site: NewsSite, warehouse: Warehouse, collect_from: Collect
) -> None:
    items = "".join(
        f'<item><guid isPermaLink="false">site</guid><title>{one.title}</title><link>{site.url(one.path)}</link></item>'
        for one in site.listed()
    )
    site.answers["/rss.xml"] = _rss(items)
    collect_from(site, (feed_of(site, "rss", url=site.url("/rss.xml")),))
    assert states(warehouse) == {"read": 40}


def test_a_changed_text_in_the_list_is_seen_though_no_date_says_so(
    site: NewsSite, warehouse: Warehouse, collect_from: Collect
) -> None:
    words = "The spokesman of the ministry gave more details of the handover to those who waited outside. "
    source = feed_of(site, "rss", url=site.url("/rss.xml"), text_from="entry")
    for hours, tanks in ((0, 11), (2, 99)):
        text = f"<p>Norway has delivered {tanks} tanks to Ghana, the ministry said.</p><p>{words * 8}</p>"
        site.answers["/rss.xml"] = _rss(
            f'<item><guid isPermaLink="false">a1</guid><title>Tanks for Ghana</title><link>{site.url("/news/a1")}</link>'
            f"<content:encoded><![CDATA[{text}]]></content:encoded></item>"
        )
        collect_from(site, (source,), after=hours * HOUR)
    assert number(warehouse, "select count(*) from raw.article_versions") == 2


def test_two_lists_with_whole_texts_read_an_article_once(
    site: NewsSite, warehouse: Warehouse, collect_from: Collect
) -> None:
    site.has_full_text = True
    collect_from(site, (feed_of(site, "aa", text_from="entry"), feed_of(site, "bb", text_from="entry")))
    assert states(warehouse) == {"duplicate": 40, "read": 40}


def test_ids_that_change_with_every_look_are_no_gap(
    site: NewsSite, warehouse: Warehouse, collect_from: Collect
) -> None:
    for look in (0, 2, 4):
        items = "".join(
            f'<item><guid isPermaLink="false">{look}-{one.number}</guid><title>{one.title}</title>'
            f"<link>{site.url(one.path)}</link></item>"
            for one in site.listed()
        )
        site.answers["/rss.xml"] = _rss(items)
        collect_from(site, (feed_of(site, "rss", url=site.url("/rss.xml")),), after=look * HOUR)
    assert states(warehouse) == {"read": 40}
    assert number(warehouse, "select count(*) from raw.coverage_gaps") == 0


def test_the_daily_limit_counts_what_was_asked(
    site: NewsSite, warehouse: Warehouse, collect_from: Collect
) -> None:
    for one in site.articles.values():
        site.answers[one.path] = (200, "text/html", b"<html><body></body></html>", None)
    source = feed_of(site, max_new_per_day=5)
    for hours in (0, 2, 4):
        collect_from(site, (source,), after=hours * HOUR)
    asked = {one.path for one in site.log if one.path.startswith("/news/")}
    assert len(asked) == 5


def test_a_clock_that_was_ahead_once_stops_nothing(
    site: NewsSite, warehouse: Warehouse, collect_from: Collect
) -> None:
    collect_from(site, (feed_of(site),), after=400 * DAY)
    site.articles[41] = invented_article(41)
    collect_from(site, (feed_of(site),))
    assert states(warehouse) == {"read": 41}


def test_a_host_that_wants_us_later_costs_its_articles_no_try(
    site: NewsSite, warehouse: Warehouse, collect_from: Collect
) -> None:
    for one in site.articles.values():
        site.answers[one.path] = (429, "text/html", b"", None)
    collect_from(site, (feed_of(site),))
    assert number(warehouse, "select sum(n_failures) from raw.links") == 0
    assert states(warehouse) == {"waiting": 40}


def test_not_modified_means_nothing_without_an_article(
    site: NewsSite, warehouse: Warehouse, collect_from: Collect
) -> None:
    first = feed_of(site, "aa")
    collect_from(site, (first,))
    site.change(4, is_gone=True)
    collect_from(site, (first,), after=2 * HOUR)
    site.change(4, is_gone=False)
    second = feed_of(site, "bb", kind="url_list", url=site.url("/list.txt"))
    site.answers["/list.txt"] = (200, "text/plain", site.url(site.articles[4].path).encode(), None)
    collect_from(site, (second,), after=3 * HOUR)
    held = "select count(*) from raw.links where source_id = 'bb' and article_id is not null"
    assert number(warehouse, held) == 1


def test_a_token_comes_from_the_environment_and_is_stored_nowhere(
    site: NewsSite, warehouse: Warehouse, collect_from: Collect, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = "SECRETSECRET1"
    site.answers[f"/own.xml?token={secret}"] = site.body_of("/feed.xml")
    source = feed_of(site, url=site.url("/own.xml?token=${NEWSLEDGER_SOURCE_DESK}"))
    collect_from(site, (source,))
    reason = warehouse.execute("select outcome, reason_code from raw.source_polls").fetchall()
    assert reason == [("failed", "missing_variable")]
    monkeypatch.setenv("NEWSLEDGER_SOURCE_DESK", secret)
    collect_from(site, (source,), after=DAY)
    assert states(warehouse) == {"read": 40}
    tables = warehouse.execute("select table_name from duckdb_tables() where schema_name = 'raw'").fetchall()
    for (table,) in tables:
        rows = warehouse.execute(f"select * from raw.{table}").fetchall()
        assert secret not in repr(rows), table
