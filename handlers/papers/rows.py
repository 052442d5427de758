"""Participants as papers show them: by rayon, with their numbers, and telephones for whoever may see them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import groupby

from handlers.messages import Incoming, PaperData, Text, Translated, Value
from handlers.permissions import CAN_SEE_EVERYONE, ORGANISERS, visible_rayons
from handlers.seats.cards import format_phone
from handlers.seats.place_choice import office_text
from handlers.ui.arguments import hours_value, seminar_times, unit_full_name, unit_name, venue_text
from handlers.ui.sheet import visible_participants
from storage.checkin.passes import sheet_numbers
from storage.database import Session
from storage.models import Seat, Seminar, Unit
from storage.models.seat_states import ATTENDING_STATES
from storage.seminars import days
from storage.text.names import kyrgyz_sort_key
from storage.units import units


@dataclass(frozen=True, slots=True)
class PaperRow:
    """A participant on a paper."""

    seat: Seat
    number: int | None
    """The number on the signature sheet; None if the seat has none any more."""
    area: Unit | None
    """The rayon, or the city or oblast where there is none."""
    place: Value
    """The municipality or office, without the rayon."""
    phone: str
    """As it is read; empty if there is none, or if whoever asks may not see it."""

    @property
    def position(self) -> Value:
        """The position in words, or an empty text."""
        return Text(f"position-{self.seat.position}") if self.seat.position else ""

    @property
    def name(self) -> str:
        """The name, or an empty text."""
        return self.seat.name or ""


async def load_rows(
    incoming: Incoming,
    session: Session,
    seminar: Seminar,
    *,
    states: Sequence[str] = ATTENDING_STATES,
    whole: Collection[str] = CAN_SEE_EVERYONE,
) -> list[PaperRow]:
    """Return the participants whom the person may see, by rayon, municipality and name."""
    numbers = await sheet_numbers(session, seminar.id)
    listed = await visible_participants(incoming, session, seminar, states, whole)
    phones_of = visible_rayons(incoming, seminar.id, ORGANISERS)
    found = [
        (await _sort_key(session, one.seat), await _row(session, one.seat, numbers, phones_of))
        for one in listed
    ]
    return [row for _, row in sorted(found, key=lambda pair: pair[0])]


def sees_phones(incoming: Incoming, seminar: Seminar) -> bool:
    """Return whether the person may see telephone numbers of at least one rayon."""
    rayons = visible_rayons(incoming, seminar.id, ORGANISERS)
    return rayons is None or bool(rayons)


async def _row(
    session: Session, seat: Seat, numbers: dict[int, int], phones_of: frozenset[str] | None
) -> PaperRow:
    line = await units.lineage(session, seat.unit_code) if seat.unit_code else []
    shown = seat.phone is not None and (phones_of is None or any(one.code in phones_of for one in line))
    return PaperRow(
        seat,
        numbers.get(seat.id),
        _area(line),
        await _place(session, seat, line),
        format_phone(seat.phone) if shown and seat.phone else "",
    )


def _area(line: Sequence[Unit]) -> Unit | None:
    return next((unit for unit in line if unit.level in ("rayon", "city")), line[-1] if line else None)


async def _place(session: Session, seat: Seat, line: Sequence[Unit]) -> Value:
    if line and seat.office == "municipality":
        return unit_full_name(line[-1])
    return await office_text(session, seat.office, seat.unit_code, seat.organisation)


async def _sort_key(session: Session, seat: Seat) -> tuple[object, ...]:
    line = await units.lineage(session, seat.unit_code) if seat.unit_code else []
    unit = line[-1] if line else None
    name = kyrgyz_sort_key(seat.name or "")
    return (units.sort_key(_area(line)), units.sort_key(unit), seat.organisation or "", name, seat.id)


def group_by_area(rows: Sequence[PaperRow]) -> list[tuple[Value, list[PaperRow]]]:
    """Return (name of the rayon, its rows); the rows are in the order of `load_rows`."""
    return [
        (unit_name(area) if area else Text("papers-elsewhere"), list(group))
        for area, group in groupby(rows, key=lambda row: row.area)
    ]


def number_text(row: PaperRow) -> str:
    """Return the number on the sheet as text."""
    return "" if row.number is None else str(row.number)


def seminar_data(seminar: Seminar) -> dict[str, PaperData]:
    """Return the seminar's title, and its time and place as lines."""
    hours = hours_value(days.list_days(seminar), seminar.timezone, "; ")
    lines: list[PaperData] = [Text("papers-when", {**seminar_times(seminar), "hours": hours})]
    if any(seminar.venue.values()) or any(seminar.address.values()):
        lines.append(venue_text(seminar))
    return {
        "seminar": Translated(seminar.title),
        "lines": lines,
        "day": Text("papers-day", seminar_times(seminar)),
    }
