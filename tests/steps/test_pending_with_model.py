"""Stored articles and a language model: replies are kept, what was not answered is asked again, dropped claims are on record."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest

from orchestration.settings import LlmSettings, Settings
from orchestration.steps import claim_methods
from orchestration.steps.claim_methods import chosen_identity
from orchestration.steps.pending_extraction import ExtractionTask, extract_pending
from orchestration.warehouse import open_warehouse, raw_row_counts, store_articles
from orchestration.warehouse.raw_findings import (
    failed_extractions,
    misquoted_claims,
    repeated_ids,
    unextracted_versions,
)
from orchestration.warehouse.raw_state import count_pending, dropped_summary
from tests.llm.claim_entries import SANCTIONS, SOLDIERS, TANKS
from tests.llm.conftest import BODY
from tests.llm.fake_endpoint import KEY, FakeEndpoint, claims, fails, says
from tests.warehouse.warehouse_samples import NOW, rows, sample_article

ROOT = Path(__file__).parents[2]
INVENTED = TANKS | {"evidence": "Poland also sent 90 jets to Ukraine."}
NEW = SANCTIONS | {"action": "extended"}
RULES = "select rule like 'llm:%' as is_of_model, count(*) from raw.claims group by 1 order by 1"


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    opened = open_warehouse(tmp_path / "newsledger.duckdb")
    store_articles(opened, [sample_article(1, body=BODY)], "load-1", NOW)
    yield opened
    opened.close()


@pytest.fixture
def task(connection: duckdb.DuckDBPyConnection, endpoint: FakeEndpoint) -> ExtractionTask:
    llm = LlmSettings(endpoint.base_url, "test-model", KEY)
    return ExtractionTask(connection, Settings(ROOT, ROOT, "both", llm), NOW)


def pending(task: ExtractionTask) -> int:
    extractor = chosen_identity(task.settings)
    return count_pending(task.connection, extractor.name, extractor.version)


def with_method(task: ExtractionTask, method: str) -> ExtractionTask:
    return replace(task, settings=replace(task.settings, method=method))


def test_claims_of_both_are_stored_and_dropped_ones_are_on_record(
    task: ExtractionTask,
    endpoint: FakeEndpoint,
) -> None:
    endpoint.answers = [claims(arms_transfers=[INVENTED], troop_counts=[SOLDIERS], sanctions=[NEW])]
    counts = extract_pending(task)
    assert (dict(counts.dropped), dict(counts.unanswered)) == ({"quote_not_in_text": 1}, {})
    connection = task.connection
    assert rows(connection, RULES)[-1] == (True, 1)
    assert rows(connection, "select reason_code, position, extractor_name from raw.dropped_claims") == [
        ("quote_not_in_text", 0, "rules+llm")
    ]
    ((place, reason, claim_json),) = dropped_summary(connection, 5)["newest"]
    assert (place, reason.split(":")[0]) == ("a-1", "quote_not_in_text")
    assert json.loads(claim_json) == INVENTED
    assert misquoted_claims(connection).is_clean
    assert repeated_ids(connection).is_clean
    assert failed_extractions(connection).is_clean
    assert unextracted_versions(connection, chosen_identity(task.settings).version).is_clean
    assert pending(task) == 0
    stored = [
        str(row) for table in raw_row_counts(connection) for row in rows(connection, f"from raw.{table}")
    ]
    assert not any(KEY in row for row in stored)


def test_a_new_version_of_the_rules_asks_nothing_again(
    task: ExtractionTask,
    endpoint: FakeEndpoint,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    endpoint.answers = [claims(sanctions=[NEW])]
    extract_pending(task)
    monkeypatch.setattr(claim_methods, "current_version", lambda _: "other-rules")
    assert pending(task) == 1
    assert extract_pending(task).n_extracted == 1
    assert rows(task.connection, RULES)[-1] == (True, 1)
    assert len(endpoint.requests) == 1


def test_another_model_is_asked_anew(task: ExtractionTask, endpoint: FakeEndpoint) -> None:
    endpoint.answers = [claims()]
    extract_pending(task)
    other = replace(task.settings, llm=replace(task.settings.llm, model="other-model"))
    assert chosen_identity(other).version != chosen_identity(task.settings).version
    extract_pending(replace(task, settings=other))
    assert [request["model"] for request in endpoint.requests] == ["test-model", "other-model"]


def test_neither_address_nor_key_makes_a_new_version(task: ExtractionTask) -> None:
    moved = replace(task.settings.llm, base_url="https://other.example/v1", api_key="k", deadline_seconds="9")
    assert chosen_identity(replace(task.settings, llm=moved)) == chosen_identity(task.settings)


def test_methods_replace_one_another_and_going_back_is_free(
    task: ExtractionTask,
    endpoint: FakeEndpoint,
) -> None:
    endpoint.answers = [claims(sanctions=[NEW])]
    extract_pending(with_method(task, "rules"))
    by_rules = rows(task.connection, "select claim_id, confidence from raw.claims order by 1")
    extract_pending(task)
    together = rows(task.connection, "select claim_id, confidence from raw.claims order by 1")
    assert set(by_rules) < set(together)
    extract_pending(with_method(task, "llm"))
    assert rows(task.connection, RULES) == [(True, 1)]
    extract_pending(with_method(task, "rules"))
    assert rows(task.connection, "select claim_id, confidence from raw.claims order by 1") == by_rules
    extract_pending(task)
    assert rows(task.connection, "select claim_id, confidence from raw.claims order by 1") == together
    assert len(endpoint.requests) == 1


def test_what_was_not_answered_is_asked_again_by_the_next_run(
    task: ExtractionTask,
    endpoint: FakeEndpoint,
) -> None:
    endpoint.answers = [fails(401), claims(sanctions=[NEW])]
    counts = extract_pending(task)
    assert (counts.n_extracted, dict(counts.unanswered)) == (1, {"setup": 1})
    assert rows(task.connection, "select count(*) > 0 from raw.claims") == [(True,)]
    assert "HTTP 401" in failed_extractions(task.connection).samples[0]
    assert pending(task) == 1
    assert extract_pending(task).unanswered.total() == 0
    assert (pending(task), rows(task.connection, RULES)[-1]) == (0, (True, 1))


def test_what_no_table_takes_stops_nothing(task: ExtractionTask, endpoint: FakeEndpoint) -> None:
    odd = INVENTED | {"evidence": "half a pair \ud800, a NUL \x00", "item": "\ud800"}
    endpoint.answers = [claims(arms_transfers=[odd], sanctions=[NEW])]
    assert dict(extract_pending(task).dropped) == {"quote_not_in_text": 1}
    assert rows(task.connection, RULES)[-1] == (True, 1)
    extract_pending(with_method(task, "llm"))
    assert len(endpoint.requests) == 1


def test_a_bad_reply_is_not_paid_for_twice(task: ExtractionTask, endpoint: FakeEndpoint) -> None:
    endpoint.answers = [says("I would rather not.")]
    assert dict(extract_pending(task).unanswered) == {"bad_json": 1}
    assert pending(task) == 0
    extract_pending(with_method(task, "llm"))
    assert rows(task.connection, "select status, reason like '%bad_json%' from raw.extractions") == [
        ("failed", True)
    ]
    assert len(endpoint.requests) == 1
