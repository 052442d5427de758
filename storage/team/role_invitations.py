"""Links that make somebody staff: 32 random bytes, kept as a hash, for one use within a day."""

import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_, func, select

from storage.database import Session
from storage.models import Person, Role, RoleInvitation
from storage.team import roles
from storage.tokens import hash_token

LIFETIME_HOURS = 24
MAX_OPEN = 20
"""How many links of one maker may be open at the same time."""


async def create(
    session: Session,
    role: str,
    by: Person,
    at: datetime,
    *,
    seminar_id: int | None = None,
    unit_code: str | None = None,
) -> tuple[RoleInvitation, str]:
    """A new link and its secret word, which is nowhere kept: whoever opens it first within a day gets the role."""
    if role not in roles.GRANTABLE_ROLES:
        raise ValueError(f"no role to be given: {role}")
    word = secrets.token_urlsafe(32)
    row = RoleInvitation(
        token_hash=hash_token(word),
        role=role,
        seminar_id=seminar_id,
        unit_code=unit_code,
        created_by_id=by.id,
        created_at=at,
        expires_at=at + timedelta(hours=LIFETIME_HOURS),
    )
    session.add(row)
    await session.flush()
    return row, word


async def lock_by_token(session: Session, word: str) -> RoleInvitation | None:
    """The link with this word, read anew and held until the transaction ends: two at once wait for each other."""
    await session.flush()
    return await session.scalar(
        select(RoleInvitation)
        .where(RoleInvitation.token_hash == hash_token(word))
        .with_for_update()
        .execution_options(populate_existing=True)
    )


async def lock(session: Session, invitation_id: int) -> RoleInvitation | None:
    """A link by its id, held likewise."""
    await session.flush()
    return await session.get(RoleInvitation, invitation_id, with_for_update=True, populate_existing=True)


async def creator_may_grant(session: Session, row: RoleInvitation) -> bool:
    """Whether its maker could still make it: who is no longer an organiser leaves no door open behind."""
    maker = await session.get(Person, row.created_by_id)
    return maker is not None and roles.may_grant(
        await roles.roles_of(session, maker), row.role, row.seminar_id
    )


async def accept(session: Session, row: RoleInvitation, person: Person, at: datetime) -> Role:
    """Use an open link up: the role that it gives. The row must be held (`by_word`)."""
    row.used_at, row.used_by_id = at, person.id
    return await roles.grant(
        session, person, row.role, at, row.created_by_id, seminar_id=row.seminar_id, unit_code=row.unit_code
    )


def revoke(row: RoleInvitation, at: datetime) -> None:
    """Nobody can use the link from now on."""
    row.revoked_at = at


async def list_open(
    session: Session, at: datetime, seminar_id: int | None = None
) -> Sequence[RoleInvitation]:
    """Links that could still be used, the oldest first; with a number those for that seminar alone."""
    query = select(RoleInvitation).where(_is_open(at)).order_by(RoleInvitation.id)
    if seminar_id is not None:
        query = query.where(RoleInvitation.seminar_id == seminar_id)
    return (await session.scalars(query)).all()


async def count_available(session: Session, by: Person, at: datetime) -> int:
    """How many more links this person may have open."""
    mine = select(func.count()).where(_is_open(at), RoleInvitation.created_by_id == by.id)
    return MAX_OPEN - (await session.scalar(mine) or 0)


def _is_open(at: datetime) -> ColumnElement[bool]:
    return and_(
        RoleInvitation.used_at.is_(None), RoleInvitation.revoked_at.is_(None), RoleInvitation.expires_at > at
    )
