"""People: who talks with the bot, their language, their consent, and what is forgotten on request."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import and_, not_, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage import announcements, faq, group, held, likenesses, outbox, questions, uploads
from storage.database import insert
from storage.models import (
    Consent,
    Feedback,
    File,
    Person,
    Question,
    Received,
    Remark,
    Seat,
    SeatChange,
    Sending,
)


async def gather(session: AsyncSession, telegram_ids: Collection[int], at: datetime) -> dict[int, Person]:
    """The people behind these Telegram ids, known or made now. One look-up for the whole batch."""
    known = await _find(session, telegram_ids)
    new = [number for number in telegram_ids if number not in known]
    if new:
        statement = insert(session, Person).on_conflict_do_nothing(index_elements=["telegram_id"])
        rows = [{"telegram_id": number, "created_at": at, "draft": {}} for number in new]
        await session.execute(statement, rows)
        known |= await _find(session, new)
    return known


async def _find(session: AsyncSession, telegram_ids: Collection[int]) -> dict[int, Person]:
    rows = await session.scalars(select(Person).where(Person.telegram_id.in_(telegram_ids)))
    return {person.telegram_id: person for person in rows if person.telegram_id is not None}


async def get(session: AsyncSession, person_id: int) -> Person | None:
    """A person by our own id."""
    return await session.get(Person, person_id)


async def consent(session: AsyncSession, person: Person, version: int, text_hash: str, at: datetime) -> None:
    """Record that this person agreed to the notice of this version, in the person's language."""
    session.add(
        Consent(
            person_id=person.id,
            version=version,
            language=person.language,
            text_hash=text_hash,
            given_at=at,
        )
    )
    person.consented_at, person.consent_version = at, version


async def consents(session: AsyncSession, person: Person) -> list[Consent]:
    """Every consent of this person, oldest first."""
    rows = await session.scalars(select(Consent).where(Consent.person_id == person.id).order_by(Consent.id))
    return list(rows)


def can_be_told(person: Person) -> bool:
    """Whether the bot may write to them unasked, and can: they agreed to the notice, and did not block it."""
    return (
        person.telegram_id is not None and person.consented_at is not None and person.unreachable_at is None
    )


async def unreachable(session: AsyncSession, telegram_id: int, reason: str, at: datetime) -> None:
    """Telegram says that this person can not be written to."""
    await session.execute(
        update(Person)
        .where(Person.telegram_id == telegram_id)
        .values(unreachable_at=at, unreachable_reason=reason[:120])
    )


async def forget(session: AsyncSession, person: Person, at: datetime) -> None:
    """Erase what is personal, everywhere; that somebody of this municipality came or asked still counts."""
    await held.hold(session, person)  # or the clock stores words of theirs that nobody would erase
    gone: dict[str, Any] = {"name": None, "phone": None, "sex": None, "organisation": None, "answers": {}}
    gone |= {"invite": None, "deputy_hash": None}
    await session.execute(update(Seat).where(Seat.person_id == person.id).values(**gone))
    await _forget_named(session, person, at)
    mine = select(Seat.id).where(Seat.person_id == person.id)
    await session.execute(update(SeatChange).where(SeatChange.seat_id.in_(mine)).values(reason=None))
    entries = await faq.forget(session, person)  # while their questions still have words to be known by
    await questions.forget(session, person, at)
    await likenesses.wipe(session)
    await session.execute(update(Feedback).where(Feedback.person_id == person.id).values(text=""))
    await session.execute(
        update(Consent)
        .where(Consent.person_id == person.id, Consent.withdrawn_at.is_(None))
        .values(withdrawn_at=at)
    )
    await _forget_messages(session, person, entries)
    await announcements.forget(session, person)
    # An invitation is the municipality's: whoever comes next is to find it.
    invited = (Seat.person_id == person.id) & (Seat.state == "invited")
    await session.execute(update(Seat).where(invited).values(person_id=None))
    session.info["forgot"] = True  # whoever commits also empties the write-ahead log
    for name in ("name", "phone", "sex", "position", "office", "unit_code", "organisation"):
        setattr(person, name, None)
    person.consented_at = person.consent_version = person.step = person.held_at = None
    person.draft = {}


async def _forget_named(session: AsyncSession, person: Person, at: datetime) -> None:
    """What others have written of them, under their telephone: on a list of invitees, or on their behalf."""
    if not person.phone:
        return
    named = (Seat.phone == person.phone) & Seat.person_id.is_(None)
    theirs = list(await session.scalars(select(Seat.id).where(named)))
    await session.execute(update(SeatChange).where(SeatChange.seat_id.in_(theirs)).values(reason=None))
    gone: dict[str, Any] = {"name": None, "phone": None, "sex": None, "answers": {}}
    await session.execute(update(Seat).where(Seat.id.in_(theirs)).values(**gone))
    await uploads.forget_phone(session, person.phone, at)


async def _forget_messages(session: AsyncSession, person: Person, entries: list[int]) -> None:
    await session.execute(
        update(Received)
        .where(Received.sender == person.telegram_id, Received.handled_at.is_not(None))
        .values(raw="{}", error=None)
    )
    asked = select(Question.id).where(Question.person_id == person.id)
    seats = select(Seat.id).where(Seat.person_id == person.id)
    things = [f"question:{number}" for number in await session.scalars(asked)]
    things += [f"seat:{number}" for number in await session.scalars(seats)]
    things += [f"faq:{number}" for number in entries]
    said = select(Remark.id).where(Remark.question_id.in_(asked))
    things += [f"remark:{number}" for number in await session.scalars(said)]
    await group.stale(session, things)
    about = Sending.about.in_(things)
    mine = Sending.chat_id == person.telegram_id
    done = Sending.state.not_in(["pending", "sending"])
    await session.execute(update(Sending).where(or_(mine, about), done).values(payload=""))
    waiting = and_(about, not_(mine), Sending.state == "pending")
    await session.execute(update(Sending).where(waiting).values(state="expired", payload=""))
    files = select(Sending.file_id).join(File, File.id == Sending.file_id)
    own = files.where(mine, File.name.not_like("%.ics"))
    await outbox.drop_files(session, [number for number in await session.scalars(own) if number])
    await outbox.drop_unsent(session)  # lists with their name that never reached whoever wanted them


async def forget_strangers(session: AsyncSession, moment: datetime) -> None:
    """Drop the drafts of people who came before then and never agreed to the notice."""
    strangers = and_(Person.consented_at.is_(None), Person.created_at < moment)
    await session.execute(update(Person).where(strangers).values(draft={}, step=None))
