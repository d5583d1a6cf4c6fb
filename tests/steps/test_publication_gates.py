"""A build that lost more than a tenth of a table is not published, unless the loss is explained or a person accepts it."""

from __future__ import annotations

import csv
import itertools
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import duckdb
import pytest

from orchestration.settings import Settings, load_settings
from orchestration.steps import publication
from orchestration.steps.build_inputs import build_inputs, record_verification
from orchestration.steps.publication import publish_verified_build
from orchestration.steps.publication_gates import RowDropError
from orchestration.warehouse import open_published, open_warehouse
from orchestration.warehouse.published_tables import newest_build
from orchestration.warehouse.table_fingerprints import table_fingerprints

STARTED = datetime(2024, 1, 2)  # noqa: DTZ001 - naive UTC, as the warehouse stores it
TABLES = """
    create or replace table marts.dim_articles as
    select 'art_' || lpad(n::varchar, 3, '0') as article_id from range(200) as t (n);
    create or replace table marts.dim_outlets as select 'out_' || n as outlet_id from range(8) as t (n);
    create or replace table marts.fct_sanctions as select 'san_' || n as sanction_id from range(100) as t (n);
    create or replace table marts.fct_sanction_claims as
    select 'clm_' || n as claim_id, 'san_' || (n // 2) as sanction_id, 'current' as claim_status, 'unreviewed' as review_status
    from range(200) as t (n);
    create or replace table marts.mart_sanctions_in_force as select 'san_' || n as sanction_id from range(100) as t (n);
    create or replace table meta.sources as select 'src_' || n as source_id from range(40) as t (n);
"""


class Ledger:
    """A warehouse whose tables are changed by hand and count as built and tested."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.change("create schema marts; create schema meta;" + TABLES)

    def change(self, statements: str) -> None:
        """Another build of these tables."""
        with closing(open_warehouse(self.settings.build_file)) as connection:
            connection.execute(statements)
            inputs = build_inputs(connection, self.settings)
            record_verification(self.settings, inputs, table_fingerprints(connection))

    def publish(self, *, accept: bool = False) -> tuple[str, ...]:
        """Publishes; gives the notes."""
        may_shrink = {"meta.sources"}
        published = publish_verified_build(
            self.settings, STARTED, accept_row_drop=accept, may_shrink=may_shrink
        )
        return published.notes

    def published_build(self) -> dict[str, object]:
        """The newest build that readers see."""
        with closing(open_published(self.settings.published_file)) as connection:
            return newest_build(connection)


@pytest.fixture
def ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Ledger:
    days = itertools.count(1)  # a build is named by its second, and here two would be published in one
    monkeypatch.setattr(publication, "utc_now", lambda: STARTED + timedelta(days=next(days)))
    made = Ledger(Settings(code_root=load_settings().code_root, home=tmp_path))
    assert made.publish() == ()
    return made


def test_a_loss_of_more_than_a_tenth_is_stopped_and_told_by_its_rows(ledger: Ledger) -> None:
    before = ledger.published_build()
    ledger.change("delete from marts.dim_articles where article_id >= 'art_179'")
    with pytest.raises(RowDropError) as stopped:
        ledger.publish()
    assert ledger.published_build() == before
    lines = [line.strip() for line in str(stopped.value).splitlines()]
    assert "marts.dim_articles: 179 rows, 200 in the published build" in lines
    assert [line for line in lines if line.startswith("gone:")] == [
        f"gone: article_id=art_{n}" for n in range(179, 184)
    ]
    assert lines[-1].endswith("newsledger run --accept-row-drop")
    kept = Path(next(line for line in lines if line.startswith("all:")).removeprefix("all: "))
    with kept.open(encoding="utf-8", newline="") as file:
        assert len(list(csv.DictReader(file))) == 21


def test_a_loss_of_a_tenth_is_let_through(ledger: Ledger) -> None:
    ledger.change("delete from marts.dim_articles where article_id >= 'art_180'")
    assert ledger.publish() == ()


@pytest.mark.parametrize(("n_left", "is_stopped"), [(3, False), (0, True)])
def test_a_small_table_may_shrink_but_not_vanish(ledger: Ledger, n_left: int, is_stopped: bool) -> None:
    ledger.change(f"delete from marts.dim_outlets where outlet_id >= 'out_{n_left}'")
    if is_stopped:
        with pytest.raises(RowDropError, match="dim_outlets"):
            ledger.publish()
    else:
        assert ledger.publish() == ()


def test_a_table_that_says_that_it_shrinks_may(ledger: Ledger) -> None:
    ledger.change("delete from meta.sources where source_id > 'src_2'")
    assert ledger.publish() == ()


def test_a_new_and_a_missing_table_are_no_loss(ledger: Ledger) -> None:
    ledger.change("drop table marts.dim_outlets; create table marts.dim_leaders as select 1 as leader_id")
    assert ledger.publish() == ()


WITHDRAWN = (
    "update marts.fct_sanction_claims set claim_status = 'withdrawn', sanction_id = null where rowid < 40;"
)
FACTS_GONE = """
    delete from marts.fct_sanctions where rowid < 20;
    delete from marts.mart_sanctions_in_force where rowid < 20;
