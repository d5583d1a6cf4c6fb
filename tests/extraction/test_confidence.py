"""A confidence is a chance: it follows its weights, and lies between 0 and 1 for every claim."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from orchestration.extraction import Document, Extractor, document_from_article
from orchestration.extraction.claim_features import claim_features
from orchestration.extraction.confidence import ConfidenceModel
from orchestration.extraction.reliability import reliability_bins, share_interval
from orchestration.training.logistic_regression import fit, predict

BODY = "Norway sent 12 howitzers to Ukraine in May. The jets would be sold if Warsaw agreed."


def _document(body: str = BODY) -> Document:
    return document_from_article(
        title="Norway sends guns", body=body, published_date=date(2024, 6, 1), language="en"
    )


def test_each_feature_is_named_after_its_claim_type(extractor: Extractor) -> None:
    document = _document()
    claim = extractor.extract(document).claims[0]
    features = claim_features(claim, document, 1)
    assert all(name.startswith("arms_transfer ") for name in features)
    assert features["arms_transfer supplier_code told"] == 1.0


def test_a_confidence_follows_the_weights(extractor: Extractor) -> None:
    document = _document()
    claims = extractor.extract(document).claims
    even = ConfidenceModel({}).rated(claims, document)
    sure = ConfidenceModel({"arms_transfer always": 3.0}).rated(claims, document)
    assert {claim.confidence for claim in even} == {0.5}
    assert all(claim.confidence == pytest.approx(0.953, abs=0.001) for claim in sure)


def test_a_wording_that_tells_more_is_trusted_more(extractor: Extractor) -> None:
    told = extractor.extract(
        _document("Norway delivered 12 howitzers to Ukraine on Friday, the ministry said.")
    )
    vague = extractor.extract(_document("If it could, Norway might send howitzers to Ukraine."))
    assert told.claims[-1].confidence > vague.claims[-1].confidence


def test_the_fit_finds_the_weights_that_made_the_data() -> None:
    generator = np.random.default_rng(7)
    features = np.column_stack([np.ones(4000), generator.normal(size=(4000, 2))])
    truth = np.array([-0.5, 1.5, 0.0])
    is_right = (generator.random(4000) < predict(features, truth)).astype(float)
    assert np.abs(fit(features, is_right, penalty=1.0) - truth).max() < 0.15


def test_bins_hold_what_was_promised_and_what_was_right() -> None:
    low, high = reliability_bins([(0.31, True), (0.39, False), (1.0, True)])
    assert (low.n_claims, low.share_right) == (2, 0.5)
    assert low.promised == pytest.approx(0.35)
    assert (high.n_claims, high.share_right) == (1, 1.0)
    assert share_interval(0, 0) == (0.0, 1.0)
