"""The program `newsledger-dbt`: dbt, but it answers --version at once and dies with the process that started it.

dbt's own `--version` asks the package index, and a dbt left behind by a killed run would hold the build file.
"""

from __future__ import annotations

import ctypes
import signal
import sys
from importlib.metadata import version

_PR_SET_PDEATHSIG = 1  # from <sys/prctl.h>


def die_with_parent() -> None:
    """Asks Linux to end this process when its parent ends; elsewhere the database's lock makes the next run wait."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def main() -> None:
    """Prints the version, or runs dbt with the arguments given."""
    die_with_parent()
    if sys.argv[1:] == ["--version"]:
        print(f"Core:\n  - installed: {version('dbt-core')}")  # noqa: T201 - this is the program's answer
        return
    from dbt.cli.main import cli

    cli()
