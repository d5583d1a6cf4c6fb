"""Signs in a text that its bytes were decoded wrongly: letters that no language puts together. Nothing is repaired."""

from __future__ import annotations

import re

_CODE_END = re.compile(r"</(?:script|style)>", re.IGNORECASE)
_CODE_OR_TAG = re.compile(rf"<(?:script|style)\b.*?{_CODE_END.pattern}|<[^>]*>", re.DOTALL | re.IGNORECASE)
_TAG = re.compile(r"<[^>]*>")
_MAX_CHARACTERS = 200_000
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
_CONTROL = re.compile(r"[\x80-\x9f\ue000-\uf8ff]")
# Lower case right before upper case, and hardly any lower case at all: koi8 or two-byte letters read as windows-1251.
_TURNED_CASE = re.compile(r"[а-яёіїєґ][А-ЯЁІЇЄҐ]")
_UPPER, _LETTER = re.compile(r"[А-ЯЁІЇЄҐ]"), re.compile(r"[А-яЁёІіЇїЄєҐґ]")
_MIN_LETTERS = 40
_CYRILLIC_WORD = re.compile(r"[А-яЁёІіЇїЄєҐґ]{3,}")
_CYRILLIC = re.compile(r"[\u0400-\u045f\u0490\u0491]")
# "dйclarй": one word in two scripts.
_MIXED = re.compile(r"[A-Za-z][\u0400-\u045f]|[\u0400-\u045f][A-Za-z]")
# Words of accented Latin letters alone: Cyrillic read as windows-1252.
_ACCENTED_WORD = re.compile(r"[\xc0-\xff]{4,}")
# Symbols amid letters: two-byte letters read one by one.
_SYMBOL = re.compile(
    r"[\xa1-\xa9\xab-\xb6\xb8\xb9\xbc-\xbf\u0192\u02c6\u02dc\u2020-\u2022\u2030\u20ac\u2122\u2500-\u259f]"
)
_WESTERN = frozenset("éèêëàâäáãåæçîïíñôöóõœùûüúßÉÈÊËÀÂÄÁÃÅÆÇÎÏÍÑÔÖÓÕŒÙÛÜÚ«»¿¡°£€§’‘“”„–—…\xa0")
_MIN_BEYOND = 8  # letters beyond ASCII: with fewer nothing can be told
# UTF-8 read as windows-1252 (or latin-1) and written as UTF-8 again.
_DOUBLED = re.compile(
    "[\u00c2-\u00f4][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013\u2014\u2018-\u201e"
    "\u2020-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122]{1,3}"
    "|[\u0420\u0421][\u0080-\u00bf\u0402-\u040f\u0451-\u045f\u0490\u0491\u2013-\u2122]"
)
_MIN_DOUBLED = 4
_MIN_DOUBLED_SHARE = 0.3  # of the characters beyond ASCII


def is_oddly_decoded(text: str) -> bool:
    """Whether a page's text looks like bytes of another charset.

    >>> is_oddly_decoded("Ìèíèñòåðñòâî îáîðîíû ñîîáùèëî"), is_oddly_decoded("Le ministère a déclaré vendredi")
    (True, False)
    """
    sample = _words(text)
    n_beyond = len(_BEYOND_ASCII.findall(sample))
    if n_beyond == 0:
        return False
    if len(_CONTROL.findall(sample)) > 0.02 * n_beyond:
        return True
    n_cyrillic = len(_CYRILLIC_WORD.findall(sample))
    if _CYRILLIC.search(sample) and (n_cyrillic == 0 or len(_MIXED.findall(sample)) > 0.2 * n_beyond):
        return True
    if n_beyond < _MIN_BEYOND:
        return False
    if _has_odd_case(sample):
        return True
    n_accented = sum(len(word) for word in _ACCENTED_WORD.findall(sample))
    return n_accented > 0.4 * n_beyond or len(_SYMBOL.findall(sample)) > 0.4 * n_beyond


def _has_odd_case(sample: str) -> bool:
    n_letters, n_upper = len(_LETTER.findall(sample)), len(_UPPER.findall(sample))
    return n_letters >= _MIN_LETTERS and (
        n_upper > 0.7 * n_letters or len(_TURNED_CASE.findall(sample)) > 0.08 * n_letters
    )


def is_western(text: str) -> bool:
    """Whether nearly all letters beyond ASCII are those of Western Europe: then windows-1252 is right, other Latin sets are not.

    >>> is_western("à la frontière après trois journées"), is_western("pøekroèil hranici, øekl mluvèí")
    (True, False)
    """
    beyond = _BEYOND_ASCII.findall(_words(text))
    return bool(beyond) and sum(letter in _WESTERN for letter in beyond) >= 0.9 * len(beyond)


def is_double_encoded(text: str) -> bool:
    """Whether UTF-8 was taken for a single-byte charset and encoded once more before it came to us.

    >>> (
    ...     is_double_encoded("Le ministÃ¨re a dÃ©clarÃ© Ã©galement aprÃ¨s"),
    ...     is_double_encoded("Le ministère a déclaré"),
    ... )
    (True, False)
    """
    sample = _words(text)
    n_beyond = len(_BEYOND_ASCII.findall(sample))
    doubled = [run for run in _DOUBLED.findall(sample) if _is_utf_8_again(run)]
    return len(doubled) >= _MIN_DOUBLED and sum(map(len, doubled)) >= _MIN_DOUBLED_SHARE * n_beyond


def _words(text: str) -> str:
    """The opening of a page with a blank for each tag, script and style sheet; what is never closed counts as text.

    Each pattern reads only as far as its last end, so that it finds an end wherever it begins: the time is linear.

    >>> _words("<p>5 km</p> <SCRIPT>a > b</script>é <script>c <b")
    ' 5 km   é  c <b'
    """
    sample = text[:_MAX_CHARACTERS]
    code_end = max((end.end() for end in _CODE_END.finditer(sample)), default=0)
    tag_end = max(sample.rfind(">") + 1, code_end)
    return (
        _CODE_OR_TAG.sub(" ", sample[:code_end]) + _TAG.sub(" ", sample[code_end:tag_end]) + sample[tag_end:]
    )


def _is_utf_8_again(run: str) -> bool:
    for codec in ("cp1252", "latin-1", "cp1251"):
        try:
            run.encode(codec).decode("utf-8")
        except UnicodeError:
            continue
        return True
    return False
