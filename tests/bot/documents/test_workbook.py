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

from bot.documents.workbook import PAGE_WIDTH, column_widths, page_header, sheet
from bot.documents.xmltext import clean
from bot.imports.sheets import read_sheets
from bot.locales import LANGUAGES, get_locale
from handlers.invitees.pages import COLUMNS, STATUS_COLUMNS
from handlers.messages import FileName, Number, Sheet, Translated, Value
from storage.text.normalization import INVISIBLE_MARKER, one_line

NAME = FileName("export-title")


def made_of(*names: str) -> bytes:
    rows = [[name] for name in names]
    return sheet(Sheet(NAME, "export-title", ("column-name",), rows), get_locale("ru", "UTC"))


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
    assert dict(read_back.rows)[1] == ("ФИО",)
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
    first, *more = [Sheet(NAME, Translated({"en": title}), ("column-name",), [["Үлгү"]]) for title in titles]
    book = load_workbook(io.BytesIO(sheet(replace(first, more_sheets=more), get_locale("ru", "UTC"))))
    assert len({name.casefold() for name in book.sheetnames}) == len(titles)
    assert [page["A2"].value for page in book.worksheets] == ["Үлгү"] * len(titles)


def test_marked_rows_stand_out_and_what_is_typed_in_later_is_text() -> None:
    made = sheet(
        Sheet(NAME, "export-title", ("column-name",), [["а"], ["б"]], highlighted_rows={1}),
        get_locale("ru", "UTC"),
    )
    page = load_workbook(io.BytesIO(made)).active
    assert isinstance(page, Worksheet)
    assert [page[f"A{row}"].fill.fgColor.rgb for row in (2, 3)] == ["00000000", "FFFFC7CE"]
    assert (page["A1"].font.bold, page.freeze_panes) == (True, "A2")
    assert page.column_dimensions["A"].number_format == page["A2"].number_format == "@"


def test_measures_are_numbers_and_have_the_languages_comma_in_words() -> None:
    row: list[Value] = ["4.5", 4, Number(4.46, 1), Number(12)]
    made = sheet(Sheet(NAME, "export-title", ("column-name",) * 4, [row]), get_locale("ru", "UTC"))
    page = load_workbook(io.BytesIO(made)).active
    assert isinstance(page, Worksheet)
    assert [cell.value for cell in page[2]] == ["4.5", 4, 4.46, 12]
    assert [cell.number_format for cell in page[2]] == ["@", "0", "0.0", "0"]
    assert [get_locale(one, "UTC").render_value(row[2]) for one in LANGUAGES] == ["4,5", "4,5", "4.5"]


def test_a_list_prints_on_a4_with_title_borders_and_its_head_on_each_page() -> None:
    seminar = "«Үлгү & Ко» " * 40
    source = Sheet(
        NAME,
        "export-title",
        ("column-name", "column-phone"),
        [["а", ""]] * 90,
        subtitle=seminar,
    )
    page = load_workbook(io.BytesIO(sheet(source, get_locale("ru", "UTC")))).active
    assert isinstance(page, Worksheet)
    setup = page.page_setup
    assert (setup.orientation, setup.paperSize, setup.fitToHeight) == ("landscape", 9, 0)
    assert setup.fitToWidth in (None, 1), "one page wide, which is the default"
    assert page.sheet_properties.pageSetUpPr is not None
    assert page.sheet_properties.pageSetUpPr.fitToPage
    assert page.print_title_rows == "$1:$1"
    assert page.oddHeader is not None
    header = str(page.oddHeader.left.text)
    assert header.startswith("Участники\n«Үлгү && Ко»")
    assert "…" in header
    for cell in (page["A1"], page["B91"]):
        assert {cell.border.left.style, cell.border.bottom.style} == {"thin"}
        assert cell.alignment.wrap_text


