"""What the owner has set for the whole house, by name."""

from datetime import datetime
from typing import Any

from storage.database import Session
from storage.models import Preference

APPROVAL_THRESHOLD = "approve_above"
"""To more people than this an announcement goes only when a second member of staff agrees; 0: always at once."""


async def get(session: Session, name: str) -> dict[str, Any]:
    """What is set; empty where nothing is."""
    found = await session.get(Preference, name)
    return found.value if found else {}


async def save(session: Session, name: str, value: dict[str, Any], at: datetime) -> None:
    """Set it."""
    found = await session.get(Preference, name)
    if found is None:
        session.add(Preference(name=name, value=value, changed_at=at))
    else:
        found.value, found.changed_at = value, at
    await session.flush()  # `session.get` does not find a new one before


async def get_approval_threshold(session: Session) -> int:
    """The number that APPROVE_ABOVE is set to; 0: nobody has to agree."""
    value = (await get(session, APPROVAL_THRESHOLD)).get("value", 0)
    return value if isinstance(value, int) else 0
