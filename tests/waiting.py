"""Waiting for a condition instead of for a time."""

import asyncio
from collections.abc import Callable

from sandbox.testing import WAIT_SECONDS as WAIT_SECONDS


async def wait_until(condition: Callable[[], object]) -> None:
    """Return as soon as the condition is true. Raise TimeoutError otherwise."""
    async with asyncio.timeout(WAIT_SECONDS):
        while not condition():  # noqa: ASYNC110  # nothing tells when it becomes true
            await asyncio.sleep(0.005)
