"""People to be looked for in the staff group, in which they should not be; stored as preferences until checked."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select

from storage import preferences
from storage.database import Session
from storage.models import Preference

KEY_PREFIX = "in-group:"
"""The prefix of the preference's name, before the person's id."""


@dataclass(frozen=True, slots=True)
class MemberCheck:
    """A person to be looked for in the group, or removed from it."""

    person_id: int
    joined: bool = False
    """Whether they joined the group; else they were staff."""
    removal_by_id: int | None = None
    """The owner who wants them removed; None: only look for them."""


async def request_check(session: Session, person_id: int, at: datetime, *, came: bool = False) -> None:
    """Have the person looked for in the group, to tell owners."""
    await preferences.save(session, f"{KEY_PREFIX}{person_id}", {"came": came}, at)


async def request_removal(session: Session, person_id: int, by_id: int, at: datetime) -> None:
    """Have the person removed from the group, by decision of an owner."""
    await preferences.save(session, f"{KEY_PREFIX}{person_id}", {"out_by": by_id}, at)


async def list_checks(session: Session) -> list[MemberCheck]:
    """List the people to be looked for or removed."""
    rows = await session.scalars(
        select(Preference).where(Preference.name.startswith(KEY_PREFIX)).order_by(Preference.name)
    )
    return [_parse_check(row.name, row.value) for row in rows]


def _parse_check(name: str, value: dict[str, Any]) -> MemberCheck:
    return MemberCheck(int(name.removeprefix(KEY_PREFIX)), value.get("came", False), value.get("out_by"))


async def clear_checks(session: Session, person_ids: Collection[int]) -> None:
    """Delete the checks of these people, which are done."""
    names = [f"{KEY_PREFIX}{number}" for number in person_ids]
    await session.execute(delete(Preference).where(Preference.name.in_(names)))
