"""Changes of a seat that several pages share: confirming, releasing, offering free places."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, get_args

from handlers.buttons.seats import (
    ConfirmSeat,
    DeclineSeat,
    EditRegistrationField,
    Reason,
    ResolveDuplicate,
    RevokeDeputyLink,
    ShowSeat,
    UndoHandover,
)
from handlers.messages import (
    NOTICE_LANE,
    RESUME,
    Button,
    DeepLink,
    Incoming,
    Lane,
    Lines,
    Refusal,
    Reply,
    Say,
    Share,
    Text,
    Translated,
    Value,
)
from handlers.permissions import ORGANISERS, STAFF
from handlers.seats.cards import confirmation, offer_buttons, seat_buttons, waitlist_card
from handlers.seats.cards import seat_card as seat_message
from handlers.seats.loading import lock_own_seat, seat_owner
from handlers.seats.place_choice import office_text
from handlers.seats.registration_form import save_form
from handlers.ui.arguments import local_time, seminar_times
from handlers.ui.pages import grid
from storage.accounts import people
from storage.database import Session
from storage.models import ACTIVE_STATES, Person, Seat, Seminar, seat_states, seminar_states
from storage.seats import deputies, seats, waitlist
from storage.seminars import seminars
from storage.team import roles

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
    return [await confirmed_card(session, seminar, seat)]


async def confirmed_card(session: Session, seminar: Seminar, seat: Seat) -> Say:
    """Return the message after a confirmation: time, venue, and buttons to send a deputy or cancel."""
    return Say("seat-confirmed", await seat_args(session, seminar, seat), seat_buttons(seat), edit=True)


async def _reclaim_seat(incoming: Incoming, session: Session, seminar: Seminar, seat: Seat) -> list[Reply]:
    """Confirm a released seat again if there is a free place; otherwise put its owner on the waiting list."""
    newer = await seats.of_person(session, seminar.id, incoming.person)
    if newer is not None and newer is not seat and newer.state in ACTIVE_STATES:
        return await seat_status(session, seminar, newer)
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
        *await notify_staff(incoming, session, seat, "notice-back"),
    ]


async def decline_seat(incoming: Incoming, session: Session, seat: Seat | None) -> list[Reply]:
    """Release the owner's seat at once; the reason is asked for afterwards and is optional."""
    seat, seminar = await lock_own_seat(incoming, session, seat)
    if seat.state in RELEASED_STATES:
        return [await released_card(session, seminar, seat)]
    return await release_seat(incoming, session, seat, seat_states.DECLINED)


async def release_seat(
    incoming: Incoming, session: Session, seat: Seat, state: str, reason: str | None = None
) -> list[Reply]:
    """Release the seat, notify its owner and staff, and offer the place to the next on the waiting list."""
    seat, seminar = await lock_own_seat(incoming, session, seat)
    if seat.state not in RELEASABLE_STATES or seminar.ends_at <= incoming.at:
        raise Refusal("seat-handed-over" if seat.state == seat_states.HANDED_OVER else "seat-over")
    await seats.transition(session, seat, state, incoming.at, incoming.person, reason)
    noticed = await notify_staff(incoming, session, seat, "notice-cannot", reason=reason_text(reason))
    return [
        await released_card(session, seminar, seat, ask=reason is None),
        *noticed,
        *await offer_free_places(session, seminar, incoming.at),
    ]


async def release_all_seats(incoming: Incoming, session: Session) -> list[Reply]:
    """Release all seats of a person who is being erased and offer the places, without naming the person."""
    offers: list[Reply] = []
    for seat in await seats.list_by_person(session, incoming.person):
        seminar = await seminars.get(session, seat.seminar_id)
        assert seminar is not None  # a foreign key
        if waitlist.is_offering(seminar, incoming.at):
            await seats.lock_seat_counts(session, seminar)
            if (
                seat.state in RELEASABLE_STATES and seat.state != seat_states.INVITED
            ):  # an invitation is the municipality's
                await seats.transition(session, seat, seat_states.CANCELLED, incoming.at, incoming.person)
                offers += await offer_free_places(session, seminar, incoming.at)
    return offers


async def released_card(session: Session, seminar: Seminar, seat: Seat, *, ask: bool = True) -> Say:
    """Return the message after a release: reasons to choose from if `ask`, and a button to take the seat again."""
    rows = reason_buttons(seat) if ask else []
    rows.append([Button("coming-back", ConfirmSeat(seat.id))])
    key = "seat-given-back-why" if ask else "seat-given-back"
    return Say(key, await seat_args(session, seminar, seat), rows, edit=True)


