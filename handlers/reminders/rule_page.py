"""The page of one rule of reminders, and what every change of a rule does."""

from collections.abc import Sequence
from typing import Any, get_args

from handlers.button_data import Language
from handlers.buttons.reminders import (
    ListReminderRules,
    PreviewReminder,
    RemoveReminderRule,
    SendTestReminder,
    SetReminderDay,
    SetReminderHour,
    ShowReminderRule,
    ToggleReminderAudience,
)
from handlers.messages import Button, Incoming, Lines, Refusal, Say, Text, Translated, Value
from handlers.ui.arguments import local_time, shorten, unit_name
from handlers.ui.languages import LANGUAGES, missing_languages
from handlers.ui.loading import Loader
from handlers.ui.steps import leave_step
from handlers.ui.text_editor import EditText
from storage import audit
from storage.database import Session
from storage.models import ReminderRule, Seminar, reminder_kinds
from storage.reminders import reminders
from storage.units import units

STEP = "rule"
"""Where the hour of a rule is typed."""
KIND = "reminder-rule"
"""Of the rule's own words in the editor of texts."""
FIELD = "custom_text"
DAY_OFFSETS = {
    reminder_kinds.ATTENDANCE: tuple(("start", days) for days in (-14, -10, -7, -5, -3, -2, -1, 0)),
    reminder_kinds.DAY: (("start", 0),),
    reminder_kinds.THANKS: tuple(("end", days) for days in (0, 1, 2, 3, 7)),
    reminder_kinds.NOTE: (
        *(("start", days) for days in (-14, -7, -5, -3, -2, -1, 0)),
        *(("end", days) for days in (0, 1, 3, 7)),
    ),
}
"""From which day a rule of each kind may be counted, and how far away it may be."""


RULE = Loader(reminders.get_rule, exists=lambda rule: rule.removed_at is None)


async def rule_page(session: Session, seminar: Seminar, rule: ReminderRule, *, edit: bool = True) -> Say:
    """The rule with its next time, whom it is for, its words, and what can be changed of it."""
    args: dict[str, Value] = {
        "seminar": Translated(seminar.title),
        "kind": Text(f"rule-{rule.kind}"),
        "when": schedule_text(rule),
        "next": await next_time_text(session, seminar, rule),
        "people": (await reminders.count_recipients(session, rule, seminar.id)).total(),
        "who": Lines(await audience_lines(session, rule)),
        "words": Lines(_text_lines(rule) or [Text("rule-no-text")]),
    }
    return Say("rule", args, _rule_buttons(rule), edit=edit)


def _text_lines(rule: ReminderRule) -> list[Text]:
    """The rule's own words, a line a language, and which translations are missing."""
    if not rule.custom_text:
        return []
    lines = [
        Text(
            "rule-own-text",
            {
                "language": Text(f"language-name-{one}"),
                "words": shorten(rule.rich_text("custom_text", one), 250),
            },
        )
        for one in LANGUAGES
        if rule.custom_text.get(one)
    ]
    missing = missing_languages(rule.custom_text)
    return [*lines, *(Text("rule-missing", {"language": Text(f"language-name-{one}")}) for one in missing)]


def _rule_buttons(rule: ReminderRule) -> list[list[Button]]:
    time = [Button(".clock", SetReminderHour(rule.id))]
    if len(DAY_OFFSETS[rule.kind]) > 1:
        time.insert(0, Button(".day", SetReminderDay(rule.id)))
    return [
        time,
        [Button(".who", ToggleReminderAudience(rule.id))],
        [Button(f"write-in-{one}", EditText(KIND, rule.id, FIELD, one)) for one in get_args(Language)],
        [Button(".show", PreviewReminder(rule.id)), Button(".test", SendTestReminder(rule.id))],
        [
            Button(".drop", RemoveReminderRule(rule.id)),
            Button("back-button", ListReminderRules(rule.seminar_id)),
        ],
    ]


