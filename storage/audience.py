"""Who is meant: the people a message goes to, as a query over seats."""

from dataclasses import dataclass
from typing import cast

from sqlalchemy import Select, Table, select

from storage.models import Person, Seat
from storage.seats import HOLDING

PEOPLE = cast(Table, Person.__table__)
SEATS = cast(Table, Seat.__table__)


@dataclass(frozen=True, slots=True)
class Audience:
    """The people with a seat at this seminar in one of these states; empty narrowings leave everybody in."""

    seminar_id: int
    states: tuple[str, ...] = HOLDING
    units: tuple[str, ...] = ()
    """Codes of the seats' own units, not of what lies above them."""
    offices: tuple[str, ...] = ()
    positions: tuple[str, ...] = ()
    people: tuple[int, ...] | None = None
    """Only these people (our ids), of those meant by the rest."""
    pings: bool = False
    """Only those who want a word before each item of the programme."""
    but: tuple[int, ...] = ()
    """Not these people (our ids)."""

    def seats(self) -> Select[tuple[int]]:
        """The people's ids (ours); somebody whose seat is not taken up by a person is not among them."""
        query = select(SEATS.c.person_id).where(
            SEATS.c.seminar_id == self.seminar_id,
            SEATS.c.state.in_(self.states),
            SEATS.c.person_id.is_not(None),
        )
        for column, values in (
            (SEATS.c.unit_code, self.units),
            (SEATS.c.office, self.offices),
            (SEATS.c.position, self.positions),
            (SEATS.c.person_id, self.people),
        ):
            if values or (column is SEATS.c.person_id and values is not None):
                query = query.where(column.in_(values or ()))
        if self.but:
            query = query.where(SEATS.c.person_id.not_in(self.but))
        return query.where(SEATS.c.pings) if self.pings else query

    def reachable(self) -> Select[tuple[int, int, str | None]]:
        """(our id, chat, language) of those who can be written to: agreed to the notice, did not block us."""
        return (
            select(PEOPLE.c.id, PEOPLE.c.telegram_id, PEOPLE.c.language)
            .where(PEOPLE.c.id.in_(self.seats()))
            .where(
                PEOPLE.c.telegram_id.is_not(None),
                PEOPLE.c.consented_at.is_not(None),
                PEOPLE.c.unreachable_at.is_(None),
            )
        )
