"""Files we make: a calendar that calendars read, a spreadsheet that holds words only."""

import io
import zipfile
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from bot.files import calendar, qr_code, sheet
from bot.texts import LANGUAGES, words
from handlers.words import CalendarEntry, Named, Sheet

ENTRY = CalendarEntry(
    uid="seminar-karakol",
    sequence=3,
    starts_at=datetime(2026, 11, 30, 3, 30, tzinfo=UTC),
    ends_at=datetime(2026, 11, 30, 10, 0, tzinfo=UTC),
    changed_at=datetime(2026, 11, 23, tzinfo=UTC),
    title=Named({"ky": "Киришүү семинары", "ru": "Вводный семинар", "en": "Introductory seminar"}),
    description=Named({"ky": "Биринчи сап;\nэкинчи, сап"}),
    location=Named({"ky": "Каракол, облустук администрация"}),
    lat=42.49,
    lon=78.39,
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_calendar_file_is_read_back_as_it_was_meant(language: str) -> None:
    read = Calendar.from_ical(calendar(ENTRY, words(language, "UTC")))
    [event] = read.walk("VEVENT")
    assert event.decoded("dtstart") == ENTRY.starts_at
    assert event.decoded("dtend") == ENTRY.ends_at
    assert str(event["summary"]) == ENTRY.title.of(language)
    assert str(event["description"]) == ENTRY.description.names["ky"]
    assert (str(event["sequence"]), str(event["uid"])) == ("3", "seminar-karakol@seminar-bot")
    assert (str(event["status"]), str(read["method"])) == ("CONFIRMED", "PUBLISH")


def test_a_cancelled_seminar_takes_itself_out_of_the_calendar() -> None:
    read = Calendar.from_ical(calendar(replace(ENTRY, cancelled=True), words("ky", "UTC")))
    assert (str(read.walk("VEVENT")[0]["status"]), str(read["method"])) == ("CANCELLED", "CANCEL")


def test_the_same_entry_is_the_same_bytes() -> None:
    assert calendar(ENTRY, words("ky", "UTC")) == calendar(ENTRY, words("ky", "UTC"))


def test_no_line_of_a_calendar_is_longer_than_the_standard_allows() -> None:
    long = replace(ENTRY, description=Named({"ky": "Узун сүйлөм " * 100}))
    assert all(len(line) <= 75 for line in calendar(long, words("ky", "UTC")).split(b"\r\n"))


@settings(max_examples=40)
@given(st.lists(st.text(max_size=40), min_size=1, max_size=6))
def test_a_spreadsheet_opens_and_holds_words_only(names: list[str]) -> None:
    made = sheet(
        Sheet("x.xlsx", "export-title", ("column-name",), [[name] for name in names]), words("ky", "UTC")
    )
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert not [one for one in archive.namelist() if b"<f>" in archive.read(one)]
    page = load_workbook(io.BytesIO(made)).active
    assert isinstance(page, Worksheet)
    cells = [cell for row in page.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} <= {"s"}


@pytest.mark.parametrize(
    "name", ["=1+1", "+996700", "-1", "@SUM(A1)", '=HYPERLINK("x")', "'=1", "Үлгү <b>&amp;"]
)
def test_a_name_like_a_formula_stays_a_name(name: str) -> None:
    made = sheet(Sheet("x.xlsx", "export-title", ("column-name",), [[name]]), words("ru", "UTC"))
    page = load_workbook(io.BytesIO(made)).active
    assert isinstance(page, Worksheet)
    assert page["A2"].value == name
    assert page["A2"].data_type == "s"


def test_a_link_as_a_picture_is_square_sharp_and_always_the_same() -> None:
    picture = qr_code("https://t.me/sample_bot?start=karakol")
    assert picture.startswith(b"\x89PNG\r\n")
    wide, high = (int.from_bytes(picture[at : at + 4]) for at in (16, 20))
    assert wide == high
    assert wide >= 500
    assert qr_code("https://t.me/sample_bot?start=karakol") == picture
    assert qr_code("https://t.me/sample_bot?start=naryn") != picture
