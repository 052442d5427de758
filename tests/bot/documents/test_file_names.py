"""Names of files are words of the reader's language that every operating system takes."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.documents.file_names import NOT_ALLOWED, file_name
from bot.locales import LANGUAGES, get_locale
from handlers.messages import FileName, Translated

DAY = datetime(2026, 12, 18, 9, 30, tzinfo=UTC)
ROOT = Path(__file__).parents[3]
NAMED = re.compile(r'(?:FileName|seminar_file|dated_file)\((?:[\w.]+, )?"([a-z-]+)"')
"""A name in the code: the key of what the file is."""
LONG = "«Жергиликтүү бюджетти пландоо жана аткаруу: айыл өкмөттөрүнүн тажрыйбасы» темасындагы семинар"


def named(title: str, language: str = "ky", part: int = 1) -> str:
    name = FileName("file-questions", DAY, Translated({"ky": title}), part)
    return file_name(name, get_locale(language, "UTC"), ".docx")


def test_a_name_says_what_it_is_when_and_of_which_seminar() -> None:
    assert named("Кирүү семинары, Нарын") == "Суроо-жооптор 18.12.2026 Кирүү семинары, Нарын.docx"
    assert named("Нарын", "ru", 2) == "Вопросы и ответы 18.12.2026 Нарын (2).docx"
    assert file_name(FileName("mydata-title"), get_locale("ru", "UTC"), ".xlsx") == "Мои данные.xlsx"


def test_a_file_of_a_part_of_the_country_says_of_which_part() -> None:
    """The call sheets of two rayons lie side by side; the longer title still fits a folder."""
    area = Translated({"ky": "Кара-Кулжа району"})
    name = FileName("call-sheet-title", DAY, Translated({"ky": LONG}), area=area)
    stem = file_name(name, get_locale("ky", "UTC"), "")
    assert stem == "Чалуу тизмеси Кара-Кулжа району 18.12.2026 «Жергиликтүү бюджетти пландоо жана аткаруу"
    assert len(f"{stem}.xlsx".encode()) <= 255


def test_a_long_title_ends_with_a_whole_word() -> None:
    stem = named(LONG).removesuffix(".docx")
    assert stem == "Суроо-жооптор 18.12.2026 «Жергиликтүү бюджетти пландоо жана аткаруу айыл"
    assert named("Ө" * 90).endswith("ӨӨ.docx")


def test_every_name_is_plain_words_that_fit_a_folder() -> None:
    """255 bytes are the limit of Linux, Android and macOS; Telegram shows the name as it is."""
    sources = [*ROOT.glob("handlers/**/*.py"), *ROOT.glob("bot/**/*.py")]
    keys = {key for source in sources for key in NAMED.findall(source.read_text("utf-8"))}
    assert len(keys) > 20
    for language in LANGUAGES:
        words = get_locale(language, "UTC")
        for key in keys:
            name = FileName(key, DAY, Translated({"ky": LONG}), 12)
            assert len(file_name(name, words, ".docx").encode()) <= 255, (language, key)
            assert not re.search(r"_|\d{4}-\d\d|<|\{", words.plain(key)), (language, key)
            assert not NOT_ALLOWED.search(words.plain(key)), (language, key)


@pytest.mark.parametrize(
    "title", ['a/b\\c:d*e?f"g<h>i|j', "a\nb\tc", " .. ", "../../etc", "50 %41", "\u0007x", "\ud800"]
)
def test_nobody_s_title_breaks_a_name(title: str) -> None:
    name = named(title)
    assert not set(name) & set('/\\:*?"<>|%\n\t\u0007\ud800')
    assert not name.removesuffix(".docx").endswith((".", " "))
    assert name.encode()
