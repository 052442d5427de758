"""Uploaded files are read as sheets of text, or refused with a reason."""

import contextlib
import io
import struct
import subprocess
import sys
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.utils.exceptions import IllegalCharacterError

from bot import child_process
from bot.imports import workbook
from bot.imports.sheets import read_sheets
from bot.imports.workbook import ReaderFailed, Sheet, UnreadableWorkbook, column_letters, read_workbook
from storage.text.normalization import INVISIBLE_MARKER
from tests.bot.imports.workbook_files import (
    SHEET_PATH,
    csv_of,
    ods_cell,
    ods_of,
    ods_rows,
    pack_zip,
    unpack_zip,
    workbook_bytes,
    workbook_of,
    workbook_with_parts,
    workbook_with_sheet,
)

LISTS = Path(__file__).parent / "lists"
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
    """Extend the time limit: a busy machine may be slow to read."""
    monkeypatch.setattr(workbook, "MAX_SECONDS", 600)


def cells(content: bytes) -> list[tuple[str, ...]]:
    """Return the rows of the only sheet."""
    [sheet] = read_sheets(content).sheets
    return [row for _, row in sheet.rows]


def refusal_key(content: bytes) -> str:
    """Return the text key of the refusal."""
    with pytest.raises(UnreadableWorkbook) as bad:
        read_sheets(content)
    return bad.value.key


@settings(max_examples=60)
@given(st.lists(st.lists(VALUES, min_size=1, max_size=5), min_size=1, max_size=5))
def test_whatever_the_cells_are_they_are_read_as_text_or_refused(rows: list[list[Any]]) -> None:
    try:
        content = workbook_of(rows)
    except IllegalCharacterError:
        return
    with contextlib.suppress(UnreadableWorkbook):
        assert all(
            isinstance(cell, str) and len(cell) <= workbook.MAX_CELL_LENGTH
            for row in cells(content)
            for cell in row
        )


WHOLE = [["Айыл аймагы", "Телефон"], ["Ак-Булуң", "700100101"]]


@settings(max_examples=60)
@given(
    st.sampled_from([workbook_of, lambda rows: ods_of(ods_rows(rows)), csv_of, lambda _: XLS]),
    st.binary(max_size=300),
    st.integers(0, 4000),
    st.integers(0, 200),
)
def test_whatever_the_bytes_are_they_are_a_list_or_refused(
    made: Callable[[Any], bytes], junk: bytes, at: int, cut: int
) -> None:
    whole = made(WHOLE)
    for content in (junk, whole[:at] + junk + whole[at + cut :]):
        with contextlib.suppress(UnreadableWorkbook):
            assert all(isinstance(sheet, Sheet) for sheet in read_sheets(content).sheets)


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
    assert cells(workbook_of([row])) == [
        ("996700100101", "7", "0.5", "2026-07-18", "2026-07-18 09:30:00", "а б", "TRUE", "", "x")
    ]


# The same list from each program.

ROWS = [["Район", "ФИО"], ["Ак-Суу", "Үлгү; «Бир», й"], ["", 'Үлгү "Эки"']]
READ = [("Район", "ФИО"), ("Ак-Суу", "Үлгү; «Бир», й"), ("", 'Үлгү "Эки"')]
SAVED_AS: dict[str, Callable[[], bytes]] = {
    "xlsx": lambda: workbook_of(ROWS),
    "ods": lambda: ods_of(ods_rows(ROWS)),
    "semicolons": lambda: csv_of(ROWS),
    "commas": lambda: csv_of(ROWS, ","),
    "tabs": lambda: csv_of(ROWS, "\t"),
    "utf-8 with a mark": lambda: csv_of(ROWS, encoding="utf-8-sig"),
    "utf-16 with tabs": lambda: csv_of(ROWS, "\t", "utf-16"),
    "separator told": lambda: b"sep=,\r\n" + csv_of(ROWS, ","),
}


@pytest.mark.parametrize("program", SAVED_AS)
def test_every_kind_of_file_gives_the_same_rows(program: str) -> None:
    assert cells(SAVED_AS[program]()) == READ


def test_windows_1251_is_read_when_it_is_no_unicode() -> None:
    rows = [["Район", "ФИО"], ["Ак-Суу", "Асанов Ёлкин № 5"]]
    assert cells(csv_of(rows, encoding="cp1251")) == [tuple(row) for row in rows]


