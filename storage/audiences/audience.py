"""Who is meant: the people a message goes to, as a query over seats."""

from dataclasses import dataclass
from typing import cast

from sqlalchemy import Select, Table, select

from storage.models import Person, Seat
from storage.seats.seats import ATTENDING_STATES

PEOPLE_TABLE = cast(Table, Person.__table__)
SEATS_TABLE = cast(Table, Seat.__table__)


@dataclass(frozen=True, slots=True)
class SeatAudience:
    """The people with a seat at this seminar in one of these states; empty narrowings leave everybody in."""

    seminar_id: int
    states: tuple[str, ...] = ATTENDING_STATES
    units: tuple[str, ...] = ()
    """Codes of the seats' own units, not of what lies above them."""
    offices: tuple[str, ...] = ()
    positions: tuple[str, ...] = ()
    people: tuple[int, ...] | None = None
    """Only these people (our ids), of those meant by the rest."""
    wants_pings: bool = False
    """Only those who want a word before each item of the programme."""
    exclude: tuple[int, ...] = ()
    """Not these people (our ids)."""

    def person_ids(self) -> Select[tuple[int]]:
        """The people's ids (ours); somebody whose seat is not taken up by a person is not among them."""
        query = select(SEATS_TABLE.c.person_id).where(
            SEATS_TABLE.c.seminar_id == self.seminar_id,
            SEATS_TABLE.c.state.in_(self.states),
            SEATS_TABLE.c.person_id.is_not(None),
        )
        for column, values in (
            (SEATS_TABLE.c.unit_code, self.units),
            (SEATS_TABLE.c.office, self.offices),
            (SEATS_TABLE.c.position, self.positions),
            (SEATS_TABLE.c.person_id, self.people),
        ):
            if values or (column is SEATS_TABLE.c.person_id and values is not None):
                query = query.where(column.in_(values or ()))
        if self.exclude:
            query = query.where(SEATS_TABLE.c.person_id.not_in(self.exclude))
        return query.where(SEATS_TABLE.c.wants_pings) if self.wants_pings else query

    def reachable(self) -> Select[tuple[int, int, str | None]]:
        """(our id, chat, language) of those who can be written to: agreed to the notice, did not block us."""
        return (
            select(PEOPLE_TABLE.c.id, PEOPLE_TABLE.c.telegram_id, PEOPLE_TABLE.c.language)
            .where(PEOPLE_TABLE.c.id.in_(self.person_ids()))
            .where(
                PEOPLE_TABLE.c.telegram_id.is_not(None),
                PEOPLE_TABLE.c.consented_at.is_not(None),
                PEOPLE_TABLE.c.unreachable_at.is_(None),
            )
        )
