"""One seat's page for staff: who, where it stands, what happened to it, and what can be done."""

from handlers.common import local, must_stand, number
from handlers.registering.particulars import is_name, phone_number
from handlers.rights import CHASERS, ORGANISERS, VIEWERS, must, rayons, within
from handlers.seats import seating
from handlers.seats.seat import confirmation, pretty
from handlers.steps import form_at, leave, stand
from handlers.words import Button, Incoming, Lane, Lines, Refusal, Reply, Say, Text, Value
from storage import audit, deputies, people, seats, seminars
from storage.database import Session
from storage.models import Person, Seat, SeatChange, Seminar
from storage.roles import COORDINATOR, DOOR

HISTORY = 12
"""The newest lines of a seat's history that are shown."""
LONGEST = 300

CHANGES: dict[str, frozenset[str]] = {
    seats.REGISTERED: ORGANISERS | {DOOR},
    seats.CONFIRMED: ORGANISERS | {COORDINATOR, DOOR},
    seats.ARRIVED: ORGANISERS | {DOOR},
}
"""What a button may make of a seat, and for whom; giving it back and handing it over ask something first."""


async def seen(incoming: Incoming, session: Session, text: object) -> tuple[Seat, Seminar]:
    """The seat of this number and its seminar, if this member of staff may look at it. Raises Refusal."""
    seat = await seats.get(session, number(str(text)))
    seminar = await seminars.get(session, seat.seminar_id) if seat else None
    if seat is None or seminar is None:
        raise Refusal("button-old")
    must(incoming, VIEWERS, seminar.id)
    if not await within(session, seat.unit_code, rayons(incoming, seminar.id)):
        raise Refusal("not-yours")
    return seat, seminar


async def show(incoming: Incoming, session: Session) -> list[Reply]:
    """The page: `who:<seat>`. Where it shows a telephone number, looking is written down."""
    seat, seminar = await seen(incoming, session, incoming.argument)
    for step in ("unseat", "handto"):  # the way out of a question about this seat leads here
        leave(incoming.person, step)
    await _looked(incoming, session, seat)
    return [await page(incoming, session, seminar, seat)]


async def _looked(incoming: Incoming, session: Session, seat: Seat) -> None:
    if seat.phone and await _chases(incoming, session, seat):
        await audit.record(session, incoming.person, "seat.view", f"seat:{seat.id}", incoming.at)


async def _chases(incoming: Incoming, session: Session, seat: Seat) -> bool:
    """Who sees its telephone and may give it back: organisers, and coordinators in the own rayon alone."""
    return incoming.may(CHASERS, seat.seminar_id) and await within(
        session, seat.unit_code, rayons(incoming, seat.seminar_id, ORGANISERS)
    )


async def page(
    incoming: Incoming, session: Session, seminar: Seminar, seat: Seat, *, edit: bool = False
) -> Say:
    """What staff see of one seat."""
    person = await people.get(session, seat.person_id) if seat.person_id else None
    changes = await seats.history(session, seat)
    args: dict[str, Value] = {
        **await seating.about(session, seminar, seat),
        "phone": await _phone(incoming, session, seat),
        "state": Text(f"state-{seat.state.replace('_', '-')}"),
        "reach": Text(_reach(person)),
        "history": Lines(await _history(session, seminar, seat, changes[-HISTORY:])),
    }
    return Say("who", args, await _ways(incoming, session, seminar, seat), edit=edit)


async def _phone(incoming: Incoming, session: Session, seat: Seat) -> Value:
    if not seat.phone:
        return Text("who-no-phone")
    if not await _chases(incoming, session, seat):
        return Text("who-hidden-phone")
    shown = pretty(seat.phone)
    typed = seat.person_id is not None and seat.phone_proven_at is None
    return Text("who-typed-phone", {"phone": shown}) if typed else shown


def _reach(person: Person | None) -> str:
    if person is None or person.telegram_id is None:
        return "who-no-telegram"
    return "who-blocked" if person.unreachable_at else "who-telegram"


async def _history(session: Session, seminar: Seminar, seat: Seat, changes: list[SeatChange]) -> list[Text]:
    """How it came to be, and each change with the hand that made it."""
    added = await people.get(session, seat.added_by_id) if seat.added_by_id else None
    by: Value = (added.name if added else None) or Text(f"source-{seat.source}")
    lines = [Text("who-began", {"at": local(seminar, seat.created_at), "by": by})]
    for change in changes:
        hand = await people.get(session, change.by_id) if change.by_id else None
        args: dict[str, Value] = {
            "at": local(seminar, change.at),
            "state": Text(f"state-{change.became.replace('_', '-')}"),
            "by": _hand(change, hand, seat),
        }
        if change.reason:
            lines.append(Text("who-changed-why", {**args, "reason": seating.said(change.reason)}))
        else:
            lines.append(Text("who-changed", args))
    return lines


