"""The list of sources of this home, for the commands that need one: where it is looked for, and what to do without it."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from orchestration.cli.failures import CommandError

if TYPE_CHECKING:
    from orchestration.settings import Settings
    from orchestration.sources.source_entries import SourceEntry


GROUPS = ("government", "international", "agency", "news", "research")


def sources_of_home(settings: Settings) -> tuple[SourceEntry, ...]:
    """The sources in the order of the file.

    Raises:
        CommandError: where the home has no list; the list that comes with newsledger is named, never used in its place.
        SourceListError: if the file has mistakes.
    """
    from orchestration.sources.source_list import read_source_list

    if not settings.sources_file.exists():
        raise _no_list(settings)
    return read_source_list(settings.sources_file)


def source_of_id(entries: tuple[SourceEntry, ...], source_id: str) -> SourceEntry:
    """The source of that id; raises CommandError with the nearest id where there is none."""
    found = next((entry for entry in entries if entry.id == source_id), None)
    if found is None:
        raise no_such_source(entries, source_id)
    return found


def no_such_source(entries: tuple[SourceEntry, ...], source_id: str) -> CommandError:
    """The error for an id that no source has."""
    from difflib import get_close_matches

    near = get_close_matches(source_id, [entry.id for entry in entries], n=1)
    why = f"Did you mean {near[0]}?" if near else ""
    return CommandError(
        f"no source has the id {source_id}; nothing was changed", why=why, next_step="newsledger sources"
    )


def _no_list(settings: Settings) -> CommandError:
    shipped = settings.code_root / "data" / "sources.yml"
    if not shipped.exists():
        return CommandError(
            f"there is no list of sources at {settings.sources_file}", next_step="newsledger add-source URL"
        )
    copy = shlex.join(["cp", str(shipped), str(settings.sources_file)])
    return CommandError(
        f"there is no list of sources at {settings.sources_file}",
        why=f"A list of public sources, all switched off, comes with newsledger: {shipped}",
        next_step=f"{copy}, or begin an own list: newsledger add-source URL",
    )
