"""The only sleeps of the tests that are intended: everything else waits for a condition."""

import asyncio
import random
import time


async def random_pause(dice: random.Random, shortest: float, longest: float) -> None:
    """Sleep for a random time: when a program is killed, or when somebody acts, is to be random."""
    await asyncio.sleep(dice.uniform(shortest, longest))


async def wait_until_time(moment: float) -> None:
    """Return at this moment of time.monotonic(): people write at a pace, and not all at once."""
    await asyncio.sleep(max(0.0, moment - time.monotonic()))
