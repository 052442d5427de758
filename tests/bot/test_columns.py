"""Which column is which, whatever it is called and wherever it stands; offices and positions in three languages."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.book import BadBook, Grid
from bot.columns import COLUMNS, roster
from bot.texts import LANGUAGES, words
from handlers.guests.lists import Roster


def of(*rows: tuple[str, ...]) -> Roster:
    return roster(Grid("x", tuple(enumerate(rows, start=1))))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_template_is_recognised_in_any_order(language: str) -> None:
    names = [words(language, "UTC").plain(f"invitee-{name}") for name in COLUMNS]
    values = {name: f"v-{name}" for name in COLUMNS if name not in ("office", "position")}
    for order in (1, -1):
        [line] = of(tuple(names[::order]), tuple(values.get(name, "") for name in COLUMNS[::order])).lines
        assert {key: one for key, one in line.told.items() if one} == {
            name.replace("-", "_"): value for name, value in values.items()
        }


@pytest.mark.parametrize(
    ("head", "column"),
    [
        ("Ф.И.О.", "name"),
        ("ФИО участника", "name"),
        ("Аты-жөнү (толук)", "name"),
        ("Катышуучунун аты жөнү", "name"),
        ("Тел.", "phone"),
        ("Контактный телефон", "phone"),
        ("Телефон номери", "phone"),
        ("Mobile phone", "phone"),
        ("Должность", "position"),
        ("Кызмат орду", "position"),
        ("Айылный аймак", "unit"),
        ("Айыл өкмөтү", "unit"),
        ("Название айыл окмоту", "unit"),
        ("Организация", "unit"),
        ("Райн", "rayon"),
        ("Области", "oblast"),
        ("Код СОАТЕ", "code"),
        ("Вид учреждения", "office"),
    ],
)
def test_a_column_is_known_by_many_names(head: str, column: str) -> None:
    other = (
        ("Айыл аймагы", "v")
        if column in ("name", "phone", "position", "office")
        else ("Телефон", "0700100101")
    )
    [line] = of((head, other[0]), ("айыл өкмөтү" if column == "office" else "Башчы", other[1])).lines
    assert line.told[column]


@pytest.mark.parametrize(
    ("typed", "position"),
    [
        ("Глава", "head"),
        ("глава айыл окмоту", "head"),
        ("и.о. главы", "head"),
        ("Айыл өкмөтүнүн башчысы", "head"),
        ("Башчы", "head"),
        ("Зам. главы", "deputy"),
        ("заместитель главы айыл окмоту", "deputy"),
        ("Айыл өкмөтүнүн башчысынын орун басары", "deputy"),
        ("отв. секретарь", "secretary"),
        ("Жооптуу катчысы", "secretary"),
        ("главный специалист", "specialist"),
        ("Айылдык кеңештин төрагасы", "council"),
        ("Председатель айылного кенеша", "council"),
        ("Deputy head", "deputy"),
        ("Замеситель", "deputy"),
    ],
)
def test_a_position_is_known_by_many_words(typed: str, position: str) -> None:
    [line] = of(("Айыл аймагы", "Должность"), ("Ак-Булуң", typed)).lines
    assert line.told.get("position") == position


@pytest.mark.parametrize(
    ("typed", "office"),
    [
        ("Айыл өкмөтү же мэрия", "municipality"),
        ("айыл окмоту", "municipality"),
        ("Райгосадминистрация", "rayon_administration"),
        ("Райондук мамлекеттик администрация", "rayon_administration"),
        ("РГА", "rayon_administration"),
        ("Аппарат полпреда", "plenipotentiary"),
        ("Partner organisation", "partner"),
    ],
)
def test_an_office_is_known_by_many_words(typed: str, office: str) -> None:
    [line] = of(("Район", "Вид учреждения"), ("Ак-Суу", typed)).lines
    assert line.told.get("office") == office


def test_what_is_not_known_is_kept_to_be_said() -> None:
    [line] = of(("Район", "Вид учреждения", "Должность"), ("Ак-Суу", "Хор", "Тамада")).lines
    assert (line.told["office-unknown"], line.told["position-unknown"]) == ("Хор", "Тамада")


def test_titles_above_the_heads_are_passed_over_and_our_own_remarks_left_out() -> None:
    remarks = words("ky", "UTC").plain("column-remarks")
    found = of(("Семинардын катышуучулары",), ("Телефон", remarks, "Айыл аймагы"), ("0700", "ката", "Арал"))
    assert found.head == ("Телефон", "Айыл аймагы")
    assert [(line.number, line.cells) for line in found.lines] == [(3, ("0700", "Арал"))]


@given(st.lists(st.lists(st.text(max_size=30), max_size=6).map(tuple), max_size=8))
def test_whatever_the_rows_say_it_is_a_roster_or_refused(rows: list[tuple[str, ...]]) -> None:
    with contextlib.suppress(BadBook):
        found = of(*rows)
        assert all(len(line.cells) == len(found.head) for line in found.lines)
