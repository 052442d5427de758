"""A hostile page in a real browser, on another port of this machine, beside a running sandbox."""

from collections.abc import AsyncIterator

import aiohttp
import pytest
import pytest_asyncio
from aiohttp import web
from playwright.async_api import Browser, Error, Page, expect

from sandbox.guard import MARKER_HEADER
from tests.sandbox.browsing import HEAD, STAFF, EchoBot, begin, bubbles, window
from tests.sandbox.browsing import bot as bot
from tests.sandbox.browsing import page as page
from tests.sandbox.browsing import sandbox as sandbox
from tests.sandbox.chromium import LOOP
from tests.sandbox.sample_media import png

pytestmark = LOOP

# All requests that need no permission of the sandbox, and those that ask for it. Returns what could be read.
ATTACKS = """async ([sandbox, bot]) => {
  const as = (kind, text) => ({ method: "POST", mode: "no-cors", headers: { "Content-Type": kind }, body: text });
  const words = JSON.stringify({ person: 1003, do: "start", payload: "forged" });
  const read = [];
  const attempt = async (address, options) => {
    try { read.push(await (await fetch(address, options)).text()); } catch { /* refused */ }
  };
  for (const kind of ["text/plain", "application/x-www-form-urlencoded"])
    await attempt(`${sandbox}sandbox/act`, as(kind, words));
  await attempt(`${sandbox}sandbox/reset`, { method: "POST", mode: "no-cors" });
  await attempt(`${sandbox}sandbox/act`, { method: "POST", headers: { "X-Sandbox": "page" }, body: words });
  await attempt(`${sandbox}sandbox/state`);
  await attempt(`${sandbox}sandbox/state`, { mode: "no-cors" });
  await attempt(`${bot}/sendMessage`, as("application/x-www-form-urlencoded", "chat_id=1001&text=forged"));
  await attempt(`${bot}/sendMessage?chat_id=1001&text=forged`, { mode: "no-cors" });
  await new Promise((done) => {
    const picture = new Image();
    picture.onload = picture.onerror = done;
    picture.src = `${bot}/sendMessage?chat_id=1001&text=forged`;
  });
  await new Promise((done) => {
    const frame = document.createElement("iframe");
    frame.onload = done;
    frame.src = sandbox;
    document.body.append(frame);
  });
  const form = document.createElement("form");
  Object.assign(form, { method: "post", action: `${bot}/sendMessage?chat_id=1001&text=forged`, target: "sent" });
  const sent = document.createElement("iframe");
  sent.name = "sent";
  document.body.append(sent, form);
  await new Promise((done) => { sent.onload = done; form.submit(); });
  return read.join("");
}"""


@pytest_asyncio.fixture(loop_scope="session")
async def foreign_page() -> AsyncIterator[str]:
    """A page that does not belong to the sandbox."""

    async def empty(_request: web.Request) -> web.Response:
        return web.Response(text="<!doctype html><title>x</title>", content_type="text/html")

    app = web.Application()
    app.router.add_get("/", empty)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    yield site.name.replace("127.0.0.1", "localhost")
    await runner.cleanup()


async def test_a_hostile_page_neither_acts_nor_reads(
    browser: Browser, sandbox: str, bot: EchoBot, page: Page, foreign_page: str
) -> None:
    await begin(page, bot)
    before = len(await bot.call("getUpdates", offset=bot.offset))
    async with await browser.new_context() as context:
        hostile = await context.new_page()
        await hostile.goto(foreign_page)
        read = await hostile.evaluate(ATTACKS, [sandbox, bot.url])
        assert "Sample" not in read
    assert len(await bot.call("getUpdates", offset=bot.offset)) == before
    await bot.say("the only one")  # it is the first that the bot sends
    await expect(bubbles(page).last).to_contain_text("the only one")
    await expect(bubbles(page).filter(has_text="forged")).to_have_count(0)
    await expect(window(page, STAFF).get_by_role("button", name="Start", exact=True)).to_be_visible()


async def sent_file_id(sandbox: str, bot: EchoBot, kind: str, data: bytes, name: str) -> str:
    """Return the id of a file that a person has sent to the bot."""
    form = aiohttp.FormData({"bot": str(bot.id), "person": str(HEAD), "kind": kind})
    form.add_field("file", data, filename=name)
    async with bot.session.post(
        f"{sandbox}sandbox/upload", data=form, headers={MARKER_HEADER: "1"}
    ) as answer:
        message = (await answer.json())["message"]
    return str((message[kind][-1] if kind == "photo" else message[kind])["file_id"])


async def test_a_page_that_somebody_sent_is_saved_instead_of_opened(
    page: Page, sandbox: str, bot: EchoBot
) -> None:
    await begin(page, bot)
    number = await sent_file_id(
        sandbox, bot, "document", b"<script>document.title = 'run'</script>", "a.html"
    )
    await expect(bubbles(page).locator("a.file")).to_be_visible()
    async with page.expect_download() as download:
        await bubbles(page).locator("a.file").click()
    saved = await download.value
    assert saved.suggested_filename == "a.html"
    opening = await page.context.new_page()
    async with opening.expect_download():
        with pytest.raises(Error, match=r"Download is starting|ERR_ABORTED"):
            await opening.goto(f"{sandbox}sandbox/file/{number}")
    assert await opening.title() != "run"
    await opening.close()


async def test_a_picture_is_still_shown(page: Page, sandbox: str, bot: EchoBot) -> None:
    await begin(page, bot)
    await sent_file_id(sandbox, bot, "photo", png(30, 20), "a.png")
    # It is at the end of the chat, so that the page has scrolled to it: pictures load when they come into view.
    picture = bubbles(page).locator(".photo img")
    await expect(picture).to_have_js_property("complete", True)
    await expect(picture).to_have_js_property("naturalWidth", 30)
