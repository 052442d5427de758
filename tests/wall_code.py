"""Measures the code on the wall: its modules on the picture, and from how far a telephone reads them.

`python -m tests.wall_code` prints the modules; with `--read` the code is photographed in software in ever smaller
sizes, which needs the decoder `zxing-cpp` (it is in no requirements file: `pip install zxing-cpp`).
"""

import asyncio
import importlib
import io
import math
import random
import sys
import tempfile
from pathlib import Path
from typing import Any

from PIL import Image, ImageFilter
from playwright.async_api import Page, async_playwright

from bot import preparation
from bot.locales import bot_username
from storage.database import Database
from tests.conftest import settings_for
from tests.sandbox.chromium import CHROMIUM, FLAGS
from tests.web.wall_scene import WallScene, wall_scene

SIZES = ((1280, 720), (1920, 1080))
QUIET = 4
"""Light modules around the code."""
BOT = "sample_seminars_bot"
"""A name of usual length: the code holds it."""
FIELD = math.radians(69)
"""Horizontal angle of a telephone's main camera (26 mm on 35 mm film)."""
FRAME = 1920
"""Pixels across in the picture that a scanner looks at."""
PICTURE_HEIGHTS = (1.2, 1.8)
"""Metres: a projector's picture in a small hall and in a large one."""
NEEDED = 2.0
"""Pixels of a module with which the decoder reads nearly every photograph: printed by `--read`."""
TRIALS = 40


async def main(*, read: bool) -> None:
    """Measure the code large (nothing shown yet) and beside a question."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite+aiosqlite:///{folder}/code.sqlite3"
        database = Database(url)
        bot_username(BOT)
        settings = settings_for("http://127.0.0.1", "1:none", url)
        await preparation.prepare_database(database, settings, with_sample=True)
        async with wall_scene(database) as here, async_playwright() as playwright:
            browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
            for state in ("alone", "beside a question"):
                if state != "alone":
                    await _show_questions(here)
                for width, height in SIZES:
                    page = await browser.new_page(viewport={"width": width, "height": height})
                    await page.goto(here.page)
                    await page.wait_for_selector("#code path")
                    await page.wait_for_selector("#none.there" if state == "alone" else "#words")
                    await _measure(page, state, (width, height), read=read)
                    await page.close()
            await browser.close()
        await database.close()


async def _show_questions(here: WallScene) -> None:
    first, *_ = await here.add_questions(12)
    await here.show(first)


async def _measure(page: Page, state: str, size: tuple[int, int], *, read: bool) -> None:
    code = page.locator("#code")
    box = await code.bounding_box()
    view = (await code.get_attribute("viewBox") or "").split()
    assert box is not None
    modules = int(view[2])
    pixels = box["width"] / modules
    share = pixels / size[1]
    far = ", ".join(
        f"{_distance(share * height * 1000):.1f} m ({height} m high, {share * height * 1000:.0f} mm)"
        for height in PICTURE_HEIGHTS
    )
    print(
        f"{size[0]}x{size[1]}, {state}: {modules - 2 * QUIET} modules, {pixels:.1f} pixels each; read from {far}"
    )
    if read:
        picture = Image.open(io.BytesIO(await code.screenshot())).convert("L")
        for wanted in (3.0, 2.5, 2.0, 1.75, 1.5):
            print(
                f"  {wanted} pixels a module in the photograph: {_read_share(picture, modules, wanted):.0%} read"
            )


def _distance(module: float) -> float:
    """Metres from which a module of so many millimetres has NEEDED pixels in the scanner's picture."""
    angle = 2 * math.tan(FIELD / 2) / FRAME
    return module / 1000 / (NEEDED * angle)


def _read_share(picture: Image.Image, modules: int, wanted: float) -> float:
    """Photograph the code slightly turned, pale, blurred and noisy; return the share that is read."""
    zxing: Any = importlib.import_module("zxingcpp")
    chance = random.Random(1)
    return (
        sum(bool(zxing.read_barcodes(_photograph(picture, modules, wanted, chance))) for _ in range(TRIALS))
        / TRIALS
    )


def _photograph(picture: Image.Image, modules: int, wanted: float, chance: random.Random) -> Image.Image:
    side = picture.width
    wall = Image.new("L", (2 * side, 2 * side), 255)
    wall.paste(picture, (side // 2 + chance.randrange(20), side // 2 + chance.randrange(20)))
    pale = wall.point(lambda light: 90 + light * 130 // 255)  # a hall is not dark
    turned = pale.rotate(chance.uniform(-6, 6), Image.Resampling.BICUBIC, fillcolor=220)
    scale = wanted * modules / side
    small = turned.resize((round(2 * side * scale),) * 2, Image.Resampling.BOX)
    noise = Image.effect_noise(small.size, 40)
    blurred = small.filter(ImageFilter.GaussianBlur(0.5))
    return Image.blend(blurred, noise, 0.12)


if __name__ == "__main__":
    assert Path("web/static/wall.js").exists(), "run it from the root of the repository"
    asyncio.run(main(read="--read" in sys.argv))
