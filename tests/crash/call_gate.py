"""A Telegram that keeps its answers back, so that a test is sure of what is in flight."""

import asyncio
import contextlib
from collections.abc import Iterator
from typing import Any

import pytest

from sandbox.call import Call
from sandbox.gateway import Gateway, Outcome


class CallGate:
    """While it is closed, calls wait at it; they are carried out and answered once it is open again."""

    def __init__(self) -> None:
        self._open = asyncio.Event()
        self._open.set()
        self.waiting: list[Any] = []
        """The chats of the calls that wait, in the order in which they came."""

    def close(self) -> None:
        """Keep back what comes from now on."""
        self._open.clear()

    def open(self) -> None:
        """Carry out what waits, and whatever comes."""
        self._open.set()

    async def wait_open(self, chat: Any) -> None:
        """Return once it is open."""
        if not self._open.is_set():
            self.waiting.append(chat)
            await self._open.wait()
            self.waiting.remove(chat)

    async def wait_for_calls(self, calls: int, within: float = 60) -> None:
        """Wait until so many calls wait. AssertionError when they do not."""
        try:
            async with asyncio.timeout(within):
                while len(self.waiting) < calls:  # noqa: ASYNC110  # it has no event for each call
                    await asyncio.sleep(0.02)
        except TimeoutError:
            raise AssertionError(f"{len(self.waiting)} calls wait, not {calls}") from None


@contextlib.contextmanager
def install_gate(method: str) -> Iterator[CallGate]:
    """An open gate for calls of this method, in every sandbox of this process."""
    one, outcome = CallGate(), Gateway.outcome

    async def awaited(self: Gateway, call: Call, found: Any, chat: object) -> Outcome:
        if call.method == method:
            await one.wait_open(chat)
        return await outcome(self, call, found, chat)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(Gateway, "outcome", awaited)
        try:
            yield one
        finally:
            one.open()
