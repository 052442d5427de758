"""The deputy: a link to forward, taken back, opened by whoever is to come; and the seat, had back from them."""

from handlers.common import number
from handlers.registering.besides import with_extras
from handlers.registering.form import begin, want
from handlers.seats import seating
from handlers.seats.seat import seat_buttons
from handlers.words import RESUME, Incoming, Lane, Refusal, Reply, Say
from storage import deputies, people, roles, seats, seminars
from storage.database import Session
from storage.models import Seat, Seminar

POSITIONS = {"municipality": "deputy"}
"""What a deputy most likely is, by office; the card lets them say otherwise."""


async def send(incoming: Incoming, session: Session) -> list[Reply]:
    """I send my deputy: `deputy:<seat>`."""
    seat = await seats.get(session, number(incoming.argument))
    return await seating.begin_deputy(incoming, session, seat)


async def take_back(incoming: Incoming, session: Session) -> list[Reply]:
    """The link is not to hold any longer: `unlink:<seat>`."""
    seat = await seats.get(session, number(incoming.argument))
    await seating.own(incoming, session, seat)
    assert seat is not None
    if seat.state == seats.HANDED_OVER:
        raise Refusal("seat-handed-over")
    deputies.take_back(seat)
    return [Say("deputy-unlinked", edit=True)]


async def opened(incoming: Incoming, session: Session) -> list[Reply]:
    """Somebody has opened a deputy's link. A no is said, not raised: a consent just given must stand.

    Whose seat it is they are not told by name: the link may have been posted in a group.
    """
    word_hash = roles.hashed(incoming.argument)
    seat = await seating.by_link(session, word_hash, incoming.at)
    if seat is None:
        return [Say("deputy-link-gone", keyboard="menu")]
    seminar = await seminars.get(session, seat.seminar_id)
    assert seminar is not None  # a foreign key
    if seat.person_id == incoming.person.id:
        return [Say("deputy-own")]
    theirs = await seats.of_person(session, seminar.id, incoming.person)
    if theirs is not None and theirs.state in seats.HOLDING:
        return [Say("deputy-have-seat", await seating.about(session, seminar, theirs))]
    await _begin(incoming, session, seminar, seat, word_hash)
    return [Say("deputy-opened", await seating.about(session, seminar, seat)), RESUME]


async def _begin(incoming: Incoming, session: Session, seminar: Seminar, seat: Seat, word_hash: str) -> None:
    """The form of a registration whose place is given: only who comes is asked."""
    want(incoming.person, seminar.id)
    given = {
        "seminar": seminar.id,
        "deputy": word_hash,
        "office": seat.office,
        "unit": seat.unit_code,
        "organisation": seat.organisation,
        "position": POSITIONS.get(seat.office, "vice"),
    }
    begin(incoming.person, incoming, await with_extras(session, given, None))


async def undo(incoming: Incoming, session: Session) -> list[Reply]:
    """Somebody else has come by the link: the seat is its giver's again: `undeputy:<seat>`, for a day."""
    seat = await seats.get(session, number(incoming.argument))
    seminar = await seating.own(incoming, session, seat)
    assert seat is not None
    if seminar.state not in ("open", "closed") or seminar.ends_at <= incoming.at:
        raise Refusal("seat-over")
    if seat.state != seats.HANDED_OVER:
        raise Refusal("seat-decided")
    try:
        ended = await deputies.undo(session, seminar, seat, incoming.at, incoming.person)
    except seats.NotPossible:
        raise Refusal("deputy-undo-late") from None
    except seats.Full:
        raise Refusal("deputy-undo-full") from None
    done = Say("deputy-undone", await seating.about(session, seminar, seat), seat_buttons(seat), edit=True)
    return [done, *await _undone(incoming, session, seminar, seat, ended)]


async def _undone(
    incoming: Incoming, session: Session, seminar: Seminar, seat: Seat, ended: list[Seat]
) -> list[Reply]:
    """Whoever had come instead is told, and staff are."""
    told: list[Reply] = []
    for one in ended:
        person = await people.get(session, one.person_id) if one.person_id else None
        args = await seating.about(session, seminar, one)
        undone = Say("deputy-undone-other", args, lane=Lane.REMINDER)
        told += [seating.notice(incoming, person, f"undone:{seat.id}", undone)] if person else []
    noticed = await seating.tell_staff(incoming, session, seat, "notice-undone")
    return [*told, *noticed, *await seating.freed(session, seminar, incoming.at)]
