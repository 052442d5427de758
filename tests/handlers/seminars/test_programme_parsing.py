"""Parsing of a typed programme: hours, days and titles, and the refusals of invalid lines."""

import re
from datetime import date, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.locales import LANGUAGES, get_locale
from handlers.seminars.programme_parsing import InvalidLine, parse_hours, parse_programme
from tests.case_tables import every_row

ZONE = "Asia/Bishkek"
DAY, NEXT = date(2026, 11, 30), date(2026, 12, 1)


def parsed_items(typed: str) -> list[tuple[date, str, str | None, str]]:
    """Return the items with day and hours in the seminar's time zone."""
    found = []
    for one in parse_programme(typed, [DAY, NEXT], ZONE):
        starts = one.starts_at.astimezone(ZoneInfo(ZONE))
        ends = f"{one.ends_at.astimezone(ZoneInfo(ZONE)):%H:%M}" if one.ends_at else None
        found.append((starts.date(), f"{starts:%H:%M}", ends, one.title))
    return found


@every_row(
    "line",
    [
        "9:30 Ачылыш",
        "09.30 Ачылыш",
        "  • 9:30 — Ачылыш",
        "9:30. Ачылыш",
        "30.11 9:30 Ачылыш",
        "30/11/2026, 9:30 - Ачылыш",
        "\n\n9:30\tАчылыш\n\n",
        "09.30ч Ачылыш",
        "9.30 ч. Ачылыш",
        "9.30 ч.Ачылыш",
        "9:30 часов Ачылыш",
        "9-30 Ачылыш",
        "9 ч 30 мин Ачылыш",
        "9ч30 Ачылыш",
        "9:30да Ачылыш",
        "саат 9.30да: Ачылыш",
        "в 9:30 | Ачылыш",
        "9:30 am Ачылыш",
        "9:30 утра Ачылыш",
        "9:30Ачылыш",
        "1. 9:30 Ачылыш",
        "2) 9.30 Ачылыш",
        "🔹 9:30 Ачылыш",
        "9:30\u00a0Ачылыш",
        "9\u200b:30 Ачылыш",
        "30-ноябрь, дүйшөмбү, саат 9:30 Ачылыш",
        "30-ноябрь, дүйшөмбү, 09:30 Ачылыш",
        "30 ноября, понедельник, 09:30 Ачылыш",
        "Monday, 30 November 2026, 09:30 Ачылыш",
    ],
)
def test_one_line_is_understood_however_it_is_written(line: str) -> None:
    assert parsed_items(line) == [(DAY, "09:30", None, "Ачылыш")]


@pytest.mark.parametrize(
    ("line", "title", "speaker"),
    [
        ("9:30\tАчылыш", "Ачылыш", ""),
        ("9:30-10:15\tАчылыш сөзү\tҮлгү Айтуучу", "Ачылыш сөзү", "Үлгү Айтуучу"),
        ("9:30-10:15 Ачылыш\tҮлгү Айтуучу, эксперт\tзал 2", "Ачылыш", "Үлгү Айтуучу, эксперт"),
        ("9 часов\tАчылыш\tҮлгү", "Ачылыш", "Үлгү"),
        ("1.\t9:30\t\tАчылыш / Открытие\tҮлгү / Пример", "Ачылыш / Открытие", "Үлгү / Пример"),
        ("1\t9:30–10:15\tАчылыш\tҮлгү Айтуучу", "Ачылыш", "Үлгү Айтуучу"),
        ("9:30 Ачылыш | Үлгү", "Ачылыш", "Үлгү"),
        ("9:30-10:15 — Ачылыш / Открытие|Үлгү / Пример", "Ачылыш / Открытие", "Үлгү / Пример"),
        ("| 1 | 9:30 | Ачылыш | Үлгү Айтуучу |", "Ачылыш", "Үлгү Айтуучу"),
        ("9:30 | Ачылыш |", "Ачылыш", ""),
        ("9:30 Суу — Үлгү", "Суу — Үлгү", ""),
        ("9:30 Суу - Үлгү Айтуучу", "Суу - Үлгү Айтуучу", ""),
    ],
)
def test_the_speaker_is_after_a_bar_or_in_the_next_column_and_never_after_a_dash(
    line: str, title: str, speaker: str
) -> None:
    [item] = parse_programme(line, [DAY], ZONE)
    assert (item.title, item.speaker) == (title, speaker)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_examples_of_the_prompt_are_read_as_they_are_meant(language: str) -> None:
    args = {"seminar": "…", "language": "…"}
    prompt = get_locale(language, ZONE).html("items-ask", args)
    opening, lecture = parse_programme("\n".join(re.findall("<code>(.*?)</code>", prompt)), [DAY], ZONE)
    assert (opening.ends_at, opening.speaker) == (None, "")
    assert lecture.ends_at is not None
    assert lecture.speaker
    assert "|" not in lecture.title + lecture.speaker
    assert not any(one.may_name_speaker for one in (opening, lecture))


