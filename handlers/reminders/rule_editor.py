"""Changing a rule of reminders: its day, its hour, whom it is for, words of one's own."""

import re
from typing import Any

from handlers.messages import Button, Incoming, Lines, Refusal, Reply, Say, Text, Translated, Value
from handlers.permissions import ORGANISERS
from handlers.reminders.rule_page import (
    DAY_OFFSETS,
    LANGUAGES,
    STEP,
    audience_lines,
    back_row,
    check_duplicate,
    load_rule,
    offset_key,
    schedule_text,
    update_rule,
)
from handlers.seats.registration_form import OTHER_POSITIONS, POSITIONS
from handlers.time_parsing.parser import ParsedTime
from handlers.ui import moment_picker
from handlers.ui.arguments import unit_name
from handlers.ui.steps import enter_step, leave_step
from storage.coverage import coverage
from storage.database import Session
from storage.models import ReminderRule, Seminar, Unit, reminder_kinds, seat_states
from storage.reminders import reminders
from storage.seminars import seminars
from storage.units import units

MAX_TEXT_LENGTH = 600
HOUR_CHOICES = (
    "07:00",
    "07:30",
    "08:00",
    "09:00",
    "10:00",
    "12:00",
    "14:00",
    "17:00",
    "18:00",
    "19:00",
    "20:00",
)
_HOUR_PATTERN = re.compile(r"[012]\d:[0-5]\d")
ALLOWED_HOURS = ("06:00", "22:00")
"""Nobody is to be woken."""
STATE_CHOICES = {
    reminder_kinds.ATTENDANCE: (),
    reminder_kinds.DAY: (seat_states.REGISTERED, seat_states.CONFIRMED),
    reminder_kinds.THANKS: (seat_states.ARRIVED, seat_states.CONFIRMED, seat_states.REGISTERED),
    reminder_kinds.NOTE: (
        seat_states.REGISTERED,
        seat_states.CONFIRMED,
        seat_states.ARRIVED,
        seat_states.WAITING,
        seat_states.INVITED,
    ),
}
"""To which states of a seat a rule of each kind can be narrowed."""


async def choose_day(incoming: Incoming, session: Session) -> list[Reply]:
    """Which day: shown to choose from, or chosen."""
    seminar, rule, chosen = await load_rule(incoming, session)
    offered = {f"{anchor[0]}{days}": (anchor, days) for anchor, days in DAY_OFFSETS[rule.kind]}
    if not chosen:
        buttons = [
            Button(_day_label(anchor, days), f"ruleday:{rule.id}:{key}")
            for key, (anchor, days) in offered.items()
        ]
        rows = [buttons[start : start + 2] for start in range(0, len(buttons), 2)]
        return [Say("rule-day-ask", {"when": schedule_text(rule)}, [*rows, back_row(rule)], edit=True)]
    if chosen not in offered:
        raise Refusal("button-old")
    anchor, days = offered[chosen]
    return [await update_rule(incoming, session, seminar, rule, anchor=anchor, days=days)]


def _day_label(anchor: str, days: int) -> Text:
    return Text(f"rule-day-{offset_key(anchor, days)}", {"days": abs(days)})


async def choose_hour(incoming: Incoming, session: Session) -> list[Reply]:
    """At which hour: to choose from, or to be typed."""
    seminar, rule, chosen = await load_rule(incoming, session)
    if chosen:
        if not _HOUR_PATTERN.fullmatch(chosen) or not _is_allowed_hour(chosen):
            raise Refusal("button-old")
        return [await update_rule(incoming, session, seminar, rule, time_of_day=chosen)]
    _enter_step(incoming, rule, "clock")
    buttons = [Button(Translated({"en": one}), f"ruleclock:{rule.id}:{one}") for one in HOUR_CHOICES]
    rows = [buttons[start : start + 4] for start in range(0, len(buttons), 4)]
    return [Say("rule-clock", {"when": schedule_text(rule)}, [*rows, back_row(rule)], edit=True)]


def _parse_hour(incoming: Incoming, seminar: Seminar) -> str:
    """The hour that was typed, as "18:00". Raises Refusal."""
    now = moment_picker.local_clock(incoming.at, seminar.timezone)
    told = moment_picker.parse_typed(incoming, now, bare=True, wrong="rule-clock-wrong")
    if told.clock is None or told != ParsedTime(clock=told.clock):
        raise Refusal("rule-clock-wrong")
    hour = f"{told.clock:%H:%M}"
    if not _is_allowed_hour(hour):
        raise Refusal("rule-clock-night")
    return hour


def _is_allowed_hour(hour: str) -> bool:
    return ALLOWED_HOURS[0] <= hour <= ALLOWED_HOURS[1]


async def _confirm_hour(session: Session, rule: ReminderRule, hour: str) -> Say:
    """The hour that was typed, before it counts."""
    await check_duplicate(session, rule, time_of_day=hour)
    yes = Button("plan-sure-yes", f"ruleclock:{rule.id}:{hour}", style="success")
    return Say("plan-sure", {"what": schedule_text(rule, hour)}, [[yes], back_row(rule)])


