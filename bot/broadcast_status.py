"""Which announcements are being sent or paused, cached briefly and checked right before each call."""

import asyncio
from time import monotonic

from storage.announcements import broadcasts
from storage.database import Database, Session
from storage.models.announcement_states import PAUSED, SENDING

MAX_AGE = 0.2
"""Maximum age of the cache in seconds, and so the longest time that messages are still sent after "Pause"."""
UNKNOWN_STATE = ""


class BroadcastStatus:
    """Caches the states: they are queried on demand, at most once in MAX_AGE seconds."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self._states: dict[int, str] = {}
        self._loaded_at = -MAX_AGE
        self._load_lock = asyncio.Lock()

    @property
    def paused_ids(self) -> list[int]:
        """Ids of the announcements that were paused at the last query."""
        return [number for number, state in self._states.items() if state == PAUSED]

    async def is_sending(self, announcement_id: int) -> bool:
        """Whether the announcement is being sent. An id that is not in the cache is queried."""
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
        """Whether it is paused and may be resumed."""
        return self._states.get(announcement_id, UNKNOWN_STATE) == PAUSED

    async def refresh(self, session: Session) -> None:
        """Query the states within this transaction, unless the cache is fresh."""
        if monotonic() - self._loaded_at > MAX_AGE:
            await self._load(session)

    async def _load(self, session: Session) -> None:
        asked_at = monotonic()
        self._states = await broadcasts.running_states(session)
        self._loaded_at = asked_at
