"""Collecting that is killed at random moments, again and again, from a site that changes meanwhile; and what must then hold."""

from __future__ import annotations

import hashlib
import random
import subprocess
import sys
import time
import zlib
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from orchestration.warehouse import open_warehouse
from tests.collecting.news_site import OPENED_AT, NewsSite, invented_article

if TYPE_CHECKING:
    import duckdb

_LONGEST_LIFE = 1.5  # seconds of collecting before the kill


@dataclass(frozen=True, slots=True)
class KillResult:
    """How many processes were killed while they collected, and everything that was wrong afterwards."""

    n_killed: int
    n_finished: int
    wrong: list[str]


def run_kills(folder: Path, *, n_kills: int, n_articles: int, seed: int) -> KillResult:
    """Start, kill, look; at the end one collecting that may finish, after which everything must be there once."""
    chance = random.Random(seed)
    wrong: list[str] = []
    n_killed = 0
    with NewsSite({n: invented_article(n) for n in range(1, n_articles + 1)}, most_listed=10_000) as site:
        for round_number in range(n_kills):
            is_killed = _collect_and_kill(folder, site, 2 * round_number, chance.uniform(0.0, _LONGEST_LIFE))
            n_killed += is_killed
            wrong += _broken_promises(folder, site)
            _change_something(site, chance, round_number)
        _collect(folder, site, 2 * n_kills + 300)
        wrong += _broken_promises(folder, site) + _missing(folder, site)
    return KillResult(n_killed, n_kills - n_killed, wrong)


def _collect_and_kill(folder: Path, site: NewsSite, hours: int, seconds: float) -> bool:
    process = _start(folder, site, hours)
    assert process.stdout is not None
    process.stdout.readline()
    time.sleep(seconds)
    is_running = process.poll() is None
    process.kill()
    process.communicate()
    return is_running


def _collect(folder: Path, site: NewsSite, hours: int) -> None:
    process = _start(folder, site, hours)
    output, _ = process.communicate(timeout=300)
    if "done" not in output:
        message = "the last collecting did not finish"
        raise RuntimeError(message)


def _start(folder: Path, site: NewsSite, hours: int) -> subprocess.Popen[str]:
    command = [
        sys.executable,
        "-m",
        "tests.collecting.collecting_process",
        str(folder),
        site.address,
        str(hours),
    ]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)


def _change_something(site: NewsSite, chance: random.Random, round_number: int) -> None:
    changed_at = OPENED_AT + timedelta(days=5, hours=round_number)
    for number in chance.sample(sorted(site.articles), 5):
        first, *rest = site.articles[number].paragraphs
        site.change(number, paragraphs=(f"{first} Update {round_number}.", *rest), modified=changed_at)
    new = max(site.articles) + 1
    site.articles[new] = invented_article(new, changed_at - timedelta(hours=new))


def _broken_promises(folder: Path, site: NewsSite) -> list[str]:
    connection = open_warehouse(folder / "newsledger.duckdb")
    try:
        doubled = [
            f"{table} has {column} {row[0]} twice"
            for table, column in (
                ("article_versions", "article_version_id"),
                ("links", "link_id"),
                ("validators", "url_hash"),
                ("page_bodies", "body_hash"),
            )
            for row in connection.execute(
                f"select {column} from raw.{table} group by all having count(*) > 1"
            ).fetchall()
        ]
        return doubled + _early_validators(connection, site)
    finally:
        connection.close()


def _early_validators(connection: duckdb.DuckDBPyConnection, site: NewsSite) -> list[str]:
    """Validators of pages whose body is not there: the site's ETag is a hash of the body."""
    held = {
        hashlib.sha256(zlib.decompress(body)).hexdigest()[:16]
        for (body,) in connection.execute("select body from raw.page_bodies").fetchall()
    }
    pages = {
        hashlib.sha256(site.url(article.path).encode()).hexdigest() for article in site.articles.values()
    }
    return [
        f"validator {tag!r} without its body"
        for url_hash, tag in connection.execute("select url_hash, etag from raw.validators").fetchall()
        if url_hash in pages and tag.decode().strip('"') not in held
    ]


def _missing(folder: Path, site: NewsSite) -> list[str]:
    connection = open_warehouse(folder / "newsledger.duckdb")
    texts = {text for (text,) in connection.execute("select text from raw.article_versions").fetchall()}
    n_articles = connection.execute("select count(distinct article_id) from raw.article_versions").fetchone()
    connection.close()
    lost = [
        f"article {article.number} is not there as it is shown now"
        for article in site.articles.values()
        if not any(article.paragraphs[0] in text for text in texts)
    ]
    assert n_articles is not None
    if n_articles[0] != len(site.articles):
        lost.append(f"{n_articles[0]} articles instead of {len(site.articles)}")
    return lost
