"""The list of a seminar's reminder rules; adding, previewing, testing and removing one."""

from dataclasses import replace

from handlers.buttons.feedback import ShowFeedback
from handlers.buttons.reminders import (
    AddReminderRule,
    ListReminderRules,
    PreviewReminder,
    RemoveReminderRule,
    SendTestReminder,
    ShowReminderRule,
)
from handlers.buttons.team import ShowSeminarForStaff
from handlers.messages import Button, Incoming, Refusal, Reply, Say, Text, Translated, Value
from handlers.permissions import ORGANISERS, load_seminar
from handlers.reminders.rule_page import (
    RULE,
    STEP,
    check_duplicate,
    next_time_text,
    record_rule_change,
    rule_page,
    schedule_text,
)
from handlers.reminders.texts import rule_message
from handlers.ui.arguments import seminar_times
from handlers.ui.languages import LANGUAGES, readers_by_language
from handlers.ui.pages import confirm, grid, list_page, paginate
from handlers.ui.steps import leave_step
from storage.coverage import coverage
from storage.database import Session
from storage.models import ReminderRule, Seminar, reminder_kinds, seat_states
from storage.reminders import reminders

MAX_RULES = 15
"""The most rules of a seminar, as each sends a message to everybody."""
DEFAULTS = {
    reminder_kinds.ATTENDANCE: ("start", -3, "18:00"),
    reminder_kinds.DAY: ("start", 0, "07:30"),
    reminder_kinds.THANKS: ("end", 1, "10:00"),
    reminder_kinds.NOTE: ("start", -2, "10:00"),
}
"""Kind of a rule -> anchor, days and hour of a new one."""


# The list of rules.


async def list_rules(incoming: Incoming, session: Session, data: ListReminderRules) -> list[Reply]:
    """Show all rules with next time and number of people, and the answers so far."""
    return [await _overview(session, await load_seminar(incoming, session, ORGANISERS, data.seminar))]


async def _overview(session: Session, seminar: Seminar) -> Say:
    rules = await reminders.list_rules(session, seminar.id)
    lines = [await _rule_line(session, seminar, rule, number) for number, rule in enumerate(rules, start=1)]
    counts = await coverage.count_by_state(session, seminar.id)
    ended = await coverage.count_ended(session, seminar.id)
    coming = counts.get(seat_states.CONFIRMED, 0) + counts.get(seat_states.ARRIVED, 0)
    unanswered = counts.get(seat_states.REGISTERED, 0)
    args: dict[str, Value] = {
        "seminar": Translated(seminar.title),
        **seminar_times(seminar),
        "coming": coming,
        "silent": unanswered,
        "cannot": ended[seat_states.DECLINED] + ended[seat_states.CANCELLED],
        "deputies": ended[seat_states.HANDED_OVER],
        "most": coming + unanswered,
    }
    numbers = [
        Button(Translated({"en": f"{number}"}), ShowReminderRule(rule.id))
        for number, rule in enumerate(rules, start=1)
    ]
    return list_page(
        "rules",
        args,
        paginate(rules, 0, MAX_RULES),
        lines=lines,
        empty="rules-none",
        buttons=grid(numbers, 5),
        below=[
            [Button(".add", AddReminderRule(seminar.id)), Button(".tally", ShowFeedback(seminar.id))],
            [Button("staff-seminar-button", ShowSeminarForStaff(seminar.id))],
        ],
        opens=ListReminderRules(seminar.id),
        edit=True,
    )


async def _rule_line(session: Session, seminar: Seminar, rule: ReminderRule, number: int) -> Text:
    args = {
        "number": number,
        "kind": Text(f"rule-{rule.kind}"),
        "when": schedule_text(rule),
        "next": await next_time_text(session, seminar, rule),
        "people": (await reminders.count_recipients(session, rule, seminar.id)).total(),
    }
    return Text("rule-line", args)


async def add_rule(incoming: Incoming, session: Session, data: AddReminderRule) -> list[Reply]:
    """Ask for the kind of a new rule, or add one with default times."""
    seminar = await load_seminar(incoming, session, ORGANISERS, data.seminar)
    if data.kind is None:
        rows = [[Button(f"rule-{kind}", data.replace(kind=kind))] for kind in reminder_kinds.KINDS]
        rows.append([Button("back-button", ListReminderRules(seminar.id))])
        return [Say("rule-add", {"seminar": Translated(seminar.title)}, rows, edit=True)]
    if len(await reminders.list_rules(session, seminar.id)) >= MAX_RULES:
        raise Refusal("rules-many")
    rule = _default_rule(seminar, data.kind)
    await check_duplicate(session, rule)
    await reminders.add_rule(session, rule)
    await record_rule_change(incoming, session, seminar, rule, added=data.kind)
    return [await rule_page(session, seminar, rule)]


def _default_rule(seminar: Seminar, kind: str) -> ReminderRule:
    anchor, days, clock = DEFAULTS[kind]
    rule = ReminderRule(seminar_id=seminar.id, kind=kind, anchor=anchor, days=days, time_of_day=clock)
    rule.audience, rule.custom_text = {}, {}
    return rule


# One rule.


async def show_rule(incoming: Incoming, session: Session, data: ShowReminderRule) -> list[Reply]:
    """Show the page of one rule."""
    rule, seminar = await RULE.load(incoming, session, data.rule, ORGANISERS)
    leave_step(incoming.person, STEP)
    return [await rule_page(session, seminar, rule)]


# Preview, test and removal.


async def show_preview(incoming: Incoming, session: Session, data: PreviewReminder) -> list[Reply]:
    """Show the message in each language, with its number of readers."""
    rule, seminar = await RULE.load(incoming, session, data.rule, ORGANISERS)
    _require_text(rule)
    counts = readers_by_language(await reminders.count_recipients(session, rule, seminar.id))
    replies: list[Reply] = []
    for language in LANGUAGES:
        args: dict[str, Value] = {"language": Text(f"language-name-{language}"), "number": counts[language]}
        replies += [Say("rule-shown", args), replace(rule_message(rule, seminar), language=language)]
    return replies


def _require_text(rule: ReminderRule) -> None:
    if rule.kind == reminder_kinds.NOTE and not rule.custom_text:
        raise Refusal("rule-needs-text")


async def send_test(incoming: Incoming, session: Session, data: SendTestReminder) -> list[Reply]:
    """Send the rule's message to the sender."""
    rule, seminar = await RULE.load(incoming, session, data.rule, ORGANISERS)
    _require_text(rule)
    return [rule_message(rule, seminar)]


async def remove_rule(incoming: Incoming, session: Session, data: RemoveReminderRule) -> list[Reply]:
    """Remove a rule, after a confirmation; its pending reminders are not sent."""
    rule, seminar = await RULE.load(incoming, session, data.rule, ORGANISERS)
    if not data.confirmed:
        args: dict[str, Value] = {"kind": Text(f"rule-{rule.kind}"), "when": schedule_text(rule)}
        return [confirm("rule-drop", args, data.replace(confirmed=True), ShowReminderRule(rule.id))]
    rule.removed_at = incoming.at
    leave_step(incoming.person, STEP)
    await record_rule_change(incoming, session, seminar, rule, removed=rule.kind)
    return [await _overview(session, seminar)]
