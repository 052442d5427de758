"""The page of one reminder rule, and saving a change of it."""

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
    ThankEverybody,
    ToggleReminderAudience,
)
from handlers.messages import Button, Incoming, Lines, Number, Refusal, Say, Text, Translated, Value
from handlers.ui.arguments import local_time, shorten, unit_name
from handlers.ui.languages import LANGUAGES, missing_languages
from handlers.ui.loading import Loader
from handlers.ui.pages import fold
from handlers.ui.steps import leave_step
from handlers.ui.text_editor import EditText
from storage import audit
from storage.database import Session
from storage.models import ReminderRule, Seminar, reminder_kinds, seminar_states
from storage.reminders import reminders
from storage.units import units

STEP = "reminder-rule"
"""The step in which the hour of a rule is typed."""
KIND = "reminder-rule"
"""The kind of the rule's text in the text editor (`EditableText`)."""
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
"""Kind of a rule -> its possible days, as (anchor, offset in days)."""


RULE = Loader(reminders.get_rule, exists=lambda rule: rule.removed_at is None)


async def rule_page(session: Session, seminar: Seminar, rule: ReminderRule, *, edit: bool = True) -> Say:
    """Return the page of a rule: schedule, next time, audience, texts, and buttons to change them."""
    args: dict[str, Value] = {
        "seminar": Translated(seminar.title),
        "kind": Text(f"rule-{rule.kind}"),
        "when": schedule_text(rule),
        "next": await next_time_text(session, seminar, rule),
        "people": (await reminders.count_recipients(session, rule, seminar.id)).total(),
        "who": Lines(await audience_lines(session, rule)),
        "words": Lines(_text_lines(rule) or [Text("rule-no-text")]),
    }
    buttons = _rule_buttons(rule)
    if few := await reminders.few_arrived(session, rule):
        args["who"] = Lines([*await audience_lines(session, rule), Text("rule-few-arrived", few)])
        buttons.insert(2, [Button("rule-thank-all", ThankEverybody(rule.id))])
    return fold(Say("rule", args, buttons, edit=edit), ShowReminderRule(rule.id))


def _text_lines(rule: ReminderRule) -> list[Text]:
    """Return the beginning of the rule's text in each language, and the missing translations."""
    if not rule.custom_text:
        return []
    lines = [
        Text(
            "rule-own-text",
            {
                "language": Text(f"language-name-{language}"),
                "words": shorten(rule.rich_text("custom_text", language), 250),
            },
        )
        for language in LANGUAGES
        if rule.custom_text.get(language)
    ]
    missing = missing_languages(rule.custom_text)
    return [*lines, *(Text("rule-missing", {"language": Text(f"language-name-{code}")}) for code in missing)]


def _rule_buttons(rule: ReminderRule) -> list[list[Button]]:
    time = [Button(".clock", SetReminderHour(rule.id))]
    if len(DAY_OFFSETS[rule.kind]) > 1:
        time.insert(0, Button(".day", SetReminderDay(rule.id)))
    return [
        time,
        [Button(".who", ToggleReminderAudience(rule.id))],
        [Button(f"write-in-{code}", EditText(KIND, rule.id, FIELD, code)) for code in get_args(Language)],
        [Button(".show", PreviewReminder(rule.id)), Button(".test", SendTestReminder(rule.id))],
        [Button(".drop", RemoveReminderRule(rule.id))],
        [Button("back-button", ListReminderRules(rule.seminar_id))],
    ]


async def audience_lines(session: Session, rule: ReminderRule) -> list[Text]:
    """Return the lines of a rule's audience: the default one, unless answers are chosen, and how it is narrowed."""
    chosen = rule.audience
    known = await units.by_codes(session, chosen.get("units", ()))
    lines: list[tuple[str, Sequence[Value]]] = [
        ("rule-who-states", [Text(f"rule-state-{state}") for state in chosen.get("states", ())]),
        ("rule-who-units", [unit_name(known[code]) for code in chosen.get("units", ()) if code in known]),
        ("rule-who-positions", [Text(f"position-{name}") for name in chosen.get("positions", ())]),
    ]
    default = [] if chosen.get("states") else [Text(f"rule-usual-{rule.kind}")]
    found = [
        Text(key, {"list": Lines([Text("rule-who-line", {"what": choice}) for choice in choices])})
        for key, choices in lines
        if choices
    ]
    return [*default, *found]


def schedule_text(rule: ReminderRule, clock: str = "") -> Text:
    """Return the rule's day and hour, "за 7 дней до начала, 18:00". `clock` replaces the hour."""
    side = offset_key(rule.anchor, rule.days)
    return Text(f"rule-{side}", {"days": Number(abs(rule.days)), "clock": clock or rule.time_of_day})


def offset_key(anchor: str, days: int) -> str:
    """Return the ending of a text's key for this offset: `before-start`, `on-end` and so on."""
    return f"{'on' if days == 0 else 'before' if days < 0 else 'after'}-{anchor}"


async def next_time_text(session: Session, seminar: Seminar, rule: ReminderRule) -> Text:
    """Return when the reminder is sent, was sent, or why it is not."""
    if rule.kind == reminder_kinds.NOTE and not rule.custom_text:
        return Text("rule-next-text")
    if seminar.state == seminar_states.DRAFT:
        return Text("rule-next-draft", {"starts": local_time(seminar, reminders.rule_due_at(rule, seminar))})
    row = await reminders.current_reminder(session, rule)
    if seminar.state not in reminders.SEMINAR_STATES and (row is None or row.done_at is None):
        return Text("rule-next-inactive")
    if row is None:
        return Text("rule-next-never", {"starts": local_time(seminar, reminders.rule_due_at(rule, seminar))})
    key = "rule-next-done" if row.done_at else "rule-next-due"
    return Text(key, {"starts": local_time(seminar, row.due_at)})


async def check_duplicate(session: Session, rule: ReminderRule, **changes: Any) -> None:
    """Raises Refusal if the changed rule equals another one, which would send its message twice."""
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
    """Change the rule and plan its reminders again; return its page."""
    await check_duplicate(session, rule, **values)
    detail = {name: [getattr(rule, name), value] for name, value in values.items() if name != "custom_text"}
    for name, value in values.items():
        setattr(rule, name, value)
    leave_step(incoming.person, STEP)
    await record_rule_change(incoming, session, seminar, rule, **detail, words=sorted(rule.custom_text))
    return await rule_page(session, seminar, rule, edit=edit)


async def record_rule_change(
    incoming: Incoming, session: Session, seminar: Seminar, rule: ReminderRule, **detail: Any
) -> None:
    """Plan the reminders again and audit the change."""
    await reminders.replan(session, seminar, incoming.at)
    await audit.record(
        session,
        incoming.person,
        "reminders.changed",
        f"seminar:{seminar.id}",
        incoming.at,
        rule=rule.id,
        **detail,
    )


def back_row(rule: ReminderRule) -> list[Button]:
    """Return the row with the button to the rule's page."""
    return [Button("back-button", ShowReminderRule(rule.id))]
