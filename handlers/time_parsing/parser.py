"""Parser of typed times: `18.07 9:30`, `эртең 10:00`, `пятница с 9 до 16`, `18-июль 9.30`.

All prompts for a time use it. What a prompt asks for can make a text invalid, but never changes its meaning
(docs/decisions/0016).
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from itertools import product
from math import prod
from typing import Literal

from handlers.time_parsing import clock_hours, phrases
from handlers.time_parsing.days import MAX_DAYS as MOST_DAYS
from handlers.time_parsing.days import Calendar, InvalidTime
from handlers.time_parsing.parts import Meaning, TimePart, Token
from handlers.time_parsing.tokens import tokenize
from handlers.time_parsing.vocabulary import normalize, row_names

MAX_LENGTH = 100
"""The most characters of a time."""
MAX_READINGS = 64
"""The most combinations of meanings that are tried."""
_REASONS = ("backwards", "wrong")
"""The reasons why all readings failed, the most helpful first."""


@dataclass(frozen=True, slots=True)
class ParsedTime:
    """The parts of a typed time: day, hour, end hour, and last day of a range.

    A deadline ("until 18:00") has only `until` or `until_day`.
    """

    day: date | None = None
    clock: time | None = None
    until: time | None = None
    until_day: date | None = None


@dataclass(frozen=True, slots=True)
class _Reading:
    """One possible meaning of the whole text."""

    time: ParsedTime | None
    """None if the time does not exist; `error` tells why."""
    sure: bool
    """Whether it can only be a time, not a plain number."""
    separators: int
    """The number of dashes that separate a day from an hour and do not mark a range."""
    strict: tuple[Meaning, ...]
    """The chosen meanings of the tokens that have no default meaning."""
    unseparated: bool = False
    """Whether it has two days without a word or dash between them, which is unusual but possible."""
    error: InvalidTime | None = None

    @property
    def backwards(self) -> bool:
        when = self.time or ParsedTime()
        return bool(when.until and when.clock and not when.until_day and when.until <= when.clock)

    def has(self, part: Literal["day", "hour"]) -> bool:
        """Return whether the time exists and has this part."""
        when = self.time or ParsedTime()
        return any((when.day, when.until_day) if part == "day" else (when.clock, when.until))


def try_parse(
    typed: str, now: datetime | None, *, bare: bool = False, since: date | None = None
) -> ParsedTime | None:
    """Parse a time as `parse` does. Return None if that raises InvalidTime."""
    try:
        return parse(typed, now, bare=bare, since=since)
    except InvalidTime:
        return None


def parse(typed: str, now: datetime | None, *, bare: bool = False, since: date | None = None) -> ParsedTime:
    """Parse a typed time. Raises InvalidTime.

    `now` is the present local time; without it, days relative to today are not accepted. A date without a year is the
    next one from `since` (by default today) on. With `bare`, an hour was asked for, and a plain number is one.
    """
    if len(typed) > MAX_LENGTH:
        raise InvalidTime
    folded = normalize(unicodedata.normalize("NFC", typed))
    tokens = list(tokenize(folded))
    if not tokens or folded[tokens[-1].end :].strip(" .,;:()|•·"):
        raise InvalidTime
    calendar = Calendar(now, since or (now.date() if now else date.min))
    return _choose_reading(_readings(tokens, calendar), "hour" if bare else "day")


def parse_leading(typed: str, since: date) -> tuple[ParsedTime, str, str] | None:
    """Parse the hours at the start of a line, possibly preceded by a day; return them, their text and the rest.

    Return None if the line does not start with hours. Raises InvalidTime if they are ambiguous.
    """
    line = unicodedata.normalize("NFC", typed)
    tokens = list(tokenize(normalize(line)))
    found = _LEADING_PATTERN.match("".join(map(_token_letter, tokens)))
    if found is None:
        return None
    if found["hours"].endswith("-N") and found["hours"] != "N-N":
        raise InvalidTime("unclear")  # 9:30-10 Кофе, 9:30 - 10 правил
    used = [
        _restrict(token, day=index < found.start("hours"))
        for index, token in enumerate(tokens[: found.end()])
    ]
    when = _choose_reading(_readings(used, Calendar(None, since)), None)
    return when, line[: used[-1].end], line[used[-1].end :]


_TOKEN_LETTERS = row_names(
    {
        "d": "day weekday year",
        "c": "clock days hyphen",
        "h": "hour from part",
        "P": "pair",
        "N": "number",
        "F": "four",
        "o": "ordinal",
        "n": "noise",
        "-": "dash",
        "t": "to",
        "u": "till",
        "a": "afterwards",
    }
)
_LEADING_PATTERN = re.compile(
    "(?P<day>[dPn]*)(?P<hours>h*(?:F-F|F|(?:[PcNk]a?(?:[-t]h*[PcN]|(?<=k)h*[PcNo])?a?)))u?"
)
"""A day and hours, in the letters of `_TOKEN_LETTERS`. The letter k is an hour with the Kyrgyz ending "from"."""


def _token_letter(token: Token) -> str:
    letter = _TOKEN_LETTERS.get(token.kind, "x")
    return "k" if letter in "Pc" and token.meanings[-1][-1].case == "from" else letter


def _restrict(token: Token, *, day: bool) -> Token:
    """Return the token with only its meanings as a day, or as hours."""
    others = ("clock",) if day else ("day", "weekday", "year")
    return replace(token, meanings=[meaning for meaning in token.meanings if meaning[0].kind not in others])


def _readings(tokens: Sequence[Token], calendar: Calendar) -> list[_Reading]:
    """Return all possible readings, usual ones first. Raises InvalidTime if there are none."""
    if prod(len(token.meanings) for token in tokens) > MAX_READINGS:
        raise InvalidTime
    found, errors = [], [InvalidTime()]
    strict = [index for index, token in enumerate(tokens) if token.no_default]
    for chosen in product(*(token.meanings for token in tokens)):
        try:
            found.append(_make_reading(sum(chosen, ()), tuple(chosen[index] for index in strict), calendar))
        except InvalidTime as error:
            errors.append(error)
    if not found:
        raise min(errors, key=lambda error: _REASONS.index(error.reason))
    return found


def _choose_reading(readings: Sequence[_Reading], asked: Literal["day", "hour"] | None) -> ParsedTime:
    """Return the time of the best reading. Raises InvalidTime if it is ambiguous, or lacks what was asked for.

    The choice depends neither on what was asked for nor on the calendar, so that a text means the same everywhere.
    """
    ordered = [reading for reading in readings if not reading.backwards] or readings
    best = min(ordered, key=lambda reading: (reading.unseparated, reading.separators))
    others = [reading for reading in ordered if reading.time != best.time]
    if best.unseparated:
        raise InvalidTime
    if best.backwards:
        raise InvalidTime("backwards")
    if any(other.strict != best.strict or other.unseparated for other in others):
        raise InvalidTime("unclear")
    is_incomplete = best.time is None or (asked and not best.has(asked))
    if is_incomplete and any(other.has(asked or "hour") for other in others):
        raise InvalidTime("unclear")
    if best.time is None:
        raise best.error or InvalidTime
    if not (best.sure or asked == "hour"):
        raise InvalidTime
    return best.time


# A single reading.

_SHAPES = re.compile("d|c|dc|cd|dcC|cCd|cC|dD|dDc|dDcC|cdD|cCdD|dcDc|cdCd|dcCd|D|C|Dc|Cd|dC")
"""The valid sequences, in the letters of `phrases.time_shape`."""


def _make_reading(parts: Meaning, strict: tuple[Meaning, ...], calendar: Calendar) -> _Reading:
    relevant = [part for part in parts if part.kind != "noise"]
    letters, points, separators = phrases.time_shape(
        phrases.join_dates(clock_hours.attach_day_parts(relevant))
    )
    unseparated = letters == "dd" and all(point.ambiguous for point in points)
    if not (unseparated or _SHAPES.fullmatch(letters)):
        raise InvalidTime
    days, hours = ([point for point in points if point.kind == kind] for kind in ("day", "clock"))
    if any(day.bare_number for day in days) and not hours:
        raise InvalidTime
    sure = (
        bool(days)
        or not all(hour.bare_number for hour in hours)
        or any(part.kind in ("hour", "from") for part in relevant)
    )
    try:
        when = _to_parsed_time(letters, days, clock_hours.clock_times(hours), calendar)
    except InvalidTime as error:
        if error.reason in ("wrong", "backwards"):
            raise
        return _Reading(None, sure, separators, strict, unseparated, error)
    if unseparated and not when.until_day:
        raise InvalidTime  # 10.12 10.12
    return _Reading(when, sure, separators, strict, unseparated)


def _to_parsed_time(
    letters: str, days: Sequence[TimePart], hours: Sequence[time], calendar: Calendar
) -> ParsedTime:
    """Assign days and hours to start and end, by the shape of the text. Raises InvalidTime."""
    clock, until = (None, hours[0]) if letters in ("C", "Dc", "Cd", "dC") else [*hours, None, None][:2]
    first, last = (None, days[0]) if letters in ("D", "Dc") else [*days, None, None][:2]
    day = calendar.first_day(first, last, clock) if first else None
    until_day = calendar.last_day(last, day) if last else None
    if day and until_day:
        if until_day < day:
            raise InvalidTime("backwards")
        if (until_day - day).days > MOST_DAYS:
            raise InvalidTime
    return ParsedTime(day, clock, until, until_day if until_day != day else None)
