"""Uploaded lists of invitees: waiting to be read, then ready to be confirmed, then finished."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import or_, select, update

from storage.database import Session
from storage.models import Person, Upload

WAITING, READY, DONE, WRONG, DROPPED = "waiting", "ready", "done", "wrong", "dropped"
CONFIRM_PERIOD = timedelta(days=1)
"""The time for which the rows of a list are kept for confirmation."""
RETRY_PERIOD = timedelta(minutes=30)
"""The time for which the download of a file is retried."""


INVITEES = "invitees"
"""`Upload.purpose` of a list of invitees."""


async def add(
    session: Session, seminar_id: int, by: Person, file_id: str, at: datetime, *, purpose: str = INVITEES
) -> Upload:
    """Store an uploaded file. Unconfirmed files of the same person for this seminar and purpose are dropped."""
    mine = (Upload.created_by_id == by.id) & (Upload.seminar_id == seminar_id) & (Upload.purpose == purpose)
    await session.execute(
        update(Upload)
        .where(mine, Upload.state.in_((WAITING, READY)))
        .values(state=DROPPED, entries=[], file_id="", ended_at=at)
    )
    row = Upload(
        seminar_id=seminar_id,
        created_by_id=by.id,
        purpose=purpose,
        file_id=file_id,
        state=WAITING,
        sent_at=at,
    )
    session.add(row)
    return row


async def next_waiting(session: Session, at: datetime) -> Upload | None:
    """Return the oldest list that is waiting to be read and whose next attempt is due."""
    due = or_(Upload.not_before.is_(None), Upload.not_before <= at)
    return await session.scalar(
        select(Upload).where(Upload.state == WAITING, due).order_by(Upload.id).limit(1)
    )


async def lock_in_state(session: Session, upload_id: int, state: str) -> Upload | None:
    """Return the list with this id, locked until COMMIT; None if it is not in this state any more."""
    return await session.scalar(
        select(Upload).where(Upload.id == upload_id, Upload.state == state).with_for_update()
    )


def mark_ready(row: Upload, entries: Sequence[dict[str, str]]) -> None:
    """Store the valid rows of a list; it now waits for confirmation."""
    row.state, row.entries = READY, list(entries)


def finish(row: Upload, state: str, at: datetime) -> None:
    """Finish a list in this state, and delete its rows and `file_id`."""
    row.state, row.entries, row.file_id, row.ended_at = state, [], "", at


def schedule_retry(row: Upload, at: datetime) -> bool:
    """Schedule the next attempt, with increasing delay. Returns False if RETRY_PERIOD is over."""
    row.attempts += 1
    row.not_before = at + timedelta(seconds=min(60.0, 2.0 ** min(row.attempts, 6)))
    return at - row.sent_at < RETRY_PERIOD


async def purge_before(session: Session, moment: datetime) -> None:
    """Drop lists that were sent before `moment` and not confirmed."""
    old = (Upload.state == READY) & (Upload.sent_at < moment)
    gone = {"state": DROPPED, "entries": [], "file_id": "", "ended_at": moment}
    await session.execute(update(Upload).where(old).values(gone))


async def erase_uploader(session: Session, by: Person, at: datetime) -> None:
    """Erase the rows and files of this person's lists, and drop those that were not confirmed."""
    mine, still = Upload.created_by_id == by.id, Upload.state.in_((WAITING, READY))
    await session.execute(update(Upload).where(mine, still).values(state=DROPPED, ended_at=at))
    await session.execute(update(Upload).where(mine).values(entries=[], file_id=""))


async def erase_phones(session: Session, numbers: Sequence[str]) -> list[int]:
    """Delete rows with these telephone numbers from lists waiting for confirmation. Returns the ids of these lists."""
    found = []
    for row in await session.scalars(select(Upload).where(Upload.state == READY).with_for_update()):
        left = [entry for entry in row.entries if entry.get("phone") not in numbers]
        if len(left) < len(row.entries):
            row.entries = left
            found.append(row.id)
    await session.flush()  # before the UPDATE of `erase_uploader`
    return found


async def get(session: Session, upload_id: int) -> Upload | None:
    """Return the list with this id, in any state."""
    return await session.get(Upload, upload_id)