@pytest.mark.parametrize("subtitle", ["", "Семинар", "&" * 400, "ө" * 400])
def test_a_page_header_is_not_longer_than_programs_take_and_has_no_codes_of_people(subtitle: str) -> None:
    header = page_header("5 & 6 &P", subtitle)
    assert len(header) <= 255
    assert header.startswith('&L&"-,Bold"&12 5 && 6 &&P')
    told = header.partition("&9 ")[2].replace("&&", "")
    assert "&" not in told


def test_rows_are_as_tall_as_their_wrapped_cells_in_programs_that_do_not_fit_them() -> None:
    head, rows = ("column-name",) * 9, [["Ак-Булуң"] * 9, ["Узун суроо " * 9] * 9, ["Узун\nсуроо"] * 9]
    made = sheet(Sheet(NAME, "export-title", head, rows), get_locale("ru", "UTC"))
    page = load_workbook(io.BytesIO(made)).active
    assert isinstance(page, Worksheet)
    heights = [page.row_dimensions[row].height for row in (2, 3, 4)]
    assert heights[0] is None
    assert heights[1] >= 5 * heights[2] / 2 >= 5 * 15


def test_a_row_is_as_tall_as_its_link_that_programs_break_after_its_signs() -> None:
    link = "https://t.me/Seminar_Kyrgyzstan_bot?start=i_Ab3dE_fGhIjKlMnOpQrStU"  # four lines in LibreOffice
    place = ["Ак-Суу району", "Ак-Булуң айыл аймагы", "Ак-Булунский айылный аймак", "41702205805000"]
    person = ["Башчынын орун басары", "Үлгү Чакырылган Катышуучу", "+996700100777"]
    row = [*place, "Айыл өкмөтү", *person, "жообу келе элек чакыруу", link]
    head = (*COLUMNS, *STATUS_COLUMNS)
    made = sheet(Sheet(NAME, "invitees-title", head, [row]), get_locale("ky", "UTC"))
    page = load_workbook(io.BytesIO(made)).active
    assert isinstance(page, Worksheet)
    assert page.row_dimensions[2].height == 4 * 15


def test_wide_columns_are_wrapped_until_all_fit_on_a_page() -> None:
    long, short = "Узун суроо " * 80, "Ак-Булуң"
    widths = column_widths(
        ["№", "Суроо", "Жооп", "Кайдан", "Жообу"], [[Number(7), long, long, short, ""]] * 3
    )
    assert sum(widths) <= PAGE_WIDTH
    assert widths[0] < widths[3] < widths[1] == widths[2]
    assert widths[4] > 2 * len("Жообу"), "there is room to write by hand"
    assert sum(column_widths(["Эң узун аталыш"] * 40, [])) > PAGE_WIDTH, "the print is made smaller then"
    words = [*["Райгосадминистрация"] * 6, "Айыл өкмөтү " * 9, "Айыл өкмөтү " * 9]
    shared = column_widths(["№"] * 8, [words])
    assert sum(shared) == PAGE_WIDTH, "what the others leave is shared by those that are wrapped"
    assert abs(shared[6] - shared[7]) <= 1


def test_a_column_of_long_texts_is_wider_than_others_that_wrap() -> None:
    answer, place = "Узун жооп " * 40, "Ак-Булуң айыл аймагы (Ак-Суу району)"
    head = ["№", "Кимден", "Кайдан", "Суроо", "Абалы", "Ким", "Качан", "Жооп", "Тарых"]
    widths = column_widths(head, [[Number(7), *[place] * 6, answer, place]])
    assert sum(widths) <= PAGE_WIDTH
    assert widths[7] > 2 * max(widths[:7])
    assert widths[8] > len("району)"), "no word of the others is broken"


def test_numbers_stand_apart_from_the_words_beside_them() -> None:
    made = sheet(
        Sheet(NAME, "export-title", ("column-number", "column-name"), [[7, "Үлгү"]]), get_locale("ru", "UTC")
    )
    page = load_workbook(io.BytesIO(made)).active
    assert isinstance(page, Worksheet)
    assert page["A2"].alignment.indent == 1
