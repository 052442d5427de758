"""Whoever registers may be on a list already: organisers say whether both are one person."""

from dataclasses import replace

from handlers.buttons.seats import AnswerListMatch, ShowSeat
from handlers.messages import Button, Incoming, Lane, OutOfDate, Refusal, Reply, Say, Text, Value
from handlers.permissions import ORGANISERS
from handlers.seats import actions
from handlers.seats.loading import SEAT
from handlers.seats.place_choice import office_text
from handlers.ui.pages import confirm
from storage import audit
from storage.database import Session
from storage.models import Seat, Seminar
from storage.seats import list_matches, seats
from storage.seats.list_matches import ListMatch
from storage.team import roles


async def ask_organisers(
    incoming: Incoming, session: Session, seminar: Seminar, seat: Seat, opened: int | None = None
) -> list[Reply]:
    """A question to each organiser, once, for each seat without a person that may be this seat's owner's.

    `opened`: the invitation whose personal link they opened. Whoever registered is told nothing of it.
    """
    asked: list[Reply] = []
    for one in await list_matches.find_matches(session, seat, opened):
        args = await _card_args(session, seminar, one, seat)
        both, subject = f"onlist:{one.seat.id}:{seat.id}", f"seat:{seat.id}"
        card = replace(_question(args, one.seat, seat), lane=Lane.REMINDER, subject=subject)
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
        "why": Text(f"list-match-by-{one.hint}"),
    }


def _question(args: dict[str, Value], written: Seat, seat: Seat) -> Say:
    """Is it one person? With both seats to look at."""
    yes = AnswerListMatch("yes", written.id, seat.id)
    both = [
        Button("list-match-listed", ShowSeat(written.id)),
        Button("list-match-registered", ShowSeat(seat.id)),
    ]
    asked = confirm("list-match-ask", args, yes, yes.replace(answer="no"), style="success", edit=False)
    return replace(asked, buttons=[*asked.buttons, both])


async def receive_answer(incoming: Incoming, session: Session, data: AnswerListMatch) -> list[Reply]:
    """An organiser says whether it is one person: then both seats become one."""
    seat, seminar = await SEAT.load(incoming, session, data.registered, ORGANISERS)
    written = await seats.get(session, data.written)
    if written is None or written.seminar_id != seat.seminar_id:
        raise OutOfDate
    await seats.lock_seat_counts(session, seminar)
    args = await actions.seat_args(session, seminar, seat)
    if data.answer == "no":
        return [Say("list-match-different", args, edit=True)]
    was = written.state
    try:
        await list_matches.merge_seats(session, written, seat, incoming.at, incoming.person)
    except seats.InvalidTransition:
        raise Refusal("seat-decided") from None
    await audit.record(
        session, incoming.person, "seat.joined", f"seat:{written.id}", incoming.at, into=seat.id, was=was
    )
    return [
        Say("list-match-same", args, edit=True),
        *await actions.offer_free_places(session, seminar, incoming.at),
    ]
