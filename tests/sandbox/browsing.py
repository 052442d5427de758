"""A browser on the page of a real sandbox, and a bot made of plain Bot API calls."""

import asyncio
import itertools
import os
import re
import shutil
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp
import pytest
import pytest_asyncio
from playwright.async_api import Browser, Locator, Page, async_playwright

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
HEAD, SECOND, STAFF = 1001, 1002, 1003
NUMBERS = itertools.count(810_001)
Json = dict[str, Any]

MARKS = [pytest.mark.asyncio(loop_scope="module")]


class EchoBot:
    """A bot as small as can be: it asks for updates and calls methods."""

    def __init__(self, url: str, session: aiohttp.ClientSession) -> None:
        self.id = next(NUMBERS)
        self.url = f"{url}bot{self.id}:sample-token-of-a-sample-bot"
        self.session = session
        self.offset = 0

    async def try_call(self, method: str, **params: Any) -> Json:
        async with self.session.post(f"{self.url}/{method}", json=params) as response:
            answer: Json = await response.json()
            return answer

    async def call(self, method: str, **params: Any) -> Any:
        answer = await self.try_call(method, **params)
        assert answer["ok"], answer
        return answer["result"]

    async def say(self, text: str, chat: int = HEAD, **more: Any) -> Json:
        message: Json = await self.call("sendMessage", chat_id=chat, text=text, **more)
        return message

    async def hear(self, kind: str) -> Json:
        """The next update of this kind; others are let pass. Fails after ten seconds."""
        async with asyncio.timeout(10):
            while True:
                for update in await self.call("getUpdates", offset=self.offset, timeout=5, limit=1):
                    self.offset = update["update_id"] + 1
                    if kind in update:
                        heard: Json = update[kind]
                        return heard


class Wire:
    """A TCP proxy that can be cut and mended: the page's connection to the sandbox."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.open: set[asyncio.StreamWriter] = set()

    async def mend(self, port: int = 0) -> int:
        self.server = await asyncio.start_server(self._carry, "127.0.0.1", port)
        return int(self.server.sockets[0].getsockname()[1])

    async def cut(self) -> None:
        self.server.close()
        for writer in self.open:
            writer.transport.abort()

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        far_reader, far_writer = await asyncio.open_connection("127.0.0.1", self.port)
        self.open |= {writer, far_writer}
        await asyncio.gather(self._pump(reader, far_writer), self._pump(far_reader, writer))

    async def _pump(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while data := await reader.read(65_536):
                writer.write(data)
                await writer.drain()
        except OSError:
            pass
        finally:
            self.open.discard(writer)
            writer.close()


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def sandbox() -> AsyncIterator[str]:
    """The address of a sandbox that runs as a process of its own."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "sandbox",
        "--port",
        "0",
        stdout=asyncio.subprocess.PIPE,
        cwd=Path(__file__).parents[2],
    )
    assert process.stdout
    line = (await asyncio.wait_for(process.stdout.readline(), 20)).decode()
    found = re.search(r"http://\S+/", line)
    assert found, line
    yield found[0]
    process.terminate()
    await asyncio.wait_for(process.wait(), 10)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser() -> AsyncIterator[Browser]:
    """The system's Chromium, or the one Playwright installed. In CI there must be one."""
    async with async_playwright() as playwright:
        path = CHROMIUM or playwright.chromium.executable_path
        if not shutil.which(path) and os.environ.get("CI") != "true":
            pytest.skip("there is no Chromium on this machine")
        browser = await playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        await browser.close()


@pytest_asyncio.fixture(loop_scope="module")
async def bot(sandbox: str) -> AsyncIterator[EchoBot]:
    async with aiohttp.ClientSession() as session:
        bot = EchoBot(sandbox, session)
        await bot.call("getMe")
        yield bot


@asynccontextmanager
async def opened(
    browser: Browser, url: str, bot: EchoBot, width: int = 1280, language: str = "en-GB"
) -> AsyncIterator[Page]:
    """The page in a browser of its own, showing this bot; anything it complains about fails the test."""
    context = await browser.new_context(
        viewport={"width": width, "height": 800}, locale=language, timezone_id="Asia/Bishkek"
    )
    await context.add_init_script(f"localStorage['sandbox.bot'] ??= '{bot.id}'")
    page = await context.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    await page.goto(url)
    await page.locator(".window").first.wait_for(state="attached")
    yield page
    await context.close()
    assert not complaints


@pytest_asyncio.fixture(loop_scope="module")
async def page(browser: Browser, sandbox: str, bot: EchoBot) -> AsyncIterator[Page]:
    async with opened(browser, sandbox, bot) as page:
        yield page


def window(page: Page, person: int = HEAD) -> Locator:
    return page.locator(f".window[data-person='{person}']")


def bubbles(page: Page, person: int = HEAD) -> Locator:
    return window(page, person).locator(".bubble")


async def begin(page: Page, bot: EchoBot, person: int = HEAD) -> Json:
    await window(page, person).get_by_role("button", name="Start", exact=True).click()
    return await bot.hear("message")


async def write(page: Page, text: str, person: int = HEAD) -> None:
    line = window(page, person).get_by_role("textbox", name="Message")
    await line.fill(text)
    await line.press("Enter")


async def choose(page: Page, bubble: Locator, name: str) -> None:
    await bubble.locator(".text").click(button="right", position={"x": 4, "y": 4})
    await page.get_by_role("menuitem", name=name).click()
