"""Generates the pictures of docs/coverage.md from made-up seats and counts.

Run `python -m tests.coverage_pictures docs/pictures`.
"""

import asyncio
import json
import sys
import tempfile
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path

from PIL import Image

from bench.coverage import create_country, press
from bot.documents import recipes
from bot.documents.charts import png
from bot.locales import get_locale
from handlers.button_data import ButtonData
from handlers.buttons.coverage import ShowCoverageChart, ShowCoverageMap
from handlers.messages import Chart, Say, Text
from handlers.series.comparison import draw_chart
from handlers.series.selection import Compared
from storage import migrate
from storage.database import Database
from storage.models import Seminar
from storage.series.counts import SeminarCounts

ISSYK_KUL = "41702000000000"
PICTURES: dict[str, tuple[ButtonData, str]] = {
    "coverage-chart-ky": (ShowCoverageChart(1, ISSYK_KUL), "ky"),
    "coverage-chart-ru": (ShowCoverageChart(1, ISSYK_KUL), "ru"),
    "coverage-map-ky": (ShowCoverageMap(1, ISSYK_KUL), "ky"),
    "coverage-map-ru": (ShowCoverageMap(1, ISSYK_KUL), "ru"),
    "coverage-country-ky": (ShowCoverageMap(1), "ky"),
}


SEMINARS = (
    (
        ("Каракол", "Каракол"),
        28,
        SeminarCounts(63, 21, None, 34, None, 4, 1, timedelta(minutes=50), dict.fromkeys(range(1, 6), 0)),
    ),
    (
        ("Жалал-Абад", "Джалал-Абад"),
        21,
        SeminarCounts(74, 68, 61, 101, 89, 23, 21, timedelta(hours=3.4), {1: 0, 2: 1, 3: 3, 4: 14, 5: 31}),
    ),
    (
        ("Ош", "Ош"),
        14,
        SeminarCounts(91, 70, None, 95, None, 31, 30, timedelta(hours=11), {1: 1, 2: 2, 3: 8, 4: 20, 5: 22}),
    ),
    (
        ("Нарын", "Нарын"),
        7,
        SeminarCounts(63, 52, 40, 60, 44, 12, 12, timedelta(hours=26), {1: 0, 2: 0, 3: 1, 4: 1, 5: 1}),
    ),
)
"""(ky and ru name of the town, day of September 2026, counts) of made-up seminars, the latest first."""


async def main(folder: Path) -> None:
    """Draw each picture as the bot does, with a small palette to keep the files small."""
    with tempfile.TemporaryDirectory() as place:
        url = f"sqlite+aiosqlite:///{place}/pictures.sqlite3"
        await asyncio.to_thread(migrate.upgrade, url)
        database = Database(url)
        async with database.session.begin() as session:
            owner = await create_country(session)
        async with database.reader() as session:
            for name, (button, language) in PICTURES.items():
                (say,) = await press(owner, session, button)
                assert isinstance(say, Say)
                assert isinstance(say.document, Chart)
                recipe = recipes.picture(say.document, get_locale(language, "Asia/Bishkek"))
                _save(folder / f"{name}.png", recipe)
        await database.close()
    picture = draw_chart(Text("series-all"), [_compared(*one) for one in SEMINARS])
    for language in ("ky", "ru"):
        recipe = recipes.comparison(picture, get_locale(language, "Asia/Bishkek"))
        _save(folder / f"seminars-{language}.png", recipe)


def _save(file: Path, recipe: bytes) -> None:
    picture = Image.open(BytesIO(png(json.loads(recipe))))
    picture.convert("RGB").quantize(64).save(file, optimize=True)


def _compared(town: tuple[str, str], day: int, counts: SeminarCounts) -> Compared:
    """Return a seminar of September 2026; the fourth one is not over."""
    starts = datetime(2026, 9, day, 4, tzinfo=UTC)
    title = {"ky": f"Үлгү семинар, {town[0]}", "ru": f"Пример семинара, {town[1]}"}
    seminar = Seminar(
        title=title, starts_at=starts, ends_at=starts + timedelta(hours=8), timezone="Asia/Bishkek"
    )
    return Compared(seminar, counts, ended=day < 28)


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1])))
