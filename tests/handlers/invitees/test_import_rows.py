"""Rows of an invitees' list: unit, telephone, position, and mistakes."""

from typing import Any
from unicodedata import normalize

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.imports.headers import COLUMNS
from bot.locales import get_locale
from handlers.invitees import list_import
from handlers.invitees.import_file import ImportFile, ImportRow, ImportSheet
from handlers.invitees.import_rows import CheckResult, check_rows
from handlers.messages import Lines, Say, Sheet, Text
from storage.invitees import uploads
from storage.seminars import targets
from storage.text.normalization import INVISIBLE_MARKER
from storage.units import units
from tests.handlers.stage import NOW, Stage, text_keys

AK_SUU, RAYON = "41702205805000", "41702205000000"


async def _no_rest() -> None:
    pass


async def check_list(stage: Stage, *rows: dict[str, str]) -> CheckResult:
    """Check a list of these rows for Karakol."""
    lines = tuple(ImportRow(number, (), {"unit": "", **row}) for number, row in enumerate(rows, start=2))
    return await check_rows(
        stage.session, stage.karakol.id, ImportFile((ImportSheet("x", (), lines),)), _no_rest
    )


async def entry_of(stage: Stage, **row: str) -> dict[str, str]:
    """Return the entry of one correct row."""
    checked = await check_list(stage, row)
    assert not checked.mistakes, checked.mistakes
    return checked.entries[0]


async def mistake_of(stage: Stage, **row: str) -> str:
    """Return the key of the mistake of one row."""
    checked = await check_list(stage, row)
    assert not checked.entries
    return checked.mistakes[0, 2].key


@pytest.mark.parametrize(
    "row",
    [
        {"code": AK_SUU},
        {"code": " 41702205 805000 "},
        {"code": AK_SUU, "unit": "Ак-Булуң айыл аймагы"},
        {"unit": "Ак-Булуң", "rayon": "Ак-Суу району"},
        {"unit": "Ак-Булуң", "rayon": "Ак-Суу", "oblast": "Ысык-Көл"},
        {"unit": "Ак-Булунский", "rayon": "Аксуйский район"},
        {"unit": "", "unit_two": "Ак-Булун", "rayon": "Ак-Суйский"},
        {"unit": "Ak-Bulung", "rayon": "Ak-Suu"},
        {"unit": AK_SUU},
        {"unit": f"{AK_SUU} Ак-Булуң (Ак-Суу району)", "rayon": "Тоң"},
        {"unit": "", "unit_two": AK_SUU},
        {"unit": "Ак-Булуң", "rayon": RAYON},
    ],
)
async def test_the_place_is_known_by_code_or_by_name_and_rayon(stage: Stage, row: dict[str, str]) -> None:
    found = await entry_of(stage, **row)
    assert (found["unit_code"], found["office"]) == (AK_SUU, "municipality")


async def test_a_city_is_found_though_it_is_counted_in_the_rayon_around_it(stage: Stage) -> None:
    found = await units.get(
        stage.session, (await entry_of(stage, unit="г. Каракол", rayon="Ак-Суу"))["unit_code"]
    )
    assert found is not None
    assert (found.name_ky, found.level) == ("Каракол", "city")


NAMESAKES = [
    ("Нарын", "Учкун"),
    ("Нарын району", "Учкун"),
    ("Нарынский район", "Учкунский"),
    ("Талас", "Беш-Таш"),
    ("Талас району", "Беш-Таш"),
    ("Баткен", "Самаркандек"),
    ("Өзгөн", "Куршаб"),
    ("Узген", "Куршаб"),
    ("Кара-Суу", "Папан"),
    ("Карасуйский", "Папан"),
]
"""A rayon that has the name of a town, as people write it, and a municipality of the rayon."""


async def test_a_rayon_is_not_taken_for_the_town_of_its_name(stage: Stage) -> None:
    for rayon, unit in NAMESAKES:
        found = await units.get(stage.session, (await entry_of(stage, rayon=rayon, unit=unit))["unit_code"])
        assert found is not None
        assert (found.level, (await units.lineage(stage.session, found.code))[1].level) == (
            "ayil_aymak",
            "rayon",
        ), rayon


