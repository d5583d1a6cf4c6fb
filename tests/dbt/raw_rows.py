"""Rows of the raw tables as short calls: what a loaded article and an extracted claim leave behind.

No expectation is kept here.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from pathlib import Path

import duckdb

from orchestration.warehouse.article_events import ArticleEvent, EventKind, record_events
from orchestration.warehouse.article_sightings import Sighting, record_sightings

SCHEMAS = (
    "schema.sql",
    "collection_schema.sql",
    "archive_schema.sql",
    "request_schema.sql",
    "published_schema.sql",
)
WAREHOUSE = Path(__file__).parents[2] / "orchestration" / "warehouse"
MORNING = time(8)
LOADED_AT = datetime.combine(date(2024, 12, 1), MORNING)

Slots = Mapping[str, str | int]


class RawRows:
    """Writes the rows of a tiny newsroom into a new build file."""

    def __init__(self, build_file: Path) -> None:
        self.connection = duckdb.connect(str(build_file))
        for name in SCHEMAS:
            self.connection.execute((WAREHOUSE / name).read_text(encoding="utf-8"))
        self._texts: dict[str, str] = {}

    def add_article(
        self,
        name: str,
        *,
        outlet: str,
        published: date,
        body: str,
        title: str,
        version: str = "1",
        modified: date | None = None,
        url: str | None = None,
    ) -> str:
        """One version of the article `name`; gives the key of that version."""
        article_version_id = f"ver_{name}_{version}"
        text = f"{body}\n\n{title}"
        self._texts[article_version_id] = text
        self._insert(
            "article_versions",
            article_version_id=article_version_id,
            article_id=f"art_{name}",
            content_hash=hashlib.sha256(text.encode()).hexdigest(),
            external_id=name,
            url=url,
            canonical_url=url,
            title=title,
            text=text,
            language="en",
            outlet=outlet,
            published_at=datetime.combine(published, MORNING),
            published_precision="second",
            modified_at=datetime.combine(modified, MORNING) if modified else None,
            is_sample=False,
            source_kind="jsonl",
            source_path="newsroom.jsonl",
            load_id="load_1",
            load_sequence=len(self._texts),
            loaded_at=LOADED_AT,
        )
        return article_version_id

    def see(self, article_version_id: str, seen_at: datetime) -> None:
        """The version was fetched at that time."""
        article_id = self._article_of(article_version_id)
        record_sightings(self.connection, [Sighting(article_id, article_version_id, seen_at)], "load_1")

    def happen(
        self, article_version_id: str, kind: EventKind, event_at: datetime, *, is_in_text: bool = False
    ) -> None:
        """Something happened to the article of that version; `is_in_text`: that version says so itself."""
        event = ArticleEvent(
            self._article_of(article_version_id),
            kind,
            event_at,
            f"It was {kind.value}.",
            "page",
            article_version_id if is_in_text else None,
        )
        record_events(self.connection, [event], LOADED_AT)

    def add_source(self, source_id: str) -> None:
        """A feed that is on."""
        self._insert(
            "sources",
            source_id=source_id,
            source_name=source_id,
            source_kind="feed",
            source_group="news",
            url=f"https://example.org/{source_id}",
            outlet="Example",
            licence="unknown",
            is_enabled=True,
            check_every_seconds=3600,
            expect_new_within_seconds=86400,
            expect_at_least=1,
            first_seen_at=LOADED_AT,
            enabled_since=LOADED_AT,
            changed_at=LOADED_AT,
        )

    def add_link(
        self, source_id: str, article_version_id: str, link_status: str, first_read_at: datetime
    ) -> None:
        """The source names the article of that version."""
        article_id = self._article_of(article_version_id)
        self._insert(
            "links",
            link_id=f"lnk_{source_id}_{article_id}",
            source_id=source_id,
            list_url=f"https://example.org/{source_id}",
            title="",
            first_listed_at=first_read_at,
            last_listed_at=first_read_at,
            link_status=link_status,
            n_failures=0,
            n_checks=0,
            n_not_modified=0,
            first_read_at=first_read_at,
            last_asked_at=first_read_at,
            article_id=article_id,
            article_version_id=article_version_id,
            load_id="load_1",
        )

    def _article_of(self, article_version_id: str) -> str:
        row = self.connection.execute(
            "select article_id from raw.article_versions where article_version_id = ?", [article_version_id]
        ).fetchone()
        assert row is not None
        return str(row[0])

    def add_claim(
        self,
        article_version_id: str,
        claim_type: str,
        evidence: str,
        slots: Slots,
        *,
        polarity: str = "affirmed",
        target_names: Sequence[str] = (),
    ) -> str:
        """One claim that `evidence` carries; gives its key."""
        start = self._texts[article_version_id].index(evidence)
        content = f"{article_version_id}{claim_type}{evidence}{sorted(slots.items())}{polarity}"
        claim_id = "clm_" + hashlib.sha256(content.encode()).hexdigest()[:20]
        self._insert(
            "claims",
            claim_id=claim_id,
            article_version_id=article_version_id,
            claim_type=claim_type,
            polarity=polarity,
            evidence_text=evidence,
            evidence_start=start,
            evidence_end=start + len(evidence),
            confidence=0.8,
            rule="by_hand",
            extractor_name="by_hand",
            extractor_version="1",
        )
        named = [("target_name", position, name) for position, name in enumerate(target_names)]
        for slot_name, position, value in [(name, 0, value) for name, value in slots.items()] + named:
            self._insert(
                "claim_slots",
                claim_id=claim_id,
                slot_name=slot_name,
                position=position,
                slot_value=str(value),
            )
        return claim_id

    def _insert(self, table: str, **columns: object) -> None:
        marks = ", ".join("?" for _ in columns)
        self.connection.execute(
            f"insert into raw.{table} ({', '.join(columns)}) values ({marks})", list(columns.values())
        )
