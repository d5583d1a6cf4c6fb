"""Facts of a small planted world: claims of one event meet, numbers are right, and the road of delivery does not matter."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from tests.dbt.planted_world import PlantedWorld
from tests.dbt.planted_world_builds import WorldBuilder
from tests.dbt.planted_world_differences import rows_that_differ
from tests.dbt.planted_world_numbers import events_with_right_numbers, number_checks
from tests.dbt.planted_world_press import planted_world
from tests.dbt.planted_world_report import score_text
from tests.dbt.planted_world_rows import portions_of
from tests.dbt.planted_world_score import facts_of_claims, main_facts, pair_scores
from tests.dbt.planted_world_shapes import PLAIN

# What this small world reached when the floor was set: precision 0.967, F1 0.901, numbers 43 of 48. Floors only rise.
FLOOR_PRECISION = 0.96
FLOOR_F1 = 0.90
FLOOR_RIGHT_NUMBERS = 0.89


@pytest.fixture(scope="module")
def world() -> PlantedWorld:
    return planted_world(PLAIN, seed=11, n_events=60, n_articles=330)


@pytest.fixture(scope="module")
def builder(tmp_path_factory: pytest.TempPathFactory, build_file: Path) -> Iterator[WorldBuilder]:
    builder = WorldBuilder(tmp_path_factory.mktemp("planted_world"), seeds_from=build_file)
    yield builder
    builder.close()


@pytest.fixture(scope="module")
def one_build(world: PlantedWorld, builder: WorldBuilder) -> Path:
    builder.start_empty()
    builder.build(world.articles)
    return Path(shutil.copy(builder.build_file, builder.build_file.with_name("one_build.duckdb")))


@pytest.fixture(scope="module")
def built_world(one_build: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect(str(one_build), read_only=True) as connection:
        yield connection


def test_claims_of_one_event_meet(world: PlantedWorld, built_world: duckdb.DuckDBPyConnection) -> None:
    score = pair_scores(world, facts_of_claims(built_world))["all"]
    assert score.precision >= FLOOR_PRECISION, score_text(world, built_world, n_errors=5)[0]
    assert score.f1 >= FLOOR_F1, score_text(world, built_world, n_errors=5)[0]


def test_the_numbers_of_facts_are_right(world: PlantedWorld, built_world: duckdb.DuckDBPyConnection) -> None:
    checks = number_checks(world, main_facts(world, facts_of_claims(built_world)), built_world)
    n_right, n_asked = events_with_right_numbers(checks)
    assert n_asked > 30
    assert n_right >= FLOOR_RIGHT_NUMBERS * n_asked, [check.text() for check in checks if not check.is_right]


def test_shuffled_portions_give_the_facts_of_one_build(
    world: PlantedWorld, builder: WorldBuilder, one_build: Path
) -> None:
    builder.start_empty()
    for place, portion in enumerate(portions_of(world, 2, seed=5)):
        builder.build(portion, shuffle_seed=place)
    assert rows_that_differ(one_build, builder.build_file, with_fact_keys=False) == {}


def test_the_same_seed_gives_the_same_world(world: PlantedWorld) -> None:
    assert planted_world(PLAIN, seed=11, n_events=60, n_articles=330) == world


def test_each_claim_is_of_a_planted_event_and_quotes_its_article(world: PlantedWorld) -> None:
    events = {event.event_id for event in world.events}
    assert {claim.event_id for _, claim in world.claims()} == events
    assert all(claim.evidence in article.body for article, claim in world.claims())


def test_a_wrong_merge_and_a_wrong_split_lower_the_score(world: PlantedWorld) -> None:
    true_facts = {claim.claim_id: claim.event_id for _, claim in world.claims()}
    assert pair_scores(world, true_facts)["all"].f1 == 1
    one_fact = dict.fromkeys(true_facts, "same")
    assert pair_scores(world, one_fact)["all"].recall == 1
    assert pair_scores(world, one_fact)["all"].precision < 0.1
    alone = {claim_id: claim_id for claim_id in true_facts}
    assert pair_scores(world, alone)["all"].recall == 0
