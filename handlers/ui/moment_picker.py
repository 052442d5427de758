"""Asking for a time: buttons for the next days, then for common hours, or typed the way people type."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import get_args
from zoneinfo import ZoneInfo

from handlers.button_data import ButtonData
from handlers.buttons.moments import CommonHour, PickDay, PickHour
from handlers.messages import Button, Incoming, Refusal, Text
from handlers.time_parsing import parser
from handlers.time_parsing.days import InvalidTime
from handlers.time_parsing.parser import ParsedTime
from handlers.ui.pages import grid
from handlers.ui.steps import Form

DAYS_OFFERED = 9


@dataclass(frozen=True, slots=True)
class TimeSpan:
    """From when, and until when if that was said; aware times."""

    starts_at: datetime
    ends_at: datetime | None


def local_clock(at: datetime, zone: str) -> datetime:
    """What the clocks of the place show, without a zone."""
    return at.astimezone(ZoneInfo(zone)).replace(tzinfo=None)


def to_utc(day: date, clock: time, zone: str) -> datetime:
    """That hour of that day there, in UTC. Raises Refusal for an hour that the clocks there leave out."""
    found = datetime.combine(day, clock, ZoneInfo(zone)).astimezone(UTC)
    if local_clock(found, zone) != datetime.combine(day, clock):
        raise Refusal("when-skipped")
    return found


def day_buttons(incoming: Incoming, zone: str) -> list[list[Button]]:
    """The next days, three a row."""
    today = local_clock(incoming.at, zone)
    days = [today + timedelta(days=ahead) for ahead in range(1, DAYS_OFFERED + 1)]
    buttons = [
        Button(Text("day-button", {"starts": day.replace(tzinfo=ZoneInfo(zone))}), PickDay(day.date()))
        for day in days
    ]
    return grid(buttons, 3)


def hour_buttons(day: date, zone: str, after: datetime | None = None) -> list[list[Button]]:
    """Common hours of that day, four a row; `after`: only those that are later."""
    hours = [
        (PickHour(clock), to_utc(day, time.fromisoformat(clock), zone)) for clock in get_args(CommonHour)
    ]
    buttons = [
        Button(Text("hour-button", {"starts": at.astimezone(ZoneInfo(zone))}), pick)
        for pick, at in hours
        if after is None or at > after
    ]
    return grid(buttons, 4)


def moment_buttons(
    incoming: Incoming,
    zone: str,
    label: str,
    offered: Iterable[tuple[int, time]],
    pick: Callable[[datetime], ButtonData],
) -> list[Button]:
    """A button for each offered moment (days from today, and an hour there) that is still to come.

    `label`: the text of a button, with the argument `starts`. `pick`: its data, from the moment in UTC.
    """
    today = local_clock(incoming.at, zone).date()
    moments = [to_utc(today + timedelta(days=ahead), clock, zone) for ahead, clock in offered]
    return [
        Button(Text(label, {"starts": at.astimezone(ZoneInfo(zone))}), pick(at))
        for at in moments
        if at > incoming.at
    ]


def parse_typed(
    incoming: Incoming,
    now: datetime,
    *,
    bare: bool = False,
    since: date | None = None,
    wrong: str = "when-wrong",
) -> ParsedTime:
    """The time that was typed. `now`: what the clocks of the place show; `bare`, `since`: as in `parser.parse`.

    Raises Refusal that says what to type; `wrong` is said of what is no time at all.
    """
    try:
        return parser.parse(incoming.text or "", now, bare=bare, since=since)
    except InvalidTime as no:
        if no.day:
            raise Refusal("when-weekday", starts=datetime.combine(no.day, time())) from None
        raise Refusal(wrong if no.reason == "wrong" else f"when-{no.reason}") from None


def single_moment(told: ParsedTime, *, by: bool = False) -> ParsedTime:
    """One day, or one hour, or both, and not from one to another; `by`: until when is one too. Raises Refusal."""
    if by and not told.clock and not (told.day and told.until_day):
        told = ParsedTime(told.until_day or told.day, told.until)
    if told.until or told.until_day:
        raise Refusal("when-one")
    return told


def typed_moment(
    incoming: Incoming, zone: str, *, usual: time | None = None, missing: str = "", by: bool = False
) -> datetime:
    """The one moment that was typed, still to come, in UTC; without a day the next one at that hour.

    `usual`: the hour of a day that was typed without one; None: Refusal(`missing`). `by`: as in `single_moment`.
    Raises Refusal that says what to type.
    """
    now = local_clock(incoming.at, zone)
    told = single_moment(parse_typed(incoming, now, bare=usual is None), by=by)
    clock = told.clock or usual
    if clock is None:
        raise Refusal(missing)
    return require_future(to_utc(_upcoming_day(told, clock, now), clock, zone), zone, incoming.at)


def _upcoming_day(told: ParsedTime, clock: time, now: datetime) -> date:
    """The day that was told; without one the next on which the clocks show that hour."""
    return told.day or (now if clock > now.time() else now + timedelta(days=1)).date()


FORM_FIELDS = ("day", "clock", "until", "until_day")
"""What a form remembers of a time until the rest of it is told."""


def to_form(told: ParsedTime) -> Form:
    """What was told, for a form to remember."""
    return {name: value.isoformat() for name in FORM_FIELDS if (value := getattr(told, name)) is not None}


def from_form(form: Form) -> ParsedTime:
    """What a form remembers."""
    day, clock, until, until_day = (form.get(name) for name in FORM_FIELDS)
    return ParsedTime(
        date.fromisoformat(day) if day else None,
        time.fromisoformat(clock) if clock else None,
        time.fromisoformat(until) if until else None,
        date.fromisoformat(until_day) if until_day else None,
    )


def make_span(day: date, clock: time, told: ParsedTime, zone: str, at: datetime) -> TimeSpan:
    """From and until when. Raises Refusal for what is past, and for an end before its start."""
    starts_at = require_future(to_utc(day, clock, zone), zone, at)
    ends_at = to_utc(told.until_day or day, told.until, zone) if told.until else None
    if ends_at is not None:
        check_order(starts_at, ends_at)
    return TimeSpan(starts_at, ends_at)


def require_future(moment: datetime, zone: str, at: datetime) -> datetime:
    """The moment. Raises Refusal that says it when it is past."""
    if moment <= at:
        raise Refusal("when-past-day", starts=moment.astimezone(ZoneInfo(zone)))
    return moment


def check_order(starts_at: datetime, ends_at: datetime) -> None:
    """Raises Refusal when the end is not after the start."""
    if ends_at <= starts_at:
        raise Refusal("when-backwards")
