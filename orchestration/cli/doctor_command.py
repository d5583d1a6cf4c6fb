"""`newsledger doctor`: looks at the set-up and names, for each problem, the command that solves it."""

from __future__ import annotations

import json
import sys

import click

from orchestration.cli.documented_command import DocumentedCommand

EXAMPLES = """
newsledger doctor
newsledger doctor --json
"""


@click.command(cls=DocumentedCommand, examples=EXAMPLES)
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def doctor(as_json: bool) -> None:  # noqa: FBT001 - click passes options by name
    """Checks Python, packages, the language model's files, the dbt project, folders, disk and runs.

    Exit code 1 if anything is wrong.
    """
    from orchestration.cli.doctor_checks import DOCTOR_CHECKS
    from orchestration.settings import export_tool_environment, load_settings

    settings = load_settings()
    export_tool_environment(settings)
    results = [(name, check(settings)) for name, check in DOCTOR_CHECKS.items()]
    if as_json:
        records = [
            {"check": name, "ok": not r.problem, "detail": r.problem or r.detail, "fix": r.fix}
            for name, r in results
        ]
        click.echo(json.dumps(records, ensure_ascii=False, indent=1))
    else:
        for name, result in results:
            mark = "problem" if result.problem else "ok"
            fix = f"   fix: {result.fix}" if result.problem else ""
            click.echo(f"{mark:<8} {name:<12} {result.problem or result.detail}{fix}")
    if any(result.problem for _, result in results):
        sys.exit(1)
