"""Changes of a seat that several pages share: confirming, releasing, offering free places."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime
from typing import get_args

from handlers.buttons.seats import ConfirmSeat, DeclineSeat, Reason, UndoHandover
from handlers.buttons.seminars import StartRegistration
from handlers.messages import RESUME, Button, Incoming, Lane, Refusal, Reply, Say, Text, Value
from handlers.seats import cards, seat_notices
from handlers.seats.cards import offer_buttons, seat_buttons, waitlist_card
from handlers.seats.cards import seat_card as seat_message
from handlers.seats.loading import lock_own_seat, seat_owner
from handlers.seats.pinned_cards import pin_card, unpin_card
from handlers.seats.place_obstacles import is_outside
from handlers.seats.registration_form import save_form
from handlers.ui.arguments import local_time
from handlers.ui.pages import grid
from storage.accounts.reachability import is_reachable
from storage.database import Session
from storage.models import ACTIVE_STATES, Seat, Seminar, seat_states
from storage.seats import deputies, seats, waitlist
from storage.seminars import seminars

RELEASE_REASONS: tuple[Reason, ...] = get_args(Reason)
"""Reasons for not coming that have a button each; a reason may be typed instead."""
RELEASABLE_STATES = (
    seat_states.REGISTERED,
    seat_states.CONFIRMED,
    seat_states.OFFERED,
    seat_states.WAITING,
    seat_states.INVITED,
)
"""States in which the owner of a seat can still release it."""
RELEASED_STATES = (seat_states.DECLINED, seat_states.CANCELLED)
UNRELEASABLE = {seat_states.HANDED_OVER: "seat-handed-over", seat_states.ARRIVED: "seat-arrived"}
"""State in which the owner of a seat cannot release it any more -> the refusal, which is true of that state only."""


async def confirm_seat(incoming: Incoming, session: Session, seat: Seat | None) -> list[Reply]:
    """Confirm a registered or offered seat for its owner, or take a released one again."""
    seat, seminar = await lock_own_seat(incoming, session, seat)
    if not waitlist.is_offering(seminar, incoming.at):
        raise Refusal("seat-over")
    if seat.state == seat_states.INVITED:
        save_form(incoming.person, {"seminar": seminar.id})
        return [RESUME]
    if seat.state in RELEASED_STATES:
        return await _reclaim_seat(incoming, session, seminar, seat)
    if seat.state == seat_states.WAITING:
        return [await waitlist_card(session, seminar, seat)]
    if seat.state == seat_states.HANDED_OVER:
        raise Refusal("seat-handed-over")
    if seat.state in (seat_states.REGISTERED, seat_states.OFFERED):
        await seats.transition(session, seat, seat_states.CONFIRMED, incoming.at, incoming.person)
    return [await confirmed_card(session, seminar, seat), *await pin_card(incoming, session, seat)]


async def confirmed_card(session: Session, seminar: Seminar, seat: Seat) -> Say:
    """Return the message after a confirmation: time, venue, and buttons to send a deputy or cancel."""
    return Say("seat-confirmed", await cards.seat_args(session, seminar, seat), seat_buttons(seat), edit=True)


async def _reclaim_seat(incoming: Incoming, session: Session, seminar: Seminar, seat: Seat) -> list[Reply]:
    """Confirm a released seat again if there is a free place; otherwise put its owner on the waiting list."""
    newer = await seats.of_person(session, seminar.id, incoming.person)
    if newer is not None and newer is not seat and newer.state in ACTIVE_STATES:
        return await seat_status(session, seminar, newer)
    if await is_outside(session, seminar, seats.place_of(seat)):
        save_form(incoming.person, {"seminar": seminar.id})  # the registration form asks
        return [RESUME]
    try:
        await seats.transition(session, seat, seat_states.CONFIRMED, incoming.at, incoming.person)
    except seats.SeminarFull:
        await seats.transition(session, seat, seat_states.WAITING, incoming.at, incoming.person)
        seat.waiting_for = "place"
        return [await waitlist_card(session, seminar, seat)]
    except seats.UnitFull:  # the registration form offers the choices
        save_form(incoming.person, {"seminar": seminar.id})
        return [RESUME]
    return [
        await confirmed_card(session, seminar, seat),
        *await pin_card(incoming, session, seat),
        *await seat_notices.notify_staff(incoming, session, seat, "notice-back"),
        *await giver_notices(incoming, session, seminar, seat, "deputy-back"),
    ]


async def decline_seat(incoming: Incoming, session: Session, seat: Seat | None) -> list[Reply]:
    """Release the owner's seat at once; the reason is asked for afterwards and is optional."""
    seat, seminar = await lock_own_seat(incoming, session, seat)
    if seat.state in RELEASED_STATES:
        return [await released_card(session, seminar, seat)]
    return await release_seat(incoming, session, seat, seat_states.DECLINED)