XLS: bytes = (LISTS / "sample.xls").read_bytes()
"""Two sheets, the second one hidden; a date, merged cells, #N/A, a formula whose result is an empty text."""


def test_an_old_workbook_is_read_with_its_errors_and_joined_cells() -> None:
    shown, hidden = read_sheets(XLS).sheets
    assert [row for _, row in shown.rows] == [
        ("Район", "Айыл аймагы", "ФИО", "Телефон"),
        ("Ак-Суу", "Ак-Булуң", "Үлгү Бир", "700100101"),
        ("Ак-Суу", "Талды-Суу", "#N/A", "0700 100 102"),
        ("Ак-Суу", "Октябрь", "", ""),
        ("", "2026-07-18", "TRUE", ""),
    ]
    assert (hidden.title, hidden.hidden) == ("жашыруун", True)


@pytest.mark.parametrize("name", ["strict-ooxml.xlsx", "empty-fill.xlsx", "color-hash.xlsx"])
def test_only_values_are_wanted_whatever_the_style_and_the_standard(name: str) -> None:
    assert cells((LISTS / name).read_bytes()) == [
        ("Район", "Айыл аймагы", "ФИО", "Телефон"),
        ("Ак-Суу", "Ак-Булуң", "Асанов Бек", "0700123456"),
    ]


def test_an_odd_cell_does_not_spoil_the_sheet() -> None:
    odd = (
        '<row r="1"><c r="A1" t="e"><v>#SPILL!</v></c><c t="zz"><v>b</v></c><c r="C1"><v>x1</v></c>'
        '<c r="D1" t="d"><v>2026-07-18T00:00:00</v></c><c r="E1" t="inlineStr"><is><r><t>ri</t></r><r><t>ch</t></r>'
        '<rPh><t>no</t></rPh></is></c><c r="F1" t="e"/><c r="G1" s="999"><v>7</v></c></row>'
        "<row/><row><c><v>1</v></c></row>"
    )
    [sheet] = read_sheets(workbook_with_sheet(odd)).sheets
    assert sheet.rows == (
        (1, ("#SPILL!", "b", "x1", "2026-07-18", "rich", "#N/A", "7")),
        (3, ("1", "", "", "", "", "", "")),
    )


# Cells without text.


def test_a_formula_without_a_result_stays_a_formula_and_an_empty_result_is_empty() -> None:
    assert cells(workbook_of([["x", "=1+1"]])) == [("x", "=1+1")]
    assert cells(workbook_with_sheet('<row><c t="str"><f>IF(1,"")</f><v></v></c><c><v>1</v></c></row>')) == [
        ("", "1")
    ]
    calculated = ods_cell("", "") + ods_cell("x")
    formula = f'<table:table-row><table:table-cell table:formula="of:=1+1"/>{calculated}</table:table-row>'
    assert cells(ods_of(formula)) == [("=1+1", "", "x")]


@pytest.mark.parametrize(
    "error", ["#N/A", "#REF!", "#DIV/0!", "#NAME?", "#VALUE!", "#NULL!", "#NUM!", "Err:502"]
)
def test_an_error_is_told_as_it_is_seen(error: str) -> None:
    assert cells(workbook_with_sheet(f'<row><c r="B1" t="e"><f>NA()</f><v>{error}</v></c></row>')) == [
        ("", error)
    ]
    attributes = 'table:formula="of:=NA()" office:value-type="string" office:string-value=""'
    [sheet] = read_sheets(ods_of(f"<table:table-row>{ods_cell(error, attributes)}</table:table-row>")).sheets
    assert sheet.rows == ((1, (error,)),)
    new = 'office:value-type="string" office:string-value="" calcext:value-type="error"'
    assert cells(ods_of(f"<table:table-row>{ods_cell(error, new)}</table:table-row>")) == [(error,)]
    assert cells(csv_of([["a", error]])) == [("a", error)]


def test_a_cell_that_only_looks_empty_is_told_from_one_that_is() -> None:
    assert cells(workbook_of([["\u3164\u3164", "\xa0", "\u200b", "а\u200bб\xa0 в", "x"]])) == [
        (INVISIBLE_MARKER, "", "", "аб в", "x")
    ]


def test_letters_are_composed() -> None:
    assert cells(workbook_of([["Аи\u0306дай"]])) == [("Айдай",)]


# Merged cells, rows and sheets.


