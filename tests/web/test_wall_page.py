"""The wall in a browser: everything is visible on every projector; offline, it keeps its contents."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import Literal

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, expect

from storage.database import Database
from storage.models import Poll, Seminar
from storage.questions import wall
from tests.proof_params import mark_proof
from tests.sandbox import chromium
from tests.sandbox.browsing import CuttableProxy
from tests.web.wall_scene import LONG, NOW, WallScene, wall_scene, written_last_days
from web.hyphenation import SOFT_HYPHEN

pytestmark = chromium.LOOP

Scheme = Literal["dark", "light"]
LONG_WORDS = "Муниципалитеттердин жоопкерчиликтүүлүктөрүн камсыздандыруучулар"
SIZES = [(1920, 1080), (1280, 720), (1024, 768), (390, 844)]
# Elements that stick out of the window or are cut off; text that cannot be read.
AMISS = """() => {
  const seen = [...document.querySelectorAll("h1, h2, p, li, svg, b")].filter((one) => one.checkVisibility());
  const out = seen.filter((one) => {
    const box = one.getBoundingClientRect();
    const beyond = box.left < -1 || box.top < -1 || box.right > innerWidth + 1 || box.bottom > innerHeight + 1;
    return box.width && beyond;
  }).map((one) => `out: ${one.id || one.className || one.tagName}`);
  const box = document.getElementById("box"), list = document.getElementById("next");
  if (box.scrollHeight > box.clientHeight + 1 || box.scrollWidth > box.clientWidth + 1) out.push("words overflow");
  if (list.scrollHeight > list.clientHeight + 1) out.push("list overflows");
  const root = document.documentElement;
  if (root.scrollHeight > innerHeight || root.scrollWidth > innerWidth) out.push("scrolls");
  const parts = ["title", "counts", "box", "ask"].map((id) => document.getElementById(id));
  const boxes = parts.filter((one) => one.checkVisibility()).map((one) => [one.id, one.getBoundingClientRect()]);
  const meet = (p, q) => p.left < q.right - 1 && q.left < p.right - 1 && p.top < q.bottom - 1 && q.top < p.bottom - 1;
  for (const [a, p] of boxes) for (const [b, q] of boxes) if (a < b && meet(p, q)) out.push(`${a} lies on ${b}`);
  return out;
}"""
CONTRAST = """() => {
  const linear = (v) => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4;
  const style = getComputedStyle(document.documentElement);
  const shade = (name) => {
    const canvas = document.createElement("canvas").getContext("2d");
    canvas.fillStyle = style.getPropertyValue(name).trim();
    canvas.fillRect(0, 0, 1, 1);
    const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].map((v) => linear(v / 255));
    return .2126 * r + .7152 * g + .0722 * b;
  };
  const ratio = (a, b) => (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
  const pairs = ["ink", "muted", "accent"].flatMap((one) => [[`--${one}`, "--ground"], [`--${one}`, "--soft"]]);
  pairs.push(["--on-accent", "--accent"], ["--ground", "--bad"], ["--ground", "--good"]);
  return pairs.map(([a, b]) => ratio(shade(a), shade(b)));
}"""


@pytest_asyncio.fixture(loop_scope="session")
async def here(sqlite_url: str) -> AsyncIterator[WallScene]:
    database = Database(sqlite_url)
    async with wall_scene(database) as one:
        yield one
    await database.close()


@asynccontextmanager
async def open_wall(
    browser: Browser, url: str, size: tuple[int, int] = (1280, 720), scheme: Scheme = "light"
) -> AsyncIterator[Page]:
    """Open the wall at this size; any console error fails the test, except when it is cut off."""
    width, height = size
    complaints: list[str] = []
    options = {"viewport": {"width": width, "height": height}, "color_scheme": scheme}
    async with chromium.open_tab(browser, **options, reduced_motion="reduce") as page:
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda said: complaints.append(said.text) if "ERR_" not in said.text else None)
        await page.goto(url)
        await expect(page.locator("#title h1")).not_to_be_empty()
        yield page
    assert not complaints


@pytest.mark.parametrize("size", mark_proof(SIZES, except_for=[(1280, 720), (390, 844)]))
async def test_everything_is_seen_on_every_projector(
    browser: Browser, here: WallScene, size: tuple[int, int]
) -> None:
    async with open_wall(browser, here.page, size) as page:
        assert await page.evaluate(AMISS) == []
        await expect(page.locator("#none")).to_be_visible()
        first, *_ = await here.add_questions(30)
        await expect(page.locator("#next li").first).to_be_visible()
        assert await page.evaluate(AMISS) == []
        await here.show(first)
        await expect(page.locator("#words")).to_be_visible()
        assert await page.evaluate(AMISS) == []
        for text in (LONG, "Ү" * 3000, "ө" * 60, "Эмнеге?", LONG * 9, LONG_WORDS):
            question = await here.ask(text, 999)
            await here.show(question)
            await expect(page.locator("#words")).to_contain_text(text[:20])
            assert await page.evaluate(AMISS) == []
            shown = (await page.locator("#words").text_content() or "").replace(SOFT_HYPHEN, "")
            whole = shown == text
            assert whole is await page.locator("#cut").is_hidden()
        assert await page.locator("body.torn").count() == 0, "no word is broken without a hyphen"
        assert await page.locator("#more b").text_content() != "0"


@pytest.mark.parametrize("size", [(1280, 720), (390, 844)])
async def test_a_long_title_is_read_whole(browser: Browser, here: WallScene, size: tuple[int, int]) -> None:
    async with here.changing() as session:
        seminar = await session.get(Seminar, here.seminar.id)
        seminar.title = {
            "ky": "Стимулдаштыруучу гранттар жана муниципалдык кызматтар, Нарын",
            "ru": "Стимулирующие гранты и муниципальные услуги, Нарынская область",
        }
    async with open_wall(browser, here.page, size) as page:
        for one in ("h1", "p"):
            title = page.locator(f"#title {one}")
            await expect(title).to_be_visible()
            assert await title.evaluate("one => one.scrollHeight <= one.clientHeight"), one
        assert await page.evaluate(AMISS) == []


async def test_a_long_question_takes_the_place_of_the_list(browser: Browser, here: WallScene) -> None:
    await here.add_questions(30)
    await here.show(await here.ask(LONG[:200], 7))
    async with open_wall(browser, here.page, (1920, 1080)) as page:
        await expect(page.locator("aside")).to_be_visible()
        assert await page.locator("#next li:visible").count() >= 6
        text = f"{LONG} {LONG}"[:900]
        await here.show(await here.ask(text, 7))
        await expect(page.locator("#words")).to_have_text(text)
        await expect(page.locator("aside")).to_be_hidden()
        await expect(page.locator("#left b")).to_have_text("31")
        size = await page.evaluate("parseFloat(getComputedStyle(document.querySelector('#words')).fontSize)")
        assert size > 0.035 * 1080


async def test_a_question_is_never_markup(browser: Browser, here: WallScene) -> None:
    evil = '<img src=x onerror="document.title=1"><script>document.title=2</script>\u202eөзгөр</p>'
    await here.show(await here.ask(evil))
    await here.ask(evil, 3)
    async with open_wall(browser, here.page) as page:
        await expect(page.locator("#words")).to_have_text(evil)
        await expect(page.locator("#next .text")).to_have_text(evil)
        assert await page.locator("img, main script, aside script").count() == 0
        assert await page.title() == "Киришүү семинары, Каракол"


async def test_votes_move_while_the_hall_looks_on(browser: Browser, here: WallScene) -> None:
    first, second = await here.ask("Биринчи", 5), await here.ask("Экинчи", 4)
    async with open_wall(browser, here.page) as page:
        await expect(page.locator("#next .text")).to_have_text(["Биринчи", "Экинчи"])
        await here.change(second, votes=6)
        await expect(page.locator("#next .text")).to_have_text(["Экинчи", "Биринчи"])
        await expect(page.locator("#next .votes")).to_have_text(["6", "5"])
        await here.show(first)
        await expect(page.locator("#words")).to_have_text("Биринчи")
        await here.change(first, state="answered")
        await expect(page.locator(".done")).to_be_visible()
        await expect(page.locator("#answered")).to_have_text("1")


async def test_the_bars_of_a_poll_move_while_people_vote(browser: Browser, here: WallScene) -> None:
    await here.show(await here.ask("Суу качан келет?", 2))
    choices = [{"ky": "Суу", "ru": "Вода"}, {"ru": "Дорога"}]
    poll = await here.show_poll({"ky": "Эмне керек?", "ru": "Что нужно?"}, choices, votes=(1, 0))
    async with open_wall(browser, here.page) as page:
        await expect(page.locator("#asks span")).to_have_text(["Эмне керек?", "Что нужно?"])
        await expect(page.locator("#bars li div:first-child")).to_have_text(["СууВода", "Дорога"])
        await expect(page.locator("main")).to_be_hidden()
        await here.vote(poll, 1, 3)
        await expect(page.locator("#bars .votes")).to_have_text(["1 25 %", "3 75 %"])
        await expect(page.locator("#voted b")).to_have_text("4")
        widths = "bars => bars.map(bar => bar.style.width)"
        assert await page.locator("#bars .bar i").evaluate_all(widths) == ["25%", "75%"]
        async with here.changing() as session:
            closed = await session.get_one(Poll, poll.id)
            closed.closed_at = NOW
        await expect(page.locator(".ended")).to_be_visible()
        await expect(page.locator(".voting")).to_be_hidden()
        await here.show(await here.ask("Жол качан?", 1))
        await expect(page.locator("#words")).to_have_text("Жол качан?")
        await expect(page.locator("#poll")).to_be_hidden()


async def test_cut_off_the_wall_keeps_what_it_has_and_comes_back_by_itself(
    browser: Browser, here: WallScene
) -> None:
    question = await here.ask("Суу качан келет?", 2)
    await here.show(question)
    async with (
        CuttableProxy(int(here.address.rpartition(":")[2])) as wire,
        open_wall(browser, f"http://127.0.0.1:{wire.address}/wall/{here.wall.token}") as page,
    ):
        await expect(page.locator("#words")).to_have_text("Суу качан келет?")
        await expect(page.locator("#lost")).to_be_hidden()
        await wire.cut()
        await expect(page.locator("#lost")).to_be_visible()
        await expect(page.locator("#words")).to_have_text("Суу качан келет?")
        await here.change(question, votes=8)
        await wire.restore()
        await expect(page.locator("#votes")).to_have_text("8")
        await expect(page.locator("#lost")).to_be_hidden()


async def test_a_closed_address_says_so(browser: Browser, here: WallScene) -> None:
    await here.show(await here.ask("Суу качан келет?"))
    async with open_wall(browser, here.page) as page:
        await here.renew_address()
        await expect(page.locator("#gone")).to_be_visible()
        await expect(page.locator("#words")).to_have_text("Суу качан келет?")


async def test_the_page_names_its_last_day_and_says_when_it_is_over(
    browser: Browser, here: WallScene
) -> None:
    async with open_wall(browser, here.page) as page:
        await expect(page.locator("#until span")).to_have_count(3)
        shown = await page.locator("#until span").all_text_contents()
        for day, words in zip(written_last_days(here.seminar), shown, strict=True):
            assert day in words
        await expect(page.locator("#over")).to_be_hidden()
        async with here.changing() as session:
            seminar = await session.get(Seminar, here.seminar.id)
            assert seminar is not None
            seminar.ends_at = datetime.now(UTC) - timedelta(days=wall.DAYS_OPEN + 1)
        await expect(page.locator("#over")).to_be_visible()
        await expect(page.locator("#over")).to_contain_text("Семинар бүтүп, экран жабылды")
        await expect(page.locator("#gone")).to_be_hidden()


@pytest.mark.parametrize("scheme", ["dark", "light"])
async def test_dark_and_light_are_both_easy_to_read(
    browser: Browser, here: WallScene, scheme: Scheme
) -> None:
    async with open_wall(browser, here.page, scheme=scheme) as page:
        assert min(await page.evaluate(CONTRAST)) >= 4.5
        before = await page.evaluate("getComputedStyle(document.body).backgroundColor")
        await page.keyboard.press("d")
        assert await page.evaluate("getComputedStyle(document.body).backgroundColor") != before
        assert min(await page.evaluate(CONTRAST)) >= 4.5
