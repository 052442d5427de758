"""Inputs that failed once, each with its right result: workbooks, typed times, lines of a programme."""

import json
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest

from bot.imports import invitee_rows, sheets
from handlers.invitees.import_file import ImportFile
from handlers.invitees.import_rows import CheckResult, check_rows
from handlers.seminars import programme_parsing
from handlers.time_parsing.parser import ParsedTime, try_parse
from storage.units import units
from tests.case_tables import every_row
from tests.handlers.stage import Stage

LISTS = Path(__file__).parents[1] / "bot" / "imports" / "lists"
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
"""The mistakes of their rows; all other rows are right."""


async def _no_rest() -> None:
    pass


async def check_list(stage: Stage, name: str) -> tuple[ImportFile, CheckResult]:
    """Return the list as it was read, and the result of its check."""
    roster = invitee_rows.read_invitees(sheets.read_sheets((LISTS / f"{name}.xlsx").read_bytes()))
    return roster, await check_rows(stage.session, stage.karakol.id, roster, _no_rest)


@pytest.mark.parametrize("name", LISTED)
async def test_a_list_gives_its_invitees(stage: Stage, name: str) -> None:
    _, checked = await check_list(stage, name)
    assert not checked.mistakes
    found = []
    for entry in checked.entries:
        unit = await units.get(stage.session, entry["unit_code"])
        assert unit is not None
        found.append((unit.name_ky, entry["name"], entry["phone"]))
    assert found == LISTED[name]


@pytest.mark.parametrize("name", WRONG)
async def test_a_list_with_a_mistake_is_told_of_it(stage: Stage, name: str) -> None:
    roster, checked = await check_list(stage, name)
    assert [one.key for one in checked.mistakes.values()] == WRONG[name]
    assert len(checked.entries) == len(roster.lines) - len(WRONG[name])


async def test_the_sheet_that_is_no_list_is_named(stage: Stage) -> None:
    roster, _ = await check_list(stage, "cover-sheet-first")
    assert [(one.title, one.reason) for one in roster.unused] == [("Обложка", "headless")]


def _cases(name: str) -> list[dict[str, Any]]:
    return list(json.loads((CASES / name).read_text("utf-8"))["cases"])


NOW = datetime(2026, 11, 29, 10, 0)  # noqa: DTZ001  # on the clocks of the place
MEANT = {
    "5.12 9.30": ParsedTime(date(2026, 12, 5), time(9, 30)),
    "05.12 в 10.00": ParsedTime(date(2026, 12, 5), time(10)),
    "12.12 9.15ч": ParsedTime(date(2026, 12, 12), time(9, 15)),
    "5.12 18.20ч": ParsedTime(date(2026, 12, 5), time(18, 20)),
    "12.12, 09.00ч": ParsedTime(date(2026, 12, 12), time(9)),
    "12.12 3.15pm": ParsedTime(date(2026, 12, 12), time(15, 15)),
    "12.12 12am": ParsedTime(date(2026, 12, 12), time(0)),
    "12.12-14.12": ParsedTime(date(2026, 12, 12), until_day=date(2026, 12, 14)),
    "12.12-13.12 9:00": ParsedTime(date(2026, 12, 12), time(9), until_day=date(2026, 12, 13)),
    "12.12 09:15ч": ParsedTime(date(2026, 12, 12), time(9, 15)),
}


@every_row("case", _cases("times.json"))
def test_a_typed_time_is_what_was_meant(case: dict[str, Any]) -> None:
    assert try_parse(case["typed"], NOW, bare=case["bare"]) == MEANT[case["typed"]]


@every_row("case", _cases("programme-lines.json"))
def test_a_line_of_a_programme_has_its_hours_and_its_title(case: dict[str, Any]) -> None:
    starts, ends, title = case["want"]
    zone = "UTC"
    [found] = programme_parsing.parse_programme(case["line"], [date(2026, 12, 12)], zone)
    assert f"{found.starts_at:%Y-%m-%d %H:%M}" == f"2026-12-12 {starts}"
    assert (found.ends_at and f"{found.ends_at:%H:%M}", found.title) == (ends, title)
