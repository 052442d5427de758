"""Links that make somebody staff: 32 random bytes, kept as a hash, for one use within a day."""

import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from storage import roles
from storage.models import Invitation, Person, Role

HOURS = 24
AT_ONCE = 20
"""How many links of one maker may be open at the same time."""


async def make(
    session: AsyncSession,
    role: str,
    by: Person,
    at: datetime,
    *,
    seminar_id: int | None = None,
    unit_code: str | None = None,
) -> tuple[Invitation, str]:
    """A new link and its secret word, which is nowhere kept: whoever opens it first within a day gets the role."""
    if role not in roles.GIVEN:
        raise ValueError(f"no role to be given: {role}")
    word = secrets.token_urlsafe(32)
    row = Invitation(
        token_hash=roles.hashed(word),
        role=role,
        seminar_id=seminar_id,
        unit_code=unit_code,
        made_by_id=by.id,
        made_at=at,
        expires_at=at + timedelta(hours=HOURS),
    )
    session.add(row)
    await session.flush()
    return row, word


async def by_word(session: AsyncSession, word: str) -> Invitation | None:
    """The link with this word, read anew and held until the transaction ends: two at once wait for each other."""
    await session.flush()
    return await session.scalar(
        select(Invitation)
        .where(Invitation.token_hash == roles.hashed(word))
        .with_for_update()
        .execution_options(populate_existing=True)
    )


async def lock(session: AsyncSession, invitation_id: int) -> Invitation | None:
    """A link by its id, held likewise."""
    await session.flush()
    return await session.get(Invitation, invitation_id, with_for_update=True, populate_existing=True)


async def honest(session: AsyncSession, row: Invitation) -> bool:
    """Whether its maker could still make it: who is no longer an organiser leaves no door open behind."""
    maker = await session.get(Person, row.made_by_id)
    return maker is not None and roles.may_give(await roles.of(session, maker), row.role, row.seminar_id)


async def take(session: AsyncSession, row: Invitation, person: Person, at: datetime) -> Role:
    """Use an open link up: the role that it gives. The row must be held (`by_word`)."""
    row.used_at, row.used_by_id = at, person.id
    return await roles.give(
        session, person, row.role, at, row.made_by_id, seminar_id=row.seminar_id, unit_code=row.unit_code
    )


def revoke(row: Invitation, at: datetime) -> None:
    """Nobody can use the link from now on."""
    row.revoked_at = at


async def open_ones(
    session: AsyncSession, at: datetime, seminar_id: int | None = None
) -> Sequence[Invitation]:
    """Links that could still be used, the oldest first; with a number those for that seminar alone."""
    query = select(Invitation).where(_open(at)).order_by(Invitation.id)
    if seminar_id is not None:
        query = query.where(Invitation.seminar_id == seminar_id)
    return (await session.scalars(query)).all()


async def left_to(session: AsyncSession, by: Person, at: datetime) -> int:
    """How many more links this person may have open."""
    mine = select(func.count()).where(_open(at), Invitation.made_by_id == by.id)
    return AT_ONCE - (await session.scalar(mine) or 0)


def _open(at: datetime) -> ColumnElement[bool]:
    return and_(Invitation.used_at.is_(None), Invitation.revoked_at.is_(None), Invitation.expires_at > at)