async def choose_audience(incoming: Incoming, session: Session) -> list[Reply]:
    """For whom: by what they answered, by position, by oblast or rayon; each tap turns one on or off."""
    seminar, rule, chosen = await load_rule(incoming, session)
    if chosen:
        audience = await _toggled_audience(session, seminar, rule, chosen)
        await update_rule(incoming, session, seminar, rule, audience=audience)
    rows: list[list[Button]] = []
    for name, label, offered in (
        ("states", "rule-state-", STATE_CHOICES[rule.kind]),
        ("positions", "position-", await _positions(session, seminar)),
    ):
        buttons = [_toggle_button(rule, name, one, Text(f"{label}{one}")) for one in offered]
        rows += [buttons[start : start + 2] for start in range(0, len(buttons), 2)]
    places = [
        _toggle_button(rule, "units", unit.code, unit_name(unit)) for unit in await _areas(session, seminar)
    ]
    rows += [places[start : start + 2] for start in range(0, len(places), 2)]
    args: dict[str, Value] = {
        "who": Lines(await audience_lines(session, rule)),
        "people": (await reminders.count_recipients(session, rule, seminar.id)).total(),
    }
    return [Say("rule-who", args, [*rows, back_row(rule)], edit=True)]


def _toggle_button(rule: ReminderRule, name: str, value: str, label: Text | Translated) -> Button:
    on = value in rule.audience.get(name, ())
    return Button(
        Text("rule-on" if on else "rule-off", {"what": label}), f"rulewho:{rule.id}:{name[0]}:{value}"
    )


async def _toggled_audience(
    session: Session, seminar: Seminar, rule: ReminderRule, chosen: str
) -> dict[str, Any]:
    """The rule's audience with one choice turned on, or off. Raises Refusal for what is not offered."""
    letter, _, value = chosen.partition(":")
    offered = {
        "s": ("states", STATE_CHOICES[rule.kind]),
        "p": ("positions", await _positions(session, seminar)),
        "u": ("units", [unit.code for unit in await _areas(session, seminar)]),
    }
    name, values = offered.get(letter, ("", ()))
    if value not in values:
        raise Refusal("button-old")
    had = rule.audience.get(name, [])
    now = [one for one in had if one != value] if value in had else [*had, value]
    return {key: one for key, one in {**rule.audience, name: now}.items() if one}


async def _positions(session: Session, seminar: Seminar) -> list[str]:
    """Those that somebody here has, in the order of the form."""
    there = {one.seat.position for one in await coverage.list_participants(session, seminar.id)}
    every = dict.fromkeys([*(one for names in POSITIONS.values() for one in names), *OTHER_POSITIONS])
    return [one for one in every if one in there]


async def _areas(session: Session, seminar: Seminar) -> list[Unit]:
    """The rayons, and cities that lie in none, from which somebody comes."""
    found = {}
    for one in await coverage.list_participants(session, seminar.id):
        line = await units.lineage(session, one.seat.unit_code) if one.seat.unit_code else []
        if area := next((unit for unit in line if unit.level in ("rayon", "city")), None):
            found[area.code] = area
    return [found[code] for code in sorted(found)][:40]


# Own words.


async def edit_text(incoming: Incoming, session: Session) -> list[Reply]:
    """Own words in one language: to be typed, or taken away."""
    seminar, rule, rest = await load_rule(incoming, session)
    language, _, gone = rest.partition(":")
    if language not in LANGUAGES:
        raise Refusal("button-old")
    if gone:
        left = {key: value for key, value in rule.custom_text.items() if key != language}
        return [await update_rule(incoming, session, seminar, rule, custom_text=left)]
    _enter_step(incoming, rule, language)
    return [_text_prompt(rule, language, edit=True)]


def _text_prompt(rule: ReminderRule, language: str, *, edit: bool) -> Say:
    args: dict[str, Value] = {
        "language": Text(f"tongue-{language}"),
        "words": rule.rich_text("custom_text", language) or Text("rule-no-words"),
    }
    rows = [back_row(rule)]
    if rule.custom_text.get(language):
        rows.insert(0, [Button(".none", f"rulewords:{rule.id}:{language}:none")])
    return Say("rule-words", args, rows, edit=edit)


def _enter_step(incoming: Incoming, rule: ReminderRule, what: str) -> None:
    enter_step(incoming.person, STEP, rule=rule.id, what=what)


async def _load_awaited(incoming: Incoming, session: Session) -> tuple[Seminar, ReminderRule, str] | None:
    """The rule and what of it is to be typed, if it still is to be."""
    kept = incoming.person.draft.get(STEP, {})
    rule = await reminders.get_rule(session, kept.get("rule", 0))
    seminar = await seminars.get(session, rule.seminar_id) if rule and rule.removed_at is None else None
    if rule is None or seminar is None or not incoming.has_role(ORGANISERS, seminar.id):
        return None
    return seminar, rule, kept.get("what", "clock")


async def prompt(incoming: Incoming, session: Session) -> list[Reply]:
    """What is awaited, once more."""
    found = await _load_awaited(incoming, session)
    if found is None:
        return [Say("menu", keyboard="menu")]
    _, rule, what = found
    if what == "clock":
        return [Say("rule-clock", {"when": schedule_text(rule)}, [back_row(rule)])]
    return [_text_prompt(rule, what, edit=False)]


async def receive(incoming: Incoming, session: Session) -> list[Reply]:
    """An hour, or own words, as they were typed."""
    found = await _load_awaited(incoming, session)
    if found is None:
        leave_step(incoming.person, STEP)
        return [Say("menu", keyboard="menu")]
    seminar, rule, what = found
    typed = incoming.rich_text.strip()
    if what == "clock":
        return [await _confirm_hour(session, rule, _parse_hour(incoming, seminar))]
    if not 1 <= len(typed) <= MAX_TEXT_LENGTH:
        raise Refusal("rule-words-wrong", most=MAX_TEXT_LENGTH)
    rule.set_rich_text("custom_text", typed, what)
    return [await update_rule(incoming, session, seminar, rule, edit=False)]
