"""The language of an article: the tag it declares, else what its letters say.

The statistical model costs most of a second to load: it is asked only where the common words of English do
not settle it.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

UNDETERMINED = "und"
# Under 40 letters a headline such as "Kyiv: 1,500 drones" is told wrongly as often as not.
MIN_LETTERS = 40
_SAMPLE_LENGTH = 3_000  # code points: more text no longer changes the answer
# Share of common words. English news has 0.30 to 0.45; other languages, with English names and quotes in
# them, stay under 0.1.
MIN_ENGLISH_SHARE = 0.22
_MIN_WORDS = 20

_TAG = re.compile(r"([A-Za-z]{2,3})(?:[-_].*)?")
_THREE_LETTERS = {
    "eng": "en", "fra": "fr", "fre": "fr", "deu": "de", "ger": "de", "spa": "es", "rus": "ru", "ukr":
    "uk", "ara": "ar", "zho": "zh", "chi": "zh", "por": "pt", "ita": "it", "tur": "tr", "pol": "pl",
    "jpn": "ja", "kor": "ko", "fas": "fa", "per": "fa", "heb": "he", "hin": "hi", "nld": "nl", "dut":
    "nl",
}  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+")
_ENGLISH_WORDS = frozenset(
    {
        "the", "of", "and", "to", "in", "a", "that", "is", "was", "for", "on", "said", "with", "it",
        "as", "by", "has", "have", "from", "be", "are", "its", "at", "not", "would", "were", "will",
        "which", "their", "they", "this", "an", "been", "had", "he", "his", "who", "after", "but",
        "more", "than", "also", "about", "when", "or", "if",
    }
)  # fmt: skip
# The languages of news that people read; without the rare ones short texts are told apart better.
_LANGUAGES = (
    "af", "am", "ar", "az", "be", "bg", "bn", "bs", "ca", "cs", "da", "de", "el", "en", "es", "et",
    "eu", "fa", "fi", "fr", "ga", "gl", "gu", "he", "hi", "hr", "hu", "hy", "id", "is", "it", "ja",
    "ka", "kk", "km", "kn", "ko", "ku", "ky", "lo", "lt", "lv", "mk", "ml", "mn", "mr", "ms", "mt",
    "ne", "nl", "no", "pa", "pl", "ps", "pt", "ro", "ru", "si", "sk", "sl", "sq", "sr", "sv", "sw",
    "ta", "te", "th", "tr", "uk", "ur", "vi", "xh", "zh", "zu",
)  # fmt: skip


def article_language(declared: str | None, text: str) -> str:
    """BCP 47 primary tag in lower case, `und` where neither the tag nor the text tells it.

    >>> article_language("en-GB", ""), article_language(None, "1,500 drones")
    ('en', 'und')
    """
    return primary_tag(declared) or detected_language(text)


def primary_tag(declared: str | None) -> str | None:
    """The primary subtag of a language tag, None where it is none (or says "und").

    >>> primary_tag("pt_BR"), primary_tag("eng"), primary_tag("English language")
    ('pt', 'en', None)
    """
    match = _TAG.fullmatch((declared or "").strip())
    if match is None:
        return None
    tag = match.group(1).lower()
    return None if tag == UNDETERMINED else _THREE_LETTERS.get(tag, tag)


def detected_language(text: str) -> str:
    """The language that the text itself looks like, `und` where it is too short to tell."""
    sample = text[:_SAMPLE_LENGTH]
    if sum(character.isalpha() for character in sample) < MIN_LETTERS:
        return UNDETERMINED
    words = _WORD.findall(sample.lower())
    n_english = sum(word in _ENGLISH_WORDS for word in words)
    if len(words) >= _MIN_WORDS and n_english >= MIN_ENGLISH_SHARE * len(words):
        return "en"
    language, _score = _identifier().classify(sample)
    return str(language)


@cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages(_LANGUAGES)
    return identifier
