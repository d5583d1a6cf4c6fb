"""The extractor: scans a document, parses the sentences worth it, lets each claim type read them, merges what is said twice."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from orchestration.extraction import records
from orchestration.extraction.claim_types.arms_transfer import find_arms_transfers
from orchestration.extraction.claim_types.sanction import find_sanctions
from orchestration.extraction.claim_types.troop_count import find_troop_counts
from orchestration.extraction.confidence import load_confidence_model
from orchestration.extraction.context import DocumentContext
from orchestration.extraction.dates import find_dates
from orchestration.extraction.documents import is_extractable
from orchestration.extraction.drafts import ClaimDraft, SentenceReading
from orchestration.extraction.gate import SentenceGate
from orchestration.extraction.lexicon import Lexicon
from orchestration.extraction.mentions import MentionFinder, WeaponMention, within
from orchestration.extraction.merging import merge_drafts
from orchestration.extraction.parser_text import parser_text
from orchestration.extraction.parsing import ParsedSentence, SentenceParser
from orchestration.extraction.quantities import find_quantities
from orchestration.extraction.records import Document, Extraction, Sentence
from orchestration.extraction.resolution import PartyResolver
from orchestration.extraction.stances import StanceReader
from orchestration.extraction.transfer_lists import listed_under
from orchestration.extraction.transfer_references import refers_to_a_deal
from orchestration.extraction.versions import extractor_version

ClaimFinder = Callable[[SentenceReading], Iterator[ClaimDraft]]
CLAIM_FINDERS: dict[records.ClaimType, ClaimFinder] = {
    records.ClaimType.ARMS_TRANSFER: find_arms_transfers,
    records.ClaimType.TROOP_COUNT: find_troop_counts,
    records.ClaimType.SANCTION: find_sanctions,
}
EXTRACTOR_NAME = "rules"


class Extractor:
    """Text in, claims out: the same text always gives the same claims."""

    name = EXTRACTOR_NAME

    def __init__(self, lexicon: Lexicon, version: str) -> None:
        self.lexicon = lexicon
        self.version = version
        self._finder = MentionFinder(lexicon)
        self._gate = SentenceGate(lexicon)
        self._parser = SentenceParser()
        self._confidence = load_confidence_model()

    def extract(self, document: Document) -> Extraction:
        """The claims of one document in text order; none in a language that is not read."""
        if not is_extractable(document.language):
            return Extraction((), len(document.sentences), 0)
        parties = self._finder.find_parties(
            document.text, document.published_date.year if document.published_date else None
        )
        weapons = self._finder.find_weapons(document.text)
        outlet = self._finder.find_parties(document.outlet or "", None)
        context = DocumentContext(document, parties, self.lexicon, outlet_parties=outlet)
        openers = listed_under(document.sentences)
        wanted = self._wanted(document, weapons, openers)
        trees = self._parser.parse(parser_text(sentence, parties) for sentence, _ in wanted)
        drafts: list[ClaimDraft] = []
        for (sentence, claim_types), tree in zip(wanted, trees, strict=True):
            parsed = ParsedSentence(
                sentence,
                tree,
                within(parties, sentence.start, sentence.end),
                within(weapons, sentence.start, sentence.end),
                [_shifted_quantity(q, sentence) for q in find_quantities(sentence.text)],
                [_shifted_date(d, sentence) for d in find_dates(sentence.text, document.published_date)],
            )
            reading = SentenceReading(
                parsed,
                context,
                self.lexicon,
                PartyResolver(parsed, context),
                StanceReader(parsed, self.lexicon.stances),
                openers.get(sentence.start),
            )
            for claim_type in claim_types:
                drafts += CLAIM_FINDERS[claim_type](reading)
        claims = tuple(draft.finish() for draft in merge_drafts(drafts, context))
        return Extraction(self._confidence.rated(claims, document), len(document.sentences), len(wanted))

    def _wanted(
        self, document: Document, weapons: list[WeaponMention], openers: dict[int, Sentence]
    ) -> list[tuple[Sentence, list[records.ClaimType]]]:
        """The sentences worth a parse with the claim types to look for in each."""
        found = [
            (s, self._claim_types_of(s, within(weapons, s.start, s.end), openers, has_arms=bool(weapons)))
            for s in document.sentences
        ]
        return [(sentence, types) for sentence, types in found if types]

    def _claim_types_of(
        self,
        sentence: Sentence,
        weapons: list[WeaponMention],
        openers: dict[int, Sentence],
        *,
        has_arms: bool,
    ) -> list[records.ClaimType]:
        types = self._gate.claim_types_of(sentence, weapons)
        is_told = (weapons and sentence.start in openers) or (has_arms and refers_to_a_deal(sentence.text))
        if is_told and records.ClaimType.ARMS_TRANSFER not in types:
            return [records.ClaimType.ARMS_TRANSFER, *types]
        return types


def load_extractor(seeds_directory: Path) -> Extractor:
    """An extractor with the vocabularies of a directory of seed tables; loads the parser model (about a second)."""
    return Extractor(Lexicon.from_directory(seeds_directory), extractor_version(seeds_directory))


def _shifted_quantity(q: records.QuantityMention, sentence: Sentence) -> records.QuantityMention:
    by = sentence.start
    return records.QuantityMention(
        q.start + by, q.end + by, q.quantity, q.number_start + by, q.number_end + by, q.currency, q.is_vague
    )


def _shifted_date(d: records.DateMention, sentence: Sentence) -> records.DateMention:
    return records.DateMention(d.start + sentence.start, d.end + sentence.start, d.event_date, d.is_relative)
