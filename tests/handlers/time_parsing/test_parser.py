"""The parser of typed times, tested with a labelled list and with generated input."""

import csv
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.time_parsing.days import InvalidTime
from handlers.time_parsing.parser import ParsedTime, parse, try_parse
from tests.case_tables import every_row

NOW = datetime(2026, 11, 23, 15, 0)  # noqa: DTZ001  # a Monday, on the clocks of the place
LIST = Path(__file__).parent / "times_labelled.csv"
Meant = tuple[ParsedTime | None, str]
"""The expected time, or the reason why nothing is understood."""


def labelled() -> list[tuple[str, Meant]]:
    found: list[tuple[str, Meant]] = []
    with LIST.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter=";"):
            day = date.fromisoformat(row["day"]) if row["day"] else None
            clock = time.fromisoformat(row["clock"]) if row["clock"] else None
            until = time.fromisoformat(row["until"]) if row["until"] else None
            later = date.fromisoformat(row["until_day"]) if row["until_day"] else None
            meant = None if row["no"] else ParsedTime(day, clock, until, later)
            found.append((row["typed"], (meant, row["no"])))
    return found


def understood(typed: str, *, bare: bool = False) -> Meant:
    try:
        return parse(typed, NOW, bare=bare), ""
    except InvalidTime as no:
        return None, no.reason


@every_row(("typed", "meant"), labelled())
def test_what_was_typed_is_what_is_meant_or_a_no_that_fits(typed: str, meant: Meant) -> None:
    assert understood(typed) == meant


def test_the_list_has_all_three_languages_and_what_is_no_time() -> None:
    assert len(labelled()) >= 300
    assert len({typed for typed, _ in labelled()}) == len(labelled())
    assert {no for _, (_, no) in labelled() if no} == {
        *("wrong", "day", "weekday", "midnight", "unclear", "backwards")
    }


@every_row(
    "typed",
    [
        "18.07\u00a09:30",
        "18.07\u20099:30",
        "\u200e18.07 9:30\u200f",
        "18.07 9\u200b:30",
        "18.07\ufeff 9:30",
        "18.07 9\uff1a30",
        "\uff11\uff18.\uff10\uff17 9:30",
        "📅\ufe0f 18.07, ⏰ 9:30",
        "«18.07 9:30»",
        "• 18.07 — 9:30.",
        "18.07\n9:30",
        "18.07\u20149:30",
    ],
)
def test_blanks_emoji_and_quotes_that_say_nothing_change_nothing(typed: str) -> None:
    assert understood(typed) == (ParsedTime(date(2027, 7, 18), time(9, 30)), "")


@every_row("dash", "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d~")
def test_every_dash_is_a_dash(dash: str) -> None:
    meant = ParsedTime(date(2026, 12, 18), time(9), time(16), date(2026, 12, 19))
    assert understood(f"18{dash}19 декабря 9:00{dash}16:00") == (meant, "")
    assert understood(f"18{dash}19.12 9:00 {dash} 16:00") == (meant, "")


@pytest.mark.parametrize(
    "typed", ["эртең күнү 10:00", "эртен кундо 10:00", "ЭРТЕҢ КҮНҮ 10:00", "Эртең, 10.00дө"]
)
def test_letters_may_be_large_and_typed_without_a_kyrgyz_keyboard(typed: str) -> None:
    assert understood(typed) == (ParsedTime(date(2026, 11, 24), time(10)), "")


def test_letters_put_together_of_two_are_the_same_letters() -> None:
    assert understood("18 ма\u0438\u0306 9:30") == (ParsedTime(date(2027, 5, 18), time(9, 30)), "")


