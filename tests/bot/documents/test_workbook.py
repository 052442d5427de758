"""Generated workbooks open in every program, and every cell is text, a date or a measured number."""

import io
import re
import zipfile
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from bot.documents.workbook import sheet
from bot.documents.xmltext import clean
from bot.imports.sheets import read_sheets
from bot.locales import LANGUAGES, get_locale
from handlers.messages import Number, Sheet, Translated, Value
from storage.text.normalization import INVISIBLE_MARKER, one_line


def made_of(*names: str) -> bytes:
    rows = [[name] for name in names]
    return sheet(Sheet("x.xlsx", "export-title", ("column-name",), rows), get_locale("ru", "UTC"))


def parts(made: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def holds_words_only(made: bytes) -> bool:
    """Return whether every cell is text: no formula, no link, no error."""
    pages = [part for name, part in parts(made).items() if name.startswith("xl/worksheets/sheet")]
    kinds = {kind for part in pages for kind in re.findall(rb'<c [^>]*?(?: t="(\w+)")?/?>', part)}
    return kinds <= {b"s", b""} and not any(re.search(rb"<(f|v></v|hyperlink)\b", part) for part in pages)


@settings(max_examples=40)
@given(st.lists(st.text(max_size=40), min_size=1, max_size=6))
def test_a_spreadsheet_opens_and_gives_back_the_words_it_was_given(names: list[str]) -> None:
    made = made_of(*names)
    assert holds_words_only(made)
    [read_back] = read_sheets(made).sheets
    assert dict(read_back.rows)[1] == ("Имя",)
    told = [one_line(clean(name)) for name in names]
    shown = {number: name for number, name in enumerate(told, start=2) if name}
    assert {number: cell for number, (cell,) in read_back.rows[1:] if cell != INVISIBLE_MARKER} == shown


@pytest.mark.parametrize(
    "name",
    [
        *("=1+1", "+996700", "-1", "@SUM(A1)", '=HYPERLINK("x")', "'=1", "{=1}", "Үлгү <b>&amp;"),
        *("#N/A", "#REF!", "#DIV/0!", "TRUE", "12345", "1e5", "0700100101", "2026-07-18"),
        *("http://example.org", "mailto:x@example.org", "internal:A1", "_x0041_", "_x000D_"),
    ],
)
def test_a_name_like_a_formula_an_error_a_number_or_a_link_stays_a_name(name: str) -> None:
    made = made_of(name)
    assert holds_words_only(made)
    page = load_workbook(io.BytesIO(made)).active
    assert isinstance(page, Worksheet)
    assert (page["A2"].data_type, page["A2"].hyperlink) == ("s", None)
    assert read_sheets(made).sheets[0].rows[1] == (2, (name,))


def test_sheets_of_one_file_have_names_that_spreadsheets_take() -> None:
    titles = [
        "Тизме",
        "тизме",
        "",
        "[a]:b*c?/d\\'",
        "ө" * 40,
        "ө" * 41,
        "😀" * 20,
        "x" + "😀" * 20,
        "History",
    ]
    first, *more = [
        Sheet("x.xlsx", Translated({"en": title}), ("column-name",), [["Үлгү"]]) for title in titles
    ]
    book = load_workbook(io.BytesIO(sheet(replace(first, more_sheets=more), get_locale("ru", "UTC"))))
    assert len({name.casefold() for name in book.sheetnames}) == len(titles)
    assert [page["A2"].value for page in book.worksheets] == ["Үлгү"] * len(titles)


def test_marked_rows_stand_out_and_what_is_typed_in_later_is_text() -> None:
    made = sheet(
        Sheet("x.xlsx", "export-title", ("column-name",), [["а"], ["б"]], highlighted_rows={1}),
        get_locale("ru", "UTC"),
    )
    page = load_workbook(io.BytesIO(made)).active
    assert isinstance(page, Worksheet)
    assert [page[f"A{row}"].fill.fgColor.rgb for row in (2, 3)] == ["00000000", "FFFFC7CE"]
    assert (page["A1"].font.bold, page.freeze_panes) == (True, "A2")
    assert page.column_dimensions["A"].number_format == page["A2"].number_format == "@"


def test_measures_are_numbers_and_have_the_languages_comma_in_words() -> None:
    row: list[Value] = ["4.5", 4, Number(4.46, 1), Number(12)]
    made = sheet(Sheet("x.xlsx", "export-title", ("column-name",) * 4, [row]), get_locale("ru", "UTC"))
    page = load_workbook(io.BytesIO(made)).active
    assert isinstance(page, Worksheet)
    assert [cell.value for cell in page[2]] == ["4.5", "4", 4.46, 12]
    assert [cell.number_format for cell in page[2]][2:] == ["0.0", "0"]
    assert [get_locale(one, "UTC").render_value(row[2]) for one in LANGUAGES] == ["4,5", "4,5", "4.5"]
