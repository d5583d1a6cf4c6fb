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
_ROWS = N_PERMUTATIONS // N_BANDS
_SEED = 20240320


def band_keys(story: StoryText) -> tuple[int, ...]:
    """One signed 64-bit key per band; two texts with a Jaccard likeness of j share one with a chance of 1 - (1 - j²)^64.

    A text too short for shingles has a single key, of all its words.
    """
    if not story.shingles:
        return ()
    from rensa import RMinHash

    sketch = RMinHash(num_perm=N_PERMUTATIONS, seed=_SEED)
    sketch.update(sorted(story.shingles))
    digest = sketch.digest()
    return tuple(_key(band, digest[band * _ROWS : (band + 1) * _ROWS]) for band in range(N_BANDS))


def _key(band: int, values: list[int]) -> int:
    packed = struct.pack(f"<B{len(values)}I", band, *values)
    return int.from_bytes(blake2b(packed, digest_size=8).digest(), "little", signed=True)
