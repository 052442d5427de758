"""Invitations: personal links, cards to print, messages to those whom the bot knows, and a link that is opened."""

from collections.abc import Sequence

from handlers.buttons.asking import StartQuestion
from handlers.buttons.invitees import (
    ConfirmInvitations,
    ListInvitationLinks,
    PrintInvitationCards,
    SendInvitations,
    ShowInvitees,
)
from handlers.buttons.seminars import ListSeminars, StartRegistration
from handlers.messages import (
    RESUME,
    Button,
    DeepLink,
    Incoming,
    InvitationCard,
    InvitationCards,
    Lane,
    Refusal,
    Reply,
    Say,
    Share,
    Text,
    Translated,
    Value,
)
from handlers.permissions import ORGANISERS, load_seminar
from handlers.seats.cards import seminar_args
from handlers.seats.place_choice import office_text
from handlers.seats.registration_form import open_form
from handlers.ui.arguments import local_time, seminar_times, shorten
from handlers.ui.pages import list_page, paginate
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


async def line_args(session: Session, position: int, seat: Seat) -> dict[str, Value]:
    """An invitation as one line of a list."""
    return {
        "number": position,
        "place": await _place(session, seat),
        "name": seat.name or Text("name-none"),
    }


async def _place(session: Session, seat: Seat) -> Value:
    return await office_text(session, seat.office, seat.unit_code, seat.organisation)


def invitation_link(seat: Seat) -> DeepLink:
    """The personal link of an invitation."""
    return DeepLink(f"i_{seat.invitation_token}")


# Links, to forward.


async def list_links(incoming: Incoming, session: Session, data: ListInvitationLinks) -> list[Reply]:
    """The links of those who have not answered: a button each, which opens Telegram's list of chats."""
    seminar = await load_seminar(incoming, session, ORGANISERS, data.seminar)
    shown = paginate(await _load_unanswered(session, seminar), data.page, PAGE_SIZE)
    lines, buttons = [], []
    for position, seat in enumerate(shown.rows, start=shown.start + 1):
        args = await line_args(session, position, seat)
        lines.append(Text("invitees-link-line", {**args, "link": invitation_link(seat)}))
        buttons.append([_share_button(seminar, seat, position, args)])
    await _audit(incoming, session, seminar, "invitation links shown", len(shown.rows))
    page = list_page(
        "invitees-links",
        {"seminar": Translated(seminar.title)},
        shown,
        lines=lines,
        buttons=buttons,
        turn=ListInvitationLinks(seminar.id),
        edit=data.page is not None,
    )
    return [page]


def _share_button(seminar: Seminar, seat: Seat, position: int, args: dict[str, Value]) -> Button:
    words = Text(
        "invite-forward",
        {"seminar": Translated(seminar.title), **seminar_times(seminar)},
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


async def print_cards(incoming: Incoming, session: Session, data: PrintInvitationCards) -> list[Reply]:
    """PDFs of all who have not answered; a long list comes in parts."""
    seminar = await load_seminar(incoming, session, ORGANISERS, data.seminar)
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
    place = await _place(session, seat)
    position = [Text(f"position-{seat.position}")] if seat.position else []
    return InvitationCard(
        [*([seat.name] if seat.name else []), place, *above[1:], *position], invitation_link(seat)
    )


# Messages, to those whom the bot knows.


async def confirm_sending(incoming: Incoming, session: Session, data: ConfirmInvitations) -> list[Reply]:
    """How many of the invited can be written to, and what they would read."""
    seminar = await load_seminar(incoming, session, ORGANISERS, data.seminar)
    found = await _reachable(incoming, session, seminar)
    args = await _invitation_args(session, seminar, found[0].seat)
    shown: dict[str, Value] = {
        "seminar": Translated(seminar.title),
        "number": len(found),
        "text": Text("invitation", args),
    }
    label = Text("invitees-send", {"number": len(found)})
    send = Button(label, SendInvitations(seminar.id), style="primary")
    return [Say("invitees-reach", shown, [[send], [Button(".back", ShowInvitees(seminar.id))]])]


async def send_invitations(incoming: Incoming, session: Session, data: SendInvitations) -> list[Reply]:
    """Send the invitations; who has one already does not get another."""
    seminar = await load_seminar(incoming, session, ORGANISERS, data.seminar)
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
        [Button(".join", StartRegistration(seminar.id), style="success")],
        [Button("ask-button", StartQuestion(seminar.id))],
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
    return {**told, "place": await _place(session, seat)}


# A personal link is opened.


async def open_link(incoming: Incoming, session: Session) -> list[Reply]:
    """`i_<word>`: the form with what the invitation says, to be confirmed; or why not, and what to do instead."""
    person = incoming.person
    seat = await invitees.lock_by_token(session, incoming.argument) if incoming.argument else None
    seminar = await seminars.get(session, seat.seminar_id) if seat else None
    if seat is None or seminar is None:
        return [Say("invite-unknown", buttons=[[Button("key-seminars", ListSeminars())]])]
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
    place = await _place(session, seat)
    return [Say("invite-greeting", {"place": place}, keyboard="menu"), RESUME]


async def _used_link_replies(session: Session, seminar: Seminar, seat: Seat) -> list[Reply]:
    place = await _place(session, seat)
    rows = [[Button("invite-join", StartRegistration(seminar.id))]]
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
