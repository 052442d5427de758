"""What may be due without anybody doing anything, on one page: asked by the clock at every tick."""

from collections.abc import Awaitable, Callable
from datetime import datetime

from handlers import lifecycle, offers, reminders
from handlers.words import Say, ToMany
from storage.database import Session

Due = Callable[[Session, datetime], Awaitable[list[Say | ToMany]]]

DUE: tuple[Due, ...] = (offers.run_out, lifecycle.end, reminders.remind)
"""Each looks for what is due at that time, writes down that it was done, and returns what is to be said."""
