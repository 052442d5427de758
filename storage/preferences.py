"""What the owner has set for the whole house, by name."""

from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from storage.models import Preference

APPROVE_ABOVE = "approve_above"
"""To more people than this an announcement goes only when a second member of staff agrees; 0: always at once."""

PAID_BUDGET, PAID_SPENT = "paid_budget", "paid_spent"
"""How many messages may be paid for in all, and how many have been: counted when they are taken in hand."""


async def get(session: AsyncSession, name: str) -> dict[str, Any]:
    """What is set; empty where nothing is."""
    found = await session.get(Preference, name)
    return found.value if found else {}


async def put(session: AsyncSession, name: str, value: dict[str, Any], at: datetime) -> None:
    """Set it."""
    found = await session.get(Preference, name)
    if found is None:
        session.add(Preference(name=name, value=value, changed_at=at))
    else:
        found.value, found.changed_at = value, at
    await session.flush()


async def approve_above(session: AsyncSession) -> int:
    """The number that APPROVE_ABOVE is set to; 0: nobody has to agree."""
    return await _number(session, APPROVE_ABOVE)


async def _number(session: AsyncSession, name: str) -> int:
    value = (await get(session, name)).get("value", 0)
    return value if isinstance(value, int) else 0


async def paid_left(session: AsyncSession) -> int:
    """For how many more messages the budget lasts."""
    return max(0, await _number(session, PAID_BUDGET) - await _number(session, PAID_SPENT))


async def pay(session: AsyncSession, messages: int, at: datetime) -> None:
    """So many more are paid for; fewer than none: these were not sent after all. Only the sender calls this."""
    if messages:
        spent = await _number(session, PAID_SPENT)
        await put(session, PAID_SPENT, {"value": max(0, spent + messages)}, at)
