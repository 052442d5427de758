"""Generates the pictures of docs/coverage.md from made-up seats: `python -m tests.coverage_pictures docs/pictures`."""

import asyncio
import json
import sys
import tempfile
from io import BytesIO
from pathlib import Path

from PIL import Image

from bench.coverage import create_country, press
from bot.documents import recipes
from bot.documents.charts import png
from bot.locales import get_locale
from handlers.button_data import ButtonData
from handlers.buttons.coverage import ShowCoverageChart, ShowCoverageMap
from handlers.messages import Chart, Say
from storage import migrate
from storage.database import Database

ISSYK_KUL = "41702000000000"
PICTURES: dict[str, tuple[ButtonData, str]] = {
    "coverage-chart-ky": (ShowCoverageChart(1, ISSYK_KUL), "ky"),
    "coverage-chart-ru": (ShowCoverageChart(1, ISSYK_KUL), "ru"),
    "coverage-map-ky": (ShowCoverageMap(1, ISSYK_KUL), "ky"),
    "coverage-map-ru": (ShowCoverageMap(1, ISSYK_KUL), "ru"),
    "coverage-country-ky": (ShowCoverageMap(1), "ky"),
}


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
                picture = Image.open(BytesIO(png(json.loads(recipe))))
                picture.convert("RGB").quantize(64).save(folder / f"{name}.png", optimize=True)
        await database.close()


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1])))
