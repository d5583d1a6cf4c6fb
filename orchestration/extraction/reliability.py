"""Whether a confidence keeps its promise: of the claims rated 0.7, about seven in ten should be right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

_Z = 1.959964  # standard normal quantile of a two-sided 95 % interval
_N_BINS = 10


@dataclass(frozen=True, slots=True)
class ReliabilityBin:
    """Claims whose confidence lies in one tenth of the scale.

    `promised` is their mean confidence, `share_right` the share that was right with its 95 % interval `low` to `high`.
    """

    n_claims: int
    promised: float
    share_right: float
    low: float
    high: float


def reliability_bins(rated: Sequence[tuple[float, bool]]) -> tuple[ReliabilityBin, ...]:
    """The bins that hold claims, lowest first, from pairs of confidence (0 to 1) and whether the claim was right."""
    bins: dict[int, list[tuple[float, bool]]] = {}
    for confidence, is_right in rated:
        bins.setdefault(min(int(confidence * _N_BINS), _N_BINS - 1), []).append((confidence, is_right))
    return tuple(_bin(bins[place]) for place in sorted(bins))


def share_interval(n_right: int, n_claims: int) -> tuple[float, float]:
    """95 % interval of a share (Wilson 1927, doi:10.1080/01621459.1927.10502953); 0 to 1 where nothing was counted.

    >>> [round(end, 2) for end in share_interval(9, 10)]
    [0.6, 0.98]
    """
    if not n_claims:
        return 0.0, 1.0
    share = n_right / n_claims
    widen = _Z * _Z / n_claims
    middle = share + widen / 2
    reach = _Z * sqrt(share * (1 - share) / n_claims + widen / (4 * n_claims))
    return max(0.0, (middle - reach) / (1 + widen)), min(1.0, (middle + reach) / (1 + widen))


def _bin(rated: Sequence[tuple[float, bool]]) -> ReliabilityBin:
    n_right = sum(is_right for _, is_right in rated)
    return ReliabilityBin(
        len(rated),
        sum(confidence for confidence, _ in rated) / len(rated),
        n_right / len(rated),
        *share_interval(n_right, len(rated)),
    )
