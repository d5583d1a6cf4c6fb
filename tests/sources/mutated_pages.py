"""Pages broken at random: cut, doubled, flipped, spliced, their attributes and charsets exchanged; seeded."""

from __future__ import annotations

import random
from collections.abc import Callable

from tests.sources.site_layouts.saved_pages import saved_pages
from tests.sources.stub_pages import GENUINE, STUBS

Mutation = Callable[[bytes, random.Random], bytes]
_TOKENS = (
    b"<", b">", b"</", b"<!--", b"-->", b"<![CDATA[", b"]]>", b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"&#0;",
    b"&#xD800;", b"&#x110000;",     b"<script>", b"</script>", b"<style>", b"</style>", b"<template>",
    b"<table>", b"<td>", b"<svg>", b"<math>", b"<title>", b"<noscript>",     b'<meta charset="utf-16">',
    b'<meta charset="idna">', b'<meta charset="koi8-u">', b'<script type="application/ld+json">',
    b'{"@type":',     b'"datePublished":"9999-99-99T99:99"', b'"isAccessibleForFree":[[[',
    b'"author":{"name":{"name":1}}', b'<time datetime="0000-00-00">',     b" hidden",
    b' style="display:none"', b' class="related"', b"\xf4\x90\x80\x80", b"\xed\xa0\x80", b"<p>" * 50,
    b"<div>" * 300,
)  # fmt: skip
_CHARSETS = (
    "utf-8",
    "windows-1251",
    "utf-16",
    "shift_jis",
    "x",
    "utf-7",
    "unicode_escape",
    "zlib",
    "\u0130",
    "",
)


def _cut(content: bytes, dice: random.Random) -> bytes:
    return content[: dice.randrange(len(content) + 1)]


def _dropped(content: bytes, dice: random.Random) -> bytes:
    start = dice.randrange(len(content) + 1)
    return content[:start] + content[start + dice.randrange(200) :]


def _flipped(content: bytes, dice: random.Random) -> bytes:
    broken = bytearray(content)
    for _ in range(dice.randrange(1, 30)):
        if broken:
            broken[dice.randrange(len(broken))] = dice.randrange(256)
    return bytes(broken)


def _inserted(content: bytes, dice: random.Random) -> bytes:
    start = dice.randrange(len(content) + 1)
    return content[:start] + dice.choice(_TOKENS) * dice.choice((1, 1, 1, 3, 40)) + content[start:]


def _doubled(content: bytes, dice: random.Random) -> bytes:
    start = dice.randrange(len(content) + 1)
    piece = content[start : start + dice.randrange(400)]
    return content[:start] + piece * dice.choice((2, 5, 60)) + content[start:]


def _exchanged(content: bytes, dice: random.Random) -> bytes:
    one, other = (
        dice.choice((b'"', b"'", b"=", b"{", b"}", b",", b"class", b"time", b"datetime", b"p>", b"div"))
        for _ in range(2)
    )
    return content.replace(one, other, dice.randrange(1, 20))


def _reencoded(content: bytes, dice: random.Random) -> bytes:
    return content.decode("utf-8", "replace").encode(
        dice.choice(("utf-16", "cp1251", "koi8-u", "utf-32", "utf-8-sig", "gb18030")), "replace"
    )


MUTATIONS: tuple[Mutation, ...] = (
    _cut,
    _dropped,
    _flipped,
    _inserted,
    _inserted,
    _doubled,
    _exchanged,
    _reencoded,
)


def seed_pages() -> list[bytes]:
    """Good pages to be broken."""
    stubs = [html.encode() for _kind, html in STUBS.values()]
    return [
        *(saved.content for saved in saved_pages()),
        *stubs,
        *(html.encode() for html in GENUINE.values()),
    ]


def mutated_page(number: int, seed: int, pages: list[bytes]) -> tuple[bytes, str]:
    """The page of that number and the Content-Type that comes with it."""
    dice = random.Random(seed * 1_000_003 + number)
    content = dice.choice(pages)
    if dice.random() < 0.15:
        content = content[: len(content) // 2] + dice.choice(pages)[dice.randrange(2_000) :]
    for _ in range(dice.randrange(1, 6)):
        content = dice.choice(MUTATIONS)(content, dice)
    return content[:2_000_000], f"text/html; charset={dice.choice(_CHARSETS)}"
