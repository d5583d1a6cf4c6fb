"""Charsets of lists: evidence goes before claims, and what cannot be read is counted or refused."""

from __future__ import annotations

import codecs

import pytest

from orchestration.sources.charset_evidence import decode_by_evidence
from orchestration.sources.feed_reading import read_feed
from orchestration.sources.unreadable_input import UnreadableInputError
from tests.sources.list_inputs import FEED_URL, NOW, rss_of

CYRILLIC = "<rss><channel><item><title>Міністерство оборони повідомило про передачу танків</title></item></channel></rss>"
CHINESE = (
    "<rss><channel><item><title>國防部宣布交付三十一輛坦克給南方國家的消息</title></item></channel></rss>"
)


def declared(text: str, encoding: str, *, name: str | None = None) -> bytes:
    return f'<?xml version="1.0" encoding="{name or encoding}"?>{text}'.encode(encoding)


@pytest.mark.parametrize(
    "body",
    [
        declared(CYRILLIC, "windows-1251"),
        declared(CYRILLIC, "koi8-u"),
        declared(CYRILLIC, "utf-8"),
        declared(CYRILLIC, "utf-8", name="iso-8859-1"),
        declared(CYRILLIC, "utf-8", name="windows-1251"),
        declared(CYRILLIC, "utf-8", name="utf-16"),
        declared(CYRILLIC, "utf-8", name="punycode"),
        codecs.BOM_UTF8 + declared(CYRILLIC, "utf-8", name="windows-1251"),
        codecs.BOM_UTF16_LE + declared(CYRILLIC, "utf-16-le", name="utf-8"),
        declared(CYRILLIC, "utf-16-be", name="utf-16"),
        declared(CYRILLIC, "utf-32-le", name="utf-32"),
        CYRILLIC.encode(),
    ],
    ids=range(12),
)
def test_a_charset_lie_changes_no_letter(body: bytes) -> None:
    decoded = decode_by_evidence(body, "text/xml; charset=iso-8859-1")
    assert CYRILLIC in decoded.text
    assert decoded.n_replaced == 0


@pytest.mark.parametrize("encoding", ["big5", "gb18030", "euc-jp"])
def test_a_charset_of_several_bytes_is_believed(encoding: str) -> None:
    assert CHINESE.replace("坦", "") in decode_by_evidence(declared(CHINESE.replace("坦", ""), encoding)).text


def test_the_header_counts_where_the_body_says_nothing() -> None:
    assert CYRILLIC in decode_by_evidence(CYRILLIC.encode("koi8-u"), "text/xml; charset=koi8-u").text


def test_one_broken_byte_is_counted_and_costs_one_letter() -> None:
    body = rss_of(4).replace("é".encode(), b"\xe9", 1)
    found = read_feed(body, url=FEED_URL, now=NOW, content_type="text/xml; charset=windows-1251")
    assert (len(found.links), found.encoding) == (4, "utf-8")
    assert [problem.reason_code for problem in found.problems] == ["bad_encoding"]
    assert "\ufffd" in (found.links[0].content_html or "")
    assert "é" in (found.links[1].content_html or "")


def test_noise_is_refused() -> None:
    with pytest.raises(UnreadableInputError):
        decode_by_evidence(codecs.BOM_UTF16_LE + b"\x00\xd8" * 400)
