"""The list of sources that comes with newsledger: valid, broad, all off, and in the words of our vocabularies."""

from __future__ import annotations

import csv
import re
from collections import Counter
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from orchestration.sources.canonical_urls import canonical_url
from orchestration.sources.source_entries import SourceEntry, SourceEntryKind, SourceGroup
from orchestration.sources.source_list import read_source_list
from orchestration.sources.source_list_editing import switch_sources

ROOT = Path(__file__).parents[2]
SOURCES_FILE = ROOT / "data" / "sources.yml"
SEEDS = ROOT / "dbt_project" / "seeds"


@pytest.fixture(scope="module")
def entries() -> tuple[SourceEntry, ...]:
    return read_source_list(SOURCES_FILE)


def _seed(name: str) -> list[dict[str, str]]:
    with (SEEDS / f"{name}.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def _folded(outlet: str) -> str:
    return re.sub(r"^the |[^a-z0-9]| (?:news|agency|english)$", "", outlet.lower())


def test_there_are_many_and_all_are_off(entries: tuple[SourceEntry, ...]) -> None:
    assert len(entries) >= 60
    assert [entry.id for entry in entries if entry.enabled] == []


def test_every_group_has_several(entries: tuple[SourceEntry, ...]) -> None:
    numbers = Counter(entry.group for entry in entries)
    assert set(numbers) == set(SourceGroup)
    assert min(numbers.values()) >= 10


def test_no_two_rows_are_one_source(entries: tuple[SourceEntry, ...]) -> None:
    assert len({entry.id for entry in entries}) == len(entries)
    assert len({entry.name for entry in entries}) == len(entries)
    assert len({canonical_url(entry.url) for entry in entries}) == len(entries)


def test_countries_are_parties_of_the_vocabulary(entries: tuple[SourceEntry, ...]) -> None:
    codes = {row["party_code"] for row in _seed("parties")}
    assert {entry.country for entry in entries if entry.country} - codes == set()
    assert len({entry.country for entry in entries}) >= 30


def test_outlets_are_spelled_and_placed_as_in_the_vocabulary(entries: tuple[SourceEntry, ...]) -> None:
    seed = {row["outlet_name"]: row["outlet_country_code"] for row in _seed("outlets")}
    told = {entry.outlet: entry.country or "" for entry in entries if entry.outlet}
    assert {name: country for name, country in told.items() if seed.get(name) != country} == {}
    folded = {_folded(name) for name in seed}
    unnamed = [entry.name for entry in entries if not entry.outlet and _folded(entry.name) in folded]
    assert unnamed == []


def test_agencies_are_agencies_in_the_vocabulary(entries: tuple[SourceEntry, ...]) -> None:
    agencies = {row["outlet_name"] for row in _seed("outlets") if row["is_agency"] == "true"}
    of_the_group = {entry.outlet for entry in entries if entry.group is SourceGroup.AGENCY}
    assert of_the_group - agencies == {"allAfrica"}  # it passes on what newspapers wrote


def test_every_row_says_who_may_do_what(entries: tuple[SourceEntry, ...]) -> None:
    assert [entry.id for entry in entries if entry.licence == "unknown"] == []
    assert [entry.id for entry in entries if entry.language is None] == []
    assert [
        entry.id for entry in entries if entry.kind not in (SourceEntryKind.FEED, SourceEntryKind.SITEMAP)
    ] == []


def test_a_sitemap_of_a_whole_site_is_narrowed_to_its_news(entries: tuple[SourceEntry, ...]) -> None:
    whole_sites = [entry for entry in entries if urlsplit(entry.url).path.endswith("/sitemap.xml")]
    assert whole_sites
    assert [entry.id for entry in whole_sites if not entry.only_paths] == []


def test_the_head_says_that_nothing_was_tried_and_how_to_try() -> None:
    head = SOURCES_FILE.read_text("utf-8").split("\nsources:\n")[0]
    words = " ".join(line.removeprefix("#").strip() for line in head.splitlines())
    assert "None of these addresses could be tried where this file was made" in words
    assert "newsledger sources check uk-mod" in words
    assert "newsledger add-source https://www.example.org --dry-run" in words


def test_switching_one_changes_one_line(tmp_path: Path) -> None:
    copy = tmp_path / "sources.yml"
    before = SOURCES_FILE.read_text("utf-8")
    copy.write_text(before, encoding="utf-8")
    switch_sources(copy, ["us-dsca"], is_enabled=True)
    changed = [
        (old, new)
        for old, new in zip(before.splitlines(), copy.read_text("utf-8").splitlines(), strict=True)
        if old != new
    ]
    assert changed == [("    enabled: false", "    enabled: true")]
