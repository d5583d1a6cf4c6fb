"""What a source named adds up, and it turns red when it no longer gives what it promised."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from orchestration.warehouse import open_warehouse
from orchestration.warehouse.source_health import red_sources, source_health

NOW = datetime(2024, 3, 10, 12)  # noqa: DTZ001 - naive UTC
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
STATES = ("read", "waiting", "gone", "duplicate", "stub", "failed", "refused", "quarantined")


class Sources:
    """Rows of sources, looks and links in a build file."""

    def __init__(self, build_file: Path) -> None:
        self.connection = open_warehouse(build_file)
        self._n_links = 0

    def add(self, source_id: str, kind: str = "feed", url: str = "https://example.org/feed") -> None:
        """A source that has been on for thirty days, is asked every hour, and promises one article a day."""
        self._insert(
            "sources",
            source_id=source_id,
            source_name=source_id,
            source_kind=kind,
            source_group="news",
            url=url,
            outlet="Example",
            licence="unknown",
            is_enabled=True,
            check_every_seconds=3600,
            expect_new_within_seconds=86400,
            expect_at_least=1,
            first_seen_at=NOW - 30 * DAY,
            enabled_since=NOW - 30 * DAY,
            changed_at=NOW - 30 * DAY,
        )

    def look(self, source_id: str, polled_at: datetime, outcome: str = "read", n_listed: int = 20) -> None:
        """One look at its list."""
        self._insert(
            "source_polls",
            poll_id=f"pol_{source_id}_{polled_at}",
            source_id=source_id,
            list_url="https://example.org/feed",
            polled_at=polled_at,
            outcome=outcome,
            is_complete=True,
            n_listed=n_listed,
            n_new=0,
            n_problems=0,
            load_id="load_1",
        )

    def name(
        self,
        source_id: str,
        status: str,
        count: int = 1,
        *,
        listed_at: datetime = NOW - HOUR,
        asked_at: datetime | None = NOW - HOUR,
        read_at: datetime | None = None,
    ) -> None:
        """Links of one state."""
        for _ in range(count):
            self._n_links += 1
            self._insert(
                "links",
                link_id=f"lnk_{self._n_links:04}",
                source_id=source_id,
                list_url="https://example.org/feed",
                title="A title",
                first_listed_at=listed_at,
                last_listed_at=listed_at,
                link_status=status,
                reason_text=f"It is {status}.",
                n_failures=0,
                n_checks=0,
                n_not_modified=0,
                first_read_at=read_at,
                last_asked_at=asked_at,
                load_id="load_1",
            )

    def red(self) -> dict[str, str | None]:
        """By source why it is red."""
        return {health.source_id: health.red_reason for health in source_health(self.connection, NOW)}

    def _insert(self, table: str, **columns: object) -> None:
        marks = ", ".join("?" for _ in columns)
        self.connection.execute(
            f"insert into raw.{table} ({', '.join(columns)}) values ({marks})", list(columns.values())
        )


@pytest.fixture
def sources(tmp_path: Path) -> Iterator[Sources]:
    made = Sources(tmp_path / "newsledger.duckdb")
    yield made
    made.connection.close()


def test_the_states_make_up_what_was_named(sources: Sources) -> None:
    sources.add("feed")
    for count, status in enumerate(STATES, start=1):
        sources.name("feed", status, count)
    (health,) = source_health(sources.connection, NOW)
    assert [getattr(health, f"n_{status}") for status in STATES] == list(range(1, 9))
    assert health.n_named == sum(range(1, 9))


@pytest.mark.parametrize("status", ["stub", "quarantined", "failed", "refused", "gone"])
def test_a_source_whose_last_articles_give_nothing_is_red(sources: Sources, status: str) -> None:
    sources.add("feed")
    sources.look("feed", NOW - HOUR)
    sources.name("feed", "read", 40, listed_at=NOW - 2 * DAY)  # looked at again, but not new
    sources.name("feed", "duplicate", 3)
    sources.name("feed", status, 17)
    assert sources.red() == {"feed": "of its last 20 articles 3 could be read"}


def test_a_fifth_that_can_be_read_is_enough(sources: Sources) -> None:
    sources.add("feed")
    sources.look("feed", NOW - HOUR)
    sources.name("feed", "stub", 16)
    sources.name("feed", "read", 4)
    assert sources.red() == {"feed": None}


def test_few_or_old_or_unasked_or_withdrawn_articles_say_nothing_about_a_source(sources: Sources) -> None:
    for source_id in ("few", "old", "unasked", "withdrawn"):
        sources.add(source_id)
        sources.look(source_id, NOW - HOUR)
    sources.name("few", "stub", 9)
    sources.name("old", "stub", 20, asked_at=NOW - 8 * DAY)
    sources.name("unasked", "waiting", 20, asked_at=None)
    sources.name("withdrawn", "gone", 20, read_at=NOW - DAY)
    assert sources.red() == dict.fromkeys(("few", "old", "unasked", "withdrawn"))


def test_only_what_has_a_list_on_the_web_must_be_looked_at(sources: Sources) -> None:
    sources.add("folder", "files", "data/press")
    sources.add("archive", "archive", "data/crawl.warc.gz")
    sources.add("web-archive", "archive", "HTTPS://example.org/crawl.warc.gz")
    sources.add("feed")
    never = "switched on, but never looked at"
    assert sources.red() == {"archive": None, "feed": never, "folder": None, "web-archive": never}


def test_a_page_is_looked_at_by_asking_for_it(sources: Sources) -> None:
    for source_id in ("page", "walled", "unasked"):
        sources.add(source_id, "page", "https://example.org/article")
    sources.name("page", "read", listed_at=NOW - 30 * DAY, asked_at=NOW - 20 * DAY)
    sources.name("walled", "stub", asked_at=NOW - 20 * DAY)
    sources.name("unasked", "waiting", asked_at=None)
    assert sources.red() == {
        "page": None,
        "unasked": "switched on, but never looked at",
        "walled": "its page could not be read: It is stub.",
    }
    looks = {one.source_id: one.last_polled_at for one in source_health(sources.connection, NOW)}
    assert looks == {"page": NOW - 20 * DAY, "unasked": None, "walled": NOW - 20 * DAY}


def test_times_of_a_clock_that_was_ahead_are_not_known(sources: Sources) -> None:
    for source_id in ("ahead", "silent", "good"):
        sources.add(source_id)
    sources.look("ahead", NOW + 400 * DAY)
    sources.look("silent", NOW - 3 * DAY)
    sources.look("silent", NOW + 400 * DAY)
    sources.name("silent", "read", listed_at=NOW - HOUR)
    sources.look("good", NOW + HOUR)
    sources.name("good", "read", listed_at=NOW - HOUR)
    assert sources.red() == {
        "ahead": "switched on, but never looked at",
        "good": None,
        "silent": "no answer since 2024-03-07 12:00",
    }
    sources.look("ahead", NOW - HOUR)
    sources.name("ahead", "read", listed_at=NOW - 5 * DAY)
    sources.name("ahead", "read", listed_at=NOW + 400 * DAY)
    assert sources.red()["ahead"] == "nothing new since 2024-03-05 12:00"


def test_the_finding_names_the_red_ones_alone(sources: Sources) -> None:
    sources.add("feed")
    sources.add("folder", "files", "data/press")
    finding = red_sources(sources.connection, NOW)
    assert (finding.n_bad, finding.samples) == (1, ("feed: switched on, but never looked at",))
    sources.look("feed", NOW - HOUR)
    sources.name("feed", "read")
    assert red_sources(sources.connection, NOW).is_clean
