"""A release is whole, checks out, says what changed, comes out the same again, and leaves nothing when it is killed."""

from __future__ import annotations

import csv
import json
import os
import shutil
import signal
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import jsonschema
import pytest
from ruamel.yaml import YAML

from orchestration.exports import release_folder
from orchestration.exports.citations import formatted_citation
from orchestration.exports.export_errors import ExportError
from orchestration.exports.release_folder import make_release
from orchestration.exports.release_versions import file_checksum, find_release, next_version
from orchestration.progress import SilentProgress
from tests.exports.fact_samples import write_facts
from tests.exports.published_samples import publish_sample

CFF_SCHEMA = json.loads(Path(__file__).with_name("citation_file_format_1_2_0.json").read_text("utf-8"))
# What the second build says otherwise: a fact gone, one new, one with another number, a new column, a table gone.
SECOND = """
    delete from marts.fct_troop_counts where troop_count_id = 'trp_0';
    insert into marts.fct_troop_counts values ('trp_9', 'NOR', 'planned', 9);
    update marts.fct_troop_counts set count_best = 500 where troop_count_id = 'trp_1';
    alter table marts.fct_troop_counts add column n_claims bigint;
    drop table marts.mart_texts;
"""
KILLED = """
import sys, time
from pathlib import Path
from orchestration.exports import release_folder
from orchestration.progress import SilentProgress
def wait(*_):
    print("nearly done", flush=True)
    time.sleep(60)
release_folder._write_checksums = wait
release_folder.make_release(Path(sys.argv[1]), Path(sys.argv[2]), SilentProgress())
"""


def published(home: Path) -> Path:
    return home / "data" / "warehouse" / "current" / "newsledger.duckdb"


