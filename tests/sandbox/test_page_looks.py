"""The sandbox's page on a phone, in three languages, in light and dark, and its accessibility."""

import re
from typing import Literal

import pytest
from playwright.async_api import Browser, Page, expect

from sandbox.guard import MARKER_HEADER
from tests.proof_params import mark_proof
from tests.sandbox.browsing import SECOND, EchoBot, begin, bubbles, open_page, window
from tests.sandbox.browsing import bot as bot
from tests.sandbox.browsing import page as page
from tests.sandbox.browsing import sandbox as sandbox
from tests.sandbox.chromium import LOOP

pytestmark = LOOP

NAMELESS = """
[...document.querySelectorAll("button, input, select, textarea, a[href]")]
  .filter((node) => node.checkVisibility())
  .filter((node) => !(node.ariaLabel || node.innerText?.trim() || node.labels?.length || node.title))
  .map((node) => node.outerHTML)
"""
# The contrast ratio of WCAG 2.1 for pairs of colours: each is #rrggbb or a CSS variable of the page.
CONTRAST = """(pairs) => {
  const style = getComputedStyle(document.documentElement);
  const linear = (v) => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4;
  const shade = (name) => {
    const canvas = document.createElement("canvas").getContext("2d");
    canvas.fillStyle = name.startsWith("#") ? name : style.getPropertyValue(name).trim();
    canvas.fillRect(0, 0, 1, 1);
    const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].map((v) => linear(v / 255));
    return .2126 * r + .7152 * g + .0722 * b;
  };
  const ratio = (a, b) => (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
  return pairs.map(([a, b]) => ratio(shade(a), shade(b)));
}"""
IS_CUT = """(label) => [...document.querySelectorAll(".key-text")]
  .some((node) => node.textContent === label && node.scrollWidth > node.clientWidth)"""
THEMES: tuple[Literal["light"], Literal["dark"]] = ("light", "dark")
HUES = ("rose", "amber", "violet", "green", "teal", "blue", "plum")
PAIRS = [
    ("--ink", "--surface"),
    ("--ink", "--in"),
    ("--ink", "--out"),
    ("--muted", "--surface"),
    ("--muted", "--sunken"),
    ("--muted", "--bg"),
    ("--muted", "--in"),
    ("--out-meta", "--out"),
    ("--out-accent", "--out"),
    ("--accent", "--in"),
    ("--accent", "--accent-soft"),
    ("#ffffff", "--accent-fill"),
    ("#ffffff", "--good-fill"),
    ("#ffffff", "--bad-fill"),
    ("--bad", "--surface"),
    ("--good", "--surface"),
    *[(f"--hue-{hue}", "--in") for hue in HUES],
]


async def test_on_a_phone_one_window_is_seen_and_the_tabs_switch(
    browser: Browser, sandbox: str, bot: EchoBot
) -> None:
    async with open_page(browser, sandbox, bot, width=320) as page:
        await expect(window(page)).to_be_visible()
        await expect(window(page, SECOND)).to_be_hidden()
        await page.get_by_role("navigation").get_by_role("button").nth(1).click()
        await expect(window(page)).to_be_hidden()
        await begin(page, bot, SECOND)
        await bot.say("an unbroken line " + "ы" * 200, SECOND)
        await expect(bubbles(page, SECOND).last).to_contain_text("unbroken")
        for width in (320, 400):
            await page.set_viewport_size({"width": width, "height": 800})
            await expect(window(page)).to_be_hidden()
            await expect(window(page, SECOND)).to_be_visible()
            assert await page.evaluate("document.documentElement.scrollWidth") <= width
            right = "node => node.getBoundingClientRect().right"
            assert await bubbles(page, SECOND).last.evaluate(right) <= width


async def test_a_label_is_on_one_line_and_the_day_covers_no_text(
    browser: Browser, sandbox: str, bot: EchoBot
) -> None:
    async with open_page(browser, sandbox, bot, width=390) as page:
        await begin(page, bot)
        label = "Айыл өкмөтүнүн башчысы менен байланышуу"
        keys = [[{"text": label, "callback_data": "a"}, {"text": "Ооба", "callback_data": "b"}]]
        await bot.say("Кимге?\n" * 40, reply_markup={"inline_keyboard": keys})
        buttons = window(page).locator(".inline-key")
        await page.wait_for_function(IS_CUT, arg=label)
        await expect(buttons.first).to_have_attribute("title", label)
        heights = await buttons.evaluate_all("nodes => nodes.map(node => node.offsetHeight)")
        assert heights[0] == heights[1]
        assert (
            await window(page).locator(".day").evaluate("node => getComputedStyle(node).position") == "static"
        )


