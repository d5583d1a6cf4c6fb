"""Opening the build file: patience, plain words, and a way on when a log is damaged."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from typing import TYPE_CHECKING

import pytest

from orchestration.warehouse import (
    WarehouseBusyError,
    WarehouseMissingError,
    WarehouseUnreadableError,
    open_warehouse,
    raw_row_counts,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HOLD = "import duckdb, sys; c = duckdb.connect(sys.argv[1]); print('held', flush=True); sys.stdin.read()"
LEAVE_LOG = """
import duckdb, os, sys
connection = duckdb.connect(sys.argv[1])
connection.execute("set checkpoint_threshold = '1GB'")
connection.execute("create table kept as select 1 as n")
connection.execute("checkpoint")
for n in range(200):
    connection.execute(f"insert into kept values ({n})")
os._exit(9)
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "build" / "newsledger.duckdb"


@pytest.fixture
def holder(path: Path) -> Iterator[subprocess.Popen[str]]:
    open_warehouse(path).close()
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


def test_a_new_file_has_all_raw_tables_and_utc(path: Path) -> None:
    connection = open_warehouse(path)
    assert "article_versions" in raw_row_counts(connection)
    assert connection.execute("select current_setting('TimeZone')").fetchone() == ("UTC",)
    connection.close()


def test_reading_only_makes_no_file(path: Path) -> None:
    with pytest.raises(WarehouseMissingError, match="newsledger run"):
        open_warehouse(path, read_only=True)
    assert not path.exists()


def test_a_busy_file_is_given_up_with_the_holder_the_path_and_what_to_do(
    path: Path, holder: subprocess.Popen[str]
) -> None:
    messages: list[str] = []
    with pytest.raises(WarehouseBusyError) as caught:
        open_warehouse(path, wait_seconds=1.0, on_wait=messages.append)
    assert caught.value.holder_pid == holder.pid
    for part in (str(holder.pid), str(path), f"kill {holder.pid}", "current/newsledger.duckdb"):
        assert part in str(caught.value)
    assert len(messages) == 1
    assert str(path) in messages[0]
    assert "waiting up to 1 s" in messages[0]


def test_a_busy_file_is_opened_as_soon_as_it_is_let_go(path: Path, holder: subprocess.Popen[str]) -> None:
    threading.Timer(0.7, holder.kill).start()
    started = time.monotonic()
    connection = open_warehouse(path, wait_seconds=30)
    assert 0.5 < time.monotonic() - started < 15
    connection.close()


def test_no_message_is_sent_when_nothing_is_in_the_way(path: Path) -> None:
    messages: list[str] = []
    open_warehouse(path, on_wait=messages.append).close()
    assert messages == []


def test_a_file_open_in_this_process_in_another_mode_is_named_at_once(path: Path) -> None:
    connection = open_warehouse(path)
    with pytest.raises(WarehouseBusyError, match="close that connection first"):
        open_warehouse(path, read_only=True)
    connection.close()


def test_a_log_that_cannot_be_replayed_is_set_aside_and_said_so(path: Path) -> None:
    path.parent.mkdir()
    subprocess.run([sys.executable, "-c", LEAVE_LOG, str(path)], check=False)
    log = path.with_name("newsledger.duckdb.wal")
    content = bytearray(log.read_bytes())
    content[len(content) // 2] ^= 0xFF
    log.write_bytes(content)

    messages: list[str] = []
    connection = open_warehouse(path, on_wait=messages.append)

    assert connection.execute("select count(*) from kept").fetchone() == (1,)
    (kept,) = path.parent.glob("newsledger.duckdb.wal.damaged-*")
    assert kept.read_bytes() == bytes(content)
    assert len(messages) == 1
    assert kept.name in messages[0]
    assert "may be missing" in messages[0]
    connection.close()


def test_a_log_left_by_a_killed_process_is_replayed(path: Path) -> None:
    path.parent.mkdir()
    subprocess.run([sys.executable, "-c", LEAVE_LOG, str(path)], check=False)
    connection = open_warehouse(path)
    assert connection.execute("select count(*) from kept").fetchone() == (201,)
    connection.close()


def test_a_file_that_is_no_warehouse_is_left_as_it_is(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"no database " * 1000)
    with pytest.raises(WarehouseUnreadableError, match="Move the file away"):
        open_warehouse(path)
    assert path.read_bytes() == b"no database " * 1000
