"""Waiting for a condition instead of for a time."""

import asyncio
from collections.abc import Callable

from sandbox.testing import PATIENCE as PATIENCE


async def until(condition: Callable[[], object]) -> None:
    """Return as soon as the condition is true. Raises TimeoutError when it does not become true."""
    async with asyncio.timeout(PATIENCE):
        while not condition():  # noqa: ASYNC110  # nothing tells when it becomes true
            await asyncio.sleep(0.005)
