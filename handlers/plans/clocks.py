"""Which hour is meant by parts of the day: 6 вечера, кечки 6, from 2 to 4 pm. Pure."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import time

from handlers.plans.days import NoTime
from handlers.plans.signs import Sign

_AFTERNOON = range(1, 7)
_HOURS: dict[str, dict[int, int]] = {
    "am": {**{hour: hour for hour in range(1, 12)}, 12: 0},
    "pm": {**{hour: hour + 12 for hour in range(1, 12)}, **{hour: hour for hour in range(12, 24)}},
    "morning": {hour: hour for hour in range(1, 12)},
    "day": {**{hour: hour + 12 for hour in _AFTERNOON}, **{hour: hour for hour in range(10, 18)}},
    "afternoon": {**{hour: hour + 12 for hour in _AFTERNOON}, **{hour: hour for hour in range(13, 19)}},
    "evening": {**{hour: hour + 12 for hour in range(4, 12)}, **{hour: hour for hour in range(16, 24)}},
    "night": {**{hour: hour for hour in (0, 1, 2, 3, 4, 22, 23)}, 10: 22, 11: 23, 12: 24},
}
"""Part of the day -> the hour as it is said -> as a clock shows it. What is not there is said by nobody."""


def settled(signs: Sequence[Sign]) -> list[Sign]:
    """The parts of the day go to their hours: the one right before them, or the next one. Raises NoTime."""
    found = list(signs)
    for place, sign in enumerate(signs):
        if sign.kind in _PARTS:
            at = _hour_of(signs, place)
            if found[at].part:
                raise NoTime
            found[at] = replace(found[at], part=sign.part, weak=False)
    return [sign for sign in found if sign.kind not in _PARTS]


_PARTS = ("part", "afterwards")


def _hour_of(signs: Sequence[Sign], place: int) -> int:
    """Where the hour stands that a part of the day belongs to. Raises NoTime when there is none."""
    before = [place - 1] if place and signs[place - 1].kind == "clock" else []
    later = [at for at in range(place, len(signs)) if signs[at].kind == "clock"]
    found = [*before, *later] if signs[place].kind == "afterwards" else [*later, *before]
    if not found:
        raise NoTime
    return found[0]


def shown(clocks: Sequence[Sign]) -> list[time]:
    """What a clock shows at these hours, from one to another; a part that is said of one may hold for both."""
    if len(clocks) == 2 and bool(clocks[0].part) != bool(clocks[1].part):
        part = clocks[0].part or clocks[1].part
        alike = [_hour(replace(one, part=part)) for one in clocks if one.hour in _HOURS[part]]
        if len(alike) == 2 and alike[0] < alike[1]:
            return alike
    return [_hour(one) for one in clocks]


def _hour(said: Sign) -> time:
    if said.part and said.hour not in _HOURS[said.part]:
        raise NoTime
    hour = _HOURS[said.part][said.hour] if said.part else said.hour
    if hour == 24:
        raise NoTime("midnight")
    if said.loose and not said.part and 1 <= hour <= 6:
        raise NoTime("unclear")
    return time(hour, said.minute)
