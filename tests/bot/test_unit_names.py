"""Names of units in their cases: every one of the register, and samples of each ending."""

import csv

import pytest

from bot.locales.kyrgyz_cases import CASES
from bot.locales.unit_names import RUSSIAN_CASES, inflected_unit_name
from storage.units.register import REGISTER_FILE
from tests.case_tables import every_row

with REGISTER_FILE.open(encoding="utf-8", newline="") as _file:
    REGISTER = list(csv.DictReader(_file))


def names(unit: dict[str, str]) -> dict[str, str]:
    return {language: unit[f"name_{language}"] for language in ("ky", "ru", "en")}


@every_row(
    ("level", "name", "forms"),
    [
        ("oblast", "Ысык-Көл облусу", "облусунун облусуна облусунда облусунан"),
        ("rayon", "Ак-Суу району", "районунун районуна районунда районунан"),
        ("ayil_aymak", "Ак-Булуң", "аймагынын аймагына аймагында аймагынан"),
        ("city", "Бишкек", "Бишкектин Бишкекке Бишкекте Бишкектен"),
        ("city", "Жалал-Абад", "Жалал-Абаддын Жалал-Абадга Жалал-Абадда Жалал-Абаддан"),
        ("city", "Каракол", "Караколдун Караколго Караколдо Караколдон"),
        ("city", "Өзгөн", "Өзгөндүн Өзгөнгө Өзгөндө Өзгөндөн"),
        ("city", "Ош", "Оштун Ошко Ошто Оштон"),
        ("city", "Балыкчы", "Балыкчынын Балыкчыга Балыкчыда Балыкчыдан"),
        ("city", "Сүлүктү", "Сүлүктүнүн Сүлүктүгө Сүлүктүдө Сүлүктүдөн"),
        ("city", "Талас", "Таластын Таласка Таласта Таластан"),
        ("city", "Кемин", "Кеминдин Кеминге Кеминде Кеминден"),
        ("city", "Жаңы шаары", "шаарынын шаарына шаарында шаарынан"),
        ("unlisted", "Үлгү-Суу", "аймагынын аймагына аймагында аймагынан"),
        ("unlisted", "Үлгү-Суу айыл өкмөтү", "аймагынын аймагына аймагында аймагынан"),
        ("unlisted", "Үлгүкент шаары", "шаарынын шаарына шаарында шаарынан"),
    ],
)
def test_kyrgyz_names_have_the_endings_of_their_last_word(level: str, name: str, forms: str) -> None:
    written = [inflected_unit_name(level, {"ky": name}, "ky", case).split(" ")[-1] for case in CASES]
    assert written == forms.split()


@every_row(
    ("level", "name", "nominative", "genitive", "prepositional"),
    [
        *[("oblast", "Джалал-Абадская область", "Джалал-Абадская область", *["Джалал-Абадской области"] * 2)],
        ("rayon", "Ноокенский район", "Ноокенский район", "Ноокенского района", "Ноокенском районе"),
        (
            *("ayil_aymak", "Ак-Булунский", "Ак-Булунский айылный аймак"),
            *("Ак-Булунского айылного аймака", "Ак-Булунском айылном аймаке"),
        ),
        (
            *("ayil_aymak", "Целинный", "Целинный айылный аймак"),
            *("Целинного айылного аймака", "Целинном айылном аймаке"),
        ),
        ("ayil_aymak", "Байтик", "айылный аймак Байтик", "айылного аймака Байтик", "айылном аймаке Байтик"),
        (
            *("ayil_aymak", "им. Крупской", "айылный аймак им. Крупской"),
            *("айылного аймака им. Крупской", "айылном аймаке им. Крупской"),
        ),
        (
            *("ayil_aymak", "Алайский имени К.Белекбаева", "Алайский айылный аймак имени К.Белекбаева"),
            "Алайского айылного аймака имени К.Белекбаева",
            "Алайском айылном аймаке имени К.Белекбаева",
        ),
        (
            *("ayil_aymak", "Т. Кулатовский", "Т. Кулатовский айылный аймак"),
            *("Т. Кулатовского айылного аймака", "Т. Кулатовском айылном аймаке"),
        ),
        ("city", "Каракол", "Каракол", "Каракола", "Караколе"),
        ("city", "Сулюкта", "Сулюкта", "Сулюкты", "Сулюкте"),
        ("city", "Кара-Суу", "Кара-Суу", "Кара-Суу", "Кара-Суу"),
        ("city", "Новый", "г. Новый", "г. Новый", "г. Новый"),
    ],
)
def test_russian_names_are_inflected(
    level: str, name: str, nominative: str, genitive: str, prepositional: str
) -> None:
    written = [inflected_unit_name(level, {"ru": name}, "ru", case) for case in ("", *RUSSIAN_CASES)]
    assert written == [nominative, genitive, prepositional]


@pytest.mark.parametrize("language", ["ky", "ru"])
def test_every_unit_of_the_register_has_all_its_cases(language: str) -> None:
    cases = CASES if language == "ky" else RUSSIAN_CASES
    for unit in REGISTER:
        if not unit[f"name_{language}"]:
            continue
        forms = [inflected_unit_name(unit["level"], names(unit), language, case) for case in ("", *cases)]
        same = unit["level"] in ("oblast", "city") and language == "ru"
        assert all(forms), unit
        assert same or len(set(forms)) == len(forms), forms


def test_every_city_of_the_register_stands_without_its_kind() -> None:
    for unit in REGISTER:
        if unit["level"] == "city":
            assert not inflected_unit_name("city", names(unit), "ky").endswith(" шаары")
            assert not inflected_unit_name("city", names(unit), "ru").startswith("г. ")


def test_a_name_that_is_missing_in_a_language_is_given_in_another() -> None:
    assert inflected_unit_name("ayil_aymak", {"ky": "", "ru": "Куршабский"}, "ky", "locative") == "Куршабский"