def require_releasable(incoming: Incoming, seminar: Seminar, seat: Seat) -> None:
    """Go on only if the owner can still release the seat. Raises Refusal with the reason."""
    if seat.state not in RELEASABLE_STATES or seminar.ends_at <= incoming.at:
        raise Refusal(UNRELEASABLE.get(seat.state, "seat-over"))


async def release_seat(
    incoming: Incoming, session: Session, seat: Seat, state: str, reason: str | None = None
) -> list[Reply]:
    """Release the seat, notify its owner and staff, and offer the place to the next on the waiting list."""
    seat, seminar = await lock_own_seat(incoming, session, seat)
    require_releasable(incoming, seminar, seat)
    await seats.transition(session, seat, state, incoming.at, incoming.person, reason)
    noticed = await seat_notices.notify_staff(
        incoming, session, seat, "notice-cannot", reason=reason_text(reason)
    )
    offers = await offer_free_places(session, seminar, incoming.at)  # the notices say what is left
    return [
        await released_card(session, seminar, seat, ask=reason is None),
        *await unpin_card(session, seat),
        *noticed,
        *await giver_notices(incoming, session, seminar, seat, "deputy-left"),
        *offers,
    ]


async def giver_notices(
    incoming: Incoming, session: Session, seminar: Seminar, seat: Seat, key: str
) -> list[Say]:
    """Tell those who handed this seat over what becomes of it; whoever cannot come is not named."""
    notices: list[Say] = []
    for given in await deputies.list_previous(session, seat):
        giver = await seat_owner(session, given)
        if giver is None or giver.id == incoming.person.id or not is_reachable(giver):
            continue
        is_free = await deputies.has_room(session, seminar, given)
        left = key == "deputy-left"
        rows = await _ways_back(session, seminar, given, incoming.at, is_free=is_free) if left else []
        args = {
            **await cards.seat_args(session, seminar, given),
            "left": Text("deputy-left-free" if is_free else "deputy-left-offered"),
        }
        say = Say(key, args, rows, lane=Lane.REMINDER)
        notices.append(seat_notices.notice(incoming, giver, f"{key}:{given.id}", say, seminar))
    return notices


async def _ways_back(
    session: Session, seminar: Seminar, given: Seat, at: datetime, *, is_free: bool
) -> list[list[Button]]:
    """Return the button by which the previous holder of a released seat comes after all, if there is a way.

    It takes the seat back, if that is free; else it opens the registration, which says who has it.
    """
    if is_free and await deputies.can_undo_hand_over(session, given, at):
        return [[Button("deputy-come-again", UndoHandover(given.id))]]
    is_open = seminars.is_registration_open(seminar, at)
    return [[Button("deputy-come-again", StartRegistration(seminar.id))]] if is_open else []


