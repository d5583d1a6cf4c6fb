"""`--method`: rules as ever unless a language model is asked for, and then its claims beside the rules', or words why not."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Newsledger
from tests.llm.claim_entries import SANCTIONS, SOLDIERS, TANKS
from tests.llm.conftest import BODY
from tests.llm.fake_endpoint import KEY, FakeEndpoint, claims, fails

INVENTED = TANKS | {"evidence": "Poland also sent 90 jets to Ukraine."}
NEW = SANCTIONS | {"action": "extended"}


@pytest.fixture
def articles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, endpoint: FakeEndpoint) -> Path:
    """A file with one article, and a home and a language model set up."""
    monkeypatch.setenv("NEWSLEDGER_HOME", str(tmp_path))
    monkeypatch.setenv("NEWSLEDGER_METHOD", "rules")  # so that what --method sets is undone
    monkeypatch.setenv("NEWSLEDGER_LLM_BASE_URL", endpoint.base_url)
    monkeypatch.setenv("NEWSLEDGER_LLM_MODEL", "test-model")
    monkeypatch.setenv("NEWSLEDGER_LLM_API_KEY", KEY)
    path = tmp_path / "articles.jsonl"
    path.write_text(json.dumps({"id": "a", "text": BODY, "published_at": "2023-06-01"}) + "\n")
    return path


def test_by_default_nobody_is_asked(
    articles: Path,
    newsledger: Newsledger,
    endpoint: FakeEndpoint,
) -> None:
    called = newsledger("extract", str(articles))
    assert called.code == 0
    assert len(json.loads(called.out)["sanctions"]) == 1
    assert endpoint.requests == []


def test_both_adds_to_the_rules_and_tells_what_it_dropped(
    articles: Path,
    newsledger: Newsledger,
    endpoint: FakeEndpoint,
) -> None:
    by_rules = json.loads(newsledger("extract", str(articles)).out)
    endpoint.answers = [claims(arms_transfers=[INVENTED], troop_counts=[SOLDIERS], sanctions=[NEW])]
    called = newsledger("extract", "--method", "both", str(articles))
    record = json.loads(called.out)
    assert record["troop_counts"] == by_rules["troop_counts"]
    assert [claim for claim in record["sanctions"] if claim["action"] == "imposed"] == by_rules["sanctions"]
    (added,) = [claim for claim in record["sanctions"] if claim["action"] == "extended"]
    assert added["rule"] == "llm:test-model"
    assert all(added["confidence"] < claim["confidence"] for claim in by_rules["sanctions"])
    assert "line 1: dropped a claim, quote_not_in_text" in called.err
    assert "1 claims dropped (1 quote_not_in_text)" in called.err
    assert KEY not in called.out + called.err


def test_llm_alone_gives_only_the_claims_of_the_model(
    articles: Path,
    newsledger: Newsledger,
    endpoint: FakeEndpoint,
) -> None:
    endpoint.answers = [claims(troop_counts=[SOLDIERS])]
    record = json.loads(newsledger("extract", "--method", "llm", str(articles)).out)
    assert [len(record[name]) for name in ("arms_transfers", "troop_counts", "sanctions")] == [0, 1, 0]


def test_without_an_answer_the_claims_of_the_rules_are_there(
    articles: Path,
    newsledger: Newsledger,
    endpoint: FakeEndpoint,
) -> None:
    by_rules = newsledger("extract", str(articles)).out
    endpoint.answers = [fails(401)]
    called = newsledger("extract", "--method", "both", str(articles))
    assert (called.code, called.out) == (0, by_rules)
    assert "line 1: no answer, setup: HTTP 401" in called.err
    assert "1 articles without an answer (1 setup)" in called.err


def test_evaluate_measures_the_method(
    articles: Path,
    newsledger: Newsledger,
    endpoint: FakeEndpoint,
) -> None:
    gold = {"id": "a", "arms_transfers": [], "troop_counts": [SOLDIERS], "sanctions": []}
    (articles.parent / "gold.jsonl").write_text(json.dumps(gold) + "\n")
    endpoint.answers = [claims(troop_counts=[SOLDIERS])]
    called = newsledger("evaluate", str(articles.parent), "--method", "llm", "--json")
    figures = json.loads(called.out)["lists"]["troop_counts"]
    assert (figures["n_predicted"], figures["strict"]["f1"]) == (1, 1.0)


@pytest.mark.parametrize("command", [("extract",), ("run",), ("evaluate", ".")])
def test_a_missing_setting_is_named_before_anything_is_done(
    articles: Path, newsledger: Newsledger, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    (articles.parent / "gold.jsonl").write_text('{"id": "a"}\n')
    monkeypatch.chdir(articles.parent)
    monkeypatch.delenv("NEWSLEDGER_LLM_MODEL")
    arguments = (*command, str(articles)) if command == ("extract",) else command
    called = newsledger(*arguments, "--method", "both")
    assert called.code == 1
    assert "NEWSLEDGER_LLM_MODEL is not set" in called.err
    assert "docs/how_to/llm.md" in called.err
    assert not (articles.parent / "data").exists()


def test_an_unknown_method_in_the_environment_is_named(
    articles: Path, newsledger: Newsledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEWSLEDGER_METHOD", "magic")
    called = newsledger("extract", str(articles))
    assert called.code == 1
    assert "NEWSLEDGER_METHOD is 'magic'" in called.err


@pytest.mark.parametrize("package", ["httpx", "jsonschema"])
def test_without_the_extra_the_command_to_install_it_is_named(
    articles: Path, newsledger: Newsledger, monkeypatch: pytest.MonkeyPatch, package: str
) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    for module in [name for name in sys.modules if name.startswith("orchestration.llm.")]:
        monkeypatch.delitem(sys.modules, module)
    called = newsledger("extract", "--method", "both", str(articles))
    assert called.code == 1
    assert "pip install 'newsledger[llm]'" in called.err
    assert newsledger("extract", "--method", "rules", str(articles)).code == 0
