"""The extractor's claims on annotated articles, each with its features and whether it was right."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from orchestration.extraction import Claim, Extraction, claim_record
from orchestration.extraction.claim_features import claim_features
from orchestration.extraction.claim_judgement import judge_claims
from orchestration.extraction.claim_matching import MATCH_RULES
from orchestration.extraction.claim_records import LIST_NAMES
from orchestration.steps.article_extraction import ClaimExtractor, document_of
from orchestration.steps.corpus_measurement import find_corpus, read_annotated

_N_FOLDS = 5


@dataclass(frozen=True, slots=True)
class RatedClaim:
    """A claim as the model sees it. All claims of an article, and all articles of an outlet, are in one fold."""

    features: dict[str, float]
    is_strict: bool
    is_found: bool
    fold: int


def rated_claims(folder: Path, extractor: ClaimExtractor) -> Iterator[RatedClaim]:
    """The claims found in a folder of annotated articles; those that only match an optional claim are left out.

    Raises CorpusError where the folder holds no annotated articles.
    """
    for article, gold in read_annotated(find_corpus(folder)):
        document = document_of(article)
        extraction = extractor.extract(document)
        fold = _fold_of(document.outlet or article.external_id or "")
        for claim, is_strict, is_found in _judged(extraction, gold):
            features = claim_features(claim, document, len(extraction.claims))
            yield RatedClaim(features, is_strict, is_found, fold)


def _judged(extraction: Extraction, gold: dict[str, object]) -> Iterator[tuple[Claim, bool, bool]]:
    records = [(claim, claim_record(claim)) for claim in extraction.claims]
    claims = {id(record): claim for claim, record in records}
    for rules in MATCH_RULES:
        listed = [record for claim, record in records if LIST_NAMES[claim.claim_type] == rules.list_name]
        for judged in judge_claims(gold, {rules.list_name: listed}, rules).claims:
            yield claims[id(judged.record)], judged.is_strict, judged.is_found


def _fold_of(name: str) -> int:
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:4], "big") % _N_FOLDS
