"""/forget: asked once more, done at once; and what staff are asked about numbers that were only typed."""

from collections.abc import Collection
from dataclasses import replace

from handlers.common import number
from handlers.registering.form import leave
from handlers.rights import ORGANISERS, must
from handlers.seats import seating
from handlers.words import RESUME, Button, Incoming, Lane, Lines, Named, Refusal, Reply, Say, Text, Value
from storage import audit, forgetting, people, roles, seats, seminars, uploads
from storage.database import Session
from storage.doubts import FORM, LIST, SEAT, Doubt
from storage.models import Person, Seminar


async def ask(incoming: Incoming, _session: Session) -> list[Reply]:
    """`/forget`: asks once more, since it cannot be undone, and says what stays."""
    person = incoming.person
    listed = (
        []
        if person.phone is None
        else ["forget-typed" if person.phone_proven_at is None else "forget-proven"]
    )
    rows = [[Button(".yes", "forget:yes", style="danger")], [Button(".no", "forget:no")]]
    return [Say("forget-confirm", {"list": Lines([Text(key) for key in listed])}, rows)]


async def take(incoming: Incoming, session: Session) -> list[Reply]:
    """The answer to that."""
    if incoming.argument != "yes":
        return [Say("forget-kept", edit=True), *([RESUME] if incoming.person.step else [])]
    offers = await seating.give_all_back(incoming, session)
    await session.flush()  # what follows is written straight into the rows
    left = await forgetting.forget(session, incoming.person, incoming.at)
    asked = [one for doubt in left.doubts for one in await _ask(incoming, session, doubt)]
    told = await _kept_back(incoming, session, left.kept_back)
    return [Say("forgotten", keyboard="remove"), *offers, *asked, *told]


async def _kept_back(incoming: Incoming, session: Session, chats: Collection[int]) -> list[Reply]:
    """Who waits for a list that is not sent any more is to ask for it again."""
    waiting = [await people.by_chat(session, chat) for chat in sorted(chats)]
    back = Say("file-kept-back", lane=Lane.REMINDER)
    return [seating.notice(incoming, one, "kept back", back) for one in waiting if one is not None]


# A number that was only typed: staff say whether what they wrote under it is the same person's.


async def _ask(incoming: Incoming, session: Session, doubt: Doubt) -> list[Reply]:
    """A card to each who may decide it, once a day. Whoever is forgotten is told nothing of it."""
    seminar = await seminars.get(session, doubt.seminar_id)
    if seminar is None:
        return []
    args = await _about(session, seminar, doubt)
    rows = [
        [Button(".yes", f"erase:yes:{doubt.kind}:{doubt.id}", style="danger")],
        [Button(".no", f"erase:no:{doubt.kind}:{doubt.id}")],
    ]
    about = f"seat:{doubt.id}" if doubt.kind == SEAT else None
    card = Say(f"erase-{doubt.kind}", args, rows, lane=Lane.REMINDER, about=about)
    which, day = f"erase:{doubt.kind}:{doubt.id}", f"{incoming.at:%Y%m%d}"
    return [
        seating.notice(incoming, member, which, replace(card, once=f"{which}:{day}:{member.id}"))
        for member in await _deciding(session, doubt)
    ]


async def _deciding(session: Session, doubt: Doubt) -> list[Person]:
    if doubt.by_id is None:
        return await roles.reachable(session, ORGANISERS, doubt.seminar_id)
    member = await people.get(session, doubt.by_id)
    return [member] if member is not None else []


async def _about(session: Session, seminar: Seminar, doubt: Doubt) -> dict[str, Value]:
    seat = await seats.get(session, doubt.id) if doubt.kind == SEAT else None
    return await seating.about(session, seminar, seat) if seat else {"seminar": Named(seminar.title)}


async def decide(incoming: Incoming, session: Session) -> list[Reply]:
    """`erase:yes:<kind>:<number>`, `erase:no:…`."""
    choice, kind, which = [*incoming.arguments, "", "", ""][:3]
    if choice not in ("yes", "no") or kind not in DECIDED:
        raise Refusal("button-old")
    return await DECIDED[kind](incoming, session, number(which), erase=choice == "yes")


async def _seat(incoming: Incoming, session: Session, which: int, *, erase: bool) -> list[Reply]:
    seat = await seats.get(session, which)
    if seat is None:
        raise Refusal("button-old")
    must(incoming, ORGANISERS, seat.seminar_id)
    if seat.person_id is not None or not (seat.name or seat.phone):
        raise Refusal("seat-decided")
    if not erase:
        return [Say("erase-left", edit=True)]
    await session.flush()
    chats = await forgetting.forget_written(session, seat, incoming.person, incoming.at)
    return [Say("erase-done", edit=True), *await _kept_back(incoming, session, chats)]


async def _list(incoming: Incoming, session: Session, which: int, *, erase: bool) -> list[Reply]:
    upload = await uploads.locked(session, which, uploads.READY)
    if upload is None or upload.by_id != incoming.person.id:
        raise Refusal("seat-decided")
    must(incoming, ORGANISERS, upload.seminar_id)
    if not erase:
        return [Say("erase-left", edit=True)]
    uploads.end(upload, uploads.DROPPED, incoming.at)
    await audit.record(session, incoming.person, "forgotten.upload", f"upload:{upload.id}", incoming.at)
    return [Say("erase-list-done", edit=True)]


async def _form(incoming: Incoming, session: Session, which: int, *, erase: bool) -> list[Reply]:
    """One's own form for somebody else: given up, or gone on with."""
    person = incoming.person
    if which != person.id or "assisted" not in person.draft.get("registration", {}):
        raise Refusal("seat-decided")
    if erase:
        leave(person)
    return [Say("erase-done" if erase else "erase-left", edit=True), *([RESUME] if person.step else [])]


DECIDED = {SEAT: _seat, LIST: _list, FORM: _form}
