"""When a source is looked at, when an article is tried again, and when a list has moved on without us."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from orchestration.sources.link_records import FoundLink
from orchestration.sources.publication_times import PublicationTime
from orchestration.sources.source_entries import SourceEntry
from orchestration.sources.source_records import PublishedPrecision
from orchestration.steps.collecting.coverage_gaps import ListHistory, find_gap, links_in_gap
from orchestration.steps.collecting.source_schedule import is_due, next_poll, next_try
from orchestration.warehouse.source_store import PollState

NOW = datetime(2024, 3, 5, 9)  # noqa: DTZ001 - naive UTC
HOUR = timedelta(hours=1)


def _source(**fields: object) -> SourceEntry:
    row = {"id": "ab", "name": "A", "kind": "feed", "url": "https://a.example/f", "group": "news"}
    return SourceEntry.model_validate(row | fields)


def _state(wait: int | None = None, failures: int = 0) -> PollState:
    return PollState(NOW, NOW, wait, failures)


def _link(hours: float | None) -> FoundLink:
    told = None if hours is None else PublicationTime(NOW + hours * HOUR, PublishedPrecision.SECOND)
    return FoundLink(f"https://a.example/{hours}", published=told)


@pytest.mark.parametrize(
    ("fields", "state", "hours"),
    [
        ({}, _state(), 1),
        ({"check_every": "6h"}, _state(), 6),
        ({}, _state(wait=7200), 2),  # the feed's own ttl
        ({}, _state(wait=30 * 86400), 24),  # no feed may silence itself for a month
        ({"check_every": "6h"}, _state(wait=60), 6),
        ({}, _state(failures=1), 2),
        ({}, _state(failures=3), 8),
        ({}, _state(failures=40), 24),
        ({"check_every": "2d"}, _state(failures=2), 48),
    ],
)
def test_a_list_is_due_when_its_wait_is_over(fields: dict[str, object], state: PollState, hours: int) -> None:
    source = _source(**fields)
    assert next_poll(source, state) == NOW + hours * HOUR
    assert not is_due(source, state, NOW + hours * HOUR - timedelta(seconds=1))
    assert is_due(source, state, NOW + hours * HOUR)


def test_a_source_that_was_never_looked_at_is_due() -> None:
    assert is_due(_source(), None, NOW)


def test_tries_grow_rarer_and_end() -> None:
    waits = [next_try(n, NOW) for n in range(1, 7)]
    assert [(at - NOW) / HOUR if at else None for at in waits] == [1, 4, 24, 72, 168, None]


def test_a_try_never_comes_before_the_server_wants_it() -> None:
    assert next_try(1, NOW, NOW + 5 * HOUR) == NOW + 5 * HOUR
    assert next_try(1, NOW, NOW + 0.5 * HOUR) == NOW + HOUR


def test_a_list_without_a_known_article_is_a_gap_with_an_estimate() -> None:
    gap = find_gap("ab", [_link(-10), _link(-2)], ListHistory(NOW - 58 * HOUR, False, 12.0), NOW)
    assert gap is not None
    assert (gap.gap_start, gap.gap_end, gap.n_lost_estimate) == (NOW - 58 * HOUR, NOW - 10 * HOUR, 24)


@pytest.mark.parametrize(
    ("links", "history"),
    [
        ([_link(-2)], ListHistory(NOW - 58 * HOUR, True, None)),  # one was known: the list overlaps
        ([_link(-2)], ListHistory(None, False, None)),  # the first look
        ([], ListHistory(NOW - 58 * HOUR, False, None)),  # an empty list says nothing
        ([_link(-60)], ListHistory(NOW - 58 * HOUR, False, None)),  # all older than the last look
    ],
)
def test_no_gap_where_the_list_can_hold_everything(links: list[FoundLink], history: ListHistory) -> None:
    assert find_gap("ab", links, history, NOW) is None


def test_a_gap_takes_what_was_published_in_it_and_what_has_no_date() -> None:
    gap = find_gap("ab", [_link(-2)], ListHistory(NOW - 20 * HOUR, False, None), NOW)
    assert gap is not None
    assert gap.n_lost_estimate is None
    wanted = links_in_gap([_link(-30), _link(-10), _link(None), _link(-1)], gap)
    assert [link.url for link in wanted] == ["https://a.example/-10", "https://a.example/None"]
