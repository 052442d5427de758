"""Counts, samples and unreachable people of an audience, and audiences saved under a name."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    false,
    func,
    not_,
    select,
)

from storage.accounts.reachability import HAS_AGREED, IS_REACHABLE, PEOPLE, reason_column
from storage.audiences.audience import AudienceCount, count_people
from storage.audiences.audience_queries import (
    COLUMN_BY_KIND,
    SEATS,
    is_in_states,
    resolve_audience,
    select_everyone,
    select_ids,
    select_people,
)
from storage.audiences.conditions import (
    EVERYBODY,
    LANGUAGE,
    SEMINAR,
    STATE,
    Audience,
    Condition,
    parse_audience,
)
from storage.database import Session
from storage.models import (
    ACTIVE_STATES,
    Person,
    SavedSegment,
)
from storage.models.seat_states import STATES

# These functions take an audience as it is stored (`data`), and raise ValueError if it is malformed.


async def count_audience(session: Session, seminar_id: int | None, data: object) -> AudienceCount:
    """Count the people of an audience, and the reachable ones by language."""
    return await count_people(session, seminar_id, await resolve_audience(session, data))


async def count_by_value(session: Session, seminar_id: int | None, kind: str) -> Counter[str | int]:
    """Count everybody by the values of this kind of condition: the choices that a picker offers.

    For the state, ended seats are counted too.
    """
    where = PEOPLE if seminar_id is None else SEATS
    special = {STATE: SEATS.c.state, SEMINAR: SEATS.c.seminar_id, LANGUAGE: PEOPLE.c.language}
    column = special[kind] if kind in special else where.c[COLUMN_BY_KIND[kind]]
    every = Audience(include=((Condition(STATE, STATES),),)) if kind == STATE else EVERYBODY
    if seminar_id is None and kind in (STATE, SEMINAR):
        theirs = PEOPLE.join(SEATS, SEATS.c.person_id == PEOPLE.c.id)
        live = is_in_states(STATES if kind == STATE else ACTIVE_STATES)
        number = func.count(SEATS.c.person_id.distinct())
        rows = select(column, number).select_from(theirs).where(HAS_AGREED, live)
    else:
        rows = select_everyone(seminar_id, every, [column, func.count()])
    found = await session.execute(rows.where(column.is_not(None)).group_by(column))
    return Counter({row[0]: row[1] for row in found})


async def sample_people(
    session: Session, seminar_id: int | None, data: object, limit: int = 5
) -> list[tuple[str | None, str | None]]:
    """Return (name, unit code) of up to `limit` reachable people: a pseudo-random sample, the same each time."""
    where = PEOPLE if seminar_id is None else SEATS
    names = [func.coalesce(where.c.name, PEOPLE.c.name), where.c.unit_code]
    rows = select_people(seminar_id, await resolve_audience(session, data), names).where(IS_REACHABLE)
    found = await session.execute(rows.order_by((PEOPLE.c.id * 7919) % 10007, PEOPLE.c.id).limit(limit))
    return [(row[0], row[1]) for row in found]


@dataclass(frozen=True, slots=True)
class UnreachablePerson:
    """A person the bot cannot reach, with what is needed to telephone them."""

    name: str | None
    phone: str | None
    unit_code: str | None
    office: str | None
    organisation: str | None
    reason: str
    """One of UNREACHABLE_REASONS."""


async def list_unreachable(
    session: Session,
    seminar_id: int | None,
    data: object,
    limit: int = 10_000,
    offset: int = 0,
    *,
    exclude: Select[int] | None = None,
) -> list[UnreachablePerson]:
    """List one page of the unreachable people of an audience, ordered by unit code.

    `exclude`: without the people who have one of these chat ids.
    """
    where = PEOPLE if seminar_id is None else SEATS
    columns = ("name", "phone", "unit_code", "office", "organisation")
    rows = await _select_unreachable(
        session, seminar_id, data, [*(where.c[name] for name in columns)], exclude
    )
    found = await session.execute(
        rows.order_by(where.c.unit_code.is_(None), where.c.unit_code, where.c.id).limit(limit).offset(offset)
    )
    return [UnreachablePerson(*row) for row in found]


async def count_unreachable(
    session: Session, seminar_id: int | None, data: object, exclude: Select[int] | None = None
) -> list[tuple[str | None, str, int]]:
    """Count the unreachable people of an audience: (unit code, reason, number)."""
    where = PEOPLE if seminar_id is None else SEATS
    rows = (
        await _select_unreachable(session, seminar_id, data, [where.c.unit_code.label("unit")], exclude)
    ).subquery()
    counted = await session.execute(
        select(rows.c.unit, rows.c.why, func.count()).group_by(rows.c.unit, rows.c.why)
    )
    return [(row[0], row[1], row[2]) for row in counted]


async def _select_unreachable(
    session: Session,
    seminar_id: int | None,
    data: object,
    columns: Sequence[ColumnElement[Any]],
    exclude: Select[int] | None,
) -> Select[Any]:
    """Select these columns of the unreachable people, and the reason as `why`."""
    why = reason_column(None if seminar_id is None else SEATS.c.state).label("why")
    rows = select_everyone(seminar_id, await resolve_audience(session, data), [*columns, why])
    rows = rows.where(not_(IS_REACHABLE))
    return (
        rows
        if exclude is None
        else rows.where(not_(func.coalesce(PEOPLE.c.telegram_id.in_(exclude), false())))
    )


async def matches_person(session: Session, seminar_id: int | None, data: object, person_id: int) -> bool:
    """Whether this person (our id) belongs to the audience, reachable or not."""
    one = select_ids(seminar_id, await resolve_audience(session, data)).where(PEOPLE.c.id == person_id)
    return await session.scalar(one.limit(1)) is not None


# Saved audiences.


async def save_segment(
    session: Session, seminar_id: int | None, name: str, data: dict[str, Any], by: Person, at: datetime
) -> SavedSegment:
    """Save an audience under a name, replacing one of the same name. Raises ValueError if `data` is malformed."""
    parse_audience(data)
    for known in await list_saved(session, seminar_id):
        if known.name.casefold() == name.casefold():
            known.removed_at = at
    made = SavedSegment(seminar_id=seminar_id, name=name, audience=data, created_by_id=by.id, created_at=at)
    session.add(made)
    await session.flush()
    return made


async def list_saved(session: Session, seminar_id: int | None) -> list[SavedSegment]:
    """List the audiences saved for this seminar (None: for everybody), newest first."""
    await session.flush()
    here = SavedSegment.seminar_id.is_(None) if seminar_id is None else SavedSegment.seminar_id == seminar_id
    rows = (
        select(SavedSegment).where(here, SavedSegment.removed_at.is_(None)).order_by(SavedSegment.id.desc())
    )
    return list(await session.scalars(rows))


async def get(session: Session, segment_id: int) -> SavedSegment | None:
    """Return the saved audience with this id; None if it was removed."""
    found = await session.get(SavedSegment, segment_id)
    return found if found is not None and found.removed_at is None else None
