"""How well pages are read: text by shared runs of four words, dates by the day, authors by name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC

from orchestration.sources.page_reader import PageReader
from orchestration.sources.page_records import Page
from orchestration.sources.page_times import parse_field_time
from orchestration.sources.unreadable_input import UnreadableInputError
from tests.sources.site_layouts.page_parts import TRAP_SIGN, SavedPage

_WORD = re.compile(r"\w+")
_RUN = 4  # words: as the scrapinghub benchmark of article extraction counts


@dataclass(frozen=True, slots=True)
class PageScore:
    """One page: shares of right, needless and missing runs of words (they add up to 1), and what else was right."""

    saved: SavedPage
    page: Page | None
    right: float
    needless: float
    missing: float

    @property
    def is_day_right(self) -> bool:
        """Whether the publication is dated to the article's own day: in UTC where the page tells the time, else as printed."""
        told = parse_field_time(self.page.published_at) if self.page and self.page.published_at else None
        gold = self.saved.article.published_at
        days = {gold.date(), gold.astimezone(UTC).date()}
        return told is not None and told.at.date() in days

    @property
    def are_authors_right(self) -> bool:
        """Whether exactly the page's writers were read."""
        return self.page is not None and self.page.authors == self.saved.gold_authors

    @property
    def has_trap(self) -> bool:
        """Whether planted text got into the body."""
        return self.page is not None and self.page.stub is None and TRAP_SIGN in self.page.body


def measured_pages(pages: Iterable[SavedPage]) -> list[PageScore]:
    """Reads every page as its server sends it."""
    with PageReader() as reader:
        return [_measured(saved, reader) for saved in pages]


def text_f1(scores: Iterable[PageScore]) -> tuple[float, float, float]:
    """Precision, recall and F1 over pages that are articles, each page weighing the same."""
    counted = [score for score in scores if not score.saved.is_stub]
    right = sum(score.right for score in counted)
    precision = right / (right + sum(score.needless for score in counted))
    recall = right / (right + sum(score.missing for score in counted))
    return precision, recall, 2 * precision * recall / (precision + recall)


def _measured(saved: SavedPage, reader: PageReader) -> PageScore:
    try:
        page = reader.read(saved.content, content_type=saved.content_type)
    except UnreadableInputError:
        page = None
    told = page.body if page is not None and page.stub is None else ""
    return PageScore(saved, page, *run_shares(saved.gold_text, told))


def run_shares(gold: str, told: str) -> tuple[float, float, float]:
    """The shares of right, needless and missing runs of four words."""
    wanted, got = _runs(gold), _runs(told)
    right = sum((wanted & got).values())
    needless, missing = sum(got.values()) - right, sum(wanted.values()) - right
    total = right + needless + missing
    return (right / total, needless / total, missing / total) if total else (0.0, 0.0, 0.0)


def _runs(text: str) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text)
    return (
        Counter(tuple(words[start : start + _RUN]) for start in range(max(1, len(words) - _RUN + 1)))
        if words
        else Counter()
    )