def reason_buttons(seat: Seat) -> list[list[Button]]:
    """Return the buttons of the reasons, two a row, and below them one for a typed reason."""
    reasons = [Button(f"reason-{reason}", DeclineSeat(seat.id, reason)) for reason in RELEASE_REASONS]
    return [*grid(reasons, 2), [Button("reason-words", DeclineSeat(seat.id, "words"))]]


def reason_text(reason: str | None) -> Value:
    """Return a reason for display: a predefined one in the reader's language, a typed one unchanged."""
    if not reason:
        return Text("reason-none")
    return Text(f"reason-{reason}") if reason in RELEASE_REASONS else reason


async def create_deputy_link(incoming: Incoming, session: Session, seat: Seat | None) -> list[Reply]:
    """Create a link to forward that hands the seat over to the person who opens it."""
    seat, seminar = await lock_own_seat(incoming, session, seat)
    if seat.state not in deputies.TRANSFERABLE_STATES:
        raise Refusal("seat-handed-over" if seat.state == seat_states.HANDED_OVER else "deputy-no-seat")
    if seminar.state not in seminar_states.ANNOUNCED_STATES or seminar.ends_at <= incoming.at:
        raise Refusal("seat-over")
    word = deputies.create_link(seat, seminar, incoming.at)
    args = await seat_args(session, seminar, seat)
    share = Share(DeepLink(f"d_{word}"), Text("deputy-forward", args))
    rows = [
        [Button(".forward", share=share, style="primary")],
        [Button(".back", RevokeDeputyLink(seat.id))],
    ]
    return [Say("deputy-link", args, rows)]


async def seat_by_link(session: Session, word_hash: str, at: datetime) -> Seat | None:
    """Return the seat that a deputy's link hands over, locked. Return None if the link is not valid."""
    seat = await deputies.by_token_hash(session, word_hash, at)
    seminar = await seminars.get(session, seat.seminar_id) if seat else None
    if seminar is None or seminar.state not in seminar_states.ANNOUNCED_STATES:
        return None
    await seats.lock_seat_counts(session, seminar)
    return await deputies.by_token_hash(session, word_hash, at)


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
    args = {**await seat_args(session, seminar, theirs), "deputy": deputy}
    back = [[Button(".undo", UndoHandover(seat.id))]]
    notices = (
        [notice(incoming, giver, f"took:{theirs.id}", Say("deputy-came", args, back, lane=Lane.REMINDER))]
        if giver
        else []
    )
    handed = seat.name or Text("name-none")
    noticed = await notify_staff(incoming, session, theirs, "notice-deputy", giver=handed)
    return [
        *await confirmation(session, seminar, theirs),
        *notices,
        *noticed,
        *await offer_free_places(session, seminar, incoming.at),
    ]


async def seat_args(session: Session, seminar: Seminar, seat: Seat) -> dict[str, Value]:
    """Return the arguments of the texts about a seat."""
    return {
        "seminar": Translated(seminar.title),
        **seminar_times(seminar),
        "venue": Translated(seminar.venue),
        "address": Translated(seminar.address),
        "name": seat.name or Text("name-none"),
        "position": Text(f"position-{seat.position or 'other'}"),
        "place": await office_text(session, seat.office, seat.unit_code, seat.organisation),
    }


async def seat_status(session: Session, seminar: Seminar, seat: Seat) -> list[Reply]:
    """Return the page of one's own seat for its present state."""
    if seat.state in (seat_states.WAITING, seat_states.OFFERED):
        return [await waitlist_card(session, seminar, seat)]
    return await seat_message(session, seminar, seat)


# Without a free place.


async def confirm_waitlisted(
    incoming: Incoming, session: Session, seminar: Seminar, seat: Seat
) -> list[Reply]:
    """Replace the form's card with the position on the waiting list, and offer free places."""
    await session.flush()
    notices = replace(await waitlist_card(session, seminar, seat), edit=True)
    return [notices, *await offer_free_places(session, seminar, incoming.at)]


