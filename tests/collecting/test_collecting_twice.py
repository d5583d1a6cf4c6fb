"""A source is collected from twice: everything once, then only what has changed, with its history."""

from __future__ import annotations

from datetime import timedelta

import duckdb

from tests.collecting.conftest import Collect, feed_of
from tests.collecting.news_site import OPENED_AT, NewsSite, invented_article

Warehouse = duckdb.DuckDBPyConnection


def states(warehouse: Warehouse) -> dict[str, int]:
    rows = warehouse.execute("select link_status, count(*) from raw.links group by all order by 1").fetchall()
    return dict(rows)


def number(warehouse: Warehouse, statement: str) -> int:
    row = warehouse.execute(statement).fetchone()
    assert row is not None
    return int(row[0])


def test_the_first_collecting_takes_every_article_once(
    site: NewsSite, warehouse: Warehouse, collect_from: Collect
) -> None:
    counts = collect_from(site, (feed_of(site),))
    assert states(warehouse) == {"read": 40}
    assert counts.n_new_versions == 40
    assert number(warehouse, "select count(distinct article_id) from raw.article_versions") == 40
    dates = warehouse.execute(
        "select min(published_at), max(published_at) from raw.article_versions"
    ).fetchone()
    assert dates is not None
    assert dates[0].replace(tzinfo=OPENED_AT.tzinfo) == OPENED_AT + timedelta(hours=1)
    assert not [one for one in site.log if one.is_conditional]


def test_nothing_is_asked_before_it_is_due(site: NewsSite, collect_from: Collect) -> None:
    collect_from(site, (feed_of(site),))
    site.log.clear()
    collect_from(site, (feed_of(site),), after=timedelta(minutes=10))
    assert site.log == []


def test_the_second_collecting_only_asks_whether_anything_changed(
    site: NewsSite, warehouse: Warehouse, collect_from: Collect
) -> None:
    collect_from(site, (feed_of(site),))
    before = warehouse.execute("select * from raw.article_versions order by 1").fetchall()
    site.log.clear()
    counts = collect_from(site, (feed_of(site),), after=timedelta(hours=2))
    asked = [one for one in site.log if one.path != "/robots.txt"]
    assert len(asked) == 41
    assert {(one.is_conditional, one.status) for one in asked} == {(True, 304)}
    assert warehouse.execute("select * from raw.article_versions order by 1").fetchall() == before
    assert (counts.n_new_versions, counts.n_not_modified) == (0, 40)


def test_edits_retractions_moves_and_additions_show_after_one_collecting(
    site: NewsSite, warehouse: Warehouse, collect_from: Collect
) -> None:
    collect_from(site, (feed_of(site),))
    later = OPENED_AT + timedelta(days=5)
    for edited in (1, 2, 3):
        text = site.articles[edited].paragraphs
        changed = (text[0].replace("has delivered", "has sold"), *text[1:])
        site.change(edited, paragraphs=changed, modified=later)
    site.change(4, is_gone=True)
    first, *rest = site.articles[5].paragraphs
    notice = "Correction: An earlier version of this article gave a wrong number."
    corrected = (first.replace("delivered 15", "delivered 51"), *rest, notice)
    site.change(5, paragraphs=corrected, modified=later)
    site.change(6, moved_to="/archive/6")
    for added in (41, 42):
        site.articles[added] = invented_article(added, later - timedelta(hours=added))
    collect_from(site, (feed_of(site),), after=timedelta(hours=2))
    assert states(warehouse) == {"gone": 1, "read": 41}
    versions = warehouse.execute(
        "select links.guid, count(distinct versions.article_version_id) from raw.links as links "
        "inner join raw.article_versions as versions using (article_id) group by 1 having count(distinct "
        "versions.article_version_id) > 1 order by 1"
    ).fetchall()
    assert versions == [(f"tag:site.example,2024:{n}", 2) for n in (1, 2, 3, 5)]
    events = warehouse.execute("select event_kind, count(*) from raw.article_events group by all").fetchall()
    assert sorted(events) == [("corrected", 1), ("gone", 1), ("moved", 1)]
    moved = "select count(distinct article_id) from raw.article_aliases where alias like '%/archive/6'"
    assert number(warehouse, moved) == 1


def test_an_article_named_by_two_sources_is_asked_for_once(
    site: NewsSite, warehouse: Warehouse, collect_from: Collect
) -> None:
    sitemap = feed_of(site, "site-map", kind="sitemap", url=site.url("/sitemap.xml"))
    collect_from(site, (feed_of(site), sitemap))
    assert states(warehouse) == {"duplicate": 40, "read": 40}
    pages = [one.path for one in site.log if one.path.startswith("/news/")]
    assert len(pages) == len(set(pages)) == 40


def test_the_daily_number_of_new_articles_is_kept_and_the_rest_waits(
    site: NewsSite, warehouse: Warehouse, collect_from: Collect
) -> None:
    collect_from(site, (feed_of(site, max_new_per_day=15),))
    assert states(warehouse) == {"read": 15, "waiting": 25}
    collect_from(site, (feed_of(site, max_new_per_day=15),), after=timedelta(hours=2))
    assert states(warehouse) == {"read": 15, "waiting": 25}
    collect_from(site, (feed_of(site, max_new_per_day=15),), after=timedelta(days=1))
    assert states(warehouse) == {"read": 30, "waiting": 10}


def test_a_gap_is_noticed_and_filled_from_the_sitemap(
    site: NewsSite, warehouse: Warehouse, collect_from: Collect
) -> None:
    site.most_listed = 20
    source = feed_of(site, fill_gaps_from=site.url("/sitemap.xml"))
    collect_from(site, (source,))
    for added in range(101, 161):
        site.articles[added] = invented_article(added, OPENED_AT)
    collect_from(site, (source,), after=timedelta(days=5))
    gaps = warehouse.execute("select n_lost_estimate, n_filled from raw.coverage_gaps").fetchall()
    assert len(gaps) == 1
    assert gaps[0][1] == 40
    assert number(warehouse, "select count(*) from raw.links where link_status = 'read'") == 80


def test_a_list_with_whole_texts_is_read_without_asking_for_pages(
    site: NewsSite, warehouse: Warehouse, collect_from: Collect
) -> None:
    site.has_full_text = True
    source = feed_of(site, text_from="entry")
    collect_from(site, (source,))
    first, *rest = site.articles[1].paragraphs
    site.change(1, paragraphs=(first.replace("11", "17"), *rest), modified=OPENED_AT + timedelta(days=5))
    collect_from(site, (source,), after=timedelta(hours=2))
    assert states(warehouse) == {"read": 40}
    assert number(warehouse, "select count(*) from raw.article_versions") == 41
    assert (
        number(warehouse, "select count(*) from raw.article_versions where text like '%17 field hospitals%'")
        == 1
    )
    assert not [one for one in site.log if one.path.startswith("/news/")]


def test_what_a_not_modified_answer_newly_says_of_a_body_is_kept(
    site: NewsSite, warehouse: Warehouse, collect_from: Collect
) -> None:
    collect_from(site, (feed_of(site),))
    dated = "select count(*) from raw.validators where last_modified is not null and etag is not null"
    assert number(warehouse, dated) == 41
    warehouse.execute("update raw.validators set last_modified = null")
    collect_from(site, (feed_of(site),), after=timedelta(hours=2))
    assert number(warehouse, dated) == 41
