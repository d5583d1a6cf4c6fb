"""What stands beside an article is left out by its name or its heading; the article itself never is."""

from __future__ import annotations

import pytest

from orchestration.sources.article_text import read_page
from orchestration.sources.html_decoding import DecodedPage
from orchestration.sources.page_records import Page
from orchestration.sources.side_blocks import is_block_heading, is_pointing_line
from tests.sources.article_inputs import BODY, page

PLANTED = "Norland sent 9999 tanks to Sudland, officials said on Friday in a statement."
REST = BODY.replace("31", "32")
BLOCKS = {
    "rail by class": f'<div class="c-most-read__list"><p>{PLANTED}</p></div>',
    "rail by camel case": f'<section class="relatedStories"><p>{PLANTED}</p></section>',
    "rail by heading": f"<div><h3>Read next:</h3><p>{PLANTED}</p></div>",
    "rail in the flow": f'<h4>More on this story</h4><p><a href="/a">{PLANTED}</a></p><p><a href="/b">{PLANTED}</a></p>',
    "rail by a bold line": f'<p><strong>LATEST NEWS</strong></p><ul><li><a href="/a">{PLANTED}</a></li></ul>',
    "pointer in the text": f"<p><em>Read also:</em> {PLANTED}</p>",
    "newsletter": f'<div data-testid="newsletter-box"><p>{PLANTED}</p></div>',
    "newsletter by heading": f"<section><h2>Sign up for our daily briefing</h2><p>{PLANTED}</p></section>",
    "bio": f'<div class="author-bio"><p>{PLANTED}</p></div>',
    "bio by heading": f"<div><h4>About the author</h4><p>{PLANTED}</p></div>",
    "caption": f'<div class="wp-caption"><p class="wp-caption-text">{PLANTED}</p></div>',
    "caption in a figure": f"<figure><img src='x.jpg'><figcaption>{PLANTED}</figcaption></figure>",
    "consent box": f'<div id="onetrust-banner"><p>{PLANTED}</p></div>',
    "dialog": f'<div role="dialog" aria-modal="true"><p>{PLANTED}</p></div>',
    "comments": f'<section id="comments"><p>{PLANTED}</p></section>',
    "heading in Ukrainian": f"<div><h3>Читайте також</h3><p>{PLANTED}</p></div>",
    "heading in Russian": f"<div><h3>Последние новости</h3><ul><li><a href='/'>{PLANTED}</a></li></ul></div>",
}


def read(html: str) -> Page:
    return read_page(DecodedPage(html, "utf-8", "declaration"), is_fast=False)


@pytest.mark.parametrize("name", BLOCKS)
def test_a_block_is_left_out_and_the_text_around_it_stays(name: str) -> None:
    body = read(page(body=f"<p>{BODY}</p>{BLOCKS[name]}<p>{REST}</p>")).body
    assert "9999" not in body
    assert "31 tanks" in body
    assert "32 tanks" in body


@pytest.mark.parametrize("attributes", [
    'class="related-content"', 'class="sidebar-layout"', 'id="social"', 'class="post tag-list share"', 'aria-hidden="true"',
    'class="promo story"', 'class="hidden"', 'style="opacity:0"',
])  # fmt: skip
def test_a_block_that_is_the_article_stays_whatever_its_name(attributes: str) -> None:
    html = page(body=f"<div {attributes}><p>{BODY}</p><p>{REST}</p></div>")
    assert "31 tanks" in read(html).body


@pytest.mark.parametrize("heading", [
    "Most tanks arrive by rail", "Latest figures show 31 tanks", "Related charges against the firm were dropped",
    "Top general resigns", "More than 300 soldiers return", "What happens next", "Sign of relief in Havn", "Share of women", "",
])  # fmt: skip
def test_a_heading_of_the_article_opens_no_block(heading: str) -> None:
    assert not is_block_heading(heading)


def test_a_long_paragraph_never_merely_points() -> None:
    assert is_pointing_line("READ MORE: Tanks arrive")
    assert not is_pointing_line("Watch: " + "the officers stood on the bridge and counted lorries. " * 6)


def test_unseen_characters_are_dropped_and_counted() -> None:
    body = BODY.replace("31", "1\u200b2\u200b000\u202e")
    read_back = read(page(body=f"<p>{body}</p>"))
    assert "sent 12000 tanks" in read_back.body
    assert read_back.n_invisible == 3


def test_the_article_of_a_page_laid_out_by_a_table_is_freed() -> None:
    cell = f"<td>{BODY}<br><br>{REST}</td>"
    html = f"<html><body><table><tr><td><a href='/'>Home</a> {PLANTED[:40]}</td>{cell}</tr></table></body></html>"
    assert read(html).body.split("\n\n") == [BODY, REST]


def test_a_table_of_figures_stays_a_table() -> None:
    table = "<table><tr><td>Sudland</td><td>61</td></tr><tr><td>Estmark</td><td>38</td></tr></table>"
    assert "| Sudland | 61 |" in read(page(body=f"<p>{BODY}</p>{table}<p>{REST}</p>")).body
