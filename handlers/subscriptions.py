"""Which feature hears of what happens in another one, on one page: importing this module subscribes them."""

from handlers import events
from handlers.announcements.catch_up_digest import catch_up_digest

events.seat_taken.subscribe(catch_up_digest)
