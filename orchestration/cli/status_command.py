"""`newsledger status`: where the data is, how much there is, what waits, and what runs next."""

from __future__ import annotations

import json
from contextlib import closing
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from orchestration.cli.documented_command import DocumentedCommand
from orchestration.cli.result_output import json_value
from orchestration.cli.source_status import STATES, show_days, show_sources, sources_that_are_on

if TYPE_CHECKING:
    from orchestration.settings import Settings

EXAMPLES = """
newsledger status
newsledger status --json
newsledger status --sources
newsledger status --sources --days 7
newsledger status --source uk-mod --days 30
"""
_QUARANTINE_SHOWN = 5
_NOT_HAD = ("stub", "failed", "refused", "quarantined")
_DAYS_SHOWN = 7


@click.command(cls=DocumentedCommand, examples=EXAMPLES)
@click.option(
    "--sources", "by_source", is_flag=True, help="One row per source: what became of what it named."
)
@click.option("--days", type=click.IntRange(min=1), help="One row per source and day of so many days.")
@click.option("--source", "source_id", metavar="ID", help="The days of this source alone.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def status(by_source: bool, days: int | None, source_id: str | None, as_json: bool) -> None:  # noqa: FBT001 - click passes options by name
    """Shows folders and sizes, the last published build, what waits for the next run, and what was quarantined."""
    from orchestration.settings import load_settings

    settings = load_settings()
    if days is not None or source_id is not None:
        show_days(settings, days=days or _DAYS_SHOWN, source_id=source_id, as_json=as_json)
    elif by_source:
        show_sources(settings, as_json=as_json)
    else:
        _show_home(settings, as_json=as_json)


def _show_home(settings: Settings, *, as_json: bool) -> None:
    from orchestration.run_lock import lock_holder

    holder = lock_holder(settings.run_lock_file)
    report = {
        "home": str(settings.home),
        "published_file": str(settings.published_file) if settings.published_file.exists() else None,
        "sizes_in_bytes": _sizes(settings),
        "last_build": _last_build(settings),
        "waiting": {"inbox_files": _count_inbox(settings)} | ({} if holder else _raw_report(settings)),
        "writing_process": holder,
    }
    if as_json:
        click.echo(json.dumps(json_value(report), ensure_ascii=False, indent=1))
    else:
        click.echo("\n".join(_lines(report)))


def _sizes(settings: Settings) -> dict[str, int]:
    return {
        "published": _folder_size(settings.warehouse_dir / "builds"),
        "build": _folder_size(settings.build_file.parent),
        "dbt": _folder_size(settings.dbt_target_dir),
        "dagster": _folder_size(settings.dagster_home),
    }


def _folder_size(folder: Path) -> int:
    sizes = []
    for path in folder.rglob("*"):
        try:
            sizes.append(path.stat().st_size if path.is_file() and not path.is_symlink() else 0)
        except FileNotFoundError:  # a run renames and deletes while we look
            continue
    return sum(sizes)


def _count_inbox(settings: Settings) -> int:
    return sum(path.is_file() and not path.name.startswith(".") for path in settings.inbox_dir.rglob("*"))


def _last_build(settings: Settings) -> dict[str, Any] | None:
    from orchestration.warehouse.published_reader import open_published
    from orchestration.warehouse.published_tables import newest_build

    if not settings.published_file.exists():
        return None
    with closing(open_published(settings.published_file)) as connection:
        return newest_build(connection)


def _raw_report(settings: Settings) -> dict[str, Any]:
    """What the raw tables say; nothing where they do not exist or are in use."""
    from orchestration.steps.claim_methods import chosen_identity
    from orchestration.warehouse import WarehouseBusyError, open_warehouse
    from orchestration.warehouse.raw_state import count_pending, dropped_summary, quarantine_summary

    if not settings.build_file.exists():
        return {}
    try:
        connection = open_warehouse(settings.build_file, read_only=True, wait_seconds=0)
    except WarehouseBusyError:
        return {}
    with closing(connection):
        extractor = chosen_identity(settings)
        return {
            "versions_to_extract": count_pending(connection, extractor.name, extractor.version),
            "quarantined": quarantine_summary(connection, _QUARANTINE_SHOWN),
            "dropped": dropped_summary(connection, _QUARANTINE_SHOWN),
            "sources": [asdict(health) for health in sources_that_are_on(connection)],
        }


def _lines(report: dict[str, Any]) -> list[str]:
    sizes = ", ".join(f"{name} {size / 1e6:,.1f} MB" for name, size in report["sizes_in_bytes"].items())
    lines = [f"home        {report['home']}", f"sizes       {sizes}"]
    build = report["last_build"]
    if build:
        lines += [
            f"published   {report['published_file']}",
            (
                f"last build  {build['build_id']} at {build['published_at']} UTC: {build['n_articles']:,} articles, "
                f"{build['n_claims']:,} claims, {build['n_facts']:,} facts"
            ),
        ]
    else:
        lines.append("published   nothing yet")
    return [*lines, *_waiting_lines(report)]


def _waiting_lines(report: dict[str, Any]) -> list[str]:
    waiting = report["waiting"]
    if report["writing_process"]:
        return [f"running     process {report['writing_process']} is writing; readers are not disturbed"]
    lines = [
        (
            f"waiting     {waiting['inbox_files']:,} files in the inbox, "
            f"{waiting.get('versions_to_extract', 0):,} article versions to extract"
        )
    ]
    quarantined = waiting.get("quarantined", {"n_items": 0})
    if quarantined["n_items"]:
        lines.append(
            f"quarantine  {quarantined['n_items']:,} lines or files could not be read, the last ones:"
        )
        lines += [f"            {place}: {reason}" for place, reason in quarantined["newest"]]
    dropped = waiting.get("dropped", {"n_items": 0})
    if dropped["n_items"]:
        lines.append(f"dropped     {dropped['n_items']:,} claims of the language model, the last ones:")
        lines += [f"            {place}: {reason}" for place, reason, _claim in dropped["newest"]]
    return [
        *lines,
        *_source_lines(waiting.get("sources", [])),
        "next        newsledger run; the schedule and the inbox sensor work while newsledger ui is open",
    ]


def _source_lines(sources: list[dict[str, Any]]) -> list[str]:
    """One line on all sources, and one on each that is red."""
    if not sources:
        return []
    red = [source for source in sources if source["red_reason"]]
    sums = {name: sum(source[f"n_{name}"] for source in sources) for name in ("named", *STATES)}
    had = ", ".join(f"{sums[name]:,} {name}" for name in STATES if name not in _NOT_HAD)
    not_had = ", ".join(f"{sums[name]:,} {name}" for name in _NOT_HAD)
    lines = [
        (
            f"sources     {len(sources):,} on, {len(red):,} red; {sums['named']:,} articles named: {had}; "
            f"not to be had: {not_had}"
        )
    ]
    return [*lines, *(f"            red: {source['source_id']}: {source['red_reason']}" for source in red)]
