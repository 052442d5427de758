"""When and whom to remind of a seminar: staff see each rule with its next time, change it, read it as others will."""

from dataclasses import replace

from handlers.messages import Button, Incoming, Lines, Refusal, Reply, Say, Text, Translated, Value
from handlers.reminders.rule_page import (
    LANGUAGES,
    STEP,
    back_row,
    check_duplicate,
    load_organised_seminar,
    load_rule,
    next_time_text,
    record_change,
    rule_page,
    schedule_text,
)
from handlers.reminders.texts import rule_message
from handlers.ui.arguments import local_time
from handlers.ui.steps import leave_step
from storage.coverage import coverage
from storage.database import Session
from storage.models import ReminderRule, Seminar, reminder_kinds, seat_states
from storage.reminders import reminders

MAX_RULES = 15
"""So many rules a seminar may have: each is a message to everybody."""
DEFAULTS = {
    reminder_kinds.ATTENDANCE: ("start", -3, "18:00"),
    reminder_kinds.DAY: ("start", 0, "07:30"),
    reminder_kinds.THANKS: ("end", 1, "10:00"),
    reminder_kinds.NOTE: ("start", -2, "10:00"),
}
"""What a new rule of each kind begins as."""


# The rules of a seminar.


async def list_rules(incoming: Incoming, session: Session) -> list[Reply]:
    """Every rule with its next time and for how many, and what people have answered so far."""
    seminar = await load_organised_seminar(incoming, session, incoming.argument)
    return [await _overview(session, seminar)]


async def _overview(session: Session, seminar: Seminar) -> Say:
    standing = await reminders.list_rules(session, seminar.id)
    lines = [await _rule_line(session, seminar, rule, place) for place, rule in enumerate(standing, start=1)]
    counts = await coverage.count_by_state(session, seminar.id)
    coming = counts.get(seat_states.CONFIRMED, 0) + counts.get(seat_states.ARRIVED, 0)
    silent = counts.get(seat_states.REGISTERED, 0)
    args: dict[str, Value] = {
        "seminar": Translated(seminar.title),
        "starts": local_time(seminar, seminar.starts_at),
        "coming": coming,
        "silent": silent,
        "cannot": counts.get(seat_states.DECLINED, 0) + counts.get(seat_states.CANCELLED, 0),
        "deputies": counts.get(seat_states.HANDED_OVER, 0),
        "most": coming + silent,
        "list": Lines(lines or [Text("rules-none")]),
    }
    numbers = [
        Button(Translated({"en": f"{place}"}), f"rule:{rule.id}")
        for place, rule in enumerate(standing, start=1)
    ]
    rows = [numbers[start : start + 5] for start in range(0, len(numbers), 5)]
    rows += [[Button(".add", f"ruleadd:{seminar.id}")], [Button(".tally", f"tally:{seminar.id}")]]
    rows.append([Button("plan-hub", f"staff:{seminar.id}")])
    return Say("rules", args, rows, edit=True)


async def _rule_line(session: Session, seminar: Seminar, rule: ReminderRule, place: int) -> Text:
    args = {
        "number": place,
        "kind": Text(f"rule-{rule.kind}"),
        "when": schedule_text(rule),
        "next": await next_time_text(session, seminar, rule),
        "people": (await reminders.count_recipients(session, rule, seminar.id)).total(),
    }
    return Text("rule-line", args)


async def add_rule(incoming: Incoming, session: Session) -> list[Reply]:
    """A new rule: of which kind? Then it is there, with usual times, to be changed."""
    which, _, kind = incoming.argument.partition(":")
    seminar = await load_organised_seminar(incoming, session, which)
    if not kind:
        rows = [[Button(f"rule-{one}", f"ruleadd:{seminar.id}:{one}")] for one in reminder_kinds.KINDS]
        rows.append([Button("rules-back", f"rules:{seminar.id}")])
        return [Say("rule-add", {"seminar": Translated(seminar.title)}, rows, edit=True)]
    if kind not in reminder_kinds.KINDS:
        raise Refusal("button-old")
    if len(await reminders.list_rules(session, seminar.id)) >= MAX_RULES:
        raise Refusal("rules-many")
    anchor, days, clock = DEFAULTS[kind]
    rule = ReminderRule(seminar_id=seminar.id, kind=kind, anchor=anchor, days=days, time_of_day=clock)
    rule.audience, rule.custom_text = {}, {}
    await check_duplicate(session, rule)
    await reminders.add_rule(session, rule)
    await record_change(incoming, session, seminar, rule, added=kind)
    return [await rule_page(session, seminar, rule)]


# One rule.


async def show_rule(incoming: Incoming, session: Session) -> list[Reply]:
    """One rule, and what can be changed of it."""
    seminar, rule, _ = await load_rule(incoming, session)
    leave_step(incoming.person, STEP)
    return [await rule_page(session, seminar, rule)]


# As others will read it.


async def show_preview(incoming: Incoming, session: Session) -> list[Reply]:
    """The message as it is read in each language, and by how many."""
    seminar, rule, _ = await load_rule(incoming, session)
    _require_text(rule)
    counts = await reminders.count_recipients(session, rule, seminar.id)
    said: list[Reply] = []
    for language in LANGUAGES:
        args: dict[str, Value] = {"language": Text(f"tongue-{language}"), "number": counts[language]}
        said += [Say("rule-shown", args), _preview_message(rule, seminar, language)]
    return said


def _require_text(rule: ReminderRule) -> None:
    if rule.kind == reminder_kinds.NOTE and not rule.custom_text:
        raise Refusal("rule-needs-words")


def _preview_message(rule: ReminderRule, seminar: Seminar, language: str | None) -> Say:
    return replace(rule_message(rule, seminar), language=language)


async def send_test(incoming: Incoming, session: Session) -> list[Reply]:
    """The message to oneself, as it will come."""
    seminar, rule, _ = await load_rule(incoming, session)
    _require_text(rule)
    return [rule_message(rule, seminar)]


async def remove_rule(incoming: Incoming, session: Session) -> list[Reply]:
    """Take the rule away, after a second tap; what waits of it is not sent."""
    seminar, rule, sure = await load_rule(incoming, session)
    if sure != "yes":
        rows = [[Button(".yes", f"ruledrop:{rule.id}:yes", style="danger")], back_row(rule)]
        return [
            Say(
                "rule-drop", {"kind": Text(f"rule-{rule.kind}"), "when": schedule_text(rule)}, rows, edit=True
            )
        ]
    rule.removed_at = incoming.at
    leave_step(incoming.person, STEP)
    await record_change(incoming, session, seminar, rule, removed=rule.kind)
    return [await _overview(session, seminar)]
