"""The parts of a typed time: days, hours, function words, and tokens with their possible meanings."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TimePart:
    """A day, an hour or a function word of a typed time.

    `kind` is day, weekday, year, clock, part (of the day), dash, hour ("at"), from, to, next or noise; or, following
    the part to which they belong, afterwards (a part of the day), till or since.
    """

    kind: str
    case: str = ""
    """The meaning of a Kyrgyz ending: from, towards or empty."""
    day: int = 0
    month: int = 0
    year: int = 0
    """Day, month and year of a day; 0 if not given."""
    days_ahead: int | None = None
    """Of a day: its distance from today, if given so; perhaps with its date."""
    weekday: int | None = None
    """The given weekday, also of a date; Monday is 0."""
    next_week: bool = False
    """Of a day given by its weekday: in the following week."""
    hour: int = 0
    """0-24; 24 is midnight, whose day is unclear."""
    minute: int = 0
    day_part: str = ""
    """Of an hour: its part of the day, a key of `vocabulary.DAY_PARTS`'s values, am or pm."""
    bare_number: bool = False
    """Whether an hour (or day) is given as a plain number, which may mean something else."""
    hour_only: bool = False
    """Whether an hour has no minutes, so that it may be counted to 12 or to 24."""
    ambiguous: bool = False
    """Whether a day may be an hour or the reverse: 10.12."""


Meaning = tuple[TimePart, ...]


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the text with all its possible meanings, days first.

    `kind` is that of its part, or pair (10.12), days (18-19.12), hyphen (9-15), ordinal (18-го), number, four (0930)
    and other kinds of words (`tokens`).
    """

    kind: str
    start: int
    end: int
    meanings: Sequence[Meaning]
    no_default: bool = False
    """Whether no meaning is the default one."""
