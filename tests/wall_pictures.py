"""Generates the pictures of docs/wall.md from made-up questions: `python -m tests.wall_pictures docs/pictures`."""

import asyncio
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.async_api import Browser, ViewportSize, async_playwright

from bot import preparation
from storage.database import Database
from tests.conftest import settings_for
from tests.pictures import SCHEMES, Scheme
from tests.sandbox.chromium import CHROMIUM, FLAGS
from tests.web.wall_scene import LONG, wall_scene

SIZE: ViewportSize = {"width": 1280, "height": 720}


async def main(folder: Path) -> None:
    """Take pictures: the empty wall; a question and the list, light and dark; a very long question."""
    with tempfile.TemporaryDirectory() as place:
        url = f"sqlite+aiosqlite:///{place}/pictures.sqlite3"
        database = Database(url)
        await preparation.prepare_database(
            database, settings_for("http://127.0.0.1", "1:none", url), with_sample=True
        )
        async with wall_scene(database) as here, async_playwright() as playwright:
            browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
            await _picture(browser, here.page, folder / "wall-empty.png", "light")
            first, *others = await here.add_questions()
            await here.change(others[-1], state="answered")
            await here.show(first)
            for scheme in SCHEMES:
                await _picture(browser, here.page, folder / f"wall-{scheme}.png", scheme)
            await here.show(await here.ask(LONG, 9))
            await _picture(browser, here.page, folder / "wall-long.png", "dark")
            await here.show_poll(
                {"ky": "Айылыңызга эң керектүүсү кайсы?", "ru": "Что нужнее всего вашему селу?"},
                [
                    {"ky": "Таза суу", "ru": "Чистая вода"},
                    {"ky": "Ички жолдор", "ru": "Внутренние дороги"},
                    {"ky": "Мектеп жана бала бакча", "ru": "Школа и детский сад"},
                    {"ky": "Таштанды чыгаруу", "ru": "Вывоз мусора"},
                ],
                votes=(31, 18, 9, 4),
            )
            await _picture(browser, here.page, folder / "wall-poll.png", "light")
            await browser.close()
        await database.close()


async def _picture(browser: Browser, url: str, file: Path, scheme: Scheme) -> None:
    page = await browser.new_page(viewport=SIZE, color_scheme=scheme, reduced_motion="reduce")
    await page.goto(url)
    await page.wait_for_timeout(1500)
    await page.screenshot(path=file)
    await page.close()
    with Image.open(file) as taken:  # a small palette keeps the files small
        taken.convert("RGB").quantize(64).save(file, optimize=True)


if __name__ == "__main__":
    Path(sys.argv[1]).mkdir(parents=True, exist_ok=True)
    asyncio.run(main(Path(sys.argv[1])))
