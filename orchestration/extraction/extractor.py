"""The extractor: scans a document, parses the sentences worth it, lets each claim type read them, merges what is said twice."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from spacy.tokens import Doc

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
from orchestration.extraction.long_texts import Part, joined, parts_of
from orchestration.extraction.mentions import MentionFinder, within
from orchestration.extraction.merging import merge_drafts
from orchestration.extraction.parser_text import parser_text
from orchestration.extraction.parsing import ParsedSentence, SentenceParser
from orchestration.extraction.records import Document, Extraction, Sentence
from orchestration.extraction.resolution import PartyResolver
from orchestration.extraction.scanning import ScannedSentence
from orchestration.extraction.spacing import Respaced, respaced
from orchestration.extraction.stances import StanceReader
from orchestration.extraction.transfer_lists import listed_under
from orchestration.extraction.versions import extractor_version

ClaimFinder = Callable[[SentenceReading], Iterator[ClaimDraft]]
CLAIM_FINDERS: dict[records.ClaimType, ClaimFinder] = {
    records.ClaimType.ARMS_TRANSFER: find_arms_transfers,
    records.ClaimType.TROOP_COUNT: find_troop_counts,
    records.ClaimType.SANCTION: find_sanctions,
}
EXTRACTOR_NAME = "rules"
_BATCH_DOCUMENTS = 32


@dataclass(frozen=True, slots=True)
class _Scan:
    """A document before its parse, with its sentences worth one."""

    context: DocumentContext
    wanted: list[tuple[ScannedSentence, list[records.ClaimType]]]


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
        return next(self.extract_all([document]))

    def extract_all(self, documents: Iterable[Document]) -> Iterator[Extraction]:
        """What `extract` gives for each document, in their order; sentences of several documents are parsed together."""
        waiting: deque[tuple[Respaced, list[Part]]] = deque()

        def parts() -> Iterator[Document]:
            for document in documents:
                read = respaced(document)
                waiting.append((read, parts_of(read.plain)))
                yield from (part.document for part in waiting[-1][1])

        extractions = self._extract_parts(parts())
        for first in extractions:
            read, whole = waiting.popleft()
            yield read.restored(joined(whole, [first, *islice(extractions, len(whole) - 1)]))

    def _extract_parts(self, documents: Iterable[Document]) -> Iterator[Extraction]:
        scans = (self._scan(document) for document in documents)
        while batch := list(islice(scans, _BATCH_DOCUMENTS)):
            trees = self._parser.parse(
                parser_text(scanned.sentence, scan.context.parties)
                for scan in batch
                for scanned, _ in scan.wanted
            )
            for scan in batch:
                yield self._read(scan, islice(trees, len(scan.wanted)))

    def _scan(self, document: Document) -> _Scan:
        """The parties of a document, and its sentences worth a parse with the claim types to look for in each."""
        if not is_extractable(document.language):
            return _Scan(DocumentContext(document, [], self.lexicon), [])
        year = document.published_date.year if document.published_date else None
        parties = self._finder.find_parties(document.text, year)
        outlet = self._finder.find_parties(document.outlet or "", None)
        context = DocumentContext(document, parties, self.lexicon, outlet_parties=outlet)
        weapons = self._finder.find_weapons(document.text)
        openers = listed_under(document.sentences)
        scanned = (
            ScannedSentence(
                s,
                document,
                within(parties, s.start, s.end),
                within(weapons, s.start, s.end),
                openers.get(s.start),
                has_arms=bool(weapons),
            )
            for s in document.sentences
        )
        return _Scan(context, self._gate.worth_a_parse(scanned))

    def _read(self, scan: _Scan, trees: Iterable[Doc]) -> Extraction:
        context, document = scan.context, scan.context.document
        drafts: list[ClaimDraft] = []
        for (scanned, claim_types), tree in zip(scan.wanted, trees, strict=True):
            sentence = scanned.sentence
            parsed = ParsedSentence(
                sentence,
                tree,
                scanned.parties,
                scanned.weapons,
                scanned.quantities,
                [_shifted_date(d, sentence) for d in find_dates(sentence.text, document.published_date)],
            )
            reading = SentenceReading(
                parsed,
                context,
                self.lexicon,
                PartyResolver(parsed, context),
                StanceReader(parsed, self.lexicon.stances),
                scanned.opener,
            )
            for claim_type in claim_types:
                drafts += CLAIM_FINDERS[claim_type](reading)
        claims = tuple(draft.finish() for draft in merge_drafts(drafts, context))
        return Extraction(self._confidence.rated(claims, document), len(document.sentences), len(scan.wanted))


def load_extractor(seeds_directory: Path) -> Extractor:
    """An extractor with the vocabularies of a directory of seed tables; loads the parser model (about a second)."""
    return Extractor(Lexicon.from_directory(seeds_directory), extractor_version(seeds_directory))


def _shifted_date(d: records.DateMention, sentence: Sentence) -> records.DateMention:
    return records.DateMention(d.start + sentence.start, d.end + sentence.start, d.event_date, d.is_relative)
