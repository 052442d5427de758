"""Deputies: the link to forward, revoking it, opening it, and undoing a handover."""

from datetime import datetime
from typing import Any

from handlers.buttons.seats import CreateDeputyLink, RevokeDeputyLink, UndoHandover
from handlers.messages import (
    RESUME,
    Button,
    DeepLink,
    Incoming,
    Lane,
    Refusal,
    RemoveKeyboard,
    Reply,
    Say,
    Share,
    Text,
    Value,
)
from handlers.seats import actions, cards, list_matches, seat_notices
from handlers.seats.cards import confirmation, seat_buttons
from handlers.seats.extra_questions import with_extra_questions
from handlers.seats.loading import load_own_seat, lock_own_seat, seat_owner
from handlers.seats.pinned_cards import unpin_card
from handlers.seats.registration_form import open_form, prefill_form
from storage.database import Session
from storage.messages import outbox
from storage.models import Person, Seat, Seminar, seat_states, seminar_states
from storage.seats import deputies, seats
from storage.seminars import seminars
from storage.tokens import hash_token


async def send_link(incoming: Incoming, session: Session, data: CreateDeputyLink) -> list[Reply]:
    """Send the link that hands one's own seat over."""
    return await create_deputy_link(incoming, session, await seats.get(session, data.seat))


async def create_deputy_link(incoming: Incoming, session: Session, seat: Seat | None) -> list[Reply]:
    """Create a link to forward that hands the seat over to the person who opens it."""
    seat, seminar = await lock_own_seat(incoming, session, seat)
    if seat.state not in deputies.TRANSFERABLE_STATES:
        raise Refusal(actions.UNRELEASABLE.get(seat.state, "deputy-no-seat"))
    if seminar.state not in seminar_states.ANNOUNCED_STATES or seminar.ends_at <= incoming.at:
        raise Refusal("seat-over")
    rule = Text("deputy-link-anew" if deputies.has_link(seat, incoming.at) else "deputy-link-once")
    word = deputies.create_link(seat, seminar, incoming.at)
    args = {**await cards.seat_args(session, seminar, seat), "rule": rule}
    link = DeepLink(f"d_{word}")
    rows = [
        [Button(".forward", share=Share(link, Text("deputy-forward", args)), style="primary")],
        [Button("copy-link", copy=link)],
        [Button(".back", RevokeDeputyLink(seat.id))],
    ]
    used = await _remove_link_buttons(session, seat, incoming.person)
    return [*used, Say("deputy-link", args, rows, subject=_link_subject(seat))]


def _link_subject(seat: Seat) -> str:
    """Return the subject of the messages with a link of the seat."""
    return f"deputy-link:{seat.id}"


async def _remove_link_buttons(session: Session, seat: Seat, owner: Person | None) -> list[Reply]:
    """Remove the buttons of the newest message with a link of the seat: it was used, or there is a newer one."""
    if owner is None or owner.telegram_id is None:
        return []
    message = await outbox.newest_about(session, owner.telegram_id, (_link_subject(seat),))
    return [RemoveKeyboard(message, to=owner)] if message else []


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
    seat = await seat_by_link(session, word_hash, incoming.at)
    if seat is None:
        return [Say("deputy-link-gone", keyboard="menu")]
    seminar = await seminars.get(session, seat.seminar_id)
    assert seminar is not None  # a foreign key
    if seat.person_id == incoming.person.id:
        return [Say("deputy-own")]
    theirs = await seats.of_person(session, seminar.id, incoming.person)
    if theirs is not None and theirs.state in seat_states.ATTENDING_STATES:
        return [Say("deputy-have-seat", await cards.seat_args(session, seminar, theirs))]
    await _start_registration(incoming, session, seminar, seat, word_hash)
    return [Say("deputy-opened", await cards.seat_args(session, seminar, seat)), RESUME]


async def seat_by_link(session: Session, word_hash: str, at: datetime) -> Seat | None:
    """Return the seat that a deputy's link hands over, locked. Return None if the link is not valid."""
    seat = await deputies.by_token_hash(session, word_hash, at)
    seminar = await seminars.get(session, seat.seminar_id) if seat else None
    if seminar is None or seminar.state not in seminar_states.ANNOUNCED_STATES:
        return None
    await seats.lock_seat_counts(session, seminar)
    return await deputies.by_token_hash(session, word_hash, at)


