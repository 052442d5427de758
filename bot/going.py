"""Which announcements go on: known to the sender, never older than a moment, asked right before each send."""

import asyncio
from time import monotonic

from sqlalchemy.ext.asyncio import AsyncSession

from storage import broadcasts
from storage.announcements import PAUSED, SENDING
from storage.database import Database

AGE = 0.2
"""Seconds that what is known may be old: so much later than staff's press the last message may go out."""
GONE = ""


class Going:
    """Looked up at most once in AGE seconds, however many messages ask; not at all while none does."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self._states: dict[int, str] = {}
        self._looked_at = -AGE
        self._looking = asyncio.Lock()

    @property
    def held(self) -> list[int]:
        """The announcements that were paused when last looked."""
        return [number for number, state in self._states.items() if state == PAUSED]

    async def sends(self, announcement_id: int) -> bool:
        """Whether it goes on. One that was not there when last looked has begun since, or is over: looked up anew."""
        if not self._fresh(announcement_id):
            async with self._looking:
                if not self._fresh(announcement_id):
                    async with self.database.reader() as session:
                        await self._look(session)
                    self._states.setdefault(announcement_id, GONE)
        return self._states.get(announcement_id, GONE) == SENDING

    def _fresh(self, announcement_id: int) -> bool:
        return announcement_id in self._states and monotonic() - self._looked_at <= AGE

    def paused(self, announcement_id: int) -> bool:
        """Whether it may go on later."""
        return self._states.get(announcement_id, GONE) == PAUSED

    async def look_in(self, session: AsyncSession) -> None:
        """Look again, within this transaction, unless somebody just did."""
        if monotonic() - self._looked_at > AGE:
            await self._look(session)

    async def _look(self, session: AsyncSession) -> None:
        asked_at = monotonic()
        self._states = await broadcasts.states(session)
        self._looked_at = asked_at
