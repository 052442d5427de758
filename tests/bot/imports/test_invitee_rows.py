"""Columns of an invitees' list: recognised by many names and in any order; unused ones are reported."""

import contextlib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.imports.headers import COLUMNS
from bot.imports.invitee_rows import read_invitees
from bot.imports.vocabulary import is_empty_value
from bot.imports.workbook import MAX_COLUMNS as READ
from bot.imports.workbook import Sheet, UnreadableWorkbook, Workbook
from bot.locales import LANGUAGES, get_locale
from handlers.invitees.import_file import ImportFile, ImportRow, ImportSheet, UnusedPart
from storage.text.normalization import INVISIBLE_MARKER
from tests.case_tables import every_row

Rows = tuple[tuple[str, ...], ...]
PLACE = ("Айыл аймагы", "Ак-Булуң")


def sheet(*rows: tuple[str, ...], title: str = "x", **how: Any) -> Sheet:
    return Sheet(title, tuple((number, row) for number, row in enumerate(rows, start=1) if any(row)), **how)


def only_sheet(*rows: tuple[str, ...]) -> ImportSheet:
    """Return the only sheet of these rows."""
    [page] = read_invitees(Workbook((sheet(*rows),))).sheets
    return page


def only_row(*columns: tuple[str, str]) -> dict[str, str]:
    """Return the only row of a sheet with these columns, (header, cell) each, and a place."""
    [line] = only_sheet(*zip(PLACE, *columns, strict=True)).lines
    return {name: said for name, said in line.values.items() if name != "unit"}


def unused(*rows: tuple[str, ...]) -> UnusedPart:
    [found] = read_invitees(Workbook((sheet(*rows),))).unused
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_template_is_recognised_in_any_order(language: str) -> None:
    names = [get_locale(language, "UTC").plain(f"invitee-{name}") for name in COLUMNS]
    values = {name: f"v-{name}" for name in COLUMNS if name not in ("office", "position")}
    for order in (1, -1):
        page = only_sheet(tuple(names[::order]), tuple(values.get(name, "") for name in COLUMNS[::order]))
        assert page.lines[0].values == {name.replace("-", "_"): value for name, value in values.items()}


@every_row(
    ("head", "column"),
    [
        ("Ф.И.О.", "name"),
        ("ФИО участника", "name"),
        ("Имя", "name"),
        ("Аты-жөнү (толук)", "name"),
        ("Катышуучунун аты жөнү", "name"),
        ("Аты жана фамилиясы", "name"),
        ("Name", "name"),
        ("Тел.", "phone"),
        ("Контактный телефон", "phone"),
        ("Телефон номери", "phone"),
        ("Mobile phone", "phone"),
        ("Должность", "position"),
        ("Кызмат орду", "position"),
        ("Айылный аймак", "unit"),
        ("Айыл өкмөтү", "unit"),
        ("Название айыл окмоту", "unit"),
        ("Айыл аймагынын аты", "unit"),
        ("Name of municipality", "unit"),
        ("Организация", "unit"),
        ("Райн", "rayon"),
        ("Райондун аты", "rayon"),
        ("Наименование района", "rayon"),
        ("Области", "oblast"),
        ("Код СОАТЕ", "code"),
        ("Вид учреждения", "office"),
    ],
)
def test_a_column_is_known_by_many_names(head: str, column: str) -> None:
    other = PLACE if column in ("name", "phone", "position", "office") else ("Телефон", "0700100101")
    [line] = only_sheet((head, other[0]), ("айыл өкмөтү" if column == "office" else "Башчы", other[1])).lines
    assert line.values[column]


