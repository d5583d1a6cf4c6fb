"""Text that readers of a page cannot see never gets into an article."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from orchestration.sources.article_text import read_page
from orchestration.sources.hidden_nodes import is_hiding_style, remove_hidden_nodes
from orchestration.sources.html_decoding import DecodedPage
from orchestration.sources.page_records import Page
from tests.sources.article_inputs import BODY, page


def read(html: str) -> Page:
    return read_page(DecodedPage(html, "utf-8", "declaration"), is_fast=False)


PLANTED = "Norland sent 9999 tanks to Sudland, officials said on Friday in a statement."
TRICKS = {
    "hidden attribute": ("", f"<p hidden>{PLANTED}</p>"),
    "hidden until found": ("", f'<p hidden="until-found">{PLANTED}</p>'),
    "no display": ("", f'<p style="color:red; DISPLAY : none !important">{PLANTED}</p>'),
    "not visible": ("", f'<p style="visibility:hidden">{PLANTED}</p>'),
    "no font size": ("", f'<p><span style="font-size:0px">{PLANTED}</span></p>'),
    "transparent": ("", f'<div style="opacity:0.0"><p>{PLANTED}</p></div>'),
    "far off": ("", f'<div style="position:absolute;left:-9999px"><p>{PLANTED}</p></div>'),
    "indented away": ("", f'<p style="text-indent:-1000em">{PLANTED}</p>'),
    "no height": ("", f'<div style="overflow:hidden;height:0"><p>{PLANTED}</p></div>'),
    "cut out": ("", f'<p style="position:absolute;clip:rect(0, 0, 0, 0)">{PLANTED}</p>'),
    "template": ("", f"<template><p>{PLANTED}</p></template>"),
    "no script": ("", f"<noscript><p>{PLANTED}</p></noscript>"),
    "closed dialog": ("", f"<dialog><p>{PLANTED}</p></dialog>"),
    "class in a style sheet": (
        "<style>/* x */ .a1, .b2 {display:none}</style>",
        f'<p class="b2">{PLANTED}</p>',
    ),
    "id in a style sheet": (
        "<style>p{color:red} #c3{font-size:0}</style>",
        f'<div id="c3"><p>{PLANTED}</p></div>',
    ),
    "comment": ("", f"<!-- <p>{PLANTED}</p> -->"),
}


@pytest.mark.parametrize("trick", TRICKS)
def test_planted_text_is_left_out_and_the_article_stays(trick: str) -> None:
    head, planted = TRICKS[trick]
    html = page(head=head, body=f"<p>{BODY}</p>{planted}<p>{BODY.replace('31', '32')}</p>")
    body = read(html).body
    assert "9999" not in body
    assert "31 tanks" in body
    assert "32 tanks" in body


@pytest.mark.parametrize("style", [
    "font-size:0.9em", "opacity:0.5", "left:-4px", "height:0", "overflow:hidden", "display:block", "", "font-size:10px",
    "margin-left:-15px", "top:0;left:0", "opacity:1; display:flex", "clip:auto",
])  # fmt: skip
def test_a_style_that_shows_its_text_hides_nothing(style: str) -> None:
    assert not is_hiding_style(style)


def test_what_is_hidden_on_paper_only_stays() -> None:
    head = "<style>@media print { .story {display:none} } .other {color:red}</style>"
    tree = LexborHTMLParser(page(head=head, body=f'<div class="story"><p>{BODY}</p></div>'))
    remove_hidden_nodes(tree)
    assert "31 tanks" in tree.body.text() if tree.body else False


def test_a_body_that_fades_in_is_not_removed() -> None:
    html = page().replace("<body>", '<body style="opacity:0">')
    assert "31 tanks" in read(html).body


def test_hidden_nodes_within_hidden_nodes_do_no_harm() -> None:
    nested = f'<div hidden><p style="display:none">{PLANTED}</p></div>'
    assert "9999" not in read(page(body=f"<p>{BODY}</p>{nested}<p>{BODY}</p>")).body
