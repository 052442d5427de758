"""What a reminder of each kind says, and the three answers to "are you coming?"."""

from collections.abc import Callable
from dataclasses import replace

from handlers.common import local
from handlers.words import Button, Lane, Named, Say, Text, Value, Written
from storage import reminders
from storage.feedback import STARS
from storage.models import Reminder, ReminderRule, Seminar

COMING, CANNOT, DEPUTY = "yes", "no", "deputy"


def facts(seminar: Seminar) -> dict[str, Value]:
    """What every reminder tells of a seminar."""
    return {
        "seminar": Named(seminar.title),
        "starts": local(seminar, seminar.starts_at),
        "ends": local(seminar, seminar.ends_at),
        "venue": Named(seminar.venue),
        "address": Named(seminar.address),
    }


def of_rule(rule: ReminderRule, seminar: Seminar) -> Say:
    """The message of a rule for the seminar as it is now; own words follow ours."""
    args, own = facts(seminar), Written(rule.rich_texts("words"))
    if rule.kind == reminders.NOTE:
        return Say("note", args | {"words": own})
    buttons = BUTTONS[rule.kind](seminar)
    if not rule.words:
        return Say(TEXTS[rule.kind], args, buttons)
    words: dict[str, Value] = {"reminder": Text(TEXTS[rule.kind], args), "words": own}
    return Say("reminder-with-words", words, buttons)


def question(seminar: Seminar) -> Say:
    """Are you coming? In the place of a question about a plan that has changed."""
    return Say("attendance-anew", facts(seminar), answers(seminar), edit=True)


def answers(seminar: Seminar) -> list[list[Button]]:
    """The three buttons; each says which plan it answers to, since the plan may change."""
    key = f"attend:{seminar.id}:{seminar.version}"
    return [
        [Button("attendance-coming", f"{key}:{COMING}", style="success")],
        [Button("attendance-cannot", f"{key}:{CANNOT}")],
        [Button("attendance-deputy", f"{key}:{DEPUTY}")],
    ]


def on_the_day(seminar: Seminar) -> list[list[Button]]:
    """Where it is, and a way to say no at the last moment."""
    cannot = Button("attendance-cannot", f"attend:{seminar.id}:{seminar.version}:{CANNOT}")
    return [[Button("day-venue", f"venue:{seminar.id}")], [cannot]]


def stars(seminar: Seminar) -> list[list[Button]]:
    """One to five."""
    return [[Button(Named({"en": f"{number} ⭐"}), f"stars:{seminar.id}:{number}") for number in STARS]]


Buttons = Callable[[Seminar], list[list[Button]]]
BUTTONS: dict[str, Buttons] = {
    reminders.ATTENDANCE: answers,
    reminders.DAY: on_the_day,
    reminders.THANKS: stars,
}
TEXTS = {
    reminders.ATTENDANCE: "attendance",
    reminders.DAY: "day-has-come",
    reminders.THANKS: "thanks",
}


def owed(say: Say, reminder: Reminder) -> Say:
    """The same message as this reminder owes it: once, not too late, and only as long as the plan holds."""
    return replace(
        say,
        once=say.once or f"reminder:{reminder.id}",
        expires_at=reminder.expires_at,
        lane=Lane.REMINDER,
        reminder=reminder.id,
    )
