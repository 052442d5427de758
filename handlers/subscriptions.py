"""Subscriptions of features to events of other features. Importing this module registers them."""

from handlers import events
from handlers.announcements.catch_up_digest import catch_up_digest

events.seat_taken.subscribe(catch_up_digest)
