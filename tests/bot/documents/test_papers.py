"""Papers to print: sheets, badges, signs and certificates fit their page whatever is written on them."""

from typing import Any

import pytest

from bot.documents.papers import breakable, pdf
from tests.bot.documents.hostile_text import HOSTILE
from tests.bot.documents.pdf_text import Page, active_content, images, pages

LONG_NAME = "Үлгүбекова-Мамбеталиева Гүлжамалкан Өскөналы кызы Катышуучу"
LONG_UNIT = "Мамлекеттик тил жана тил саясаты боюнча улуттук комиссиянын аймактык бөлүмү"
LINK = "https://t.me/sample_bot?start=p_ABCDEFGHIJKLMNOPQRSTUV"
SEMINAR = {
    "title": "Кагаз",
    "lang": "ky",
    "seminar": "«Үлгү» долбоорунун экинчи фазасынын киришүү семинары",
    "lines": ["2026-жылдын 6–7-декабры, 09:30–17:00", "Үлгү көчөсү, 11"],
    "day": "2026-жылдын 6–7-декабры",
}


def _person(number: int, name: str, unit: str = LONG_UNIT) -> dict[str, str]:
    return {
        "number": str(number),
        "name": name,
        "position": "Айылдык кеңештин төрагасы",
        "unit": unit,
        "phone": "+996 700 000 000",
        "link": LINK,
    }


def signatures(count: int, name: str, days: int = 1) -> dict[str, Any]:
    rows = [_person(number, name) for number in range(1, count + 1)]
    return {
        **SEMINAR,
        "columns": dict.fromkeys(("number", "name", "position", "unit", "phone", "signature"), "Башы"),
        "phones": days == 1,
        "days": [f"{day}-дек." for day in range(6, 6 + days)],
        "groups": [{"name": "Аксы району", "rows": rows[:40]}, {"name": "Сузак району", "rows": rows[40:]}],
        "blank": {"name": "Тизмеде жок", "count": 8},
        "total": f"Тизмеде: {count}",
        "organiser": "Уюштуруучу",
    }


def badges(count: int, name: str) -> dict[str, Any]:
    return {**SEMINAR, "badges": [_person(number, name) for number in range(1, count + 1)]}


def signs(count: int, name: str) -> dict[str, Any]:
    return {**SEMINAR, "fold": "бүктөңүз", "signs": [{"name": name, "lines": ["Башчы", LONG_UNIT]}] * count}


def certificates(count: int, name: str) -> dict[str, Any]:
    one = {"name": name, "sentences": [LONG_UNIT * 3, name], "number": "3-17-K7M4TX", "link": LINK}
    return {
        **SEMINAR,
        "heading": "СЕРТИФИКАТ",
        "project": "",
        "signature": ["Уюштуруучу", "Организатор"],
        "stamp": "М. О.",
        "dates": ["берилди", "Выдан"],
        "checks": ["Текшерүү", "Проверка"],
        "certificates": [one] * count,
    }


def table(count: int, name: str) -> dict[str, Any]:
    return {
        **SEMINAR,
        "subtitle": LONG_UNIT,
        "head": ["№", "Башы", "Телефон"],
        "widths": [5, 40, 20],
        "rows": [[str(number), name, "+996 700 000 000"] for number in range(count)],
        "marked": [0],
    }


LAYOUTS = {
    "signatures": signatures,
    "badges": badges,
    "signs": signs,
    "certificates": certificates,
    "list": table,
}


def _pages(layout: str, data: dict[str, Any]) -> list[Page]:
    content = pdf({"layout": layout, "data": data})
    assert not images(content), "codes are vector shapes, sharp on any printer"
    assert not active_content(content)
    return pages(content)


def _text(page: Page) -> str:
    return "".join(page.texts()).replace(" ", "").replace("\u200b", "").replace("\u2060", "")


@pytest.mark.parametrize(("layout", "sheets"), [("badges", 9), ("signs", 89), ("certificates", 89)])
def test_a_name_is_whole_on_every_sheet(layout: str, sheets: int) -> None:
    found = _pages(layout, LAYOUTS[layout](89, LONG_NAME))
    assert len(found) == sheets
    for page in found:
        assert LONG_NAME.replace(" ", "") in _text(page)
        assert LONG_UNIT.replace(" ", "")[:40] in _text(page)
        assert all(line.left >= 0 and line.right <= page.width for line in page.lines)


@pytest.mark.parametrize("days", [1, 2])
def test_rows_stay_whole_and_every_page_has_its_headings(days: int) -> None:
    first, *following = _pages("signatures", signatures(89, LONG_NAME, days))
    assert following
    for page in (first, *following):
        said = _text(page)
        assert said.count("Катышуучу") == said.count("Үлгүбекова"), "a row was split"
        if "+996" in said or "Катышуучу" in said:
            assert "Башы" in said
            assert "району" in said
    assert "Тизмеде:89" in _text(following[-1])


def test_a_printed_list_is_across_and_every_page_has_its_headings() -> None:
    found = _pages("list", table(89, LONG_NAME))
    assert len(found) > 1
    for page in found:
        assert page.width > page.height
        assert "Башы" in _text(page)


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize(("name", "seen"), HOSTILE)
def test_whatever_is_written_is_printed_as_text(layout: str, name: str, seen: str) -> None:
    found = _pages(layout, LAYOUTS[layout](1, name))
    assert seen.replace(" ", "")[:10] in "".join(map(_text, found))


def test_a_date_is_not_broken_at_its_hyphen_and_a_long_word_may_be() -> None:
    assert breakable("6-декабрь, Ак-Булуң") == "6-\u2060декабрь, Ак-Булуң"
    assert max(map(len, breakable("Ө" * 100).split("\u200b"))) == 10


def test_no_layout_but_the_known_ones_is_typeset() -> None:
    with pytest.raises(KeyError):
        pdf({"layout": "../cards", "data": {}})
