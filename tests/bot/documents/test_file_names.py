"""Names of files are words of the reader's language that every operating system takes."""

from datetime import UTC, datetime

import pytest

from bot.documents.file_names import file_name
from bot.locales import get_locale
from handlers.messages import FileName, Translated

DAY = datetime(2026, 12, 18, 9, 30, tzinfo=UTC)
LONG = "«Жергиликтүү бюджетти пландоо жана аткаруу: айыл өкмөттөрүнүн тажрыйбасы» темасындагы семинар"


def named(title: str, language: str = "ky", part: int = 1) -> str:
    name = FileName("file-questions", DAY, Translated({"ky": title}), part)
    return file_name(name, get_locale(language, "UTC"), ".docx")


def test_a_name_says_what_it_is_when_and_of_which_seminar() -> None:
    assert named("Кирүү семинары, Нарын") == "Суроо-жооптор 18.12.2026 Кирүү семинары, Нарын.docx"
    assert named("Нарын", "ru", 2) == "Вопросы и ответы 18.12.2026 Нарын (2).docx"
    assert file_name(FileName("mydata-title"), get_locale("ru", "UTC"), ".xlsx") == "Мои данные.xlsx"


def test_a_long_title_ends_with_a_whole_word() -> None:
    stem = named(LONG).removesuffix(".docx")
    assert stem == "Суроо-жооптор 18.12.2026 «Жергиликтүү бюджетти пландоо жана аткаруу айыл"
    assert named("Ө" * 90).endswith("ӨӨ.docx")


@pytest.mark.parametrize(
    "title", ['a/b\\c:d*e?f"g<h>i|j', "a\nb\tc", " .. ", "../../etc", "50 %41", "\u0007x", "\ud800"]
)
def test_nobody_s_title_breaks_a_name(title: str) -> None:
    name = named(title)
    assert not set(name) & set('/\\:*?"<>|%\n\t\u0007\ud800')
    assert not name.removesuffix(".docx").endswith((".", " "))
    assert name.encode()
