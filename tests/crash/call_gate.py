"""A gate that delays Telegram's answers, so that a test knows which calls are in flight."""

import asyncio
import contextlib
from collections.abc import Iterator
from typing import Any

import pytest

from sandbox.call import Call
from sandbox.gateway import Gateway, Outcome


class CallGate:
    """While closed, calls wait at it; they are executed and answered once it is open again."""

    def __init__(self) -> None:
        self._open = asyncio.Event()
        self._open.set()
        self.waiting: list[Any] = []
        """The chats of the waiting calls, in the order of arrival."""

    def close(self) -> None:
        """Hold calls from now on."""
        self._open.clear()

    def open(self) -> None:
        """Execute the waiting calls, and all later ones."""
        self._open.set()

    async def wait_open(self, chat: Any) -> None:
        """Return once the gate is open."""
        if not self._open.is_set():
            self.waiting.append(chat)
            await self._open.wait()
            self.waiting.remove(chat)

    async def wait_for_calls(self, calls: int, within: float = 60) -> None:
        """Wait until a number of calls wait. Raise AssertionError otherwise."""
        try:
            async with asyncio.timeout(within):
                while len(self.waiting) < calls:  # noqa: ASYNC110  # it has no event for each call
                    await asyncio.sleep(0.02)
        except TimeoutError:
            raise AssertionError(f"{len(self.waiting)} calls wait, not {calls}") from None


@contextlib.contextmanager
def install_gate(method: str) -> Iterator[CallGate]:
    """Install an open gate for calls of this method, in every sandbox of this process."""
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
