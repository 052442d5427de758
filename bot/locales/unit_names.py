"""Names of territorial units inside a sentence: whole, and in the case that the sentence asks for.

Oblasts, rayons and ayil aymaks end in a word of their kind, which is inflected by rule; cities.csv holds the forms of
the cities (Kyrgyz: made with the `kyrgyz` package on PyPI and checked).
"""

import csv
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from bot.locales.kyrgyz_cases import CASES, inflect_possessive
from storage.text.names import bare_name, level_hint

RUSSIAN_CASES = ("genitive", "prepositional")
CITIES = Path(__file__).with_name("cities.csv")
RUSSIAN_NOUNS = {
    "область": ("области", "области"),
    "район": ("района", "районе"),
    "айылный аймак": ("айылного аймака", "айылном аймаке"),
}
ADJECTIVE_ENDINGS = {"ий": ("ого", "ом"), "ый": ("ого", "ом"), "ая": ("ой", "ой")}


def inflected_unit_name(level: str, names: Mapping[str, str], language: str, case: str = "") -> str:
    """Return the name of a unit of this level: "Ак-Булуң айыл аймагынан", "Джалал-Абадской области".

    `names`: the register's, by language. `case`: one of CASES in Kyrgyz, of RUSSIAN_CASES in Russian; English has
    none. A name that the register lacks in the language is given in one that it has.
    """
    name = names.get(language) or ""
    if not name:
        return next(filter(None, names.values()), "")
    if level == "unlisted":  # as somebody wrote it, perhaps with the word for its kind
        level, name = level_hint(name) or "ayil_aymak", bare_name(name)
    if language == "ky":
        return _kyrgyz(level, name, case)
    return _russian(level, name, case) if language == "ru" else name


def _kyrgyz(level: str, name: str, case: str) -> str:
    if level == "city":
        bare = name.removesuffix(" шаары")
        if forms := _cities("ky").get(bare):
            return forms[CASES.index(case)] if case else bare
        name = f"{bare} шаары"
    elif level == "ayil_aymak":
        name = f"{name} айыл аймагы"
    return inflect_possessive(name, case)


def _russian(level: str, name: str, case: str) -> str:
    if level == "city":
        bare = name.removeprefix("г. ")
        forms = _cities("ru").get(bare)
        return (forms[RUSSIAN_CASES.index(case)] if case else bare) if forms else f"г. {bare}"
    if level == "ayil_aymak":
        name = _whole_ayil_aymak(name)
    noun = next((noun for noun in RUSSIAN_NOUNS if noun in name), "")
    if not case or not noun:
        return name
    adjective, rest = name.split(noun, 1)
    number = RUSSIAN_CASES.index(case)
    return _inflect_adjective(adjective.rstrip(), number) + RUSSIAN_NOUNS[noun][number] + rest


def _whole_ayil_aymak(name: str) -> str:
    """Чуйский -> Чуйский айылный аймак; Байтик -> айылный аймак Байтик; им. Кайназаровой -> айылный аймак им. …"""
    first, _, rest = (name, "", "") if name[-2:] in ADJECTIVE_ENDINGS else name.partition(" ")
    if first[-2:] not in ADJECTIVE_ENDINGS:
        return f"айылный аймак {name}"
    return f"{first} айылный аймак {rest}".rstrip()


def _inflect_adjective(adjective: str, number: int) -> str:
    if not adjective:
        return ""
    return adjective[:-2] + ADJECTIVE_ENDINGS[adjective[-2:]][number] + " "


@cache
def _cities(language: str) -> Mapping[str, Sequence[str]]:
    """City -> its forms in the order of the cases."""
    with CITIES.open(encoding="utf-8", newline="") as file:
        _, *rows = csv.reader(file)
    return {row[0]: row[1:5] for row in rows} if language == "ky" else {row[5]: row[6:8] for row in rows}
