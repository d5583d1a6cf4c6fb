"""What is still to extract, and how claims are replaced: whole versions at a time, and never twice."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import duckdb
import pytest

from orchestration.extraction.records import ClaimType, Polarity, Slot
from orchestration.llm.llm_records import DroppedClaim, LlmReply
from orchestration.warehouse import (
    ASK_AGAIN,
    ExtractionStatus,
    StoredReplies,
    VersionExtraction,
    claim_id,
    content_hash,
    open_warehouse,
    pending_versions,
    raw_row_counts,
    release_unanswered,
    store_articles,
    store_extractions,
)
from orchestration.warehouse.raw_findings import failed_extractions
from orchestration.warehouse.raw_state import count_pending
from tests.warehouse.warehouse_samples import CLAIM, NOW, rows, sample_article

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FIRST = sample_article(1)
SECOND = sample_article(2)
DROPPED = DroppedClaim(ClaimType.SANCTION, "quote_not_in_text", "It does not stand there.", "{}")


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    opened = open_warehouse(tmp_path / "newsledger.duckdb")
    store_articles(opened, [FIRST, SECOND], "load-1", NOW)
    yield opened
    opened.close()


def store(
    connection: duckdb.DuckDBPyConnection,
    *results: VersionExtraction,
    version: str = "1",
    name: str = "rules",
) -> int:
    return store_extractions(connection, results, extractor_name=name, extractor_version=version, now=NOW)


def pending_ids(connection: duckdb.DuckDBPyConnection, version: str = "1") -> list[str]:
    return [pending.article_version_id for pending in pending_versions(connection, "rules", version)]


def test_everything_is_pending_until_it_was_extracted(connection: duckdb.DuckDBPyConnection) -> None:
    assert pending_ids(connection) == [FIRST.article_version_id, SECOND.article_version_id]
    store(connection, VersionExtraction(FIRST.article_version_id, (CLAIM,), 5, 2))
    assert pending_ids(connection) == [SECOND.article_version_id]
    skipped = VersionExtraction(
        SECOND.article_version_id, status=ExtractionStatus.SKIPPED, reason="language fr is not read"
    )
    store(connection, skipped)
    assert pending_ids(connection) == []
    assert pending_ids(connection, version="2") == [FIRST.article_version_id, SECOND.article_version_id]


def test_what_arrives_late_is_pending_too(connection: duckdb.DuckDBPyConnection) -> None:
    store(
        connection, VersionExtraction(FIRST.article_version_id), VersionExtraction(SECOND.article_version_id)
    )
    late = sample_article(3, outlet="Late Outlet")
    store_articles(connection, [late], "load-0", NOW.replace(year=2001))
    assert pending_ids(connection) == [late.article_version_id]


def test_a_pending_version_gives_back_headline_and_body(connection: duckdb.DuckDBPyConnection) -> None:
    pending, _second = pending_versions(connection, "rules", "1")
    assert (pending.title, pending.body, pending.language) == (FIRST.title, FIRST.body, "en")
    (limited,) = pending_versions(connection, "rules", "1", limit=1)
    assert limited == pending


def test_claims_and_slots_are_stored_as_they_are(connection: duckdb.DuckDBPyConnection) -> None:
    assert store(connection, VersionExtraction(FIRST.article_version_id, (CLAIM,), 5, 2)) == 1
    key = claim_id(FIRST.article_version_id, CLAIM)
    assert rows(
        connection, "select claim_id, claim_type, polarity, event_date_precision, rule from raw.claims"
    ) == [(key, "sanction", "affirmed", "day", "imposer-verb-target")]
    assert rows(connection, "select * from raw.claim_slots order by slot_start, slot_name") == [
        (key, "imposer_code", 0, "EU", "The EU", 0, 6),
        (key, "target_name", 0, "Ola Berg", "Ola Berg", 20, 28),
        (key, "target_name", 1, "Per Dahl", "Per Dahl", 33, 41),
        (key, "action", 0, "imposed", None, None, None),
    ]
    assert rows(
        connection, "select status, n_sentences, n_parsed_sentences, n_claims from raw.extractions"
    ) == [("extracted", 5, 2, 1)]


def test_storing_the_same_extraction_again_changes_nothing(connection: duckdb.DuckDBPyConnection) -> None:
    result = VersionExtraction(FIRST.article_version_id, (CLAIM, CLAIM), 5, 2)
    store(connection, result)
    before = content_hash(connection, "raw")
    store(connection, result, result)
    assert content_hash(connection, "raw") == before
    assert raw_row_counts(connection)["claims"] == 1


def test_a_new_extractor_version_replaces_the_claims_of_the_old_one(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    store(
        connection,
        VersionExtraction(FIRST.article_version_id, (CLAIM,)),
        VersionExtraction(SECOND.article_version_id, (CLAIM,)),
    )
    denied = replace(CLAIM, polarity=Polarity.DENIED)
    store(connection, VersionExtraction(FIRST.article_version_id, (denied,)), version="2")
    assert rows(connection, "select polarity, extractor_version from raw.claims order by 2") == [
        ("affirmed", "1"),
        ("denied", "2"),
    ]
    assert raw_row_counts(connection)["claim_slots"] == 8
    store(connection, VersionExtraction(FIRST.article_version_id), version="3")
    assert raw_row_counts(connection)["claim_slots"] == 4


def test_the_claims_of_a_version_are_those_of_the_last_extractor(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    """Else a claim that two extractors find would be counted twice."""
    store(connection, VersionExtraction(FIRST.article_version_id, (CLAIM,), dropped=(DROPPED,)), name="llm")
    assert rows(connection, "select reason_code, extractor_name from raw.dropped_claims") == [
        ("quote_not_in_text", "llm")
    ]
    store(connection, VersionExtraction(FIRST.article_version_id, (CLAIM,)))
    assert rows(connection, "select extractor_name from raw.claims") == [("rules",)]
    assert rows(connection, "select extractor_name from raw.extractions") == [("rules",)]
    assert raw_row_counts(connection)["dropped_claims"] == 0


def test_a_version_without_an_answer_is_pending_again(connection: duckdb.DuckDBPyConnection) -> None:
    unanswered = f"{ASK_AGAIN}language model: deadline: no whole answer within 5 s"
    refused = "language model: refusal: the model refused"
    store(
        connection,
        VersionExtraction(FIRST.article_version_id, (CLAIM,), reason=unanswered),
        VersionExtraction(SECOND.article_version_id, (), reason=refused),
    )
    assert count_pending(connection, "rules", "1") == 1
    assert failed_extractions(connection).n_bad == 2
    assert release_unanswered(connection) == 1
    assert pending_ids(connection) == [FIRST.article_version_id]
    assert release_unanswered(connection) == 0


def test_replies_of_a_model_are_kept_with_their_tokens(connection: duckdb.DuckDBPyConnection) -> None:
    replies = StoredReplies(connection, "a-model", NOW)
    reply = LlmReply("{}", None, "stop", 1200, 7)
    replies["abc"] = reply
    replies["abc"] = reply
    assert StoredReplies(connection, "a-model", NOW)["abc"] == reply
    assert ("abc" in replies, "other" in replies, list(replies), len(replies)) == (True, False, ["abc"], 1)
    with pytest.raises(KeyError):
        replies["other"]
    del replies["abc"]
    assert len(replies) == 0


def test_a_claim_keeps_its_id_when_only_rule_and_confidence_change() -> None:
    key = claim_id("ver_1", CLAIM)
    assert claim_id("ver_1", replace(CLAIM, rule="another", confidence=0.1)) == key
    assert claim_id("ver_1", replace(CLAIM, slots=CLAIM.slots[::-1])) == key
    others = [
        claim_id("ver_2", CLAIM),
        claim_id("ver_1", replace(CLAIM, polarity=Polarity.DENIED)),
        claim_id("ver_1", replace(CLAIM, claimant_text="Reuters")),
        claim_id("ver_1", replace(CLAIM, event_date=None)),
        claim_id("ver_1", replace(CLAIM, evidence_start=1)),
        claim_id("ver_1", replace(CLAIM, slots=(*CLAIM.slots, Slot("measure", "asset_freeze")))),
    ]
    assert len({key, *others}) == 7


def test_a_batch_that_fails_leaves_the_old_claims(connection: duckdb.DuckDBPyConnection) -> None:
    store(connection, VersionExtraction(FIRST.article_version_id, (CLAIM,)))
    before = content_hash(connection, "raw")
    broken = replace(CLAIM, slots=(Slot("action", None),))  # type: ignore[arg-type]  # what no table takes
    with pytest.raises(duckdb.ConstraintException):
        store(connection, VersionExtraction(FIRST.article_version_id, (broken,)), version="2")
    assert content_hash(connection, "raw") == before
