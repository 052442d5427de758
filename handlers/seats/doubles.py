"""The second registration from a municipality: to come instead, to come too, and who decides it."""

from handlers.common import must_stand, number
from handlers.registering.form import Form, form_of, leave, missing, seminar_of
from handlers.rights import ORGANISERS, must
from handlers.seats import onlist, seating
from handlers.seats.seat import closed, confirmation
from handlers.words import RESUME, Button, Incoming, Lane, Refusal, Reply, Say, Text
from storage import audit, deputies, people, seats, seminars
from storage.database import Session
from storage.models import Seat, Seminar

WISHES = ("instead", "staff")


async def choose(incoming: Incoming, session: Session) -> list[Reply]:
    """What to do about it: `double:instead:<seat>`, `double:staff`, `double:leave`."""
    wish, _, text = incoming.argument.partition(":")
    form = form_of(incoming.person)
    seminar = await seminar_of(session, form)
    if wish == "leave":
        return await _left(incoming, session, seminar)
    if wish not in WISHES or missing(form) != "card" or "deputy" in form:
        return [RESUME]
    if not seminars.takes_registrations(seminar, incoming.at):
        leave(incoming.person)
        return [await closed(session, seminar, incoming.at)]
    holder = await seats.get(session, number(text)) if wish == "instead" else None
    return await _wait(incoming, session, seminar, form, wish, holder)


async def _left(incoming: Incoming, session: Session, seminar: Seminar) -> list[Reply]:
    """Nothing is to happen; whoever has a seat elsewhere keeps it."""
    leave(incoming.person)
    mine = await seats.of_person(session, seminar.id, incoming.person)
    if mine is not None and mine.state in (*seats.TAKEN, seats.WAITING):
        return await seating.standing(session, seminar, mine)
    return [Say("unit-taken-left", edit=True)]


async def _wait(
    incoming: Incoming, session: Session, seminar: Seminar, form: Form, wish: str, holder: Seat | None
) -> list[Reply]:
    """They wait for an answer; unless there is a place by now."""
    person = incoming.person
    try:
        seat = await seats.register(session, seminar, person, incoming.at)
    except seats.UnitTaken as taken:
        gone = holder is None or holder not in taken.seats or holder.state not in deputies.ABLE
        if wish == "instead" and gone:
            return [await seating.taken(session, seminar, person, taken.seats)]
        mine = await seats.of_person(session, seminar.id, person)
        if mine is not None and mine.state in seats.TAKEN:
            return [await seating.taken(session, seminar, person, taken.seats)]
        seat = await seats.register(session, seminar, person, incoming.at, wish=wish, instead_of=holder)
    seat.answers = (seat.answers or {}) | form.get("answers", {})
    leave(person)
    opened = form.get("invited")
    if seat.state in seats.HOLDING:
        return [
            *await confirmation(session, seminar, seat),
            *await onlist.ask(incoming, session, seminar, seat, opened),
        ]
    told = await seating.waits(incoming, session, seminar, seat)
    asked = await _asked(incoming, session, seminar, seat, holder)
    return [*told, *asked, *await onlist.ask(incoming, session, seminar, seat, opened)]


async def _asked(
    incoming: Incoming, session: Session, seminar: Seminar, seat: Seat, holder: Seat | None
) -> list[Reply]:
    """The holder, if there is one to ask at the bot, and staff: either may let it happen."""
    args = await seating.about(session, seminar, seat)
    asked: list[Reply] = []
    owner = await people.get(session, holder.person_id) if holder and holder.person_id else None
    if owner is not None and owner.telegram_id is not None:
        rows = [
            [Button(".yes", f"instead:yes:{seat.id}", style="success")],
            [Button(".no", f"instead:no:{seat.id}")],
        ]
        ask = Say("instead-ask", args, rows, lane=Lane.REMINDER)
        asked = [seating.notice(incoming, owner, f"instead:{seat.instead_of_id}", ask)]
    key = "notice-instead" if holder else "notice-both"
    return [*asked, *await seating.tell_staff(incoming, session, seat, key, _decisions(seat))]


def _decisions(seat: Seat) -> list[list[Button]]:
    """What staff may do about somebody whose municipality is full."""
    return [
        [Button("let-replace", f"let:replace:{seat.id}")],
        [Button("let-beyond", f"let:beyond:{seat.id}")],
        [Button("let-refuse", f"unseat:{seat.id}")],
    ]


# The holder answers.


async def answer(incoming: Incoming, session: Session) -> list[Reply]:
    """`instead:yes:<who waits>`, `instead:no:<who waits>`, by whoever has the seat."""
    choice, _, text = incoming.argument.partition(":")
    seat = await seats.get(session, number(text))
    holder = await seats.get(session, seat.instead_of_id or 0) if seat else None
    seminar = await seating.own(incoming, session, holder)
    assert holder is not None
    must_stand(seminar)
    if seat is None or seat.instead_of_id != holder.id or seat.state != seats.WAITING:
        raise Refusal("seat-decided")
    if choice == "yes" and holder.state in deputies.ABLE:
        return await _exchange(incoming, session, seminar, holder, seat)
    if choice == "no":
        return await _kept(incoming, session, seminar, holder, seat)
    raise Refusal("button-old")


