"""Takes the pictures of README and docs/announcements.md from the real page: `python -m tests.pictures docs/pictures`
beside a fresh `make run`; a sandbox elsewhere is a second argument.
"""

import asyncio
import sys
from pathlib import Path
from typing import Literal

from playwright.async_api import Page, async_playwright

from sandbox.testing import Sandbox
from tests.conversations.helpers import press_seminar
from tests.sandbox.chromium import CHROMIUM, FLAGS

URL = "http://127.0.0.1:8081/"
STAFF, HEAD, SECOND = 1003, 1001, 1002
WORDS = {
    "ru": "Уважаемый участник {имя}! Автобус к семинару отправляется 1 декабря в 7:00.",
    "ky": "Урматтуу {аты}! Семинарга автобус 1-декабрда саат 7:00дө жөнөйт.",
}
Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
SIZES = {"desk": (1440, 900), "phone": (390, 844)}


async def _dialogue(sandbox: Sandbox) -> None:
    """Have a head register and ask in Kyrgyz, a second participant begin in Russian, and staff answer."""
    staff, head, second = [await sandbox.person(number) for number in (STAFF, HEAD, SECOND)]
    await staff.start()
    await staff.wait_for("Выберите язык")
    await staff.press("Русский")
    await staff.wait_for("Согласие на обработку")
    await staff.press("✅ Согласен(на)")
    await staff.wait_for("Ваши роли")
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
    await head.wait_for("Аты-жөнүңүз?")
    await head.press("Үлгү Катышуучу")
    await head.wait_for("Баары туурабы?")
    await head.press("✅ Ооба, катталам")
    await head.wait_for(".ics")
    await second.start("karakol")
    await second.wait_for("Выберите язык")
    await second.press("Русский")
    await second.wait_for("Согласие на обработку")
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


async def _second_registers(sandbox: Sandbox) -> None:
    second = await sandbox.person(SECOND)
    await second.write("Тюп")
    await second.wait_for("Вот что нашлось")
    await second.press("Тюпский (Тюпский район)")
    await second.wait_for("Ваша должность?")
    await second.press("Глава")
    await second.wait_for("Ваш телефон?")
    await second.contact()
    await second.wait_for("Ваши фамилия, имя, отчество?")
    await second.press("Пример Участник")
    await second.wait_for("Всё верно?")
    await second.press("✅ Да, зарегистрироваться")
    await second.wait_for(".ics")


async def _announcement(sandbox: Sandbox, page: Page, folder: Path) -> None:
    """Announce something in both languages; take pictures of the page, the preview, and all three windows."""
    staff, head = await sandbox.person(STAFF), await sandbox.person(HEAD)
    window = page.locator(f'[data-person="{STAFF}"]').first
    await staff.write("/staff")
    await staff.wait_for("Для сотрудников")
    await press_seminar(staff, "Вводный семинар, Каракол")
    await staff.wait_for("Зарегистрировано:")
    await staff.press("📣 Объявления")
    await staff.wait_for("Пока ни одного")
    await staff.press("➕ Новое объявление")
    await staff.wait_for("Новое объявление: по-русски")
    await staff.write(WORDS["ru"])
    await staff.wait_for("Теперь пришлите")
    await staff.write(WORDS["ky"])
    await staff.wait_for("Текст сохранён")
    await staff.press("🔘 Кнопки")
    await staff.wait_for("Кнопки под сообщением")
    await staff.press("⬜ ✅ Прочитано")
    await staff.wait_for("Кнопки под сообщением")
    await staff.press("‹ К объявлению")
    await page.wait_for_timeout(1500)
    await window.screenshot(path=folder / "announcement-card.png")
    await staff.press("➡️ К отправке")
    await staff.wait_for("Отправить?")
    await page.wait_for_timeout(1500)
    await window.screenshot(path=folder / "announcement-confirm.png")
    await staff.press("✅ Отправить сейчас: 2 чел.")
    await head.wait_for("7:00дө")
    await head.press("✅ Окуп чыктым")
    await staff.wait_for("Объявление разослано")
    await staff.press("📊 Отчёт о доставке")
    await staff.wait_for("Отчёт")
    await page.wait_for_timeout(1500)
    await page.screenshot(path=folder / "announcement-report.png")


async def _picture(page: Page, folder: Path, size: str, dark: str) -> None:
    await page.wait_for_timeout(1500)
    await page.screenshot(path=folder / f"{size}{dark}.png")


async def main(folder: Path, url: str = URL) -> None:
    """Play the conversation and take pictures in each size, light and dark; then the announcement."""
    async with Sandbox.connect(url) as sandbox:
        await _dialogue(sandbox)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for size, (width, height) in SIZES.items():
            for scheme in SCHEMES:
                page = await browser.new_page(
                    viewport={"width": width, "height": height}, color_scheme=scheme, locale="ru-RU"
                )
                await page.goto(url)
                await _picture(page, folder, size, "-dark" if scheme == "dark" else "")
                await page.close()
        async with Sandbox.connect(url) as sandbox:
            page = await browser.new_page(viewport={"width": 1440, "height": 900}, locale="ru-RU")
            await page.goto(url)
            await _second_registers(sandbox)
            await _announcement(sandbox, page, folder)
        await browser.close()


if __name__ == "__main__":
    Path(sys.argv[1]).mkdir(parents=True, exist_ok=True)
    asyncio.run(main(Path(sys.argv[1]), *sys.argv[2:3]))
