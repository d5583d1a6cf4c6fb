"""The extractor of this process: loaded once, of one version from start to end, and it remembers what it just read.

A first run reads the sample articles twice, for their claims and for measuring; remembering halves that.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from orchestration.extraction import Document, Extraction, extractor_version

EXTRACTOR_NAME = "rules"

_REMEMBERED = 512  # articles; about 5 MB of records


class RememberingExtractor:
    """Gives the extractor's answer, from memory where the same document came lately."""

    def __init__(self, seeds_directory: Path) -> None:
        from orchestration.extraction.extractor import load_extractor

        self._extractor = load_extractor(seeds_directory)
        self._memory: OrderedDict[Document, Extraction] = OrderedDict()

    def extract(self, document: Document) -> Extraction:
        """The claims of one document in text order."""
        return next(self.extract_all([document]))

    def extract_all(self, documents: Iterable[Document]) -> Iterator[Extraction]:
        """The claims of each of a handful of documents, those not remembered read together."""
        asked = list(documents)
        new = list(dict.fromkeys(document for document in asked if document not in self._memory))
        self._memory.update(zip(new, self._extractor.extract_all(new), strict=True))
        answers = []
        for document in asked:
            self._memory.move_to_end(document)
            answers.append(self._memory[document])
        while len(self._memory) > _REMEMBERED:
            self._memory.popitem(last=False)
        return iter(answers)


@cache
def loaded_extractor(seeds_directory: Path) -> RememberingExtractor:
    """The extractor with the vocabularies of that folder; loads the parser (about a second) when first asked."""
    return RememberingExtractor(seeds_directory)


@cache
def current_version(seeds_directory: Path) -> str:
    """The extractor's version, as it was when this process first asked."""
    return extractor_version(seeds_directory)
