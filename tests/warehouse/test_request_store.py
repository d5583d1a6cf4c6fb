"""What is remembered of hosts and bodies: byte for byte, and no key of an address."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb
import pytest

from orchestration.fetching.fetch_records import (
    FetchOutcome,
    FetchReason,
    FetchRequest,
    FetchResult,
    HostState,
    ResourceKind,
    Validators,
)
from orchestration.warehouse import open_warehouse
from orchestration.warehouse.request_store import (
    known_hosts,
    known_validators,
    renew_validators,
    store_hosts,
    store_page_bodies,
    store_validators,
)

NOON = datetime(2024, 3, 5, 12)  # noqa: DTZ001 - naive UTC
URL = "https://one.example/story?key=secret"
ODD_BYTES = Validators(b'W/"\xe9\x00 odd"', b"Sat, 29 Feb 2024 99:00:00 +0000")


@pytest.fixture
def warehouse(tmp_path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    connection = open_warehouse(tmp_path / "newsledger.duckdb")
    yield connection
    connection.close()


def _answer(url: str, **fields: Any) -> FetchResult:
    request = FetchRequest(url, ResourceKind.PAGE, "one", ODD_BYTES)
    return FetchResult(request, FetchOutcome.FETCHED, NOON, 0.1, url, **fields)


def test_validators_come_back_byte_for_byte_and_a_body_without_any_takes_them_away(
    warehouse: duckdb.DuckDBPyConnection,
) -> None:
    store_validators(warehouse, {URL: ODD_BYTES}, NOON)
    assert known_validators(warehouse, [URL, "https://one.example/other"]) == {URL: ODD_BYTES}
    store_validators(warehouse, {URL: Validators(b'"2"', None)}, NOON)
    assert known_validators(warehouse, [URL]) == {URL: Validators(b'"2"', None)}
    store_validators(warehouse, {URL: Validators()}, NOON)
    assert known_validators(warehouse, [URL]) == {}


def test_a_list_that_one_source_has_read_is_new_to_another(warehouse: duckdb.DuckDBPyConnection) -> None:
    store_validators(warehouse, {URL: ODD_BYTES}, NOON, list_of="one")
    assert known_validators(warehouse, [URL], list_of="one") == {URL: ODD_BYTES}
    assert known_validators(warehouse, [URL], list_of="two") == {}
    assert known_validators(warehouse, [URL]) == {}


def test_hosts_come_back_as_they_were_and_only_the_last_state_is_kept(
    warehouse: duckdb.DuckDBPyConnection,
) -> None:
    key = "https://one.example:443"
    states = [
        HostState(key),
        HostState(key, 200, b"User-agent: *\r\n\xff", NOON, NOON, 0.25, NOON, 3, FetchReason.SERVER_ERROR),
    ]
    for state in states:
        store_hosts(warehouse, [state])
        assert known_hosts(warehouse) == {key: state}
    store_hosts(warehouse, reversed(states))
    assert known_hosts(warehouse) == {key: states[0]}


def test_pages_are_kept_once_as_they_came(warehouse: duckdb.DuckDBPyConnection) -> None:
    body = b"<p>\xd0\xbf\x00\xff</p>" * 100
    copies = [_answer(url, body=body, content_type="text/html") for url in (URL, "https://one.example/copy")]
    for _ in range(2):
        store_page_bodies(warehouse, copies, NOON)
    ((url, kept, n_bytes),) = warehouse.execute("select url, body, n_bytes from raw.page_bodies").fetchall()
    assert (zlib.decompress(kept), n_bytes) == (body, len(body))
    assert "secret" not in url


def test_a_not_modified_answer_renews_what_the_server_says(warehouse: duckdb.DuckDBPyConnection) -> None:
    store_validators(warehouse, {URL: ODD_BYTES}, NOON)
    renew_validators(warehouse, _answer(URL, validators=Validators(b'"3"', None)), NOON)
    assert known_validators(warehouse, [URL]) == {URL: Validators(b'"3"', None)}
