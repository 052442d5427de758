"""Scheduled jobs of all features, which the clock (`bot/clock.py`) runs: at every tick, or once a minute."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime

from handlers import undelivered
from handlers.announcements import corrections, launch
from handlers.backups import drills
from handlers.checkin import codes
from handlers.closing import archive, removals
from handlers.event_day import moved_items
from handlers.messages import Say, SayToAudience
from handlers.polls import voting
from handlers.questions.answering import due_reminders, edit_propagation
from handlers.questions.asking import similar
from handlers.questions.moderation import outcome_notifications
from handlers.reminders import reminders
from handlers.seats import offers
from handlers.seminars import lifecycle
from handlers.team import audit_checkpoints, group_posts
from storage.database import Session

Job = Callable[[Session, datetime], Awaitable[Sequence[Say | SayToAudience]]]

JOBS: tuple[Job, ...] = (
    offers.expire_offers,
    lifecycle.end_past_seminars,
    reminders.send_due,
    moved_items.tell_moves,
    voting.send_open,
    launch.start_due,
    corrections.send_due_notes,
    similar.submit_expired,
    due_reminders.remind_due,
    edit_propagation.propagate_late,
    outcome_notifications.notify_withdrawn,
    group_posts.post_news,
    codes.update_codes,
)
"""Each job finds what is due at the given time, records that it is done, and returns the messages to send."""
MINUTE_JOBS: tuple[Job, ...] = (
    undelivered.report_lost,
    undelivered.report_bot_change,
    archive.archive_ended,
    removals.announce_removals,
    removals.remove_due,
    audit_checkpoints.checkpoint_notices,
    drills.remind_of_drill,
)
"""Those that nobody waits for: once a minute, since half of what the program takes at rest is for its ticks."""
