"""Invitations on their way to people: personal links, cards to print, messages to those the bot knows already."""

from collections.abc import Sequence

from handlers.invitees.lines import button_page, button_seminar, invitation_link, line_args
from handlers.messages import (
    RESUME,
    Button,
    Incoming,
    InvitationCard,
    InvitationCards,
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
from handlers.seats.cards import seminar_args
from handlers.seats.place_choice import office_text
from handlers.seats.registration_form import open_form
from handlers.ui.arguments import local_time, pager, shorten
from storage import audit
from storage.database import Session
from storage.invitees import invitees
from storage.invitees.invitees import Reachable
from storage.messages import outbox
from storage.models import ACTIVE_STATES, Person, Seat, Seminar, seat_states
from storage.seats import invitations as seat_invitations
from storage.seats import seats
from storage.seminars import seminars
from storage.units import units

PAGE_SIZE = 8
CARDS_PER_FILE = 160
"""Invitations in one file: twenty sheets, which are drawn in some ten seconds."""


# Links, to forward.


async def list_links(incoming: Incoming, session: Session) -> list[Reply]:
    """The links of those who have not answered: a button each, which opens Telegram's list of chats."""
    seminar = await button_seminar(incoming, session)
    waiting = await _load_unanswered(session, seminar)
    last = (len(waiting) - 1) // PAGE_SIZE
    at = min(button_page(incoming), last)
    shown = list(enumerate(waiting[at * PAGE_SIZE : (at + 1) * PAGE_SIZE], start=at * PAGE_SIZE + 1))
    lines, rows = [], []
    for position, seat in shown:
        args = await line_args(session, position, seat)
        lines.append(Text("invitees-link-line", {**args, "link": invitation_link(seat)}))
        rows.append([_share_button(seminar, seat, position, args)])
    await _audit(incoming, session, seminar, "invitation links shown", len(shown))
    args = {"seminar": Translated(seminar.title), "list": Lines(lines)}
    rows.append(pager(f"invlinks:{seminar.id}", at, last))
    return [Say("invitees-links", args, [row for row in rows if row], edit=len(incoming.arguments) > 1)]


def _share_button(seminar: Seminar, seat: Seat, position: int, args: dict[str, Value]) -> Button:
    words = Text(
        "invite-forward",
        {"seminar": Translated(seminar.title), "starts": local_time(seminar, seminar.starts_at)},
    )
    who: Value = shorten(seat.name, 40) if seat.name else args["place"]
    label = Text("invitees-forward", {"number": position, "name": who})
    return Button(label, share=Share(invitation_link(seat), words))


async def _load_unanswered(session: Session, seminar: Seminar) -> list[Seat]:
    found = await invitees.list_unanswered(session, seminar.id)
    if not found:
        raise Refusal("invitees-links-none")
    return found


async def _audit(incoming: Incoming, session: Session, seminar: Seminar, action: str, rows: int) -> None:
    await audit.record(session, incoming.person, action, f"seminar:{seminar.id}", incoming.at, rows=rows)


# Cards, to print.


async def print_cards(incoming: Incoming, session: Session) -> list[Reply]:
    """PDFs of all who have not answered; a long list comes in parts."""
    seminar = await button_seminar(incoming, session)
    found = await _load_unanswered(session, seminar)
    await _audit(incoming, session, seminar, "invitation cards printed", len(found))
    return [
        await _cards_message(session, seminar, found[start : start + CARDS_PER_FILE], start // CARDS_PER_FILE)
        for start in range(0, len(found), CARDS_PER_FILE)
    ]


async def _cards_message(session: Session, seminar: Seminar, part: Sequence[Seat], before: int) -> Say:
    """One file of invitations, after so many others."""
    sheet = InvitationCards(
        f"{seminar.slug}-{before + 1}.cards" if before else f"{seminar.slug}.cards",
        Translated(seminar.title),
        local_time(seminar, seminar.starts_at),
        [await _invitation_card(session, seat) for seat in part],
    )
    return Say("invitees-print", {"number": len(part)}, document=sheet)


async def _invitation_card(session: Session, seat: Seat) -> InvitationCard:
    line = await units.lineage(session, seat.unit_code) if seat.unit_code else []
    above = [Translated({"ky": one.name_ky, "ru": one.name_ru}) for one in reversed(line[:-1])]
    place = await office_text(session, seat.office, seat.unit_code, seat.organisation)
    position = [Text(f"position-{seat.position}")] if seat.position else []
    return InvitationCard(
        [*([seat.name] if seat.name else []), place, *above[1:], *position], invitation_link(seat)
    )


# Messages, to those whom the bot knows.


async def confirm_sending(incoming: Incoming, session: Session) -> list[Reply]:
    """How many of the invited could be written to at once, and what they would read."""
    seminar = await button_seminar(incoming, session)
    found = await _reachable(incoming, session, seminar)
    args = await _invitation_args(session, seminar, found[0].seat)
    shown: dict[str, Value] = {
        "seminar": Translated(seminar.title),
        "number": len(found),
        "text": Text("invitation", args),
    }
    send = Button(Text("invitees-send", {"number": len(found)}), f"invsend:{seminar.id}", style="primary")
    return [Say("invitees-reach", shown, [[send], [Button(".back", f"invitees:{seminar.id}")]])]


async def send_invitations(incoming: Incoming, session: Session) -> list[Reply]:
    """The invitations go out; who has one already does not get another."""
    seminar = await button_seminar(incoming, session)
    found = await _reachable(incoming, session, seminar)
    said: list[Reply] = [await _invitation_message(session, seminar, one) for one in found]
    await _audit(incoming, session, seminar, "invitations sent", len(found))
    return [Say("invitees-sent", {"number": len(found)}, edit=True), *said]


async def _reachable(incoming: Incoming, session: Session, seminar: Seminar) -> list[Reachable]:
    """Those who could be written to and have not been. Raises Refusal when there is nobody."""
    if not seminars.is_registration_open(seminar, incoming.at):
        raise Refusal("invitees-not-open")
    found = await invitees.find_reachable(session, seminar.id)
    told = await outbox.existing_keys(session, [_dedup_key(seminar, one.person) for one in found])
    left = [one for one in found if _dedup_key(seminar, one.person) not in told]
    if not left:
        raise Refusal("invitees-reach-none")
    return left


def _dedup_key(seminar: Seminar, person: Person) -> str:
    return f"invitation:{seminar.id}:{person.id}"


async def _invitation_message(session: Session, seminar: Seminar, one: Reachable) -> Say:
    rows = [
        [Button(".join", f"join:{seminar.id}", style="success")],
        [Button("ask-button", f"ask:{seminar.id}")],
    ]
    return Say(
        "invitation",
        await _invitation_args(session, seminar, one.seat),
        rows,
        to=one.person,
        dedup_key=_dedup_key(seminar, one.person),
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
    seat = await invitees.lock_by_token(session, incoming.argument) if incoming.argument else None
    seminar = await seminars.get(session, seat.seminar_id) if seat else None
    if seat is None or seminar is None:
        return [Say("invite-unknown", buttons=[[Button("key-seminars", "seminars")]])]
    mine = await seats.of_person(session, seminar.id, person)
    if mine is not None and mine.state in ACTIVE_STATES and mine.state != seat_states.INVITED:
        open_form(person, seminar.id)  # shows what they have
        return [RESUME]
    others = seat.person_id not in (None, person.id) and seat.state != seat_states.INVITED
    if others or seat.state == seat_states.HANDED_OVER:
        return await _used_link_replies(session, seminar, seat)
    free = seat.person_id in (None, person.id) or seat.phone  # a number that is proven beats who came first
    if (
        free
        and (mine is None or mine.state not in ACTIVE_STATES or mine is seat)
        and await seat_invitations.matches_person(session, seat, person)
    ):
        seats.claim(session, seat, person, incoming.at)
    open_form(person, seminar.id, invited=seat.id, **_prefilled_fields(seat))
    place = await office_text(session, seat.office, seat.unit_code, seat.organisation)
    return [Say("invite-hello", {"place": place}, keyboard="menu"), RESUME]


async def _used_link_replies(session: Session, seminar: Seminar, seat: Seat) -> list[Reply]:
    place = await office_text(session, seat.office, seat.unit_code, seat.organisation)
    rows = [[Button("invite-join", f"join:{seminar.id}")]]
    if seat.state in ACTIVE_STATES:
        return [Say("invite-used", {"place": place}, rows)]
    return [Say("invite-over", buttons=rows)]


def _prefilled_fields(seat: Seat) -> dict[str, str]:
    """What the invitation says, for the form: whose seat it is.

    Whom it names is not filled in: the link may have been passed on, or posted in a group (`registering.proof`).
    """
    told = {"office": seat.office, "unit": seat.unit_code, "organisation": seat.organisation}
    told |= {"position": seat.position}
    return {name: value for name, value in told.items() if value}