async def release_all_seats(incoming: Incoming, session: Session) -> list[Reply]:
    """Release all seats of a person who is being erased and offer the places, without naming the person."""
    offers: list[Reply] = []
    for seat in await seats.list_by_person(session, incoming.person):
        offers += await unpin_card(session, seat)
        seminar = await seminars.get(session, seat.seminar_id)
        assert seminar is not None  # a foreign key
        if waitlist.is_offering(seminar, incoming.at):
            await seats.lock_seat_counts(session, seminar)
            if (
                seat.state in RELEASABLE_STATES and seat.state != seat_states.INVITED
            ):  # an invitation is the municipality's
                await seats.transition(session, seat, seat_states.CANCELLED, incoming.at, incoming.person)
                made = await offer_free_places(session, seminar, incoming.at)
                notices = await giver_notices(incoming, session, seminar, seat, "deputy-left")
                offers += [*(replace(say, actor_id=None) for say in notices), *made]
    return offers


async def released_card(session: Session, seminar: Seminar, seat: Seat, *, ask: bool = True) -> Say:
    """Return the message after a release: reasons to choose from if `ask`, and a button to take the seat again."""
    rows = reason_buttons(seat) if ask else []
    rows.append([Button("coming-back", ConfirmSeat(seat.id))])
    key = "seat-given-back-why" if ask else "seat-given-back"
    return Say(key, await cards.seat_args(session, seminar, seat), rows, edit=True)


def reason_buttons(seat: Seat) -> list[list[Button]]:
    """Return the buttons of the reasons, two a row, and below them one for a typed reason."""
    reasons = [Button(f"reason-{reason}", DeclineSeat(seat.id, reason)) for reason in RELEASE_REASONS]
    return [*grid(reasons, 2), [Button("reason-words", DeclineSeat(seat.id, "words"))]]


def reason_text(reason: str | None) -> Value:
    """Return a reason for display: a predefined one in the reader's language, a typed one unchanged."""
    if not reason:
        return Text("reason-none")
    return Text(f"reason-{reason}") if reason in RELEASE_REASONS else reason


async def seat_status(session: Session, seminar: Seminar, seat: Seat) -> list[Reply]:
    """Return the page of one's own seat for its present state."""
    if seat.state in (seat_states.WAITING, seat_states.OFFERED):
        return [await waitlist_card(session, seminar, seat)]
    return await seat_message(session, seminar, seat)


# The waiting list.


async def confirm_waitlisted(
    incoming: Incoming, session: Session, seminar: Seminar, seat: Seat
) -> list[Reply]:
    """Replace the form's card with the position on the waiting list, and offer free places."""
    await session.flush()
    notices = replace(await waitlist_card(session, seminar, seat), edit=True)
    return [notices, *await offer_free_places(session, seminar, incoming.at)]


async def offer_free_places(
    session: Session, seminar: Seminar, at: datetime, exclude: Collection[Seat] = ()
) -> list[Reply]:
    """Offer free places to the waiting list; ask staff to call a person whom Telegram does not reach."""
    replies: list[Reply] = []
    for seat in await waitlist.offer_places(session, seminar, at, exclude=exclude):
        replies += await _offer_message(session, seminar, seat)
    return replies


async def _offer_message(session: Session, seminar: Seminar, seat: Seat) -> list[Reply]:
    assert seat.offer_expires_at is not None
    args = {
        **await cards.seat_args(session, seminar, seat),
        "until": local_time(seminar, seat.offer_expires_at),
    }
    person = await seat_owner(session, seat)
    if person is None or not is_reachable(person):
        return await seat_notices.staff_notices(
            session, seminar, seat, Text("notice-call", args), exclude=None
        )
    dedup_key = f"offer:{seat.id}:{seat.offer_expires_at:%Y%m%d%H%M%S}"
    until = seat.offer_expires_at
    rows = offer_buttons(seat)
    return [Say("offer", args, rows, to=person, lane=Lane.REMINDER, dedup_key=dedup_key, expires_at=until)]