@pytest.mark.parametrize("oblast", ["", "Нарын", "Нарын облусу"])
@pytest.mark.parametrize("rayon", ["Нарын", "г. Нарын", "Нарын шаары", "Нарын району", ""])
async def test_the_town_is_found_in_the_column_of_the_rayon_too(
    stage: Stage, rayon: str, oblast: str
) -> None:
    for name in ("Нарын", "г. Нарын", "Нарын шаары"):
        code = (await entry_of(stage, rayon=rayon, oblast=oblast, unit=name))["unit_code"]
        found = await units.get(stage.session, code)
        assert found is not None
        assert (found.name_ky, found.level) == ("Нарын", "city")


@pytest.mark.parametrize(("oblast", "rayon"), [("Нарын", ""), ("Нарын", "Нарын"), ("Нарынская", "Нарын")])
async def test_an_oblast_is_not_taken_for_the_town_of_its_name(stage: Stage, oblast: str, rayon: str) -> None:
    found = await units.get(
        stage.session, (await entry_of(stage, oblast=oblast, rayon=rayon, unit="Учкун"))["unit_code"]
    )
    assert found is not None
    assert found.name_ky == "Учкун"


async def test_a_town_that_is_named_as_one_has_no_municipalities_of_the_rayon(stage: Stage) -> None:
    assert await mistake_of(stage, rayon="г. Нарын", unit="Учкун") == "row-place-elsewhere"


@pytest.mark.parametrize(
    ("row", "key"),
    [
        ({}, "row-place-none"),
        ({"name": "Үлгү Бир"}, "row-place-none"),
        ({"unit": "Жокайыл"}, "row-place"),
        ({"unit": "41702205805999"}, "row-code"),
        ({"unit": f"Талды-Суу {AK_SUU}"}, "row-code-name"),
        ({"unit": "4,17022E+13"}, "row-place"),
        ({"unit": "Ак-Булуң", "rayon": "Тоң"}, "row-place-elsewhere"),
        ({"unit": "Челбекк", "rayon": "Ак-Суу"}, "row-place-like"),
        ({"unit": "#N/A", "rayon": "Ак-Суу"}, "row-error"),
        ({"unit": "Ак-Булуң", "rayon": "Жокрайон"}, "row-rayon"),
        ({"unit": "Ак-Булуң"}, "row-place-many"),
        ({"code": "123"}, "row-code"),
        ({"code": AK_SUU, "unit": "Талды-Суу"}, "row-code-name"),
        ({"code": AK_SUU, "office": "rayon_administration"}, "row-code-office"),
        ({"code": AK_SUU, "office-unknown": "Хор"}, "row-office"),
        ({"office": "partner"}, "row-organisation"),
        ({"code": AK_SUU, "phone": "сурайбыз"}, "row-phone"),
        ({"code": AK_SUU, "phone": "2026-07-18"}, "row-phone"),
        ({"code": AK_SUU, "phone": "=A1"}, "row-formula"),
        ({"code": AK_SUU, "name": '=HYPERLINK("x")'}, "row-formula"),
        ({"code": AK_SUU, "name": "0700 123 456"}, "row-name"),
        ({"code": AK_SUU, "name": "?"}, "row-name"),
        ({"code": AK_SUU, "name": "Айг?л Б?б?саркызы"}, "row-name"),
        ({"code": AK_SUU, "name": INVISIBLE_MARKER}, "row-name-hidden"),
        ({"code": AK_SUU, "name": "#N/A"}, "row-error"),
        ({"code": AK_SUU, "name": "Асанов #ССЫЛКА!"}, "row-error"),
        ({"code": AK_SUU, "name": "TRUE"}, "row-error"),
        ({"code": AK_SUU, "phone": "#REF!"}, "row-error"),
        ({"code": AK_SUU, "phone": "9,96701E+11"}, "row-phone"),
    ],
)
async def test_what_is_wrong_is_said(stage: Stage, row: dict[str, str], key: str) -> None:
    assert await mistake_of(stage, **row) == key


async def test_several_of_one_name_are_named_with_their_codes(stage: Stage) -> None:
    checked = await check_list(stage, {"unit": "Ак-Булуң"})
    lines: Any = checked.mistakes[0, 2].args["list"]
    assert {line.args["code"] for line in lines.lines} >= {AK_SUU, "41702225873000"}


