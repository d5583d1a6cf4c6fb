"""Collecting as Dagster runs it: its run config, its events, its check, its schedules."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import dagster as dg
import duckdb
import pytest

from orchestration.defs.collection import COLLECTION_TABLES, CollectionConfig, collection, source_check
from orchestration.defs.jobs import JOB_NAME
from orchestration.defs.resources import workspace_resource
from orchestration.progress import SilentProgress
from orchestration.settings import Settings, load_settings
from orchestration.sources.source_entries import SourceGroup
from tests.collecting.news_site import OPENED_AT, NewsSite, invented_article

Run = Callable[..., dg.ExecuteInProcessResult]
DAY = OPENED_AT.date()


@pytest.fixture
def site() -> Iterator[NewsSite]:
    with NewsSite({number: invented_article(number) for number in range(1, 41)}, most_listed=9999) as opened:
        yield opened


@pytest.fixture
def settings(tmp_path: Path, site: NewsSite) -> Settings:
    """A home whose one source is the site's feed."""
    settings = Settings(
        code_root=load_settings().code_root,
        home=tmp_path,
        contact="desk@example.org",
        allowed_internal=site.address,
    )
    write_list(settings, site)
    return settings


@pytest.fixture
def run(settings: Settings) -> Run:
    """Runs the step of collecting and its check, with this config of the step."""

    def execute(**config: Any) -> dg.ExecuteInProcessResult:
        return dg.materialize(
            [collection, source_check],
            run_config={"ops": {"collection": {"config": config}}},
            resources={"workspace": workspace_resource(settings, SilentProgress())},
            instance=dg.DagsterInstance.ephemeral(),
            raise_on_error=False,
        )

    return execute


def write_list(settings: Settings, site: NewsSite, **fields: object) -> None:
    row = {"id": "site-feed", "name": "Site", "kind": "feed", "group": "news", "enabled": True}
    settings.sources_file.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(row | {"url": site.url("/feed.xml"), "max_new_per_day": 9999} | fields)
    settings.sources_file.write_text(f"sources:\n  - {text}\n", encoding="utf-8")


def stored(settings: Settings, statement: str) -> list[tuple[Any, ...]]:
    with duckdb.connect(str(settings.build_file), read_only=True) as connection:
        return connection.execute(statement).fetchall()


def test_a_range_of_days_is_one_run(settings: Settings, run: Run) -> None:
    done = run(sources=["site-feed"], from_day=f"{DAY}", to_day=f"{DAY}")
    assert done.success
    assert stored(settings, "select count(*), max(cast(published_at as date)) from raw.article_versions") == [
        (15, DAY)
    ]


@pytest.mark.parametrize(
    ("config", "words"),
    [
        ({"sources": ["site-fed"]}, "no source has the id site-fed"),
        ({"groups": ["nws"]}, "'nws'"),
        ({"to_day": "2024-03-01"}, "to_day needs from_day"),
        ({"from_day": "yesterday"}, "yesterday"),
        ({"from_day": "2024-03-02", "to_day": "2024-03-01"}, "lies before"),
    ],
)
def test_a_config_that_means_nothing_fails_with_words(
    run: Run, site: NewsSite, config: dict[str, object], words: str
) -> None:
    done = run(**config)
    assert not done.success
    (failure,) = [
        event for event in done.all_events if event.is_step_failure and event.step_key == "collection"
    ]
    told = failure.step_failure_data.user_failure_data
    assert told is not None
    assert words in str(told.description)
    assert site.log == []


def test_without_a_last_day_it_is_today() -> None:
    days = CollectionConfig(from_day="2024-03-01").choice(date(2024, 3, 5)).days
    assert days is not None
    assert (days.first, days.last) == (date(2024, 3, 1), date(2024, 3, 5))


def test_the_check_is_green_for_a_healthy_source_and_red_for_an_empty_one(
    settings: Settings, site: NewsSite, run: Run
) -> None:
    def evaluated() -> tuple[bool, dg.AssetCheckEvaluation]:
        done = run()
        (evaluation,) = done.get_asset_check_evaluations()
        return done.success, evaluation

    success, green = evaluated()
    assert success
    assert green.passed
    site.articles.clear()
    write_list(settings, site, url=site.url("/feed.xml?empty"), id="site-empty")
    success, red = evaluated()
    assert success  # a source that is red stops no run
    assert not red.passed
    assert red.severity is dg.AssetCheckSeverity.ERROR
    assert "site-empty: its list holds 0 articles, 1 are expected" in str(red.description)
    assert red.metadata["red_sources"].value == 1
    assert "- site-empty: " in str(red.metadata["why"].value)


def test_many_articles_make_no_more_events_than_few(site: NewsSite, run: Run) -> None:
    few = run()
    n_asked_before = len(site.log)
    for number in range(100, 600):
        site.articles[number] = invented_article(number)
    many = run(sources=["site-feed"], from_day="2024-03-01", to_day="2024-04-01")
    assert many.success
    asked = [one for one in site.log if one.path.startswith("/news/")]
    assert len(asked) >= 500
    assert len(many.all_events) == len(few.all_events) < 40
    (materialized, *_) = many.asset_materializations_for_node("collection")
    assert materialized.metadata["requests"].value == len(site.log) - n_asked_before


def test_every_group_has_a_schedule_that_runs(definitions: dg.Definitions) -> None:
    job = definitions.resolve_job_def(JOB_NAME)
    groups = set()
    for group in SourceGroup:
        schedule = definitions.get_schedule_def(f"collect_{group.value}")
        with dg.build_schedule_context() as context:
            (request,) = schedule.evaluate_tick(context).run_requests or ()
        assert dg.validate_run_config(job, dict(request.run_config))
        groups |= set(request.run_config["ops"]["collection"]["config"]["groups"])
        assert schedule.job_name == JOB_NAME
        assert schedule.execution_timezone == "UTC"
    assert groups == {group.value for group in SourceGroup}


def test_every_table_of_collecting_is_described(definitions: dg.Definitions) -> None:
    graph = definitions.resolve_asset_graph()
    for table in COLLECTION_TABLES:
        assert graph.get(dg.AssetKey(["raw", table])).description
