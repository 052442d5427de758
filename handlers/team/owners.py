"""Messages to the owners, whatever seminar it is about."""

from dataclasses import replace

from handlers.messages import Lane, Say
from storage.database import Session
from storage.team import roles


async def say_to_owners(session: Session, say: Say) -> list[Say]:
    """The message to each owner who can be written to."""
    owners = await roles.reachable_staff(session, {roles.OWNER}, 0)
    return [replace(say, to=one, lane=Lane.REMINDER) for one in owners]
