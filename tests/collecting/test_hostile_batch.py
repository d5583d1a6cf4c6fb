"""Good articles among hostile ones; `python -m tests.soak.hostile_batch` is the same with the deadline of real runs."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from orchestration.sources import sitemap_reading
from orchestration.sources.page_reader import PageReader
from tests.collecting.hostile_batch import N_GOOD, run_hostile_batch


def test_good_articles_are_read_and_hostile_ones_have_their_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sitemap_reading, "MAX_SITEMAP_URLS", 2_000)
    impatient = partial(PageReader, page_seconds=2.0, total_seconds=5.0)
    result = run_hostile_batch(tmp_path, deadline_seconds=2.0, new_reader=impatient)
    assert result.wrong == []
    assert result.n_good_read == N_GOOD
    assert result.n_internal_requests == 0
    assert result.n_hostile >= 25
