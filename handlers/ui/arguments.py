"""Helpers shared by features: text arguments for units and times, checks of seminars, parsing of numbers."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TypeVar
from zoneinfo import ZoneInfo

from handlers.messages import Lines, Place, Refusal, Text, Translated, Value
from storage.checkin import half_days
from storage.models import Seminar, Unit, seminar_states
from storage.seminars import days
from storage.seminars.days import SeminarDay
from storage.text.richtext import RichText
from storage.units import units

_WHOLE_NUMBER = re.compile(
    r"(?:[^\d+−–.,/:-]*\s)?[№#]?\s?([0-9]{1,3}(?: [0-9]{3}){0,2}|[0-9]{1,9})(?!%)\D{0,60}"
)
"""A number within a text: no sign before it, no percent sign or further digit (fraction, second number) after it."""

AnyText = TypeVar("AnyText", str, RichText)


def unit_name(unit: Unit) -> Translated:
    """Return the unit's name as on a button: with its kind, «Нарын шаары», unless it is an ayil aymak."""
    return Translated(units.kind_names(unit))


def unit_full_name(unit: Unit) -> Text:
    """Return the unit's name with its kind: "Ак-Булуң айыл аймагы"."""
    if unit.level == "ayil_aymak":
        return Text("unit-ayil-aymak", {"territory": Place(unit.level, units.kind_names(unit))})
    return Text(f"unit-{unit.level}", {"name": unit_name(unit)})


def unit_full_name_in(unit: Unit, parent: Unit | None) -> Text:
    """Return the unit's name with its kind and its parent: "Ак-Булуң айыл аймагы (Ак-Суу району)"."""
    if parent is None:
        return unit_full_name(unit)
    return Text("unit-with-parent", {"name": unit_full_name(unit), "parent": unit_name(parent)})


def local_time(seminar: Seminar, moment: datetime) -> datetime:
    """Return the moment in the seminar's time zone."""
    return moment.astimezone(ZoneInfo(seminar.timezone))


def seminar_times(seminar: Seminar) -> dict[str, Value]:
    """When a seminar starts and ends, for its texts: `DAYS($starts, $ends)`, `TIME($starts)`, `$hours` of its days."""
    return {
        "starts": local_time(seminar, seminar.starts_at),
        "ends": local_time(seminar, seminar.ends_at),
        "hours": hours_value(days.list_days(seminar), seminar.timezone),
    }


def venue_text(seminar: Seminar) -> Value:
    """Return the venue with its address, as far as they are known."""
    venue, address = (Translated(one) for one in (seminar.venue, seminar.address))
    if any(seminar.venue.values()) and any(seminar.address.values()):
        return Text("seminar-place", {"venue": venue, "address": address})
    if any(seminar.venue.values()):
        return venue
    return address if any(seminar.address.values()) else Text("place-open")


def hours_value(listed: Sequence[SeminarDay], zone: str, separator: str = "\n") -> Value:
    """Return the hours of a seminar's days: once if they are the same on each, else those of each day, separated."""
    place = ZoneInfo(zone)
    hours = [(one.starts_at.astimezone(place), one.ends_at.astimezone(place)) for one in listed]
    several = len({(starts.time(), ends.time()) for starts, ends in hours}) > 1
    key = "seminar-hours-of-day" if several else "seminar-hours-daily" if len(hours) > 1 else "seminar-hours"
    if hours[0][0].date() != hours[0][1].date():
        key = "seminar-hours-across"
    texts = [Text(key, {"starts": starts, "ends": ends}) for starts, ends in hours]
    return Lines(texts, separator) if several else texts[0]


def seminar_title(seminar: Seminar) -> Translated | Text:
    """Return the title, or a text saying that there is none."""
    return Translated(seminar.title) if seminar.title else Text("plan-untitled")


def seminar_label(seminar: Seminar) -> Text:
    """Return the label of a button that names a seminar: with its days, since several may have the same title."""
    return Text("seminar-label", {"seminar": seminar_title(seminar), **seminar_times(seminar)})


def require_active(seminar: Seminar) -> None:
    """Raise Refusal if the seminar is cancelled or archived."""
    if seminar.state in seminar_states.INACTIVE_STATES:
        raise Refusal("plan-over")


def has_first_day_begun(seminar: Seminar, at: datetime) -> bool:
    """Whether arrivals can be recorded: it is the seminar's first day, at its place, or later."""
    return at >= half_days.first_opens_at(seminar)


def require_first_day(seminar: Seminar, at: datetime) -> None:
    """Raise Refusal before the first day, when no arrival can be recorded."""
    if not has_first_day_begun(seminar, at):
        raise Refusal("door-early", day=local_time(seminar, half_days.first_opens_at(seminar)))


def is_on_day(seminar: Seminar, at: datetime) -> bool:
    """Whether the seminar is held today: on one of its days, at its place, and not yet over."""
    return is_date_of(seminar, at) and not has_ended(seminar, at)


def is_date_of(seminar: Seminar, at: datetime) -> bool:
    """Return whether the seminar is held on this date, at its place: also in the evening, when it has ended."""
    first, day, last = (local_time(seminar, one).date() for one in (seminar.starts_at, at, seminar.ends_at))
    return first <= day <= last


def has_ended(seminar: Seminar, at: datetime) -> bool:
    """Whether the seminar has ended."""
    return seminar.ends_at.astimezone(UTC) <= at


def parse_int(text: str) -> int:
    """Parse a row id. Return 0, which is the id of no row, for anything else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 18 else 0


def parse_count(text: str) -> int | None:
    """Parse the one whole number in a text ("80", "80 человек", "№ 80", "1 000"). Return None for anything else."""
    found = _WHOLE_NUMBER.fullmatch(text)
    return int(found[1].replace(" ", "")) if found else None


def utf16_length(text: str | RichText) -> int:
    """Return the length in UTF-16 units, as Telegram counts it."""
    return len(str(text).encode("utf-16-le")) // 2


def shorten(text: AnyText, limit: int) -> AnyText:
    """Shorten the text to at most `limit` characters, ending with an ellipsis if it was cut."""
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"