def _hand(change: SeatChange, hand: Person | None, seat: Seat) -> Value:
    if change.by_id is None:
        return Text("by-clock")
    if change.by_id == seat.person_id:
        return Text("by-self")
    return (hand.name if hand else None) or Text("staff-member")


async def _ways(incoming: Incoming, session: Session, seminar: Seminar, seat: Seat) -> list[list[Button]]:
    """What this member of staff may do with it now."""
    rows = [
        [Button(f"to-{state}", f"state:{seat.id}:{state}")]
        for state in (seats.ARRIVED, seats.CONFIRMED, seats.REGISTERED)
        if await _may(incoming, session, seminar, seat, state)
    ]
    if seats.CANCELLED in seats.MOVES[seat.state] and await _chases(incoming, session, seat):
        rows.append([Button("to-cancelled", f"unseat:{seat.id}")])
    if seat.state in deputies.ABLE and incoming.may(ORGANISERS, seminar.id):
        rows.append([Button("to-another", f"handto:{seat.id}")])
    return rows


async def _may(incoming: Incoming, session: Session, seminar: Seminar, seat: Seat, state: str) -> bool:
    """Whether a button to this state makes sense, and is for this member of staff; the door only undoes itself."""
    if state not in seats.MOVES[seat.state] or not incoming.may(CHANGES[state], seminar.id):
        return False
    if incoming.may(ORGANISERS, seminar.id) or state == seats.ARRIVED:
        return True
    if seat.state == seats.ARRIVED:
        return incoming.may({DOOR}, seminar.id)
    return COORDINATOR in CHANGES[state] and await _chases(incoming, session, seat)


async def change(incoming: Incoming, session: Session) -> list[Reply]:
    """`state:<seat>:<state>`: arrived, confirmed, registered, or let in from the waiting list."""
    text, _, state = incoming.argument.partition(":")
    seat, seminar = await seen(incoming, session, text)
    if state not in CHANGES:
        raise Refusal("button-old")
    must_stand(seminar)
    await seats.ledger(session, seminar)
    if seat.state == state:
        await _looked(incoming, session, seat)
        return [await page(incoming, session, seminar, seat, edit=True)]
    if not await _may(incoming, session, seminar, seat, state):
        raise Refusal("seat-decided")
    was = seat.state
    try:
        await seats.move(session, seat, state, incoming.at, incoming.person)
    except seats.NotPossible:
        raise Refusal("seat-decided") from None
    except seats.Full:
        raise Refusal("hall-full") from None
    except seats.UnitTaken:
        rows = [[Button("let-beyond", f"let:beyond:{seat.id}")]] if was == seats.WAITING else []
        return [Say("let-unit-full", await seating.about(session, seminar, seat), rows)]
    await _audited(incoming, session, seat, was)
    return [
        await page(incoming, session, seminar, seat, edit=True),
        *await _told(session, seminar, seat, was),
    ]


async def _told(session: Session, seminar: Seminar, seat: Seat, was: str) -> list[Reply]:
    """Who was let in, or back, hears of it; other changes were made with them on the telephone or at the door."""
    person = await people.get(session, seat.person_id) if seat.person_id else None
    if person is None or was in seats.HOLDING or seat.state == seats.ARRIVED:
        return []
    return seating.to(person, await confirmation(session, seminar, seat))


async def _audited(incoming: Incoming, session: Session, seat: Seat, was: str) -> None:
    await audit.record(
        session, incoming.person, "seat.change", f"seat:{seat.id}", incoming.at, state=[was, seat.state]
    )


# Giving it back on somebody's behalf, or refusing who waits: with a reason.


async def _unseatable(incoming: Incoming, session: Session, text: object) -> tuple[Seat, Seminar]:
    """The seat of this number, if this person may give it back for its owner. Raises Refusal."""
    seat, seminar = await seen(incoming, session, text)
    if not await _chases(incoming, session, seat):
        raise Refusal("not-yours")
    must_stand(seminar)
    return seat, seminar


async def begin_unseat(incoming: Incoming, session: Session) -> list[Reply]:
    """`unseat:<seat>`: the reason is asked, and told to them; `unseat:<seat>:none` does without."""
    text, _, rest = incoming.argument.partition(":")
    seat, seminar = await _unseatable(incoming, session, text)
    if seats.CANCELLED not in seats.MOVES[seat.state]:
        raise Refusal("seat-decided")
    if rest == "none":
        leave(incoming.person, "unseat")
        return await _unseated(incoming, session, seminar, seat, None)
    stand(incoming.person, "unseat", seat=seat.id)
    return await ask_unseat(incoming, session)


