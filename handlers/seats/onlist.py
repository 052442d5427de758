"""Whoever registers may be on a list already: organisers say whether both are one person."""

from dataclasses import replace

from handlers.common import number
from handlers.registering.places import office_text
from handlers.rights import ORGANISERS, must
from handlers.seats import seating
from handlers.words import Button, Incoming, Lane, Refusal, Reply, Say, Text, Value
from storage import audit, onlist, roles, seats, seminars
from storage.database import Session
from storage.models import Seat, Seminar
from storage.onlist import Perhaps


async def ask(
    incoming: Incoming, session: Session, seminar: Seminar, seat: Seat, opened: int | None = None
) -> list[Reply]:
    """A card to each organiser for each seat without a person that may be theirs who has this one, once.

    `opened`: the invitation whose personal link they opened. Whoever registered is told nothing of it.
    """
    asked: list[Reply] = []
    for one in await onlist.perhaps(session, seat, opened):
        args = await _both(session, seminar, one, seat)
        both, about = f"onlist:{one.seat.id}:{seat.id}", f"seat:{seat.id}"
        card = Say("onlist-ask", args, _rows(one.seat, seat), lane=Lane.REMINDER, about=about)
        for member in await roles.reachable(session, ORGANISERS, seminar.id):
            said = replace(card, once=f"{both}:{member.id}")
            asked.append(seating.notice(incoming, member, both, said, seminar))
    return asked


async def _both(session: Session, seminar: Seminar, one: Perhaps, seat: Seat) -> dict[str, Value]:
    """Who registered, and who was written down; no numbers: who looks at those is written down elsewhere."""
    written = one.seat
    return {
        **await seating.about(session, seminar, seat),
        "written": written.name or Text("name-none"),
        "written_place": await office_text(session, written.office, written.unit_code, written.organisation),
        "state": Text(f"state-{written.state}"),
        "why": Text(f"onlist-by-{one.hint}"),
    }


def _rows(written: Seat, seat: Seat) -> list[list[Button]]:
    return [
        [Button(".yes", f"onlist:yes:{written.id}:{seat.id}", style="success")],
        [Button(".no", f"onlist:no:{written.id}:{seat.id}")],
        [Button("onlist-written", f"who:{written.id}"), Button("onlist-registered", f"who:{seat.id}")],
    ]


async def answer(incoming: Incoming, session: Session) -> list[Reply]:
    """`onlist:yes:<written down>:<registered>`, `onlist:no:…`."""
    choice, first, second = [*incoming.arguments, "", "", ""][:3]
    written, seat = await seats.get(session, number(first)), await seats.get(session, number(second))
    if (
        written is None
        or seat is None
        or written.seminar_id != seat.seminar_id
        or choice not in ("yes", "no")
    ):
        raise Refusal("button-old")
    must(incoming, ORGANISERS, seat.seminar_id)
    seminar = await seminars.get(session, seat.seminar_id)
    assert seminar is not None  # a foreign key
    await seats.ledger(session, seminar)
    args = await seating.about(session, seminar, seat)
    if choice == "no":
        return [Say("onlist-parted", args, edit=True)]
    was = written.state
    try:
        await onlist.join(session, written, seat, incoming.at, incoming.person)
    except seats.NotPossible:
        raise Refusal("seat-decided") from None
    await audit.record(
        session, incoming.person, "seat.joined", f"seat:{written.id}", incoming.at, into=seat.id, was=was
    )
    return [Say("onlist-joined", args, edit=True), *await seating.freed(session, seminar, incoming.at)]