async def unit_taken_card(session: Session, seminar: Seminar, person: Person, holders: Sequence[Seat]) -> Say:
    """Return the message for a full municipality: the positions of the seats' holders (no names) and the choices."""
    mine = await seats.of_person(session, seminar.id, person)
    args: dict[str, Value] = {
        "seminar": Translated(seminar.title),
        "place": await office_text(session, person.office or "other", person.unit_code, person.organisation),
        "list": Lines([_holder_line(holder) for holder in holders]),
    }
    others = [
        [Button("card-place", EditRegistrationField("place"))],
        [Button("unit-taken-leave", ResolveDuplicate("leave"))],
    ]
    if mine is not None and mine.state in seat_states.OCCUPIED_STATES:
        return Say("unit-taken-kept", args, others, edit=True)
    transferable = [holder for holder in holders if holder.state in deputies.TRANSFERABLE_STATES]
    rows = [
        [Button(_replace_label(holder, len(transferable)), ResolveDuplicate("instead", holder.id))]
        for holder in transferable
    ]
    rows.append([Button(".both", ResolveDuplicate("staff"))])
    return Say("unit-taken", args, rows + others, edit=True)


def _holder_line(seat: Seat) -> Text:
    """Describe the holder of a seat by position; never by name or telephone number."""
    return Text("unit-taken-by", {"position": Text(f"position-{seat.position or 'other'}")})


def _replace_label(seat: Seat, choices: int) -> Text:
    if choices == 1:
        return Text("unit-taken-replacement")
    return Text("unit-taken-replacement-of", {"position": Text(f"position-{seat.position or 'other'}")})


def addressed_to(person: Person, replies: Sequence[Reply]) -> list[Reply]:
    """Return the replies addressed to this person instead of the sender of the update, in the lane of reminders."""
    return [
        replace(reply, to=person, edit=False, lane=Lane.REMINDER)
        for reply in replies
        if isinstance(reply, Say)
    ]


# Offering free places.


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
    args = {**await seat_args(session, seminar, seat), "until": local_time(seminar, seat.offer_expires_at)}
    person = await seat_owner(session, seat)
    if person is None or not people.is_reachable(person):
        return await _staff_notices(session, seminar, seat, Text("notice-call", args), exclude=None)
    dedup_key = f"offer:{seat.id}:{seat.offer_expires_at:%Y%m%d%H%M%S}"
    until = seat.offer_expires_at
    rows = offer_buttons(seat)
    return [Say("offer", args, rows, to=person, lane=Lane.REMINDER, dedup_key=dedup_key, expires_at=until)]


# Notices to staff.


async def notify_staff(
    incoming: Incoming,
    session: Session,
    seat: Seat,
    key: str,
    buttons: Sequence[Sequence[Button]] = (),
    **args: Value,
) -> list[Reply]:
    """Return a notice about this seat for each organiser except the sender of the update."""
    seminar = await seminars.get(session, seat.seminar_id)
    assert seminar is not None
    text = Text(key, {**await seat_args(session, seminar, seat), **args})
    return await _staff_notices(session, seminar, seat, text, exclude=incoming, buttons=buttons)


async def _staff_notices(
    session: Session,
    seminar: Seminar,
    seat: Seat,
    text: Text,
    *,
    exclude: Incoming | None,
    buttons: Sequence[Sequence[Button]] = (),
) -> list[Reply]:
    """Address the text to each organiser; the sender of `exclude` (None: a scheduled job) gets none."""
    await session.flush()  # a new seat gets its number, which its button carries
    rows = [*buttons, [Button("notice-open", ShowSeat(seat.id))]]
    first = await deputies.original_seat(session, seat)
    message = Say(text.key, text.args, rows, lane=NOTICE_LANE, subject=f"seat:{seat.id}")
    return [
        notice(exclude, member, f"seat:{first.id}", message, seminar)
        for member in await roles.reachable_staff(session, ORGANISERS, seminar.id)
        if exclude is None or member.id != exclude.person.id
    ]


def notice(
    incoming: Incoming | None, to: Person, collapse_key: str, say: Say, seminar: Seminar | None = None
) -> Say:
    """Return `say` as a notice to this person that an update (None: a scheduled job) causes.

    A later notice with the same `collapse_key` replaces it. The number of notices that one person can cause is
    limited, except for staff of the seminar.
    """
    actor_id = (
        None if incoming is None or (seminar and incoming.has_role(STAFF, seminar.id)) else incoming.person.id
    )
    return replace(say, to=to, collapse_key=collapse_key, actor_id=actor_id)
