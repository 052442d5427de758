"""Inputs that failed once, each with its right value: workbooks, typed times, lines of a programme."""

import json
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest

from bot import columns, grids
from handlers.guests.lists import Checked, Roster, check
from handlers.plans.when import When, read
from handlers.seminar import timetable
from storage import units
from tests.handlers.stage import Stage

LISTS = Path(__file__).parents[1] / "bot" / "lists"
CASES = Path(__file__).parent / "cases"
BEK = ("Ак-Булуң", "Асанов Бек", "+996700123456")
LISTED: dict[str, list[tuple[str, str, str]]] = {
    "fio-in-three-columns": [("Ак-Булуң", "Асанов Бек Асанович", "+996700123456")],
    "two-phone-columns": [BEK],
    "two-row-head": [BEK],
    "cover-sheet-first": [BEK],
    "two-sheets": [BEK, ("Күн-Чыгыш", "Токтоев Эрмек", "+996700123457")],
    "code-zero-width": [BEK, ("Ак-Булуң", "Асанов Бек2", "+996700123457")],
    "strict-ooxml": [BEK],
    "empty-fill": [BEK],
    "color-hash": [BEK],
}
WRONG = {
    "error-na-name": ["row-error"],
    "invisible-name": ["row-name-hidden"],
    "name-twice-nfd": ["row-twice"],
    "nfd": ["row-twice"],
}
"""What is wrong with their rows; the others are right."""


async def _no_rest() -> None:
    pass


async def looked_at(stage: Stage, name: str) -> tuple[Roster, Checked]:
    """The list as it is understood, and what it comes to."""
    roster = columns.roster(grids.read((LISTS / f"{name}.xlsx").read_bytes()))
    return roster, await check(stage.session, stage.karakol.id, roster, _no_rest)


@pytest.mark.parametrize("name", LISTED)
async def test_a_list_gives_its_invitees(stage: Stage, name: str) -> None:
    _, checked = await looked_at(stage, name)
    assert not checked.mistakes
    found = []
    for entry in checked.entries:
        unit = await units.get(stage.session, entry["unit_code"])
        assert unit is not None
        found.append((unit.name_ky, entry["name"], entry["phone"]))
    assert found == LISTED[name]


@pytest.mark.parametrize("name", WRONG)
async def test_a_list_with_a_mistake_is_told_of_it(stage: Stage, name: str) -> None:
    roster, checked = await looked_at(stage, name)
    assert [one.key for one in checked.mistakes.values()] == WRONG[name]
    assert len(checked.entries) == len(roster.lines) - len(WRONG[name])


async def test_the_sheet_that_is_no_list_is_named(stage: Stage) -> None:
    roster, _ = await looked_at(stage, "cover-sheet-first")
    assert [(one.title, one.why) for one in roster.unused] == [("Обложка", "headless")]


def _cases(name: str) -> list[dict[str, Any]]:
    return list(json.loads((CASES / name).read_text("utf-8"))["cases"])


NOW = datetime(2026, 11, 29, 10, 0)  # noqa: DTZ001  # on the clocks of the place
MEANT = {
    "5.12 9.30": When(date(2026, 12, 5), time(9, 30)),
    "05.12 в 10.00": When(date(2026, 12, 5), time(10)),
    "12.12 9.15ч": When(date(2026, 12, 12), time(9, 15)),
    "5.12 18.20ч": When(date(2026, 12, 5), time(18, 20)),
    "12.12, 09.00ч": When(date(2026, 12, 12), time(9)),
    "12.12 3.15pm": When(date(2026, 12, 12), time(15, 15)),
    "12.12 12am": When(date(2026, 12, 12), time(0)),
    "12.12-14.12": When(date(2026, 12, 12), until_day=date(2026, 12, 14)),
    "12.12-13.12 9:00": When(date(2026, 12, 12), time(9), until_day=date(2026, 12, 13)),
    "12.12 09:15ч": When(date(2026, 12, 12), time(9, 15)),
}


@pytest.mark.parametrize("case", _cases("times.json"), ids=lambda case: str(case["typed"]))
def test_a_typed_time_is_what_was_meant(case: dict[str, Any]) -> None:
    assert read(case["typed"], NOW, bare=case["bare"]) == MEANT[case["typed"]]


@pytest.mark.parametrize("case", _cases("programme-lines.json"), ids=lambda case: str(case["line"]))
def test_a_line_of_a_programme_has_its_hours_and_its_title(case: dict[str, Any]) -> None:
    starts, ends, title = case["want"]
    zone = "UTC"
    [found] = timetable.read(case["line"], [date(2026, 12, 12)], zone)
    assert f"{found.starts_at:%Y-%m-%d %H:%M}" == f"2026-12-12 {starts}"
    assert (found.ends_at and f"{found.ends_at:%H:%M}", found.title) == (ends, title)
