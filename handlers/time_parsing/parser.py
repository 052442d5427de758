"""Times the way people type them: `18.07 9:30`, `эртең 10:00`, `пятница с 9 до 16`, `18-июль 9.30`. Pure.

Every place where a time is typed reads it here. A place says only what it asks for: that may turn a time into a no,
never into another time (docs/decisions/0016).
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
"""Characters. What is longer is no time."""
MAX_READINGS = 64
_REASONS = ("backwards", "wrong")
"""Why words are no time at all, the most telling first."""


@dataclass(frozen=True, slots=True)
class ParsedTime:
    """What was typed, as far as it was: a day and an hour, perhaps until which hour, perhaps of which later day.

    Where a time is one by which something is to be done, only `until` or `until_day` is given.
    """

    day: date | None = None
    clock: time | None = None
    until: time | None = None
    until_day: date | None = None


@dataclass(frozen=True, slots=True)
class _Reading:
    """One way in which all of it can be meant."""

    time: ParsedTime | None
    """None: it is a time, but not one that there is; `no` says why."""
    sure: bool
    """That it is a time at all, not a number."""
    separators: int
    """Dashes that stand between a day and an hour, from nothing to nothing."""
    strict: tuple[Meaning, ...]
    """How those pieces are taken that have no usual meaning."""
    unseparated: bool = False
    """Two days with nothing between them: nobody's way to say it, and yet it may be meant."""
    error: InvalidTime | None = None

    @property
    def backwards(self) -> bool:
        one = self.time or ParsedTime()
        return bool(one.until and one.clock and not one.until_day and one.until <= one.clock)

    def has(self, what: Literal["day", "hour"]) -> bool:
        """Whether there is such a time, and it has that."""
        one = self.time or ParsedTime()
        return any((one.day, one.until_day) if what == "day" else (one.clock, one.until))


def try_parse(
    typed: str, now: datetime | None, *, bare: bool = False, since: date | None = None
) -> ParsedTime | None:
    """As `told`; None where that raises."""
    try:
        return parse(typed, now, bare=bare, since=since)
    except InvalidTime:
        return None


def parse(typed: str, now: datetime | None, *, bare: bool = False, since: date | None = None) -> ParsedTime:
    """What a person typed, at `now` on the clocks of the place. Raises InvalidTime.

    A day without a year is the next such day from `since` on (from today, if that is not given). `bare`: an hour was
    asked for, so that a number alone is one. Without `now` nothing is said by counting from today.
    """
    if len(typed) > MAX_LENGTH:
        raise InvalidTime
    folded = normalize(unicodedata.normalize("NFC", typed))
    pieces = list(tokenize(folded))
    if not pieces or folded[pieces[-1].end :].strip(" .,;:()|•·"):
        raise InvalidTime
    calendar = Calendar(now, since or (now.date() if now else date.min))
    return _choose_reading(_readings(pieces, calendar), "hour" if bare else "day")


