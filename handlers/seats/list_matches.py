"""Matching a registration with a seat from an imported list: organisers confirm that both are one person."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from handlers.buttons.seats import AnswerListMatch, ShowSeat
from handlers.messages import (
    Button,
    Incoming,
    Lane,
    OutOfDate,
    Refusal,
    RemoveKeyboard,
    Reply,
    Say,
    Text,
    Value,
)
from handlers.permissions import ORGANISERS
from handlers.seats import actions, cards, seat_notices
from handlers.seats.loading import SEAT
from handlers.seats.place_choice import office_text
from handlers.ui.pages import confirm
from storage import audit
from storage.coverage import coverage
from storage.database import Session
from storage.messages import notices
from storage.models import Seat, Seminar
from storage.seats import list_matches, seats
from storage.seats.list_matches import ListMatch
from storage.team import roles

_QUESTION = "onlist"
"""Kind of the `collapse_key` of the question about two seats."""


async def ask_organisers(
    incoming: Incoming, session: Session, seminar: Seminar, seat: Seat, opened: int | None = None
) -> list[Reply]:
    """Ask each organiser, once, about each seat without a person that may belong to this seat's owner.

    `opened` is the number of the invitation whose personal link they opened. The person registered is not notified.
    """
    asked: list[Reply] = []
    for match in await list_matches.find_matches(session, seat, opened):
        args = await _card_args(session, seminar, match, seat)
        pair_key, subject = f"{_QUESTION}:{match.seat.id}:{seat.id}", f"seat:{seat.id}"
        card = replace(_question(args, match.seat, seat), lane=Lane.REMINDER, subject=subject)
        for member in await roles.reachable_staff(session, ORGANISERS, seminar.id):
            message = replace(card, dedup_key=f"{pair_key}:{member.id}")
            asked.append(seat_notices.notice(incoming, member, pair_key, message, seminar))
    return asked


async def close_questions(
    session: Session, seminar: Seminar, closed: Iterable[Seat], at: datetime
) -> list[Reply]:
    """Withdraw the questions about seats that were taken back: those not sent, and the buttons of the others."""
    staff = {
        member.telegram_id: member for member in await roles.reachable_staff(session, ORGANISERS, seminar.id)
    }
    return [
        RemoveKeyboard(message, to=staff[chat])
        for seat in closed
        for chat, message in await notices.withdraw(session, f"seat:{seat.id}", _QUESTION, at)
        if chat in staff
    ]


async def _card_args(session: Session, seminar: Seminar, match: ListMatch, seat: Seat) -> dict[str, Value]:
    """Return names and places of both seats, but no telephone numbers: viewing those is audited on the seat's page."""
    written = match.seat
    return {
        **await cards.seat_args(session, seminar, seat),
        "written": written.name or Text("name-none"),
        "written_place": await office_text(session, written.office, written.unit_code, written.organisation),
        "state": Text(f"state-{coverage.shown_state(written).replace('_', '-')}"),
        "why": Text(f"list-match-by-{match.hint}"),
    }


def _question(args: dict[str, Value], written: Seat, seat: Seat) -> Say:
    """Return the question whether both seats are one person, with a button to each seat."""
    yes = AnswerListMatch("yes", written.id, seat.id)
    both = [
        Button("list-match-listed", ShowSeat(written.id)),
        Button("list-match-registered", ShowSeat(seat.id)),
    ]
    asked = confirm("list-match-ask", args, yes, yes.replace(answer="no"), style="success", edit=False)
    return replace(asked, buttons=[*asked.buttons, both])


async def receive_answer(incoming: Incoming, session: Session, data: AnswerListMatch) -> list[Reply]:
    """Take an organiser's answer; merge the seats if both are one person."""
    seat, seminar = await SEAT.load(incoming, session, data.registered, ORGANISERS)
    written = await seats.get(session, data.written)
    if written is None or written.seminar_id != seat.seminar_id:
        raise OutOfDate
    await seats.lock_seat_counts(session, seminar)
    args = await cards.seat_args(session, seminar, seat)
    if data.answer == "no":
        return [Say("list-match-different", args, edit=True)]
    was = written.state
    try:
        await list_matches.merge_seats(session, written, seat, incoming.at, incoming.person)
    except seats.InvalidTransition:
        raise Refusal("seat-decided") from None
    await audit.record(
        session, incoming.person, "seat.merged", f"seat:{written.id}", incoming.at, into=seat.id, was=was
    )
    return [
        Say("list-match-same", args, edit=True),
        *await actions.offer_free_places(session, seminar, incoming.at),
    ]
