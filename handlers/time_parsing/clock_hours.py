"""Resolving hours with a part of the day: 6 вечера, кечки 6, from 2 to 4 pm."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import time

from handlers.time_parsing.days import InvalidTime
from handlers.time_parsing.parts import TimePart

_AFTERNOON_HOURS = range(1, 7)
_PART_HOURS: dict[str, dict[int, int]] = {
    "am": {**{hour: hour for hour in range(1, 12)}, 12: 0},
    "pm": {**{hour: hour + 12 for hour in range(1, 12)}, **{hour: hour for hour in range(12, 24)}},
    "morning": {hour: hour for hour in range(1, 12)},
    "day": {**{hour: hour + 12 for hour in _AFTERNOON_HOURS}, **{hour: hour for hour in range(10, 18)}},
    "afternoon": {**{hour: hour + 12 for hour in _AFTERNOON_HOURS}, **{hour: hour for hour in range(13, 19)}},
    "evening": {**{hour: hour + 12 for hour in range(4, 12)}, **{hour: hour for hour in range(16, 24)}},
    "night": {**{hour: hour for hour in (0, 1, 2, 3, 4, 22, 23)}, 10: 22, 11: 23, 12: 24},
}
"""Part of the day -> spoken hour -> hour on the clock (0-24). Combinations that nobody says are missing."""


def attach_day_parts(parts: Sequence[TimePart]) -> list[TimePart]:
    """Attach each part of the day to an adjacent hour. Raises InvalidTime if there is none or it has one already."""
    found = list(parts)
    for index, part in enumerate(parts):
        if part.kind in _PART_KINDS:
            hour = _hour_index(parts, index)
            if found[hour].day_part:
                raise InvalidTime
            found[hour] = replace(found[hour], day_part=part.day_part, bare_number=False)
    return [part for part in found if part.kind not in _PART_KINDS]


_PART_KINDS = ("part", "afterwards")


def _hour_index(parts: Sequence[TimePart], index: int) -> int:
    """Return the index of the hour that a part of the day belongs to. Raises InvalidTime if there is none."""
    before = [index - 1] if index and parts[index - 1].kind == "clock" else []
    later = [other for other in range(index, len(parts)) if parts[other].kind == "clock"]
    found = [*before, *later] if parts[index].kind == "afterwards" else [*later, *before]
    if not found:
        raise InvalidTime
    return found[0]


def clock_times(clocks: Sequence[TimePart]) -> list[time]:
    """Return the hours on the clock. Of a start and an end, a part of the day given for one may apply to both."""
    if len(clocks) == 2 and bool(clocks[0].day_part) != bool(clocks[1].day_part):
        part = clocks[0].day_part or clocks[1].day_part
        spoken = [replace(clock, day_part=part) for clock in clocks if clock.hour in _PART_HOURS[part]]
        both = [_clock_time(clock) for clock in spoken]
        if len(both) == 2 and both[0] < both[1]:
            return both
    return [_clock_time(clock) for clock in clocks]


def _clock_time(clock: TimePart) -> time:
    if clock.day_part and clock.hour not in _PART_HOURS[clock.day_part]:
        raise InvalidTime
    hour = _PART_HOURS[clock.day_part][clock.hour] if clock.day_part else clock.hour
    if hour == 24:
        raise InvalidTime("midnight")
    if clock.hour_only and not clock.day_part and 1 <= hour <= 6:
        raise InvalidTime("unclear")
    return time(hour, clock.minute)
