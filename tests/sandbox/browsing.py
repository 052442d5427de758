"""A browser on the page of a sandbox, and a bot of plain Bot API calls."""

import asyncio
import itertools
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
import pytest_asyncio
from playwright.async_api import Browser, Locator, Page

from sandbox.server import Server
from tests.sandbox import chromium
from tests.waiting import WAIT_SECONDS

HEAD, SECOND, STAFF = 1001, 1002, 1003
NUMBERS = itertools.count(810_001)
Json = dict[str, Any]


class EchoBot:
    """A minimal bot: it asks for updates and calls methods."""

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

    async def next_update(self, kind: str) -> Json:
        """Return the next update of this kind, skipping others. Raise TimeoutError if none comes."""
        async with asyncio.timeout(WAIT_SECONDS):
            while True:
                for update in await self.call("getUpdates", offset=self.offset, timeout=5, limit=1):
                    self.offset = update["update_id"] + 1
                    if kind in update:
                        heard: Json = update[kind]
                        return heard


class CuttableProxy:
    """A TCP proxy that can be cut and restored, for a page's connection to its server; at the end it is cut."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.open: set[asyncio.StreamWriter] = set()
        self.address = 0
        """The address at which it listens."""

    async def __aenter__(self) -> "CuttableProxy":
        await self.restore()
        return self

    async def __aexit__(self, *error: object) -> None:
        await self.cut()

    async def restore(self) -> None:
        self.server = await asyncio.start_server(self._carry, "127.0.0.1", self.address)
        self.address = self.server.sockets[0].getsockname()[1]

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


@pytest_asyncio.fixture(loop_scope="session")
async def sandbox() -> AsyncIterator[str]:
    """Return the address of a sandbox in the browser's event loop, new for each test."""
    async with Server() as server:
        yield server.url


@pytest_asyncio.fixture(loop_scope="session")
async def bot(sandbox: str) -> AsyncIterator[EchoBot]:
    async with aiohttp.ClientSession() as session:
        bot = EchoBot(sandbox, session)
        await bot.call("getMe")
        yield bot


@asynccontextmanager
async def open_page(
    browser: Browser, url: str, bot: EchoBot, width: int = 1280, language: str = "en-GB"
) -> AsyncIterator[Page]:
    """Open the page, showing this bot; any console error fails the test."""
    options = {
        "viewport": {"width": width, "height": 800},
        "locale": language,
        "timezone_id": "Asia/Bishkek",
        "reduced_motion": "reduce",
    }
    complaints: list[str] = []
    async with chromium.open_tab(browser, **options) as page:
        await page.add_init_script(f"localStorage['sandbox.bot'] ??= '{bot.id}'")
        page.on("pageerror", lambda error: complaints.append(str(error)))
        await page.goto(url)
        await page.locator(".window").first.wait_for(state="attached")
        yield page
    assert not complaints


@pytest_asyncio.fixture(loop_scope="session")
async def page(browser: Browser, sandbox: str, bot: EchoBot) -> AsyncIterator[Page]:
    async with open_page(browser, sandbox, bot) as page:
        yield page


def window(page: Page, person: int = HEAD) -> Locator:
    return page.locator(f".window[data-person='{person}']")


def bubbles(page: Page, person: int = HEAD) -> Locator:
    return window(page, person).locator(".bubble")


async def begin(page: Page, bot: EchoBot, person: int = HEAD) -> Json:
    await window(page, person).get_by_role("button", name="Start", exact=True).click()
    return await bot.next_update("message")


async def write(page: Page, text: str, person: int = HEAD) -> None:
    line = window(page, person).get_by_role("textbox", name="Message")
    await line.fill(text)
    await line.press("Enter")


async def choose(page: Page, bubble: Locator, name: str) -> None:
    await bubble.locator(".text").click(button="right", position={"x": 4, "y": 4})
    await page.get_by_role("menuitem", name=name).click()