@pytest.mark.parametrize(
    "content",
    [
        lambda: workbook_of([["Ак-Суу", "a"], [None, "b"], [None, "c"]], merge="A1:A3"),
        lambda: ods_of(
            "<table:table-row>"
            + ods_cell("Ак-Суу", 'office:value-type="string" table:number-rows-spanned="3"')
            + ods_cell("a")
            + "</table:table-row>"
            + "".join(
                f"<table:table-row><table:covered-table-cell/>{ods_cell(one)}</table:table-row>"
                for one in "bc"
            )
        ),
    ],
)
def test_cells_that_were_joined_all_say_what_the_first_says(content: Callable[[], bytes]) -> None:
    assert cells(content()) == [("Ак-Суу", "a"), ("Ак-Суу", "b"), ("Ак-Суу", "c")]


def test_joined_cells_make_no_rows_of_their_own() -> None:
    rows: list[list[Any]] = [["Ак-Суу", "a"], [None, "b"], [], []]
    assert cells(workbook_of(rows, merge="A1:A900")) == [("Ак-Суу", "a"), ("Ак-Суу", "b")]


def test_a_row_keeps_its_number_and_empty_rows_are_left_out() -> None:
    [sheet] = read_sheets(workbook_of([["a"], [], [None], ["b"]])).sheets
    assert [number for number, _ in sheet.rows] == [1, 4]
    empty = '<table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row>'
    [sheet] = read_sheets(ods_of(ods_rows([["a"]]) + empty + ods_rows([["b"]]))).sheets
    assert [number for number, _ in sheet.rows] == [1, 4]


def test_every_sheet_is_told_with_its_name_and_whether_it_shows() -> None:
    made = Workbook()
    made.create_sheet("b").append(["hidden"])
    made["b"].sheet_state = "hidden"
    made.create_sheet("c").append(["shown"])
    told = [(sheet.title, sheet.rows, sheet.hidden) for sheet in read_sheets(workbook_bytes(made)).sheets]
    assert told == [("Sheet", (), False), ("b", ((1, ("hidden",)),), True), ("c", ((1, ("shown",)),), False)]
    ours = ods_of(ods_rows([["x"]]), ods_rows([["y"]]), hidden="b")
    assert [(sheet.title, sheet.hidden) for sheet in read_sheets(ours).sheets] == [("a", False), ("b", True)]


HIDING: dict[str, Callable[[], bytes]] = {
    "xlsx": lambda: workbook_with_sheet(
        '<row r="1"><c><v>1</v></c><c><v>2</v></c></row><row r="2" hidden="1"><c><v>3</v></c></row>'
        '<row r="3" hidden="true"/><row r="4"><c r="A4"><v>4</v></c><c r="C4"><v>5</v></c></row>',
        columns='<cols><col min="2" max="3" hidden="1"/><col min="4" max="16384" hidden="1"/></cols>',
    ),
    "ods": lambda: ods_of(
        '<table:table-column/><table:table-column table:visibility="collapse" table:number-columns-repeated="16383"/>'
        + ods_rows([["1", "2"]])
        + f'<table:table-row table:visibility="filter">{ods_cell("3")}</table:table-row>'
        + '<table:table-row table:visibility="collapse"><table:table-cell/></table:table-row>'
        + ods_rows([["4", "", "5"]])
    ),
}


@pytest.mark.parametrize("program", HIDING)
def test_what_is_hidden_is_not_read_and_is_named(program: str) -> None:
    [sheet] = read_sheets(HIDING[program]()).sheets
    assert [(number, cells[0]) for number, cells in sheet.rows] == [(1, "1"), (4, "4")]
    assert not any(any(cells[1:]) for _, cells in sheet.rows)
    assert (sheet.hidden_rows, sheet.hidden_columns) == ((2,), ("B", "C"))


def test_what_is_hidden_in_an_old_workbook_is_not_read_and_is_named() -> None:
    [shown, _] = read_sheets(_old_with(_ROW, 2, 12, 0x20)).sheets
    assert (shown.hidden_rows, [number for number, _ in shown.rows]) == ((3,), [1, 2, 4, 5])
    if b"\x7d\x00\x0c\x00" in XLS:
        [shown, _] = read_sheets(_old_with(_COLUMN, 0, 8, 0x01)).sheets
        assert "A" in shown.hidden_columns


_ROW, _COLUMN = struct.pack("<HH", 0x0208, 16), struct.pack("<HH", 0x007D, 12)


