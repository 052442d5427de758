"""The place picker: the tree of units as pages of buttons."""

import pytest

from handlers.button_data import ButtonData
from handlers.messages import Button, Refusal, Text, Translated
from handlers.ui.place_picker import Area, PlacePicker, load_area, load_unit, unit_with_parent
from storage.models import Unit
from storage.units import units
from tests.handlers.stage import NOW, Stage

ISSYK_KUL, AK_SUU = "41702000000000", "41702205000000"


class OpenArea(ButtonData):
    """Open the units below a unit."""

    code: str | None
    page: int | None = None


class ChooseUnit(ButtonData):
    """Choose a unit."""

    code: str


PICKER = PlacePicker(
    is_chosen=lambda unit: unit.level == "ayil_aymak",
    choose=lambda unit: ChooseUnit(unit.code),
    open=lambda unit: OpenArea(unit.code if unit else None, 0),
    page_size=4,
)


def unit(code: str, level: str = "ayil_aymak", parent: str | None = "1") -> Unit:
    """Return a unit that is named like its code."""
    return Unit(code=code, level=level, parent_code=parent, name_ky=code, name_ru=code, name_en=code)


OBLAST = unit("1", "oblast", None)
AREA = Area(OBLAST, None, [unit("2", "rayon"), *(unit(str(number)) for number in range(3, 8))])


def data(rows: list[list[Button]]) -> list[list[str]]:
    """Return the data of the buttons."""
    return [[button.data for button in row] for row in rows]


def test_units_stand_two_a_row_to_be_opened_or_chosen_and_pages_are_turned() -> None:
    assert data(PICKER.rows(AREA)) == [
        ["open-area:2:0", "choose-unit:3"],
        ["choose-unit:4", "choose-unit:5"],
        ["open-area:1:1"],
    ]
    assert data(PICKER.rows(AREA, 1)) == [["choose-unit:6", "choose-unit:7"], ["open-area:1:0"]]
    assert data(PICKER.rows(AREA, 9)) == data(PICKER.rows(AREA, 1))


def test_a_unit_that_is_chosen_can_be_opened_by_a_button_beside_it() -> None:
    both = PlacePicker(
        is_chosen=lambda _unit: True,
        choose=PICKER.choose,
        open=PICKER.open,
        is_opened_beside=lambda one: one.level == "rayon",
    )
    assert data(both.rows(AREA))[:2] == [["choose-unit:2", "open-area:2:0"], ["choose-unit:3"]]


def test_a_button_says_the_unit_s_name_or_what_the_page_says_of_it() -> None:
    marked = PlacePicker(
        PICKER.is_chosen, PICKER.choose, PICKER.open, label=lambda one: Text("mark", {"unit": one.code})
    )
    assert PICKER.button(unit("3")).label == Translated({"ky": "3", "ru": "3", "en": "3"})
    assert marked.button(unit("3")).label == Text("mark", {"unit": "3"})


def test_the_way_up_leads_to_what_the_area_lies_in_and_from_an_oblast_to_all() -> None:
    below = Area(AREA.children[0], OBLAST, [])
    assert PICKER.up_button(below).data == "open-area:1:0"
    assert PICKER.up_button(AREA).data == "open-area::0"


def test_what_a_typed_name_may_mean_is_said_with_what_it_lies_in() -> None:
    found = [units.Match(unit("3"), OBLAST, 90), units.Match(OBLAST, None, 80)]
    rows = PICKER.found_rows(found)
    assert data(rows) == [["choose-unit:3"], ["open-area:1:0"]]
    assert rows[0][0].label == unit_with_parent(unit("3"), OBLAST) != rows[1][0].label


def test_the_page_of_a_unit_is_the_one_that_shows_it() -> None:
    assert [AREA.page_of(code, size=4) for code in ("2", "5", "6", "nowhere")] == [0, 0, 1, 0]


async def test_an_area_is_a_unit_with_what_lies_below_and_above_it(stage: Stage) -> None:
    country, oblast = await load_area(stage.session, None), await load_area(stage.session, ISSYK_KUL)
    rayon = await load_area(stage.session, AK_SUU)
    assert country.unit is None
    assert ISSYK_KUL in [child.code for child in country.children]
    assert oblast.parent is None
    assert AK_SUU in [child.code for child in oblast.children]
    assert rayon.parent == oblast.unit
    assert {child.level for child in rayon.children} <= {"ayil_aymak", "city"}


async def test_a_unit_that_the_register_has_not_or_no_longer_is_refused(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(Refusal, match="unit-gone"):
        await load_area(stage.session, "nowhere")
    found = await load_unit(stage.session, AK_SUU)
    monkeypatch.setattr(found, "retired_at", NOW)  # the register is cached in memory for all transactions
    with pytest.raises(Refusal, match="unit-gone"):
        await load_unit(stage.session, AK_SUU)
