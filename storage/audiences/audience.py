"""The recipients of a reminder or message to a seminar, as a query over seats."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

from sqlalchemy import (
    CursorResult,
    Select,
    String,
    Table,
    func,
    literal,
    or_,
    select,
)
from sqlalchemy import cast as cast_sql

from storage.accounts.people import IS_REACHABLE
from storage.database import Session, insert
from storage.messages import outbox
from storage.models import (
    Person,
    Seat,
)
from storage.models.seat_states import ATTENDING_STATES

PEOPLE_TABLE = cast(Table, Person.__table__)
SEATS_TABLE = cast(Table, Seat.__table__)


@dataclass(frozen=True, slots=True)
class SeatAudience:
    """The people with a seat at this seminar in one of these states; an empty filter excludes nobody."""

    seminar_id: int
    states: tuple[str, ...] = ATTENDING_STATES
    units: tuple[str, ...] = ()
    """Codes of the seats' own units; units inside them are not included."""
    offices: tuple[str, ...] = ()
    positions: tuple[str, ...] = ()
    people: tuple[int, ...] | None = None
    """Only these people (our ids), as far as the other filters match; None: no such filter."""
    wants_pings: bool = False
    """Only people who asked for a message before each programme item."""
    exclude: tuple[int, ...] = ()
    """Without these people (our ids)."""

    def person_ids(self) -> Select[tuple[int]]:
        """Select the people's ids (ours). Seats without a person have none."""
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
        """Select (id, chat id, language) of the reachable people."""
        return (
            select(PEOPLE_TABLE.c.id, PEOPLE_TABLE.c.telegram_id, PEOPLE_TABLE.c.language)
            .where(PEOPLE_TABLE.c.id.in_(self.person_ids()))
            .where(IS_REACHABLE)
        )


@dataclass(frozen=True, slots=True)
class RecipientCounts:
    """The number of reachable people by language, and the number of seats that the bot cannot reach."""

    languages: Counter[str]
    unreachable: int


async def count_recipients(session: Session, audience: SeatAudience) -> RecipientCounts:
    """Count the reachable people of an audience by language, and the seats of people who are not reachable."""
    await session.flush()
    reachable = audience.reachable().subquery()
    rows = await session.execute(
        select(reachable.c.language, func.count(reachable.c.id)).group_by(reachable.c.language)
    )
    languages = Counter({row[0] or "ky": row[1] for row in rows})
    unreachable = select(func.count()).where(
        Seat.seminar_id == audience.seminar_id,
        Seat.state.in_(audience.states),
        SEATS_TABLE.c.person_id.is_(None) | SEATS_TABLE.c.person_id.not_in(select(reachable.c.id)),
    )
    return RecipientCounts(languages, await session.scalar(unreachable) or 0)


async def fan_out(
    session: Session,
    audience: SeatAudience,
    dedup_key: str,
    messages: Mapping[str, Mapping[str, Any]],
    default: str,
) -> int:
    """Enqueue a message for everybody in an audience, by one INSERT … SELECT per language. Returns how many were new.

    `messages`: language -> the outbox row without `chat_id` and `dedup_key`. People without a language, or with
    another, get the message in `default`. The person's id is appended to `dedup_key`, so nobody gets it twice.
    """
    people = audience.reachable().subquery()
    others = or_(people.c.language.is_(None), people.c.language.not_in(list(messages)))
    new = 0
    for language, row in messages.items():
        reads = people.c.language == language
        values: dict[str, Any] = {
            name: literal(value, outbox.TABLE.c[name].type) for name, value in row.items()
        }
        values |= {
            "chat_id": people.c.telegram_id,
            "dedup_key": literal(dedup_key + ":") + cast_sql(people.c.id, String),
        }
        rows = select(*values.values()).where(or_(reads, others) if language == default else reads)
        statement = insert(session, outbox.TABLE).from_select(list(values), rows.order_by(people.c.id))
        result = await session.execute(statement.on_conflict_do_nothing(index_elements=["dedup_key"]))
        new += cast(CursorResult[Any], result).rowcount
    return new
