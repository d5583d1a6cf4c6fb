"""Sentence borders: abbreviations, quotes, bullets, and offsets that never move."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orchestration.extraction.sentences import split_sentences


def sentences(text: str) -> list[str]:
    """The sentences as text."""
    return [text[start:end] for start, end in split_sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tanks arrived. More will come.", ["Tanks arrived.", "More will come."]),
        ("Gen. Per Dahl spoke. He left.", ["Gen. Per Dahl spoke.", "He left."]),
        ("The U.S. Army sent 300 men.", ["The U.S. Army sent 300 men."]),
        ("They fly from the U.S. The flight is long.", ["They fly from the U.S.", "The flight is long."]),
        ("“We won't go.” The minister left.", ["“We won't go.”", "The minister left."]),
        ("It cost $2.5 billion. Paris paid.", ["It cost $2.5 billion.", "Paris paid."]),
        ("Who pays? Nobody! Really…  Well.", ["Who pays?", "Nobody!", "Really…", "Well."]),
        ("The list:\n- 12 howitzers\n• 40 radars", ["The list:", "12 howitzers", "40 radars"]),
        ("On Jan. 5 they met. No. 3 was absent.", ["On Jan. 5 they met.", "No. 3 was absent."]),
        ("J. B. Holm said so. It rained.", ["J. B. Holm said so.", "It rained."]),
    ],
)
def test_a_sentence_ends_where_a_reader_ends_it(text: str, expected: list[str]) -> None:
    """Borders in the kinds of text that news has."""
    assert sentences(text) == expected


@given(st.text(alphabet=st.sampled_from("abc ABC.!?\n\"“”’'-•0123456789\t"), max_size=80))
def test_no_character_but_blanks_and_bullets_is_lost(text: str) -> None:
    """Sentences come in order, do not overlap, and leave only blanks and bullet marks between them."""
    position = 0
    for start, end in split_sentences(text):
        assert position <= start < end
        assert not text[position:start].strip(" \n\t-–—•*·▪●◦")
        assert text[start:end] == text[start:end].strip()
        position = end
    assert not text[position:].strip(" \n\t-–—•*·▪●◦")
