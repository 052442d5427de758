"""The hours of each day, for a seminar of several days: the page of its days, the prompt and the typed hours."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from handlers.buttons.seminars import EditPlanField
from handlers.messages import Button, Incoming, Lines, OutOfDate, Refusal, Reply, Say, Text
from handlers.seminars.pending_changes import TimeAndPlace, in_timezone
from handlers.seminars.planning_prompts import back_row
from handlers.seminars.save import save_field
from handlers.time_parsing.day_hours import parse_day_hours
from handlers.time_parsing.parser import ParsedTime
from handlers.ui import moment_picker
from handlers.ui.pages import grid
from handlers.ui.steps import Form
from storage.database import Session
from storage.models import Seminar
from storage.seminars import days

FIELD = "hours"
"""The field of the page; `hours-1` are the hours of the second day."""


def hours_page(incoming: Incoming, seminar: Seminar) -> Say:
    """Return the page with the hours of each day, and a button to change those of one. Raises OutOfDate for one day."""
    plan = TimeAndPlace.pending(incoming.person, seminar)
    dates = list_dates(plan)
    if len(dates) < 2:
        raise OutOfDate
    buttons = [
        Button(
            Text("day-button", {"starts": moment_picker.noon(day)}),
            EditPlanField(seminar.id, f"{FIELD}-{number}"),
        )
        for number, day in enumerate(dates)
    ]
    lines = [
        Text(
            "seminar-hours-of-day",
            {
                "starts": in_timezone(one.starts_at, plan.zone),
                "ends": in_timezone(one.ends_at, plan.zone),
            },
        )
        for one in (plan.days if len(plan.days) == len(dates) else [])
    ]
    args = {"list": Lines(lines or [Text("plan-hours-unknown")])}
    return Say("plan-hours-page", args, [*grid(buttons, 3), back_row(seminar)], edit=True)


def list_dates(plan: TimeAndPlace) -> list[date]:
    """Return the dates of a plan."""
    first = in_timezone(plan.starts_at, plan.zone).date()
    number = days.count_dates(plan.starts_at, plan.ends_at, plan.zone)
    return [first + timedelta(days=day) for day in range(number)]


def is_field(incoming: Incoming, seminar: Seminar, field: str) -> bool:
    """Return whether the field (`hours-1`) is that of a day of this seminar."""
    name, _, number = field.partition("-")
    dates = list_dates(TimeAndPlace.pending(incoming.person, seminar))
    return name == FIELD and number.isdecimal() and int(number) < len(dates) and len(dates) > 1


async def receive_hours(
    incoming: Incoming, session: Session, seminar: Seminar | None, form: Form
) -> list[Reply]:
    """Save the typed hours of one day."""
    if seminar is None or not is_field(incoming, seminar, form["field"]):
        raise OutOfDate
    plan = TimeAndPlace.pending(incoming.person, seminar)
    number, dates = int(form["field"].partition("-")[2]), list_dates(plan)
    day = dates[number]
    now = moment_picker.local_clock(incoming.at, plan.zone)
    parsed = moment_picker.parse_typed(incoming, now, bare=True, since=day, wrong="plan-hours-wrong")
    if not (parsed.clock and parsed.until) or parsed.until_day or parsed.day not in (None, day):
        raise Refusal("plan-hours-wrong")
    opens, closes = (moment_picker.to_utc(day, clock, plan.zone) for clock in (parsed.clock, parsed.until))
    moment_picker.check_order(opens, closes)
    moment_picker.require_future(closes, plan.zone, incoming.at)
    return await save_field(
        incoming,
        session,
        seminar,
        form,
        starts_at=opens if number == 0 else plan.starts_at,
        ends_at=closes if number == len(dates) - 1 else plan.ends_at,
        day_hours=days.with_hours(plan.day_hours, number, parsed.clock, parsed.until),
    )


# Typed together with the start.


@dataclass(frozen=True, slots=True)
class TypedDays:
    """The start and end of several days, with the hours of each."""

    time: ParsedTime
    day_hours: dict[str, Any]


def parse_typed_days(incoming: Incoming, seminar: Seminar | None) -> TypedDays | None:
    """Parse hours that were typed day by day for a new or a changed start; None for any other text."""
    zone = seminar.timezone if seminar else incoming.timezone
    found = parse_day_hours(incoming.text or "", moment_picker.local_clock(incoming.at, zone))
    if not found:
        return None
    hours: dict[str, Any] = {}
    for number, one in enumerate(found):
        hours = days.with_hours(hours, number, one.starts, one.ends)
    return TypedDays(ParsedTime(found[0].day, found[0].starts, found[-1].ends, found[-1].day), hours)
