"""The messages of reminders, and the buttons of the attendance question."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from handlers.buttons.checkin import ShowPass
from handlers.buttons.event_day import ShowNow
from handlers.buttons.reminders import AnswerAttendance, AttendanceAnswer
from handlers.buttons.seats import ShowVenue
from handlers.feedback.ratings import star_buttons, stars_subject
from handlers.messages import Button, Lane, Say, Text, Translated, TranslatedRichText, Value
from handlers.ui.arguments import local_time, seminar_times, venue_text
from storage.models import Reminder, ReminderRule, Seminar, reminder_kinds
from storage.seminars import days


def reminder_args(seminar: Seminar) -> dict[str, Value]:
    """Return the arguments about a seminar that all reminders use."""
    return {
        "seminar": Translated(seminar.title),
        **seminar_times(seminar),
        "venue": venue_text(seminar),
    }


def rule_message(rule: ReminderRule, seminar: Seminar, at: datetime | None = None) -> Say:
    """Return the message of a rule: the standard text, and the rule's own text below it.

    `at`: when it is due; the message of a day names the hour at which that day begins.
    """
    args, own = reminder_args(seminar), TranslatedRichText(rule.rich_texts("custom_text"))
    if rule.kind == reminder_kinds.NOTE:
        return Say("note", args | {"words": own})
    buttons = BUTTONS[rule.kind](seminar)
    subject = stars_subject(seminar) if rule.kind == reminder_kinds.THANKS else None
    key, listed = TEXT_KEYS[rule.kind], days.list_days(seminar)
    if rule.kind == reminder_kinds.DAY:
        day = days.day_of(seminar, at) if at is not None else listed[0]
        buttons = buttons[:-1] if day.number else buttons  # nobody cancels in the middle
        if len(listed) > 1:
            key, args["at"] = "seminar-day-of-several", local_time(seminar, day.starts_at)
    if not rule.custom_text:
        return Say(key, args, buttons, subject=subject)
    words: dict[str, Value] = {"reminder": Text(key, args), "words": own}
    return Say("reminder-with-text", words, buttons, subject=subject)


def attendance_question(seminar: Seminar) -> Say:
    """Return the attendance question about the present plan, in place of an outdated one."""
    return Say("attendance-anew", reminder_args(seminar), attendance_buttons(seminar), edit=True)


def attendance_buttons(seminar: Seminar) -> list[list[Button]]:
    """Return the three answers; each carries the version of the plan, which may change."""
    return [
        [Button("attendance-coming", _answer(seminar, "yes"), style="success")],
        [Button("seat-cannot", _answer(seminar, "no"))],
        [Button("seat-deputy", _answer(seminar, "deputy"))],
    ]


def _answer(seminar: Seminar, answer: AttendanceAnswer) -> AnswerAttendance:
    return AnswerAttendance(seminar.id, seminar.version, answer)


def event_day_buttons(seminar: Seminar) -> list[list[Button]]:
    """Return the buttons of the seminar's day: the QR code for the door, the venue, the programme, and cancelling."""
    cannot = Button("seat-cannot", _answer(seminar, "no"))
    return [
        [Button("pass-button", ShowPass(seminar.id))],
        [Button("venue-button", ShowVenue(seminar.id))],
        [Button("now-button", ShowNow(seminar.id))],
        [cannot],
    ]


ButtonBuilder = Callable[[Seminar], list[list[Button]]]
BUTTONS: dict[str, ButtonBuilder] = {
    reminder_kinds.ATTENDANCE: attendance_buttons,
    reminder_kinds.DAY: event_day_buttons,
    reminder_kinds.THANKS: star_buttons,
}
TEXT_KEYS = {
    reminder_kinds.ATTENDANCE: "attendance",
    reminder_kinds.DAY: "seminar-day",
    reminder_kinds.THANKS: "thanks",
}


def as_reminder(say: Say, reminder: Reminder) -> Say:
    """Return the message with the reminder's deduplication key, expiry and id, which drops it when the plan changes."""
    return replace(
        say,
        dedup_key=say.dedup_key or f"reminder:{reminder.id}",
        expires_at=reminder.expires_at,
        lane=Lane.REMINDER,
        reminder_id=reminder.id,
    )
