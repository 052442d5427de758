"""Who is to be looked for in the staff group, since they should not be in it; kept until Telegram has told."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select

from storage import preferences
from storage.database import Session
from storage.models import Preference

KEY_PREFIX = "in-group:"
"""How the name of a preference begins; what follows is the person's number."""


@dataclass(frozen=True, slots=True)
class MemberCheck:
    """Somebody to be looked for, or to be put out."""

    person_id: int
    joined: bool = False
    """They came into the group; else they were staff."""
    removal_by_id: int | None = None
    """The owner who wants them put out."""


async def request_check(session: Session, person_id: int, at: datetime, *, came: bool = False) -> None:
    """Whether they are in the group is to be asked, and owners are to be told."""
    await preferences.save(session, f"{KEY_PREFIX}{person_id}", {"came": came}, at)


async def request_removal(session: Session, person_id: int, by_id: int, at: datetime) -> None:
    """An owner wants them put out of the group."""
    await preferences.save(session, f"{KEY_PREFIX}{person_id}", {"out_by": by_id}, at)


async def list_checks(session: Session) -> list[MemberCheck]:
    """Everybody who is to be looked for, or to be put out."""
    rows = await session.scalars(
        select(Preference).where(Preference.name.startswith(KEY_PREFIX)).order_by(Preference.name)
    )
    return [_parse_check(row.name, row.value) for row in rows]


def _parse_check(name: str, value: dict[str, Any]) -> MemberCheck:
    return MemberCheck(int(name.removeprefix(KEY_PREFIX)), value.get("came", False), value.get("out_by"))


async def clear_checks(session: Session, person_ids: Collection[int]) -> None:
    """What was asked about these is answered."""
    names = [f"{KEY_PREFIX}{number}" for number in person_ids]
    await session.execute(delete(Preference).where(Preference.name.in_(names)))
