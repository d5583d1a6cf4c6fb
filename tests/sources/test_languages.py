"""The language of an article: what it declares, else what it looks like, else undetermined."""

from __future__ import annotations

import subprocess
import sys

import pytest

from orchestration.sources.languages import article_language, detected_language, primary_tag
from tests.sources.article_inputs import BODY

TEXTS = {
    "en": BODY,
    "de": "Das Ministerium teilte am Freitag mit, dass die Panzer in der Nacht über die Grenze gebracht worden seien.",
    "fr": "Le ministère a annoncé vendredi que les chars avaient franchi la frontière pendant la nuit avec les soldats.",
    "es": "El ministerio informó el viernes de que los tanques habían cruzado la frontera durante la noche anterior.",
    "ru": "Министерство сообщило в пятницу, что танки пересекли границу ночью и были размещены возле столицы.",
    "uk": "Міністерство повідомило в п'ятницю, що танки перетнули кордон уночі й були розміщені біля столиці.",
    "ar": "أعلنت الوزارة يوم الجمعة أن الدبابات عبرت الحدود خلال الليل ووصلت إلى محيط العاصمة مع الجنود",
    "zh": "国防部星期五宣布，坦克在夜间越过边境，并已部署在首都附近，同时有数百名士兵随行抵达该地区，居民看到了长长的车队。",
}


@pytest.mark.parametrize(("language", "text"), TEXTS.items())
def test_the_language_of_a_text_is_told_from_the_text(language: str, text: str) -> None:
    assert detected_language(text) == language


def test_foreign_text_with_english_names_in_it_is_not_english() -> None:
    text = "Laut der New York Times und The Wall Street Journal, die den Bericht of the Week zitieren, sind es 40 Panzer."
    assert detected_language(text) != "en"


@pytest.mark.parametrize("text", ["", "1,500 drones", "Kyiv: 300 tanks, 12 jets", "12 34 56 78 " * 20])
def test_a_text_of_few_letters_is_undetermined(text: str) -> None:
    assert article_language(None, text) == "und"


@pytest.mark.parametrize(("declared", "tag"), [
    ("en", "en"), ("EN-us", "en"), ("pt_BR", "pt"), ("eng", "en"), ("zh-Hans-CN", "zh"), (" de ", "de"),
    ("", None), (None, None), ("und", None), ("English", None), ("en;q=0.9", None), ("e", None),
])  # fmt: skip
def test_a_declared_tag_is_cut_to_its_primary_part(declared: str | None, tag: str | None) -> None:
    assert primary_tag(declared) == tag


def test_a_declared_language_is_believed() -> None:
    assert article_language("fr-CA", BODY) == "fr"


def test_the_language_model_is_not_loaded_for_english_news() -> None:
    program = (
        "import sys; from orchestration.sources.languages import article_language; "
        f"assert article_language(None, {BODY!r}) == 'en'; sys.exit('py3langid' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
