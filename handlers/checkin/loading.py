"""Loading what the door's buttons name, and the half day that they are about."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from handlers.messages import Incoming, Text, Value
from handlers.permissions import CAN_CHECK_IN, load_seminar
from handlers.seats.loading import SEAT
from handlers.ui.arguments import has_ended, local_time, require_active
from storage.checkin import half_days
from storage.checkin.half_days import HalfDay
from storage.database import Session
from storage.models import Seat, Seminar

UNTIMED = "+"
"""Stands for the hour of an arrival that was entered afterwards, from a signed sheet for example. The font of printed
lists has no tick."""


@dataclass(frozen=True, slots=True)
class DoorView:
    """A seminar, and the half day that its door is seen at."""

    seminar: Seminar
    half: HalfDay
    half_days: list[HalfDay]

    is_current: bool = True
    """Whether arrivals count for it now."""

    @property
    def shown_half(self) -> int | None:
        """The half day in buttons and steps that show the door; None follows the clock."""
        return None if self.is_current else self.half.number

    @property
    def label(self) -> Text:
        """The half day in words."""
        return half_day_text(self.seminar, self.half)


def half_day_text(seminar: Seminar, half: HalfDay) -> Text:
    """A half day in words: its day, and which part of it."""
    return Text(f"half-day-{half.part}", {"at": local_time(seminar, half.opens_at)})


def counted_half_day(seminar: Seminar, known: Sequence[HalfDay], at: datetime) -> HalfDay | None:
    """Return the half day whose arrivals are counted now.

    None after the seminar: the whole of it counts, since the last half day has only those who stayed until the end.
    """
    return None if has_ended(seminar, at) else half_days.current_half_day(known, at)


def arrived_line(seminar: Seminar, half: HalfDay | None, counts: Mapping[str, Value]) -> Text:
    """How many have arrived of how many, with the half day that is counted; None: the whole seminar."""
    if half is None:
        return Text("staff-people-arrived", counts)
    return Text("staff-overview-arrived", {**counts, "half": half_day_text(seminar, half)})


def arrival_cell(seminar: Seminar, half: HalfDay, at: datetime) -> str:
    """The hour of an arrival in a list; a plus sign if it was entered outside the half day: it is unknown."""
    return f"{local_time(seminar, at):%H:%M}" if half.is_open(at) else UNTIMED


async def load_door(incoming: Incoming, session: Session, number: int, half: int | None = None) -> DoorView:
    """The door of that seminar, for whoever may check in there. Raises Refusal."""
    seminar = await load_seminar(incoming, session, CAN_CHECK_IN, number)
    require_active(seminar)
    return await view_door(incoming, session, seminar, half)


async def view_door(
    incoming: Incoming, session: Session, seminar: Seminar, half: int | None = None
) -> DoorView:
    """The door of the seminar at that half day, or at the current one."""
    known = await half_days.load_half_days(session, seminar)
    shown = half_days.find_half_day(known, half, incoming.at)
    return DoorView(seminar, shown, known, shown is half_days.current_half_day(known, incoming.at))


async def load_arrival(incoming: Incoming, session: Session, number: int, half: int) -> tuple[Seat, DoorView]:
    """The seat of that number and its door, for whoever may check in there. Raises Refusal."""
    seat, seminar = await SEAT.load(incoming, session, number, CAN_CHECK_IN)
    require_active(seminar)
    return seat, await view_door(incoming, session, seminar, half)
