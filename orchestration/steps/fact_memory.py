"""Before a build: the facts that readers see are remembered, so that they keep their ids.

It happens at the start of the next build and not at the end of the last, so a run that dies after publishing loses nothing.
"""

from __future__ import annotations

from contextlib import closing

from orchestration.settings import Settings
from orchestration.warehouse import open_warehouse
from orchestration.warehouse.published_facts import remember_published_facts


def remember_facts(settings: Settings) -> tuple[str, ...]:
    """Takes over the facts of the newest published file where that was not done yet; returns what to warn of."""
    with closing(open_warehouse(settings.build_file)) as connection:
        note = remember_published_facts(connection, settings.published_file)
    return (note,) if note else ()
