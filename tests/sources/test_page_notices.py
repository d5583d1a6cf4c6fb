"""What publishers say of their own articles: retracted, corrected, updated; and what merely sounds like it."""

from __future__ import annotations

import pytest

from orchestration.sources.article_text import read_page
from orchestration.sources.html_decoding import DecodedPage
from orchestration.sources.page_notices import notice_kind, page_notice
from orchestration.sources.page_records import NoticeKind
from tests.sources.article_inputs import BODY, page


@pytest.mark.parametrize(("text", "kind"), [
    ("RETRACTED: Norland sends tanks", "retracted"),
    ("[Retraction] Norland sends tanks", "retracted"),
    ("This article has been retracted because its source was forged.", "retracted"),
    ("The story was later withdrawn after the ministry showed the originals.", "retracted"),
    ("Этот материал был удалён по просьбе ведомства: статья была отозвана редакцией.", "retracted"),
    ("Correction: The tanks came in May, not in March.", "corrected"),
    ("CORRECTED-Norland sends tanks", None),
    ("Clarification: The ministry had spoken of vehicles.", "corrected"),
    ("An earlier version of this story gave the number of tanks as 300.", "corrected"),
    ("This story has been corrected to say that 31 tanks were sent.", "corrected"),
    ("Editor's note: This article was amended on 4 May to add the ministry's answer.", "corrected"),
    ("Editor's note: The writer travelled with the convoy.", "updated"),
    ("UPDATE 2: Norland sends tanks", "updated"),
    ("Updated: the ministry answered at noon.", "updated"),
    ("The ministry has withdrawn 300 tanks from the border.", None),
    ("The report was withdrawn, and with it 300 tanks.", None),
    ("It was then that the story was withdrawn from the wires, and with it 300 tanks.", None),
    ("Norland corrected its figures on Friday: it sent 31 tanks.", None),
    ("The institute retracted its study of drones.", None),
    ("Correction facilities hold 4,200 people.", None),
])  # fmt: skip
def test_a_notice_is_told_from_a_report(text: str, kind: str | None) -> None:
    found = notice_kind(text)
    assert (found.value if found else None) == kind


def test_the_gravest_notice_counts_and_its_sentence_is_kept() -> None:
    notice = page_notice("Norland sends tanks", ["Updated: at noon.", "This article has been retracted."], {})
    assert notice is not None
    assert (notice.kind, notice.sentence) == (NoticeKind.RETRACTED, "This article has been retracted.")


@pytest.mark.parametrize("told", [
    "The tanks came in May.", {"@type": "CorrectionComment", "text": "The tanks came in May."},
    [{"text": "The tanks came in May."}],
])  # fmt: skip
def test_the_correction_of_json_ld_is_read(told: object) -> None:
    notice = page_notice("Norland sends tanks", [], {"correction": told})
    assert notice is not None
    assert (notice.kind, notice.sentence) == (NoticeKind.CORRECTED, "The tanks came in May.")


def test_what_a_correction_quotes_is_no_text_of_the_article() -> None:
    note = "<p>Correction: an earlier version of this story said that 9999 tanks had been sent.</p>"
    html = page(body=f"<p>{BODY}</p><p>{BODY.replace('31', '32')}</p>{note}")
    read = read_page(DecodedPage(html, "utf-8", "declaration"), is_fast=False)
    assert "9999" not in read.body
    assert read.notice is not None
    assert "9999" in read.notice.sentence
