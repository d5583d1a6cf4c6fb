"""One collecting over 75 good articles and everything hostile, and what came of each of them."""

from __future__ import annotations

import resource
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from orchestration.fetching.addresses import AddressPolicy
from orchestration.fetching.fetcher import Fetcher, FetchLimits
from orchestration.fetching.run_rules import DelayRules, RunRules
from orchestration.sources.page_reader import PageReader
from orchestration.sources.source_entries import SourceEntry
from orchestration.steps.collecting.collection import collect
from orchestration.steps.collecting.collection_records import CollectionTask
from orchestration.warehouse import open_warehouse
from orchestration.warehouse.source_store import store_sources
from tests.collecting.conftest import FIRST_AT
from tests.collecting.hostile_lists import HostileList, hostile_lists
from tests.collecting.hostile_servers import HostilePage, hostile_pages
from tests.collecting.news_site import NewsSite, invented_article
from tests.fetching.servers import LoopbackSite, page, says, serving

if TYPE_CHECKING:
    import duckdb

N_GOOD = 75


@dataclass(frozen=True, slots=True)
class BatchResult:
    """Where everything stands afterwards; `wrong` names what stands elsewhere than it should."""

    n_good_read: int
    n_hostile: int
    wrong: list[str]
    n_internal_requests: int
    seconds: float
    longest_request_seconds: float
    peak_megabytes: float


def run_hostile_batch(
    folder: Path, *, deadline_seconds: float, new_reader: Callable[[], PageReader] = PageReader
) -> BatchResult:
    """Serve, collect once, compare."""
    with ExitStack() as stack:
        site = stack.enter_context(NewsSite({n: invented_article(n) for n in range(1, N_GOOD + 1)}))
        inner = stack.enter_context(serving({"/": page()}))
        servers: dict[str, LoopbackSite] = {}

        def own_url(name: str, path: str) -> str:
            if name not in servers:
                servers[name] = stack.enter_context(serving({}))
            return servers[name].url(path)

        pages, lists = hostile_pages(own_url, inner.url("/")), hostile_lists(own_url)
        _set_traps(servers, own_url, pages, lists)
        entries = _entries(site, pages, lists, own_url)
        allowed = frozenset({site.address, *(f"127.0.0.1:{server.port}" for server in servers.values())})
        started = time.monotonic()
        fetcher = Fetcher(
            "desk@example.org",
            policy=AddressPolicy(allowed),
            limits=FetchLimits(deadline_seconds=deadline_seconds),
        )
        connection = stack.enter_context(_collected(folder, entries, fetcher, new_reader))
        result = _compared(connection, pages, lists)
        return BatchResult(
            result[0],
            len(pages) + len(lists),
            result[1],
            len(inner.seen),
            time.monotonic() - started,
            result[2],
            resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000,
        )


def _set_traps(
    servers: dict[str, LoopbackSite],
    own_url: Callable[[str, str], str],
    pages: list[HostilePage],
    lists: list[HostileList],
) -> None:
    for one in pages:
        own_url(one.name, "/")
        servers[one.name].answers |= {
            "/article": one.answer,
            "/robots.txt": one.robots or says(404),
            "/": page(),
        }
    for trap in lists:
        own_url(trap.name, "/")
        servers[trap.name].answers |= {"/list": trap.answer}


def _entries(
    site: NewsSite, pages: list[HostilePage], lists: list[HostileList], own_url: Callable[[str, str], str]
) -> tuple[SourceEntry, ...]:
    rows = [("good", "feed", site.url("/feed.xml"))]
    rows += [(f"p-{n}", "page", own_url(one.name, "/article")) for n, one in enumerate(pages)]
    rows += [(f"l-{n}", one.kind, own_url(one.name, "/list")) for n, one in enumerate(lists)]
    return tuple(
        SourceEntry.model_validate(
            {"id": name, "name": name, "kind": kind, "url": url, "group": "news", "enabled": True}
        )
        for name, kind, url in rows
    )


def _collected(
    folder: Path,
    entries: tuple[SourceEntry, ...],
    fetcher: Fetcher,
    new_reader: Callable[[], PageReader],
) -> duckdb.DuckDBPyConnection:
    """The warehouse after one collecting."""
    connection = open_warehouse(folder / "newsledger.duckdb")
    store_sources(connection, entries, FIRST_AT)
    rules = RunRules(n_threads=16, delays=DelayRules(shortest=0.0, times_last_request=0.0, longest=0.0))
    downloads = folder / "downloads"
    task = CollectionTask(
        connection, entries, fetcher, FIRST_AT, "load_1", downloads, rules=rules, new_reader=new_reader
    )
    collect(task)
    return connection


def _compared(
    connection: duckdb.DuckDBPyConnection, pages: list[HostilePage], lists: list[HostileList]
) -> tuple[int, list[str], float]:
    """The good articles read, what stands elsewhere than it should, and the longest request in seconds."""
    wrong = [*_wrong_pages(connection, pages), *_wrong_lists(connection, lists)]
    good = connection.execute(
        "select count(*) from raw.links where source_id = 'good' and link_status = 'read'"
    ).fetchone()
    longest = connection.execute("select max(seconds) from raw.requests").fetchone()
    assert good is not None
    assert longest is not None
    return int(good[0]), wrong, float(longest[0])


def _wrong_pages(connection: duckdb.DuckDBPyConnection, pages: list[HostilePage]) -> list[str]:
    rows = connection.execute(
        "select source_id, link_status, coalesce(reason_code, '') from raw.links where source_id like 'p-%'"
    ).fetchall()
    found = {row[0]: row[1:] for row in rows}
    wrong = []
    for n, one in enumerate(pages):
        state, reason = found.get(f"p-{n}", ("no link", ""))
        if state not in one.states or (one.reasons and reason not in one.reasons):
            wrong.append(f"{one.name}: {state}, {reason}")
    return wrong


def _wrong_lists(connection: duckdb.DuckDBPyConnection, lists: list[HostileList]) -> list[str]:
    rows = connection.execute(
        "select source_id, outcome, coalesce(reason_code, '') from raw.source_polls"
    ).fetchall()
    found = {row[0]: row[1:] for row in rows}
    wrong = []
    for n, trap in enumerate(lists):
        outcome, reason = found.get(f"l-{n}", ("no look", ""))
        if outcome != trap.outcome or (trap.reasons and reason not in trap.reasons):
            wrong.append(f"{trap.name}: {outcome}, {reason}")
    return wrong