@pytest.fixture(scope="module")
def two_releases(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two releases of different builds."""
    home = tmp_path_factory.mktemp("releases")
    publish_sample(home)
    assert make_release(published(home), home / "releases", SilentProgress()).is_new
    publish_sample(home, "b2", statements=SECOND)
    made = make_release(published(home), home / "releases", SilentProgress())
    assert (made.release.version, made.changes) == ("v2026.11.1", {"added": 1, "changed": 1, "withdrawn": 1})
    return home / "releases"


def test_a_release_has_every_file_and_every_checksum_is_right(two_releases: Path) -> None:
    folder = two_releases / "v2026.11.0"
    lines = (folder / "SHA256SUMS").read_text().splitlines()
    told = {path: checksum for checksum, path in (line.split("  ", 1) for line in lines)}
    found = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()} - {
        "SHA256SUMS"
    }
    assert set(told) == found
    assert {path: file_checksum(folder / path) for path in told} == told
    assert found >= {
        "newsledger.duckdb", "datapackage.json", "CHANGELOG.md", "changes.csv", "README.md", "DICTIONARY.md", "LICENSE",
        "CITATION.cff", "SOURCES.csv", "csv/mart_texts.csv", "parquet/mart_texts.parquet", "csv/builds.csv",
    }  # fmt: skip


def test_its_descriptor_and_data_are_what_the_data_package_standard_asks_for(two_releases: Path) -> None:
    from frictionless import Package

    package = Package.from_descriptor(str(two_releases / "v2026.11.0" / "datapackage.json"))
    assert list(Package.metadata_validate(package.to_descriptor())) == []
    for resource in list(package.resources):
        if resource.format != "csv":
            package.remove_resource(resource.name or "")
    report = package.validate()
    assert report.valid, report.flatten(["name", "message"])
    assert {resource.name for resource in package.resources} == {
        "marts-fct-troop-counts",
        "marts-mart-texts",
        "meta-builds",
    }
    texts = package.get_resource("marts-mart-texts").schema
    assert {texts.get_field(name).type for name in ("n_tanks", "n_atoms")} == {"integer"}
    assert texts.primary_key == ["text_id"]


@pytest.mark.parametrize("form", ["cff", "file"])
def test_its_citation_is_a_valid_citation_file(two_releases: Path, form: str) -> None:
    release = find_release(two_releases, "latest")
    text = (
        formatted_citation(release.cited(), "cff")
        if form == "cff"
        else (release.folder / "CITATION.cff").read_text("utf-8")
    )
    told = YAML(typ="safe", pure=True).load(text)
    jsonschema.validate(told, CFF_SCHEMA)
    assert told["version"] == "v2026.11.1"


def test_the_projects_own_citation_names_the_same_authors() -> None:
    told = YAML(typ="safe", pure=True).load((Path(__file__).parents[2] / "CITATION.cff").read_text("utf-8"))
    jsonschema.validate(told, CFF_SCHEMA)
    from orchestration.exports.citations import AUTHOR

    assert told["authors"] == [{"name": AUTHOR}]


def test_its_database_holds_no_text_longer_than_a_quotation_and_all_comments(two_releases: Path) -> None:
    with duckdb.connect(str(two_releases / "v2026.11.0" / "newsledger.duckdb"), read_only=True) as connection:
        told = connection.execute(
            "select max(length(note_text)), max(length(page_url)) from marts.mart_texts"
        ).fetchone()
        comment = connection.execute(
            "select comment from duckdb_columns() where column_name = 'note_text'"
        ).fetchone()
    assert told == (300, 40_024)
    assert comment == ("What a page says.",)


def test_the_change_log_says_what_changed_and_keeps_what_was(two_releases: Path) -> None:
    log = (two_releases / "latest" / "CHANGELOG.md").read_text("utf-8")
    assert log.index("## v2026.11.1, 2026-11-24 (build b2)") < log.index(
        "## v2026.11.0, 2026-11-24 (build b1)"
    )
    for words in (
        "Compared with v2026.11.0 (build b1).",
        "### Added: 1 facts\n\n- `trp_9` NOR planned 9\n",
        "### Changed: 1 facts\n\n- `trp_1` UKR deployed 500 (in count_best)\n",
        "### Withdrawn: 1 facts\n\n- `trp_0` UKR deployed 0\n",
        "- table `marts.mart_texts` removed\n- column `marts.fct_troop_counts.n_claims` added\n",
        "| marts.mart_texts | 37 |  |",
    ):
        assert words in log, words
    with (two_releases / "latest" / "changes.csv").open(encoding="utf-8", newline="") as handle:
        rows = [(row["fact_id"], row["change"], row["columns"]) for row in csv.DictReader(handle)]
    assert rows == [("trp_9", "added", ""), ("trp_1", "changed", "count_best"), ("trp_0", "withdrawn", "")]


def test_a_build_is_released_once(two_releases: Path) -> None:
    made = make_release(published(two_releases.parent), two_releases, SilentProgress())
    assert (made.is_new, made.release.version) == (False, "v2026.11.1")
    assert sorted(path.name for path in two_releases.iterdir()) == ["latest", "v2026.11.0", "v2026.11.1"]
    assert (two_releases / "latest").readlink() == Path("v2026.11.1")


def test_the_same_build_gives_the_same_bytes_but_for_the_database(tmp_path: Path) -> None:
    with_facts = tmp_path / "home"
    publish_sample(with_facts)
    path = with_facts / "data" / "warehouse" / "builds" / "b1" / "newsledger.duckdb"
    with duckdb.connect(str(path)) as connection:
        write_facts(connection)
    sums = []
    for name in ("one", "two"):
        release = make_release(path, tmp_path / name, SilentProgress()).release
        lines = (release.folder / "SHA256SUMS").read_text().splitlines()
        sums.append([line for line in lines if not line.endswith("newsledger.duckdb")])
    assert sums[0] == sums[1]
    assert len(sums[0]) > 30


def test_a_release_that_is_killed_leaves_no_half_release(tmp_path: Path) -> None:
    publish_sample(tmp_path)
    folder = tmp_path / "releases"
    process = subprocess.Popen(
        [sys.executable, "-c", KILLED, str(published(tmp_path)), str(folder)],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "nearly done\n"
    (hidden,) = folder.iterdir()
    assert hidden.name.startswith(".v2026.11.0.")
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    with pytest.raises(ExportError, match="no release latest"):
        find_release(folder, "latest")
    made = make_release(published(tmp_path), folder, SilentProgress())
    assert made.release.version == "v2026.11.0"
    assert sorted(path.name for path in folder.iterdir()) == ["latest", "v2026.11.0"]


def test_a_release_that_fails_leaves_the_one_before_as_the_latest(
    two_releases: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "releases"
    shutil.copytree(two_releases, folder, symlinks=True)
    publish_sample(tmp_path, "b3")

    def full_disk(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(release_folder, "_write_pages", full_disk)
    with pytest.raises(OSError, match="No space"):
        make_release(published(tmp_path), folder, SilentProgress())
    assert sorted(path.name for path in folder.iterdir()) == ["latest", "v2026.11.0", "v2026.11.1"]
    assert find_release(folder, "latest").version == "v2026.11.1"


@pytest.mark.parametrize(
    ("there", "expected"),
    [
        ([], "v2026.11.0"),
        (["v2026.11.0", "v2026.11.9"], "v2026.11.10"),
        (["v2026.11.9", "v2026.11.10"], "v2026.11.11"),
        (["v2026.10.4", "v2025.11.7", "v2026.1.12", "visitors"], "v2026.11.0"),
    ],
)
def test_the_last_number_counts_within_the_month(tmp_path: Path, there: list[str], expected: str) -> None:
    for name in there:
        (tmp_path / name).mkdir()
    assert next_version(tmp_path, datetime(2026, 11, 24, tzinfo=UTC).date()) == expected


def test_an_unknown_version_is_answered_with_those_that_there_are(two_releases: Path) -> None:
    with pytest.raises(ExportError) as told:
        find_release(two_releases, "v2026.12.0")
    assert told.value.why == "There are: v2026.11.0, v2026.11.1."
    assert find_release(two_releases, "2026.11.0").version == "v2026.11.0"
