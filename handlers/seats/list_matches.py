"""Whoever registers may be on a list already: organisers say whether both are one person."""

from dataclasses import replace

from handlers.messages import Button, Incoming, Lane, Refusal, Reply, Say, Text, Value
from handlers.permissions import ORGANISERS, require
from handlers.seats import actions
from handlers.seats.place_choice import office_text
from handlers.ui.arguments import parse_int
from storage import audit
from storage.database import Session
from storage.models import Seat, Seminar
from storage.seats import list_matches, seats
from storage.seats.list_matches import ListMatch
from storage.seminars import seminars
from storage.team import roles


async def ask_organisers(
    incoming: Incoming, session: Session, seminar: Seminar, seat: Seat, opened: int | None = None
) -> list[Reply]:
    """A card to each organiser for each seat without a person that may be theirs who has this one, once.

    `opened`: the invitation whose personal link they opened. Whoever registered is told nothing of it.
    """
    asked: list[Reply] = []
    for one in await list_matches.find_matches(session, seat, opened):
        args = await _card_args(session, seminar, one, seat)
        both, subject = f"onlist:{one.seat.id}:{seat.id}", f"seat:{seat.id}"
        card = Say("onlist-ask", args, _card_buttons(one.seat, seat), lane=Lane.REMINDER, subject=subject)
        for member in await roles.reachable_staff(session, ORGANISERS, seminar.id):
            said = replace(card, dedup_key=f"{both}:{member.id}")
            asked.append(actions.notice(incoming, member, both, said, seminar))
    return asked


async def _card_args(session: Session, seminar: Seminar, one: ListMatch, seat: Seat) -> dict[str, Value]:
    """Who registered, and who was written down; no numbers: who looks at those is written down elsewhere."""
    written = one.seat
    return {
        **await actions.seat_args(session, seminar, seat),
        "written": written.name or Text("name-none"),
        "written_place": await office_text(session, written.office, written.unit_code, written.organisation),
        "state": Text(f"state-{written.state}"),
        "why": Text(f"onlist-by-{one.hint}"),
    }


def _card_buttons(written: Seat, seat: Seat) -> list[list[Button]]:
    return [
        [Button(".yes", f"onlist:yes:{written.id}:{seat.id}", style="success")],
        [Button(".no", f"onlist:no:{written.id}:{seat.id}")],
        [Button("onlist-written", f"who:{written.id}"), Button("onlist-registered", f"who:{seat.id}")],
    ]


async def receive_answer(incoming: Incoming, session: Session) -> list[Reply]:
    """`onlist:yes:<written down>:<registered>`, `onlist:no:…`."""
    choice, first, second = [*incoming.arguments, "", "", ""][:3]
    written, seat = await seats.get(session, parse_int(first)), await seats.get(session, parse_int(second))
    if (
        written is None
        or seat is None
        or written.seminar_id != seat.seminar_id
        or choice not in ("yes", "no")
    ):
        raise Refusal("button-old")
    require(incoming, ORGANISERS, seat.seminar_id)
    seminar = await seminars.get(session, seat.seminar_id)
    assert seminar is not None  # a foreign key
    await seats.lock_seat_counts(session, seminar)
    args = await actions.seat_args(session, seminar, seat)
    if choice == "no":
        return [Say("onlist-parted", args, edit=True)]
    was = written.state
    try:
        await list_matches.merge_seats(session, written, seat, incoming.at, incoming.person)
    except seats.InvalidTransition:
        raise Refusal("seat-decided") from None
    await audit.record(
        session, incoming.person, "seat.joined", f"seat:{written.id}", incoming.at, into=seat.id, was=was
    )
    return [
        Say("onlist-joined", args, edit=True),
        *await actions.offer_free_places(session, seminar, incoming.at),
    ]
