"""Which announcements go on: known to the sender, never older than a moment, asked right before each send."""

import asyncio
from time import monotonic

from sqlalchemy.ext.asyncio import AsyncSession

from storage.announcements import broadcasts
from storage.database import Database
from storage.models.announcement_states import PAUSED, SENDING

MAX_AGE = 0.2
"""Seconds that what is known may be old: so much later than staff's press the last message may go out."""
UNKNOWN_STATE = ""


class BroadcastStatus:
    """Looked up at most once in AGE seconds, however many messages ask; not at all while none does."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self._states: dict[int, str] = {}
        self._loaded_at = -MAX_AGE
        self._load_lock = asyncio.Lock()

    @property
    def paused_ids(self) -> list[int]:
        """The announcements that were paused when last looked."""
        return [number for number, state in self._states.items() if state == PAUSED]

    async def is_sending(self, announcement_id: int) -> bool:
        """Whether it goes on. One that was not there when last looked has begun since, or is over: looked up anew."""
        if not self._is_fresh(announcement_id):
            async with self._load_lock:
                if not self._is_fresh(announcement_id):
                    async with self.database.reader() as session:
                        await self._load(session)
                    self._states.setdefault(announcement_id, UNKNOWN_STATE)
        return self._states.get(announcement_id, UNKNOWN_STATE) == SENDING

    def _is_fresh(self, announcement_id: int) -> bool:
        return announcement_id in self._states and monotonic() - self._loaded_at <= MAX_AGE

    def is_paused(self, announcement_id: int) -> bool:
        """Whether it may go on later."""
        return self._states.get(announcement_id, UNKNOWN_STATE) == PAUSED

    async def refresh(self, session: AsyncSession) -> None:
        """Look again, within this transaction, unless somebody just did."""
        if monotonic() - self._loaded_at > MAX_AGE:
            await self._load(session)

    async def _load(self, session: AsyncSession) -> None:
        asked_at = monotonic()
        self._states = await broadcasts.running_states(session)
        self._loaded_at = asked_at
