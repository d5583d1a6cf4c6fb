"""Help begins with examples, costs nothing, and wrong calls are answered in words."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from orchestration.cli.main import COMMANDS
from tests.cli.conftest import Newsledger

HEAVY = (
    "dagster",
    "dagster_dbt",
    "dbt",
    "duckdb",
    "spacy",
    "pandas",
    "pyarrow",
    "numpy",
    "trafilatura",
    "rich",
)


@pytest.mark.parametrize("command", [(), *[(name,) for name in COMMANDS]])
def test_help_begins_with_examples(newsledger: Newsledger, command: tuple[str, ...]) -> None:
    called = newsledger(*command, "--help")
    first, *rest = called.out.splitlines()
    assert called.code == 0
    assert first == "Examples:"
    assert rest[0].startswith(f"  newsledger {' '.join(command)}".rstrip())


def test_the_list_of_commands_is_that_of_the_modules(newsledger: Newsledger) -> None:
    listed = newsledger("--help").out
    assert all(f"\n  {name} " in listed for name in COMMANDS)


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys, json\n"
        "from orchestration.cli.main import _exit_code\n"
        "_exit_code(['--help'])\n"
        f"print(json.dumps([name for name in {HEAVY!r} if name in sys.modules]))"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert json.loads(out.splitlines()[-1]) == []


def test_an_unknown_command_is_a_usage_error_with_the_nearest_name(newsledger: Newsledger) -> None:
    called = newsledger("ingset")
    assert called.code == 2
    assert "Did you mean: newsledger ingest?" in called.err
    assert called.out == ""


def test_an_unknown_option_is_a_usage_error(newsledger: Newsledger) -> None:
    called = newsledger("run", "--fulll")
    assert called.code == 2
    assert "Next: newsledger run --help" in called.err


def test_a_public_address_needs_a_flag(newsledger: Newsledger) -> None:
    called = newsledger("ui", "--host", "0.0.0.0")
    assert called.code == 2
    assert "--allow-remote" in called.err
