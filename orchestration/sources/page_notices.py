"""What a publisher says happened to an article after it came out: retracted, corrected, updated.

The sentences that say so are taken out of the running text: "an earlier version said 300 tanks" is no report of 300 tanks.
"""

from __future__ import annotations

import re
from typing import Any

from orchestration.sources.json_ld import text_values
from orchestration.sources.page_records import NoticeKind, PageNotice

_OPENING = {
    NoticeKind.RETRACTED: re.compile(
        r"^\W{0,3}(?:retract(?:ed|ion)|withdrawn|withdrawal|story\s+removed|kill(?:ed)?|zurückgezogen|rétractation|"
        r"отозвано|відкликано|снято\s+с\s+публикации)(?:\s+(?:article|story|notice))?\s*[:\]—–]",
        re.IGNORECASE,
    ),
    NoticeKind.CORRECTED: re.compile(
        r"^\W{0,3}(?:correct(?:ed|ion)s?|clarification|erratum|corrigendum|fix(?:es)?|berichtigung|korrektur|rectificatif|correctif|"
        r"corrección|исправление|исправлено|уточнение|виправлення|уточнення)(?:\s+(?:on|and|notice)\b[^:]{0,40})?\s*[:\]—–]",
        re.IGNORECASE,
    ),
    NoticeKind.UPDATED: re.compile(r"^\W{0,3}update(?:d|s)?\s*(?:\d+)?\s*[:\]—–-]", re.IGNORECASE),
}
_THIS = (
    r"(?:\bthis\s+(?:article|story|report|post|page|version|headline|item|press\s+release|notice)"
    r"|^\W{0,3}the\s+(?:article|story|post|headline))\b"
)
_HAS_BEEN = r"(?:has\s+been|have\s+been|was|is|were|has\s+since\s+been)\s+(?:(?:\w+ly|later|since)\s+)?"
_SAYING = {
    NoticeKind.RETRACTED: re.compile(
        rf"{_THIS}.{{0,60}}?\b{_HAS_BEEN}(?:retracted|withdrawn|removed|taken\s+down|unpublished|deleted)\b|"
        rf"\b(?:has|have)\s+(?:retracted|withdrawn)\s+this\s+(?:article|story|report|post)\b|"
        r"\b(?:статья|материал|публикация|стаття|матеріал|публікація)\s+(?:была\s+|було\s+|был\s+|була\s+)?"
        r"(?:отозван|удал[её]н|снят|відкликан|видален)\w*",
        re.IGNORECASE,
    ),
    NoticeKind.CORRECTED: re.compile(
        rf"{_THIS}.{{0,80}}?\b(?:{_HAS_BEEN}(?:corrected|amended|clarified|edited\s+to\s+correct)|(?:has\s+been\s+)?updated\s+to\s+"
        r"(?:correct|clarify|reflect\s+that|fix))\b|"
        r"\b(?:an?|the)\s+(?:earlier|previous|original|initial)\s+version\s+of\s+(?:this|the)\b.{0,200}|"
        r"\b(?:in\s+an?\s+earlier|due\s+to\s+an\s+editing)\s+(?:version|error)\b.{0,120}|"
        r"\b(?:в\s+предыдущей\s+версии|у\s+попередній\s+версії)\b",
        re.IGNORECASE,
    ),
    NoticeKind.UPDATED: re.compile(rf"{_THIS}.{{0,60}}?\b{_HAS_BEEN}updated\b", re.IGNORECASE),
}
_EDITOR = re.compile(
    r"^\W{0,3}(?:editor['’]?s['’]?\s+note|note\s+from\s+the\s+editor|от\s+редакции|від\s+редакції)\s*[:.—–]",
    re.IGNORECASE,
)
_LONGEST_NOTICE = 700  # characters: a longer paragraph is running text
_LONGEST_KEPT = 500


def page_notice(title: str, paragraphs: list[str], article: dict[str, Any]) -> PageNotice | None:
    """The gravest notice of the page: of its headline, its JSON-LD `correction`, its paragraphs; None where there is none."""
    found = [PageNotice(kind, title) for kind, opening in _OPENING.items() if opening.match(title)]
    found += [PageNotice(NoticeKind.CORRECTED, text[:_LONGEST_KEPT]) for text in _told_corrections(article)]
    found += [PageNotice(kind, text[:_LONGEST_KEPT]) for text in paragraphs if (kind := notice_kind(text))]
    gravity = list(NoticeKind)
    return min(found, key=lambda notice: gravity.index(notice.kind)) if found else None


def notice_kind(paragraph: str) -> NoticeKind | None:
    """What a paragraph says of its own article; None for running text.

    >>> notice_kind("Correction: an earlier version of this story said 300 tanks.").value
    'corrected'
    >>> notice_kind("The ministry has withdrawn 300 tanks.") is None
    True
    """
    if len(paragraph) > _LONGEST_NOTICE:
        return None
    for rules in (_OPENING, _SAYING):
        for kind, rule in rules.items():
            if rule.search(paragraph):
                return kind
    return NoticeKind.UPDATED if _EDITOR.match(paragraph) else None


def _told_corrections(article: dict[str, Any]) -> list[str]:
    told = article.get("correction")
    members = told if isinstance(told, list) else [told]
    return [
        text
        for member in members
        for text in text_values(
            member.get("text") or member.get("description") if isinstance(member, dict) else member
        )
    ]
