"""Asking for a time: buttons for the next days, then for common hours, or typed the way people type."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from handlers.messages import Button, Incoming, Refusal, Text
from handlers.time_parsing import parser
from handlers.time_parsing.days import InvalidTime
from handlers.time_parsing.parser import ParsedTime
from handlers.ui.steps import Form

DAYS_OFFERED = 9
COMMON_HOURS = (
    "08:00",
    "09:00",
    "09:30",
    "10:00",
    "11:00",
    "12:00",
    "13:00",
    "14:00",
    "15:00",
    "16:00",
    "17:00",
    "18:00",
)


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
        Button(Text("day-button", {"starts": day.replace(tzinfo=ZoneInfo(zone))}), f"planday:{day:%Y%m%d}")
        for day in days
    ]
    return _in_columns(buttons, 3)


def hour_buttons(day: date, zone: str, after: datetime | None = None) -> list[list[Button]]:
    """Common hours of that day, four a row; `after`: only those that are later."""
    hours = [to_utc(day, time.fromisoformat(hour), zone) for hour in COMMON_HOURS]
    buttons = [
        Button(
            Text("hour-button", {"starts": hour.astimezone(ZoneInfo(zone))}),
            f"planclock:{name.replace(':', '')}",
        )
        for name, hour in zip(COMMON_HOURS, hours, strict=True)
        if after is None or hour > after
    ]
    return _in_columns(buttons, 4)


def _in_columns(buttons: list[Button], width: int) -> list[list[Button]]:
    return [buttons[start : start + width] for start in range(0, len(buttons), width)]


def parse_typed(
    incoming: Incoming,
    now: datetime,
    *,
    bare: bool = False,
    since: date | None = None,
    wrong: str = "when-wrong",
) -> ParsedTime:
    """What was typed, at `now` on the clocks of the place: `when.told`.

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


def upcoming_day(told: ParsedTime, clock: time, now: datetime) -> date:
    """The day that was told; without one the next on which the clocks show that hour."""
    return told.day or (now if clock > now.time() else now + timedelta(days=1)).date()


STAMP_FORMAT = "%Y%m%d%H%M"
"""A time in a button, in UTC."""


def parse_stamp(stamp: str) -> datetime:
    """The time in a button. Raises Refusal."""
    try:
        return datetime.strptime(stamp, STAMP_FORMAT).replace(tzinfo=UTC)
    except ValueError:
        raise Refusal("button-old") from None


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


def parse_day_button(argument: str) -> ParsedTime:
    """The day of a button. Raises Refusal."""
    try:
        return ParsedTime(day=datetime.strptime(argument, "%Y%m%d").date())  # noqa: DTZ007  # a day has no zone
    except ValueError:
        raise Refusal("button-old") from None


def parse_hour_button(argument: str) -> ParsedTime:
    """The hour of a button. Raises Refusal."""
    if f"{argument[:2]}:{argument[2:]}" not in COMMON_HOURS:
        raise Refusal("button-old")
    return ParsedTime(clock=time(int(argument[:2]), int(argument[2:])))


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