@pytest.mark.parametrize(
    ("rayon", "key"), [("", "row-place-like"), ("Тоң", "row-place-like"), ("Ак-Суу", "row-place-elsewhere")]
)
async def test_a_village_is_no_municipality_but_its_own_is_named(stage: Stage, rayon: str, key: str) -> None:
    checked = await check_list(stage, {"unit": "Боконбаев", "rayon": rayon})
    told = checked.mistakes[0, 2]
    assert told.key == key
    found = await units.search(stage.session, "Күн-Чыгыш, Тоң")
    assert found[0].unit.code in {line.args["code"] for line in told.args["list"].lines}


async def test_a_name_under_a_wrong_rayon_is_shown_with_the_right_one(stage: Stage) -> None:
    checked = await check_list(stage, {"unit": "Күн-Чыгыш", "rayon": "Ак-Суу"})
    told = checked.mistakes[0, 2]
    assert (told.key, told.args["typed"], told.args["area"]) == ("row-place-elsewhere", "Күн-Чыгыш", "Ак-Суу")
    found = await units.search(stage.session, "Күн-Чыгыш, Тоң")
    assert found[0].unit.code in {line.args["code"] for line in told.args["list"].lines}


async def test_an_error_in_any_cell_is_a_mistake_of_its_row(stage: Stage) -> None:
    row = {"code": AK_SUU, "name": "Үлгү Бир"}
    errors = [
        "#N/A",
        "#REF!",
        "#DIV/0!",
        "#NAME?",
        "#NULL!",
        "#NUM!",
        "#VALUE!",
        "#SPILL!",
        "#Н/Д",
        "Err:502",
    ]
    lines = tuple(ImportRow(number, ("№ 1", error), row) for number, error in enumerate(errors, start=2))
    checked = await check_rows(
        stage.session, stage.karakol.id, ImportFile((ImportSheet("x", (), lines),)), _no_rest
    )
    assert [one.args["error"] for one in checked.mistakes.values() if one.key == "row-error"] == [*errors]


async def test_of_several_telephones_the_first_that_is_one_is_taken_and_noted(stage: Stage) -> None:
    checked = await check_list(stage, {"code": AK_SUU, "phone": "жумуш 5-12, 0700 123 456; 0555 123 456"})
    assert checked.entries[0]["phone"] == "+996700123456"
    assert [note.key for note in checked.notes[0, 2]] == ["row-note-phone"]


@pytest.mark.parametrize(
    ("row", "notes"),
    [
        ({"code": AK_SUU, "name-unknown": "вакант"}, ["row-note-name"]),
        ({"code": "4,17022E+13", "unit": "Ак-Булуң", "rayon": "Ак-Суу"}, ["row-note-code"]),
        ({"unit": "Ак-Булу", "rayon": "Ак-Суу"}, ["row-note-place"]),
        ({"unit": "Ак-Булун айыл өкмөтү", "rayon": "Ак-Суйский р-н"}, []),
        ({"code": f"{AK_SUU}.0"}, []),
        ({"code": "４１７０２２０５８０５０００"}, []),
    ],
)
async def test_what_was_decided_for_them_is_noted(
    stage: Stage, row: dict[str, str], notes: list[str]
) -> None:
    checked = await check_list(stage, row)
    assert not checked.mistakes
    assert (checked.entries[0]["unit_code"], checked.entries[0]["name"]) == (AK_SUU, "")
    assert [note.key for note in checked.notes.get((0, 2), [])] == notes


async def test_the_same_person_twice_is_a_mistake_and_two_of_one_place_are_not(stage: Stage) -> None:
    rows = [
        {"code": AK_SUU, "name": "Үлгү Бир", "phone": "0700 123 456"},
        {"code": AK_SUU, "name": "Үлгү Эки"},
        {"code": "41702225873000", "phone": "+996 700 123 456"},
        {"code": AK_SUU, "name": "үлгү эки"},
        {"code": AK_SUU, "name": normalize("NFD", "Эки  Үлгү")},
        {"code": AK_SUU, "name": "Ulgu Eki"},
        {"code": AK_SUU, "name": "Үлгү Экинчи"},
    ]
    checked = await check_list(stage, *rows)
    assert {number: (one.key, one.args["row"].args["row"]) for number, one in checked.mistakes.items()} == {
        (0, 4): ("row-twice", 2),
        (0, 5): ("row-twice", 3),
        (0, 6): ("row-twice", 3),
        (0, 7): ("row-twice", 3),
    }