"""


def test_facts_whose_claims_were_withdrawn_may_go_and_the_run_says_so(ledger: Ledger) -> None:
    ledger.change(WITHDRAWN + FACTS_GONE)
    notes = ledger.publish()
    assert [note.partition(":")[0] for note in notes] == [
        "marts.fct_sanctions",
        "marts.mart_sanctions_in_force",
    ]
    assert all("20 of them follow from claims that are withdrawn" in note for note in notes)


def test_facts_that_go_while_their_claims_stand_are_a_loss(ledger: Ledger) -> None:
    ledger.change(WITHDRAWN.replace("rowid < 40", "rowid < 10") + FACTS_GONE)
    with pytest.raises(RowDropError, match=r"fct_sanctions: 80 rows.*; 5 explained by withdrawn"):
        ledger.publish()


def test_a_claim_that_is_no_longer_known_explains_nothing(ledger: Ledger) -> None:
    ledger.change("delete from marts.fct_sanction_claims where rowid < 40;" + FACTS_GONE)
    with pytest.raises(RowDropError, match=r"(?s)fct_sanction_claims: 160 rows.*fct_sanctions: 80 rows"):
        ledger.publish()


def test_an_accepted_loss_is_published_and_stays_in_the_history(ledger: Ledger) -> None:
    ledger.change("delete from marts.dim_articles where article_id >= 'art_100'")
    told = "marts.dim_articles: 100 rows, 200 in the published build"
    assert ledger.publish(accept=True) == (f"accepted: {told}",)
    assert ledger.published_build()["accepted_row_drop"] == told


def test_accepting_beforehand_is_not_written_down_where_nothing_is_lost(ledger: Ledger) -> None:
    ledger.change("delete from marts.dim_articles where article_id >= 'art_190'")
    assert ledger.publish(accept=True) == ()
    assert ledger.published_build()["accepted_row_drop"] is None


def test_a_published_file_of_an_older_version_can_be_compared(ledger: Ledger) -> None:
    """Older claim tables lack columns that explain a loss: then nothing is explained, and nothing breaks."""
    ledger.change(
        "alter table marts.fct_sanction_claims drop column review_status; delete from marts.fct_sanctions"
    )
    with pytest.raises(RowDropError, match="fct_sanctions: 0 rows"):
        ledger.publish()


def test_comparing_leaves_the_published_file_as_it_was(ledger: Ledger) -> None:
    content = ledger.settings.published_file.read_bytes()
    ledger.change("delete from marts.dim_articles where article_id >= 'art_100'")
    with pytest.raises(RowDropError):
        ledger.publish()
    assert ledger.settings.published_file.read_bytes() == content
    with duckdb.connect(str(ledger.settings.published_file.resolve()), read_only=True) as connection:
        assert connection.execute("select count(*) from marts.dim_articles").fetchone() == (200,)
