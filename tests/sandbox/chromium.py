"""One Chromium for all tests of a run, or of a worker of it, and one context for all tests with the same options.

A pytest plugin, registered by the conftests of the folders whose tests need a browser: a fixture that modules
import would be a fixture of each, with a browser of its own.
"""

import os
import shutil
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import Browser, BrowserContext, Page, async_playwright, expect

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

_contexts: dict[str, BrowserContext] = {}
"""The contexts of the browser, by their options."""


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
        _contexts.clear()
        await browser.close()


@asynccontextmanager
async def open_tab(browser: Browser, **options: Any) -> AsyncIterator[Page]:
    """Open a page in the context with these options, which all tests of the worker share.

    A context and its renderer take two seconds of CPU time to start, so a blank page keeps them running. Tests stay
    apart: what a page stores belongs to its origin, and each test's server has a port of its own.
    """
    key = repr(sorted(options.items()))
    if key not in _contexts:
        _contexts[key] = await browser.new_context(**options)
        _contexts[key].set_default_timeout(PATIENCE)
        await _contexts[key].new_page()
    page = await _contexts[key].new_page()
    try:
        yield page
    finally:
        await page.close()
