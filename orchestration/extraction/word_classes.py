"""Word classes (`pos_`) of a parsed sentence, given by the parser model's own rules but looked up instead of matched.

The rules ask of a token its tag, its role in the tree, a few dozen words and whether an expletive stands before it. So each
such combination is put to the rules once; they take a third of a parse otherwise. Forms and lemmas, which they would give
too, are read by nobody here.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from spacy.attrs import DEP, IS_SPACE, LOWER, POS, TAG
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc

_Key = tuple[int, int, int, bool]
_EXPLETIVE = "expl"


class WordClasses:
    """Sets `pos_` of every token; the same as the rules of the model, which are its argument."""

    def __init__(self, rules: AttributeRuler) -> None:
        self._rules = rules
        strings = rules.vocab.strings
        self._expletive = strings[_EXPLETIVE]
        self._asked_words = {strings.add(word) for word in _words_asked_for(rules.patterns)}
        self._known: dict[_Key, int] = {}

    def apply(self, doc: Doc) -> Doc:
        """The same document with the word class of each token set; blank tokens and new combinations go to the rules."""
        keys = self._keys(doc)
        if keys is None:
            return self._rules(doc)
        classes = [self._known.get(key) for key in keys]
        if None in classes:
            self._rules(doc)
            self._known.update(zip(keys, doc.to_array([POS]).tolist(), strict=True))
            return doc
        doc.from_array([POS], np.array(classes, dtype=np.uint64).reshape(-1, 1))
        return doc

    def _keys(self, doc: Doc) -> list[_Key] | None:
        """What the rules ask of each token; None where a token is blank."""
        keys: list[_Key] = []
        behind_expletive = False
        for tag, role, word, is_blank in doc.to_array([TAG, DEP, LOWER, IS_SPACE]).tolist():
            if is_blank:
                return None
            keys.append((tag, role, word if word in self._asked_words else 0, behind_expletive))
            behind_expletive = role == self._expletive
        return keys


def _words_asked_for(patterns: list[dict[str, Any]]) -> set[str]:
    """Every lower-case word that a pattern names, alone or in a list."""
    words: set[str] = set()
    for rule in patterns:
        for token in (token for pattern in rule["patterns"] for token in pattern):
            asked = token.get("LOWER", {})
            words |= {asked} if isinstance(asked, str) else set(asked.get("IN", []))
    return words
