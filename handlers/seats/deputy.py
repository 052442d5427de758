"""Deputies: the link to forward, revoking it, opening it, and undoing a handover."""

from handlers.buttons.seats import CreateDeputyLink, RevokeDeputyLink, UndoHandover
from handlers.messages import RESUME, Incoming, Lane, Refusal, Reply, Say
from handlers.seats import actions
from handlers.seats.cards import seat_buttons
from handlers.seats.extra_questions import with_extra_questions
from handlers.seats.loading import load_own_seat, seat_owner
from handlers.seats.registration_form import open_form, prefill_form
from storage.database import Session
from storage.models import Seat, Seminar, seat_states, seminar_states
from storage.seats import deputies, seats
from storage.seminars import seminars
from storage.tokens import hash_token

DEFAULT_POSITIONS = {"municipality": "deputy"}
"""Office -> the position filled in for a deputy, who can change it on the card; elsewhere it is `vice`."""


async def send_link(incoming: Incoming, session: Session, data: CreateDeputyLink) -> list[Reply]:
    """Send the link that hands one's own seat over."""
    return await actions.create_deputy_link(incoming, session, await seats.get(session, data.seat))


async def revoke_link(incoming: Incoming, session: Session, data: RevokeDeputyLink) -> list[Reply]:
    """Revoke the link of one's own seat."""
    seat, _ = await load_own_seat(incoming, session, data.seat)
    if seat.state == seat_states.HANDED_OVER:
        raise Refusal("seat-handed-over")
    deputies.revoke_link(seat)
    return [Say("deputy-unlinked", edit=True)]


async def open_link(incoming: Incoming, session: Session) -> list[Reply]:
    """Start the registration of the person who opened a deputy's link.

    It answers with a reply where others raise Refusal: a consent given in the same update must be kept. The replies
    do not name the owner of the seat, as the link may have been posted in a group.
    """
    word_hash = hash_token(incoming.argument)
    seat = await actions.seat_by_link(session, word_hash, incoming.at)
    if seat is None:
        return [Say("deputy-link-gone", keyboard="menu")]
    seminar = await seminars.get(session, seat.seminar_id)
    assert seminar is not None  # a foreign key
    if seat.person_id == incoming.person.id:
        return [Say("deputy-own")]
    theirs = await seats.of_person(session, seminar.id, incoming.person)
    if theirs is not None and theirs.state in seat_states.ATTENDING_STATES:
        return [Say("deputy-have-seat", await actions.seat_args(session, seminar, theirs))]
    await _start_registration(incoming, session, seminar, seat, word_hash)
    return [Say("deputy-opened", await actions.seat_args(session, seminar, seat)), RESUME]


async def _start_registration(
    incoming: Incoming, session: Session, seminar: Seminar, seat: Seat, word_hash: str
) -> None:
    """Start the form with the place of the seat; only the personal fields are asked for."""
    open_form(incoming.person, seminar.id)
    given = {
        "seminar": seminar.id,
        "deputy": word_hash,
        "office": seat.office,
        "unit": seat.unit_code,
        "organisation": seat.organisation,
        "position": DEFAULT_POSITIONS.get(seat.office, "vice"),
    }
    prefill_form(incoming.person, incoming, await with_extra_questions(session, given, None))


async def undo_handover(incoming: Incoming, session: Session, data: UndoHandover) -> list[Reply]:
    """Return a seat that was handed over to its previous owner; possible within a day."""
    seat, seminar = await load_own_seat(incoming, session, data.seat)
    if seminar.state not in seminar_states.ANNOUNCED_STATES or seminar.ends_at <= incoming.at:
        raise Refusal("seat-over")
    if seat.state != seat_states.HANDED_OVER:
        raise Refusal("seat-decided")
    try:
        ended = await deputies.undo_hand_over(session, seminar, seat, incoming.at, incoming.person)
    except seats.InvalidTransition:
        raise Refusal("deputy-undo-late") from None
    except seats.SeminarFull:
        raise Refusal("deputy-undo-full") from None
    done = Say(
        "deputy-undone", await actions.seat_args(session, seminar, seat), seat_buttons(seat), edit=True
    )
    return [done, *await _handover_undone(incoming, session, seminar, seat, ended)]


async def _handover_undone(
    incoming: Incoming, session: Session, seminar: Seminar, seat: Seat, ended: list[Seat]
) -> list[Reply]:
    """Notify the deputies and staff, and offer free places."""
    notices: list[Reply] = []
    for deputy_seat in ended:
        person = await seat_owner(session, deputy_seat)
        args = await actions.seat_args(session, seminar, deputy_seat)
        undone = Say("deputy-undone-other", args, lane=Lane.REMINDER)
        notices += [actions.notice(incoming, person, f"undone:{seat.id}", undone)] if person else []
    noticed = await actions.notify_staff(incoming, session, seat, "notice-undone")
    return [*notices, *noticed, *await actions.offer_free_places(session, seminar, incoming.at)]