async def test_the_same_person_on_two_sheets_is_told_by_sheet_and_row(stage: Stage) -> None:
    line = ImportRow(2, (), {"code": AK_SUU, "name": "Үлгү Бир"})
    roster = ImportFile((ImportSheet("Бир", (), (line,)), ImportSheet("Эки", (), (line,))))
    checked = await check_rows(stage.session, stage.karakol.id, roster, _no_rest)
    assert checked.mistakes == {
        (1, 2): Text("row-twice", {"row": Text("row-at-sheet", {"row": 2, "sheet": "Бир"})})
    }


async def test_the_row_that_is_there_already_is_numbered_as_in_the_file_with_the_remarks(
    stage: Stage,
) -> None:
    """Titles above the table and rows that were not read are not in that file."""
    rows = {4: "Үлгү Бир", 5: "Үлгү Эки", 9: "Үлгү Үч", 12: "Үлгү Үч"}
    lines = tuple(ImportRow(number, (name,), {"code": AK_SUU, "name": name}) for number, name in rows.items())
    roster = ImportFile((ImportSheet("x", ("ФИО",), lines),))
    checked = await check_rows(stage.session, stage.karakol.id, roster, _no_rest)
    said = await preview_of(stage, checked, roster)
    told = checked.mistakes[0, 12].args["row"]
    assert isinstance(told, Text)
    assert isinstance(said.document, Sheet)
    shown = [said.document.head, *said.document.rows]
    assert shown[int(str(told.args["row"])) - 1][0] == "Үлгү Үч"
    text = get_locale("ru", stage.karakol.timezone).html("row-twice", checked.mistakes[0, 12].args)
    assert "строка 4 этого файла" in text


async def test_of_several_of_a_name_the_one_on_the_target_list_is_taken_and_the_others_are_named(
    stage: Stage,
) -> None:
    await targets.clear_targets(stage.session, stage.karakol.id)
    await targets.add_target(stage.session, stage.karakol.id, "municipality", RAYON)
    checked = await check_list(stage, {"unit": "Каракол"})
    taken = await units.get(stage.session, checked.entries[0]["unit_code"])
    assert taken is not None
    assert taken.level == "ayil_aymak"
    [note] = checked.notes[0, 2]
    assert note.key == "row-note-chosen"
    text = get_locale("ru", stage.karakol.timezone).html(note.key, note.args)
    assert text.startswith("«Каракол»: взято Караколский")
    assert "г. Каракол" in text.partition("Так же называется")[2]


@pytest.mark.parametrize(
    ("target", "row"),
    [(RAYON, {"unit": "Талды-Суу"}), ("41704000000000", {"unit": "Талды-Суу", "rayon": "Ак-Суу"})],
)
async def test_of_several_of_a_name_those_of_the_seminar_s_oblast_and_list_are_suggested_first(
    stage: Stage, target: str, row: dict[str, str]
) -> None:
    await targets.clear_targets(stage.session, stage.karakol.id)
    await targets.add_target(stage.session, stage.karakol.id, "municipality", target)
    lines: Any = (await check_list(stage, row)).mistakes[0, 2].args["list"]
    own = {RAYON: "41702225876000", "41704000000000": "41704220845000"}[target]
    assert lines.lines[0].args["code"] == own
    assert len(lines.lines) > 1


async def test_a_position_is_called_as_its_office_calls_it(stage: Stage) -> None:
    assert (await entry_of(stage, code=AK_SUU, position="chief"))["position"] == "head"
    found = await entry_of(stage, rayon="Ак-Суу", office="rayon_administration", position="head")
    assert (found["unit_code"], found["position"]) == ("41702205000000", "chief")


async def test_an_office_without_a_unit_has_its_own_name(stage: Stage) -> None:
    found = await entry_of(stage, unit="Үлгү уюму", office="partner")
    assert (found["unit_code"], found["organisation"]) == ("", "Үлгү уюму")


CELLS = st.dictionaries(
    st.sampled_from(
        [*(name.replace("-", "_") for name in COLUMNS), "office-unknown", "position-unknown", "name-unknown"]
    ),
    st.one_of(
        st.text(max_size=60),
        st.sampled_from(
            ["=1+1", "#N/A", INVISIBLE_MARKER, AK_SUU, "Ак-Суу", "partner", "municipality", "0700123456"]
        ),
    ),
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(CELLS, max_size=4))
async def test_whatever_the_cells_say_a_row_is_right_or_wrong(
    stage: Stage, rows: list[dict[str, str]]
) -> None:
    for row in rows:  # an office is known by now
        if row.get("office") not in ("municipality", "partner"):
            row.pop("office", None)
    checked = await check_list(stage, *rows)
    assert len(checked.entries) + len(checked.mistakes) == len(rows)
    told = [one for found in checked.entries for one in found.values()]
    assert not [one for one in told if one.startswith("=") or one in ("#N/A", INVISIBLE_MARKER)]


