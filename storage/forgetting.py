"""/forget: what `storage.held_data` says is erased is erased, everywhere, in one transaction.

Whatever is changed beyond a person's own rows is written in the audit log. A number that they only typed may be
somebody else's: what staff wrote under it stays, and is asked about (`Doubt`).
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import String, cast, delete, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage import announcements, audit, faq, group, held, held_data, likenesses, outbox, questions, uploads
from storage.held_data import HOLDINGS
from storage.holding import Whose, afterwards
from storage.models import (
    Consent,
    File,
    Person,
    Question,
    Received,
    Remark,
    Seat,
    SeatChange,
    Sending,
    Upload,
)
from storage.recall import Recalled, marks, recall
from storage.seats import INVITED

KINDS = SEAT, LIST, FORM = "seat", "list", "form"
"""What of staff's there may be a doubt about."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something of staff's with a number that whoever is forgotten had only typed."""

    kind: str
    """A seat without a person, a list that waits to be confirmed, a form that is being filled in for somebody."""
    id: int
    """The seat's or the list's; of a form its writer's."""
    seminar_id: int
    by_id: int | None = None
    """Who decides: whoever sent the list, or fills in the form; None: the seminar's organisers."""


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What is left to be told to staff."""

    doubts: Sequence[Doubt]
    kept_back: Collection[int]
    """Chats that do not get a file they asked for, since it named whoever is forgotten."""


async def forget(session: AsyncSession, person: Person, at: datetime) -> Forgotten:
    """Erase what is personal, everywhere; that somebody of this municipality came or asked still counts."""
    await held.hold(session, person)  # or the clock stores words of theirs that nobody would erase
    who = await held_data.whose(session, person)
    # An invitation is the municipality's, and says what staff wrote: whoever comes next is to find it.
    invited = (Seat.person_id == who.id) & (Seat.state == INVITED)
    await session.execute(update(Seat).where(invited).values(person_id=None))
    doubts = await _doubts(session, who)
    written = list(await session.scalars(select(Seat.id).where(held_data.written(who))))
    names, numbers, words = await _told(session, who)
    entries = await faq.forget(session, person)  # while their questions still have words to be known by
    things = await _things(session, who, written, entries)
    changed = [f"question:{one}" for one in await questions.forget(session, person, at)]
    changed += [f"seat:{one}" for one in written] + [f"faq:{one}" for one in entries]
    changed += [f"upload:{one}" for one in await uploads.forget_numbers(session, who.proven)]
    changed += [f"person:{one}" for one in await _clear_forms(session, who)]
    await uploads.forget(session, person, at)
    await announcements.forget(session, person)
    await _erase(session, who)
    await _withdraw(session, who, at)
    await group.stale(session, things)
    done = await recall(session, who.telegram_id, marks(names, words, numbers, things), at)
    await _drop_files(session, who)
    await _audit(session, person, changed, done, at)
    await _wiped(session)
    return Forgotten(doubts, done.chats)


async def forget_written(session: AsyncSession, seat: Seat, by: Person, at: datetime) -> Collection[int]:
    """Staff have what is written of somebody without Telegram erased; the place stays. Returns as `kept_back`."""
    names, numbers = [seat.name] if seat.name else [], [seat.phone] if seat.phone else []
    for holding in HOLDINGS:
        if holding.found is held_data.written:
            row = update(Seat).where(Seat.id == seat.id)
            await session.execute(row.values(afterwards(holding)))
    await session.execute(update(SeatChange).where(SeatChange.seat_id == seat.id).values(reason=None))
    things = [f"seat:{seat.id}"]
    await group.stale(session, things)
    done = await recall(session, None, marks(names, (), numbers, things), at)
    await _audit(session, by, things, done, at)
    await _wiped(session)
    return done.chats


async def _wiped(session: AsyncSession) -> None:
    """Nothing stays of it beside the rows: neither in the index nor, once it is committed, in the write-ahead log."""
    await likenesses.wipe(session)
    session.info["forgot"] = True


async def _erase(session: AsyncSession, who: Whose) -> None:
    """What the table says, holding by holding; what takes more than another value has been done before."""
    rows = or_(held_data.lost_letter(who), Received.sender == who.telegram_id)
    letters = update(Received).where(rows, Received.handled_at.is_not(None))
    await session.execute(letters.values(raw="", error=None))
    for holding in reversed(HOLDINGS):  # what is found by a question or a seat goes before them
        if holding.deleted:
            await session.execute(delete(holding.model).where(holding.found(who)))
        elif values := afterwards(holding):
            await session.execute(update(holding.model).where(holding.found(who)).values(values))


async def _withdraw(session: AsyncSession, who: Whose, at: datetime) -> None:
    given = (Consent.person_id == who.id) & Consent.withdrawn_at.is_(None)
    await session.execute(update(Consent).where(given).values(withdrawn_at=at))


# What must not be told any more.


async def _told(session: AsyncSession, who: Whose) -> tuple[list[str], list[str], list[str]]:
    """Their names, numbers and words. A name or a number that others have too is still told: it may be theirs."""
    names = await held_data.texts(session, who, "name")
    numbers = await held_data.texts(session, who, "phone")
    others = await _of_others(session, who, [*names, *numbers])
    alone = [[one for one in some if one not in others] for some in (names, numbers)]
    return alone[0], alone[1], await held_data.texts(session, who, "words")


async def _of_others(session: AsyncSession, who: Whose, sought: Sequence[str]) -> set[str]:
    """Which of these names and numbers somebody else has as well."""
    mine = select(Seat.id).where(or_(Seat.person_id == who.id, held_data.written(who)))
    people = select(Person.name, Person.phone).where(Person.id != who.id)
    seats = select(Seat.name, Seat.phone).where(Seat.id.not_in(mine))
    rows = [
        *await session.execute(people.where(or_(Person.name.in_(sought), Person.phone.in_(sought)))),
        *await session.execute(seats.where(or_(Seat.name.in_(sought), Seat.phone.in_(sought)))),
    ]
    return {one for row in rows for one in row if one}


async def _things(
    session: AsyncSession, who: Whose, written: Sequence[int], entries: Sequence[int]
) -> list[str]:
    """What is theirs, as the outbox and the news of the staff group call it."""
    asked = select(Question.id).where(Question.person_id == who.id)
    said = select(Remark.id).where(Remark.question_id.in_(asked))
    seats = select(Seat.id).where(Seat.person_id == who.id)
    things = [f"question:{one}" for one in await session.scalars(asked)]
    things += [f"seat:{one}" for one in [*await session.scalars(seats), *written]]
    things += [f"faq:{one}" for one in entries]
    return [*things, *(f"remark:{one}" for one in await session.scalars(said))]


async def _drop_files(session: AsyncSession, who: Whose) -> None:
    """Files made for them go, but for what others are still to get; and whatever nobody will get any more."""
    theirs = select(Sending.file_id).join(File, File.id == Sending.file_id)
    owed = Sending.state.in_((outbox.PENDING, outbox.SENDING)) & (Sending.chat_id != who.telegram_id)
    shared = select(Sending.file_id).where(Sending.file_id.is_not(None), owed)
    own = theirs.where(Sending.chat_id == who.telegram_id, File.name.not_like("%.ics"))
    rows = await session.scalars(own.where(Sending.file_id.not_in(shared)))
    await outbox.drop_files(session, [number for number in rows if number])
    await outbox.drop_unsent(session)


# What staff have written under a number.


async def _clear_forms(session: AsyncSession, who: Whose) -> list[int]:
    """Forms that staff are filling in for this number: it is asked for again. Returns whose forms they are."""
    found = [member for member, _, number in await _forms(session, who.id) if number in who.proven]
    for member in found:
        member.draft = {
            name: _cleared(form) if _number(form) in who.proven else form
            for name, form in member.draft.items()
        }
    await session.flush()
    return [member.id for member in found]


def _cleared(form: dict[str, Any]) -> dict[str, Any]:
    left = {name: value for name, value in form.items() if name not in ("name", "phone", "sex", "was")}
    return left | {"answers": {}}


def _number(form: Any) -> str | None:
    """The number on a form that is filled in for somebody else."""
    return form.get("phone") if isinstance(form, dict) and "assisted" in form else None


async def _forms(session: AsyncSession, but: int) -> list[tuple[Person, int, str]]:
    """(who fills it in, for which seminar, the number) of every form that staff are filling in for somebody."""
    under_way = cast(Person.draft, String).contains('"assisted"')
    rows = select(Person).where(Person.id != but, under_way).order_by(Person.id)
    return [
        (member, form["seminar"], number)
        for member in await session.scalars(rows.with_for_update(key_share=True))
        for form in (member.draft.get("registration"), member.draft.get("earlier"))
        if isinstance(form, dict) and (number := _number(form))
    ]


async def _doubts(session: AsyncSession, who: Whose) -> list[Doubt]:
    """What of staff's has a number that was only typed: whether it is the same person's, nobody knows."""
    numbers = set(await held_data.texts(session, who, "phone")) - {*who.proven}
    if not numbers:
        return []
    seats = select(Seat).where(Seat.person_id.is_(None), Seat.phone.in_(numbers)).order_by(Seat.id)
    found = [Doubt(SEAT, seat.id, seat.seminar_id) for seat in await session.scalars(seats)]
    found += [
        Doubt(LIST, upload.id, upload.seminar_id, upload.by_id)
        for upload in await session.scalars(select(Upload).where(Upload.state == uploads.READY))
        if any(entry.get("phone") in numbers for entry in upload.entries)
    ]
    return found + [
        Doubt(FORM, member.id, seminar_id, member.id)
        for member, seminar_id, number in await _forms(session, who.id)
        if number in numbers
    ]


async def _audit(
    session: AsyncSession, by: Person, changed: Sequence[str], done: Recalled, at: datetime
) -> None:
    """Whatever was changed of others' writing, a row each; and how much was kept back of what others were to get."""
    for about in changed:
        kind = about.partition(":")[0]
        await audit.record(session, by, f"forgotten.{kind}", about, at)
    if done.messages or done.files:
        counts = {"messages": done.messages, "files": done.files}
        await audit.record(session, by, "forgotten.messages", f"person:{by.id}", at, **counts)