async def audience_lines(session: Session, rule: ReminderRule) -> list[Text]:
    """Whom the rule is for, a line each: the usual, and how it is narrowed."""
    chosen = rule.audience
    known = await units.by_codes(session, chosen.get("units", ()))
    lines: list[tuple[str, Sequence[Value]]] = [
        ("rule-who-states", [Text(f"rule-state-{one}") for one in chosen.get("states", ())]),
        ("rule-who-units", [unit_name(known[one]) for one in chosen.get("units", ()) if one in known]),
        ("rule-who-positions", [Text(f"position-{one}") for one in chosen.get("positions", ())]),
    ]
    usual = Text(f"rule-usual-{rule.kind}")
    found = [
        Text(key, {"list": Lines([Text("rule-who-line", {"what": one}) for one in what])})
        for key, what in lines
        if what
    ]
    return [usual, *found]


def schedule_text(rule: ReminderRule, clock: str = "") -> Text:
    """ "За 7 дн. до начала, 18:00"; `clock`: at this hour instead."""
    side = offset_key(rule.anchor, rule.days)
    return Text(f"rule-{side}", {"days": abs(rule.days), "clock": clock or rule.time_of_day})


def offset_key(anchor: str, days: int) -> str:
    """On the very day, or on which side of it."""
    return f"{'on' if days == 0 else 'before' if days < 0 else 'after'}-{anchor}"


async def next_time_text(session: Session, seminar: Seminar, rule: ReminderRule) -> Text:
    """When it comes, or came, or why it will not."""
    if rule.kind == reminder_kinds.NOTE and not rule.custom_text:
        return Text("rule-next-text")
    if seminar.state not in reminders.SEMINAR_STATES:
        return Text("rule-next-draft", {"starts": local_time(seminar, reminders.rule_due_at(rule, seminar))})
    row = await reminders.current_reminder(session, rule)
    if row is None:
        return Text("rule-next-never", {"starts": local_time(seminar, reminders.rule_due_at(rule, seminar))})
    key = "rule-next-done" if row.done_at else "rule-next-due"
    return Text(key, {"starts": local_time(seminar, row.due_at)})


async def check_duplicate(session: Session, rule: ReminderRule, **changes: Any) -> None:
    """The same rule twice would remind twice. Raises Refusal."""
    names = ("kind", "anchor", "days", "time_of_day", "audience")
    wanted = {name: changes.get(name, getattr(rule, name)) for name in names}
    for other in await reminders.list_rules(session, rule.seminar_id):
        same = all(getattr(other, name) == value for name, value in wanted.items())
        if other is not rule and same and rule.kind != reminder_kinds.NOTE:
            raise Refusal("rule-twice")


async def update_rule(
    incoming: Incoming,
    session: Session,
    seminar: Seminar,
    rule: ReminderRule,
    *,
    edit: bool = True,
    **values: Any,
) -> Say:
    """Change the rule, and what is due because of it; shows the rule as it is then."""
    await check_duplicate(session, rule, **values)
    told = {name: [getattr(rule, name), value] for name, value in values.items() if name != "custom_text"}
    for name, value in values.items():
        setattr(rule, name, value)
    leave_step(incoming.person, STEP)
    await record_change(incoming, session, seminar, rule, **told, words=sorted(rule.custom_text))
    return await rule_page(session, seminar, rule, edit=edit)


async def record_change(
    incoming: Incoming, session: Session, seminar: Seminar, rule: ReminderRule, **what: Any
) -> None:
    """What is due is made to fit the rule, and who changed it is written down."""
    await reminders.replan(session, seminar, incoming.at)
    await audit.record(
        session,
        incoming.person,
        "change reminders",
        f"seminar:{seminar.id}",
        incoming.at,
        rule=rule.id,
        **what,
    )


def back_row(rule: ReminderRule) -> list[Button]:
    """To the rule's own page."""
    return [Button("back-button", ShowReminderRule(rule.id))]
