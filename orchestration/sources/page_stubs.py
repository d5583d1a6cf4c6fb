"""Telling a page that stands in an article's place from a short article, by evidence of several kinds.

Evidence is the length that the page's JSON-LD promises, whole titles, phrases in what a reader sees, and marks in the markup.
A phrase alone is never enough: a short report about cookies, walls or captchas is a report. Nothing is bypassed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from orchestration.sources.page_records import NoticeKind, Page, PageStub, StubKind
from orchestration.sources.stub_phrases import PHRASES, TITLES

# What is left of a menu or a cookie notice has some 5 to 40 letters; the shortest wire flash has 80.
MIN_LETTERS = 50
_CHARACTERS_A_WORD = 6  # with the blank, in European languages
# Of the length that articleBody states our text has 0.93 to 1.02 on whole pages; wordCount is counted in many ways.
_WHOLE_SHARE, _CUT_BODY_SHARE, _CUT_COUNT_SHARE = 0.7, 0.55, 0.35
_SHORT_WALL = 1_500  # code points: longer texts in front of a wall are articles with a notice in them
_SHORT_PAGE = 2_500  # code points that a reader sees of a page that is nothing but a notice
_SHORT_TEASER = 700
_MIN_CONSENT_SHARE = 0.5  # of the paragraphs
_TITLE_MARKS = " \t.…!?|:-–—\"'“”"
_OUTLET_AT_END = re.compile(r"\s+[|–—·•-]\s+[^|–—]{1,60}$")
_CUT_OFF = re.compile(r"(?:…|\.\.\.|\[…\]|\[\.\.\.\])\W{0,3}$")

_TITLES = {kind: re.compile("(?:" + "|".join(forms) + ")", re.IGNORECASE) for kind, forms in TITLES.items()}
_PHRASES = {kind: re.compile("|".join(forms), re.IGNORECASE) for kind, forms in PHRASES.items()}


@dataclass(frozen=True, slots=True)
class PageEvidence:
    """What was seen on a page: its `page` with the body as extracted, the text a reader sees, titles, marks.

    `is_article` says that JSON-LD or Open Graph call the page an article.
    """

    page: Page
    visible_text: str
    titles: tuple[str, ...]
    is_article: bool
    has_password_field: bool = False
    has_challenge: bool = False


def stub_reason(evidence: PageEvidence) -> PageStub | None:
    """What stands in the article's place, with the evidence in a sentence; None for an article, however short."""
    share = _told_share(evidence.page)
    if share is not None and share >= _WHOLE_SHARE and _letters(evidence.page.body) >= MIN_LETTERS:
        return None
    for judge in (_notice_of_absence, _wall, _cut_short, _emptied):
        found = judge(evidence, share)
        if found is not None:
            return found
    return None


def titled_as(titles: tuple[str, ...]) -> StubKind | None:
    """The kind of stub that a whole title names.

    >>> titled_as(("Page not found | The Example",)).value, titled_as(("404: the regiment that was lost",))
    ('soft_404', None)
    """
    for title in titles:
        for form in (title, _OUTLET_AT_END.sub("", title)):
            bare = form.strip(_TITLE_MARKS)
            for kind, pattern in _TITLES.items():
                if pattern.fullmatch(bare):
                    return kind
    return None


def _notice_of_absence(evidence: PageEvidence, _share: float | None) -> PageStub | None:
    """Checks and missing pages: they are no article and say so in their title, or have nothing but the notice."""
    body, visible = evidence.page.body, evidence.visible_text
    if len(body) > _SHORT_WALL:
        return None
    titled = titled_as(evidence.titles)
    if titled in {StubKind.BOT_CHECK, StubKind.SOFT_404} and not _has_told_length(evidence.page):
        return PageStub(titled, f"The page is titled “{evidence.titles[0][:80]}”.")
    if evidence.has_challenge and _letters(body) < 300 and not evidence.is_article:
        return PageStub(
            StubKind.BOT_CHECK, "The page holds a check that a script must pass, and hardly any text."
        )
    if evidence.is_article or len(visible) > _SHORT_PAGE:
        return None
    for kind in (StubKind.BOT_CHECK, StubKind.SOFT_404):
        said = _PHRASES[kind].search(visible)
        if said and _is_notice_alone(said, body):
            return _said(kind, said)
    return None


