"""Links that grant a role: 32 random bytes, stored as a hash, for one use within a day."""

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
"""The most open links of one creator."""


async def create(
    session: Session,
    role: str,
    by: Person,
    at: datetime,
    *,
    seminar_id: int | None = None,
    unit_code: str | None = None,
) -> tuple[RoleInvitation, str]:
    """Create a link. Returns its row and its token, which is not stored. Raises ValueError for a role not grantable."""
    if role not in roles.GRANTABLE_ROLES:
        raise ValueError(f"no role to be given: {role}")
    token = secrets.token_urlsafe(32)
    row = RoleInvitation(
        token_hash=hash_token(token),
        role=role,
        seminar_id=seminar_id,
        unit_code=unit_code,
        created_by_id=by.id,
        created_at=at,
        expires_at=at + timedelta(hours=LIFETIME_HOURS),
    )
    session.add(row)
    await session.flush()
    return row, token


async def lock_by_token(session: Session, token: str) -> RoleInvitation | None:
    """Return the link with this token, read again and locked until the transaction ends."""
    await session.flush()
    return await session.scalar(
        select(RoleInvitation)
        .where(RoleInvitation.token_hash == hash_token(token))
        .with_for_update()
        .execution_options(populate_existing=True)
    )


async def lock(session: Session, invitation_id: int) -> RoleInvitation | None:
    """Return the link with this id, read again and locked until the transaction ends."""
    await session.flush()
    return await session.get(RoleInvitation, invitation_id, with_for_update=True, populate_existing=True)


async def creator_may_grant(session: Session, row: RoleInvitation) -> bool:
    """Whether the creator of the link may still grant its role: a revoked organiser's links are invalid."""
    creator = await session.get(Person, row.created_by_id)
    return creator is not None and roles.may_grant(
        await roles.roles_of(session, creator), row.role, row.seminar_id
    )


async def accept(session: Session, row: RoleInvitation, person: Person, at: datetime) -> Role:
    """Use an open link, and return the role granted. The caller holds the row's lock (`lock_by_token`)."""
    row.used_at, row.used_by_id = at, person.id
    return await roles.grant(
        session, person, row.role, at, row.created_by_id, seminar_id=row.seminar_id, unit_code=row.unit_code
    )


def revoke(row: RoleInvitation, at: datetime) -> None:
    """Invalidate the link."""
    row.revoked_at = at


async def list_open(
    session: Session, at: datetime, seminar_id: int | None = None
) -> Sequence[RoleInvitation]:
    """List the open links, oldest first; `seminar_id`: only those for this seminar."""
    query = select(RoleInvitation).where(_is_open(at)).order_by(RoleInvitation.id)
    if seminar_id is not None:
        query = query.where(RoleInvitation.seminar_id == seminar_id)
    return (await session.scalars(query)).all()


async def count_available(session: Session, by: Person, at: datetime) -> int:
    """Return how many more links this person may create."""
    mine = select(func.count()).where(_is_open(at), RoleInvitation.created_by_id == by.id)
    return MAX_OPEN - (await session.scalar(mine) or 0)


def _is_open(at: datetime) -> ColumnElement[bool]:
    return and_(
        RoleInvitation.used_at.is_(None), RoleInvitation.revoked_at.is_(None), RoleInvitation.expires_at > at
    )
