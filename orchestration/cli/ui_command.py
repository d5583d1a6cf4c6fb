"""`newsledger ui`: Dagster's pages and its daemon, on this machine only, ended together."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import click

from orchestration.cli.console import say
from orchestration.cli.documented_command import DocumentedCommand
from orchestration.cli.failures import CommandError

EXAMPLES = """
newsledger ui
newsledger ui --port 3333
newsledger ui --host 0.0.0.0 --allow-remote     # no login: put one in front
"""
_LOOPBACK = {"127.0.0.1", "localhost", "::1"}
_SECONDS_TO_END = 15


@click.command(cls=DocumentedCommand, examples=EXAMPLES)
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option(
    "--port", default=3000, show_default=True, type=click.IntRange(1, 65535), help="Port to listen on."
)
@click.option(
    "--allow-remote",
    is_flag=True,
    help="Listen beyond this machine: whoever reaches the port can start runs.",
)
def ui(host: str, port: int, allow_remote: bool) -> None:  # noqa: FBT001 - click passes options by name
    """Opens the pages that show assets, checks and runs; the schedule and the inbox sensor work while it is open.

    Ends with Ctrl-C. Everything is stored in data/dagster_home.
    """
    if host not in _LOOPBACK and not allow_remote:
        raise click.UsageError(
            f"--host {host} would let other machines start runs, and these pages have no login. "
            "Add --allow-remote if something in front of it asks for one."
        )
    from orchestration.settings import export_tool_environment, load_settings
    from orchestration.steps.home_folders import make_home_folders

    settings = load_settings()
    make_home_folders(settings)
    export_tool_environment(settings)
    program = Path(sys.executable).parent / "dagster"
    if not shutil.which(str(program)):
        raise CommandError("Dagster is not installed beside this Python", next_step="make install")
    say(f"http://{host}:{port} opens in some 15 s; Ctrl-C ends it. Storage: {settings.dagster_home}")
    command = [
        str(program),
        "dev",
        "-m",
        "orchestration.definitions",
        "-h",
        host,
        "-p",
        str(port),
        "--log-level",
        "warning",
    ]
    sys.exit(_run_group(command, settings.code_root))


def _run_group(command: list[str], folder: Path) -> int:
    """Runs a program in a session of its own and ends all its children with it."""
    process = subprocess.Popen(command, cwd=folder, start_new_session=True)
    for ending in (signal.SIGINT, signal.SIGTERM):
        signal.signal(ending, signal.default_int_handler)
    try:
        return 1 if process.wait() else 0
    except KeyboardInterrupt:
        say("ending ...")
        return 0
    finally:
        _end_group(process)


def _end_group(process: subprocess.Popen[bytes]) -> None:
    for one_signal in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.killpg(process.pid, one_signal)
        except ProcessLookupError:
            return
        try:
            process.wait(_SECONDS_TO_END)
        except subprocess.TimeoutExpired:
            continue
