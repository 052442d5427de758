"""Changing the day, hour and audience of a reminder rule."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time
from typing import Any

from handlers.buttons.reminders import (
    AudienceField,
    SetReminderDay,
    SetReminderHour,
    ToggleReminderAudience,
)
from handlers.messages import (
    Button,
    Incoming,
    Lines,
    Number,
    OutOfDate,
    Refusal,
    Reply,
    Say,
    Text,
    Translated,
    Value,
)
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
from handlers.ui.pages import grid, toggle_label
from handlers.ui.steps import enter_step, leave_step
from storage import quiet_hours
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
"""Kind of a rule -> the states of seats that its audience can be narrowed to."""


async def choose_day(incoming: Incoming, session: Session, data: SetReminderDay) -> list[Reply]:
    """Show the days to choose from, or save the chosen one."""
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
    return Text(f"rule-day-{offset_key(anchor, days)}", {"days": Number(abs(days))})


# The hour.


async def choose_hour(incoming: Incoming, session: Session, data: SetReminderHour) -> list[Reply]:
    """Ask for the hour, by buttons or typed, or save the chosen one."""
    rule, seminar = await RULE.load(incoming, session, data.rule, ORGANISERS)
    if data.hour:
        if not _HOUR_PATTERN.fullmatch(data.hour) or not _is_allowed_hour(data.hour):
            raise OutOfDate
        return [await update_rule(incoming, session, seminar, rule, time_of_day=data.hour)]
    enter_step(incoming.person, STEP, rule=rule.id)
    buttons = [
        Button(Translated({"en": hour}), data.replace(hour=hour))
        for hour in HOUR_CHOICES
        if _is_allowed_hour(hour)
    ]
    rows = [*grid(buttons, 4), back_row(rule)]
    return [Say("rule-clock", {"when": schedule_text(rule)}, rows, edit=True)]


def _parse_hour(incoming: Incoming, seminar: Seminar) -> str:
    """Parse the typed hour to the form "18:00". Raises Refusal."""
    now = moment_picker.local_clock(incoming.at, seminar.timezone)
    parsed = moment_picker.parse_typed(incoming, now, bare=True, wrong="rule-clock-wrong")
    if parsed.clock is None or parsed != ParsedTime(clock=parsed.clock):
        raise Refusal("rule-clock-wrong")
    hour = f"{parsed.clock:%H:%M}"
    if not _is_allowed_hour(hour):
        quiet = quiet_hours.current()
        raise Refusal("rule-clock-night", morning=f"{quiet.end:%H:%M}", evening=f"{quiet.start:%H:%M}")
    return hour


def _is_allowed_hour(hour: str) -> bool:
    return not quiet_hours.current().include(time.fromisoformat(hour))


async def _load_awaited(incoming: Incoming, session: Session) -> tuple[ReminderRule, Seminar] | None:
    """Return the rule whose hour is awaited, or None if it is gone."""
    form = incoming.person.draft.get(STEP, {})
    try:
        return await RULE.load(incoming, session, form.get("rule", 0), ORGANISERS)
    except Refusal:
        return None


async def prompt_hour(incoming: Incoming, session: Session) -> list[Reply]:
    """Ask for the hour."""
    found = await _load_awaited(incoming, session)
    if found is None:
        return [Say("menu", keyboard="menu")]
    rule, _ = found
    return [Say("rule-clock", {"when": schedule_text(rule)}, [back_row(rule)])]


async def receive_hour(incoming: Incoming, session: Session) -> list[Reply]:
    """Ask to confirm the typed hour."""
    found = await _load_awaited(incoming, session)
    if found is None:
        leave_step(incoming.person, STEP)
        return [Say("menu", keyboard="menu")]
    rule, seminar = found
    hour = _parse_hour(incoming, seminar)
    await check_duplicate(session, rule, time_of_day=hour)
    confirm_button = Button("plan-sure-yes", SetReminderHour(rule.id, hour), style="success")
    return [Say("plan-sure", {"what": schedule_text(rule, hour)}, [[confirm_button], back_row(rule)])]


# The audience.


async def choose_audience(incoming: Incoming, session: Session, data: ToggleReminderAudience) -> list[Reply]:
    """Show the choices of states, positions and areas, or toggle one."""
    rule, seminar = await RULE.load(incoming, session, data.rule, ORGANISERS)
    offered = await _offered_choices(session, seminar, rule)
    if data.by is not None:
        audience = _toggled_audience(rule, offered[data.by], data)
        await update_rule(incoming, session, seminar, rule, audience=audience)
    rows = [row for by, choices in offered.items() for row in _toggle_rows(rule, by, choices)]
    args: dict[str, Value] = {
        "who": Lines(await audience_lines(session, rule)),
        "people": (await reminders.count_recipients(session, rule, seminar.id)).total(),
    }
    return [Say("rule-who", args, [*rows, back_row(rule)], edit=True)]


@dataclass(frozen=True, slots=True)
class _Choices:
    """Choices by which the audience of a rule can be narrowed."""

    field: str
    """The key in `ReminderRule.audience`."""
    labels: Mapping[str, Text | Translated]
    """Value -> label of its button."""


async def _offered_choices(
    session: Session, seminar: Seminar, rule: ReminderRule
) -> dict[AudienceField, _Choices]:
    states = {state: Text(f"rule-state-{state}") for state in STATE_CHOICES[rule.kind]}
    positions = {name: Text(f"position-{name}") for name in await _positions(session, seminar)}
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
                toggle_label(label, on=value in chosen),
                ToggleReminderAudience(rule.id, by, value, 0 if value in chosen else 1),
            )
            for value, label in choices.labels.items()
        ),
        2,
    )


def _toggled_audience(rule: ReminderRule, choices: _Choices, data: ToggleReminderAudience) -> dict[str, Any]:
    """Return the rule's audience with or without one value. Raises OutOfDate if the value does not exist."""
    if data.value not in choices.labels:
        raise OutOfDate
    before = rule.audience.get(choices.field, [])
    others = [value for value in before if value != data.value]
    on = data.value not in before if data.wanted is None else data.wanted == 1
    after = [*others, data.value] if on else others
    return {key: values for key, values in {**rule.audience, choices.field: after}.items() if values}


async def _positions(session: Session, seminar: Seminar) -> list[str]:
    """Return the positions of the seminar's participants, in the order of the form."""
    held = {
        participant.seat.position for participant in await coverage.list_participants(session, seminar.id)
    }
    every = dict.fromkeys([*(name for names in POSITIONS.values() for name in names), *OTHER_POSITIONS])
    return [name for name in every if name in held]


async def _areas(session: Session, seminar: Seminar) -> list[Unit]:
    """Return the rayons and cities of the seminar's participants, at most 40."""
    found = {}
    for participant in await coverage.list_participants(session, seminar.id):
        code = participant.seat.unit_code
        line = await units.lineage(session, code) if code else []
        if area := next((unit for unit in line if unit.level in ("rayon", "city")), None):
            found[area.code] = area
    return [found[code] for code in sorted(found)][:40]
