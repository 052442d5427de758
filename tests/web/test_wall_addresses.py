"""Reading the addresses of the walls ends with its task, whatever else happens at that moment."""

import asyncio
from collections.abc import Mapping
from datetime import UTC, datetime

import pytest

from web import wall_addresses
from web.wall_addresses import WallAddresses


async def no_walls() -> Mapping[str, datetime]:
    return {}


@pytest.mark.parametrize("steps", range(6))
async def test_a_cancellation_counts_though_the_addresses_change_at_the_same_time(
    steps: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`asyncio.wait_for` could lose the cancellation (CPython issue 86296), and the program never stopped."""
    monkeypatch.setattr(wall_addresses, "MIN_INTERVAL", 0)
    addresses = WallAddresses(no_walls, lambda: datetime.now(UTC))
    reading = asyncio.create_task(addresses.run())
    for _ in range(10):  # it has read, and waits for a change
        await asyncio.sleep(0)
    addresses.wake()
    for _ in range(steps):
        await asyncio.sleep(0)
    reading.cancel()
    for _ in range(10):
        await asyncio.sleep(0)
    assert reading.cancelled()
