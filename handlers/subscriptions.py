"""Subscriptions of features to events of other features. Importing this module registers them."""

from handlers import events
from handlers.announcements.catch_up_digest import catch_up_digest
from handlers.checkin.walk_ins import check_in_registered
from handlers.invitees.invitations import renew_pending
from handlers.papers.prints import outdated_notice
from handlers.reminders.few_arrivals import warn_organisers

events.seat_taken.subscribe(catch_up_digest)
events.walk_in_registered.subscribe(check_in_registered)
events.seminar_moved.subscribe(outdated_notice)
events.seminar_moved.subscribe(renew_pending)
events.seminar_ended.subscribe(warn_organisers)
