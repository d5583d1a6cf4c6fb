"""A home whose list of sources names the loopback site, and commands for it at any time."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import duckdb

from tests.collecting.news_site import NewsSite
from tests.road.own_articles import published_file

_LIST = """\
sources:
  - {{id: site-feed, name: Site Example, kind: feed, url: "{feed}", group: news, enabled: true, expect_at_least: 5}}
  - {{id: site-map, name: Site Example map, kind: sitemap, url: "{map}", group: news, enabled: true}}
"""


def make_home(folder: Path, site: NewsSite) -> Path:
    """Feed and sitemap of the site as sources that are on."""
    data = folder / "data"
    data.mkdir(parents=True, exist_ok=True)
    text = _LIST.format(feed=site.url("/feed.xml"), map=site.url("/sitemap.xml"))
    (data / "sources.yml").write_text(text, encoding="utf-8")
    return folder


def call_at(home: Path, site: NewsSite, hours: float, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Calls a command so many hours from now, with the right to ask the site, and waits for it."""
    process = start_at(home, site, hours, *arguments)
    out, err = process.communicate()
    return subprocess.CompletedProcess(arguments, process.returncode, out, err)


def start_at(home: Path, site: NewsSite, hours: float, *arguments: str) -> subprocess.Popen[str]:
    """Starts a command as call_at does."""
    environment = {
        **os.environ,
        "NEWSLEDGER_HOME": str(home),
        "NEWSLEDGER_CONTACT": "desk@example.org",
        "NEWSLEDGER_ALLOW_INTERNAL": site.address,
    }
    command = [sys.executable, "-m", "tests.road.later_process", str(hours), *arguments]
    return subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def published_rows(home: Path, statement: str) -> list[tuple[object, ...]]:
    """What an analyst reads."""
    with duckdb.connect(str(published_file(home).resolve()), read_only=True) as connection:
        return connection.execute(statement).fetchall()
