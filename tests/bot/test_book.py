"""A workbook somebody sent: read as rows of text, or refused with a reason; never anything else."""

import contextlib
import io
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.utils.exceptions import IllegalCharacterError
from openpyxl.worksheet.worksheet import Worksheet

from bot import book
from bot.book import BadBook, Grid, read, read_apart
from bot.drawing import environment

FIRST, LAST = datetime.fromisoformat("1900-03-01"), datetime.fromisoformat("2200-01-01")
VALUES = st.one_of(
    st.text(max_size=40),
    st.integers(-(10**14), 10**14),
    st.floats(allow_nan=False, allow_infinity=False),
    st.booleans(),
    st.dates(date(1900, 3, 1), date(2200, 1, 1)),
    st.datetimes(min_value=FIRST, max_value=LAST),
    st.none(),
)


@pytest.fixture(autouse=True)
def _patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine with much else to do may be slow to read."""
    monkeypatch.setattr(book, "SECONDS", 600)


def workbook(rows: list[list[Any]], *, merge: str = "") -> bytes:
    made = Workbook()
    page = made.active
    assert isinstance(page, Worksheet)
    for row in rows:
        page.append(row)
    if merge:
        page.merge_cells(merge)
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def cells(grid: Grid) -> list[tuple[str, ...]]:
    return [row for _, row in grid.rows]


@settings(max_examples=60)
@given(st.lists(st.lists(VALUES, min_size=1, max_size=5), min_size=1, max_size=5))
def test_whatever_the_cells_are_they_are_read_as_text_or_refused(rows: list[list[Any]]) -> None:
    try:
        content = workbook(rows)
    except IllegalCharacterError:
        return
    if not any(value not in (None, "") for row in rows for value in row):
        return
    grid = read(content)
    assert all(isinstance(cell, str) and len(cell) <= book.CELL for row in cells(grid) for cell in row)


@settings(max_examples=60)
@given(st.binary(max_size=300), st.integers(0, 4000), st.integers(0, 200))
def test_whatever_the_bytes_are_they_are_a_list_or_refused(junk: bytes, at: int, cut: int) -> None:
    whole = workbook([["Айыл аймагы", "Телефон"], ["Ак-Булуң", 700100101]])
    for content in (junk, whole[:at] + junk + whole[at + cut :]):
        with contextlib.suppress(BadBook):
            assert isinstance(read(content), Grid)


def test_numbers_days_and_words_are_read_as_people_see_them() -> None:
    row = [
        996700100101,
        7.0,
        0.5,
        date(2026, 7, 18),
        datetime.fromisoformat("2026-07-18T09:30"),
        "  а \n б ",
        True,
        None,
        "x",
    ]
    [read_back] = cells(read(workbook([row])))
    assert read_back == (
        "996700100101", "7", "0.5", "2026-07-18", "2026-07-18 09:30:00", "а б", "", "", "x",
    )  # fmt: skip


def test_cells_that_were_joined_all_say_what_the_first_says() -> None:
    grid = read(workbook([["Ак-Суу", "a"], [None, "b"], [None, "c"]], merge="A1:A3"))
    assert cells(grid) == [("Ак-Суу", "a"), ("Ак-Суу", "b"), ("Ак-Суу", "c")]


def test_a_formula_without_a_result_stays_a_formula() -> None:
    assert cells(read(workbook([["x", "=1+1"]]))) == [("x", "=1+1")]


def test_a_row_keeps_its_number_and_empty_rows_are_left_out() -> None:
    assert [number for number, _ in read(workbook([["a"], [], [None], ["b"]])).rows] == [1, 4]


def test_a_hidden_sheet_and_an_empty_one_are_passed_over() -> None:
    made = Workbook()
    made.create_sheet("b").append(["hidden"])
    made["b"].sheet_state = "hidden"
    made.create_sheet("c").append(["shown"])
    stream = io.BytesIO()
    made.save(stream)
    assert read(stream.getvalue()) == Grid("c", ((1, ("shown",)),))


def _packed(size: int, name: str = "xl/workbook.xml") -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, b" " * size)
    return stream.getvalue()


BILLION = (
    b"""<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">%s]><workbook>&i;</workbook>"""
    % b"".join(
        b'<!ENTITY %c "%s">' % (letter, b"&%c;" % (letter - 1) * 10) for letter in range(ord("b"), ord("j"))
    )
)


def _with_entities() -> bytes:
    stream = io.BytesIO(workbook([["a"]]))
    with zipfile.ZipFile(stream) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in (parts | {"xl/workbook.xml": BILLION}).items():
            archive.writestr(name, content)
    return made.getvalue()


REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "nothing": (lambda: b"", "book-unreadable"),
    "pdf": (lambda: b"%PDF-1.7", "book-unreadable"),
    "torn": (lambda: b"PK\x03\x04" + b"\0" * 50, "book-unreadable"),
    "xls": (lambda: b"\xd0\xcf\x11\xe0" + b"\0" * 50, "book-old"),
    "docx": (lambda: _packed(10, "word/document.xml"), "book-unreadable"),
    "bomb": (lambda: _packed(book.UNPACKED + 1), "book-large"),
    "10 MB": (lambda: b"x" * (book.BYTES + 1), "book-large"),
    "entities": (_with_entities, "book-unreadable"),
    "empty": (lambda: workbook([]), "book-empty"),
    "rows": (lambda: workbook([["x"]] * (book.ROWS + 1)), "book-long"),
    "far below": (lambda: workbook([[None]] * 30_000 + [["x"]]), "book-long"),
    "words": (lambda: workbook([["Ү" * book.CELL] * book.COLUMNS] * 60), "book-large"),
}
"""Made only when they are asked for: some of them take a second."""
HOSTILE = ("bomb", "10 MB", "entities")


@pytest.mark.parametrize("what", [what for what in REFUSED if what not in (*HOSTILE, "words")])
def test_what_is_no_list_is_refused_with_a_reason(what: str) -> None:
    content, key = REFUSED[what]
    with pytest.raises(BadBook) as refused:
        read(content())
    assert refused.value.key == key


def test_more_words_than_lists_have_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(book, "LETTERS", 2 * book.CELL)
    assert len(read(workbook([["Ү" * book.CELL] * 2])).rows) == 1
    with pytest.raises(BadBook) as refused:
        read(workbook([["Ү" * book.CELL] * 2, ["x"]]))
    assert refused.value.key == "book-large"


@pytest.mark.parametrize(
    "what",
    [what if what in HOSTILE else pytest.param(what, marks=pytest.mark.proof) for what in REFUSED],
)
async def test_a_process_of_its_own_refuses_it_with_the_same_reason(what: str) -> None:
    content, key = REFUSED[what]
    with pytest.raises(BadBook) as refused:
        await read_apart(content())
    assert refused.value.key == key


async def test_it_is_read_in_a_process_that_knows_nothing_of_us(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_TOKEN", "canary")
    assert "BOT_TOKEN" not in environment()
    assert cells(await read_apart(workbook([["Үлгү", "x"]]))) == [("Үлгү", "x")]
