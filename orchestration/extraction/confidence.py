"""How likely a claim is right in every core slot: a logistic regression over what speaks for and against it.

The weights lie in confidence_weights.json and are made by orchestration/training/fit_confidence.py; docs/confidence.md says
from what, and how well the figure keeps its promise.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from importlib import resources

from orchestration.extraction.claim_features import claim_features
from orchestration.extraction.records import Claim, Document

WEIGHTS_FILE = "confidence_weights.json"


class ConfidenceModel:
    """Weights of features; a feature without a weight counts for nothing."""

    def __init__(self, weights: Mapping[str, float]) -> None:
        self._weights = weights

    def rated(self, claims: Sequence[Claim], document: Document) -> tuple[Claim, ...]:
        """The claims of one document, each with its confidence between 0 and 1."""
        return tuple(
            replace(claim, confidence=self._confidence(claim, document, len(claims))) for claim in claims
        )

    def _confidence(self, claim: Claim, document: Document, n_claims: int) -> float:
        features = claim_features(claim, document, n_claims)
        score = math.fsum(self._weights.get(name, 0.0) * value for name, value in features.items())
        return round(1 / (1 + math.exp(-score)), 3)


def load_confidence_model() -> ConfidenceModel:
    """The model with the weights that come with the package."""
    text = resources.files("orchestration.extraction").joinpath(WEIGHTS_FILE).read_text("utf-8")
    return ConfidenceModel(json.loads(text)["weights"])
