"""Pages broken at random or built to take for ever end in time, and what is read after them is read as before."""

from __future__ import annotations

import time
from contextlib import suppress

import pytest

from orchestration.sources.page_reader import PageReader
from orchestration.sources.unreadable_input import UnreadableInputError
from tests.soak.fuzz_pages import fuzz
from tests.sources.article_inputs import page
from tests.sources.hostile_pages import HOSTILE


def test_pages_broken_at_random_give_an_article_or_a_reason() -> None:
    report = fuzz(range(150), seed=7)
    assert report.escapes == []
    assert report.late == []
    assert sum(report.outcomes.values()) == 150
    assert report.outcomes["article"] > 20


@pytest.mark.parametrize("name", HOSTILE)
def test_a_small_one_of_each_hostile_kind_ends_in_time(name: str) -> None:
    with PageReader(page_seconds=5.0, total_seconds=12.0) as reader:
        reader.read(page())
        started = time.monotonic()
        with suppress(UnreadableInputError):
            reader.read(HOSTILE[name](0.02))
        assert time.monotonic() - started < 13.0
        assert reader.read(page()).title == "Norland sends tanks"
