"""The same list gives the same invitees in any file format, spelling, case, composition and column order."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from unicodedata import normalize

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.imports import invitee_rows, sheets
from handlers.invitees.import_file import ImportFile, ImportRow, ImportSheet
from handlers.invitees.import_rows import check_rows
from storage.text.names import name_key
from tests.bot.imports.workbook_files import csv_of, ods_of, ods_rows, workbook_of
from tests.handlers.stage import Stage

Cells = list[list[str]]

HEADS: dict[str, tuple[str, ...]] = {
    "unit": (
        *("Айыл аймагы", "Айыл өкмөтү", "айыл окмоту", "Айылный аймак", "АА", "А/О", "Сельская управа"),
        *("Municipality", "Наименование айыл окмоту", "Айыл аймагынын аталышы"),
    ),
    "rayon": ("Район", "Району", "Название района", "Pайон", "Rayon", "РАЙОНДУН АТЫ"),
    "phone": (
        "Телефон",
        "Тел.",
        "Контактный телефон",
        "Телефон главы айыл окмоту",
        "Уюлдук телефон",
        "Tелефон",
        "Phone",
    ),
    "position": ("Должность", "Кызматы", "Кызмат орду", "Position", "Занимаемая должность"),
    "name": (
        "ФИО",
        "Ф.И.О.",
        "Ф. И. О.",
        "Аты-жөнү",
        "Аты жону",
        "ФИO",
        "Full name",
        "ФИО главы айыл окмоту",
    ),
}
PARTS = (
    ("Фамилия", "Имя", "Отчество"),
    ("Фамилиясы", "Аты", "Атасынын аты"),
    ("Surname", "First name", "Middle name"),
)


@dataclass(frozen=True)
class Person:
    """An invitee, and the ways to write each of their fields."""

    unit_code: str
    units: tuple[str, ...]
    rayons: tuple[str, ...]
    name: tuple[str, str, str]
    phone: str
    phones: tuple[str, ...]
    position: str
    positions: tuple[str, ...]


AK_SUU = ("Ак-Суу", "Ак-Суу району", "Аксуйский район", "Ak-Suu", "Ак-Суйский")
INVITED = (
    Person(
        "41702205805000",
        (
            *("Ак-Булуң", "Ак-Булун", "Ак-Булуң айыл аймагы", "Ак-Булуң АА", "Ак-Булуң ААА", "Ak-Bulung"),
            *("Ак-Булунский айыл окмоту", "Ак-Булунская сельская управа", "А/О Ак-Булуң", "Aк-Булуң"),
            *("41702205805000", "41702205805000 Ак-Булуң"),
        ),
        AK_SUU,
        ("Асанов", "Бек", "Асанович"),
        "+996700100101",
        (
            "0700100101",
            "+996 700 10-01-01",
            "996700100101",
            "996700100101.0",
            "9.96700100101E+11",
            "700100101",
        ),
        "head",
        ("Глава", "Башчы", "Head", "глава айыл окмоту", "Айыл өкмөтүнүн башчысы"),
    ),
    Person(
        "41702205807000",
        (
            *("Бөрү-Баш", "Бору Баш", "Берю-Башский", "Boru-Bash", "Бөрү-Баш АӨ", "Бөрү-Баш айылдык аймагы"),
            *("Берю-Башский а/о", "Бөрү-Баш а.а.", "сельская управа Берю-Баш"),
        ),
        AK_SUU,
        ("Алёшина", "Өмүргүл", "Йусуповна"),
        "+996555100102",
        ("0555 100 102", "(0555) 10-01-02", "00996555100102", "тел. 0555-100-102", "555100102,0"),
        "secretary",
        ("Жооптуу катчы", "Ответственный секретарь", "отв.секретарь", "Executive secretary"),
    ),
)


def csv(encoding: str, separator: str) -> Callable[[Cells], bytes]:
    """Return text with separators; in Unicode where Windows-1251 lacks a letter."""

    def made(rows: Cells) -> bytes:
        try:
            return csv_of(rows, separator, encoding)
        except UnicodeEncodeError:
            return csv_of(rows, separator, "utf-8-sig")

    return made


FORMATS: tuple[Callable[[Cells], bytes], ...] = (
    workbook_of,
    lambda rows: ods_of(ods_rows(rows)),
    *(csv(encoding, separator) for encoding in ("utf-8", "utf-8-sig", "cp1251") for separator in (",", ";")),
    csv("utf-16", "\t"),
)
UNSEEN = ("", "\u200b", "\u00ad", "\u202a", "\ufeff", "\u2060")


def _noisy(random: Random, text: str) -> str:
    """Return the same text as careless programs and people write it."""
    text = normalize(random.choice(("NFC", "NFD")), text)
    text = text.replace(" ", random.choice((" ", "\u00a0", "  ")))
    at = random.randint(0, len(text))
    return text[:at] + random.choice(UNSEEN) + text[at:]


def _cased(random: Random, text: str) -> str:
    return random.choice((str, str.upper, str.lower))(text)


def _written(random: Random) -> tuple[Cells, list[Person]]:
    """Return a list of these invitees in a random spelling and format."""
    parted = random.choice((None, *PARTS))
    named = list(parted) if parted else [random.choice(HEADS["name"])]
    heads = [random.choice(HEADS[kind]) for kind in ("unit", "rayon", "phone", "position")] + named
    people = random.sample(INVITED, len(INVITED))
    rows = [heads]
    for one in people:
        said = [random.choice(some) for some in (one.units, one.rayons, one.phones, one.positions)]
        rows.append([*said, *(one.name if parted else [" ".join(one.name)])])
    order = random.sample(range(len(heads)), len(heads))
    return [[_noisy(random, _cased(random, row[at])) for at in order] for row in rows], people


async def _units(stage: Stage, *rows: dict[str, str]) -> list[str]:
    """Return the unit codes of these rows, or their mistakes."""
    lines = tuple(ImportRow(number, (), row) for number, row in enumerate(rows, start=2))
    found = []
    for line in lines:
        checked = await check_rows(
            stage.session, stage.karakol.id, ImportFile((ImportSheet("x", (), (line,)),)), _no_rest
        )
        wrong = [
            f"{line.values}: {one.key}"
            for one in (*checked.mistakes.values(), *(one for some in checked.notes.values() for one in some))
        ]
        found += wrong or [entry["unit_code"] for entry in checked.entries]
    return found


@pytest.mark.parametrize("one", INVITED, ids=lambda one: one.unit_code)
async def test_a_place_is_known_however_it_is_written(stage: Stage, one: Person) -> None:
    rows = [{"unit": unit, "rayon": one.rayons[0]} for unit in one.units]
    rows += [{"unit": one.units[0], "rayon": rayon} for rayon in one.rayons]
    rows += [
        {name: change(said) for name, said in row.items()}
        for row in rows
        for change in (str.upper, str.lower)
    ]
    assert set(await _units(stage, *rows)) == {one.unit_code}


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 10**9))
async def test_the_same_list_gives_the_same_invitees(stage: Stage, seed: int) -> None:
    random = Random(seed)
    rows, people = _written(random)
    content = random.choice(FORMATS)(rows)
    roster = invitee_rows.read_invitees(sheets.read_sheets(content))
    assert not roster.unused
    checked = await check_rows(stage.session, stage.karakol.id, roster, _no_rest)
    assert not checked.mistakes
    assert not checked.notes
    found = [(one["unit_code"], one["office"], one["phone"], one["position"]) for one in checked.entries]
    assert found == [(one.unit_code, "municipality", one.phone, one.position) for one in people]
    assert [name_key(one["name"]) for one in checked.entries] == [
        name_key(" ".join(one.name)) for one in people
    ]


async def _no_rest() -> None:
    pass
