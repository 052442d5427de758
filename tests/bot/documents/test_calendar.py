"""Calendar files follow the standard and are in the reader's language."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from icalendar import Calendar

from bot.documents.calendar import calendar
from bot.locales import LANGUAGES, get_locale
from bot.telegram.reply_files import render_document
from handlers.messages import CalendarEntry, Translated

ENTRY = CalendarEntry(
    uid="seminar-karakol",
    sequence=3,
    days=[(datetime(2026, 11, 30, 3, 30, tzinfo=UTC), datetime(2026, 11, 30, 10, 0, tzinfo=UTC))],
    changed_at=datetime(2026, 11, 23, tzinfo=UTC),
    title=Translated({"ky": "Киришүү семинары", "ru": "Вводный семинар", "en": "Introductory seminar"}),
    description=Translated({"ky": "Биринчи сап;\nэкинчи, сап"}),
    location=Translated({"ky": "Каракол, облустук администрация"}),
    lat=42.49,
    lon=78.39,
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_calendar_file_is_read_back_as_it_was_meant(language: str) -> None:
    read = Calendar.from_ical(calendar(ENTRY, get_locale(language, "UTC")))
    [event] = read.walk("VEVENT")
    assert (event.decoded("dtstart"), event.decoded("dtend")) == ENTRY.days[0]
    assert str(event["summary"]) == ENTRY.title.in_language(language)
    assert str(event["description"]) == ENTRY.description.texts["ky"]
    assert (str(event["sequence"]), str(event["uid"])) == ("3", "seminar-karakol@seminar-bot")
    assert (str(event["status"]), str(read["method"])) == ("CONFIRMED", "PUBLISH")


def test_a_cancelled_seminar_takes_itself_out_of_the_calendar() -> None:
    read = Calendar.from_ical(calendar(replace(ENTRY, cancelled=True), get_locale("ky", "UTC")))
    assert (str(read.walk("VEVENT")[0]["status"]), str(read["method"])) == ("CANCELLED", "CANCEL")


def test_each_day_is_an_event_and_a_day_that_is_held_no_more_is_taken_out() -> None:
    days = [
        (start + timedelta(days=n), end + timedelta(days=n)) for start, end in ENTRY.days for n in range(3)
    ]
    read = Calendar.from_ical(
        calendar(replace(ENTRY, days=days[:2], dropped=days[2:]), get_locale("ky", "UTC"))
    )
    found = [
        (str(one["uid"]), one.decoded("dtstart"), one.decoded("dtend"), str(one["status"]))
        for one in read.walk("VEVENT")
    ]
    assert found == [
        ("seminar-karakol@seminar-bot", *days[0], "CONFIRMED"),
        ("seminar-karakol-2@seminar-bot", *days[1], "CONFIRMED"),
        ("seminar-karakol-3@seminar-bot", *days[2], "CANCELLED"),
    ]


def test_the_same_entry_is_the_same_bytes() -> None:
    assert calendar(ENTRY, get_locale("ky", "UTC")) == calendar(ENTRY, get_locale("ky", "UTC"))


def test_no_line_of_a_calendar_is_longer_than_the_standard_allows() -> None:
    long = replace(ENTRY, description=Translated({"ky": "Узун сүйлөм " * 100}))
    assert all(len(line) <= 75 for line in calendar(long, get_locale("ky", "UTC")).split(b"\r\n"))


@pytest.mark.parametrize("field", ["title", "location"])
async def test_what_the_entry_says_anew_is_in_a_file_of_its_own(field: str) -> None:
    locale = get_locale("ky", "Asia/Bishkek")
    changes: dict[str, Any] = {field: Translated({"ky": "Башка"})}
    _, before = await render_document(ENTRY, locale)
    _, after = await render_document(replace(ENTRY, **changes), locale)
    assert before != after