@pytest.mark.parametrize(
    "typed", ["10", "10.00", "10:00", "саат 10до", "в 10", "1000", "10 00", "10-00", "10 ч"]
)
def test_a_number_alone_is_an_hour_where_an_hour_is_asked_for(typed: str) -> None:
    assert understood(typed, bare=True) == (ParsedTime(clock=time(10)), "")


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("10.12", ParsedTime(date(2026, 12, 10))),
        ("10.12-12.12", ParsedTime(date(2026, 12, 10), until_day=date(2026, 12, 12))),
    ],
)
def test_what_may_be_a_day_or_an_hour_is_a_day_or_a_no_and_never_an_hour(typed: str, day: ParsedTime) -> None:
    assert understood(typed) == (day, "")
    assert understood(typed, bare=True) == (None, "unclear")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("5.12 9.30", ParsedTime(date(2026, 12, 5), time(9, 30))),
        ("05.12 в 10.00", ParsedTime(date(2026, 12, 5), time(10))),
        ("10.12 16:00", ParsedTime(date(2026, 12, 10), time(16))),
        ("10.12-16.30", ParsedTime(None, time(10, 12), time(16, 30))),
        ("8.10-9.30", ParsedTime(None, time(8, 10), time(9, 30))),
        ("9-16", ParsedTime(None, time(9), time(16))),
        ("до 16", ParsedTime(None, None, time(16))),
    ],
)
def test_where_an_hour_is_asked_for_a_day_may_stand_beside(typed: str, meant: ParsedTime) -> None:
    assert understood(typed, bare=True) == (meant, "")


def test_a_day_without_a_year_counts_from_where_it_is_asked_from() -> None:
    start = date(2028, 7, 18)
    assert parse("19.07 16:00", NOW, since=start) == ParsedTime(date(2028, 7, 19), time(16))
    assert parse("завтра 16:00", NOW, since=start) == ParsedTime(date(2026, 11, 24), time(16)), (
        "tomorrow is tomorrow"
    )
    assert parse("пятница 16:00", NOW, since=start) == ParsedTime(date(2026, 11, 27), time(16))


@pytest.mark.parametrize(
    "typed", ["завтра 10:00", "пятница 10:00", "через неделю 10:00", "следующая пятница 10:00"]
)
def test_where_no_today_is_known_nothing_is_counted_from_it(typed: str) -> None:
    with pytest.raises(InvalidTime):
        parse(typed, None, since=date(2026, 12, 1))


def test_the_day_is_named_whose_weekday_is_another_one() -> None:
    with pytest.raises(InvalidTime) as no:
        parse("суббота 18 июня", NOW)
    assert no.value.day == date(2027, 6, 18)


@given(st.text(max_size=120))
def test_whatever_is_typed_it_is_a_time_or_none(typed: str) -> None:
    assert try_parse(typed, NOW) != ParsedTime()
    assert try_parse(typed, None, bare=True, since=NOW.date()) != ParsedTime()


WORDS = """9 9:30 9.30 10.12 5.12 18-19.12 9-15 2030 0930 18 31.02 9дан 16га 10го 18-го 24:00 2026-ж. 6-декабры декабря
    пятница жума завтра эртең полдень до с по к в саат чейин кийин next утра кечки pm и - – . ,"""


@given(st.lists(st.sampled_from(WORDS.split()), max_size=8).map(" ".join))
def test_whatever_words_of_times_are_strung_together_it_is_a_time_or_none(typed: str) -> None:
    found = try_parse(typed, NOW)
    assert found != ParsedTime()
    if found and found.day and found.until_day:
        assert found.day < found.until_day


@given(st.text(alphabet="0123456789:.-/ чдгвсоpam", max_size=24))
def test_whatever_digits_are_typed_nothing_is_raised(typed: str) -> None:
    found = try_parse(typed, NOW)
    assert found != ParsedTime()


@given(
    st.dates(NOW.date(), NOW.date() + timedelta(days=360)),
    st.times(),
    st.sampled_from(
        ["{d}.{m:02} {c}", "{c} {d}.{m:02}", "{d:02}.{m:02}.{y} {c}", "{y}-{m:02}-{d:02} {c}", "{d}/{m} {c}"]
    ),
)
def test_a_day_and_an_hour_are_found_again_in_every_manner(day: date, clock: time, manner: str) -> None:
    typed = manner.format(d=day.day, m=day.month, y=day.year, c=f"{clock:%H:%M}")
    assert try_parse(typed, NOW) == ParsedTime(day, clock.replace(second=0, microsecond=0))


@given(st.dates(date(2026, 1, 1), date(2030, 12, 31)), st.integers(1, 28), st.integers(1, 12))
def test_a_day_without_a_year_is_never_in_the_past(today: date, day: int, month: int) -> None:
    found = try_parse(f"{day}.{month:02}", datetime.combine(today, time(12)))
    assert found is not None
    assert found.day is not None
    assert today <= found.day < today + timedelta(days=367)
