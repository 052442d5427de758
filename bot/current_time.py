"""The program's time: real time, or the sandbox's if that is what the program serves.

All dates that are stored, compared or shown come from `utc_now`. Durations are measured with monotonic clocks,
which nobody moves.
"""

import contextlib
import logging
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta

log = logging.getLogger(__name__)

OFFSET_HEADER = "X-Sandbox-Clock-Offset"
"""Header of the sandbox's responses: how many seconds its clock is ahead of real time. Telegram sends none."""
MAX_OFFSET = timedelta(days=3660)

_offset = timedelta(0)
_listeners: list[Callable[[], None]] = []


def utc_now() -> datetime:
    """Return the current time in UTC."""
    return datetime.now(UTC) + _offset


def set_offset(offset: timedelta) -> None:
    """Move the program's time to `offset` from real time, and call the listeners if that changes it."""
    global _offset
    if offset == _offset or abs(offset) > MAX_OFFSET:
        return
    _offset = offset
    log.info("the time is now %s UTC", f"{utc_now():%Y-%m-%d %H:%M}")
    for listener in _listeners:
        listener()


def follow(headers: Mapping[str, str]) -> None:
    """Take over the clock of the sandbox that sent these headers. A header that cannot be read is ignored."""
    if (seconds := headers.get(OFFSET_HEADER)) is None:
        return
    with contextlib.suppress(ValueError, OverflowError):
        set_offset(timedelta(seconds=float(seconds)))


def add_listener(listener: Callable[[], None]) -> None:
    """Call `listener` whenever the time is moved."""
    _listeners.append(listener)


def remove_listener(listener: Callable[[], None]) -> None:
    """Call `listener` no more."""
    _listeners.remove(listener)
