"""When and whom to remind of a seminar: staff see each rule with its next time, change it, read it as others will."""

from dataclasses import replace

from handlers.common import local
from handlers.reminding.rule import (
    LANGUAGES,
    STEP,
    back,
    changed,
    check_twice,
    next_time,
    opened,
    page_of,
    seminar_of,
    when,
)
from handlers.reminding.wording import of_rule
from handlers.steps import leave
from handlers.words import Button, Incoming, Lines, Named, Refusal, Reply, Say, Text, Value
from storage import coverage, reminders, seats
from storage.database import Session
from storage.models import ReminderRule, Seminar

MOST = 15
"""So many rules a seminar may have: each is a message to everybody."""
FIRST = {
    reminders.ATTENDANCE: ("start", -3, "18:00"),
    reminders.DAY: ("start", 0, "07:30"),
    reminders.THANKS: ("end", 1, "10:00"),
    reminders.NOTE: ("start", -2, "10:00"),
}
"""What a new rule of each kind begins as."""


# The rules of a seminar.


async def rules(incoming: Incoming, session: Session) -> list[Reply]:
    """Every rule with its next time and for how many, and what people have answered so far."""
    seminar = await seminar_of(incoming, session, incoming.argument)
    return [await _overview(session, seminar)]


async def _overview(session: Session, seminar: Seminar) -> Say:
    standing = await reminders.rules(session, seminar.id)
    lines = [await _line(session, seminar, rule, place) for place, rule in enumerate(standing, start=1)]
    counts = await coverage.count(session, seminar.id)
    coming = counts.get(seats.CONFIRMED, 0) + counts.get(seats.ARRIVED, 0)
    silent = counts.get(seats.REGISTERED, 0)
    args: dict[str, Value] = {
        "seminar": Named(seminar.title),
        "starts": local(seminar, seminar.starts_at),
        "coming": coming,
        "silent": silent,
        "cannot": counts.get(seats.DECLINED, 0) + counts.get(seats.CANCELLED, 0),
        "deputies": counts.get(seats.HANDED_OVER, 0),
        "most": coming + silent,
        "list": Lines(lines or [Text("rules-none")]),
    }
    numbers = [
        Button(Named({"en": f"{place}"}), f"rule:{rule.id}") for place, rule in enumerate(standing, start=1)
    ]
    rows = [numbers[start : start + 5] for start in range(0, len(numbers), 5)]
    rows += [[Button(".add", f"ruleadd:{seminar.id}")], [Button(".tally", f"tally:{seminar.id}")]]
    rows.append([Button("plan-hub", f"staff:{seminar.id}")])
    return Say("rules", args, rows, edit=True)


async def _line(session: Session, seminar: Seminar, rule: ReminderRule, place: int) -> Text:
    args = {
        "number": place,
        "kind": Text(f"rule-{rule.kind}"),
        "when": when(rule),
        "next": await next_time(session, seminar, rule),
        "people": (await reminders.readers(session, rule, seminar.id)).total(),
    }
    return Text("rule-line", args)


async def add(incoming: Incoming, session: Session) -> list[Reply]:
    """A new rule: of which kind? Then it is there, with usual times, to be changed."""
    which, _, kind = incoming.argument.partition(":")
    seminar = await seminar_of(incoming, session, which)
    if not kind:
        rows = [[Button(f"rule-{one}", f"ruleadd:{seminar.id}:{one}")] for one in reminders.KINDS]
        rows.append([Button("rules-back", f"rules:{seminar.id}")])
        return [Say("rule-add", {"seminar": Named(seminar.title)}, rows, edit=True)]
    if kind not in reminders.KINDS:
        raise Refusal("button-old")
    if len(await reminders.rules(session, seminar.id)) >= MOST:
        raise Refusal("rules-many")
    anchor, days, clock = FIRST[kind]
    rule = ReminderRule(seminar_id=seminar.id, kind=kind, anchor=anchor, days=days, clock=clock)
    rule.audience, rule.words = {}, {}
    await check_twice(session, rule)
    await reminders.add(session, rule)
    await changed(incoming, session, seminar, rule, added=kind)
    return [await page_of(session, seminar, rule)]


# One rule.


async def page(incoming: Incoming, session: Session) -> list[Reply]:
    """One rule, and what can be changed of it."""
    seminar, rule, _ = await opened(incoming, session)
    leave(incoming.person, STEP)
    return [await page_of(session, seminar, rule)]


# As others will read it.


async def show(incoming: Incoming, session: Session) -> list[Reply]:
    """The message as it is read in each language, and by how many."""
    seminar, rule, _ = await opened(incoming, session)
    _check_words(rule)
    counts = await reminders.readers(session, rule, seminar.id)
    said: list[Reply] = []
    for language in LANGUAGES:
        args: dict[str, Value] = {"language": Text(f"tongue-{language}"), "number": counts[language]}
        said += [Say("rule-shown", args), _as_read(rule, seminar, language)]
    return said


def _check_words(rule: ReminderRule) -> None:
    if rule.kind == reminders.NOTE and not rule.words:
        raise Refusal("rule-needs-words")


def _as_read(rule: ReminderRule, seminar: Seminar, language: str | None) -> Say:
    return replace(of_rule(rule, seminar), language=language)


async def to_me(incoming: Incoming, session: Session) -> list[Reply]:
    """The message to oneself, as it will come."""
    seminar, rule, _ = await opened(incoming, session)
    _check_words(rule)
    return [of_rule(rule, seminar)]


async def drop(incoming: Incoming, session: Session) -> list[Reply]:
    """Take the rule away, after a second tap; what waits of it is not sent."""
    seminar, rule, sure = await opened(incoming, session)
    if sure != "yes":
        rows = [[Button(".yes", f"ruledrop:{rule.id}:yes", style="danger")], back(rule)]
        return [Say("rule-drop", {"kind": Text(f"rule-{rule.kind}"), "when": when(rule)}, rows, edit=True)]
    rule.removed_at = incoming.at
    leave(incoming.person, STEP)
    await changed(incoming, session, seminar, rule, removed=rule.kind)
    return [await _overview(session, seminar)]
