"""What every model of the dbt project keeps: contracts, words that a stranger understands, codes that resolve, a dictionary."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from orchestration.defs.data_dictionary import dictionary_page, dictionary_tables
from orchestration.defs.docs_site import write_docs_site
from orchestration.settings import Settings, export_tool_environment

DICTIONARY = Path(__file__).parents[2] / "docs" / "dictionary.md"
Manifest = dict[str, Any]
# Words that say nothing of their own.
FILLERS = set(
    "the a an of it its this that is are was were to in on for and or by with as at key name code number value".split()
)
# Codes of other lists, explained where they stand.
FOREIGN_CODES = {"m49_code"}


def _models(manifest: Manifest, *schemas: str) -> Iterator[dict[str, Any]]:
    for node in manifest["nodes"].values():
        if node["resource_type"] == "model" and (not schemas or node["schema"] in schemas):
            yield node


def _described(manifest: Manifest) -> Iterator[tuple[str, str, str]]:
    """Table, column and description of everything that is ours."""
    for node in manifest["nodes"].values():
        if node["resource_type"] in ("model", "seed"):
            for column in node["columns"].values():
                yield node["name"], column["name"], column["description"]


def _tests_of(manifest: Manifest, node_id: str, column: str) -> set[str]:
    tests = (node for node in manifest["nodes"].values() if node.get("attached_node") == node_id)
    return {
        test["test_metadata"]["name"]
        for test in tests
        if test["test_metadata"]["kwargs"].get("column_name") == column
    }


def own_words(column: str, description: str) -> list[str]:
    """The words of a description that are neither filling nor the column's name over again.

    >>> own_words("weapon_name", "Name of the weapon.")
    []
    """
    parts = [part for part in column.split("_") if len(part) > 2]
    words = re.findall(r"[^\W\d_]{2,}|\d+", description.lower())
    return [
        word
        for word in words
        if word not in FILLERS
        and not any(word.startswith(part[:4]) or part.startswith(word[:4]) for part in parts)
    ]


def test_public_models_have_enforced_contracts_with_a_type_for_each_column(manifest: Manifest) -> None:
    loose = [
        model["name"]
        for model in _models(manifest, "marts", "meta")
        if not model["config"]["contract"]["enforced"]
    ]
    assert loose == []
    untyped = [
        f"{model['name']}.{column['name']}"
        for model in _models(manifest, "marts", "meta")
        for column in model["columns"].values()
        if not column["data_type"]
    ]
    assert untyped == []


def test_a_changed_column_stops_every_incremental_model(manifest: Manifest) -> None:
    assert [
        model["name"] for model in _models(manifest) if model["config"]["on_schema_change"] != "fail"
    ] == []


def test_every_seed_is_loaded_into_a_new_table(manifest: Manifest) -> None:
    """An older warehouse has the older columns."""
    seeds = [node for node in manifest["nodes"].values() if node["resource_type"] == "seed"]
    assert [seed["name"] for seed in seeds if seed["config"]["full_refresh"] is not True] == []


def test_every_model_says_what_its_rows_are(manifest: Manifest) -> None:
    assert [
        m["name"] for m in _models(manifest) if not re.match(r"(The )?[Oo]ne row per ", m["description"])
    ] == []


def test_every_column_is_described_by_more_than_its_name(manifest: Manifest) -> None:
    empty = [
        f"{table}.{column}: {text}"
        for table, column, text in _described(manifest)
        if not own_words(column, text)
    ]
    assert empty == []


def test_no_description_is_a_word_or_two(manifest: Manifest) -> None:
    short = [
        f"{table}.{column}: {text}" for table, column, text in _described(manifest) if len(text.split()) < 3
    ]
    assert short == []


def test_every_public_code_resolves(manifest: Manifest) -> None:
    """A code is the key of its table or is looked up in one, unless it belongs to a list of somebody else."""
    loose = [
        f"{model['name']}.{column}"
        for model in _models(manifest, "marts", "meta")
        for column in model["columns"]
        if re.search(r"(^|_)(code|currency)$", column) and column not in FOREIGN_CODES
        if not _tests_of(manifest, model["unique_id"], column)
        & {"relationships", "unique", "accepted_values"}
    ]
    assert loose == []


def test_public_keys_are_tested(manifest: Manifest) -> None:
    """Every public table has a column, or columns together, by which a row is told from all others."""
    keyed = {
        node["attached_node"]
        for node in manifest["nodes"].values()
        if node["resource_type"] == "test"
        and (node.get("test_metadata") or {}).get("name") in ("unique", "combination_is_unique")
    }
    assert [
        model["name"] for model in _models(manifest, "marts", "meta") if model["unique_id"] not in keyed
    ] == []


def test_the_dictionary_is_that_of_the_models(manifest: Manifest) -> None:
    page = dictionary_page(manifest)
    if os.environ.get("NEWSLEDGER_WRITE_DICTIONARY"):
        DICTIONARY.write_text(page, encoding="utf-8")
    assert DICTIONARY.read_text(encoding="utf-8") == page, (
        "docs/dictionary.md is older than the models; write it with: NEWSLEDGER_WRITE_DICTIONARY=1 pytest "
        + __file__
    )


def test_the_dictionary_tells_type_meaning_and_values(manifest: Manifest) -> None:
    tables = {table.name: table for table in dictionary_tables(manifest)}
    columns = {column.name: column for column in tables["marts.fct_arms_transfer_claims"].columns}
    assert columns["claim_id"].is_key
    assert columns["stage"].allowed == "delivered, agreed, proposed, halted"
    assert columns["value_currency"].allowed == "currency_code of dim_currencies"
    assert columns["value_currency"].may_be_empty
    assert not columns["stage"].may_be_empty
    assert "meta.builds" in tables
    assert all(column.meaning and column.data_type for table in tables.values() for column in table.columns)


def test_the_pages_open_offline_and_can_be_handed_on(
    manifest: Manifest, defined_home: Settings, tmp_path: Path
) -> None:
    assert manifest
    export_tool_environment(defined_home)
    site, dictionary = write_docs_site(defined_home, tmp_path / "site")
    page = site.read_text(encoding="utf-8")
    assert "fct_arms_transfer_claims" in page
    assert not re.search(r"""(src|href)=["'](https?:)?//(?!\[::1\])""", page)
    assert "cloudfront" not in page
    assert str(defined_home.code_root) not in page
    assert "marts.fct_arms_transfer_claims" in dictionary.read_text(encoding="utf-8")
