"""From title and body to a document: what is cleaned, and that every offset holds in the stored text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from orchestration.extraction import document_from_article, normalise_text, stored_text


def test_the_headline_is_read_first_and_stored_last() -> None:
    """Offsets into the body are also offsets into the article's own text."""
    document = document_from_article(
        title="Norland buys tanks", body="It did. Twice.", published_date=None, language="en"
    )
    assert [s.text for s in document.sentences] == ["Norland buys tanks", "It did.", "Twice."]
    assert document.text == "It did. Twice.\n\nNorland buys tanks"
    assert document.sentences[0].is_headline


def test_invisible_characters_do_not_split_a_number() -> None:
    """A zero-width space inside a figure is not there for a reader."""
    assert normalise_text("12\u200b000 men\r\nleft\x00") == "12000 men\nleft"


def test_text_is_composed_so_that_equal_words_are_equal() -> None:
    """A decomposed accent becomes one code point."""
    assert normalise_text("Erdog\u0306an") == "Erdo\u011fan"


def test_an_article_without_a_headline_is_its_body() -> None:
    """No blank lines are added."""
    assert stored_text("", "Body.") == "Body."


@given(st.text(max_size=200), st.text(max_size=40))
def test_every_sentence_quotes_the_stored_text(body: str, title: str) -> None:
    """For any Unicode text, text[start:end] is the sentence."""
    document = document_from_article(title=title, body=body, published_date=None, language="en")
    for sentence in document.sentences:
        assert document.text[sentence.start : sentence.end] == sentence.text


@given(st.text(max_size=200))
def test_cleaning_twice_changes_nothing(text: str) -> None:
    """What is stored is what would be stored again."""
    assert normalise_text(normalise_text(text)) == normalise_text(text)
