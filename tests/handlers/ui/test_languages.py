"""One line in several languages, and its missing languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.ui.languages import (
    guess_language,
    guess_languages,
    is_in_other_language,
    missing_languages,
    split_languages,
)
from tests.case_tables import every_row


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


@every_row(
    ("text", "author", "language"),
    [
        ("Арыз качан кабыл алынат?", "ru", "ky"),
        ("Бул жерде суу жок, качан болот", "ru", "ky"),
        ("Муниципалитеттер учун гранттар", "ru", "ky"),
        ("Заявки принимаются с 1 февраля", "ky", "ru"),
        ("Документы будут готовы к марту", "ky", "ru"),
        ("Когда будет вода?", "ky", "ru"),
        ("Үлгү район", "ru", "ky"),
        ("Грант", "ru", "ru"),
        ("Грант", "ky", "ky"),
        ("Грант", None, "ky"),
        ("When is water?", "en", "en"),
    ],
)
def test_a_language_is_guessed_by_letters_then_by_words_then_by_its_author(
    text: str, author: str | None, language: str
) -> None:
    assert guess_language(text, author) == language


def test_who_writes_in_both_languages_has_written_both() -> None:
    assert guess_languages("Заявки с 1 февраля.\nАрыздар 1-февралдан кабыл алынат.", "ru") == {"ky", "ru"}
    assert guess_languages("Заявки с 1 февраля.", "ky") == {"ru"}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Семинар 10:00дө башталат.", "ky"),
        ("Автобус Караколдон кетет", "ky"),
        ("Семинар начнётся в 10:00.", "ru"),
        ("Вас встретит Үлгү Үлгүева из айыл өкмөтү, автобус стоит у входа", "ru"),
        ("Начало в 10:00", "ru"),
        ("The bus leaves at 7.", "en"),
        ("10:00", "ru"),
        ("", "ky"),
    ],
)
def test_a_text_in_its_language_is_not_taken_for_the_other_one(text: str, language: str) -> None:
    assert not is_in_other_language(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [("Семинар 10:00дө башталат.", "ru"), ("Семинар начнётся в 10:00.", "ky"), ("Үлгү сүйлөйт", "ru")],
)
def test_swapped_texts_are_noticed(text: str, language: str) -> None:
    assert is_in_other_language(text, language)
