"""Bytes of a page to text: the mark, the declaration, UTF-8, and no guesses."""

from __future__ import annotations

from time import process_time

import pytest

from orchestration.sources import ReasonCode
from orchestration.sources.encoding_signs import is_double_encoded, is_oddly_decoded
from orchestration.sources.html_decoding import decode_page
from orchestration.sources.unreadable_input import UnreadableInputError

RUSSIAN = "Министерство обороны сообщило в пятницу о поставке тридцати одной машины на север страны."
UKRAINIAN = "Міністерство оборони повідомило у п’ятницю про постачання тридцяти однієї машини їхнім підрозділам.".replace(
    "’", "'"
)
CHINESE = "国防部星期五宣布，三十一辆坦克已经运抵北部港口，并将在本月底之前交付部队。"
JAPANESE = "防衛省は金曜日、三十一両の戦車が北部の港に到着し、今月末までに部隊へ引き渡されると発表した。"
FRENCH = "Le ministère a déclaré vendredi que les véhicules étaient arrivés à la frontière après trois journées de trajet."
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
    assert decode_page(html.encode(codec)).text == html


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16"])
def test_a_byte_order_mark_goes_before_a_declaration(codec: str) -> None:
    html = f'<meta charset="windows-1251"><p>{CYRILLIC}</p>'
    assert decode_page(html.encode(codec)).text == html


@pytest.mark.parametrize("declared", ["ascii-8", "euc-kr", "x-user-defined"])
def test_a_page_that_is_wrong_about_itself_is_read_as_utf_8(declared: str) -> None:
    html = f'<meta charset="{declared}"><p>{CYRILLIC}</p>'
    decoded = decode_page(html.encode())
    assert (decoded.text, decoded.encoding, decoded.source) == (html, "utf-8", "utf_8")


def test_an_xml_declaration_counts_too() -> None:
    html = f'<?xml version="1.0" encoding="windows-1251"?><html><p>{CYRILLIC}</p>'
    decoded = decode_page(html.encode("cp1251"))
    assert (decoded.text, decoded.encoding, decoded.source) == (html, "windows-1251", "declaration")


LIES = {
    "header latin-1, page utf-8": (RUSSIAN, "utf-8", None, "iso-8859-1", "utf-8"),
    "header windows-1251, page utf-8": (RUSSIAN, "utf-8", None, "windows-1251", "utf-8"),
    "header only, windows-1251": (RUSSIAN, "cp1251", None, "windows-1251", "windows-1251"),
    "header only, koi8-u": (UKRAINIAN, "koi8-u", None, "KOI8-U", "koi8-u"),
    "header only, gbk": (CHINESE, "gbk", None, "GBK", "gbk"),
    "header only, shift_jis": (JAPANESE, "cp932", None, "Shift_JIS", "shift_jis"),
    "declared windows-1251, header latin-1": (
        RUSSIAN,
        "cp1251",
        "windows-1251",
        "iso-8859-1",
        "windows-1251",
    ),
    "declared latin-1, page windows-1251": (RUSSIAN, "cp1251", "iso-8859-1", None, "windows-1251"),
    "declared windows-1251, page koi8-u": (UKRAINIAN, "koi8-u", "windows-1251", None, "koi8-u"),
    "declared koi8-r, page windows-1251": (RUSSIAN, "cp1251", "koi8-r", None, "windows-1251"),
    "declared utf-8, page windows-1251": (RUSSIAN, "cp1251", "utf-8", None, "windows-1251"),
    "declared utf-8, page windows-1252": (FRENCH, "cp1252", "utf-8", None, "cp1252"),
    "declared utf-8, header koi8-u": (UKRAINIAN, "koi8-u", "utf-8", "koi8-u", "koi8-u"),
    "nothing, windows-1251": (RUSSIAN, "cp1251", None, None, "windows-1251"),
    "nothing, koi8-u": (UKRAINIAN, "koi8-u", None, None, "koi8-u"),
    "nothing, gbk": (CHINESE, "gbk", None, None, "gb18030"),
    "nothing, shift_jis": (JAPANESE, "cp932", None, None, "cp932"),
    "nothing, windows-1252": (FRENCH * 5, "cp1252", None, None, "cp1252"),
}


@pytest.mark.parametrize("lie", LIES)
def test_bytes_go_before_a_name_that_does_not_fit_them(lie: str) -> None:
    text, codec, declared, header, _name = LIES[lie]
    html = f"<html><head>{f'<meta charset={declared}>' if declared else ''}</head><p>{text}</p></html>"
    decoded = decode_page(html.encode(codec), f"text/html; charset={header}" if header else "text/html")
    assert decoded.text == html


def test_one_broken_byte_is_counted_and_no_reason_to_refuse_a_page() -> None:
    html = f'<meta charset="utf-8"><p>{UKRAINIAN * 8}</p>'.encode() + b"\xd0"
    decoded = decode_page(html)
    assert (decoded.encoding, decoded.text.count("\ufffd")) == ("utf-8", 1)
    assert 0 < decoded.replacement_share < 0.005


def test_many_broken_bytes_are_a_reason() -> None:
    html = UKRAINIAN.encode().replace(b" ", b" \xff\x98\x81")
    with pytest.raises(UnreadableInputError) as caught:
        decode_page(html)
    assert caught.value.reason_code is ReasonCode.BAD_ENCODING
    assert "save it as UTF-8" in caught.value.reason_text


@pytest.mark.parametrize("text", [FRENCH, RUSSIAN, UKRAINIAN])
def test_text_that_was_encoded_twice_is_told(text: str) -> None:
    wrong = text.encode().decode("cp1251" if text != FRENCH else "cp1252", "replace").replace("\ufffd", "")
    assert decode_page(wrong.encode()).is_double_encoded
    assert not decode_page(text.encode()).is_double_encoded


@pytest.mark.parametrize("text", [
    "Münchner Größe über Äpfel", "£300m and €40m", "Łódź żółć gęślą jaźń", "“Quoted” – it’s fine…", "Ağrı’da şüpheli ığdır",
    "Ελληνικά και αγγλικά", "עברית", "العربية", "Đặng Văn Lợi đã nói rằng", "Ž", "МиГ-29 и БТР-80", "ООН, НАТО и США",
])  # fmt: skip
def test_text_as_people_write_it_is_not_odd(text: str) -> None:
    assert not is_oddly_decoded(text)
    assert not is_double_encoded(text)


@pytest.mark.parametrize("opening", ["<meta ", "<script>", "<style x", "</script", "<!--"])
@pytest.mark.parametrize(
    "words",
    [b"\xe9t\xe9 \x98\xff", FRENCH.encode(), RUSSIAN.encode("koi8-r")],
    ids=["bytes", "utf-8", "koi8"],
)
def test_markup_that_is_never_closed_costs_little(opening: str, words: bytes) -> None:
    content = opening.encode() * (500_000 // len(opening)) + words
    began = process_time()
    assert opening in decode_page(content).text
    assert (
        process_time() - began < 5.0
    )  # seconds of CPU: 0.1 in truth, 24 where each opening is followed to the end
