"""What may be due without anybody doing anything, on one page: asked by the clock at every tick."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime

from handlers import undelivered
from handlers.announcing import correcting, launching
from handlers.answering import mirroring, nudging
from handlers.crew import posts, sealing
from handlers.hall import similar
from handlers.moderating import telling
from handlers.plans import lifecycle
from handlers.reminding import reminders
from handlers.seats import offers
from handlers.words import Say, ToMany
from storage.database import Session

Due = Callable[[Session, datetime], Awaitable[Sequence[Say | ToMany]]]

DUE: tuple[Due, ...] = (
    offers.run_out,
    lifecycle.end,
    reminders.remind,
    launching.begin_due,
    correcting.notes,
    similar.run_out,
    nudging.due,
    mirroring.late,
    telling.taken_back,
    posts.post,
    undelivered.due,
    undelivered.another_bot,
    sealing.told,
)
"""Each looks for what is due at that time, writes down that it was done, and returns what is to be said."""
