"""Changing a rule of reminders: its day, its hour, and whom it is for."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from handlers.buttons.reminders import (
    AudienceField,
    SetReminderDay,
    SetReminderHour,
    ToggleReminderAudience,
)
from handlers.messages import Button, Incoming, Lines, OutOfDate, Refusal, Reply, Say, Text, Translated, Value
from handlers.permissions import ORGANISERS
from handlers.reminders.rule_page import (
    DAY_OFFSETS,
    RULE,
    STEP,
    audience_lines,
    back_row,
    check_duplicate,
    offset_key,
    schedule_text,
    update_rule,
)
from handlers.seats.registration_form import OTHER_POSITIONS, POSITIONS
from handlers.time_parsing.parser import ParsedTime
from handlers.ui import moment_picker
from handlers.ui.arguments import unit_name
from handlers.ui.pages import grid
from handlers.ui.steps import enter_step, leave_step
from storage.coverage import coverage
from storage.database import Session
from storage.models import ReminderRule, Seminar, Unit, reminder_kinds, seat_states
from storage.reminders import reminders
from storage.units import units

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


async def choose_day(incoming: Incoming, session: Session, data: SetReminderDay) -> list[Reply]:
    """Which day: shown to choose from, or chosen."""
    rule, seminar = await RULE.load(incoming, session, data.rule, ORGANISERS)
    offered = {f"{anchor[0]}{days}": (anchor, days) for anchor, days in DAY_OFFSETS[rule.kind]}
    if not data.day:
        buttons = [Button(_day_label(*offset), data.replace(day=day)) for day, offset in offered.items()]
        rows = [*grid(buttons, 2), back_row(rule)]
        return [Say("rule-day-ask", {"when": schedule_text(rule)}, rows, edit=True)]
    if data.day not in offered:
        raise OutOfDate
    anchor, days = offered[data.day]
    return [await update_rule(incoming, session, seminar, rule, anchor=anchor, days=days)]


def _day_label(anchor: str, days: int) -> Text:
    return Text(f"rule-day-{offset_key(anchor, days)}", {"days": abs(days)})


# The hour.


async def choose_hour(incoming: Incoming, session: Session, data: SetReminderHour) -> list[Reply]:
    """At which hour: to choose from, or to be typed."""
    rule, seminar = await RULE.load(incoming, session, data.rule, ORGANISERS)
    if data.hour:
        if not _HOUR_PATTERN.fullmatch(data.hour) or not _is_allowed_hour(data.hour):
            raise OutOfDate
        return [await update_rule(incoming, session, seminar, rule, time_of_day=data.hour)]
    enter_step(incoming.person, STEP, rule=rule.id)
    buttons = [Button(Translated({"en": hour}), data.replace(hour=hour)) for hour in HOUR_CHOICES]
    rows = [*grid(buttons, 4), back_row(rule)]
    return [Say("rule-clock", {"when": schedule_text(rule)}, rows, edit=True)]


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


async def _load_awaited(incoming: Incoming, session: Session) -> tuple[ReminderRule, Seminar] | None:
    """The rule whose hour is to be typed, if it still is to be."""
    kept = incoming.person.draft.get(STEP, {})
    try:
        return await RULE.load(incoming, session, kept.get("rule", 0), ORGANISERS)
    except Refusal:
        return None


async def prompt_hour(incoming: Incoming, session: Session) -> list[Reply]:
    """What is awaited, once more."""
    found = await _load_awaited(incoming, session)
    if found is None:
        return [Say("menu", keyboard="menu")]
    rule, _ = found
    return [Say("rule-clock", {"when": schedule_text(rule)}, [back_row(rule)])]


async def receive_hour(incoming: Incoming, session: Session) -> list[Reply]:
    """An hour was typed: it is shown before it counts."""
    found = await _load_awaited(incoming, session)
    if found is None:
        leave_step(incoming.person, STEP)
        return [Say("menu", keyboard="menu")]
    rule, seminar = found
    hour = _parse_hour(incoming, seminar)
    await check_duplicate(session, rule, time_of_day=hour)
    yes = Button("plan-sure-yes", SetReminderHour(rule.id, hour), style="success")
    return [Say("plan-sure", {"what": schedule_text(rule, hour)}, [[yes], back_row(rule)])]


# Whom it is for.


async def choose_audience(incoming: Incoming, session: Session, data: ToggleReminderAudience) -> list[Reply]:
    """By what they answered, by position, by oblast or rayon; each tap turns one on or off."""
    rule, seminar = await RULE.load(incoming, session, data.rule, ORGANISERS)
    offered = await _offered_choices(session, seminar, rule)
    if data.by is not None:
        audience = _toggled_audience(rule, offered[data.by], data.value)
        await update_rule(incoming, session, seminar, rule, audience=audience)
    rows = [row for by, choices in offered.items() for row in _toggle_rows(rule, by, choices)]
    args: dict[str, Value] = {
        "who": Lines(await audience_lines(session, rule)),
        "people": (await reminders.count_recipients(session, rule, seminar.id)).total(),
    }
    return [Say("rule-who", args, [*rows, back_row(rule)], edit=True)]


@dataclass(frozen=True, slots=True)
class _Choices:
    """By what a rule can be narrowed."""

    field: str
    """Of `ReminderRule.audience`."""
    labels: Mapping[str, Text | Translated]
    """Value -> what its button says."""


async def _offered_choices(
    session: Session, seminar: Seminar, rule: ReminderRule
) -> dict[AudienceField, _Choices]:
    states = {one: Text(f"rule-state-{one}") for one in STATE_CHOICES[rule.kind]}
    positions = {one: Text(f"position-{one}") for one in await _positions(session, seminar)}
    areas = {unit.code: unit_name(unit) for unit in await _areas(session, seminar)}
    return {
        "s": _Choices("states", states),
        "p": _Choices("positions", positions),
        "u": _Choices("units", areas),
    }


def _toggle_rows(rule: ReminderRule, by: AudienceField, choices: _Choices) -> list[list[Button]]:
    chosen = rule.audience.get(choices.field, ())
    return grid(
        (
            Button(
                Text("rule-on" if value in chosen else "rule-off", {"what": label}),
                ToggleReminderAudience(rule.id, by, value),
            )
            for value, label in choices.labels.items()
        ),
        2,
    )


def _toggled_audience(rule: ReminderRule, choices: _Choices, value: str) -> dict[str, Any]:
    """The rule's audience with one choice turned on, or off. Raises OutOfDate for what is not offered."""
    if value not in choices.labels:
        raise OutOfDate
    had = rule.audience.get(choices.field, [])
    now = [one for one in had if one != value] if value in had else [*had, value]
    return {key: one for key, one in {**rule.audience, choices.field: now}.items() if one}


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
