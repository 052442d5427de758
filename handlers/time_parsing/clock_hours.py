"""Which hour is meant by parts of the day: 6 вечера, кечки 6, from 2 to 4 pm. Pure."""

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
"""Part of the day -> the hour as it is said -> as a clock shows it. What is not there is said by nobody."""


def attach_day_parts(signs: Sequence[TimePart]) -> list[TimePart]:
    """The parts of the day go to their hours: the one right before them, or the next one. Raises InvalidTime."""
    found = list(signs)
    for place, sign in enumerate(signs):
        if sign.kind in _PART_KINDS:
            at = _hour_index(signs, place)
            if found[at].day_part:
                raise InvalidTime
            found[at] = replace(found[at], day_part=sign.day_part, bare_number=False)
    return [sign for sign in found if sign.kind not in _PART_KINDS]


_PART_KINDS = ("part", "afterwards")


def _hour_index(signs: Sequence[TimePart], place: int) -> int:
    """Where the hour stands that a part of the day belongs to. Raises InvalidTime when there is none."""
    before = [place - 1] if place and signs[place - 1].kind == "clock" else []
    later = [at for at in range(place, len(signs)) if signs[at].kind == "clock"]
    found = [*before, *later] if signs[place].kind == "afterwards" else [*later, *before]
    if not found:
        raise InvalidTime
    return found[0]


def clock_times(clocks: Sequence[TimePart]) -> list[time]:
    """What a clock shows at these hours, from one to another; a part that is said of one may hold for both."""
    if len(clocks) == 2 and bool(clocks[0].day_part) != bool(clocks[1].day_part):
        part = clocks[0].day_part or clocks[1].day_part
        alike = [_clock_time(replace(one, day_part=part)) for one in clocks if one.hour in _PART_HOURS[part]]
        if len(alike) == 2 and alike[0] < alike[1]:
            return alike
    return [_clock_time(one) for one in clocks]


def _clock_time(said: TimePart) -> time:
    if said.day_part and said.hour not in _PART_HOURS[said.day_part]:
        raise InvalidTime
    hour = _PART_HOURS[said.day_part][said.hour] if said.day_part else said.hour
    if hour == 24:
        raise InvalidTime("midnight")
    if said.hour_only and not said.day_part and 1 <= hour <= 6:
        raise InvalidTime("unclear")
    return time(hour, said.minute)
