"""One line in several languages, and its missing languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.ui.languages import missing_languages, split_languages


@pytest.mark.parametrize(
    ("typed", "texts"),
    [
        ("Ачылыш", {"ru": "Ачылыш"}),
        ("Ачылыш / Открытие", {"ky": "Ачылыш", "ru": "Открытие"}),
        ("Ачылыш / Открытие / Opening", {"ky": "Ачылыш", "ru": "Открытие", "en": "Opening"}),
        ("Вопросы / Суроолор жана жооптор үчүн", {"ky": "Суроолор жана жооптор үчүн", "ru": "Вопросы"}),
        ("60 км/саат", {"ru": "60 км/саат"}),
        ("Ачылыш /", {"ru": "Ачылыш /"}),
        ("а / б / в / г", {"ru": "а / б / в / г"}),
    ],
)
def test_slashes_between_spaces_part_the_languages(typed: str, texts: dict[str, str]) -> None:
    assert split_languages(typed, "ru") == texts


def test_kyrgyz_and_russian_are_needed_and_english_is_not() -> None:
    assert missing_languages({"ky": "а", "ru": "б"}) == []
    assert missing_languages({"en": "a"}) == ["ky", "ru"]
    assert missing_languages({"ky": "а", "ru": ""}) == ["ru"]


@given(st.text(max_size=200))
def test_no_text_is_lost_and_none_is_empty_that_was_not(typed: str) -> None:
    texts = split_languages(typed, "ky")
    assert "".join("".join(texts.values()).replace("/", "").split()) == "".join(
        "".join(sorted_back(texts, typed)).split()
    )


def sorted_back(texts: dict[str, str], typed: str) -> str:
    """Return what was typed, in the order of the languages, without the slashes."""
    if len(texts) == 1:
        return typed.replace("/", "")
    return "".join(texts[language] for language in texts).replace("/", "")
