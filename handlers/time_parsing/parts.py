"""What was said in a typed time, piece by piece: days, hours, and the little words between them. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TimePart:
    """One thing that was said.

    `kind`: day, weekday, year, clock, part (of the day), dash, hour ("at"), from, to, next, noise; and what follows
    that to which it belongs: afterwards (a part of the day), till, since.
    """

    kind: str
    case: str = ""
    """What its Kyrgyz ending says: from, towards or nothing."""
    day: int = 0
    month: int = 0
    year: int = 0
    """Of a day; 0: not said."""
    days_ahead: int | None = None
    """Of a day: so many days from today."""
    weekday: int | None = None
    """Monday is 0; of a day: what it is said to be."""
    next_week: bool = False
    """Of a day by its weekday: in the week after this one."""
    hour: int = 0
    """24: midnight, of which nobody knows to which day it belongs."""
    minute: int = 0
    day_part: str = ""
    """Of which part of the day an hour is: one of PART_OF, am or pm."""
    bare_number: bool = False
    """An hour that is a bare number, and may be none."""
    hour_only: bool = False
    """An hour without minutes: it may be counted to 12 or to 24."""
    ambiguous: bool = False
    """A day or an hour that may be the other: 10.12."""


Meaning = tuple[TimePart, ...]


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of what was typed, and every way in which it can be meant, days first.

    `kind` is that of its sign; or pair (10.12), days (18-19.12), hyphen (9-15), ordinal (18-го), number, four (0930).
    """

    kind: str
    start: int
    end: int
    meanings: Sequence[Meaning]
    no_default: bool = False
    """None of its ways is the usual one."""
