"""docs/how_to/sources.md says what the commands and the rows of sources can do today."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import click
import pytest

from orchestration.cli.main import cli
from orchestration.sources.source_entries import SHORTEST_WAIT, SourceEntry, SourceEntryKind
from orchestration.sources.source_list import read_source_list

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "docs" / "how_to" / "sources.md").read_text("utf-8")
LINES = [line for block in re.findall(r"```sh\n(.*?)```", TEXT, re.DOTALL) for line in block.splitlines()]
COMMANDS = [shlex.split(line)[1:] for line in LINES if line.startswith("newsledger ")]


@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_every_command_is_understood(arguments: list[str]) -> None:
    """Parsed as the command line does it, without running it: an unknown command or option is a usage error."""
    command: click.Command = cli
    context = click.Context(cli, info_name="newsledger")
    rest = list(arguments)
    while isinstance(command, click.Group) and rest and not rest[0].startswith("-"):
        name, found, rest = command.resolve_command(context, rest)
        assert found is not None
        command = found
        context = click.Context(command, parent=context, info_name=name)
    command.parse_args(context, rest)


def test_every_source_that_is_named_is_in_the_list() -> None:
    known = {entry.id for entry in read_source_list(ROOT / "data" / "sources.yml")}
    named = {one for arguments in COMMANDS if arguments[:1] == ["sources"] for one in arguments[2:]}
    assert {one for one in named if not one.startswith("-") and one != "government"} - known == set()
    assert named


def test_the_table_of_keys_is_that_of_the_rows() -> None:
    table = [line.split("|")[1] for line in TEXT.splitlines() if line.startswith("| `")]
    told = {key for cell in table for key in re.findall(r"`([a-z_]+)`", cell)}
    assert told == set(SourceEntry.model_fields) - {"note"}
    assert all(kind in TEXT for kind in SourceEntryKind)
    assert f"{SHORTEST_WAIT.seconds // 60}m at least" in TEXT