async def _start_registration(
    incoming: Incoming, session: Session, seminar: Seminar, seat: Seat, word_hash: str
) -> None:
    """Start the form with the place of the seat; only the personal fields are asked for, among them the position."""
    open_form(incoming.person, seminar.id)
    given = {
        "seminar": seminar.id,
        "deputy": word_hash,
        "office": seat.office,
        "unit": seat.unit_code,
        "organisation": seat.organisation,
        "position": None,
    }
    prefill_form(incoming.person, await with_extra_questions(session, given, None))


async def accept_handover(
    incoming: Incoming, session: Session, seat: Seat, position: str, answers: dict[str, Any]
) -> list[Reply]:
    """Hand the seat over to the deputy with the answers of their form; notify the previous owner and staff."""
    seminar = await seminars.get(session, seat.seminar_id)
    assert seminar is not None  # a foreign key
    person = incoming.person
    theirs = await deputies.hand_over(session, seminar, seat, person, incoming.at, position=position)
    theirs.answers = answers
    await session.flush()
    deputy: Value = person.name or Text("name-none")
    giver = await seat_owner(session, seat)
    args = {**await cards.seat_args(session, seminar, theirs), "deputy": deputy}
    back = [[Button(".undo", UndoHandover(seat.id))]]
    notices = (
        [
            seat_notices.notice(
                incoming, giver, f"took:{theirs.id}", Say("deputy-came", args, back, lane=Lane.REMINDER)
            )
        ]
        if giver
        else []
    )
    handed = seat.name or Text("name-none")
    noticed = await seat_notices.notify_staff(incoming, session, theirs, "notice-deputy", giver=handed)
    return [
        *await confirmation(session, seminar, theirs),
        *await unpin_card(session, seat),
        *await _remove_link_buttons(session, seat, giver),
        *notices,
        *noticed,
        *await actions.offer_free_places(session, seminar, incoming.at),
    ]


async def undo_handover(incoming: Incoming, session: Session, data: UndoHandover) -> list[Reply]:
    """Return a seat that was handed over to its previous owner; possible within a day."""
    seat, seminar = await load_own_seat(incoming, session, data.seat)
    if seminar.state not in seminar_states.ANNOUNCED_STATES or seminar.ends_at <= incoming.at:
        raise Refusal("seat-over")
    if seat.state in seat_states.ATTENDING_STATES:  # taken back by another button: this one goes
        return [await _undone_card(session, seminar, seat)]
    if seat.state != seat_states.HANDED_OVER:
        raise Refusal("seat-decided")
    following = await deputies.list_following(session, seat)
    try:
        ended = await deputies.undo_hand_over(session, seminar, seat, incoming.at, incoming.person)
    except seats.InvalidTransition:
        raise Refusal("deputy-undo-late") from None
    except seats.SeminarFull:
        raise Refusal("deputy-undo-full") from None
    done = await _undone_card(session, seminar, seat)
    closed = await list_matches.close_questions(session, seminar, following, incoming.at)
    return [done, *await _handover_undone(incoming, session, seminar, seat, ended), *closed]


async def _undone_card(session: Session, seminar: Seminar, seat: Seat) -> Say:
    return Say("deputy-undone", await cards.seat_args(session, seminar, seat), seat_buttons(seat), edit=True)


async def _handover_undone(
    incoming: Incoming, session: Session, seminar: Seminar, seat: Seat, ended: list[Seat]
) -> list[Reply]:
    """Notify the deputies and staff, and offer free places."""
    notices: list[Reply] = []
    for deputy_seat in ended:
        person = await seat_owner(session, deputy_seat)
        args = await cards.seat_args(session, seminar, deputy_seat)
        undone = Say("deputy-undone-other", args, lane=Lane.REMINDER)
        notices += [seat_notices.notice(incoming, person, f"undone:{seat.id}", undone)] if person else []
    noticed = await seat_notices.notify_staff(incoming, session, seat, "notice-undone")
    return [*notices, *noticed, *await actions.offer_free_places(session, seminar, incoming.at)]
