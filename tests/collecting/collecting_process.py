"""One collecting from the loopback site in a process of its own, to be killed: FOLDER ADDRESS HOURS."""

from __future__ import annotations

import sys
from datetime import timedelta
from pathlib import Path

from orchestration.fetching.addresses import AddressPolicy
from orchestration.fetching.fetcher import Fetcher
from orchestration.sources.source_entries import SourceEntry
from orchestration.steps.collecting.collection import collect
from orchestration.steps.collecting.collection_records import CollectionTask
from orchestration.warehouse import open_warehouse
from orchestration.warehouse.source_store import store_sources
from tests.collecting.conftest import FIRST_AT, NO_PAUSES

SOURCE = {"id": "site-feed", "name": "Site Example", "kind": "feed", "group": "news", "enabled": True}


def main() -> None:
    """Collect once, so many hours after the first time, and say that it is done."""
    folder, address, hours = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
    now = FIRST_AT + timedelta(hours=hours)
    entry = SourceEntry.model_validate({**SOURCE, "url": f"http://{address}/feed.xml"})
    connection = open_warehouse(folder / "newsledger.duckdb")
    store_sources(connection, (entry,), now)
    fetcher = Fetcher("desk@example.org", policy=AddressPolicy(frozenset({address})))
    print("collecting", flush=True)  # noqa: T201 - the parent waits for it
    collect(
        CollectionTask(
            connection, (entry,), fetcher, now, f"load_{hours}", folder / "downloads", rules=NO_PAUSES
        )
    )
    connection.close()
    print("done", flush=True)  # noqa: T201 - the parent waits for it


if __name__ == "__main__":
    main()
