"""Who is to be looked for in the staff group, since they should not be in it; kept until Telegram has told."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from storage import preferences
from storage.models import Preference

NAME = "in-group:"
"""How the name of a preference begins; what follows is the person's number."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Somebody to be looked for, or to be put out."""

    person_id: int
    came: bool = False
    """They came into the group; else they were staff."""
    out_by: int | None = None
    """The owner who wants them put out."""


async def look_for(session: AsyncSession, person_id: int, at: datetime, *, came: bool = False) -> None:
    """Whether they are in the group is to be asked, and owners are to be told."""
    await preferences.put(session, f"{NAME}{person_id}", {"came": came}, at)


async def put_out(session: AsyncSession, person_id: int, by_id: int, at: datetime) -> None:
    """An owner wants them put out of the group."""
    await preferences.put(session, f"{NAME}{person_id}", {"out_by": by_id}, at)


async def wanted(session: AsyncSession) -> list[Wanted]:
    """Everybody who is to be looked for, or to be put out."""
    rows = await session.scalars(
        select(Preference).where(Preference.name.startswith(NAME)).order_by(Preference.name)
    )
    return [_wanted(row.name, row.value) for row in rows]


def _wanted(name: str, value: dict[str, Any]) -> Wanted:
    return Wanted(int(name.removeprefix(NAME)), value.get("came", False), value.get("out_by"))


async def found(session: AsyncSession, person_ids: Collection[int]) -> None:
    """What was asked about these is answered."""
    names = [f"{NAME}{number}" for number in person_ids]
    await session.execute(delete(Preference).where(Preference.name.in_(names)))
