"""`/forget`: the confirmation, the erasure, and questions to staff about entries with an unverified number."""

from collections.abc import Collection
from dataclasses import replace

from handlers.buttons.accounts import AnswerErasure, DecideErasure
from handlers.messages import (
    RESUME,
    FollowDeepLink,
    Incoming,
    Lane,
    Lines,
    Refusal,
    Reply,
    ResolvedReply,
    Resume,
    Say,
    Text,
    Translated,
    Value,
)
from handlers.permissions import ORGANISERS, require
from handlers.seats import actions, cards, loading, registration_form, seat_notices
from handlers.ui.pages import confirm
from storage import audit
from storage.accounts import people
from storage.database import Session
from storage.invitees import uploads
from storage.models import Person, Seminar
from storage.privacy import erasure
from storage.privacy.possible_mentions import FORM, LIST, SEAT, PossibleMention
from storage.seats import seats
from storage.seminars import seminars
from storage.team import roles


async def start(incoming: Incoming, _session: Session) -> list[Reply]:
    """Handle `/forget`: ask to confirm, as it cannot be undone, and tell what stays."""
    person = incoming.person
    phone_notes = (
        []
        if person.phone is None
        else ["erasure-typed" if person.phone_verified_at is None else "erasure-proven"]
    )
    args: dict[str, Value] = {"list": Lines([Text(key) for key in phone_notes])}
    return [confirm("erasure-confirm", args, AnswerErasure("yes"), AnswerErasure("no"), edit=False)]


async def receive_answer(incoming: Incoming, session: Session, data: AnswerErasure) -> list[Reply]:
    """Erase the sender's data, or cancel."""
    if data.answer == "no":
        return [Say("erasure-cancelled", edit=True), *([RESUME] if incoming.person.step else [])]
    return [Say("erased", keyboard="remove"), *await _erase(incoming, session)]


async def repeat_erasure(incoming: Incoming, session: Session) -> list[ResolvedReply]:
    """Erase a person again whose erasure is missing in a restored database. They are not told."""
    replies = await _erase(incoming, session)
    return [one for one in replies if not isinstance(one, Resume | FollowDeepLink)]


async def _erase(incoming: Incoming, session: Session) -> list[Reply]:
    """Release the person's seats and erase their data. Returns the messages to others."""
    offers = await actions.release_all_seats(incoming, session)
    await session.flush()  # the erasure updates rows by SQL, past the session
    result = await erasure.erase_person(session, incoming.person, incoming.at)
    cards = [
        card
        for mention in result.possible_mentions
        for card in await _decision_cards(incoming, session, mention)
    ]
    notices = await _withheld_file_notices(incoming, session, result.withheld_chats)
    return [*offers, *cards, *notices]


async def _withheld_file_notices(incoming: Incoming, session: Session, chats: Collection[int]) -> list[Reply]:
    """Notify the people in these chats that a list with the erased data is not sent; they can request it again."""
    waiting = [await people.by_telegram_id(session, chat) for chat in sorted(chats)]
    notice = Say("file-kept-back", lane=Lane.REMINDER)
    return [
        seat_notices.notice(incoming, person, "kept back", notice) for person in waiting if person is not None
    ]


# Entries of staff with an unverified number of the erased person: staff decide whether it is the same person.


async def _decision_cards(incoming: Incoming, session: Session, mention: PossibleMention) -> list[Reply]:
    """Return a card for each staff member who may decide, once a day. The erased person is not notified."""
    seminar = await seminars.get(session, mention.seminar_id)
    if seminar is None:
        return []
    args = await _card_args(session, seminar, mention)
    yes = DecideErasure("yes", mention.kind, mention.id)
    subject = f"seat:{mention.id}" if mention.kind == SEAT else None
    question = confirm(f"erase-{mention.kind}", args, yes, yes.replace(answer="no"), edit=False)
    card = replace(question, lane=Lane.REMINDER, subject=subject)
    key, day = f"erase:{mention.kind}:{mention.id}", f"{incoming.at:%Y%m%d}"
    return [
        seat_notices.notice(incoming, member, key, replace(card, dedup_key=f"{key}:{day}:{member.id}"))
        for member in await _deciders(session, mention)
    ]


async def _deciders(session: Session, mention: PossibleMention) -> list[Person]:
    if mention.decided_by_id is None:
        return await roles.reachable_staff(session, ORGANISERS, mention.seminar_id)
    member = await people.get(session, mention.decided_by_id)
    return [member] if member is not None else []


async def _card_args(session: Session, seminar: Seminar, mention: PossibleMention) -> dict[str, Value]:
    seat = await seats.get(session, mention.id) if mention.kind == SEAT else None
    return await cards.seat_args(session, seminar, seat) if seat else {"seminar": Translated(seminar.title)}


async def decide_erasure(incoming: Incoming, session: Session, data: DecideErasure) -> list[Reply]:
    """Take a staff member's decision whether the entry with the number is erased too."""
    return await DECISIONS[data.kind](incoming, session, data.row, erase=data.answer == "yes")


async def _decide_seat(incoming: Incoming, session: Session, seat_id: int, *, erase: bool) -> list[Reply]:
    seat, _ = await loading.SEAT.load(incoming, session, seat_id, ORGANISERS)
    if seat.person_id is not None or not (seat.name or seat.phone):
        raise Refusal("seat-decided")
    if not erase:
        return [Say("erase-left", edit=True)]
    await session.flush()
    chats = await erasure.erase_staff_entry(session, seat, incoming.person, incoming.at)
    return [Say("erase-done", edit=True), *await _withheld_file_notices(incoming, session, chats)]


async def _decide_upload(incoming: Incoming, session: Session, upload_id: int, *, erase: bool) -> list[Reply]:
    upload = await uploads.lock_in_state(session, upload_id, uploads.READY)
    if upload is None or upload.created_by_id != incoming.person.id:
        raise Refusal("seat-decided")
    require(incoming, ORGANISERS, upload.seminar_id)
    if not erase:
        return [Say("erase-left", edit=True)]
    uploads.finish(upload, uploads.DROPPED, incoming.at)
    await audit.record(session, incoming.person, "forgotten.upload", f"upload:{upload.id}", incoming.at)
    return [Say("erase-list-done", edit=True)]


async def _decide_form(incoming: Incoming, session: Session, person_id: int, *, erase: bool) -> list[Reply]:
    """Close one's own form for another person, or continue with it."""
    person = incoming.person
    if person_id != person.id or "assisted" not in person.draft.get(registration_form.STEP, {}):
        raise Refusal("seat-decided")
    if erase:
        registration_form.close_form(person)
    return [Say("erase-done" if erase else "erase-left", edit=True), *([RESUME] if person.step else [])]


DECISIONS = {SEAT: _decide_seat, LIST: _decide_upload, FORM: _decide_form}