def _old_with(record: bytes, number: int, at: int, flag: int) -> bytes:
    """Return the old workbook with a flag set in the first record of that kind for that row or column."""
    place = XLS.index(record + struct.pack("<H", number)) + 4 + at
    return XLS[:place] + bytes([XLS[place] | flag]) + XLS[place + 1 :]


def test_a_file_of_which_all_is_hidden_is_not_called_empty() -> None:
    assert refusal_key(workbook_with_sheet('<row r="1" hidden="1"><c><v>1</v></c></row>')) == "book-hidden"


def test_what_is_joined_with_a_hidden_cell_still_says_it() -> None:
    rows = '<row r="1" hidden="1"><c t="str"><v>x</v></c></row><row r="2"><c r="B2"><v>1</v></c></row>'
    [sheet] = read_sheets(
        workbook_with_sheet(rows, '<mergeCells><mergeCell ref="A1:A2"/></mergeCells>')
    ).sheets
    assert sheet.rows == ((2, ("x", "1")),)


def test_cells_that_are_joined_with_those_beside_them_are_told() -> None:
    [sheet] = read_sheets(workbook_of([["ФИО", None, None], ["а", "б", "в"]], merge="A1:C1")).sheets
    assert sheet.horizontal_merges == ((1, 0, 2),)


def test_a_workbook_with_pieces_of_text_a_filter_and_a_hidden_column_is_read_as_it_is_seen() -> None:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as made:
        page, bold = made.add_worksheet(), made.add_format({"bold": True})
        page.write_rich_string(0, 0, bold, "Аса", "нов ", bold, "Бек")
        page.write_row(1, 0, ["б", "secret"])
        page.write_row(2, 0, ["в", "secret"])
        page.set_column(1, 1, None, None, {"hidden": True})
        page.autofilter(0, 0, 2, 1)
        page.set_row(1, None, None, {"hidden": True})
    [sheet] = read_sheets(stream.getvalue()).sheets
    assert sheet.rows == ((1, ("Асанов Бек",)), (3, ("в",)))
    assert (sheet.hidden_rows, sheet.hidden_columns) == ((2,), ("B",))


@pytest.mark.parametrize("sign", ["\u2028", "\x0b", "\x0c", "\x85", "\x1c"])
def test_only_ends_of_lines_end_a_row_of_text(sign: str) -> None:
    [first, *_] = cells(f"а{sign}б;в\r\nг;д\r\n".encode())
    assert len(cells(f"а{sign}б;в\r\nг;д\r\n".encode())) == 2
    assert first[1] == "в"


def test_quotes_may_hold_separators_and_ends_of_lines() -> None:
    assert cells('"а;\r\nб";"в ""г"""\r\nд;е\r\n'.encode()) == [("а; б", 'в "г"'), ("д", "е")]


@pytest.mark.parametrize("made", [workbook_of, csv_of, lambda rows: ods_of(ods_rows(rows))])
def test_more_columns_than_are_read_are_told(made: Callable[[Any], bytes]) -> None:
    wide = ["x"] * workbook.MAX_COLUMNS
    assert [sheet.has_more_columns for sheet in read_sheets(made([wide])).sheets] == [False]
    [sheet] = read_sheets(made([[*wide, "", "", "y"]])).sheets
    assert (sheet.has_more_columns, len(sheet.rows[0][1])) == (True, workbook.MAX_COLUMNS)


def test_a_column_is_called_as_spreadsheets_call_it() -> None:
    assert [column_letters(number) for number in (1, 26, 27, 52, 703)] == ["A", "Z", "AA", "AZ", "AAA"]


# Files that are refused before the library opens them.


def _packed(size: int, name: str = "xl/workbook.xml") -> bytes:
    return pack_zip({name: b" " * size})


def _understating_archive() -> bytes:
    """Return an archive with an entry that declares a small size and unpacks to a large one."""
    size = 5_000_000
    honest = pack_zip(unpack_zip(workbook_of([["x"]])) | {SHEET_PATH: b" " * size})
    return honest.replace(struct.pack("<I", size), struct.pack("<I", 50))


BILLION = (
    b"""<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">%s]><workbook>&i;</workbook>"""
    % b"".join(
        b'<!ENTITY %c "%s">' % (letter, b"&%c;" % (letter - 1) * 10) for letter in range(ord("b"), ord("j"))
    )
)
PROTECTED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def _repeated(rows: int, columns: int) -> bytes:
    cell = ods_cell("x", f'office:value-type="string" table:number-columns-repeated="{columns}"')
    return ods_of(f'<table:table-row table:number-rows-repeated="{rows}">{cell}</table:table-row>')


REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "nothing": (lambda: b"", "book-empty"),
    "pdf": (lambda: b"%PDF-1.7", "book-unreadable"),
    "torn": (lambda: b"PK\x03\x04" + b"\0" * 50, "book-unreadable"),
    "torn xls": (lambda: PROTECTED + b"\0" * 50, "book-unreadable"),
    "docx": (lambda: _packed(10, "word/document.xml"), "book-unreadable"),
    "xlsb": (lambda: pack_zip({"xl/workbook.bin": b"x"}), "book-unreadable"),
    "one column": (lambda: "бир\nэки\n".encode(), "book-unreadable"),
    "a web page": (lambda: "<html><table><tr><td>а,б</td></tr></table>\nа,б\n".encode(), "book-unreadable"),
    "bytes": (lambda: bytes(range(256)), "book-unreadable"),
    "bomb": (lambda: _packed(workbook.MAX_UNPACKED_BYTES + 1), "book-too-large"),
    "parts": (lambda: pack_zip({f"xl/{number}.xml": b"" for number in range(2_001)}), "book-too-large"),
    "lie": (_understating_archive, "book-unreadable"),
    "10 MB": (lambda: b"x" * (workbook.MAX_FILE_BYTES + 1), "book-too-large"),
    "entities": (lambda: workbook_with_parts(xl__workbook_xml=BILLION), "book-unreadable"),
    "entities in a sheet": (
        lambda: workbook_with_parts(xl__worksheets__sheet1_xml=BILLION),
        "book-unreadable",
    ),
    "empty": (lambda: workbook_of([]), "book-empty"),
    "rows": (lambda: workbook_of([["x"]] * (workbook.MAX_ROWS + 1)), "book-too-many-rows"),
    "far below": (
        lambda: workbook_with_sheet('<row r="1048576"><c r="A1048576"><v>1</v></c></row>'),
        "book-too-many-rows",
    ),
    "lines": (lambda: b"a;b\n" * (workbook.MAX_ROW_NUMBER + 1), "book-too-many-rows"),
    "rows of an ods": (lambda: _repeated(1_048_576, 1), "book-too-many-rows"),
    "cells of an ods": (lambda: _repeated(2_000, 16_384), "book-too-large"),
    "numbers of an ods": (lambda: _repeated(10**9, 1), "book-too-large"),
    "words": (
        lambda: workbook_of([["Ү" * workbook.MAX_CELL_LENGTH] * workbook.MAX_COLUMNS] * 60),
        "book-too-large",
    ),
}
"""Built when they are needed: some of them take a second."""
HOSTILE = ("bomb", "10 MB", "lie")


@pytest.mark.parametrize("what", [what for what in REFUSED if what not in (*HOSTILE, "words")])
def test_what_is_no_list_is_refused_with_a_reason(what: str) -> None:
    content, key = REFUSED[what]
    assert refusal_key(content()) == key


def test_a_file_with_a_password_is_told_from_a_broken_one() -> None:
    manifest = b'<manifest:manifest xmlns:manifest="urn:x"><manifest:encryption-data/></manifest:manifest>'
    assert (
        refusal_key(pack_zip(unpack_zip(ods_of("")) | {"META-INF/manifest.xml": manifest}))
        == "book-password-protected"
    )
    entry = XLS.index("Workbook".encode("utf-16-le"))
    name = "EncryptedPackage\0".encode("utf-16-le")
    sealed = XLS[:entry] + name.ljust(64, b"\0") + struct.pack("<H", len(name)) + XLS[entry + 66 :]
    assert refusal_key(sealed) == "book-password-protected"
    first = XLS.index(struct.pack("<HH", 0x0809, 16), 512)
    wrapped = {"META-INF/manifest.xml": manifest, "encrypted-package": b"x"}
    assert refusal_key(pack_zip(wrapped)) == "book-password-protected"
    locked = XLS[: first + 20] + struct.pack("<HHH", 0x002F, 2, 1) + XLS[first + 26 :]
    assert refusal_key(locked) == "book-password-protected"