async def test_a_row_of_buttons_widens_its_message_before_a_label_is_cut(page: Page, bot: EchoBot) -> None:
    await begin(page, bot)
    labels = ["✉️ Приглашённые", "👥"]
    keys = [[{"text": label, "callback_data": label} for label in labels]]
    await bot.say("Кимге?", reply_markup={"inline_keyboard": keys})
    buttons = window(page).locator(".inline-key")
    await expect(buttons).to_have_count(2)
    assert not await page.evaluate(IS_CUT, labels[0])
    widths = await buttons.evaluate_all(
        "nodes => nodes.map(node => Math.round(node.getBoundingClientRect().width))"
    )
    assert widths[0] == widths[1]


async def test_hours_are_written_in_one_way_whatever_the_browser_prefers(
    browser: Browser, sandbox: str, bot: EchoBot
) -> None:
    async with open_page(browser, sandbox, bot, language="en-US") as page:
        await begin(page, bot)
        times = [
            f'<tg-time unix="1796009400" format="{style}">09:30</tg-time>' for style in ("", "t", "dT", "wD")
        ]
        await bot.say(" | ".join(times), parse_mode="HTML")
        shown = bubbles(page).last.locator(".text > time")
        await expect(shown).to_have_text(
            ["09:30", "09:30", "30.11.2026, 09:30:00", "Monday, 30 November 2026"]
        )
        assert await page.get_by_title(re.compile("[AP]M")).count() == 0


async def test_the_composer_is_a_few_steps_of_the_tab_key_away(page: Page, bot: EchoBot) -> None:
    await begin(page, bot)
    keys = [[{"text": f"Choice {number}", "callback_data": f"{number}"}] for number in range(9)]
    sent = await bot.say("Which?", reply_markup={"inline_keyboard": keys})
    await expect(window(page).get_by_role("button", name="Choice 8")).to_be_visible()
    line = window(page).get_by_role("textbox", name="Message")
    await window(page).get_by_role("combobox", name="Language set in Telegram").focus()
    for _ in range(6):
        await page.keyboard.press("Tab")
        if await line.evaluate("node => node === document.activeElement"):
            break
    await expect(line).to_be_focused()
    await window(page).get_by_role("log").focus()
    await page.keyboard.press("ArrowUp")
    await expect(window(page).get_by_role("button", name="Choice 8")).to_be_focused()
    await page.keyboard.press("ArrowUp")
    await page.keyboard.press("Enter")
    query = await bot.next_update("callback_query")
    assert query["data"] == "7"
    await bot.call(
        "editMessageReplyMarkup",
        chat_id=query["from"]["id"],
        message_id=sent["message_id"],
        reply_markup={"inline_keyboard": keys[::-1]},
    )
    await expect(window(page).locator(".inline-key").nth(7)).to_be_focused()
    await page.keyboard.type("a")
    await expect(line).to_be_focused()
    await expect(line).to_have_value("a")


async def test_a_restart_is_said(browser: Browser, sandbox: str, bot: EchoBot) -> None:
    async with open_page(browser, sandbox, bot) as page:
        notice = page.get_by_text("The sandbox was started anew")
        await expect(window(page)).to_be_visible()
        await expect(notice).to_have_count(0)
        async with bot.session.post(f"{sandbox}sandbox/reset", headers={MARKER_HEADER: "1"}):
            await expect(notice).to_be_visible()
        await page.reload()
        await expect(window(page)).to_be_visible()
        await expect(notice).to_have_count(0)


START = {"ky-KG": "Баштоо", "ru-RU": "Начать", "en-GB": "Start"}


@pytest.mark.parametrize("language", mark_proof(START, except_for=["ky-KG"]))
async def test_the_page_speaks_the_language_of_the_browser(
    browser: Browser, sandbox: str, bot: EchoBot, language: str
) -> None:
    async with open_page(browser, sandbox, bot, language=language) as page:
        await expect(window(page).get_by_role("button", name=START[language], exact=True)).to_be_visible()


async def test_the_three_languages_have_the_same_words_and_blanks(page: Page) -> None:
    words = await page.evaluate("""async () => Promise.all(["en", "ru", "ky"].map(async (tag) =>
        (await import(`/page/texts-${tag}.js`)).default))""")
    shapes = [{key: sorted(re.findall(r"\{\w+\}", text)) for key, text in one.items()} for one in words]
    assert shapes[0] == shapes[1] == shapes[2]
    assert all(text.strip() for one in words for text in one.values())


async def test_every_control_has_a_name_and_the_messages_are_announced(page: Page, bot: EchoBot) -> None:
    await begin(page, bot)
    await page.get_by_role("button", name="Workshop").click()
    await expect(window(page).get_by_role("log")).to_have_attribute("aria-live", "polite")
    nameless = await page.evaluate(NAMELESS)
    assert nameless == []


async def test_text_stands_out_from_its_ground_in_light_and_in_dark(page: Page) -> None:
    for theme in THEMES:
        await page.emulate_media(color_scheme=theme)
        await expect(page.locator(f"html[data-theme={theme}]")).to_have_count(1)
        ratios = await page.evaluate(CONTRAST, PAIRS)
        pairs = zip(PAIRS, ratios, strict=True)
        assert {pair: round(ratio, 2) for pair, ratio in pairs if ratio < 4.5} == {}, theme
