"""Takes the README's pictures from the real page: `python -m tests.pictures docs/pictures` beside `make run`."""

import asyncio
import shutil
import sys
from pathlib import Path
from typing import Literal

from playwright.async_api import Page, async_playwright

from sandbox.testing import Sandbox

URL = "http://127.0.0.1:8081/"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
SIZES = {"desk": (1440, 900), "phone": (390, 844)}


async def _dialogue(sandbox: Sandbox) -> None:
    """A head registers and asks in Kyrgyz, a second participant begins in Russian, staff answer."""
    staff, head, second = [await sandbox.person(number) for number in (1003, 1001, 1002)]
    await staff.start()
    await staff.wait_for("Выберите язык")
    await staff.press("Русский")
    await staff.wait_for("О ваших личных данных")
    await staff.press("✅ Согласен(на)")
    await staff.wait_for("Вы сотрудник")
    await head.start("karakol")
    await head.wait_for("Тилди тандаңыз")
    await head.press("Кыргызча")
    await head.wait_for("Жеке маалыматтарыңыз")
    await head.press("✅ Макулмун")
    await head.wait_for("Кайсы айыл өкмөтүнөнсүз")
    await head.write("Ак булун")
    await head.wait_for("окшоштору")
    await head.press("Ак-Булуң (Ак-Суу району)")
    await head.wait_for("Кызмат ордуңуз?")
    await head.press("Башчы")
    await head.wait_for("Телефон номериңиз?")
    await head.contact()
    await head.wait_for("Баары туурабы?")
    await head.press("✅ Ооба, катталам")
    await head.wait_for(".ics")
    await second.start("karakol")
    await second.wait_for("Выберите язык")
    await second.press("Русский")
    await second.wait_for("О ваших личных данных")
    await second.press("✅ Согласен(на)")
    await second.wait_for("Из какого вы айыл окмоту")
    await second.press("Тюпский район")
    await second.wait_for("Тюпский район")
    await head.tap("❓ Суроо берүү")
    await head.wait_for("Сурооңузду жөнөтүңүз")
    await head.write("Эки айыл өкмөтү таштанды чыгарууну чогуу уюштурса, долбоор жардам береби?")
    await head.wait_for("сурооңуз кабыл алынды")
    told = await staff.wait_for("Эки айыл өкмөтү")
    await staff.write(
        "Ооба. Муниципалитеттер аралык кызматташуу — экинчи фазанын негизги багыты.",
        reply_to=told["message_id"],
    )
    await head.wait_for("сурооңузга жооп")


async def _picture(page: Page, folder: Path, size: str, dark: str) -> None:
    await page.wait_for_timeout(1500)
    await page.screenshot(path=folder / f"{size}{dark}.png")


async def main(folder: Path) -> None:
    """Play the dialogue, then picture it in each size, light and dark."""
    async with Sandbox.connect(URL) as sandbox:
        await _dialogue(sandbox)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        for size, (width, height) in SIZES.items():
            for scheme in SCHEMES:
                page = await browser.new_page(
                    viewport={"width": width, "height": height}, color_scheme=scheme, locale="ru-RU"
                )
                await page.goto(URL)
                await _picture(page, folder, size, "-dark" if scheme == "dark" else "")
                await page.close()
        await browser.close()


if __name__ == "__main__":
    Path(sys.argv[1]).mkdir(parents=True, exist_ok=True)
    asyncio.run(main(Path(sys.argv[1])))