@pytest.mark.parametrize(
    "content",
    [
        lambda: workbook_with_sheet(
            "<row><c><v>1</v></c></row>", '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
        ),
        lambda: workbook_with_sheet(
            "<row><c><v>1</v></c></row>", "<mergeCells>" + '<mergeCell ref="x"/>' * 9 + "</mergeCells>"
        ),
        lambda: workbook_with_sheet(
            '<row><c><v>1</v></c></row><row r="1048576"><c r="XFD1048576" s="1"/></row>'
        ),
        lambda: ods_of(
            f"<table:table-row>{ods_cell('1')}<table:table-cell table:number-columns-repeated='16383'/>"
            "</table:table-row><table:table-row table:number-rows-repeated='1048575'><table:table-cell/>"
            "</table:table-row>"
        ),
    ],
)
def test_what_a_sheet_claims_of_its_size_is_not_believed(content: Callable[[], bytes]) -> None:
    assert cells(content()) == [("1",)]


MEASURED = """
import resource, subprocess, sys
subprocess.run([sys.executable, *sys.argv[1:]], check=True, stdin=sys.stdin, stdout=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""
"""Runs the reader and prints its memory: a process forked from this one would begin with this one's memory."""


def peak(content: bytes) -> int:
    """Return the peak memory of a process that reads this file, in megabytes."""
    command = [sys.executable, "-c", MEASURED, "-m", "bot.child_process", "bot.imports.sheets"]
    done = subprocess.run(
        command,
        input=content,
        stdout=subprocess.PIPE,
        check=True,
        cwd=child_process.ROOT,
        env=child_process.child_environment(),
    )
    return int(done.stdout) // 1024


ONE = "<row><c><v>1</v></c></row>"
FAR = '<row r="1048576"><c r="XFD1048576" s="1"/></row>'
EVERY_CELL = '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'


def test_a_small_file_with_great_claims_takes_no_more_memory_than_an_honest_one() -> None:
    honest = peak(workbook_with_sheet(ONE))
    assert honest < 60
    assert len(workbook_with_sheet(ONE, EVERY_CELL)) < 6_000
    assert peak(workbook_with_sheet(ONE, EVERY_CELL)) < honest + 10
    assert peak(workbook_with_sheet(ONE + FAR)) < honest + 10
    assert peak(_repeated(2_000, 16_384)) < honest + 10


def test_the_most_that_is_read_stays_within_the_limit() -> None:
    assert (
        peak(workbook_of([["ү" * 24] * workbook.MAX_COLUMNS] * workbook.MAX_ROWS))
        < workbook.MAX_MEMORY // 1024**2 / 2
    )


def test_what_an_old_sheet_claims_of_its_size_is_not_believed() -> None:
    at = XLS.index(struct.pack("<HH", 0x0200, 14))
    claimed = struct.pack("<IIHHH", 0, 2**31 - 1, 0, 2**16 - 1, 0)
    assert read_sheets(XLS[: at + 4] + claimed + XLS[at + 18 :]) == read_sheets(XLS)


def test_more_words_than_lists_have_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.imports.sheets.MAX_CHARACTERS", 2 * workbook.MAX_CELL_LENGTH)
    assert len(cells(workbook_of([["Ү" * workbook.MAX_CELL_LENGTH] * 2]))) == 1
    assert refusal_key(workbook_of([["Ү" * workbook.MAX_CELL_LENGTH] * 2, ["x"]])) == "book-too-large"


@pytest.mark.parametrize(
    "what",
    [what if what in HOSTILE else pytest.param(what, marks=pytest.mark.proof) for what in REFUSED],
)
async def test_a_process_of_its_own_refuses_it_with_the_same_reason(what: str) -> None:
    content, key = REFUSED[what]
    with pytest.raises(UnreadableWorkbook) as bad:
        await read_workbook(content())
    assert bad.value.key == key


async def test_it_is_read_in_a_process_that_knows_nothing_of_us(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_TOKEN", "canary")
    assert "BOT_TOKEN" not in child_process.child_environment()
    content = workbook_of([["Үлгү", "x"]])
    assert await read_workbook(content) == read_sheets(content)


def _ends_with(monkeypatch: pytest.MonkeyPatch, code: int) -> None:
    async def done(*_: object) -> tuple[int, bytes]:
        return code, b""

    monkeypatch.setattr(child_process, "run_module", done)


async def test_one_that_ends_its_process_for_want_of_memory_is_too_large(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _ends_with(monkeypatch, -6)
    with pytest.raises(UnreadableWorkbook) as bad:
        await read_workbook(b"x")
    assert bad.value.key == "book-too-large"


async def test_a_process_that_cannot_do_its_work_says_nothing_of_the_list(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _ends_with(monkeypatch, 1)
    with pytest.raises(ReaderFailed):
        await read_workbook(b"x")
