"""What an article bears out: its words, the parties, numbers and dates that our own readers find in it."""

from __future__ import annotations

from decimal import Decimal
from functools import cached_property

from orchestration.extraction.dates import find_dates
from orchestration.extraction.lexicon import Lexicon
from orchestration.extraction.mentions import MentionFinder, PartyMention, within
from orchestration.extraction.quantities import find_quantities
from orchestration.extraction.records import DateMention, Document, QuantityMention, Sentence
from orchestration.llm.quotes import QuotedText


class DocumentGrounds:
    """Answers whether a document names a party, number or date."""

    def __init__(self, document: Document, lexicon: Lexicon, finder: MentionFinder) -> None:
        self.document = document
        self.lexicon = lexicon
        self.text = QuotedText(document)
        year = document.published_date.year if document.published_date else None
        self.parties: list[PartyMention] = finder.find_parties(document.text, year)
        outlet = finder.find_parties(document.outlet or "", None)
        self._codes = {mention.code for mention in (*self.parties, *outlet) if mention.kind != "company"}

    def names_party(self, code: str) -> bool:
        """Whether the article or its outlet names that party; a company does not name its country."""
        return code in self._codes

    def party_at(self, code: str, sentence: Sentence) -> PartyMention | None:
        """Where a sentence names a party, None where it does not."""
        inside = within(self.parties, sentence.start, sentence.end)
        return next((mention for mention in inside if mention.code == code), None)

    def party_within(self, start: int, end: int) -> str | None:
        """The first party that a stretch of the text names."""
        return next((mention.code for mention in within(self.parties, start, end)), None)

    def counted(
        self, sentence: Sentence, bounds: set[Decimal], currency: str | None = None
    ) -> QuantityMention | None:
        """The number of a sentence that has these bounds, in that currency or of things; None where there is none."""
        for mention in find_quantities(sentence.text):
            told = {mention.quantity.low, mention.quantity.high}
            if mention.currency == currency and bounds <= told:
                return mention
        return None

    @cached_property
    def dates(self) -> list[DateMention]:
        """All date expressions of the document."""
        return find_dates(self.document.text, self.document.published_date)