@every_row(
    ("title", "may"),
    [
        *(("Суу — Үлгү", True), ("Суу - Үлгү Айтуучу, эксперт", True), ("Вода – Пример", True)),
        *(("Суу — жашоо булагы", False), ("Айыл-Суу", False), ("2025 – 2026", False), ("Суу | Үлгү", False)),
    ],
)
def test_a_capital_letter_after_a_spaced_dash_may_be_meant_as_a_speaker(title: str, *, may: bool) -> None:
    [item] = parse_programme(f"9:30 {title}", [DAY], ZONE)
    assert item.may_name_speaker is may


@every_row(
    "line",
    [
        "9:30-10:15 Ачылыш",
        "9.30 – 10.15 Ачылыш",
        "с 9:30 до 10:15 Ачылыш",
        "9:30—10:15, Ачылыш",
        "9.30-10.15ч Ачылыш",
        "9.30ч-10.15ч Ачылыш",
        "9.30 дан 10.15 ке чейин Ачылыш",
        "9,30-10,15 Ачылыш",
        "9.30дан 10.15ке чейин Ачылыш",
        "9:30дөн 10:15кө чейин: Ачылыш",
        "9-30 – 10-15 Ачылыш",
        "с 9 ч 30 мин до 10 ч 15 мин Ачылыш",
        "9:30 am – 10:15 am Ачылыш",
        "30.11 9.30-10.15 Ачылыш",
        "1. 09:30–10:15 Ачылыш",
    ],
)
def test_an_end_is_understood_however_it_is_written(line: str) -> None:
    assert parsed_items(line) == [(DAY, "09:30", "10:15", "Ачылыш")]


def test_a_day_alone_holds_for_the_lines_below_it() -> None:
    typed = "9:30 Ачылыш\n01.12\n10:00 Талкуу\n11:00 Жыйынтык"
    assert [(day, start) for day, start, _, _ in parsed_items(typed)] == [
        (DAY, "09:30"),
        (NEXT, "10:00"),
        (NEXT, "11:00"),
    ]


def test_an_hour_that_looks_like_a_day_is_an_hour_when_a_title_follows() -> None:
    assert parsed_items("10.12 Талкуу") == [(DAY, "10:12", None, "Талкуу")]
    assert parsed_items("9.10-10.10 Талкуу") == [(DAY, "09:10", "10:10", "Талкуу")]
    assert parsed_items("30.11 10.12 Талкуу") == [(DAY, "10:12", None, "Талкуу")]


@every_row(
    "title",
    [
        "Завтрак",
        "Түшкү тамак",
        "Кечки тамак",
        "Жума намаз",
        "Час вопросов",
        "Вечер",
        "По итогам",
        "С чего начать",
        "2026-жылдын жыйынтыгы",
        "10 лет реформе",
        "1-бөлүк",
        "5 мая: концерт",
        "1,5 часа",
        "3.5 млн сом",
        "К вопросу",
        "Түш",
        "Март айынын жыйынтыгы",
        "на месте",
        "и снова",
        "Чай",
    ],
)
def test_a_title_may_begin_like_a_time(title: str) -> None:
    assert parsed_items(f"12:00 {title}") == [(DAY, "12:00", None, title)]
    assert parsed_items(f"12.00-13.00ч {title}") == [(DAY, "12:00", "13:00", title)]


