"""The head of a page as a site's words about itself, from sound and from hostile pages."""

from __future__ import annotations

import time

import pytest

from orchestration.sources.page_head import HEAD_BYTES, read_page_head


def test_the_head_tells_name_language_and_lists() -> None:
    head = read_page_head(
        b'<html lang="pt_BR"><head><meta property="og:site_name" content="Mesa de Exemplo"><title>x</title>'
        b'<link rel="alternate" type="application/atom+xml" href="/a.xml" title="Tudo"></head>'
    )
    assert (head.site_title, head.language) == ("Mesa de Exemplo", "pt")
    assert [(one.url, one.title) for one in head.lists] == [("/a.xml", "Tudo")]


def test_the_charset_is_told_by_evidence() -> None:
    body = "<title>Міністерство Прикладу повідомляє про мости</title>".encode("cp1251")
    head = read_page_head(body, "text/html; charset=windows-1251")
    assert head.site_title == "Міністерство Прикладу повідомляє про мости"


@pytest.mark.parametrize(
    "piece",
    [
        b"<div>", b"<link rel=alternate type=application/rss+xml href=/x>", b"<meta content=a name=b>", b"<meta ",
        b"<!--", b"<script>", b"<title>", b"<a rel=license href=x>", b"<",
    ],
)  # fmt: skip
def test_a_page_made_to_be_slow_is_not(piece: bytes) -> None:
    body = piece * (2_000_000 // len(piece))
    started = time.monotonic()
    read_page_head(body)
    assert time.monotonic() - started < 5


def test_what_stands_in_comments_and_scripts_is_not_said() -> None:
    link = b'<link rel="alternate" type="application/rss+xml" href="/%s.xml">'
    body = b"<!-- %s --><SCRIPT>'%s'</script ><noscript>%s</noscript>%s<!-- %s" % (
        *(link % name for name in (b"comment", b"script", b"noscript", b"said", b"open")),
    )
    assert [one.url for one in read_page_head(body).lists] == ["/said.xml"]


def test_a_licence_in_the_footer_is_found() -> None:
    footer = b'<a href="/about">About</a><a rel="license" href="https://creativecommons.org/licenses/by/4.0/">CC</a>'
    assert read_page_head(b"<body>" + footer).rights.licences == (
        "https://creativecommons.org/licenses/by/4.0/",
    )


def test_nothing_behind_the_head_is_looked_at() -> None:
    late = b"<p>" + b" " * HEAD_BYTES + b'<link rel="alternate" type="application/rss+xml" href="/late.xml">'
    assert read_page_head(late).lists == ()


def test_bytes_that_are_no_page_say_nothing() -> None:
    head = read_page_head(bytes(range(256)) * 100)
    assert (head.site_title, head.lists) == ("", ())


def test_a_page_in_utf_16_is_read() -> None:
    body = '<title>Brücken</title><link rel="alternate" type="application/rss+xml" href="/a.xml">'.encode(
        "utf-16"
    )
    head = read_page_head(body)
    assert (head.site_title, [one.url for one in head.lists]) == ("Brücken", ["/a.xml"])