def _wall(evidence: PageEvidence, share: float | None) -> PageStub | None:
    body, visible = evidence.page.body, evidence.visible_text
    if len(body) > _SHORT_WALL and (share is None or share >= _CUT_BODY_SHARE):
        return None
    titled = titled_as(evidence.titles)
    login = _PHRASES[StubKind.LOGIN_WALL].search(visible)
    if (titled is StubKind.LOGIN_WALL and (evidence.has_password_field or login)) or (
        login and len(body) < _SHORT_TEASER and (evidence.has_password_field or _letters(body) < MIN_LETTERS)
    ):
        return (
            _said(StubKind.LOGIN_WALL, login)
            if login
            else PageStub(StubKind.LOGIN_WALL, "The page asks for a password.")
        )
    consent = _consent(evidence)
    return consent or _pay(evidence, share)


def _pay(evidence: PageEvidence, share: float | None) -> PageStub | None:
    said = _PHRASES[StubKind.PAYWALL].search(evidence.visible_text)
    if evidence.page.is_free is False and (said or share is None or share < _CUT_BODY_SHARE):
        if len(evidence.page.body) > _SHORT_WALL and share is None:
            return None
        length = f", and {share:.0%} of its stated length is there" if share is not None else ""
        return PageStub(StubKind.PAYWALL, f"The page says that it is not free to read{length}.")
    if (
        said is not None
        and (evidence.page.is_free is not True or share is not None)
        and not _is_reported(said, evidence.page.body)
    ):
        return _said(StubKind.PAYWALL, said)
    return None


def _consent(evidence: PageEvidence) -> PageStub | None:
    """A page whose text is mostly about consent, in the voice of the site; an article about cookies has another voice."""
    said = _PHRASES[StubKind.COOKIE_WALL].search(evidence.visible_text)
    if said is None:
        return None
    paragraphs = [text for text in evidence.page.body.split("\n") if text.strip()]
    n_consent = sum(bool(_PHRASES[StubKind.COOKIE_WALL].search(text)) for text in paragraphs)
    is_bare = (
        _letters(evidence.page.body) < MIN_LETTERS
        and len(evidence.visible_text) < _SHORT_PAGE
        and not evidence.is_article
    )
    is_titled = titled_as(evidence.titles) is StubKind.COOKIE_WALL
    is_consent_text = n_consent > 0 and n_consent >= _MIN_CONSENT_SHARE * len(paragraphs)
    return _said(StubKind.COOKIE_WALL, said) if is_titled or is_bare or is_consent_text else None


def _cut_short(evidence: PageEvidence, share: float | None) -> PageStub | None:
    body = evidence.page.body
    told_body = evidence.page.article_body_length is not None
    if (
        share is not None
        and share < (_CUT_BODY_SHARE if told_body else _CUT_COUNT_SHARE)
        and _letters(body) >= MIN_LETTERS
    ):
        return PageStub(StubKind.TEASER, f"{share:.0%} of the length that the page states is there.")
    said = _PHRASES[StubKind.TEASER].search(evidence.visible_text)
    if said and len(body) < _SHORT_TEASER and _CUT_OFF.search(body.strip()):
        return _said(StubKind.TEASER, said)
    return None


def _emptied(evidence: PageEvidence, _share: float | None) -> PageStub | None:
    notice = evidence.page.notice
    if notice and notice.kind is NoticeKind.RETRACTED and _letters(evidence.page.body) < 4 * MIN_LETTERS:
        return PageStub(StubKind.EMPTIED, f"The publisher took the text away: “{notice.sentence[:120]}”.")
    if evidence.is_article and _letters(evidence.page.body) < MIN_LETTERS:
        return PageStub(StubKind.EMPTIED, "The page calls itself an article and has no text.")
    return None


def _told_share(page: Page) -> float | None:
    """The share of the stated length that is there; None where the page states none."""
    if page.article_body_length:
        return len(page.body) / page.article_body_length
    return len(page.body) / (page.word_count * _CHARACTERS_A_WORD) if page.word_count else None


def _has_told_length(page: Page) -> bool:
    return page.article_body_length is not None or page.word_count is not None


def _is_notice_alone(said: re.Match[str], body: str) -> bool:
    """Whether the phrase is about all there is: no body, or a body that is hardly more than the phrase's sentence."""
    return len(body) < 400 or said.group() in body[:400]


def _is_reported(said: re.Match[str], body: str) -> bool:
    """Whether the phrase stands inside a long enough text, as part of what is reported."""
    place = body.find(said.group())
    return place >= 0 and len(body) - place - len(said.group()) > 200


def _said(kind: StubKind, said: re.Match[str]) -> PageStub:
    return PageStub(kind, f"The page says “{' '.join(said.group().split())[:120]}”.")


def _letters(text: str) -> int:
    return sum(character.isalpha() for character in text)