async def test_who_waits_with_a_list_for_a_seminar_that_was_called_off_is_told_once(stage: Stage) -> None:
    await stage.press(stage.member, f"start-invitee-import:{stage.karakol.id}")
    stage.karakol.state = "cancelled"
    assert text_keys(await stage.write(stage.member, "Салам")) == ["invitees-over"]
    assert stage.member.step is None


async def test_more_remarks_than_a_message_shows_come_as_a_file_beside_the_rows(stage: Stage) -> None:
    await uploads.add(stage.session, stage.karakol.id, stage.member, "f", NOW)
    await stage.session.flush()
    upload = await uploads.next_waiting(stage.session, NOW)
    assert upload is not None
    for number, expected in ((5, ["invitees-preview"]), (6, ["invitees-noted", "invitees-preview"])):
        rows = [
            {"code": AK_SUU, "name": f"Үлгү {letter}", "phone": f"0700 10010{at}, 0555 10010{at}"}
            for at, letter in enumerate("абвгде"[:number])
        ]
        lines = tuple(
            ImportRow(at, (row["name"],), {"unit": "", **row}) for at, row in enumerate(rows, start=2)
        )
        roster = ImportFile((ImportSheet("x", ("ФИО",), lines),))
        checked = await check_rows(stage.session, stage.karakol.id, roster, _no_rest)
        said = await list_import.report_checked(stage.session, upload, roster, checked, NOW)
        assert text_keys(said) == expected
    document = said[0].document
    assert isinstance(document, Sheet)
    assert [row[0] for row in document.rows] == [row["name"] for row in rows]
    assert all(row[1] for row in document.rows)


async def preview_of(stage: Stage, checked: CheckResult, roster: ImportFile) -> Say:
    """Return the preview of a correct list for Karakol."""
    await uploads.add(stage.session, stage.karakol.id, stage.member, "f", NOW)
    await stage.session.flush()
    upload = await uploads.next_waiting(stage.session, NOW)
    assert upload is not None
    return (await list_import.report_checked(stage.session, upload, roster, checked, NOW))[-1]


async def test_how_many_rows_are_outside_the_target_list_and_which_is_said_before_saving(
    stage: Stage,
) -> None:
    rows: list[dict[str, str]] = [
        {"code": AK_SUU, "name": "Үлгү Бир"},
        {"unit": "Учкун", "rayon": "Нарын", "name": "Үлгү Эки"},
        {"unit": "", "rayon": "Нарын", "name": "Үлгү Үч"},
        {"unit": "Үлгү уюму", "office": "partner"},
    ]
    lines = tuple(ImportRow(number, (), row) for number, row in enumerate(rows, start=2))
    roster = ImportFile((ImportSheet("x", (), lines),))
    checked = await check_rows(stage.session, stage.karakol.id, roster, _no_rest)
    assert not checked.mistakes
    assert {place: [note.key for note in notes] for place, notes in checked.notes.items()} == {
        (0, 3): ["row-note-outside"],
        (0, 4): ["row-note-outside"],
    }
    preview = await preview_of(stage, checked, roster)
    assert preview.args["outside"] == Lines([Text("invitees-outside", {"number": 2})])
    for language, told in (
        ("ky", ("«Кимдер үчүн» тизмесинде жок мекемелерден: <b>2</b>", "3-сап: бул мекеме")),
        ("ru", ("которых нет в списке «Для кого»: <b>2</b>", "строка 3: этого учреждения нет")),
        ("en", ("not on the “For whom” list: <b>2</b>", "row 3: this organisation is not")),
    ):
        text = get_locale(language, stage.karakol.timezone).html(preview.key, preview.args)
        assert [one for one in told if one not in text] == [], text


async def test_without_a_target_list_nobody_is_outside_it(stage: Stage) -> None:
    await targets.clear_targets(stage.session, stage.karakol.id)
    checked = await check_list(stage, {"unit": "Учкун", "rayon": "Нарын"})
    assert (checked.outside, checked.notes) == (0, {})
