"""Input of a time: buttons for days and common hours, and parsing of typed times."""

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
    """A start and an optional end; aware datetimes."""

    starts_at: datetime
    ends_at: datetime | None


def local_clock(at: datetime, zone: str) -> datetime:
    """Return the moment in the given time zone, as a naive datetime."""
    return at.astimezone(ZoneInfo(zone)).replace(tzinfo=None)


def to_utc(day: date, clock: time, zone: str) -> datetime:
    """Convert a local day and time of day to UTC. Raises Refusal for a time skipped by a clock change."""
    moment = datetime.combine(day, clock, ZoneInfo(zone)).astimezone(UTC)
    if local_clock(moment, zone) != datetime.combine(day, clock):
        raise Refusal("when-skipped")
    return moment


def noon(day: date) -> datetime:
    """Return noon of that day, for a text that shows only the day."""
    return datetime.combine(day, time(12))


def day_buttons(incoming: Incoming, zone: str) -> list[list[Button]]:
    """Return buttons for the next days, three per row."""
    today = local_clock(incoming.at, zone)
    days = [today + timedelta(days=ahead) for ahead in range(1, DAYS_OFFERED + 1)]
    buttons = [
        Button(Text("day-button", {"starts": day.replace(tzinfo=ZoneInfo(zone))}), PickDay(day.date()))
        for day in days
    ]
    return grid(buttons, 3)


def hour_buttons(day: date, zone: str, after: datetime | None = None) -> list[list[Button]]:
    """Return buttons for common hours of a day, four per row; with `after`, only later ones."""
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
    """Return a button for each offered moment (days from today, local time of day) that is in the future.

    `label`: text key of the buttons, with the argument `starts`. `pick`: returns the button data for a moment in UTC.
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
    """Parse the typed time. `now`: current local time; `bare`, `since`: as in `parser.parse`.

    Raises Refusal with a hint what to type; `wrong` is the text key for a message that contains no time.
    """
    try:
        return parser.parse(incoming.text or "", now, bare=bare, since=since)
    except InvalidTime as error:
        if error.day:
            raise Refusal("when-weekday", starts=datetime.combine(error.day, time())) from None
        raise Refusal(wrong if error.reason == "wrong" else f"when-{error.reason}") from None


def single_moment(parsed: ParsedTime, *, by: bool = False) -> ParsedTime:
    """Require a single moment: a day, an hour or both, but no range. Raises Refusal.

    `by`: a lone end ("until Friday") is accepted as the moment.
    """
    if by and not parsed.clock and not (parsed.day and parsed.until_day):
        parsed = ParsedTime(parsed.until_day or parsed.day, parsed.until)
    if parsed.until or parsed.until_day:
        raise Refusal("when-one")
    return parsed


def typed_moment(
    incoming: Incoming, zone: str, *, usual: time | None = None, missing: str = "", by: bool = False
) -> datetime:
    """Parse a single future moment, in UTC; without a day, the next occurrence of the time of day.

    `usual`: time of day if only a day was typed; None: raise Refusal(`missing`). `by`: as in `single_moment`.
    Raises Refusal with a hint what to type.
    """
    now = local_clock(incoming.at, zone)
    parsed = single_moment(parse_typed(incoming, now, bare=usual is None), by=by)
    clock = parsed.clock or usual
    if clock is None:
        raise Refusal(missing)
    return require_future(to_utc(_upcoming_day(parsed, clock, now), clock, zone), zone, incoming.at)


def _upcoming_day(parsed: ParsedTime, clock: time, now: datetime) -> date:
    """Return the typed day; without one, today or tomorrow, whenever the time of day comes next."""
    return parsed.day or (now if clock > now.time() else now + timedelta(days=1)).date()


FORM_FIELDS = ("day", "clock", "until", "until_day")
"""Fields of a ParsedTime that a form stores until the time is complete."""


def to_form(parsed: ParsedTime) -> Form:
    """Return the parsed time as fields of a form."""
    return {name: value.isoformat() for name in FORM_FIELDS if (value := getattr(parsed, name)) is not None}


def from_form(form: Form) -> ParsedTime:
    """Return the parsed time that a form stores."""
    day, clock, until, until_day = (form.get(name) for name in FORM_FIELDS)
    return ParsedTime(
        date.fromisoformat(day) if day else None,
        time.fromisoformat(clock) if clock else None,
        time.fromisoformat(until) if until else None,
        date.fromisoformat(until_day) if until_day else None,
    )


def make_span(day: date, clock: time, parsed: ParsedTime, zone: str, at: datetime) -> TimeSpan:
    """Return the start and the end in UTC. Raises Refusal if the start is past or the end is not after it."""
    starts_at = require_future(to_utc(day, clock, zone), zone, at)
    ends_at = to_utc(parsed.until_day or day, parsed.until, zone) if parsed.until else None
    if ends_at is not None:
        check_order(starts_at, ends_at)
    return TimeSpan(starts_at, ends_at)


def require_future(moment: datetime, zone: str, at: datetime) -> datetime:
    """Return the moment. Raises Refusal, which names it, if it is past."""
    if moment <= at:
        raise Refusal("when-past-day", starts=moment.astimezone(ZoneInfo(zone)))
    return moment


def check_order(starts_at: datetime, ends_at: datetime) -> None:
    """Raise Refusal if the end is not after the start."""
    if ends_at <= starts_at:
        raise Refusal("when-backwards")
