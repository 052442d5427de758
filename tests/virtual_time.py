"""An event loop with virtual time: when nothing is ready, its clock jumps to the next timer."""

import asyncio
import functools
import selectors
from collections.abc import Callable, Coroutine
from typing import Any, ParamSpec

P = ParamSpec("P")
PATIENCE = 60.0
"""Real seconds in which a thread or a socket has to wake a loop that has no timer."""


class _Selector(selectors.DefaultSelector):
    """Never waits for a timer: it advances the loop's clock instead."""

    def __init__(self) -> None:
        super().__init__()
        self.now = 1000.0

    def select(self, timeout: float | None = None) -> Any:
        if timeout is None:
            if found := super().select(PATIENCE):
                return found
            raise TimeoutError("the loop waits for nothing that could still happen")
        found = super().select(0)
        if not found:
            self.now += max(0.0, timeout)
        return found


class VirtualTimeLoop(asyncio.SelectorEventLoop):
    """A loop whose `time()` advances only while all tasks wait for timers."""

    def __init__(self) -> None:
        self._clock = _Selector()
        super().__init__(self._clock)

    def time(self) -> float:
        return self._clock.now


def virtual_time(test: Callable[P, Coroutine[Any, Any, None]]) -> Callable[P, None]:
    """Run an async test on a VirtualTimeLoop. It cannot have async fixtures: those belong to another loop."""

    @functools.wraps(test)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        with asyncio.Runner(loop_factory=VirtualTimeLoop) as runner:
            runner.run(test(*args, **kwargs))

    return run


def loop_time() -> float:
    """Return the loop's time."""
    return asyncio.get_running_loop().time()


async def wait_seconds(seconds: float) -> None:
    """Return after a number of seconds of the loop's time."""
    over = asyncio.get_running_loop().create_future()
    asyncio.get_running_loop().call_later(seconds, over.set_result, None)
    await over