@every_row(
    ("typed", "number", "reason"),
    [
        ("Ачылыш", 1, "time"),
        ("9:30 Ачылыш\nТалкуу", 2, "time"),
        ("25:00 Ачылыш", 1, "time"),
        ("9:61 Ачылыш", 1, "time"),
        ("9:30", 1, "title"),
        ("10:30-9:30 Ачылыш", 1, "end"),
        ("10:30-10:30 Ачылыш", 1, "end"),
        ("05.12 9:30 Ачылыш", 1, "day"),
        ("9:30 " + "а" * 700, 1, "long"),
        ("24:00 Бүтүшү", 1, "time"),
        ("31.11 9:30 Ачылыш", 1, "day"),
        ("30.11.2027 9:30 Ачылыш", 1, "day"),
        ("вторник, 30.11 9:30 Ачылыш", 1, "time"),
        ("эртең 9:30 Ачылыш", 1, "time"),
        ("9 Ачылыш", 1, "time"),
        ("9-11 Ачылыш", 1, "time"),
        ("9-15 Ачылыш", 1, "unclear"),
        ("9:30-10 Ачылыш", 1, "unclear"),
        ("9:30 - 10 правил", 1, "unclear"),
        ("9:00 10:00 Ачылыш", 1, "unclear"),
        ("9:00\t10:00\tАчылыш", 1, "unclear"),
        ("9:30 дан Ачылыш", 1, "unclear"),
        ("01.12 Ачылыш", 1, "time"),
        ("до 9:30 Ачылыш", 1, "time"),
        ("9:30га чейин Ачылыш", 1, "time"),
        ("30.11-01.12 9:30 Ачылыш", 1, "time"),
        ("30 ноября – 1 декабря\n9:30 Ачылыш", 1, "day"),
    ],
)
def test_a_line_that_is_none_is_named_with_what_is_wrong(typed: str, number: int, reason: str) -> None:
    with pytest.raises(InvalidLine) as bad:
        parsed_items(typed)
    assert (bad.value.number, bad.value.reason) == (number, reason)


def test_hours_alone_stay_on_their_day() -> None:
    one = parse_hours("14:00-15:30", NEXT, [DAY, NEXT], ZONE)
    assert one.starts_at.astimezone(ZoneInfo(ZONE)).date() == NEXT
    assert one.ends_at is not None
    assert parse_hours("14.00дөн 15.30га чейин", NEXT, [DAY, NEXT], ZONE) == one
    assert (
        parse_hours("30.11 14:00", NEXT, [DAY, NEXT], ZONE).starts_at.astimezone(ZoneInfo(ZONE)).date() == DAY
    )


@every_row(
    ("typed", "reason"),
    [
        *(("14:00 Талкуу", "time"), ("до 14:00", "time"), ("01.12", "time"), ("завтра 14:00", "time")),
        *(("9.10", "unclear"), ("9-15", "unclear"), ("15:00-14:00", "end"), ("05.12 14:00", "day")),
        *(("30.11-01.12 14:00", "day"), ("31.11 14:00", "day")),
    ],
)
def test_hours_that_are_none_or_of_another_day_are_refused(typed: str, reason: str) -> None:
    with pytest.raises(InvalidLine) as bad:
        parse_hours(typed, NEXT, [DAY, NEXT], ZONE)
    assert bad.value.reason == reason


@pytest.mark.parametrize("zone", ["Asia/Bishkek", "Asia/Almaty", "Europe/Berlin", "UTC", "America/New_York"])
def test_hours_are_those_of_the_place_and_one_that_its_clocks_leave_out_is_refused(zone: str) -> None:
    on = date(2027, 3, 28)
    [one] = parse_programme("9:30-10:15 Ачылыш", [on], zone)
    assert one.starts_at.astimezone(ZoneInfo(zone)).strftime("%d.%m %H:%M") == "28.03 09:30"
    if zone == "Europe/Berlin":
        with pytest.raises(InvalidLine):
            parse_programme("2:30 Ачылыш", [on], zone)


@given(st.text(max_size=300))
def test_whatever_is_typed_is_items_or_a_bad_line(typed: str) -> None:
    try:
        found = parse_programme(typed, [DAY, NEXT], ZONE)
    except InvalidLine:
        return
    assert all(one.title and one.starts_at.tzinfo for one in found)


@given(
    st.times().map(lambda one: one.replace(second=0, microsecond=0, tzinfo=None)),
    st.text("бжщя өүң", min_size=1).filter(str.strip),
)
def test_every_hour_and_title_comes_back_as_it_was_typed(clock: time, title: str) -> None:
    [one] = parsed_items(f"{clock:%H:%M} {title}")
    assert one == (DAY, f"{clock:%H:%M}", None, " ".join(title.split()))
