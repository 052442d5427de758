"""Series: a seminar and the seminars that were planned as copies of it."""

from sqlalchemy import select

from storage.database import Session
from storage.models import Seminar


async def load_origins(session: Session) -> dict[int, int]:
    """Return seminar id -> the id of the first seminar of its series, which is the seminar itself if it is no copy."""
    await session.flush()
    rows = await session.execute(select(Seminar.id, Seminar.cloned_from_id))
    sources = {row[0]: row[1] for row in rows}
    return {seminar_id: _origin(seminar_id, sources) for seminar_id in sources}


def _origin(seminar_id: int, sources: dict[int, int | None]) -> int:
    """Follow the copies back to the first one; a copy is made after its original, so this ends."""
    while (source := sources.get(seminar_id)) is not None:
        seminar_id = source
    return seminar_id
