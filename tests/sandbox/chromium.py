"""One Chromium for all tests of a run, or of a worker of it; each test opens contexts of its own in it.

A pytest plugin, registered by the conftests of the folders whose tests need a browser: a fixture that modules
import would be a fixture of each, with a browser of its own.
"""

import os
import shutil
import sys
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import Browser, async_playwright, expect

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
PATIENCE = 60_000
"""Milliseconds in which an expectation of a page has to become true."""
LOOP = pytest.mark.asyncio(loop_scope="session")
"""For modules that use the browser: they share its event loop."""


def register(config: pytest.Config) -> None:
    """Register the browser plugin, once."""
    if not config.pluginmanager.has_plugin(__name__):
        config.pluginmanager.register(sys.modules[__name__], __name__)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator[Browser]:
    """The system's Chromium, or the one Playwright installed. In CI there must be one."""
    expect.set_options(timeout=PATIENCE)
    async with async_playwright() as playwright:
        path = CHROMIUM or playwright.chromium.executable_path
        if not shutil.which(path) and os.environ.get("CI") != "true":
            pytest.skip("there is no Chromium on this machine")
        browser = await playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        await browser.close()
