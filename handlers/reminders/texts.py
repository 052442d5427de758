"""What a reminder of each kind says, and the three answers to "are you coming?"."""

from collections.abc import Callable
from dataclasses import replace
from typing import get_args

from handlers.buttons.reminders import AnswerAttendance, AttendanceAnswer, RateSeminar, Stars
from handlers.buttons.seats import ShowVenue
from handlers.messages import Button, Lane, Say, Text, Translated, TranslatedRichText, Value
from handlers.ui.arguments import seminar_times
from storage.models import Reminder, ReminderRule, Seminar, reminder_kinds


def reminder_args(seminar: Seminar) -> dict[str, Value]:
    """What every reminder tells of a seminar."""
    return {
        "seminar": Translated(seminar.title),
        **seminar_times(seminar),
        "venue": Translated(seminar.venue),
        "address": Translated(seminar.address),
    }


def rule_message(rule: ReminderRule, seminar: Seminar) -> Say:
    """The message of a rule for the seminar as it is now; own words follow ours."""
    args, own = reminder_args(seminar), TranslatedRichText(rule.rich_texts("custom_text"))
    if rule.kind == reminder_kinds.NOTE:
        return Say("note", args | {"words": own})
    buttons = BUTTONS[rule.kind](seminar)
    if not rule.custom_text:
        return Say(TEXT_KEYS[rule.kind], args, buttons)
    words: dict[str, Value] = {"reminder": Text(TEXT_KEYS[rule.kind], args), "words": own}
    return Say("reminder-with-text", words, buttons)


def attendance_question(seminar: Seminar) -> Say:
    """Are you coming? In the place of a question about a plan that has changed."""
    return Say("attendance-anew", reminder_args(seminar), attendance_buttons(seminar), edit=True)


def attendance_buttons(seminar: Seminar) -> list[list[Button]]:
    """The three buttons; each says which plan it answers to, since the plan may change."""
    return [
        [Button("attendance-coming", _answer(seminar, "yes"), style="success")],
        [Button("attendance-cannot", _answer(seminar, "no"))],
        [Button("attendance-deputy", _answer(seminar, "deputy"))],
    ]


def _answer(seminar: Seminar, answer: AttendanceAnswer) -> AnswerAttendance:
    return AnswerAttendance(seminar.id, seminar.version, answer)


def event_day_buttons(seminar: Seminar) -> list[list[Button]]:
    """Where it is, and a way to say no at the last moment."""
    cannot = Button("attendance-cannot", _answer(seminar, "no"))
    return [[Button("day-venue", ShowVenue(seminar.id))], [cannot]]


def star_buttons(seminar: Seminar) -> list[list[Button]]:
    """One to five."""
    return [
        [
            Button(Translated({"en": f"{stars} ⭐"}), RateSeminar(seminar.id, stars))
            for stars in get_args(Stars)
        ]
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
    """The same message as this reminder owes it: once, not too late, and only as long as the plan holds."""
    return replace(
        say,
        dedup_key=say.dedup_key or f"reminder:{reminder.id}",
        expires_at=reminder.expires_at,
        lane=Lane.REMINDER,
        reminder_id=reminder.id,
    )
