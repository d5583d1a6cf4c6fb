"""Bad input does not stop good input: the rest is loaded, and one line says what was set aside."""

from __future__ import annotations

from pathlib import Path

import duckdb

from tests.cli.conftest import Newsledger
from tests.sources.broken_folder import BAD_FILES, fill_with_broken_things


def test_a_folder_of_broken_things_loads_its_good_articles_and_says_so_in_one_line(
    home: Path, newsledger: Newsledger
) -> None:
    folder = home / "drop"
    folder.mkdir()
    fill_with_broken_things(folder)

    called = newsledger("ingest", str(folder))

    assert called.code == 0
    (line,) = [line for line in called.err.splitlines() if "quarantined" in line]
    assert "5 new articles" in line
    assert f"{len(BAD_FILES) + 4} quarantined" in line
    with duckdb.connect(str(home / "data" / "warehouse" / "build" / "newsledger.duckdb")) as connection:
        reasons = connection.execute(
            "select count(*), count(distinct reason_code) from raw.quarantine"
        ).fetchone()
    assert reasons is not None
    assert reasons[0] == len(BAD_FILES) + 4
    assert reasons[1] >= 8
