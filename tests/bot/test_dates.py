"""Dates in words: months with their Kyrgyz endings, ranges, and when the year is left out."""

from datetime import date, timedelta

import pytest

from bot.locales.dates import format_day, format_days, format_near_day, needs_year
from bot.locales.kyrgyz_cases import CASES

ENDINGS = """
январь   январы   январдын   январга   январда   январдан
февраль  февралы  февралдын  февралга  февралда  февралдан
март     марты    марттын    мартка    мартта    марттан
апрель   апрели   апрелдин   апрелге   апрелде   апрелден
май      майы     майдын     майга     майда     майдан
июнь     июну     июндун     июнга     июнда     июндан
июль     июлу     июлдун     июлга     июлда     июлдан
август   августу  августтун  августка  августта  августтан
сентябрь сентябры сентябрдын сентябрга сентябрда сентябрдан
октябрь  октябры  октябрдын  октябрга  октябрда  октябрдан
ноябрь   ноябры   ноябрдын   ноябрга   ноябрда   ноябрдан
декабрь  декабры  декабрдын  декабрга  декабрда  декабрдан
"""


@pytest.mark.parametrize("number", range(1, 13))
def test_kyrgyz_months_have_their_endings(number: int) -> None:
    name, possessive, *cases = ENDINGS.strip().splitlines()[number - 1].split()
    day = date(2026, number, 6)
    assert format_day(day, "ky", year=False).startswith(f"6-{name}, ")
    assert format_day(day, "ky", year=True).startswith(f"2026-жылдын 6-{possessive}, ")
    assert [format_day(day, "ky", year=False, case=case) for case in CASES] == [f"6-{one}" for one in cases]


@pytest.mark.parametrize(
    ("month", "endings"),
    [
        (4, "апрелинин апрелине апрелинде апрелинен"),
        (7, "июлунун июлуна июлунда июлунан"),
        (12, "декабрынын декабрына декабрында декабрынан"),
    ],
)
def test_after_a_year_the_endings_follow_the_possessive(month: int, endings: str) -> None:
    day = date(2026, month, 6)
    written = [format_day(day, "ky", year=True, case=case) for case in CASES]
    assert written == [f"2026-жылдын 6-{one}" for one in endings.split()]


@pytest.mark.parametrize(
    ("first", "last", "ky", "ru", "en"),
    [
        (date(2026, 12, 6), date(2026, 12, 7), "6–7-декабрь", "6–7 декабря", "6–7 December"),
        (
            *(date(2026, 11, 30), date(2026, 12, 2)),
            *("30-ноябрь – 2-декабрь", "30 ноября – 2 декабря", "30 November – 2 December"),
        ),
        (
            *(date(2026, 12, 6), date(2026, 12, 6)),
            *("6-декабрь, жекшемби", "6 декабря, воскресенье", "Sunday, 6 December"),
        ),
    ],
)
def test_a_range_names_each_month_once(first: date, last: date, ky: str, ru: str, en: str) -> None:
    assert [format_days(first, last, one, year=False) for one in ("ky", "ru", "en")] == [ky, ru, en]


@pytest.mark.parametrize(
    ("first", "last", "ky", "ru", "en"),
    [
        (
            *(date(2026, 12, 6), date(2026, 12, 7)),
            *("2026-жылдын 6–7-декабры", "6–7 декабря 2026 г.", "6–7 December 2026"),
        ),
        (
            *(date(2026, 11, 30), date(2026, 12, 2)),
            *("2026-жылдын 30-ноябры – 2-декабры", "30 ноября – 2 декабря 2026 г."),
            "30 November – 2 December 2026",
        ),
        (
            *(date(2026, 12, 31), date(2027, 1, 1)),
            *("2026-жылдын 31-декабры – 2027-жылдын 1-январы", "31 декабря 2026 г. – 1 января 2027 г."),
            "31 December 2026 – 1 January 2027",
        ),
    ],
)
def test_a_range_of_another_year_names_it(first: date, last: date, ky: str, ru: str, en: str) -> None:
    assert [format_days(first, last, one, year=True) for one in ("ky", "ru", "en")] == [ky, ru, en]


def test_the_year_is_left_out_where_the_reader_knows_it() -> None:
    today = date(2026, 11, 23)
    assert not needs_year(date(2026, 12, 6), today, weekday=True)
    assert not needs_year(date(2026, 3, 6), today, weekday=True)
    assert needs_year(date(2027, 1, 6), today, weekday=True)
    assert not needs_year(date(2026, 12, 6), today, weekday=False)
    assert needs_year(date(2026, 3, 6), today, weekday=False)


@pytest.mark.parametrize(
    ("language", "near"),
    [
        ("ky", ["кечээ, 30-декабрь", "бүгүн, 31-декабрь", "эртең, 1-январь"]),
        ("ru", ["вчера, 30 декабря", "сегодня, 31 декабря", "завтра, 1 января"]),
        ("en", ["yesterday, 30 December", "today, 31 December", "tomorrow, 1 January"]),
    ],
)
def test_near_days_have_their_word_and_their_date(language: str, near: list[str]) -> None:
    today = date(2026, 12, 31)
    days = [today + timedelta(days=ahead) for ahead in range(-2, 3)]
    before, *written, after = [format_near_day(day, today, language) for day in days]
    assert written == near
    assert before == format_day(days[0], language, year=False)
    assert after == format_day(days[-1], language, year=True)
