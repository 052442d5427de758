"""Invitations on their way to people: personal links, cards to print, messages to those the bot knows already."""

from collections.abc import Sequence

from handlers.common import local, pager, shorten
from handlers.guests.invited import line_args, link_of, page_of, seminar_of
from handlers.registering.form import want
from handlers.registering.places import office_text
from handlers.seats.seat import seminar_args
from handlers.words import (
    RESUME,
    Button,
    Card,
    Cards,
    Incoming,
    Lane,
    Lines,
    Named,
    Refusal,
    Reply,
    Say,
    Share,
    Text,
    Value,
)
from storage import audit, invitees, outbox, seats, seminars, units
from storage.database import Session
from storage.invitees import Reachable
from storage.models import LIVE, Person, Seat, Seminar

PAGE = 8
CARDS = 160
"""Invitations in one file: twenty sheets, which are drawn in some ten seconds."""


# Links, to forward.


async def links(incoming: Incoming, session: Session) -> list[Reply]:
    """The links of those who have not answered: a button each, which opens Telegram's list of chats."""
    seminar = await seminar_of(incoming, session)
    waiting = await _waiting(session, seminar)
    last = (len(waiting) - 1) // PAGE
    at = min(page_of(incoming), last)
    shown = list(enumerate(waiting[at * PAGE : (at + 1) * PAGE], start=at * PAGE + 1))
    lines, rows = [], []
    for position, seat in shown:
        args = await line_args(session, position, seat)
        lines.append(Text("invitees-link-line", {**args, "link": link_of(seat)}))
        rows.append([_forward(seminar, seat, position, args)])
    await _looked_up(incoming, session, seminar, "invitation links shown", len(shown))
    args = {"seminar": Named(seminar.title), "list": Lines(lines)}
    rows.append(pager(f"invlinks:{seminar.id}", at, last))
    return [Say("invitees-links", args, [row for row in rows if row], edit=len(incoming.arguments) > 1)]


def _forward(seminar: Seminar, seat: Seat, position: int, args: dict[str, Value]) -> Button:
    words = Text(
        "invite-forward", {"seminar": Named(seminar.title), "starts": local(seminar, seminar.starts_at)}
    )
    who: Value = shorten(seat.name, 40) if seat.name else args["place"]
    label = Text("invitees-forward", {"number": position, "name": who})
    return Button(label, share=Share(link_of(seat), words))


async def _waiting(session: Session, seminar: Seminar) -> list[Seat]:
    found = await invitees.waiting(session, seminar.id)
    if not found:
        raise Refusal("invitees-links-none")
    return found


async def _looked_up(incoming: Incoming, session: Session, seminar: Seminar, action: str, rows: int) -> None:
    await audit.record(session, incoming.person, action, f"seminar:{seminar.id}", incoming.at, rows=rows)


# Cards, to print.


