"""Short signatures of texts by which those that share wording find one another without being compared one by one.

Texts that share a key are candidates only; near_duplicates.py compares them in full.
"""

from __future__ import annotations

import struct
from hashlib import blake2b
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from orchestration.stories.story_text import StoryText

# 64 bands of 2: a cut to a third shares one shingle in three with its story. 32 bands of 4 find such a pair in 32 of 100
# cases, 64 of 2 in 99.9; one shingle in five still in 93. The price is more candidates: one of 600 unlike texts.
N_PERMUTATIONS = 128
N_BANDS = 64
# A retold report shares few shingles but most of its names and numbers: of 64 values 16 bands of 4 find seven facts of ten
# shared in 99 of 100 cases, two of ten, as in two texts of one war, in 3. Texts with few facts would meet for nothing.
N_FACT_PERMUTATIONS = 64
N_FACT_BANDS = 16
_LEAST_FACTS = 12
_SEED = 20240320


def band_keys(story: StoryText) -> tuple[int, ...]:
    """Signed 64-bit keys, one per band of shingles and of facts; two texts that share one are worth comparing.

    With a Jaccard likeness of j of their shingles they share one with a chance of 1 - (1 - j²)^64.
    """
    keys = _keys(story.shingles, N_PERMUTATIONS, N_BANDS, first_band=0)
    if len(story.facts) >= _LEAST_FACTS:
        keys += _keys(story.facts, N_FACT_PERMUTATIONS, N_FACT_BANDS, first_band=N_BANDS)
    return keys


def _keys(items: frozenset[str], n_permutations: int, n_bands: int, *, first_band: int) -> tuple[int, ...]:
    if not items:
        return ()
    from rensa import RMinHash

    sketch = RMinHash(num_perm=n_permutations, seed=_SEED)
    sketch.update(sorted(items))
    digest, n_rows = sketch.digest(), n_permutations // n_bands
    return tuple(
        _key(first_band + band, digest[band * n_rows : (band + 1) * n_rows]) for band in range(n_bands)
    )


def _key(band: int, values: list[int]) -> int:
    packed = struct.pack(f"<B{len(values)}I", band, *values)
    return int.from_bytes(blake2b(packed, digest_size=8).digest(), "little", signed=True)
