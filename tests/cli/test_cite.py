"""`newsledger cite` and `newsledger release`: what they say, in every form."""

from __future__ import annotations

import json
import re
from pathlib import Path

import duckdb
import pytest

from tests.cli.conftest import Newsledger
from tests.exports.fact_samples import write_facts
from tests.exports.published_samples import publish_sample


@pytest.fixture(scope="module")
def published_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("published")
    with duckdb.connect(str(publish_sample(folder))) as connection:
        write_facts(connection)
        connection.execute(
            """
            create table marts.bridge_claim_slots as
                select '' as claim_slot_id, '' as claim_id, '' as slot_name, '' as slot_value, '' as slot_text,
                    0 as slot_start, 0 as slot_end, 0 as position
                where false
            """
        )
        for kind in ("arms_transfer", "troop_count", "sanction"):
            connection.execute(
                f"alter table marts.fct_{kind}_claims add column is_current boolean default true"
            )
        connection.execute("alter table marts.dim_articles add column is_copy boolean default false")
    return folder / "data"


@pytest.fixture
def sample_home(home: Path, published_once: Path) -> Path:
    """A home of its own with the published sample."""
    (home / "data").mkdir()
    (home / "data" / "warehouse").symlink_to(published_once / "warehouse")
    return home


def test_without_a_release_the_build_is_cited(sample_home: Path, newsledger: Newsledger) -> None:
    called = newsledger("cite")
    assert called.code == 0
    assert re.search(r"build b1 \[data set\], 2026-11-24, .* SHA-256 of all rows .*: abc\.", called.out)


def test_a_release_is_made_and_cited_with_its_checksum(sample_home: Path, newsledger: Newsledger) -> None:
    made = json.loads(newsledger("release", "--json").out)
    assert (made["version"], made["is_new"], made["build_id"]) == ("v2026.11.0", True, "b1")
    assert (Path(made["folder"]) / "SHA256SUMS").is_file()
    for form in ("text", "bibtex", "cff", "json"):
        told = newsledger("cite", "--release", "v2026.11.0", "--format", form)
        assert told.code == 0
        assert all(word in told.out for word in ("v2026.11.0", "b1", "2026", made["checksum"])), form
    again = newsledger("release")
    assert "is released as v2026.11.0 already" in again.err
    assert again.out == f"{made['folder']}\n"


@pytest.mark.parametrize("identifier", ["san_people", "clm_san_people"])
def test_a_fact_or_claim_is_cited_with_sentence_outlet_title_address_and_day(
    sample_home: Path, newsledger: Newsledger, identifier: str
) -> None:
    called = newsledger("cite", identifier)
    assert called.code == 0, called.err
    text = called.out
    for words in (
        "“Norland did it; ",
        "…”",
        "The Example, “A =headline”, 2024-06-01. https://news.example/clm_san_people",
        "build b1",
    ):
        assert words in text
    record = json.loads(newsledger("cite", identifier, "--json").out)
    assert (record["cited_id"], record["claim_id"], record["fact_id"]) == (
        identifier,
        "clm_san_people",
        "san_people",
    )
    assert len(record["sentence"]) == 300
    assert record["data"]["build_id"] == "b1"
    assert "@misc{" + identifier.replace("_", "-") in newsledger("cite", identifier, "--format", "bibtex").out


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["san_peopel"], 1, "no claim or fact has an id"),
        (["san_p"], 1, "fits more than one id"),
        (["san_people", "--format", "cff"], 2, "about the data as a whole"),
        (["--release", "v2026.12.0"], 1, "there is no release v2026.12.0"),
    ],
)
def test_a_mistake_is_answered_in_words(
    sample_home: Path, newsledger: Newsledger, arguments: list[str], code: int, words: str
) -> None:
    called = newsledger("cite", *arguments)
    assert (called.code, called.out) == (code, "")
    assert words in called.err
