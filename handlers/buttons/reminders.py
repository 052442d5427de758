"""Buttons of reminders: answers to them, feedback after a seminar, and the rules by which they are sent."""

from typing import Literal

from handlers.button_data import ButtonData, Language

# Answers of participants.

AttendanceAnswer = Literal["yes", "no", "deputy"]
Stars = Literal[1, 2, 3, 4, 5]


class AnswerAttendance(ButtonData):
    """Coming, not coming, or sending a deputy."""

    seminar: int
    version: int
    """Of the seminar's plan that was asked about."""
    answer: AttendanceAnswer


class RateSeminar(ButtonData):
    """Give a seminar that many stars."""

    seminar: int
    stars: Stars


class WriteFeedback(ButtonData):
    """Write some words about a seminar."""

    seminar: int


class ShowFeedback(ButtonData):
    """Stars and words that a seminar was given, for staff."""

    seminar: int


# Rules: when and whom to remind.

ReminderKind = Literal["attendance", "day", "thanks", "note"]
"""`storage.models.reminder_kinds.KINDS`."""


class ListReminderRules(ButtonData):
    """All rules of a seminar."""

    seminar: int


class AddReminderRule(ButtonData, reopen=ListReminderRules):
    """A new rule; its kind is asked first."""

    seminar: int
    kind: ReminderKind | None = None


class ShowReminderRule(ButtonData):
    """One rule, and what can be changed of it."""

    rule: int


class RemoveReminderRule(ButtonData, reopen=ShowReminderRule):
    """Remind by this rule no more."""

    rule: int
    confirmed: bool = False


class PreviewReminder(ButtonData, reopen=ShowReminderRule):
    """The reminder in every language."""

    rule: int


class SendTestReminder(ButtonData, reopen=ShowReminderRule):
    """The reminder as it will come, to oneself."""

    rule: int


class SetReminderDay(ButtonData, reopen=ShowReminderRule):
    """Choose the day; it is asked first."""

    rule: int
    day: str = ""
    """Where it is counted from and how many days later: `s-3`, three days before the start; `e1`."""


class SetReminderHour(ButtonData, reopen=ShowReminderRule):
    """Choose the hour; it is asked first."""

    rule: int
    hour: str = ""
    """`18:00`, on the clocks of the seminar's place."""


AudienceField = Literal["s", "p", "u"]
"""State of a seat, position, unit."""


class ToggleReminderAudience(ButtonData, reopen=ShowReminderRule):
    """Choose whom a rule is for: without a value, show what there is."""

    rule: int
    by: AudienceField | None = None
    value: str = ""


class RemoveReminderText(ButtonData, reopen=ShowReminderRule):
    """Take out a rule's own words in one language."""

    rule: int
    language: Language
