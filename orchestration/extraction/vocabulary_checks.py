"""Rows of the vocabularies that can never do their work: wordings that match nothing, or that another row always beats.

A vocabulary grows by rows that people add; a row that is silently without effect is worse than none. Each row is tried on
its own wording with the same scanners that read articles.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from orchestration.extraction.lexicon import EventTerm, EventVocabulary, Lexicon
from orchestration.extraction.mentions import MentionFinder

_LONGEST_PHRASE = 4  # words of an event term that the rules look at together


@dataclass(frozen=True, slots=True)
class VocabularyFault:
    """A row without effect: the seed table, the wording, why nothing comes of it and what to do."""

    table: str
    term: str
    problem: str
    remedy: str

    def __str__(self) -> str:
        """One line for people."""
        return f"{self.table}.csv, {self.term!r}: {self.problem}. {self.remedy}"


def vocabulary_faults(lexicon: Lexicon) -> list[VocabularyFault]:
    """All rows without effect, table by table, in the order of the rows."""
    finder = MentionFinder(lexicon)
    return [
        *_party_faults(lexicon, finder),
        *_weapon_faults(lexicon, finder),
        *_event_faults("transfer_terms", lexicon.transfers),
        *_event_faults("troop_terms", lexicon.troops),
        *_event_faults("sanction_terms", lexicon.sanctions),
        *_event_faults("stance_terms", lexicon.stances),
    ]


def _party_faults(lexicon: Lexicon, finder: MentionFinder) -> Iterator[VocabularyFault]:
    names = {term.term for term in lexicon.party_terms}
    for wording in lexicon.party_lookalikes:
        if wording in names:
            yield VocabularyFault(
                "party_lookalikes", wording, "party_terms.csv has the same wording", "Keep one of the two"
            )
    for term in lexicon.party_terms:
        if term.code not in lexicon.party_kinds:
            yield VocabularyFault(
                "party_terms", term.term, f"no party has the code {term.code}", "Add it to parties.csv"
            )
            continue
        mentions = finder.find_parties(term.term, None)
        whole = [m for m in mentions if (m.start, m.end) == (0, len(term.term))]
        if [m.code for m in whole] == [term.code]:
            continue
        if whole:
            yield VocabularyFault(
                "party_terms", term.term, f"another row gives it to {whole[0].code}", "Keep one of the two"
            )
        else:
            yield VocabularyFault(
                "party_terms", term.term, "the scan never finds it", _spelling_hint(term.term)
            )


def _weapon_faults(lexicon: Lexicon, finder: MentionFinder) -> Iterator[VocabularyFault]:
    for term in lexicon.weapon_terms:
        if term.weapon_code and term.weapon_code not in lexicon.weapon_categories:
            yield VocabularyFault(
                "weapon_terms",
                term.term,
                f"no weapon has the code {term.weapon_code}",
                "Add it to weapons.csv",
            )
            continue
        whole = [m for m in finder.find_weapons(term.term) if (m.start, m.end) == (0, len(term.term))]
        if not whole:
            yield VocabularyFault(
                "weapon_terms", term.term, "the scan never finds it", _spelling_hint(term.term)
            )
        elif (whole[0].weapon_code, whole[0].category) != (term.weapon_code, term.category):
            winner = whole[0].weapon_code or whole[0].category
            yield VocabularyFault(
                "weapon_terms", term.term, f"another row gives it to {winner}", "Keep one of the two"
            )


def _event_faults(table: str, vocabulary: EventVocabulary) -> Iterator[VocabularyFault]:
    for term, forms in vocabulary.rows:
        if term.lemma != term.lemma.lower() or any(form != form.lower() for form in forms):
            yield VocabularyFault(table, term.lemma, "capitals are never looked up", "Write it in lower case")
        elif len(term.lemma.split()) > _LONGEST_PHRASE:
            problem = f"phrases of more than {_LONGEST_PHRASE} words are never looked up"
            yield VocabularyFault(table, term.lemma, problem, "Shorten it to the words that tell")
        else:
            yield from _shadow_faults(table, term, forms, vocabulary)


def _shadow_faults(
    table: str, term: EventTerm, forms: frozenset[str], vocabulary: EventVocabulary
) -> Iterator[VocabularyFault]:
    """A verb may stand in several frames of stances, since it is looked up by its frame there ("announce" says and plans)."""
    winners = vocabulary.verbs if term.is_verb else vocabulary.nouns
    beaten = [form for form in forms if winners[form] is not term]
    if table == "stance_terms" and term.is_verb:
        beaten = [form for form in forms if vocabulary.verb_in(form, term.frame) is not term]
    if beaten and len(beaten) == len(forms):
        other = winners[beaten[0]]
        problem = f"an earlier row ({other.lemma}, {other.frame}, {other.meaning}) takes all of its forms"
        yield VocabularyFault(table, term.lemma, problem, "Keep one row for a form")


def _spelling_hint(term: str) -> str:
    if term != " ".join(term.split()):
        return "It has blanks too many"
    if not (term[0].isalnum() and term[-1].isalnum()):
        return "It begins or ends with a sign"
    return "A shorter row inside it, its capitals or its context keep it from being found"