async def _kept(
    incoming: Incoming, session: Session, seminar: Seminar, holder: Seat, seat: Seat
) -> list[Reply]:
    """The holder comes; whoever wanted to come instead waits for what staff decide."""
    seat.wish, seat.instead_of_id = "staff", None
    args = await seating.about(session, seminar, seat)
    person = await people.get(session, seat.person_id) if seat.person_id else None
    no = Say("instead-no", args, lane=Lane.REMINDER)
    told = [seating.notice(incoming, person, f"wish:{seat.id}", no)] if person else []
    noticed = await seating.tell_staff(incoming, session, seat, "notice-instead-no", _decisions(seat))
    return [Say("instead-kept", await seating.about(session, seminar, holder), edit=True), *told, *noticed]


async def _exchange(
    incoming: Incoming, session: Session, seminar: Seminar, holder: Seat, seat: Seat
) -> list[Reply]:
    """The one goes, the other comes; both and staff are told."""
    person = await people.get(session, seat.person_id) if seat.person_id else None
    giver = await people.get(session, holder.person_id) if holder.person_id else None
    if person is None:
        raise Refusal("seat-decided")
    answers, position = seat.answers, seat.position or "other"
    theirs = await deputies.hand_over(
        session, seminar, holder, person, incoming.at, incoming.person, position=position
    )
    theirs.answers = answers
    await session.flush()
    args = {**await seating.about(session, seminar, theirs), "deputy": theirs.name or Text("name-none")}
    told: list[Reply] = []
    if giver is not None:
        own = giver.id == incoming.person.id
        told = [Say("deputy-took", args, to=None if own else giver, edit=own, lane=Lane.REMINDER)]
    noticed = await seating.tell_staff(
        incoming, session, theirs, "notice-deputy", giver=holder.name or Text("name-none")
    )
    return [*told, *seating.to(person, await confirmation(session, seminar, theirs)), *noticed]


# Staff decide.


async def let(incoming: Incoming, session: Session) -> list[Reply]:
    """`let:replace:<who waits>[:<whose seat>]`, `let:beyond:<who waits>`."""
    choice, text, holder_text = [*incoming.arguments, "", "", ""][:3]
    seat = await seats.get(session, number(text))
    seminar = await seminars.get(session, seat.seminar_id) if seat else None
    if seat is None or seminar is None or choice not in ("replace", "beyond"):
        raise Refusal("button-old")
    must(incoming, ORGANISERS, seminar.id)
    must_stand(seminar)
    await seats.ledger(session, seminar)
    if seat.state != seats.WAITING:
        raise Refusal("seat-decided")
    if choice == "beyond":
        return await _beyond(incoming, session, seminar, seat)
    return await _replace(incoming, session, seminar, seat, number(holder_text))


async def _beyond(incoming: Incoming, session: Session, seminar: Seminar, seat: Seat) -> list[Reply]:
    """One place more for this municipality, as long as the hall has one."""
    room = await seats.ledger(session, seminar)
    if not room.has_room():
        raise Refusal("hall-full")
    await seats.move(session, seat, seats.REGISTERED, incoming.at, incoming.person, beyond=True)
    await _audited(incoming, session, seat, "seat.beyond", [seats.WAITING, seats.REGISTERED])
    person = await people.get(session, seat.person_id) if seat.person_id else None
    welcomed = seating.to(person, await confirmation(session, seminar, seat)) if person else []
    done = Say("let-done", await seating.about(session, seminar, seat), edit=True)
    return [done, *welcomed]


async def _replace(
    incoming: Incoming, session: Session, seminar: Seminar, seat: Seat, holder_id: int
) -> list[Reply]:
    """Whoever waits comes instead of whoever has the place; which, where there are several, is asked."""
    if seat.person_id is None:
        raise Refusal("let-nobody")
    able = await seats.at_place(session, seminar, seats.place_of(seat), deputies.ABLE)
    chosen = [one for one in able if one.id in (holder_id, seat.instead_of_id)] or able
    if not chosen:
        raise Refusal("let-nobody")
    if len(chosen) > 1:
        rows = [[Button(_who(one), f"let:replace:{seat.id}:{one.id}")] for one in chosen]
        return [Say("let-which", await seating.about(session, seminar, seat), rows)]
    await _audited(incoming, session, chosen[0], "seat.replace", [chosen[0].state, seats.HANDED_OVER])
    said = await _exchange(incoming, session, seminar, chosen[0], seat)
    return [Say("let-done", await seating.about(session, seminar, seat), edit=True), *said]


def _who(seat: Seat) -> Text:
    args = {"name": seat.name or Text("name-none"), "position": Text(f"position-{seat.position or 'other'}")}
    return Text("let-which-button", args)


async def _audited(incoming: Incoming, session: Session, seat: Seat, action: str, state: list[str]) -> None:
    await audit.record(session, incoming.person, action, f"seat:{seat.id}", incoming.at, state=state)
