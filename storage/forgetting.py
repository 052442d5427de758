"""/forget: what `storage.held_data` says is erased is erased, everywhere, in one transaction.

Whatever is changed beyond a person's own rows is written in the audit log. A number that they only typed may be
somebody else's: what staff wrote under it stays, and is asked about (`Doubt`).
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage import (
    announcements,
    audit,
    faq,
    group,
    held,
    held_data,
    likenesses,
    others,
    outbox,
    questions,
    uploads,
)
from storage.doubts import Doubt, assisted, forms, in_doubt
from storage.held_data import HOLDINGS
from storage.holding import Whose, afterwards
from storage.marks import marks
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
)
from storage.recall import Recalled, cut_letters, recall
from storage.seats import INVITED


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
    doubts = await in_doubt(session, who)
    written = list(await session.scalars(select(Seat.id).where(held_data.written(who))))
    told = {kind: await held_data.texts(session, who, kind) for kind in ("name", "words", "phone")}
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
    done = await _untold(session, who.telegram_id, told, things, at)
    await _drop_files(session, who)
    await _audit(session, person, changed, done, at)
    await _wiped(session)
    return Forgotten(doubts, done.chats)


async def forget_written(session: AsyncSession, seat: Seat, by: Person, at: datetime) -> Collection[int]:
    """Staff have what is written of somebody without Telegram erased; the place stays. Returns as `kept_back`."""
    told = {"name": list(filter(None, [seat.name])), "phone": list(filter(None, [seat.phone])), "words": []}
    for holding in HOLDINGS:
        if holding.found is held_data.written:
            row = update(Seat).where(Seat.id == seat.id)
            await session.execute(row.values(afterwards(holding)))
    await session.execute(update(SeatChange).where(SeatChange.seat_id == seat.id).values(reason=None))
    things = [f"seat:{seat.id}"]
    await group.stale(session, things)
    done = await _untold(session, None, told, things, at)
    await outbox.drop_unsent(session)
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


async def _untold(
    session: AsyncSession, own: int | None, told: Mapping[str, list[str]], things: Sequence[str], at: datetime
) -> Recalled:
    """These names, numbers and words are told nobody any more, but for what others have as well: it may be theirs."""
    those = marks(told["name"], told["words"], told["phone"], things)
    those = those.sparing(await others.texts_with(session, [*those.texts, *those.numbers]))
    done = await recall(session, own, those, at)
    done.messages += await cut_letters(session, those)
    return done


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
    theirs = select(Sending.file_id).join(File, File.id == Sending.file_id).where(held_data.made_for(who))
    owed = Sending.state.in_((outbox.PENDING, outbox.SENDING)) & (Sending.chat_id != who.telegram_id)
    shared = select(Sending.file_id).where(Sending.file_id.is_not(None), owed)
    own = theirs.where(File.name.not_like("%.ics"))
    rows = await session.scalars(own.where(Sending.file_id.not_in(shared)))
    await outbox.drop_files(session, [number for number in rows if number])
    await outbox.drop_unsent(session)


# What staff have written under a number.


async def _clear_forms(session: AsyncSession, who: Whose) -> list[int]:
    """Forms that staff are filling in for this number: it is asked for again. Returns whose forms they are."""
    found = [member for member, form in await forms(session, who.id) if form.get("phone") in who.proven]
    for member in found:
        member.draft = {
            name: _cleared(form) if assisted(form) and form.get("phone") in who.proven else form
            for name, form in member.draft.items()
        }
    await session.flush()
    return [member.id for member in found]


def _cleared(form: dict[str, Any]) -> dict[str, Any]:
    left = {name: value for name, value in form.items() if name not in ("name", "phone", "sex", "was")}
    return left | {"answers": {}}


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
