"""Many sources on one host are asked one request at a time, each page once."""

from __future__ import annotations

import duckdb

from tests.collecting.conftest import Collect, feed_of
from tests.collecting.news_site import NewsSite
from tests.collecting.test_collecting_twice import number


def test_twenty_sources_on_one_host_are_never_asked_at_once(
    site: NewsSite, warehouse: duckdb.DuckDBPyConnection, collect_from: Collect
) -> None:
    site.delay_of_path = {f"/feed.xml?desk={n}": 0.02 for n in range(20)}
    sources = tuple(feed_of(site, f"desk-{n}", url=site.url(f"/feed.xml?desk={n}")) for n in range(20))
    collect_from(site, sources)
    assert site.most_at_once == 1
    asked = [one.path for one in site.log]
    assert len(asked) == len(set(asked)) == 1 + 20 + 40
    assert number(warehouse, "select count(*) from raw.links") == 20 * 40
    assert number(warehouse, "select count(*) from raw.links where link_status = 'read'") == 40
    assert number(warehouse, "select count(*) from raw.links where link_status = 'duplicate'") == 19 * 40