@every_row(
    ("typed", "position"),
    [
        ("Глава", "head"),
        ("глава айыл окмоту", "head"),
        ("и.о. главы", "head"),
        ("Айыл өкмөтүнүн башчысы", "head"),
        ("Башчы", "head"),
        ("мэр", "head"),
        ("Нарын шаарынын мэри", "head"),
        ("Мэр г. Каракол", "head"),
        ("и. о. мэра", "head"),
        ("мэрдин милдетин аткаруучу", "head"),
        ("Каракол шаарынын вице-мэри", "deputy"),
        ("и. о. вице-мэра", "deputy"),
        ("исполняющий обязанности заместителя главы", "deputy"),
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
    assert only_row(("Должность", typed)) == {"position": position}


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
    assert only_row(("Вид учреждения", typed)) == {"office": office}


def test_what_is_not_known_is_kept_to_be_said() -> None:
    assert only_row(("Вид учреждения", "Хор"), ("Должность", "Тамада")) == {
        "office-unknown": "Хор",
        "position-unknown": "Тамада",
    }


# Names in parts, several telephones.


@every_row(
    "heads",
    [
        ("Фамилия", "Имя", "Отчество"),
        ("Фамилиясы", "Аты", "Атасынын аты"),
        ("Last name", "First name", "Middle name"),
        ("Surname", "Given name", "Patronymic"),
        ("ФАМИЛИЯ", "имя", "Отчество (если есть)"),
    ],
)
@every_row("order", [(0, 1, 2), (2, 1, 0), (1, 0, 2)])
def test_the_parts_of_a_name_make_the_name_in_any_order(
    heads: tuple[str, ...], order: tuple[int, ...]
) -> None:
    columns = [*zip(heads, ("Асанов", "Бек", "Асанович"), strict=True)]
    assert only_row(*(columns[at] for at in order)) == {"name": "Асанов Бек Асанович"}


@pytest.mark.parametrize(
    ("columns", "name"),
    [
        ([("Фамилия", "Асанов"), ("Имя", "Бек"), ("Отчество", "-")], "Асанов Бек"),
        ([("Фамилия", "Асанов"), ("Имя", ""), ("Отчество", "жок")], "Асанов"),
        ([("Фамилия Имя", "Асанов Бек"), ("Отчество", "Асанович")], "Асанов Бек Асанович"),
        ([("Имя, отчество", "Бек Асанович"), ("Фамилия", "Асанов")], "Асанов Бек Асанович"),
        ([("Отчество", "Асанович"), ("ФИО", "Асанов Бек А.")], "Асанов Бек А."),
        ([("ФИО (кыргызча)", ""), ("ФИО (орусча)", "Асанов Бек")], "Асанов Бек"),
        ([("ФИО", ""), ("Фамилия", "Асанов"), ("Имя", "Бек")], "Асанов Бек"),
        ([("Фамилия", "Асанов"), ("Имя", "=B2"), ("Отчество", "")], "=B2"),
        ([("Фамилия", "Асанов"), ("Имя", INVISIBLE_MARKER)], INVISIBLE_MARKER),
    ],
)
def test_what_is_filled_in_of_a_name_counts(columns: list[tuple[str, str]], name: str) -> None:
    assert only_row(*columns) == {"name": name}


@pytest.mark.parametrize(
    "nothing", ["нет", "-", "—", "жок", "Жок.", "n/a", "N/A", "н/д", "Не указано", "none", "вакант"]
)
def test_a_word_that_there_is_nothing_is_nothing_but_no_name(nothing: str) -> None:
    assert is_empty_value(nothing)
    assert only_row(("ФИО", nothing), ("Телефон", nothing), ("Должность", nothing), ("Код", nothing)) == {
        "name-unknown": nothing
    }
    assert only_row(("Фамилия", nothing), ("Имя", nothing), ("Телефон", "5")) == {
        "name-unknown": nothing,
        "phone": "5",
    }


@pytest.mark.parametrize("something", ["#N/A", "Нетаев", "0", "Но", "Жоомарт"])
def test_what_only_looks_like_nothing_is_something(something: str) -> None:
    assert not is_empty_value(something)


@pytest.mark.parametrize(("work", "mobile"), [("", "0700123456"), ("0700123456", ""), ("нет", "0700123456")])
def test_of_two_telephone_columns_the_filled_one_counts(work: str, mobile: str) -> None:
    assert only_row(("Рабочий телефон", work), ("Мобильный телефон", mobile)) == {"phone": "0700123456"}


@pytest.mark.parametrize(
    ("head", "across", "name"),
    [
        (("ФИО", "", "", *PLACE[:1]), ((1, 0, 2),), "Асанов Бек Асанович"),
        (("ФИО", "", "Отчество", *PLACE[:1]), ((1, 0, 1),), "Асанов Бек Асанович"),
    ],
)
def test_one_head_over_the_parts_of_a_name_joins_them(
    head: tuple[str, ...], across: tuple[tuple[int, int, int], ...], name: str
) -> None:
    row = ("Асанов", "Бек", "Асанович", PLACE[1])
    found = read_invitees(Workbook((sheet(head, row, horizontal_merges=across),)))
    assert found.sheets[0].lines[0].values["name"] == name
    assert not found.unused


def test_parts_of_a_name_below_one_head_make_the_name() -> None:
    head = ("Айыл аймагы", "Аты-жөнү", "", "")
    below = ("", "Фамилиясы", "Аты", "Атасынын аты")
    for across in ((), ((1, 1, 3),)):
        rows = (head, below, ("Ак-Булуң", "Асанов", "Бек", "Асанович"))
        found = read_invitees(Workbook((sheet(*rows, horizontal_merges=across),)))
        assert found.sheets[0].lines[0].values["name"] == "Асанов Бек Асанович"
        assert not found.unused


@every_row(
    ("head", "column"),
    [
        ("ФИО главы айыл окмоту", "name"),
        ("Телефон главы АО", "phone"),
        ("Контакты учреждения (айыл аймагы)", "phone"),
        ("Наименование АА", "unit"),
        ("А/А", "unit"),
        ("ААА", "unit"),
        ("Сельская управа", "unit"),
        ("Aйыл aймагы", "unit"),
        ("АЙЫЛ ОКМОТУ", "unit"),
        ("Айыл өкмөтүнүн аты", "unit"),
        ("Name of municipality (ayil aymak)", "unit"),
        ("Тeлeфoн", "phone"),
        ("Кызмат орду", "position"),
        ("Аты - жону", "name"),
    ],
)
def test_a_place_may_only_tell_whose_name_it_is(head: str, column: str) -> None:
    other = ("Код", "1") if column == "unit" else ("Район", "Ак-Суу")
    [line] = only_sheet((head, other[0]), ("Башчы", other[1])).lines
    assert line.values[column]


def test_what_is_hidden_is_named_with_what_is_not_used() -> None:
    shown = sheet(HEAD[1:], FIRST[1:], hidden_rows=(3, 4), hidden_columns=("F",))
    filtered = sheet(title="y", hidden_rows=(1,))
    found = read_invitees(Workbook((shown, filtered)))
    assert found.unused == (
        UnusedPart("x", hidden_columns=("F",), hidden_rows=(3, 4)),
        UnusedPart("y", "headless", hidden_rows=(1,)),
    )


def test_two_telephones_are_both_told() -> None:
    assert only_row(("Рабочий телефон", "0312 123456"), ("Сотовый", "0700 1")) == {
        "phone": "0312 123456; 0700 1"
    }


# Headers over several rows, titles, several sheets.

TWO_ROWS: list[Rows] = [
    (("Район", "Айыл аймагы", "Глава", ""), ("", "", "ФИО", "Телефон")),
    (("Район", "Айыл аймагы", "Глава", ""), ("Район", "Айыл аймагы", "ФИО", "Телефон")),
    (("Тизме", "", "", ""), ("Район", "Айыл аймагы", "Катышуучу", ""), ("", "", "Аты-жөнү", "Телефону")),
    (("Где", "", "Кто", ""), ("Район", "Айыл аймагы", "ФИО", "Тел.")),
    (("Район", "Айыл аймагы", "ФИО", "Телефон"), ("1", "2", "3", "4")),
    (("Район", "Айыл аймагы", "Глава", ""), ("", "", "ФИО", "Телефон"), ("1", "2", "3", "4")),
]


@pytest.mark.parametrize("heads", TWO_ROWS)
def test_a_head_over_several_rows_is_read(heads: Rows) -> None:
    [line] = only_sheet(*heads, ("Ак-Суу", "Ак-Булуң", "Асанов Бек", "0700123456")).lines
    assert line.values == {"rayon": "Ак-Суу", "unit": "Ак-Булуң", "name": "Асанов Бек", "phone": "0700123456"}


def test_a_head_that_was_joined_over_two_columns_is_that_of_both() -> None:
    page = only_sheet(
        ("Айыл аймагы", "ФИО", "Телефон", ""),
        ("", "", "рабочий", "мобильный"),
        ("Ак-Булуң", "Асанов Бек", "0312 123456", "0700 123456"),
    )
    assert page.head == ("Айыл аймагы", "ФИО", "Телефон рабочий", "Телефон мобильный")
    assert page.lines[0].values["phone"] == "0312 123456; 0700 123456"


@pytest.mark.parametrize(
    "row",
    [
        ("Ак-Булуң айылы", "Асанов Бек", ""),
        ("Айыл өкмөтү", "Телефон", ""),
        ("Айыл өкмөтү", "", "0700123456"),
    ],
)
def test_the_first_row_of_the_list_is_no_head(row: tuple[str, ...]) -> None:
    lines = only_sheet(("Айыл аймагы", "ФИО", "Телефон"), row, ("Октябрь", "Үлгү Эки", "")).lines
    assert [line.number for line in lines] == [2, 3]


def test_titles_above_the_heads_are_passed_over_and_our_own_remarks_left_out() -> None:
    remarks = get_locale("ky", "UTC").plain("column-remarks")
    found = only_sheet(
        ("Семинардын катышуучулары",), ("Телефон", remarks, "Айыл аймагы"), ("0700", "ката", "Арал")
    )
    assert found.head == ("Телефон", "Айыл аймагы")
    assert [(line.number, line.cells) for line in found.lines] == [(3, ("0700", "Арал"))]


HEAD = ("№", "Район", "Айыл аймагы", "ФИО", "Телефон")
FIRST = ("1", "Ак-Суу", "Ак-Булуң", "Үлгү Бир", "0700123456")


def test_every_sheet_with_a_head_is_read_and_the_others_are_said() -> None:
    found = read_invitees(
        Workbook(
            (
                sheet(("Катышуучулардын тизмеси",), title="Обложка"),
                sheet(HEAD[1:], FIRST[1:], title="Ак-Суу"),
                sheet(title="Лист2"),
                sheet(HEAD[1:], FIRST[1:], title="жашыруун", hidden=True),
                sheet(HEAD[:0:-1], FIRST[:0:-1], title="Тоң"),
            )
        )
    )
    assert [(page.title, len(page.lines)) for page in found.sheets] == [("Ак-Суу", 1), ("Тоң", 1)]
    assert found.sheets[0].lines[0].values == found.sheets[1].lines[0].values
    assert found.unused == (UnusedPart("Обложка", "headless"), UnusedPart("жашыруун", "hidden"))


def test_every_column_and_row_that_was_not_used_is_named() -> None:
    found = unused(
        ("Катышуучулар", "", "", "", "", ""),
        ("2026-жыл", "", "", "", "", ""),
        (*HEAD, ""),
        ("1", "2", "3", "4", "5", ""),
        ("", "Ак-Суу району", "", "", "", ""),
        (*FIRST, "эскертүү"),
        ("2", "", "", "", "", ""),
        (*HEAD, ""),
        ("", "Тоң", "Күн-Чыгыш", "Үлгү Эки", "", ""),
        ("Төрага", "", "", "", "", "кол"),
    )
    assert found == UnusedPart("x", columns=("F",), rows=(4, 5, 7, 8, 10), title_rows=(1, 2))


def test_a_second_column_of_a_kind_is_named_when_nothing_of_it_was_taken() -> None:
    head = (
        "Айыл аймагы",
        "ФИО главы",
        "ФИО заместителя",
        "Должность",
        "Должность (орусча)",
        "Телефон",
        "Тел. 2",
    )
    row = ("Ак-Булуң", "Үлгү Бир", "Үлгү Эки", "Глава", "Башчы", "0700123456", "0555123456")
    assert unused(head, row).columns == ("ФИО заместителя", "Должность (орусча)")


@pytest.mark.parametrize(
    "head", ["ФИО, должность", "ФИО / телефон", "Кызматы жана телефону", "Должность и место работы"]
)
def test_a_column_of_two_things_is_named_since_one_of_them_is_taken(head: str) -> None:
    assert unused(("Код", head), ("1", "Асанов Бек, глава, 0700123456")).partial_columns == (head,)


def test_columns_beyond_those_that_are_read_are_named() -> None:
    wide = Sheet("x", sheet(HEAD[1:], FIRST[1:]).rows, has_more_columns=True)
    assert read_invitees(Workbook((wide,))).unused[0].columns == ("AO…",)
    assert READ == 40


@pytest.mark.parametrize(
    "rows",
    [
        (("a", "b"), ("c", "d")),
        (("ФИО", "Телефон"), ("Үлгү Бир", "0700123456")),
        (("Айыл аймагы",), ("Ак-Булуң",)),
    ],
)
def test_without_a_place_or_anything_beside_it_there_is_no_list(rows: Rows) -> None:
    with pytest.raises(UnreadableWorkbook) as bad:
        only_sheet(*rows)
    assert bad.value.key == "book-no-header"


@given(st.lists(st.lists(st.text(max_size=30), max_size=6).map(tuple), max_size=8))
def test_whatever_the_rows_say_it_is_a_roster_or_refused(rows: list[tuple[str, ...]]) -> None:
    with contextlib.suppress(UnreadableWorkbook):
        found = read_invitees(Workbook((sheet(*rows),)))
        assert all(len(line.cells) == len(page.head) for page in found.sheets for line in page.lines)


WORDS = st.sampled_from(
    ["", "Район", "Айыл аймагы", "ФИО", "Телефон", "Фамилия", "Имя", "Ак-Суу", "1", "нет"]
)


@given(st.lists(st.lists(WORDS, min_size=1, max_size=6).map(tuple), min_size=1, max_size=8))
def test_every_row_is_a_line_or_a_head_or_is_named_as_not_used(rows: list[tuple[str, ...]]) -> None:
    with contextlib.suppress(UnreadableWorkbook):
        found: ImportFile = read_invitees(Workbook((sheet(*rows),)))
        lines: list[ImportRow] = [line for _, line in found.lines]
        left = [number for one in found.unused for number in (*one.title_rows, *one.rows)]
        heads = sum(map(any, rows)) - len(lines) - len(left)
        assert 1 <= heads <= 3
        assert not {line.number for line in lines} & set(left)
