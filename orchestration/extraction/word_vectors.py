"""The first layer of the parser model, remembered: a word form has the same vector wherever it stands.

News repeats its words, and the layer works out each vector alone, so what is looked up is bit for bit what would be computed.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc
from thinc.api import Model

Vectors = NDArray[np.float32]
MOST_WORDS = 50_000  # 384 bytes each, and about as much for its key


class WordVectors:
    """Vectors of the word forms met so far; forgets all of them when there are too many."""

    def __init__(self, layer: Model[list[Doc], list[Vectors]]) -> None:
        extractor, _, hashing, mixing, _ = layer.layers
        self._columns: list[Any] = extractor.attrs["columns"]
        self._hashing, self._mixing = hashing, mixing
        self._places: dict[bytes, int] = {}
        self._table: Vectors = np.empty((0, layer.get_dim("nO")), dtype=np.float32)

    def of_documents(self, docs: list[Doc]) -> list[Vectors]:
        """One array (tokens, width) for each document."""
        arrays = [doc.to_array(self._columns) for doc in docs]
        rows = np.concatenate(arrays)
        raw, width = rows.tobytes(), rows.itemsize * rows.shape[1]
        keys = [raw[start : start + width] for start in range(0, len(raw), width)]
        if len(self._places) > MOST_WORDS:
            self._places.clear()
        self._learn(rows, keys)
        places = self._places
        vectors = self._table[[places[key] for key in keys]]
        return np.split(vectors, np.cumsum([len(array) for array in arrays])[:-1])

    def _learn(self, rows: NDArray[np.uint64], keys: list[bytes]) -> None:
        n_known = len(self._places)
        new: list[int] = []
        for index, key in enumerate(keys):
            if key not in self._places:
                self._places[key] = n_known + len(new)
                new.append(index)
        if not new:
            return
        if len(self._places) > len(self._table):
            larger = np.empty((2 * len(self._places), self._table.shape[1]), dtype=np.float32)
            larger[:n_known] = self._table[:n_known]
            self._table = larger
        self._table[n_known : n_known + len(new)] = self._mixing.predict(self._hashing.predict(rows[new]))


def remember_words(tok2vec: Model[list[Doc], list[Vectors]]) -> None:
    """Puts a memory in the place of the first layer of a loaded model; it can no longer be trained."""
    memory = WordVectors(tok2vec.layers[0])

    def forward(
        _model: Model[Any, Any], docs: list[Doc], **_mode: bool
    ) -> tuple[list[Vectors], Callable[[object], object]]:
        return memory.of_documents(docs), _no_training

    tok2vec.layers[0] = Model("remembered_words", forward)


def _no_training(_gradient: object) -> object:
    message = "a model that remembers its words cannot be trained; load it anew for that"
    raise RuntimeError(message)
