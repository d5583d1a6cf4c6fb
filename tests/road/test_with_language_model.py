"""The road with a language model: its claims in the published tables, its inventions nowhere, and without it all goes on."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from tests.llm.claim_entries import SANCTIONS, TANKS
from tests.llm.fake_endpoint import KEY, FakeEndpoint, claims, says
from tests.road.own_articles import call, published_file, write_articles

LIFTED = SANCTIONS | {
    "imposer": "USA",
    "action": "lifted",
    "target_type": "entity",
    "target_country": "IRN",
    "target_names": [],
    "evidence": "The United States imposed sanctions on two Iranian companies.",
}
INVENTED = TANKS | {"evidence": "Poland also sent 90 jets to Ukraine."}


def _of_the_model(home: Path) -> list[tuple[object, ...]]:
    with duckdb.connect(str(published_file(home)), read_only=True) as connection:
        return connection.execute(
            "select action, rule, extractor_name, target_count_low from marts.fct_sanction_claims where rule like 'llm:%'"
        ).fetchall()


def test_a_run_with_a_language_model(
    tmp_path: Path, endpoint: FakeEndpoint, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first article's answer is cut off; of the answer about the second one claim is borne out and one invented."""
    write_articles(tmp_path / "data" / "inbox")
    monkeypatch.setenv("NEWSLEDGER_LLM_BASE_URL", endpoint.base_url)
    monkeypatch.setenv("NEWSLEDGER_LLM_MODEL", "test-model")
    monkeypatch.setenv("NEWSLEDGER_LLM_API_KEY", KEY)
    monkeypatch.setenv("NEWSLEDGER_LLM_PARALLEL", "1")
    endpoint.answers = [
        says("{", finish="length"),
        claims(sanctions=[LIFTED], arms_transfers=[INVENTED]),
        claims(),
    ]
    finished = call(tmp_path, "run", "--method", "both")
    assert finished.returncode == 0, finished.stderr
    assert "1 claims dropped (1 quote_not_in_text)" in finished.stderr
    assert "1 articles without an answer (1 truncated)" in finished.stderr
    assert _of_the_model(tmp_path) == [("lifted", "llm:test-model", "rules+llm", 2)]
    again = call(tmp_path, "run", "--method", "both")
    assert "Nothing new" in again.stderr
    assert len(endpoint.requests) == 3
    for path in tmp_path.rglob("*"):
        assert not path.is_file() or KEY.encode() not in path.read_bytes(), path
    assert KEY not in finished.stdout + finished.stderr + again.stdout + again.stderr
