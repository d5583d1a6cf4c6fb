"""`python -m orchestration.training.fit_confidence DIR...`: fits the weights that a claim's confidence is computed from.

Each DIR holds annotated articles as `newsledger evaluate` takes them. Prints how well the figure keeps its promise on outlets
that were left out of the fit, then writes the weights of the fit over all.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import click
import numpy as np

from orchestration.extraction import load_extractor
from orchestration.extraction.confidence import WEIGHTS_FILE
from orchestration.settings import load_settings
from orchestration.training.logistic_regression import Matrix, fit, predict
from orchestration.training.rated_corpus import RatedClaim, rated_claims

_PENALTY = 10.0  # of 1, 3, 10 and 30 the one with the lowest log loss on outlets left out
_RARE = 15  # claims that must have a feature before it gets a weight
_WEIGHTS_PATH = Path(__file__).parents[1] / "extraction" / WEIGHTS_FILE


@click.command()
@click.argument("folders", metavar="DIR...", nargs=-1, required=True, type=click.Path(path_type=Path))
def main(folders: tuple[Path, ...]) -> None:
    """Fits and writes the weights."""
    extractor = load_extractor(load_settings().seeds_dir)
    claims = [claim for folder in folders for claim in rated_claims(folder, extractor)]
    names = _features_of(claims)
    features, is_right = _matrix(claims, names), np.array([claim.is_strict for claim in claims], dtype=float)
    click.echo(_promise_kept(features, is_right, np.array([claim.fold for claim in claims])))
    weights = fit(features, is_right, _PENALTY)
    record = {
        "n_claims": len(claims),
        "share_right": round(float(is_right.mean()), 4),
        "penalty": _PENALTY,
        "weights": {name: round(float(weight), 4) for name, weight in zip(names, weights, strict=True)},
    }
    _WEIGHTS_PATH.write_text(json.dumps(record, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    click.echo(f"{len(names)} weights written to {_WEIGHTS_PATH.name}")


def _features_of(claims: Sequence[RatedClaim]) -> list[str]:
    counts = Counter(name for claim in claims for name in claim.features)
    return sorted(name for name, n_claims in counts.items() if n_claims >= _RARE)


def _matrix(claims: Sequence[RatedClaim], names: Sequence[str]) -> Matrix:
    """Shape (claims, features)."""
    return np.array([[claim.features.get(name, 0.0) for name in names] for claim in claims])


def _promise_kept(features: Matrix, is_right: Matrix, folds: np.ndarray) -> str:
    """What the claims of each fold get from weights fitted on the others, beside how many were right."""
    likely = np.zeros(len(is_right))
    for fold in np.unique(folds):
        held_out = folds == fold
        likely[held_out] = predict(
            features[held_out], fit(features[~held_out], is_right[~held_out], _PENALTY)
        )
    loss = -np.mean(is_right * np.log(likely) + (1 - is_right) * np.log(1 - likely))
    lines = [f"log loss on outlets left out: {loss:.3f} over {len(is_right)} claims"]
    for low in np.arange(0, 1, 0.1):
        inside = (likely >= low) & (likely < low + 0.1)
        if inside.any():
            shares = f"promised {likely[inside].mean():.2f}, right {is_right[inside].mean():.2f}"
            lines.append(f"  {low:.1f} to {low + 0.1:.1f}: {inside.sum():>4} claims, {shares}")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
