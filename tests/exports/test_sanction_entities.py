"""Every sanction entity is one that FollowTheMoney knows: schema, properties, types, ranges, ids, countries."""

from __future__ import annotations

import csv
import json
import os
import re
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from orchestration.exports.plain_files import write_records
from orchestration.exports.sanction_entities import sanction_entities
from orchestration.warehouse import open_published
from tests.exports.fact_samples import SANCTIONS, fact_file

ROOT = Path(__file__).parents[2]
MODEL = json.loads((ROOT / "tests" / "exports" / "followthemoney_model.json").read_text("utf-8"))
CHECK = ROOT / "tests" / "benchmarks" / "followthemoney_check.py"
OTHER_PYTHON = os.environ.get("NEWSLEDGER_FTM_PYTHON") or (
    sys.executable if find_spec("followthemoney") else None
)
ENTITY_ID = re.compile(r"[0-9a-zA-Z]([0-9a-zA-Z.\-]*[0-9a-zA-Z])?")
TYPES = {
    "date": re.compile(r"\d{4}(-\d\d(-\d\d)?)?"),
    "url": re.compile(r"https?://[^\s/]+\.[^\s/]+\S*"),
    "country": re.compile("|".join(map(re.escape, MODEL["countries"]))),
    "identifier": re.compile(r"\S(.*\S)?"),
}
Told = tuple[dict[str, dict[str, Any]], list[str]]


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Told:
    """All entities by id, and what was left out."""
    connection = open_published(fact_file(tmp_path_factory.mktemp("facts") / "newsledger.duckdb"))
    entities, notes = sanction_entities(connection, {row[0] for row in SANCTIONS})
    listed = list(entities)
    connection.close()
    assert len({one["id"] for one in listed}) == len(listed)
    return {one["id"]: one for one in listed}, notes


def faults(entity: dict[str, Any], entities: dict[str, Any]) -> list[str]:
    """What is wrong with an entity by the model of FollowTheMoney."""
    schema = MODEL["schemata"][entity["schema"]]
    found = [] if ENTITY_ID.fullmatch(entity["id"]) else ["id"]
    found += [name for name in schema["required"] if not entity["properties"].get(name)]
    for name, values in entity["properties"].items():
        kind, target, longest = schema["properties"][name]
        for value in values:
            if kind == "entity":
                is_good = target in MODEL["schemata"][entities[value]["schema"]]["ancestors"]
            else:
                is_good = bool(TYPES[kind].fullmatch(value)) if kind in TYPES else bool(value.strip())
            found += [] if is_good and len(value) <= longest else [f"{name}={value}"]
    return found


def test_every_entity_is_valid(told: Told) -> None:
    entities, _ = told
    assert {
        key: faults(entity, entities) for key, entity in entities.items() if faults(entity, entities)
    } == {}


@pytest.mark.skipif(
    OTHER_PYTHON is None, reason="no Python with followthemoney is named in NEWSLEDGER_FTM_PYTHON"
)
def test_followthemoney_itself_finds_no_fault(told: Told, tmp_path: Path) -> None:
    path = tmp_path / "entities.json"
    with path.open("w", encoding="utf-8") as handle:
        write_records(handle, told[0].values())
    checked = subprocess.run(
        [str(OTHER_PYTHON), str(CHECK), str(path)], capture_output=True, text=True, check=False
    )
    assert (checked.returncode, checked.stdout) == (0, ""), checked.stderr


@pytest.mark.parametrize(
    ("key", "schemata"),
    [
        ("san_people", ["Person", "Person"]),
        ("san_firms", ["Company", "LegalEntity", "Organization"]),
        ("san_ships", ["Vessel"]),
        ("san_planes", ["Airplane"]),
        ("san_state", ["PublicBody"]),
        ("san_unnamed", ["LegalEntity"]),
        ("san_group", ["LegalEntity"]),
    ],
)
def test_a_target_has_the_schema_of_its_kind(told: Told, key: str, schemata: list[str]) -> None:
    entities, _ = told
    hit = entities[f"nl-{key}".replace("_", "-")]["properties"]["entity"]
    assert sorted(entities[one]["schema"] for one in hit) == schemata


