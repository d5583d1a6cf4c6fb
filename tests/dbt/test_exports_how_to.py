"""Every command of docs/how_to/exports.md does on a published build what the page says."""

from __future__ import annotations

import json
import re
import shlex
import shutil
import subprocess
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import duckdb
import pytest

from orchestration.cli.main import _exit_code
from orchestration.warehouse import BuildInfo, publish

TEXT = (Path(__file__).parents[2] / "docs" / "how_to" / "exports.md").read_text("utf-8")
LINES = [
    line for block in re.findall(r"```sh\n(.*?)```", TEXT, re.DOTALL) for line in block.splitlines() if line
]
NOW = datetime(2026, 11, 24, 10)  # noqa: DTZ001 - naive UTC


@pytest.fixture(scope="module")
def published_home(build_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home whose published build is the tiny warehouse."""
    home = tmp_path_factory.mktemp("exports")
    copy = shutil.copy(build_file, home / "build.duckdb")
    publish(Path(copy), home / "data" / "warehouse", BuildInfo("b1", NOW, NOW, "0.1.0", "1", "1.11"))
    return home


@pytest.fixture(scope="module")
def folder(published_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder to work in, as a reader of the page does; commands see the home from there."""
    directory = tmp_path_factory.mktemp("work")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(directory)
        patch.setenv("NEWSLEDGER_HOME", str(published_home))
        yield directory


def _filled(line: str, home: Path) -> str:
    with duckdb.connect(
        str(home / "data" / "warehouse" / "current" / "newsledger.duckdb"), read_only=True
    ) as connection:
        row = connection.execute("select sanction_id, best_claim_id from marts.fct_sanctions").fetchone()
    assert row is not None
    return line.replace("FACT_ID", row[0]).replace("CLAIM_ID", row[1])


@pytest.mark.parametrize("line", LINES)
def test_a_command_of_the_page_works(
    folder: Path, published_home: Path, capsys: pytest.CaptureFixture[str], line: str
) -> None:
    if not line.startswith("newsledger "):
        subprocess.run(["bash", "-c", line], cwd=folder, check=True, capture_output=True)
        return
    arguments = shlex.split(_filled(line, published_home))[1:]
    code = _exit_code(arguments)
    told = capsys.readouterr()
    assert code == 0, told.err
    assert told.out
    target = arguments[arguments.index("--to") + 1] if "--to" in arguments else "-"
    assert target == "-" or (folder / target).exists()


def test_no_file_of_an_export_holds_a_text_longer_than_a_quotation(folder: Path) -> None:
    assert _exit_code(["export", "all", "--to", str(folder / "raw"), "--format", "jsonl"]) == 0
    long = [
        (path.name, name, len(value))
        for path in (folder / "raw").glob("*.jsonl")
        for line in path.read_text("utf-8").splitlines()
        for name, value in json.loads(line).items()
        if isinstance(value, str) and len(value) > 300
    ]
    assert long == []


def test_every_column_of_a_build_is_in_its_release_with_its_description(
    folder: Path, published_home: Path
) -> None:
    assert _exit_code(["release"]) == 0
    package = json.loads(
        (published_home / "data" / "releases" / "latest" / "datapackage.json").read_text("utf-8")
    )
    fields = [
        field for resource in package["resources"] for field in resource.get("schema", {}).get("fields", [])
    ]
    assert len(fields) > 300
    assert [field["name"] for field in fields if not field.get("description")] == []
