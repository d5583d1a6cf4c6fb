"""A home with a few articles, and the command line as a process of its own that can be killed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import duckdb

ARTICLES = [
    {
        "id": "tanks",
        "url": "https://one.example/tanks",
        "outlet": "One",
        "title": "Warsaw hands over tanks",
        "text": "Poland delivered 14 tanks to Ukraine on Monday, the Polish defence ministry said.",
        "published_at": "2023-03-22",
    },
    {
        "id": "denial",
        "url": "https://two.example/denial",
        "outlet": "Two",
        "title": "Tehran denies",
        "text": "Iran denied that it had sent drones to Russia. The United States imposed sanctions on two Iranian companies.",
        "published_at": "2022-11-05",
    },
    {
        "id": "troops",
        "url": "https://three.example/troops",
        "outlet": "Three",
        "title": "France keeps soldiers in Niger",
        "text": "France has 1,500 soldiers in Niger. More than 400 of them are based in Niamey.",
        "published_at": "2023-08-10",
    },
    {
        "id": "quiet",
        "url": "https://one.example/quiet",
        "title": "A good harvest",
        "text": "The harvest was good.",
        "published_at": None,
    },
]
NEWSLEDGER = Path(sys.executable).parent / "newsledger"


def write_articles(folder: Path) -> Path:
    """The articles as JSONL, with one bad line."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "articles.jsonl"
    path.write_text("\n".join(map(json.dumps, ARTICLES)) + "\n{broken\n", encoding="utf-8")
    return path


def start(home: Path, *arguments: str) -> subprocess.Popen[str]:
    """Starts a command for that home, in a session of its own."""
    environment = {**os.environ, "NEWSLEDGER_HOME": str(home)}
    return subprocess.Popen(
        [NEWSLEDGER, *arguments],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def call(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Calls a command for that home and waits for it."""
    process = start(home, *arguments)
    out, err = process.communicate()
    return subprocess.CompletedProcess(arguments, process.returncode, out, err)


def published_file(home: Path) -> Path:
    return home / "data" / "warehouse" / "current" / "newsledger.duckdb"


def newest_build(home: Path) -> tuple[str, str]:
    """Build id and content hash of the published file, read as an analyst reads it."""
    with duckdb.connect(str(published_file(home).resolve()), read_only=True) as connection:
        row = connection.execute(
            "select build_id, content_hash from meta.builds order by published_at desc, build_id desc limit 1"
        ).fetchone()
    assert row is not None
    return row[0], row[1]
