"""The whole road from a site on the web: its articles once, then what changes there, with its history."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, timedelta
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from orchestration.clock import utc_now
from tests.collecting.news_site import NewsSite, invented_article
from tests.road.collected_home import call_at, make_home, published_rows
from tests.road.own_articles import newest_build

OPENED_AT = utc_now().replace(tzinfo=UTC) - timedelta(days=3)
CLAIMS_OF = (
    "select claims.claim_status, claims.quantity_low from marts.fct_arms_transfer_claims as claims "
    "inner join marts.dim_articles as articles using (article_id) "
    "where articles.url like '%/news/{}-%' order by all"
)


@pytest.fixture(scope="module")
def site() -> Iterator[NewsSite]:
    articles = {number: invented_article(number, OPENED_AT) for number in range(1, 41)}
    with NewsSite(articles) as opened:
        yield opened


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory, site: NewsSite) -> Path:
    """A home after its first run."""
    folder = make_home(tmp_path_factory.mktemp("collected"), site)
    finished = call_at(folder, site, 0, "run")
    assert finished.returncode == 0, finished.stderr
    return folder


@pytest.fixture(scope="module")
def first_rows(home: Path) -> dict[str, list[tuple[object, ...]]]:
    """What was published after the first run, before the site changed."""
    statements = {
        "articles": "select count(*), count(distinct outlet_id), min(published_date) from marts.dim_articles",
        "claims": "select count(*), count(distinct article_id) from marts.fct_arms_transfer_claims",
        "facts": "select count(*) > 0 from marts.fct_arms_transfers",
        "coverage": (
            "select source_id, sum(found), sum(fetched), sum(extracted), sum(duplicate), "
            "sum(found - waiting - gone - refused - failed - quarantined - stub - duplicate - other_language "
            "- not_extracted - extracted) from meta.coverage group by all order by all"
        ),
        "sources": "select source_id, red_reason, n_articles_named, n_articles_read from meta.sources order by all",
    }
    return {name: published_rows(home, statement) for name, statement in statements.items()}


@pytest.fixture(scope="module")
def second_run(home: Path, site: NewsSite, first_rows: dict[str, object]) -> CompletedProcess[str]:
    """A run an hour later, after the site was edited."""
    assert first_rows
    for edited in (1, 2, 3):
        _edit(site, edited, (str(10 + edited), str(60 + edited)))
    site.change(4, is_gone=True)
    _edit(site, 5, ("15", "51"), "Correction: An earlier version of this article gave a wrong number.")
    site.change(6, moved_to="/archive/6")
    for added in (41, 42):
        site.articles[added] = invented_article(added, OPENED_AT)
    site.log.clear()
    return call_at(home, site, 1.1, "run")


def _edit(site: NewsSite, number: int, words: tuple[str, str], *notices: str) -> None:
    article = site.articles[number]
    first, *rest = article.paragraphs
    title, lead = (text.replace(*words, 1) for text in (article.title, first))
    modified = OPENED_AT + timedelta(days=3)
    site.change(number, title=title, paragraphs=(lead, *rest, *notices), modified=modified)


def test_a_first_run_publishes_every_article_once(first_rows: dict[str, list[tuple[object, ...]]]) -> None:
    (articles,) = first_rows["articles"]
    assert articles[:2] == (40, 1)
    (claims,) = first_rows["claims"]
    assert claims[1] == 40
    assert first_rows["facts"] == [(True,)]


def test_the_coverage_adds_up_and_no_source_is_red(first_rows: dict[str, list[tuple[object, ...]]]) -> None:
    states = {row[0]: row[1:] for row in first_rows["coverage"]}
    assert set(states) == {"site-feed", "site-map"}
    assert all(state[0] == 40 and state[-1] == 0 for state in states.values())
    assert sum(state[2] for state in states.values()) == 40  # type: ignore[misc]  # of sums
    assert [row[1:3] for row in first_rows["sources"]] == [(None, 40), (None, 40)]


def test_every_change_of_the_site_is_published_by_one_run(
    home: Path, second_run: CompletedProcess[str]
) -> None:
    assert second_run.returncode == 0, second_run.stderr
    assert published_rows(home, "select count(*) from marts.dim_articles") == [(42,)]
    for edited in (1, 2, 3):
        claims = published_rows(home, CLAIMS_OF.format(edited))
        assert claims == [("current", 60 + edited), ("superseded", 10 + edited)]
    assert {row[0] for row in published_rows(home, CLAIMS_OF.format(4))} == {"withdrawn"}
    assert published_rows(home, CLAIMS_OF.format(5)) == [("current", 51), ("superseded", 15)]
    versions = "select count(*) from marts.dim_articles where n_versions = 2"
    assert published_rows(home, versions) == [(4,)]


def test_the_history_says_what_happened(home: Path, second_run: CompletedProcess[str]) -> None:
    assert second_run.returncode == 0
    events = published_rows(home, "select event_kind, count(*) from marts.fct_article_events group by all")
    assert sorted(events) == [("corrected", 1), ("gone", 1), ("moved", 1)]
    withdrawn = "select url, article_status_reason from marts.dim_articles where article_status = 'withdrawn'"
    ((url, reason),) = published_rows(home, withdrawn)
    assert "/news/4-" in str(url)
    assert reason
    changes = published_rows(home, "select change_text from marts.mart_article_changes where is_to_current")
    assert len(changes) == 4
    assert any("{+61+}" in str(text) for (text,) in changes)


def test_the_coverage_still_adds_up_and_counts_each_article_once(
    home: Path, second_run: CompletedProcess[str]
) -> None:
    assert second_run.returncode == 0
    (sums,) = published_rows(
        home, "select sum(extracted), sum(gone), bool_and(source_id is not null) from meta.coverage"
    )
    assert sums == (41, 1, True)


def test_a_moved_article_is_one_article(home: Path, second_run: CompletedProcess[str]) -> None:
    assert second_run.returncode == 0
    statement = "select count(*) from marts.dim_articles where title like '% 16 field hospitals %'"
    assert published_rows(home, statement) == [(1,)]


def test_known_pages_are_asked_conditionally_and_once(
    second_run: CompletedProcess[str], site: NewsSite
) -> None:
    assert second_run.returncode == 0
    asked = [one for one in site.log if one.path.startswith("/news/")]
    assert len({one.path for one in asked}) == len(asked)
    assert sorted(one.path for one in asked if not one.is_conditional) == sorted(
        site.articles[added].path for added in (41, 42)
    )


def test_a_run_without_news_leaves_the_published_build(
    home: Path, second_run: CompletedProcess[str], site: NewsSite
) -> None:
    assert second_run.returncode == 0
    before = newest_build(home)
    site.log.clear()
    third = call_at(home, site, 2.3, "run")
    assert third.returncode == 0, third.stderr
    assert {one.status for one in site.log if one.path.endswith(".xml")} == {304}
    assert "Nothing new came" in third.stderr
    assert newest_build(home) == before
