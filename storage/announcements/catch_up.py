"""The digest for people who register late: announcements of the seminar that are still current."""

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
"""Seminar id -> the result of `_sent_announcements`."""


def is_current(announcement: Announcement, at: datetime) -> bool:
    """Whether late registrants are told of it: it is not retracted, stopped or past `catch_up_until`."""
    current = announcement.kind == MESSAGE and announcement.state in (SENDING, DONE)
    past = announcement.catch_up_until is not None and announcement.catch_up_until <= at
    return current and announcement.retracted_at is None and not past


async def list_missed(session: Session, seminar: Seminar, person: Person, at: datetime) -> list[Announcement]:
    """List the current announcements that this person should have but was not sent, oldest first.

    An announcement that is being sent and has not reached this person's id yet is not missed. After the end of the
    seminar nothing is.
    """
    sent = [
        one
        for one in await _sent_announcements(session, seminar)
        if is_current(one, at) and (one.fanout_finished_at is not None or one.fanout_cursor >= person.id)
    ]
    if not sent or seminar.ends_at <= at:
        return []
    await session.flush()  # the queries below must see the person's new seat
    here = OUTBOX.c.announcement_id.in_([one.id for one in sent])
    rows = select(OUTBOX.c.announcement_id).where(OUTBOX.c.chat_id == person.telegram_id, here)
    received = set(await session.scalars(rows))
    return [one for one in sent if one.id not in received and await is_addressed_to(session, one, person)]


async def is_addressed_to(session: Session, announcement: Announcement, person: Person) -> bool:
    """Whether the person belongs to the announcement's audience now."""
    return await segments.matches_person(session, announcement.seminar_id, announcement.audience, person.id)


async def _sent_announcements(session: Session, seminar: Seminar) -> Sequence[Announcement]:
    """List the announcements of the seminar that are being or were sent; queried once per transaction."""
    cache = _SENT_ANNOUNCEMENTS.of(session)
    if seminar.id not in cache:
        query = select(Announcement).where(
            Announcement.seminar_id == seminar.id,
            Announcement.kind == MESSAGE,
            Announcement.state.in_([SENDING, DONE]),
        )
        cache[seminar.id] = (await session.scalars(query.order_by(Announcement.id))).all()
    return cache[seminar.id]
