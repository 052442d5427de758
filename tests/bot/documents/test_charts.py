"""Charts and maps of coverage: every name and figure is on them, legible on a small phone."""

import asyncio
import json
import signal
import sys
from collections.abc import Sequence
from functools import cache
from io import BytesIO
from itertools import combinations, pairwise
from typing import Any

import pytest
from PIL import Image

from bot.documents import drawing
from bot.documents.charts import FILLS, WIDTH, Recipe, drawn, png
from bot.documents.maps import CLASSES, polygons, shade
from bot.locales import LANGUAGES, get_locale
from storage.announcements import reports
from storage.coverage.coverage import SHOWN_STATES
from storage.models import Unit
from storage.units import register, units
from tests.bot.documents.hostile_text import HOSTILE
from tests.bot.documents.pdf_text import Page, pages

ISSYK_KUL, JALAL_ABAD, CHUI = "41702000000000", "41703000000000", "41708000000000"
PHONE = 390
"""Width of a picture on a small phone, in pixels."""
COLUMNS = ("code", "level", "parent_code", "name_ky", "name_ru", "name_en")
REGISTER = {
    row.code: Unit(**{name: getattr(row, name) for name in COLUMNS})
    for row in register.read_register(register.REGISTER_FILE)
}
PARTS = [1, 2, 3, 0, 1, 1, 4, 1]


