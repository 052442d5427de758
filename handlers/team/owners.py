"""Messages to all owners."""

from dataclasses import replace

from handlers.messages import Lane, Say
from storage.database import Session
from storage.team import roles


async def say_to_owners(session: Session, say: Say) -> list[Say]:
    """Return the message for each reachable owner."""
    owners = await roles.reachable_staff(session, {roles.OWNER}, 0)
    return [replace(say, to=owner, lane=Lane.REMINDER) for owner in owners]
