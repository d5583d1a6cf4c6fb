"""The sensor starts one run for files that have stopped growing, whatever becomes of its cursor."""

from __future__ import annotations

import dagster as dg
import pytest

from orchestration.defs.inbox_sensor import look_into_inbox
from orchestration.settings import Settings


@pytest.fixture
def inbox(settings: Settings) -> Settings:
    settings.inbox_dir.mkdir(parents=True)
    (settings.inbox_dir / ".gitkeep").touch()
    return settings


def _look(settings: Settings, cursor: str | None) -> dg.SensorResult:
    result = look_into_inbox(settings, cursor)
    assert isinstance(result, dg.SensorResult)
    return result


def test_an_empty_inbox_starts_nothing(inbox: Settings) -> None:
    assert not _look(inbox, None).run_requests


def test_a_file_is_taken_at_the_second_look(inbox: Settings) -> None:
    (inbox.inbox_dir / "a.jsonl").write_text("{}")
    first = _look(inbox, None)
    assert not first.run_requests
    second = _look(inbox, first.cursor)
    assert second.run_requests is not None
    assert len(second.run_requests) == 1


def test_a_growing_file_waits(inbox: Settings) -> None:
    (inbox.inbox_dir / "a.jsonl").write_text("{}")
    first = _look(inbox, None)
    (inbox.inbox_dir / "a.jsonl").write_text("{}\n{}")
    assert not _look(inbox, first.cursor).run_requests


def test_a_lost_cursor_asks_for_the_same_run(inbox: Settings) -> None:
    (inbox.inbox_dir / "a.jsonl").write_text("{}")

    def asked() -> str | None:
        requests = _look(inbox, _look(inbox, None).cursor).run_requests
        assert requests
        return requests[0].run_key

    assert asked() == asked()


def test_an_unfinished_file_is_not_seen(inbox: Settings) -> None:
    (inbox.inbox_dir / "a.jsonl.part").write_text("{}")
    assert "empty" in str(_look(inbox, None).skip_reason)
