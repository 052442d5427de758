"""Erasure of a person's data (/forget), as `storage.privacy.held_data` defines it, in one transaction.

Changes beyond a person's own rows are recorded in the audit log. A telephone number that they only typed may be
somebody else's: what staff entered under it stays, and staff are asked about it (`PossibleMention`).
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, or_, select, update

from storage import audit
from storage.announcements import announcements
from storage.database import Session
from storage.faq import faq
from storage.invitees import uploads
from storage.messages import files, outbox
from storage.models import (
    AuditEntry,
    Consent,
    File,
    InboxUpdate,
    OutboxMessage,
    Person,
    Question,
    Remark,
    Seat,
    SeatEvent,
)
from storage.models.seat_states import INVITED
from storage.privacy import held_data, held_messages, held_seats, other_authors, row_erasure
from storage.privacy.held_data import HELD_DATA
from storage.privacy.held_data_rules import DataSubject, replacement_values
from storage.privacy.message_redaction import RedactionResult, redact_dead_letters, redact_outbox
from storage.privacy.possible_mentions import (
    PossibleMention,
    assisted_forms,
    find_possible_mentions,
    is_assisted_form,
)
from storage.questions import pending_questions, questions
from storage.team import group
from storage.text.redaction import build_redaction


def person_subject(telegram_id: int) -> str:
    """Return the subject of a person in the journal of erasures."""
    return f"person:{telegram_id}"


@dataclass(frozen=True, slots=True)
class ErasureResult:
    """The result of an erasure, to be told to staff."""

    possible_mentions: Sequence[PossibleMention]
    withheld_chats: Collection[int]
    """Chats that do not get a file they requested, because it named the person."""


async def erase_person(session: Session, person: Person, at: datetime) -> ErasureResult:
    """Erase a person's data everywhere. Their seats and questions still count in statistics."""
    await pending_questions.lock_person(
        session, person
    )  # otherwise a scheduled job may store a question of theirs after the erasure
    who = await held_data.get_subject(session, person)
    # An invitation belongs to the municipality and contains what staff wrote: it stays for the next person.
    invited = (Seat.person_id == who.id) & (Seat.state == INVITED)
    await session.execute(update(Seat).where(invited).values(person_id=None))
    mentions = await find_possible_mentions(session, who)
    written = list(await session.scalars(select(Seat.id).where(held_seats.staff_written(who))))
    texts = {kind: await held_data.erased_texts(session, who, kind) for kind in ("name", "words", "phone")}
    entries = await faq.erase_asker(
        session, person
    )  # before the questions' texts, which it compares, are erased
    subjects = await _subjects_of(session, who, written, entries)
    changed = [f"question:{one}" for one in await questions.erase_asker(session, person, at)]
    changed += [f"seat:{one}" for one in written] + [f"faq:{one}" for one in entries]
    changed += [f"upload:{one}" for one in await uploads.erase_phones(session, who.verified)]
    changed += [f"person:{one}" for one in await _clear_assisted_forms(session, who)]
    await uploads.erase_uploader(session, person, at)
    await announcements.erase_author(session, person)
    await _erase_columns(session, who)
    await _withdraw_consents(session, who, at)
    await group.mark_stale(session, subjects)
    result = await _redact_messages(session, who.telegram_id, texts, subjects, at)
    await _delete_files(session, who)
    await _record_erasure(session, person, changed, result, at)
    if who.telegram_id is not None:
        session.erased_subjects.append(person_subject(who.telegram_id))
    await row_erasure.wipe_traces(session)
    return ErasureResult(mentions, result.chats)


async def erase_staff_entry(session: Session, seat: Seat, by: Person | None, at: datetime) -> Collection[int]:
    """Erase what staff entered about a person without Telegram; the seat stays. Returns the chats of withheld files.

    `by` None: the program itself, after a restore.
    """
    texts = {"name": list(filter(None, [seat.name])), "phone": list(filter(None, [seat.phone])), "words": []}
    for holding in HELD_DATA:
        if holding.where is held_seats.staff_written:
            await row_erasure.erase_rows(session, holding, Seat.id == seat.id)
    await session.execute(update(SeatEvent).where(SeatEvent.seat_id == seat.id).values(reason=None))
    subjects = [f"seat:{seat.id}"]
    await group.mark_stale(session, subjects)
    result = await _redact_messages(session, None, texts, subjects, at)
    await files.delete_unsent_files(session)
    await _record_erasure(session, by, subjects, result, at)
    session.erased_subjects += subjects
    await row_erasure.wipe_traces(session)
    return result.chats


