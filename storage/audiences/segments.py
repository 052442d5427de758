"""Audiences as staff see them: counted, sampled, the unreachable people listed; and audiences saved by name."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    case,
    false,
    func,
    not_,
    select,
)

from storage.accounts.people import IS_REACHABLE
from storage.audiences.audience_queries import (
    COLUMN_BY_KIND,
    PEOPLE,
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
from storage.models.seat_states import INVITED, STATES

UNREACHABLE_REASONS = NOT_STARTED, NO_TELEGRAM, NO_CONSENT, BLOCKED = (
    "invited",
    "no-telegram",
    "no-consent",
    "blocked",
)
"""Why nothing can be sent to somebody: invited and not at the bot yet, registered by others, agreed to nothing
(any more), or Telegram says no."""


# Numbers and lists of an audience as it is stored. They raise ValueError if it is malformed.


@dataclass(frozen=True, slots=True)
class AudienceCount:
    """How many a choice comes to."""

    people: int
    """All of them, those without Telegram too."""
    reachable: int
    by_language: Counter[str | None]
    """The reachable ones, by the language they read."""

    @property
    def unreachable(self) -> int:
        """To how many nothing can be sent."""
        return self.people - self.reachable


async def count_audience(session: Session, seminar_id: int | None, data: object) -> AudienceCount:
    """How many are chosen, and how many of them can be reached in which language."""
    choice = await resolve_audience(session, data)
    reached = func.coalesce(IS_REACHABLE, false()).label("reached")
    rows = select_everyone(seminar_id, choice, [reached, PEOPLE.c.language, func.count().label("number")])
    by_language: Counter[str | None] = Counter()
    out_of_reach = 0
    for reached_, language, number in await session.execute(rows.group_by(reached, PEOPLE.c.language)):
        if reached_:
            by_language[language] += number
        else:
            out_of_reach += number
    return AudienceCount(by_language.total() + out_of_reach, by_language.total(), by_language)


async def count_by_value(session: Session, seminar_id: int | None, kind: str) -> Counter[str | int]:
    """How many of everybody there are by each value of this kind: what there is to choose from.

    Seats that are over are counted by their state too.
    """
    where = PEOPLE if seminar_id is None else SEATS
    special = {STATE: SEATS.c.state, SEMINAR: SEATS.c.seminar_id, LANGUAGE: PEOPLE.c.language}
    column = special[kind] if kind in special else where.c[COLUMN_BY_KIND[kind]]
    every = Audience(include=((Condition(STATE, STATES),),)) if kind == STATE else EVERYBODY
    if seminar_id is None and kind in (STATE, SEMINAR):
        theirs = PEOPLE.join(SEATS, SEATS.c.person_id == PEOPLE.c.id)
        live = is_in_states(STATES if kind == STATE else ACTIVE_STATES)
        number = func.count(SEATS.c.person_id.distinct())
        rows = select(column, number).select_from(theirs).where(PEOPLE.c.consented_at.is_not(None), live)
    else:
        rows = select_everyone(seminar_id, every, [column, func.count()])
    found = await session.execute(rows.where(column.is_not(None)).group_by(column))
    return Counter({row[0]: row[1] for row in found})


async def sample_people(
    session: Session, seminar_id: int | None, data: object, limit: int = 5
) -> list[tuple[str | None, str | None]]:
    """(name, unit's code) of some of those who can be reached, from all over, the same ones each time."""
    where = PEOPLE if seminar_id is None else SEATS
    names = [func.coalesce(where.c.name, PEOPLE.c.name), where.c.unit_code]
    rows = select_people(seminar_id, await resolve_audience(session, data), names).where(IS_REACHABLE)
    found = await session.execute(rows.order_by((PEOPLE.c.id * 7919) % 10007, PEOPLE.c.id).limit(limit))
    return [(row[0], row[1]) for row in found]


@dataclass(frozen=True, slots=True)
class UnreachablePerson:
    """Somebody to whom nothing can be sent: whom to telephone, and why."""

    name: str | None
    phone: str | None
    unit_code: str | None
    office: str | None
    organisation: str | None
    reason: str
    """invited, no-telegram, no-consent or blocked."""


async def list_unreachable(
    session: Session,
    seminar_id: int | None,
    data: object,
    limit: int = 10_000,
    offset: int = 0,
    *,
    exclude: Select[int] | None = None,
) -> list[UnreachablePerson]:
    """Those chosen to whom nothing can be sent, in the order of their units' codes; a page of them.

    `but`: not those who have one of these chats.
    """
    where = PEOPLE if seminar_id is None else SEATS
    told = ("name", "phone", "unit_code", "office", "organisation")
    rows = await _select_unreachable(session, seminar_id, data, [*(where.c[name] for name in told)], exclude)
    found = await session.execute(
        rows.order_by(where.c.unit_code.is_(None), where.c.unit_code, where.c.id).limit(limit).offset(offset)
    )
    return [UnreachablePerson(*row) for row in found]


async def count_unreachable(
    session: Session, seminar_id: int | None, data: object, exclude: Select[int] | None = None
) -> list[tuple[str | None, str, int]]:
    """The same counted: (unit's code, why, how many)."""
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
    """These columns of theirs, and why."""
    why = case(
        (PEOPLE.c.telegram_id.is_not(None) & PEOPLE.c.consented_at.is_(None), NO_CONSENT),
        (PEOPLE.c.unreachable_at.is_not(None), BLOCKED),
        (SEATS.c.state == INVITED if seminar_id is not None else false(), NOT_STARTED),
        else_=NO_TELEGRAM,
    ).label("why")
    rows = select_everyone(seminar_id, await resolve_audience(session, data), [*columns, why])
    rows = rows.where(not_(func.coalesce(IS_REACHABLE, false())))
    return (
        rows
        if exclude is None
        else rows.where(not_(func.coalesce(PEOPLE.c.telegram_id.in_(exclude), false())))
    )


async def matches_person(session: Session, seminar_id: int | None, data: object, person_id: int) -> bool:
    """Whether this person (our id) is chosen, reachable or not."""
    one = select_ids(seminar_id, await resolve_audience(session, data)).where(PEOPLE.c.id == person_id)
    return await session.scalar(one.limit(1)) is not None


# Choices that staff keep.


async def save_segment(
    session: Session, seminar_id: int | None, name: str, data: dict[str, Any], by: Person, at: datetime
) -> SavedSegment:
    """Keep a choice under a name; one of the same name there gives way to it. Raises ValueError."""
    parse_audience(data)
    for known in await list_saved(session, seminar_id):
        if known.name.casefold() == name.casefold():
            known.removed_at = at
    made = SavedSegment(seminar_id=seminar_id, name=name, audience=data, created_by_id=by.id, created_at=at)
    session.add(made)
    await session.flush()
    return made


async def list_saved(session: Session, seminar_id: int | None) -> list[SavedSegment]:
    """The choices kept at this seminar (None: of everybody), the newest first."""
    await session.flush()
    here = SavedSegment.seminar_id.is_(None) if seminar_id is None else SavedSegment.seminar_id == seminar_id
    rows = (
        select(SavedSegment).where(here, SavedSegment.removed_at.is_(None)).order_by(SavedSegment.id.desc())
    )
    return list(await session.scalars(rows))


async def get(session: Session, segment_id: int) -> SavedSegment | None:
    """A kept choice by its number; None once it is removed."""
    found = await session.get(SavedSegment, segment_id)
    return found if found is not None and found.removed_at is None else None
