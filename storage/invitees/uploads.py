"""Lists that staff sent: kept to be read, then as rows to be confirmed. A row says how far each has come."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import or_, select, update

from storage.database import Session
from storage.models import Person, Upload

WAITING, READY, DONE, WRONG, DROPPED = "waiting", "ready", "done", "wrong", "dropped"
CONFIRM_PERIOD = timedelta(days=1)
"""How long the rows of a list wait to be confirmed."""
RETRY_PERIOD = timedelta(minutes=30)
"""How long a file is tried for that Telegram does not give out."""


async def add(session: Session, seminar_id: int, by: Person, file_id: str, at: datetime) -> Upload:
    """A list was sent. What the same person sent before for this seminar, and did not confirm, is dropped."""
    mine = (Upload.created_by_id == by.id) & (Upload.seminar_id == seminar_id)
    await session.execute(
        update(Upload)
        .where(mine, Upload.state.in_((WAITING, READY)))
        .values(state=DROPPED, entries=[], file_id="", ended_at=at)
    )
    row = Upload(seminar_id=seminar_id, created_by_id=by.id, file_id=file_id, state=WAITING, sent_at=at)
    session.add(row)
    return row


async def next_waiting(session: Session, at: datetime) -> Upload | None:
    """The oldest list that has yet to be read, and may be tried now."""
    due = or_(Upload.not_before.is_(None), Upload.not_before <= at)
    return await session.scalar(
        select(Upload).where(Upload.state == WAITING, due).order_by(Upload.id).limit(1)
    )


async def lock_in_state(session: Session, upload_id: int, state: str) -> Upload | None:
    """The list by its id, ours until COMMIT, if it still is in this state."""
    return await session.scalar(
        select(Upload).where(Upload.id == upload_id, Upload.state == state).with_for_update()
    )


def mark_ready(row: Upload, entries: Sequence[dict[str, str]]) -> None:
    """It was read and every row is right: it waits to be confirmed."""
    row.state, row.entries = READY, list(entries)


def finish(row: Upload, state: str, at: datetime) -> None:
    """It is done with, one way or another: neither its rows nor the way to the file are kept."""
    row.state, row.entries, row.file_id, row.ended_at = state, [], "", at


def schedule_retry(row: Upload, at: datetime) -> bool:
    """It cannot be had now: again in a while. False: it was tried long enough."""
    row.attempts += 1
    row.not_before = at + timedelta(seconds=min(60.0, 2.0 ** min(row.attempts, 6)))
    return at - row.sent_at < RETRY_PERIOD


async def purge_before(session: Session, moment: datetime) -> None:
    """Let go of lists that nobody confirmed."""
    old = (Upload.state == READY) & (Upload.sent_at < moment)
    gone = {"state": DROPPED, "entries": [], "file_id": "", "ended_at": moment}
    await session.execute(update(Upload).where(old).values(gone))


async def erase_uploader(session: Session, by: Person, at: datetime) -> None:
    """Whoever sent these lists is forgotten: what was not confirmed is not taken over."""
    mine, still = Upload.created_by_id == by.id, Upload.state.in_((WAITING, READY))
    await session.execute(update(Upload).where(mine, still).values(state=DROPPED, ended_at=at))
    await session.execute(update(Upload).where(mine).values(entries=[], file_id=""))


async def erase_phones(session: Session, numbers: Sequence[str]) -> list[int]:
    """Take the rows with these numbers out of the lists that wait to be confirmed. Returns which lists."""
    found = []
    for row in await session.scalars(select(Upload).where(Upload.state == READY).with_for_update()):
        left = [entry for entry in row.entries if entry.get("phone") not in numbers]
        if len(left) < len(row.entries):
            row.entries = left
            found.append(row.id)
    await session.flush()  # `erase_uploader` overwrites it with an UPDATE
    return found


async def get(session: Session, upload_id: int) -> Upload | None:
    """A list by its id, in whatever state."""
    return await session.get(Upload, upload_id)