def test_a_sanction_tells_who_when_what_and_where_it_stands(told: Told) -> None:
    sanction = told[0]["nl-san-people"]
    properties = dict(sanction["properties"])
    (quoted,), hit = properties.pop("summary"), properties.pop("entity")
    assert (len(quoted), quoted[-1]) == (300, "…")
    assert {told[0][one]["properties"]["name"][0] for one in hit} == {"OLA BERG", "Per Dahl"}
    assert properties == {
        "authority": ["European Union"],
        "country": ["eu"],
        "provisions": ["travel ban"],
        "status": ["imposed", "disputed"],
        "description": [
            (
                "As news articles tell it: 1 article(s) of 1 outlet(s), 1 independent, first reported on 2024-06-01; "
                "a source denies it."
            ),
        ],
        "recordId": ["san_people"],
        "publisher": ["The Example"],
        "sourceUrl": ["https://news.example/clm_san_people"],
        "startDate": ["2024-03-15"],
    }


def test_a_name_is_one_entity_in_all_its_sanctions(told: Told) -> None:
    entities, _ = told
    lifted = entities["nl-san-lifted"]["properties"]
    assert set(lifted["entity"]) < set(entities["nl-san-people"]["properties"]["entity"])
    assert lifted["endDate"] == ["2024-05"]
    assert "startDate" not in lifted


@pytest.mark.parametrize(
    ("key", "status", "end"),
    [
        ("firms", ["lifted"], ["2024-08-01"]),
        ("planes", ["extended", "partly lifted"], None),
        ("ships", ["imposed"], None),
        ("state", ["imposed"], None),
    ],
)
def test_a_sanction_that_was_lifted_since_is_no_longer_shown_as_standing(
    told: Told, key: str, status: list[str], end: list[str] | None
) -> None:
    properties = told[0][f"nl-san-{key}"]["properties"]
    assert (properties["status"], properties.get("endDate")) == (status, end)


def test_an_imposer_is_a_public_body_that_is_linked_to_its_targets(told: Told) -> None:
    entities, _ = told
    link = entities["nl-lnk-san-firms"]["properties"]
    assert entities[link["subject"][0]] == {
        "id": "nl-party-usa",
        "schema": "PublicBody",
        "properties": {"name": ["United States"], "country": ["us"], "wikidataId": ["Q30"]},
        "datasets": ["newsledger"],
    }
    assert link["object"] == entities["nl-san-firms"]["properties"]["entity"]
    assert entities["nl-party-hill-front"]["schema"] == "Organization"


def test_targets_that_nobody_names_are_one_entity_that_says_so(told: Told) -> None:
    entities, _ = told
    group = entities["nl-grp-san-unnamed"]["properties"]
    assert group == {
        "name": ["45 individuals of Kosovo, not named"],
        "country": ["xk"],
        "keywords": ["unnamed targets"],
    }


def test_plans_refusals_and_denials_are_no_sanctions_and_are_counted(told: Told) -> None:
    entities, notes = told
    assert not {"nl-san-planned", "nl-san-refused", "nl-san-denied"} & set(entities)
    assert notes == [
        "left out: 1 sanctions that are only denied",
        "left out: 2 sanctions that are proposed or rejected, not taken",
    ]


def test_a_file_of_this_machine_is_no_source(told: Told) -> None:
    assert "sourceUrl" not in told[0]["nl-san-ships"]["properties"]


def test_every_country_of_ours_is_one_of_theirs() -> None:
    with (ROOT / "dbt_project" / "seeds" / "parties.csv").open(encoding="utf-8", newline="") as handle:
        ours = {row["iso_alpha2"].lower() for row in csv.DictReader(handle) if row["iso_alpha2"]}
    assert ours - set(MODEL["countries"]) == set()
    assert {"eu", "un"} <= set(MODEL["countries"])
