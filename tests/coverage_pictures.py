"""Takes the pictures of docs/coverage.md: `python -m tests.coverage_pictures docs/pictures`; the seats are made up."""

import asyncio
import json
import sys
import tempfile
from collections.abc import Awaitable, Callable
from io import BytesIO
from pathlib import Path

from PIL import Image

from bench.coverage import pressed, whole_country
from bot.documents import recipes
from bot.documents.charts import png
from bot.locales import get_locale
from handlers.coverage import board
from handlers.messages import Chart, Incoming, Reply, Say
from storage import migrate
from storage.database import Database, Session

Handler = Callable[[Incoming, Session], Awaitable[list[Reply]]]
ISSYK_KUL = "41702000000000"
PICTURES: dict[str, tuple[Handler, str, str]] = {
    "coverage-chart-ky": (board.show_chart, ISSYK_KUL, "ky"),
    "coverage-chart-ru": (board.show_chart, ISSYK_KUL, "ru"),
    "coverage-map-ky": (board.show_map, ISSYK_KUL, "ky"),
    "coverage-map-ru": (board.show_map, ISSYK_KUL, "ru"),
    "coverage-country-ky": (board.show_map, "", "ky"),
}


async def main(folder: Path) -> None:
    """Each picture as the bot draws it, in few colours: a page of documents is no place for megabytes."""
    with tempfile.TemporaryDirectory() as place:
        url = f"sqlite+aiosqlite:///{place}/pictures.sqlite3"
        await asyncio.to_thread(migrate.upgrade, url)
        database = Database(url)
        async with database.session.begin() as session:
            owner = await whole_country(session)
        async with database.reader() as session:
            for name, (handler, code, language) in PICTURES.items():
                (say,) = await handler(pressed(owner, f"1:{code}"), session)
                assert isinstance(say, Say)
                assert isinstance(say.document, Chart)
                recipe = recipes.picture(say.document, get_locale(language, "Asia/Bishkek"))
                picture = Image.open(BytesIO(png(json.loads(recipe))))
                picture.convert("RGB").quantize(64).save(folder / f"{name}.png", optimize=True)
        await database.close()


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1])))
