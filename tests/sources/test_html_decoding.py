"""Bytes of a page to text: the mark, the declaration, UTF-8, and no guesses."""

from __future__ import annotations

import pytest

from orchestration.sources import ReasonCode
from orchestration.sources.html_decoding import decode_page
from orchestration.sources.unreadable_input import UnreadableInputError

CYRILLIC = "Міністерство оборони"
DECLARED = [
    ("windows-1251", "cp1251", CYRILLIC),
    ("koi8-u", "koi8-u", CYRILLIC),
    ("KOI8-R", "koi8-r", "Министерство обороны"),
    ("gbk", "gbk", "国防部宣布"),
    ("gb2312", "gbk", "国防部宣布"),
    ("Shift_JIS", "cp932", "防衛省は発表した"),
    ("euc-kr", "cp949", "국방부는 발표했다"),
    ("big5", "big5", "國防部宣布"),
    ("iso-8859-1", "cp1252", "“Ministère” – dépêche"),
    ("iso-8859-9", "cp1254", "Savunma Bakanlığı"),
    ("utf-8", "utf-8", CYRILLIC),
    ("utf-16", "utf-8", CYRILLIC),
]


@pytest.mark.parametrize(("name", "codec", "text"), DECLARED)
@pytest.mark.parametrize(
    "form", ['<meta charset="{}">', "<meta http-equiv=content-type content='text/html; charset={}'>"]
)
def test_the_charset_that_a_page_declares_is_used(form: str, name: str, codec: str, text: str) -> None:
    html = f"<html><head>{form.format(name)}</head><p>{text}</p>"
    assert decode_page(html.encode(codec))[0] == html


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16"])
def test_a_byte_order_mark_goes_before_a_declaration(codec: str) -> None:
    html = f'<meta charset="windows-1251"><p>{CYRILLIC}</p>'
    assert decode_page(html.encode(codec))[0] == html


@pytest.mark.parametrize("declared", ["ascii-8", "euc-kr", "x-user-defined"])
def test_a_page_that_is_wrong_about_itself_is_read_as_utf_8(declared: str) -> None:
    html = f'<meta charset="{declared}"><p>{CYRILLIC}</p>'
    assert decode_page(html.encode()) == (html, "utf-8")


def test_a_page_without_a_declaration_is_utf_8_or_nothing() -> None:
    assert decode_page(f"<p>{CYRILLIC}</p>".encode())[1] == "utf-8"
    with pytest.raises(UnreadableInputError) as caught:
        decode_page(f"<p>{CYRILLIC}</p>".encode("cp1251"))
    assert caught.value.reason_code is ReasonCode.BAD_ENCODING
    assert "save the page as UTF-8" in caught.value.reason_text


def test_an_xml_declaration_counts_too() -> None:
    html = f'<?xml version="1.0" encoding="windows-1251"?><html><p>{CYRILLIC}</p>'
    assert decode_page(html.encode("cp1251")) == (html, "windows-1251")
