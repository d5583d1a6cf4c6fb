"""A list that came as a file: its articles are noted, kept, and fetched by the next collecting."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from orchestration.settings import Settings
from orchestration.steps.collecting.collecting_step import CollectionChoice, collect_sources, has_due_sources
from orchestration.steps.ingestion import describe_load, ingest_paths
from orchestration.warehouse.inbox_links import INBOX_SOURCE_ID
from tests.collecting.conftest import FIRST_AT
from tests.collecting.news_site import NewsSite

Warehouse = duckdb.DuckDBPyConnection


@pytest.fixture
def settings(tmp_path: Path, site: NewsSite) -> Settings:
    return Settings(
        code_root=tmp_path, home=tmp_path, contact="desk@example.org", allowed_internal=site.address
    )


def _ingest(warehouse: Warehouse, settings: Settings, name: str, body: bytes) -> str:
    path = settings.home / name
    path.write_bytes(body)
    return describe_load(ingest_paths(warehouse, [path], settings=settings, now=FIRST_AT))


def _links(warehouse: Warehouse) -> list[tuple[str, str, str | None]]:
    return warehouse.execute(
        "select source_id, link_status, reason_code from raw.links order by all"
    ).fetchall()


def test_articles_of_a_list_wait_and_are_fetched(
    site: NewsSite, warehouse: Warehouse, settings: Settings
) -> None:
    urls = "url\n" + "".join(f"{site.url(site.articles[n].path)}\n" for n in (1, 2, 3))
    said = _ingest(warehouse, settings, "wanted.csv", urls.encode())
    assert "3 articles still to be fetched" in said
    assert _links(warehouse) == [(INBOX_SOURCE_ID, "waiting", None)] * 3
    assert has_due_sources(warehouse, settings, FIRST_AT)
    collect_sources(warehouse, settings, FIRST_AT)
    assert _links(warehouse) == [(INBOX_SOURCE_ID, "read", None)] * 3
    outlets = warehouse.execute("select distinct outlet from raw.article_versions").fetchall()
    assert outlets == [("Site Example",)]


def test_a_list_read_twice_names_its_articles_once(
    site: NewsSite, warehouse: Warehouse, settings: Settings
) -> None:
    body = site.url(site.articles[1].path).encode()
    _ingest(warehouse, settings, "one.csv", b"url\n" + body)
    _ingest(warehouse, settings, "two.csv", b"url\n" + body + b"\n")
    assert len(_links(warehouse)) == 1


def test_nobody_is_asked_in_nobodys_name(site: NewsSite, warehouse: Warehouse, tmp_path: Path) -> None:
    nameless = Settings(code_root=tmp_path, home=tmp_path, allowed_internal=site.address)
    _ingest(warehouse, nameless, "wanted.csv", ("url\n" + site.url(site.articles[1].path)).encode())
    assert collect_sources(warehouse, nameless, FIRST_AT) is None
    assert not has_due_sources(warehouse, nameless, FIRST_AT)
    assert site.log == []


def test_lists_of_lists_are_kept_with_what_to_do(
    site: NewsSite, warehouse: Warehouse, settings: Settings
) -> None:
    index = (
        '<?xml version="1.0"?><sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
        f"<sitemap><loc>{site.url('/sitemap.xml')}</loc></sitemap></sitemapindex>"
    )
    _ingest(warehouse, settings, "index.xml", index.encode())
    assert _links(warehouse) == [(INBOX_SOURCE_ID, "refused", "is_a_list")]
    collect_sources(warehouse, settings, FIRST_AT, CollectionChoice(source_ids=(INBOX_SOURCE_ID,)))
    assert site.log == []
