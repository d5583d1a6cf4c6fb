"""A back-fill that is killed twice and given again ends as one that was left alone."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from tests.collecting.news_site import OPENED_AT, NewsSite, invented_article
from tests.road.collected_home import call_at, make_home, start_at

DAY = f"{OPENED_AT:%Y-%m-%d}"
COMMAND = ("collect", "--source", "site-map", "--from", DAY, "--to", DAY)
LATER = 0.5  # hours
LONGEST_SECONDS = 60.0


@pytest.fixture
def site() -> Iterator[NewsSite]:
    articles = {number: invented_article(number) for number in range(1, 41)}
    pages = {article.path: 0.1 for article in articles.values()}
    with NewsSite(articles, delay_of_path=pages) as opened:
        yield opened


def _pages_asked(site: NewsSite) -> list[str]:
    return [one.path for one in list(site.log) if one.path.startswith("/news/")]


def _stored(home: Path) -> list[tuple[object, ...]]:
    build_file = home / "data" / "warehouse" / "build" / "newsledger.duckdb"
    with duckdb.connect(str(build_file), read_only=True) as connection:
        return connection.execute(
            "select links.url, links.link_status, links.n_failures, versions.article_version_id "
            "from raw.links as links full join raw.article_versions as versions using (article_id) order by all"
        ).fetchall()


def _kill_after(home: Path, site: NewsSite, n_pages: int) -> None:
    process = start_at(home, site, 0, *COMMAND)
    ends_at = time.monotonic() + LONGEST_SECONDS
    while len(_pages_asked(site)) < n_pages and process.poll() is None and time.monotonic() < ends_at:
        time.sleep(0.02)
    is_running = process.poll() is None
    process.kill()
    process.communicate()
    assert is_running


def test_killed_twice_and_given_again_it_ends_as_if_nothing_had_been(tmp_path: Path, site: NewsSite) -> None:
    alone, killed = (make_home(tmp_path / name, site) for name in ("alone", "killed"))
    assert call_at(alone, site, 0, *COMMAND).returncode == 0
    site.log.clear()
    _kill_after(killed, site, 4)
    _kill_after(killed, site, 9)
    finished = call_at(killed, site, LATER, *COMMAND)
    assert finished.returncode == 0, finished.stderr
    assert len(_stored(killed)) == 15
    assert _stored(killed) == _stored(alone)
    assert len(_pages_asked(site)) < 2 * 15
