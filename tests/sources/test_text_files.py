"""Plain text files: one article each, with a headline where the first line stands alone."""

from __future__ import annotations

import pytest

from orchestration.sources import ReasonCode
from orchestration.sources.text_files import MAX_HEADLINE_LENGTH, fields_from_text_file
from orchestration.sources.unreadable_input import UnreadableInputError
from tests.sources.article_inputs import BODY


def test_a_first_line_before_a_blank_line_is_the_headline() -> None:
    fields = fields_from_text_file(f"\ufeff\r\nTanks sent\r\n\r\n{BODY}\r\nMore.\r\n".encode())
    assert (fields.title, fields.body) == ("Tanks sent", f"{BODY}\nMore.\n")


@pytest.mark.parametrize("text", [
    BODY, f"{BODY}\nSecond line.", f"{BODY}\n\n", f"{'x' * (MAX_HEADLINE_LENGTH + 1)}\n\n{BODY}",
])  # fmt: skip
def test_text_without_a_headline_is_all_body(text: str) -> None:
    fields = fields_from_text_file(text.encode())
    assert (fields.title, fields.body) == ("", text)


def test_a_text_file_has_no_publication_time() -> None:
    assert fields_from_text_file(BODY.encode()).published is None


@pytest.mark.parametrize(("content", "code"), [
    (b"", ReasonCode.EMPTY_TEXT), (b" \n\n ", ReasonCode.EMPTY_TEXT), (b"\xef\xbb\xbf", ReasonCode.EMPTY_TEXT),
    (b"caf\xe9 in latin-1", ReasonCode.BAD_ENCODING), ("text in utf-16".encode("utf-16"), ReasonCode.NUL_BYTE),
    (b"\x7fELF\x00\x01", ReasonCode.NUL_BYTE),
])  # fmt: skip
def test_what_is_no_text_in_utf_8_is_refused_with_the_reason(content: bytes, code: ReasonCode) -> None:
    with pytest.raises(UnreadableInputError) as caught:
        fields_from_text_file(content)
    assert caught.value.reason_code is code