@pytest.fixture(autouse=True)
def _patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Extend the time limit: a busy machine may be slow to draw."""
    monkeypatch.setattr(drawing, "SECONDS", 600)


def areas(*oblasts: str) -> list[str]:
    """Return the rayons, and the cities that belong to none, of these oblasts."""
    return [
        code
        for code, unit in REGISTER.items()
        if unit.parent_code in oblasts and unit.level in ("rayon", "city")
    ]


def recipe(shape: str, codes: Sequence[str], language: str = "ky", **changes: Any) -> Recipe:
    spoken = get_locale(language, "Asia/Bishkek")
    rows = [
        {"code": code, "name": named(code, language), "parts": PARTS[place % 8 :] + PARTS[: place % 8]}
        for place, code in enumerate(codes)
    ]
    return {
        "shape": shape,
        "title": "Киришүү семинары, Каракол",
        "note": "Ысык-Көл облусу, катталган айыл өкмөттөрү: 41/64. 23.11.2026 14:05",
        "credit": spoken.plain("coverage-credit"),
        "legend": [spoken.plain(f"reach-{state}") for state in SHOWN_STATES],
        "rows": rows,
        "reached": 3,
        "palette": "coverage",
        "groups": [],
        **changes,
    }


def country(language: str) -> Recipe:
    """Return the map of all oblasts and the cities beside them."""
    tops = [code for code, unit in REGISTER.items() if unit.parent_code is None]
    groups: list[dict[str, Any]] = [
        {"name": named(code, language), "codes": areas(code) if REGISTER[code].level == "oblast" else [code]}
        for code in tops
    ]
    codes = [code for group in groups for code in group["codes"]]
    return recipe("map", codes, language, groups=groups)


def page_of(source: Recipe) -> Page:
    """Return the picture as a PDF page whose text can be read."""
    [page] = pages(drawn(source, "pdf"))
    return page


@cache
def drawn_page(shape: str, oblast: str, language: str) -> tuple[Recipe, Page]:
    """Return a recipe and its page, drawn once for all tests that read it; no test changes it."""
    source = country(language) if not oblast else recipe(shape, areas(oblast), language)
    return source, page_of(source)


def named(code: str, language: str) -> str:
    return units.short_names(REGISTER[code])[language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_bars_name_every_rayon_with_its_figures_and_explain_the_colours(language: str) -> None:
    source, page = drawn_page("bars", ISSYK_KUL, language)
    said = page.texts()
    for row in source["rows"]:
        assert row["name"] in said
        assert f"{sum(row['parts'][:3])}/{sum(row['parts'])}" in said
    assert set(source["legend"]) <= set(said)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_announcements_chart_explains_everything_that_may_have_become_of_it(language: str) -> None:
    spoken = get_locale(language, "Asia/Bishkek")
    legend = [spoken.plain(f"outcome-{state}") for state in reports.SHOWN_STATES]
    rows = [
        {"code": "", "name": spoken.plain("report-elsewhere"), "parts": [3, 0, 1, 2, 1, 1, 1, 4]},
        {"code": CHUI, "name": named(CHUI, language), "parts": [0, 9, 0, 0, 0, 0, 0, 0]},
    ]
    page = page_of(
        recipe("bars", [], language, legend=legend, rows=rows, reached=2, credit="", palette="states")
    )
    said = page.texts()
    assert {"3/13", "9/9", rows[0]["name"], rows[1]["name"]} <= set(said)
    assert set(legend) <= set(said)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("oblast", [code for code, unit in REGISTER.items() if unit.level == "oblast"])
def test_a_map_names_every_rayon_on_it_or_by_a_number_in_the_key(language: str, oblast: str) -> None:
    source, page = drawn_page("map", oblast, language)
    said = page.texts()
    for row in source["rows"]:
        figures = f"{sum(row['parts'][:3])}/{sum(row['parts'])}"
        on_it = row["name"] in said and figures in said
        keyed = [line for line in said if line.endswith(f" {row['name']} {figures}")]
        assert on_it or keyed, row["name"]
        if not on_it:
            outlined = row["code"] in polygons()
            assert not outlined or keyed[0].split()[0] in said, "the number itself is on the map"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_map_carries_its_credit_and_the_shares(language: str) -> None:
    said = " ".join(drawn_page("map", ISSYK_KUL, language)[1].texts())
    assert get_locale(language, "UTC").plain("coverage-credit") in said
    assert "OCHA COD-AB" in said
    assert "100%" in said


def test_the_whole_country_names_oblasts_instead_of_rayons() -> None:
    source, page = drawn_page("map", "", "ky")
    said = " ".join(page.texts())
    assert all(group["name"] in said for group in source["groups"])
    assert "Ак-Суу" not in said


@pytest.mark.parametrize("language", ["ky", "ru"])
@pytest.mark.parametrize(
    ("shape", "oblast"),
    [*((shape, one) for shape in ("bars", "map") for one in (ISSYK_KUL, CHUI, JALAL_ABAD)), ("map", "")],
)
def test_nothing_is_too_small_cut_off_or_written_over_something_else(
    shape: str, oblast: str, language: str
) -> None:
    _, page = drawn_page(shape, oblast, language)
    assert page.width == WIDTH
    for line in page.lines:
        if "COD-AB" not in line.text:
            assert line.size * PHONE / WIDTH >= 7.5, line.text
        assert line.left >= 0, line.text
        assert line.right <= WIDTH, line.text
        assert line.top >= 0, line.text
        assert line.bottom <= page.height, line.text
    for one, other in combinations(page.lines, 2):
        assert not one.touches(other), f"{one.text!r} over {other.text!r}"


def test_the_fills_differ_in_lightness_for_every_eye() -> None:
    def lightness(colour: str) -> float:
        red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    coming = [lightness(colour) for colour in FILLS[:3]]
    assert coming == sorted(coming)
    assert min(b - a for a, b in pairwise(coming)) > 40
    shades = [lightness(colour) for _, colour in CLASSES]
    assert min(a - b for a, b in pairwise(shades)) > 20


@pytest.mark.parametrize(
    ("parts", "number"),
    [([0, 0, 0, 5], 0), ([0, 0, 1, 99], 1), ([1, 0, 0, 1], 2), ([1, 1, 1, 1], 3), ([2, 2, 2, 0], 4), ([], 0)],
)
def test_a_shade_is_white_for_nobody_and_darkest_for_all_alone(parts: list[int], number: int) -> None:
    assert shade(parts, 3) == number


def test_every_rayon_and_every_city_that_stands_for_itself_has_its_outline() -> None:
    """The outlines are those of 2018: two cities stand for themselves since the reform of 2024, Kant and Kara-Balta."""
    wanted = {code for code, unit in REGISTER.items() if unit.level == "rayon"}
    wanted -= {code for code in wanted if REGISTER[REGISTER[code].parent_code or ""].level == "city"}
    wanted |= {
        code
        for code, unit in REGISTER.items()
        if unit.level == "city" and (unit.parent_code is None or REGISTER[unit.parent_code].level == "oblast")
    }
    assert wanted - set(polygons()) == {"41708410000010", "41708420000010"}


@pytest.mark.parametrize(("text", "seen"), HOSTILE)
@pytest.mark.parametrize("shape", ["bars", "map"])
def test_whatever_people_write_is_drawn_as_it_is_or_left_out(shape: str, text: str, seen: str) -> None:
    source = recipe(shape, areas(ISSYK_KUL), title=text, note=text, credit=text)
    source["rows"][0]["name"] = source["legend"][0] = text
    page = page_of(source)
    said = [line.replace(" ", "") for line in page.texts()]
    beginning = seen.replace(" ", "").rstrip("…")[:20]
    assert sum(line.startswith(beginning) for line in said) >= 3, "title, note and a name or a credit"
    assert all(line.right <= WIDTH for line in page.lines)


@pytest.mark.parametrize("shape", ["bars", "map"])
def test_one_template_gives_a_picture_and_a_drawing(shape: str) -> None:
    source = recipe(shape, areas(ISSYK_KUL))
    assert drawn(source, "png") == png(source) != b""
    assert Image.open(BytesIO(png(source))).width == WIDTH
    assert drawn(source, "svg").startswith(b"<svg")


async def test_a_picture_is_drawn_by_a_process_of_its_own_and_nothing_of_it_stays_here() -> None:
    source = json.dumps(recipe("map", areas(ISSYK_KUL))).encode()
    meanwhile = 0
    drawing_it = asyncio.create_task(drawing.drawn(source))
    while not drawing_it.done():
        await asyncio.sleep(0.01)
        meanwhile += 1
    picture = Image.open(BytesIO(await drawing_it))
    assert picture.format == "PNG"
    assert picture.width == WIDTH
    assert 600 < picture.height < 1600
    assert meanwhile > 1, "others were not served until it was drawn"


async def test_the_same_picture_is_drawn_once_for_several_who_ask(monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[bytes] = []

    async def slowly(source: bytes) -> bytes:
        begun.append(source)
        for _ in range(10):
            await asyncio.sleep(0)
        return source + b" drawn"

    monkeypatch.setattr(drawing, "drawn", slowly)
    drawings = drawing.Drawings()
    pictures = await asyncio.gather(*(drawings.picture(b"map") for _ in range(5)), drawings.picture(b"bars"))
    assert begun == [b"map", b"bars"]
    assert pictures == [b"map drawn"] * 5 + [b"bars drawn"]


@pytest.mark.proof
@pytest.mark.parametrize("broken", [b"", b"{}", b"\xff", b'{"shape": "bars"}'])
async def test_a_recipe_that_is_none_is_an_error_and_nothing_else(broken: bytes) -> None:
    with pytest.raises(drawing.NotDrawn):
        await drawing.drawn(broken)


async def test_a_recipe_that_is_none_is_an_error_and_the_token_is_not_passed_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("BOT_TOKEN", "1:canary")
    seen: dict[str, str] = {}
    real = asyncio.create_subprocess_exec

    async def watched(*command: str, env: dict[str, str], **how: Any) -> Any:
        seen.update(env)
        return await real(*command, env=env, **how)

    monkeypatch.setattr(asyncio, "create_subprocess_exec", watched)
    with pytest.raises(drawing.NotDrawn):
        await drawing.drawn(b"{}")
    assert seen
    assert "canary" not in " ".join(seen.values())


async def test_a_drawing_that_takes_for_ever_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[asyncio.subprocess.Process] = []
    real = asyncio.create_subprocess_exec

    async def sleeper(*_command: str, **how: Any) -> asyncio.subprocess.Process:
        begun.append(await real(sys.executable, "-c", "import time; time.sleep(3600)", **how))
        return begun[0]

    monkeypatch.setattr(asyncio, "create_subprocess_exec", sleeper)
    monkeypatch.setattr(drawing, "SECONDS", 0.01)
    with pytest.raises(drawing.NotDrawn, match="no picture after"):
        await drawing.drawn(b"{}")
    assert begun[0].returncode == -signal.SIGKILL
