"""Notices about a seat to organisers and to other people than the sender of an update."""

from collections.abc import Sequence
from dataclasses import replace

from handlers.buttons.seats import ShowSeat
from handlers.messages import NOTICE_LANE, Button, Incoming, Lane, Reply, Say, Text, Value
from handlers.permissions import ORGANISERS, STAFF, coordinator_rayons
from handlers.seats import cards
from storage.accounts import people
from storage.accounts.reachability import is_reachable
from storage.database import Session
from storage.models import Person, Seat, Seminar
from storage.seats import deputies
from storage.seminars import seminars
from storage.team import roles


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
    text = Text(key, {**await cards.seat_args(session, seminar, seat), **args})
    return await staff_notices(session, seminar, seat, text, exclude=incoming, buttons=buttons)


async def staff_notices(
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


async def coordinators(session: Session, seminar: Seminar) -> list[tuple[Person, frozenset[str]]]:
    """Return the reachable coordinators of this seminar with their rayons."""
    found = []
    for person_id, held in (await roles.roles_by_person(session)).items():
        rayons = coordinator_rayons(held, seminar.id)
        person = await people.get(session, person_id) if rayons else None
        if person is not None and is_reachable(person):
            found.append((person, rayons))
    return found


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


def addressed_to(person: Person, replies: Sequence[Reply]) -> list[Reply]:
    """Return the replies addressed to this person instead of the sender of the update, in the lane of reminders."""
    return [
        replace(reply, to=person, edit=False, lane=Lane.REMINDER)
        for reply in replies
        if isinstance(reply, Say)
    ]
