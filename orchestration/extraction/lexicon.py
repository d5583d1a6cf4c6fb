"""The vocabularies: the seed tables as terms that a scan can find and a rule can ask about.

Knowledge is rows of the seed tables; what is here only loads them. Nothing here knows about sentences.
"""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from orchestration.extraction.inflections import noun_forms, verb_forms

_TABLES = (
    "parties", "party_terms", "party_lookalikes", "weapon_categories", "weapons", "weapon_terms",
    "transfer_terms", "troop_terms", "sanction_terms", "stance_terms",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class PartyTerm:
    """A wording that names a party. `kind` is the term_kind of the seed table, `context` what it needs to count."""

    term: str
    code: str
    kind: str
    context: str
    year_from: int | None
    year_to: int | None


@dataclass(frozen=True, slots=True)
class WeaponTerm:
    """A wording that names a weapon: a designation (with `weapon_code`) or a generic head."""

    term: str
    weapon_code: str | None
    category: str
    is_generic: bool
    context: str


@dataclass(frozen=True, slots=True)
class EventTerm:
    """A verb or noun of an event vocabulary; `meaning` is the stage, status or action it tells of by itself."""

    lemma: str
    is_verb: bool
    frame: str
    meaning: str
    detail: str


class EventVocabulary:
    """One event table: look-up from a word form, or a phrase of forms, to its term.

    `rows` are all terms with their forms in the order of the table; of two rows with one form the first has it.
    """

    def __init__(self, rows: Iterable[dict[str, str]]) -> None:
        self.verbs: dict[str, EventTerm] = {}
        self.nouns: dict[str, EventTerm] = {}
        self.rows: list[tuple[EventTerm, frozenset[str]]] = []
        self._verbs_of_frames: dict[tuple[str, str], EventTerm] = {}
        for row in rows:
            is_verb = row["part_of_speech"] == "verb"
            term = EventTerm(row["term"], is_verb, row["frame"], row["meaning"], row["detail"])
            forms = frozenset((verb_forms if is_verb else noun_forms)(row["term"], row["forms"].split()))
            self.rows.append((term, forms))
            table = self.verbs if is_verb else self.nouns
            for form in forms:
                table.setdefault(form, term)
                if is_verb:
                    self._verbs_of_frames.setdefault((form, term.frame), term)

    def verb_in(self, form: str, frame: str) -> EventTerm | None:
        """The verb of a word form in one frame; a verb may have several ("announce" says and plans)."""
        return self._verbs_of_frames.get((form, frame))

    @cached_property
    def saying(self) -> frozenset[str]:
        """Forms of the verbs of saying."""
        return frozenset(form for form, term in self.verbs.items() if term.frame == "says")

    @cached_property
    def denying(self) -> frozenset[str]:
        """Forms of the verbs of denying."""
        return frozenset(form for form, term in self.verbs.items() if term.frame == "denies")

    @cached_property
    def bidding(self) -> frozenset[str]:
        """Forms of the verbs of demanding something in public."""
        return frozenset(form for form, term in self.verbs.items() if term.detail == "public")

    def frames(self, *names: str) -> dict[str, EventTerm]:
        """All forms, verbs and nouns, of the terms with one of these frames."""
        return {f: t for table in (self.nouns, self.verbs) for f, t in table.items() if t.frame in names}


@dataclass(frozen=True)
class Lexicon:
    """All vocabularies of a directory of seed tables, and a fingerprint of their content."""

    party_terms: tuple[PartyTerm, ...]
    party_lookalikes: tuple[str, ...]
    party_kinds: dict[str, str]
    base_countries: dict[str, str]
    weapon_terms: tuple[WeaponTerm, ...]
    weapon_categories: dict[str, str]
    weapon_origins: dict[str, str]
    transfers: EventVocabulary
    troops: EventVocabulary
    sanctions: EventVocabulary
    stances: EventVocabulary
    fingerprint: str

    @classmethod
    def from_directory(cls, directory: Path) -> Lexicon:
        """Read the seed tables of a directory. Raises FileNotFoundError naming the table that is not there."""
        tables = {name: list(_rows(directory / f"{name}.csv")) for name in _TABLES}
        return cls(
            party_terms=tuple(_party_term(row) for row in tables["party_terms"]),
            party_lookalikes=tuple(row["term"] for row in tables["party_lookalikes"]),
            party_kinds={row["party_code"]: row["party_kind"] for row in tables["parties"]},
            base_countries={row["party_code"]: row["base_country_code"] for row in tables["parties"]},
            weapon_terms=tuple(_weapon_term(row) for row in tables["weapon_terms"]),
            weapon_categories={row["weapon_code"]: row["category_code"] for row in tables["weapons"]},
            weapon_origins={row["weapon_code"]: row["origin_code"] for row in tables["weapons"]},
            transfers=EventVocabulary(tables["transfer_terms"]),
            troops=EventVocabulary(tables["troop_terms"]),
            sanctions=EventVocabulary(tables["sanction_terms"]),
            stances=EventVocabulary(tables["stance_terms"]),
            fingerprint=seeds_fingerprint(directory),
        )

    @cached_property
    def state_codes(self) -> frozenset[str]:
        """Codes of states and territories."""
        return frozenset(code for code, kind in self.party_kinds.items() if kind in {"state", "territory"})

    @cached_property
    def personnel_edges(self) -> frozenset[str]:
        """First and last words of all wordings for armed people, units and those who may join them."""
        frames = ("personnel", "personnel_role", "personnel_weak", "unit", "joiner")
        phrases = [form.split() for form in self.troops.frames(*frames)]
        return frozenset(word for phrase in phrases for word in (phrase[0], phrase[-1]))

    def is_group(self, code: str | None) -> bool:
        """Whether a code stands for an armed or political group."""
        return code is not None and (self.party_kinds.get(code) == "armed_group" or code.islower())


def seeds_fingerprint(directory: Path) -> str:
    """SHA-256 over the seed tables that the extraction reads."""
    digest = hashlib.sha256()
    for name in _TABLES:
        digest.update(name.encode())
        digest.update((directory / f"{name}.csv").read_bytes())
    return digest.hexdigest()


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as handle:
        yield from csv.DictReader(handle)


def _party_term(row: dict[str, str]) -> PartyTerm:
    year_from, year_to = row["year_from"], row["year_to"]
    return PartyTerm(
        row["term"],
        row["party_code"],
        row["term_kind"],
        row["context"] or "none",
        int(year_from) if year_from else None,
        int(year_to) if year_to else None,
    )


def _weapon_term(row: dict[str, str]) -> WeaponTerm:
    return WeaponTerm(
        row["term"],
        row["weapon_code"] or None,
        row["category_code"],
        row["term_kind"] == "generic",
        row["context"] or "none",
    )
