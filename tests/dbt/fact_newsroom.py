"""Groups of claims from build to build, given their ids by the models that dbt compiled; no text is read and nothing is built.

What ids a test expects stands in the test.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

import duckdb

from orchestration.warehouse import open_warehouse
from orchestration.warehouse.published_facts import remember_published_facts
from tests.dbt.compiled_models import run_models

_MODELS = (
    "stg_publication__fact_claims",
    "stg_publication__fact_ids",
    "int_claims_founding",
    "int_fact_ids_voted",
    "int_fact_ids_kept",
    "int_claims_identified",
)
_FIRST_DAY = datetime(2024, 3, 1)  # noqa: DTZ001 - naive UTC


@dataclass(frozen=True, slots=True)
class GroupedClaim:
    """A claim and the group that it was put into; `day` is when its article was published."""

    claim_id: str
    group: str
    article: str
    sentence: str = "The same sentence."
    parties: str = "NOR|UKR"
    day: int = 0

    def regrouped(self, group: str) -> GroupedClaim:
        """The same claim in another group."""
        return replace(self, group=group)


class FactNewsroom:
    """One warehouse: `identify` is a build, `publish` shows it to readers."""

    def __init__(self, folder: Path, target: Path) -> None:
        self._folder, self._target = folder, target
        self._n_published = 0
        folder.mkdir(exist_ok=True)
        self._connection = self._open()

    def identify(self, claims: list[GroupedClaim]) -> dict[str, str]:
        """The fact of each claim."""
        remember_published_facts(self._connection, self._published_file())
        rows = [
            (
                c.claim_id,
                "sanction",
                c.parties,
                c.group,
                c.article,
                c.sentence,
                _FIRST_DAY + timedelta(days=c.day),
            )
            for c in claims
        ]
        self._connection.execute(
            "create or replace table claims (a text, b text, c text, d text, e text, f text, g timestamp)"
        )
        self._connection.executemany("insert into claims values (?, ?, ?, ?, ?, ?, ?)", rows)
        self._connection.execute(
            """
            create schema if not exists intermediate;
            create or replace table intermediate.int_claims_grouped as
                select a as claim_id, b as claim_type, c as match_key, d as fact_label from claims;
            create or replace table intermediate.int_claims_described as
                select a as claim_id, b as claim_type, e as article_id, f as evidence_text, g as published_at from claims;
            """
        )
        run_models(self._connection, self._target, only=_MODELS)
        found = self._connection.execute(
            "select claim_id, fact_id from intermediate.int_claims_identified"
        ).fetchall()
        return dict(found)

    def publish(self) -> None:
        """The newest build becomes what readers see."""
        self._n_published += 1
        path = self._published_file()
        path.parent.mkdir()
        self._connection.execute(f"attach '{path}' as shown; create schema shown.marts")
        self._connection.execute(
            "create table shown.marts.bridge_fact_claims as"
            " select *, claim_type as fact_type from intermediate.int_claims_identified; detach shown"
        )

    def build(self, claims: list[GroupedClaim]) -> dict[str, str]:
        """A build that is published."""
        facts = self.identify(claims)
        self.publish()
        return facts

    def lose_build_file(self) -> None:
        """The private build file is gone; what is published is all that is left."""
        self._connection.close()
        (self._folder / "newsledger.duckdb").unlink()
        self._connection = self._open()

    def _open(self) -> duckdb.DuckDBPyConnection:
        return open_warehouse(self._folder / "newsledger.duckdb")

    def _published_file(self) -> Path:
        return self._folder / f"b{self._n_published}" / "newsledger.duckdb"
