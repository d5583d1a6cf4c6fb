"""A few hundred damaged feeds and sitemaps; `python -m tests.soak.fuzz_feeds` reads a hundred thousand."""

from __future__ import annotations

from tests.soak.fuzz_feeds import fuzz


def test_no_damaged_list_escapes_or_is_late() -> None:
    tally = fuzz(500, seed=20)
    assert (tally.escapes, tally.slow) == ([], [])
    assert tally.n_read > 250
    assert {"truncated", "malformed_markup", "bad_encoding", "list: not_a_list"} <= set(tally.reasons)
