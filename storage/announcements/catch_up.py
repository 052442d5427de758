"""What whoever registers late has missed: the announcements of the seminar that still hold."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select

from storage.announcements.announcements import MESSAGE
from storage.audiences import segments
from storage.database import Session, TransactionCache
from storage.messages import outbox
from storage.models import Announcement, Person, Seminar
from storage.models.announcement_states import DONE, SENDING

OUTBOX = outbox.TABLE
_SENT_ANNOUNCEMENTS = TransactionCache[int, Sequence[Announcement]]()
"""Seminar -> what `_sent_announcements` returns."""


def is_current(announcement: Announcement, at: datetime) -> bool:
    """Whether it is still told to those who come late: not taken back, not stopped, not past its time."""
    current = announcement.kind == MESSAGE and announcement.state in (SENDING, DONE)
    past = announcement.catch_up_until is not None and announcement.catch_up_until <= at
    return current and announcement.retracted_at is None and not past


async def list_missed(session: Session, seminar: Seminar, person: Person, at: datetime) -> list[Announcement]:
    """Those meant for this person that went out without them, the oldest first.

    Whom an announcement under way will still reach has not missed it.
    """
    passed = [
        one
        for one in await _sent_announcements(session, seminar)
        if is_current(one, at) and (one.fanout_finished_at is not None or one.fanout_cursor >= person.id)
    ]
    if not passed or seminar.ends_at <= at:
        return []
    await session.flush()  # the seat of this moment decides for whom an announcement is
    here = OUTBOX.c.announcement_id.in_([one.id for one in passed])
    rows = select(OUTBOX.c.announcement_id).where(OUTBOX.c.chat_id == person.telegram_id, here)
    known = set(await session.scalars(rows))
    return [one for one in passed if one.id not in known and await is_addressed_to(session, one, person)]


async def is_addressed_to(session: Session, announcement: Announcement, person: Person) -> bool:
    """Whether it is for this person, as things stand now."""
    return await segments.matches_person(session, announcement.seminar_id, announcement.audience, person.id)


async def _sent_announcements(session: Session, seminar: Seminar) -> Sequence[Announcement]:
    """The announcements to the seminar's people that went out; looked up once a transaction."""
    kept = _SENT_ANNOUNCEMENTS.of(session)
    if seminar.id not in kept:
        query = select(Announcement).where(
            Announcement.seminar_id == seminar.id,
            Announcement.kind == MESSAGE,
            Announcement.state.in_([SENDING, DONE]),
        )
        kept[seminar.id] = (await session.scalars(query.order_by(Announcement.id))).all()
    return kept[seminar.id]