def parse_leading(typed: str, since: date) -> tuple[ParsedTime, str, str] | None:
    """The hours that a line begins with, perhaps after their day, as read and as typed, and what follows them.

    None when the line begins with none. Raises InvalidTime for hours that can be meant in more than one way.
    """
    line = unicodedata.normalize("NFC", typed)
    pieces = list(tokenize(normalize(line)))
    found = _LEADING_PATTERN.match("".join(map(_token_letter, pieces)))
    if found is None:
        return None
    if found["hours"].endswith("-N") and found["hours"] != "N-N":
        raise InvalidTime("unclear")  # 9:30-10 Кофе, 9:30 - 10 правил
    used = [
        _restrict(piece, day=place < found.start("hours"))
        for place, piece in enumerate(pieces[: found.end()])
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
"""In letters of `_LETTERS`: a day, and from when until when. k: from that hour, in Kyrgyz."""


def _token_letter(piece: Token) -> str:
    letter = _TOKEN_LETTERS.get(piece.kind, "x")
    return "k" if letter in "Pc" and piece.meanings[-1][-1].case == "from" else letter


def _restrict(piece: Token, *, day: bool) -> Token:
    """The piece as it belongs to the day, or to the hours."""
    others = ("clock",) if day else ("day", "weekday", "year")
    return replace(piece, meanings=[way for way in piece.meanings if way[0].kind not in others])


def _readings(pieces: Sequence[Token], calendar: Calendar) -> list[_Reading]:
    """All that it can mean, the usual first. Raises InvalidTime when it is nothing."""
    if prod(len(piece.meanings) for piece in pieces) > MAX_READINGS:
        raise InvalidTime
    found, whys = [], [InvalidTime()]
    strict = [place for place, piece in enumerate(pieces) if piece.no_default]
    for taken in product(*(piece.meanings for piece in pieces)):
        try:
            found.append(_make_reading(sum(taken, ()), tuple(taken[place] for place in strict), calendar))
        except InvalidTime as no:
            whys.append(no)
    if not found:
        raise min(whys, key=lambda no: _REASONS.index(no.reason))
    return found


def _choose_reading(readings: Sequence[_Reading], asked: Literal["day", "hour"] | None) -> ParsedTime:
    """The one reading that is meant. Raises InvalidTime when it is not certain, or not what was asked for.

    Which one that is depends neither on what is asked for nor on the calendar, so that it is the same everywhere.
    """
    ahead = [one for one in readings if not one.backwards] or readings
    best = min(ahead, key=lambda one: (one.unseparated, one.separators))
    others = [one for one in ahead if one.time != best.time]
    if best.unseparated:
        raise InvalidTime
    if best.backwards:
        raise InvalidTime("backwards")
    if any(one.strict != best.strict or one.unseparated for one in others):
        raise InvalidTime("unclear")
    lacks = best.time is None or (asked and not best.has(asked))
    if lacks and any(one.has(asked or "hour") for one in others):
        raise InvalidTime("unclear")
    if best.time is None:
        raise best.error or InvalidTime
    if not (best.sure or asked == "hour"):
        raise InvalidTime
    return best.time


# One reading.

_SHAPES = re.compile("d|c|dc|cd|dcC|cCd|cC|dD|dDc|dDcC|cdD|cCdD|dcDc|cdCd|dcCd|D|C|Dc|Cd|dC")
"""What is a time, in the letters of `phrases.ordered`."""


def _make_reading(signs: Meaning, strict: tuple[Meaning, ...], calendar: Calendar) -> _Reading:
    spoken = [sign for sign in signs if sign.kind != "noise"]
    letters, said, apart = phrases.time_shape(phrases.join_dates(clock_hours.attach_day_parts(spoken)))
    unsaid = letters == "dd" and all(sign.ambiguous for sign in said)
    if not (unsaid or _SHAPES.fullmatch(letters)):
        raise InvalidTime
    days, hours = ([sign for sign in said if sign.kind == kind] for kind in ("day", "clock"))
    if any(day.bare_number for day in days) and not hours:
        raise InvalidTime
    sure = (
        bool(days)
        or not all(one.bare_number for one in hours)
        or any(one.kind in ("hour", "from") for one in spoken)
    )
    try:
        when = _to_parsed_time(letters, days, clock_hours.clock_times(hours), calendar)
    except InvalidTime as no:
        if no.reason in ("wrong", "backwards"):
            raise
        return _Reading(None, sure, apart, strict, unsaid, no)
    if unsaid and not when.until_day:
        raise InvalidTime  # 10.12 10.12
    return _Reading(when, sure, apart, strict, unsaid)


def _to_parsed_time(
    letters: str, days: Sequence[TimePart], hours: Sequence[time], calendar: Calendar
) -> ParsedTime:
    """The first hour is the beginning, unless it is one until which; so are the days."""
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