async def count_erased(session: Session) -> int:
    """Return a number that every erasure increases: whoever prepares a file compares it before storing the file."""
    await session.flush()
    withdrawn = select(func.count()).select_from(Consent).where(Consent.withdrawn_at.is_not(None))
    erasures = or_(AuditEntry.action.like("forgotten.%"), AuditEntry.action == "retention.removed")
    recorded = select(func.count()).select_from(AuditEntry).where(erasures)
    return (await session.scalar(withdrawn) or 0) + (await session.scalar(recorded) or 0)


async def _erase_columns(session: Session, who: DataSubject) -> None:
    """Erase columns and rows as `HELD_DATA` says; columns with `erased_by` are erased elsewhere."""
    rows = or_(held_messages.unattributed_dead_letter(who), InboxUpdate.sender_id == who.telegram_id)
    letters = update(InboxUpdate).where(rows, InboxUpdate.handled_at.is_not(None))
    await session.execute(letters.values(raw="", error=None))
    for holding in reversed(HELD_DATA):  # rows that are found through a question or a seat come before these
        await row_erasure.erase_rows(session, holding, holding.where(who))


async def _withdraw_consents(session: Session, who: DataSubject, at: datetime) -> None:
    given = (Consent.person_id == who.id) & Consent.withdrawn_at.is_(None)
    await session.execute(update(Consent).where(given).values(withdrawn_at=at))


# Messages to others that mention the person.


async def _redact_messages(
    session: Session, own: int | None, texts: Mapping[str, list[str]], subjects: Sequence[str], at: datetime
) -> RedactionResult:
    """Redact these names, numbers and texts in messages to others, unless other people's data contain the same."""
    redaction = build_redaction(texts["name"], texts["words"], texts["phone"], subjects)
    redaction = redaction.exempting(
        await other_authors.find_texts(session, [*redaction.texts, *redaction.numbers])
    )
    result = await redact_outbox(session, own, redaction, at)
    result.messages += await redact_dead_letters(session, redaction)
    return result


async def _subjects_of(
    session: Session, who: DataSubject, written: Sequence[int], entries: Sequence[int]
) -> list[str]:
    """Return the subjects of messages and staff notifications about the person (questions, seats, FAQ, remarks)."""
    asked = select(Question.id).where(Question.person_id == who.id)
    remarks = select(Remark.id).where(Remark.question_id.in_(asked))
    seats = select(Seat.id).where(Seat.person_id == who.id)
    subjects = [f"question:{one}" for one in await session.scalars(asked)]
    subjects += [f"seat:{one}" for one in [*await session.scalars(seats), *written]]
    subjects += [f"faq:{one}" for one in entries]
    return [*subjects, *(f"remark:{one}" for one in await session.scalars(remarks))]


async def _delete_files(session: Session, who: DataSubject) -> None:
    """Delete files made for the person, except those still to be sent to others, and files no message needs."""
    theirs = (
        select(OutboxMessage.file_id)
        .join(File, File.id == OutboxMessage.file_id)
        .where(held_messages.files_sent_to(who))
    )
    unsent_to_others = OutboxMessage.state.in_((outbox.PENDING, outbox.SENDING)) & (
        OutboxMessage.chat_id != who.telegram_id
    )
    shared = select(OutboxMessage.file_id).where(OutboxMessage.file_id.is_not(None), unsent_to_others)
    own = theirs.where(File.name.not_like("%.ics"))
    rows = await session.scalars(own.where(OutboxMessage.file_id.not_in(shared)))
    await files.delete_files(session, [number for number in rows if number])
    await files.delete_unsent_files(session)


# Entries of staff under a telephone number.


async def _clear_assisted_forms(session: Session, who: DataSubject) -> list[int]:
    """Clear the forms that staff are filling in under this person's number. Returns the ids of these staff."""
    found = [
        member for member, form in await assisted_forms(session, who.id) if form.get("phone") in who.verified
    ]
    for member in found:
        member.draft = {
            name: _clear_form(form) if is_assisted_form(form) and form.get("phone") in who.verified else form
            for name, form in member.draft.items()
        }
    return [member.id for member in found]


def _clear_form(form: dict[str, Any]) -> dict[str, Any]:
    """Return the form without the fields that would be erased in a seat."""
    cleared = {*replacement_values(held_seats.WRITTEN_ROWS), "before_edit", "was"}  # `was`: up to 0.2.0
    left = {name: value for name, value in form.items() if name not in cleared}
    return left | {"answers": {}}


async def _record_erasure(
    session: Session, by: Person | None, changed: Sequence[str], result: RedactionResult, at: datetime
) -> None:
    """Record each change of other people's rows, and the numbers of redacted messages and withheld files."""
    for subject in changed:
        kind = subject.partition(":")[0]
        await audit.record(session, by, f"forgotten.{kind}", subject, at)
    if result.messages or result.files:
        counts = {"messages": result.messages, "files": result.files}
        subject = f"person:{by.id}" if by else "database"
        await audit.record(session, by, "forgotten.messages", subject, at, **counts)
