"""The codes that a corrected value may have, read from the seed tables, and the nearest code to a word that is none."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path

from orchestration.settings import Settings


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Codes with their names, and codes by other words in lower case (names, former names, demonyms)."""

    names: Mapping[str, str]
    codes_by_word: Mapping[str, str]

    def nearest(self, word: str) -> str | None:
        """The code that was probably meant by a word or a wrong code; None where nothing is near."""
        plain = " ".join(word.lower().replace("_", " ").split())
        for key in (plain, plain.replace("-", " "), plain.replace(" ", "-")):
            if key in self.codes_by_word:
                return self.codes_by_word[key]
        near = get_close_matches(plain, self.codes_by_word, n=1, cutoff=0.75)
        return self.codes_by_word[near[0]] if near else None

    def code_of(self, word: str) -> str | None:
        """The code that a word stands for, exactly but for case; None for an unknown word."""
        return self.codes_by_word.get(word.lower()) or self.codes_by_word.get(word.lower().replace("-", " "))


@dataclass(frozen=True, slots=True)
class Vocabularies:
    """All four."""

    parties: Vocabulary
    weapons: Vocabulary
    categories: Vocabulary
    currencies: Vocabulary


def load_vocabularies(settings: Settings) -> Vocabularies:
    """The vocabularies of the seed tables as they are now."""
    return _load(settings.seeds_dir)


@lru_cache(maxsize=1)
def _load(seeds: Path) -> Vocabularies:
    terms = {row["term"]: row["party_code"] for row in _rows(seeds / "party_terms.csv")}
    return Vocabularies(
        parties=_vocabulary(seeds, "parties", "party_code", "party_name", terms),
        weapons=_vocabulary(seeds, "weapons", "weapon_code", "weapon_name", {}),
        categories=_vocabulary(seeds, "weapon_categories", "category_code", "category_name", {}),
        currencies=_vocabulary(seeds, "currencies", "currency_code", "currency_name", {}),
    )


def _vocabulary(seeds: Path, table: str, code: str, name: str, terms: Mapping[str, str]) -> Vocabulary:
    names = {row[code]: row[name] for row in _rows(seeds / f"{table}.csv")}
    words = {term.lower(): of for term, of in terms.items()}
    words |= {told.lower(): of for of, told in names.items()}
    words |= {of.lower(): of for of in names}
    return Vocabulary(names, words)


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
