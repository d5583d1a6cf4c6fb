"""An archive on the web is fetched once, read to its end in spite of stops, and each of its pages is an article once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import duckdb
import pytest

from orchestration.sources.source_entries import SourceEntry
from orchestration.steps.collecting import archive_batches
from orchestration.steps.collecting.archive_pages import ArchivePages
from tests.collecting.conftest import Collect, feed_of
from tests.collecting.news_site import NewsSite
from tests.sources.warc_inputs import ARCHIVED, ArchiveMaker, archive, page_body, wacz

Warehouse = duckdb.DuckDBPyConnection
PATH = "/archives/march.warc.gz"
LATER = "2024-03-17T06:00:00Z"


@pytest.fixture
def site() -> Iterator[NewsSite]:
    with NewsSite() as opened:
        yield opened


@pytest.fixture(autouse=True)
def _small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive_batches, "MOST_ITEMS", 5)


def archive_of(site: NewsSite, content: bytes, path: str = PATH, **fields: Any) -> SourceEntry:
    site.files[path] = content
    return feed_of(site, "march", kind="archive", url=site.url(path), **fields)


def told(warehouse: Warehouse, question: str) -> list[tuple[Any, ...]]:
    return warehouse.execute(question).fetchall()


def states(warehouse: Warehouse) -> dict[str, int]:
    return dict(told(warehouse, "select link_status, count(*) from raw.links group by all"))


def asked(site: NewsSite) -> list[tuple[bool, int]]:
    return [(one.is_conditional, one.status) for one in site.log if one.path.startswith("/archives/")]


def test_every_page_of_an_archive_is_an_article_as_it_was_shown_then(
    site: NewsSite, warehouse: Warehouse, collect_from: Collect
) -> None:
    counts = collect_from(site, (archive_of(site, archive(12)),), after=timedelta(days=30))
    assert (states(warehouse), counts.n_new_versions) == ({"read": 12}, 12)
    shown = "select distinct seen_at, source_id from raw.article_sightings"
    assert [(f"{at:%Y-%m-%dT%H:%M:%SZ}", source) for at, source in told(warehouse, shown)] == [
        (ARCHIVED, "march")
    ]
    assert told(
        warehouse, "select outcome, n_listed, n_new, n_problems, is_complete from raw.source_polls"
    ) == [("read", 12, 12, 0, True)]
    outlets = "select distinct outlet, source_kind, source_path from raw.article_versions"
    assert told(warehouse, outlets) == [("news.example", "warc", site.url(PATH))]


def test_an_archive_is_asked_again_only_whether_it_changed(
    site: NewsSite, warehouse: Warehouse, collect_from: Collect
) -> None:
    source = archive_of(site, archive(3))
    collect_from(site, (source,), after=timedelta(days=30))
    collect_from(site, (source,), after=timedelta(days=30, minutes=10))
    collect_from(site, (source,), after=timedelta(days=31))
    assert asked(site) == [(False, 200), (True, 304)]
    site.files[PATH] = archive(5)
    collect_from(site, (source,), after=timedelta(days=32))
    assert asked(site)[2:] == [(True, 200)]
    assert states(warehouse) == {"read": 5}
    assert told(warehouse, "select count(*) from raw.article_versions") == [(5,)]


@pytest.mark.parametrize("is_zipped", [False, True])
def test_reading_goes_on_where_it_was_stopped(
    site: NewsSite,
    warehouse: Warehouse,
    collect_from: Collect,
    monkeypatch: pytest.MonkeyPatch,
    *,
    is_zipped: bool,
) -> None:
    first, second = ArchiveMaker(), ArchiveMaker()
    for number in range(22):
        (first if number < 9 else second).response(number)
    members = {"archive/a.warc.gz": first.done(), "archive/b.warc.gz": second.done()}
    content = wacz(members) if is_zipped else first.done() + second.done()
    source = archive_of(site, content, f"/archives/a.{'wacz' if is_zipped else 'warc.gz'}")
    store, n_stored = ArchivePages.store, 0

    def stopped_at_the_third(pages: ArchivePages, *arguments: Any) -> int:
        nonlocal n_stored
        n_stored += 1
        n_new = store(pages, *arguments)
        if n_stored == 3:
            raise KeyboardInterrupt
        return n_new

    monkeypatch.setattr(ArchivePages, "store", stopped_at_the_third)
    with pytest.raises(KeyboardInterrupt):
        collect_from(site, (source,), after=timedelta(days=30))
    assert states(warehouse) == {"read": 10}
    assert told(warehouse, "select count(*) from raw.validators") == [(0,)]
    counts = collect_from(site, (source,), after=timedelta(days=30, minutes=1))
    assert (states(warehouse), counts.n_new_versions) == ({"read": 22}, 12)
    assert asked(site) == [(False, 200)]
    assert told(warehouse, "select n_listed, n_new from raw.source_polls") == [(22, 22)]
    assert told(warehouse, "select count(*) from raw.validators") == [(1,)]
    lines = told(warehouse, "select source_line from raw.article_versions order by load_sequence")
    assert [line for (line,) in lines] == list(range(1, 23))


def test_damaged_records_are_kept_with_their_byte_and_counted(
    site: NewsSite, warehouse: Warehouse, collect_from: Collect
) -> None:
    content = bytearray(archive(12))
    starts = [at for at in range(len(content)) if content[at : at + 3] == b"\x1f\x8b\x08"]
    place = starts[8]
    content[place + 200 : place + 260] = bytes(60)
    source = archive_of(site, bytes(content[: starts[-1] + 300]))
    collect_from(site, (source,), after=timedelta(days=30))
    assert states(warehouse) == {"read": 10, "quarantined": 2}
    bad = told(
        warehouse, "select reason_code, reason_text, source_path from raw.quarantine order by line_number"
    )
    assert [row[0] for row in bad] == ["bad_compression", "truncated"]
    assert [f"at byte {at:,}" in row[1] for at, row in zip((place, starts[-1]), bad, strict=True)] == [
        True
    ] * 2
    assert told(warehouse, "select n_problems, is_complete from raw.source_polls") == [(2, False)]
    site.files[PATH] = archive(12)
    collect_from(site, (source,), after=timedelta(days=31))
    assert states(warehouse) == {"read": 12}


def test_what_is_no_archive_is_a_failure_and_is_asked_for_whole_again(
    site: NewsSite, warehouse: Warehouse, collect_from: Collect
) -> None:
    source = archive_of(site, b"<html><body>Please log in.</body></html>")
    collect_from(site, (source,))
    polls = told(warehouse, "select outcome, reason_code from raw.source_polls")
    assert polls == [("failed", "bad_record")]
    collect_from(site, (source,), after=timedelta(days=2))
    assert asked(site) == [(False, 200), (False, 200)]


def test_a_visit_that_found_the_same_again_is_another_address_and_another_sighting(
    site: NewsSite, warehouse: Warehouse, collect_from: Collect
) -> None:
    story = "https://news.example/story/1"
    maker = ArchiveMaker()
    maker.response(1)
    maker.revisit("https://news.example/print-edition/77", story, at=LATER)
    maker.revisit(story, story, at=LATER)
    maker.revisit("https://news.example/logo.png", "https://news.example/logo-2.png", at=LATER)
    collect_from(site, (archive_of(site, maker.done()),), after=timedelta(days=30))
    assert states(warehouse) == {"read": 1, "duplicate": 1}
    aliases = "select alias from raw.article_aliases where alias_kind = 'address'"
    assert told(warehouse, aliases) == [("https://news.example/print-edition/77",)]
    seen = told(warehouse, "select seen_at from raw.article_sightings order by 1")
    assert [f"{at:%Y-%m-%dT%H:%M:%SZ}" for (at,) in seen] == [ARCHIVED, LATER]


def test_the_version_shown_last_stands_whatever_its_place_in_the_archive(
    site: NewsSite, warehouse: Warehouse, collect_from: Collect
) -> None:
    maker = ArchiveMaker()
    maker.response(1, page_body(7), warc_headers={"WARC-Date": LATER})
    maker.response(
        1, b"<html><body>Page not found</body></html>", warc_headers={"WARC-Date": "2024-03-18T06:00:00Z"}
    )
    maker.response(1)
    collect_from(site, (archive_of(site, maker.done()),), after=timedelta(days=30))
    assert states(warehouse) == {"read": 1}
    (text,) = told(
        warehouse,
        "select text from raw.links inner join raw.article_versions using (article_version_id)",
    )
    assert "38 tanks" in text[0]


def test_a_source_takes_only_its_paths_and_what_reserves_no_rights(
    site: NewsSite, warehouse: Warehouse, collect_from: Collect
) -> None:
    maker = ArchiveMaker()
    for number in (1, 2, 11):
        maker.response(number)
    html = ("Content-Type", "text/html; charset=utf-8")
    maker.response(12, headers=(html, ("X-Robots-Tag", "noai")))
    source = archive_of(site, maker.done(), only_paths=["/story/1"])
    collect_from(site, (source,), after=timedelta(days=30))
    assert states(warehouse) == {"read": 2, "refused": 1}
