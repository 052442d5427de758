"""Notifications to the service manager (sd_notify): ready, stopping, the watchdog's ping.

The protocol is a datagram of text to the Unix socket in NOTIFY_SOCKET; see sd_notify(3). Without that variable
nothing is sent.
"""

import asyncio
import contextlib
import os
import socket
from collections.abc import Callable, Sequence

READY, STOPPING, PING = "READY=1", "STOPPING=1", "WATCHDOG=1"

FindStuck = Callable[[], Sequence[str]]


def notify(*lines: str) -> bool:
    """Tell the service manager; returns whether one listens. Errors are ignored, as sd_notify(3) advises."""
    address = os.environ.get("NOTIFY_SOCKET", "")
    if not address.startswith(("/", "@")):
        return False
    with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as one:
        one.setblocking(False)
        one.sendto("\n".join(lines).encode(), "\0" + address[1:] if address[0] == "@" else address)
        return True
    return False


def watchdog_seconds() -> float | None:
    """Return the seconds within which the service manager expects a ping; None if it expects none of this process."""
    try:
        seconds = int(os.environ["WATCHDOG_USEC"]) / 1_000_000
        mine = int(os.environ.get("WATCHDOG_PID", os.getpid())) == os.getpid()
    except (KeyError, ValueError):
        return None
    return seconds if mine and seconds > 0 else None


async def keep_watchdog(find_stuck: FindStuck) -> None:
    """Ping at twice the rate that is asked for, while the event loop runs and no part is stuck."""
    seconds = watchdog_seconds()
    while seconds is not None:
        stuck = find_stuck()
        notify(f"STATUS=stuck: {', '.join(stuck)}" if stuck else PING)
        await asyncio.sleep(seconds / 2)