async def ask_unseat(incoming: Incoming, session: Session) -> list[Reply]:
    """The reason is awaited."""
    seat, seminar = await seen(incoming, session, form_at(incoming.person, "unseat").get("seat"))
    rows = [
        [Button("unseat-none", f"unseat:{seat.id}:none")],
        [Button("step-stop", f"who:{seat.id}")],
    ]
    return [Say("unseat-ask", await seating.about(session, seminar, seat), rows)]


async def take_unseat(incoming: Incoming, session: Session) -> list[Reply]:
    """The reason has come."""
    words = incoming.words.one_line().written_out()
    if incoming.media or not words or len(words) > LONGEST:
        raise Refusal("reason-wrong")
    seat, seminar = await _unseatable(incoming, session, form_at(incoming.person, "unseat").get("seat"))
    leave(incoming.person, "unseat")
    return await _unseated(incoming, session, seminar, seat, words)


async def _unseated(
    incoming: Incoming, session: Session, seminar: Seminar, seat: Seat, reason: str | None
) -> list[Reply]:
    """The seat is given back by staff: its person is told why, the place goes on."""
    await seats.ledger(session, seminar)
    if seats.CANCELLED not in seats.MOVES[seat.state]:
        return [Say("seat-decided")]
    was = seat.state
    await seats.move(session, seat, seats.CANCELLED, incoming.at, incoming.person, reason)
    await _audited(incoming, session, seat, was)
    person = await people.get(session, seat.person_id) if seat.person_id else None
    args = {**await seating.about(session, seminar, seat), "reason": seating.said(reason)}
    key = "staff-refused" if was == seats.WAITING else "staff-cancelled"
    told = [Say(key, args, to=person, lane=Lane.REMINDER)] if person and was != seats.INVITED else []
    return [
        await page(incoming, session, seminar, seat),
        *told,
        *await seating.freed(session, seminar, incoming.at),
    ]


# Handing it to a name.


async def begin_hand(incoming: Incoming, session: Session) -> list[Reply]:
    """`handto:<seat>`: whose name, and telephone, is asked."""
    seat, seminar = await seen(incoming, session, incoming.argument)
    must(incoming, ORGANISERS, seminar.id)
    must_stand(seminar)
    if seat.state not in deputies.ABLE:
        raise Refusal("seat-decided")
    stand(incoming.person, "handto", seat=seat.id)
    return await ask_hand(incoming, session)


async def ask_hand(incoming: Incoming, session: Session) -> list[Reply]:
    """Name and telephone are awaited."""
    seat, seminar = await seen(incoming, session, form_at(incoming.person, "handto").get("seat"))
    rows = [[Button("step-stop", f"who:{seat.id}")]]
    return [Say("handto-ask", await seating.about(session, seminar, seat), rows)]


async def take_hand(incoming: Incoming, session: Session) -> list[Reply]:
    """`Name, telephone` (the telephone may be left out)."""
    name, phone = _name_and_phone(incoming.text or "")
    seat, seminar = await seen(incoming, session, form_at(incoming.person, "handto").get("seat"))
    must(incoming, ORGANISERS, seminar.id)
    must_stand(seminar)
    leave(incoming.person, "handto")
    await seats.ledger(session, seminar)
    if seat.state not in deputies.ABLE:
        return [Say("seat-decided")]
    was = seat.state
    giver = await people.get(session, seat.person_id) if seat.person_id else None
    theirs = await deputies.hand_to_name(
        session, seminar, seat, incoming.at, incoming.person, name=name, phone=phone, position="other"
    )
    await session.flush()
    await _audited(incoming, session, seat, was)
    args = {**await seating.about(session, seminar, seat), "deputy": name}
    told = [Say("deputy-took", args, to=giver, lane=Lane.REMINDER)] if giver else []
    return [await page(incoming, session, seminar, theirs), *told]


def _name_and_phone(text: str) -> tuple[str, str | None]:
    """A name, and after a comma or from the first digit on a telephone. Raises Refusal."""
    start = next(
        (place for place, letter in enumerate(text) if letter.isdigit() or letter in "+,;"), len(text)
    )
    name, rest = " ".join(text[:start].split()), text[start:].strip(" ,;")
    phone = phone_number(rest) if rest else None
    if not is_name(name) or (rest and phone is None):
        raise Refusal("handto-wrong")
    return name, phone
