"""Settings of the whole installation, by name."""

from datetime import datetime
from typing import Any

from storage.database import Session
from storage.models import Preference

APPROVAL_THRESHOLD = "approve_above"
"""The setting's name. An announcement to more people than its value needs a second person's approval; 0: never."""

NOBODY = "nobody"
"""The setting's name. Its value is the id of the person without data to whom questions of unknown askers belong."""
CLOSING = "closing"
"""The setting's name: the times after which seminars are archived and personal data removed, from the environment."""


async def get(session: Session, name: str, *, lock: bool = False) -> dict[str, Any]:
    """Return the value; empty if it is not set. `lock`: read it again, and let others wait for this transaction."""
    row = await session.get(Preference, name, with_for_update=lock or None, populate_existing=lock)
    return row.value if row else {}


async def save(session: Session, name: str, value: dict[str, Any], at: datetime) -> None:
    """Set the value."""
    found = await session.get(Preference, name)
    if found is None:
        session.add(Preference(name=name, value=value, changed_at=at))
    else:
        found.value, found.changed_at = value, at
    await session.flush()  # `session.get` finds a new row only after a flush


async def get_approval_threshold(session: Session) -> int:
    """Return the value of APPROVAL_THRESHOLD; 0: no approval is needed."""
    value = (await get(session, APPROVAL_THRESHOLD)).get("value", 0)
    return value if isinstance(value, int) else 0
