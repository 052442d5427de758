"""Buttons of reminders: replies and rules."""

from typing import Literal

from handlers.button_data import ButtonData, Language

# Replies of participants.

AttendanceAnswer = Literal["yes", "no", "deputy"]


class AnswerAttendance(ButtonData):
    """Answer a reminder: coming, not coming, or sending a deputy."""

    seminar: int
    version: int
    """Version of the seminar's plan at the time of the reminder."""
    answer: AttendanceAnswer


# Reminder rules.

ReminderKind = Literal["attendance", "day", "thanks", "note"]
"""Same values as `storage.models.reminder_kinds.KINDS`."""


class ListReminderRules(ButtonData):
    """List the reminder rules of a seminar."""

    seminar: int


class AddReminderRule(ButtonData, reopen=ListReminderRules):
    """Add a rule; without a kind, ask for it."""

    seminar: int
    kind: ReminderKind | None = None


class ShowReminderRule(ButtonData):
    """Show a rule and its actions."""

    rule: int


class RemoveReminderRule(ButtonData, reopen=ShowReminderRule):
    """Remove a rule."""

    rule: int
    confirmed: bool = False


class PreviewReminder(ButtonData, reopen=ShowReminderRule):
    """Show the reminder in every language."""

    rule: int


class SendTestReminder(ButtonData, reopen=ShowReminderRule):
    """Send the reminder to the person who presses the button."""

    rule: int


class SetReminderDay(ButtonData, reopen=ShowReminderRule):
    """Set the day of a rule; without one, ask for it."""

    rule: int
    day: str = ""
    """Day relative to the start (`s`) or the end (`e`): `s-3` is three days before the start."""


class SetReminderHour(ButtonData, reopen=ShowReminderRule):
    """Set the hour of a rule; without one, ask for it."""

    rule: int
    hour: str = ""
    """`HH:MM` in the seminar's time zone."""


AudienceField = Literal["s", "p", "u"]
"""Seat state, position, unit."""


class ToggleReminderAudience(ButtonData, reopen=ShowReminderRule):
    """Toggle a value of the rule's audience; without a value, show the choices."""

    rule: int
    by: AudienceField | None = None
    value: str = ""
    wanted: Literal[0, 1] | None = None
    """1 to choose the value, 0 to remove it; None, in messages of earlier versions, for the opposite of its state."""


class ThankEverybody(ButtonData, reopen=ShowReminderRule):
    """Thank all who are registered, not only those checked in."""

    rule: int


class RemoveReminderText(ButtonData, reopen=ShowReminderRule):
    """Remove a rule's own text in one language."""

    rule: int
    language: Language
