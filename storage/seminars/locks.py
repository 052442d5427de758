"""The lock of a seminar: its row, for all changes of its seats, questions and wall that others must wait for."""

from sqlalchemy import ScalarSelect, select

from storage.database import Session, TransactionCache
from storage.models import Seminar

_LOCKED = TransactionCache[int, bool]()
"""The ids of the seminars that this transaction has locked."""


async def lock_seminar(session: Session, seminar_id: int | ScalarSelect[int]) -> None:
    """Lock the seminar until the transaction ends.

    Inserts that only refer to the seminar do not wait (`key_share`); those who must not miss one (archiving) lock the
    row in full. SQLite has only one writer.
    """
    if not session.is_postgresql:
        return
    row = select(Seminar.id).where(Seminar.id == seminar_id).with_for_update(key_share=True)
    if (found := await session.scalar(row)) is not None:
        note_locked(session, found)


def note_locked(session: Session, seminar_id: int) -> None:
    """Note that this transaction has locked the seminar."""
    _LOCKED.of(session)[seminar_id] = True


def is_locked(session: Session, seminar_id: int) -> bool:
    """Whether this transaction is known to have locked the seminar."""
    return seminar_id in _LOCKED.of(session)
