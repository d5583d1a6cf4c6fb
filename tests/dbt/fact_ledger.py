"""A warehouse that is built and published again and again, with changes to its raw rows between; no expectation is kept here."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import duckdb

from orchestration.warehouse import BuildInfo, PublishedBuild, open_published, publish, published_file
from orchestration.warehouse.published_facts import remember_published_facts
from tests.dbt.compiled_models import run_models
from tests.dbt.raw_rows import RawRows, Slots
from tests.warehouse.warehouse_samples import rows


class Ledger:
    """A warehouse whose raw rows a test changes between builds."""

    def __init__(self, folder: Path, build_file: Path) -> None:
        """A copy of the build file in a new folder; nothing is published."""
        self.folder = folder
        self._target = build_file.parent / "target"
        self.build_file = folder / "build" / "newsledger.duckdb"
        self.build_file.parent.mkdir(parents=True)
        shutil.copy(build_file, self.build_file)
        self._n_builds = 0

    def change(self, change: Callable[[RawRows], None]) -> None:
        raw = RawRows(self.build_file)
        change(raw)
        raw.connection.close()

    def build(self, *, with_answers: bool = False) -> PublishedBuild:
        """The models, then the publication, as a run does it; the marts of answers are left as they are where not asked for."""
        with duckdb.connect(str(self.build_file)) as connection:
            remember_published_facts(connection, published_file(self.folder))
            run_models(connection, self._target, with_answers=with_answers)
        return self.publish()

    def publish(self) -> PublishedBuild:
        self._n_builds += 1
        now = datetime(2024, 12, self._n_builds)  # noqa: DTZ001 - naive UTC
        return publish(
            self.build_file, self.folder, BuildInfo(f"b{self._n_builds}", now, now, "0", "extractor", "dbt")
        )

    def read(self, statement: str) -> list[tuple[object, ...]]:
        """What an analyst reads in the newest build."""
        connection = open_published(published_file(self.folder))
        try:
            return rows(connection, statement)
        finally:
            connection.close()

    def fact_of(self, supplier: str, recipient: str) -> str:
        found = self.read(
            f"select arms_transfer_id from marts.fct_arms_transfers where supplier_code = '{supplier}'"
            f" and recipient_code = '{recipient}' order by anchor_date limit 1"
        )
        return str(found[0][0])

    def copied_to(self, folder: Path) -> Ledger:
        """The same warehouse, as it is now, in another folder."""
        shutil.copytree(self.folder, folder, symlinks=True)
        made = Ledger.__new__(Ledger)
        made.folder, made._target, made._n_builds = folder, self._target, self._n_builds
        made.build_file = folder / "build" / "newsledger.duckdb"
        return made


def add_third_report(raw: RawRows) -> None:
    """Another paper has the howitzers, with another number, two weeks before the two that are known."""
    version = raw.add_article(
        "howitzers_third",
        outlet="Morning Sample",
        published=date(2024, 3, 10),
        body="Norway sent at least 38 howitzers to Ukraine, a clerk said.",
        title="Guns",
    )
    slots: Slots = {
        "supplier_code": "NOR",
        "recipient_code": "UKR",
        "category_code": "artillery",
        "stage": "delivered",
        "quantity_low": 38,
        "quantity_qualifier": "at_least",
    }
    raw.add_claim(
        version, "arms_transfer", "Norway sent at least 38 howitzers to Ukraine, a clerk said.", slots
    )


def forget(supplier: str) -> Callable[[RawRows], None]:
    """The extractor no longer reads any claim about this supplier."""

    def change(raw: RawRows) -> None:
        raw.connection.execute(
            "delete from raw.claims where claim_id in (select claim_id from raw.claim_slots where slot_value = $1)",
            [supplier],
        )
        raw.connection.execute(
            "delete from raw.claim_slots where claim_id not in (select claim_id from raw.claims)"
        )

    return change