async def print_cards(incoming: Incoming, session: Session) -> list[Reply]:
    """PDFs of all who have not answered; a long list comes in parts."""
    seminar = await seminar_of(incoming, session)
    found = await _waiting(session, seminar)
    await _looked_up(incoming, session, seminar, "invitation cards printed", len(found))
    return [
        await _cards(session, seminar, found[start : start + CARDS], start // CARDS)
        for start in range(0, len(found), CARDS)
    ]


async def _cards(session: Session, seminar: Seminar, part: Sequence[Seat], before: int) -> Say:
    """One file of invitations, after so many others."""
    sheet = Cards(
        f"{seminar.slug}-{before + 1}.cards" if before else f"{seminar.slug}.cards",
        Named(seminar.title),
        local(seminar, seminar.starts_at),
        [await _card(session, seat) for seat in part],
    )
    return Say("invitees-print", {"number": len(part)}, document=sheet)


async def _card(session: Session, seat: Seat) -> Card:
    line = await units.lineage(session, seat.unit_code) if seat.unit_code else []
    above = [Named({"ky": one.name_ky, "ru": one.name_ru}) for one in reversed(line[:-1])]
    place = await office_text(session, seat.office, seat.unit_code, seat.organisation)
    position = [Text(f"position-{seat.position}")] if seat.position else []
    return Card([*([seat.name] if seat.name else []), place, *above[1:], *position], link_of(seat))


# Messages, to those whom the bot knows.


async def reach(incoming: Incoming, session: Session) -> list[Reply]:
    """How many of the invited could be written to at once, and what they would read."""
    seminar = await seminar_of(incoming, session)
    found = await _reachable(incoming, session, seminar)
    args = await _invitation_args(session, seminar, found[0].seat)
    shown: dict[str, Value] = {
        "seminar": Named(seminar.title),
        "number": len(found),
        "text": Text("invitation", args),
    }
    send = Button(Text("invitees-send", {"number": len(found)}), f"invsend:{seminar.id}", style="primary")
    return [Say("invitees-reach", shown, [[send], [Button(".back", f"invitees:{seminar.id}")]])]


async def send(incoming: Incoming, session: Session) -> list[Reply]:
    """The invitations go out; who has one already does not get another."""
    seminar = await seminar_of(incoming, session)
    found = await _reachable(incoming, session, seminar)
    said: list[Reply] = [await _invitation(session, seminar, one) for one in found]
    await _looked_up(incoming, session, seminar, "invitations sent", len(found))
    return [Say("invitees-sent", {"number": len(found)}, edit=True), *said]


async def _reachable(incoming: Incoming, session: Session, seminar: Seminar) -> list[Reachable]:
    """Those who could be written to and have not been. Raises Refusal when there is nobody."""
    if not seminars.takes_registrations(seminar, incoming.at):
        raise Refusal("invitees-not-open")
    found = await invitees.reachable(session, seminar.id)
    told = await outbox.owed(session, [_once(seminar, one.person) for one in found])
    left = [one for one in found if _once(seminar, one.person) not in told]
    if not left:
        raise Refusal("invitees-reach-none")
    return left


def _once(seminar: Seminar, person: Person) -> str:
    return f"invitation:{seminar.id}:{person.id}"


async def _invitation(session: Session, seminar: Seminar, one: Reachable) -> Say:
    rows = [
        [Button(".join", f"join:{seminar.id}", style="success")],
        [Button("ask-button", f"ask:{seminar.id}")],
    ]
    return Say(
        "invitation",
        await _invitation_args(session, seminar, one.seat),
        rows,
        to=one.person,
        once=_once(seminar, one.person),
        lane=Lane.ANNOUNCEMENT,
        expires_at=seminar.starts_at,
    )


async def _invitation_args(session: Session, seminar: Seminar, seat: Seat) -> dict[str, Value]:
    about = await seminar_args(session, seminar)
    told = {name: about[name] for name in ("seminar", "starts", "ends", "venue", "address")}
    return {**told, "place": await office_text(session, seat.office, seat.unit_code, seat.organisation)}


# A personal link is opened.


async def open_link(incoming: Incoming, session: Session) -> list[Reply]:
    """`i_<word>`: the form with what the invitation says, to be confirmed; or why not, and what to do instead."""
    person = incoming.person
    seat = await invitees.opened(session, incoming.argument) if incoming.argument else None
    seminar = await seminars.get(session, seat.seminar_id) if seat else None
    if seat is None or seminar is None:
        return [Say("invite-unknown", buttons=[[Button("key-seminars", "seminars")]])]
    mine = await seats.of_person(session, seminar.id, person)
    if mine is not None and mine.state in LIVE and mine.state != seats.INVITED:
        want(person, seminar.id)  # shows what they have
        return [RESUME]
    others = seat.person_id not in (None, person.id) and seat.state != seats.INVITED
    if others or seat.state == seats.HANDED_OVER:
        return await _taken(session, seminar, seat)
    free = seat.person_id in (None, person.id) or seat.phone  # a number that is proven beats who came first
    if (
        free
        and (mine is None or mine.state not in LIVE or mine is seat)
        and await seats.means_surely(session, seat, person)
    ):
        seats.claim(session, seat, person, incoming.at)
    want(person, seminar.id, invited=seat.id, **_known(seat))
    place = await office_text(session, seat.office, seat.unit_code, seat.organisation)
    return [Say("invite-hello", {"place": place}, keyboard="menu"), RESUME]


async def _taken(session: Session, seminar: Seminar, seat: Seat) -> list[Reply]:
    place = await office_text(session, seat.office, seat.unit_code, seat.organisation)
    rows = [[Button("invite-join", f"join:{seminar.id}")]]
    if seat.state in LIVE:
        return [Say("invite-used", {"place": place}, rows)]
    return [Say("invite-over", buttons=rows)]


def _known(seat: Seat) -> dict[str, str]:
    """What the invitation says, for the form: whose seat it is.

    Whom it names is not filled in: the link may have been passed on, or posted in a group (`registering.proof`).
    """
    told = {"office": seat.office, "unit": seat.unit_code, "organisation": seat.organisation}
    told |= {"position": seat.position}
    return {name: value for name, value in told.items() if value}
