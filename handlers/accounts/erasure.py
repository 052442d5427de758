"""/forget: asked once more, done at once; and what staff are asked about numbers that were only typed."""

from collections.abc import Collection
from dataclasses import replace

from handlers.buttons.accounts import AnswerErasure, DecideErasure
from handlers.messages import (
    RESUME,
    Incoming,
    Lane,
    Lines,
    Refusal,
    Reply,
    Say,
    Text,
    Translated,
    Value,
)
from handlers.permissions import ORGANISERS, require
from handlers.seats import actions, loading
from handlers.seats.registration_form import close_form
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
    """`/forget`: asks once more, since it cannot be undone, and says what stays."""
    person = incoming.person
    listed = (
        []
        if person.phone is None
        else ["erasure-typed" if person.phone_verified_at is None else "erasure-proven"]
    )
    args: dict[str, Value] = {"list": Lines([Text(key) for key in listed])}
    return [confirm("erasure-confirm", args, AnswerErasure("yes"), AnswerErasure("no"), edit=False)]


async def receive_answer(incoming: Incoming, session: Session, data: AnswerErasure) -> list[Reply]:
    """The answer to that."""
    if data.answer == "no":
        return [Say("erasure-cancelled", edit=True), *([RESUME] if incoming.person.step else [])]
    offers = await actions.release_all_seats(incoming, session)
    await session.flush()  # what follows is written straight into the rows
    left = await erasure.erase_person(session, incoming.person, incoming.at)
    asked = [
        one for doubt in left.possible_mentions for one in await _decision_cards(incoming, session, doubt)
    ]
    told = await _withheld_file_notices(incoming, session, left.withheld_chats)
    return [Say("erased", keyboard="remove"), *offers, *asked, *told]


async def _withheld_file_notices(incoming: Incoming, session: Session, chats: Collection[int]) -> list[Reply]:
    """Who waits for a list that is not sent any more is to ask for it again."""
    waiting = [await people.by_telegram_id(session, chat) for chat in sorted(chats)]
    back = Say("file-kept-back", lane=Lane.REMINDER)
    return [actions.notice(incoming, one, "kept back", back) for one in waiting if one is not None]


# A number that was only typed: staff say whether what they wrote under it is the same person's.


async def _decision_cards(incoming: Incoming, session: Session, doubt: PossibleMention) -> list[Reply]:
    """A card to each who may decide it, once a day. Whoever is forgotten is told nothing of it."""
    seminar = await seminars.get(session, doubt.seminar_id)
    if seminar is None:
        return []
    args = await _card_args(session, seminar, doubt)
    yes = DecideErasure("yes", doubt.kind, doubt.id)
    subject = f"seat:{doubt.id}" if doubt.kind == SEAT else None
    asked = confirm(f"erase-{doubt.kind}", args, yes, yes.replace(answer="no"), edit=False)
    card = replace(asked, lane=Lane.REMINDER, subject=subject)
    which, day = f"erase:{doubt.kind}:{doubt.id}", f"{incoming.at:%Y%m%d}"
    return [
        actions.notice(incoming, member, which, replace(card, dedup_key=f"{which}:{day}:{member.id}"))
        for member in await _deciders(session, doubt)
    ]


async def _deciders(session: Session, doubt: PossibleMention) -> list[Person]:
    if doubt.decided_by_id is None:
        return await roles.reachable_staff(session, ORGANISERS, doubt.seminar_id)
    member = await people.get(session, doubt.decided_by_id)
    return [member] if member is not None else []


async def _card_args(session: Session, seminar: Seminar, doubt: PossibleMention) -> dict[str, Value]:
    seat = await seats.get(session, doubt.id) if doubt.kind == SEAT else None
    return await actions.seat_args(session, seminar, seat) if seat else {"seminar": Translated(seminar.title)}


async def decide_erasure(incoming: Incoming, session: Session, data: DecideErasure) -> list[Reply]:
    """Staff say whether what was written under the number is erased too."""
    return await DECISIONS[data.kind](incoming, session, data.row, erase=data.answer == "yes")


async def _decide_seat(incoming: Incoming, session: Session, which: int, *, erase: bool) -> list[Reply]:
    seat, _ = await loading.SEAT.load(incoming, session, which, ORGANISERS)
    if seat.person_id is not None or not (seat.name or seat.phone):
        raise Refusal("seat-decided")
    if not erase:
        return [Say("erase-left", edit=True)]
    await session.flush()
    chats = await erasure.erase_staff_entry(session, seat, incoming.person, incoming.at)
    return [Say("erase-done", edit=True), *await _withheld_file_notices(incoming, session, chats)]


async def _decide_upload(incoming: Incoming, session: Session, which: int, *, erase: bool) -> list[Reply]:
    upload = await uploads.lock_in_state(session, which, uploads.READY)
    if upload is None or upload.created_by_id != incoming.person.id:
        raise Refusal("seat-decided")
    require(incoming, ORGANISERS, upload.seminar_id)
    if not erase:
        return [Say("erase-left", edit=True)]
    uploads.finish(upload, uploads.DROPPED, incoming.at)
    await audit.record(session, incoming.person, "forgotten.upload", f"upload:{upload.id}", incoming.at)
    return [Say("erase-list-done", edit=True)]


async def _decide_form(incoming: Incoming, session: Session, which: int, *, erase: bool) -> list[Reply]:
    """One's own form for somebody else: given up, or gone on with."""
    person = incoming.person
    if which != person.id or "assisted" not in person.draft.get("registration", {}):
        raise Refusal("seat-decided")
    if erase:
        close_form(person)
    return [Say("erase-done" if erase else "erase-left", edit=True), *([RESUME] if person.step else [])]


DECISIONS = {SEAT: _decide_seat, LIST: _decide_upload, FORM: _decide_form}
