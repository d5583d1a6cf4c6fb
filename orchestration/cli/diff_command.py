"""`newsledger diff`: what one published build says of facts otherwise than another."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from orchestration.cli.documented_command import DocumentedCommand
from orchestration.cli.failures import CommandError
from orchestration.extraction.records import ClaimType

if TYPE_CHECKING:
    from orchestration.warehouse.build_differences import KnownBuild

EXAMPLES = """
newsledger diff previous current
newsledger diff previous current --fact-type sanction
newsledger diff 20240301T050211Z 20240308T050118Z --json
newsledger sql "select build_id, published_at from meta.builds order by 2"
"""
_COLUMNS = ("change", "fact", "column", "old", "new", "other fact", "reason")


@click.command(cls=DocumentedCommand, examples=EXAMPLES)
@click.argument("before")
@click.argument("after")
@click.option(
    "--fact-type", type=click.Choice([kind.value for kind in ClaimType]), help="Facts of this kind only."
)
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def diff(before: str, after: str, fact_type: str | None, as_json: bool) -> None:  # noqa: FBT001 - click passes options by name
    """Lists what build AFTER says of facts otherwise than build BEFORE.

    A build is named by its id or the first letters of it, by `current` (the one that readers see) or `previous` (the one
    before). The three newest are compared file against file; older ones as far as meta.fact_changes tells.
    """
    from orchestration.settings import load_settings
    from orchestration.warehouse.build_differences import build_difference, known_builds

    folder = load_settings().warehouse_dir
    builds = known_builds(folder)
    old, new = _named_build(builds, before), _named_build(builds, after)
    difference = build_difference(folder, old, new)
    rows = [row for row in difference.rows if fact_type in (None, row["fact_type"])]
    for note in difference.notes:
        click.echo(note, err=True)
    if as_json:
        record = {"before": old.build_id, "after": new.build_id, "changes": rows}
        click.echo(json.dumps(record, ensure_ascii=False, indent=1))
        return
    _show(rows, old, new)


def _named_build(builds: list[KnownBuild], name: str) -> KnownBuild:
    """The build that is meant; `builds` begin with the one that readers see."""
    if name == "current":
        return builds[0]
    if name == "previous":
        earlier = [build for build in builds if build.published_at < builds[0].published_at]
        if earlier:
            return earlier[0]
        raise CommandError("there is no build before the current one", next_step="newsledger run")
    exact = [build for build in builds if build.build_id == name]
    found = exact or [build for build in builds if build.build_id.startswith(name)]
    if len(found) == 1:
        return found[0]
    what = f"{name} fits more than one build" if found else f"there is no build {name}"
    raise CommandError(
        what,
        why="\n".join(build.build_id for build in (found or builds)[:10]),
        next_step='newsledger sql "select build_id, published_at from meta.builds order by 2"',
    )


def _show(rows: list[dict[str, Any]], old: KnownBuild, new: KnownBuild) -> None:
    from orchestration.cli.result_output import write_table

    n_facts = len({row["fact_id"] for row in rows})
    click.echo(f"{n_facts:,} facts differ between {old.build_id} and {new.build_id}", err=True)
    if rows:
        write_table(_COLUMNS, [_cells(row) for row in rows])


def _cells(row: dict[str, Any]) -> list[str | None]:
    from orchestration.warehouse.fact_change_words import REASON_WORDS

    reason = REASON_WORDS.get(row["reason_code"], row["reason_code"])
    told = f"{reason}: {row['reason_text']}" if row["reason_text"] else reason
    names = ("change_kind", "fact_id", "column_name", "old_value", "new_value", "other_fact_id")
    return [*(row[name] for name in names), told]
