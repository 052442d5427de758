"""The metrics of this process for Prometheus: counters, and gauges that are set when /metrics is asked for.

Names follow Prometheus' conventions: a prefix, base units, `_total` for counters. No label holds anything of a person,
and every label has few values.
"""

from collections.abc import Mapping

from prometheus_client import Counter, Gauge, generate_latest

from bot.activity import Activity

SEND_OUTCOMES = {"pending": "retried"}
"""Outcomes of calls whose name is not that of the message's state."""

UPDATES_RECEIVED = Counter(
    "seminar_bot_updates_received", "Updates stored, repetitions that Telegram sends included."
)
UPDATES_HANDLED = Counter("seminar_bot_updates_handled", "Updates handled.")
SENDS = Counter(
    "seminar_bot_sends",
    "Messages by what became of the try to send them: sent, retried, failed, expired, unknown.",
    ["outcome"],
)
TICKS = Counter("seminar_bot_ticks", "Ticks of the clock.")
JOB_FAILURES = Counter("seminar_bot_job_failures", "Failures of scheduled jobs.", ["job"])
HEARTBEATS = Counter("seminar_bot_heartbeats", "Calls of HEARTBEAT_URL by outcome: ok, failed.", ["outcome"])

INFO = Gauge("seminar_bot_info", "The version of the program; always 1.", ["version"])
READY = Gauge("seminar_bot_ready", "1 if /readyz says that all is well, else 0.")
PART_READY = Gauge("seminar_bot_part_ready", "1 if this part of /readyz is well, else 0.", ["part"])
LAST_SUCCESS = Gauge(
    "seminar_bot_last_success_timestamp_seconds",
    "When a part last succeeded: a message was sent, a tick ended without failures, getUpdates was answered.",
    ["part"],
)
INBOX_UPDATES = Gauge("seminar_bot_inbox_updates", "Updates that wait to be handled.")
INBOX_AGE = Gauge("seminar_bot_inbox_oldest_age_seconds", "Age of the oldest of these; 0 if there is none.")
OUTBOX_MESSAGES = Gauge("seminar_bot_outbox_messages", "Messages that wait to be sent.", ["lane"])
OUTBOX_AGE = Gauge(
    "seminar_bot_outbox_oldest_age_seconds", "Age of the oldest of these; 0 if there is none.", ["lane"]
)
DEAD_LETTERS = Gauge("seminar_bot_dead_letters", "Updates that failed for good and are still kept.")
UNCERTAIN = Gauge(
    "seminar_bot_uncertain_messages", "Messages of which nobody knows whether they arrived; staff decide."
)


def render(activities: Mapping[str, Activity]) -> bytes:
    """Return all metrics in Prometheus' text format, with the last success of each part that runs here."""
    for name, activity in activities.items():
        if activity.succeeded_on is not None:
            LAST_SUCCESS.labels(name).set(activity.succeeded_on)
    return generate_latest()
