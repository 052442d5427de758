"""Invitations: lists of personal links, printed cards, messages to known people, and opening a link."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from handlers.buttons.asking import StartQuestion
from handlers.buttons.invitees import (
    ConfirmInvitations,
    ConfirmInvited,
    ListInvitationLinks,
    MarkInvited,
    PrintInvitationCards,
    SendInvitations,
    ShowInvitees,
)
from handlers.buttons.seminars import ListSeminars, StartRegistration
from handlers.messages import (
    RESUME,
    Button,
    DeepLink,
    FollowDeepLink,
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
from handlers.permissions import ORGANISERS, load_seminar
from handlers.seats.cards import seminar_args
from handlers.seats.place_choice import office_text
from handlers.seats.registration_form import open_form
from handlers.ui.arguments import local_time, seminar_times, shorten
from handlers.ui.file_names import seminar_file
from handlers.ui.pages import PAIRED_ROWS, Page, fingerprint, list_page, paginate
from storage import audit
from storage.accounts import wrong_codes
from storage.database import Session
from storage.invitees import invitees
from storage.invitees.invitees import Reachable
from storage.messages import outbox
from storage.messages.invitations import message_key, withdraw_pending
from storage.models import ACTIVE_STATES, Person, Seat, Seminar, seat_states
from storage.papers import certificates, prints
from storage.seats import invitations as seat_invitations
from storage.seats import registrations, seats
from storage.seminars import seminars
from storage.tokens import format_code, parse_code
from storage.units import units

PAGE_SIZE = PAIRED_ROWS
CARDS_PER_FILE = 160
"""Invitations in one file: twenty sheets, rendered in about ten seconds."""


async def line_args(session: Session, position: int, seat: Seat) -> dict[str, Value]:
    """Return the arguments of an invitation's line in a list."""
    return {
        "number": position,
        "place": await _place(session, seat),
        "name": seat.name or Text("name-none"),
    }


async def _place(session: Session, seat: Seat) -> Value:
    return await office_text(session, seat.office, seat.unit_code, seat.organisation)


def invitation_link(seat: Seat) -> DeepLink:
    """Return the personal link of an invitation."""
    return DeepLink(f"i_{seat.invitation_token}")


# Links to forward.


async def list_links(incoming: Incoming, session: Session, data: ListInvitationLinks) -> list[Reply]:
    """Show the links of unanswered invitations, each with a button that forwards it to a chat."""
    seminar = await load_seminar(incoming, session, ORGANISERS, data.seminar)
    shown = await load_links_page(incoming, session, seminar, data.page)
    lines, buttons = [], []
    for position, seat in enumerate(shown.rows, start=shown.start + 1):
        args = await line_args(session, position, seat)
        lines.append(Text("invitees-link-line", {**args, "link": invitation_link(seat)}))
        copy = Button(Text("copy-numbered", {"number": position}), copy=invitation_link(seat))
        buttons.append([_share_button(seminar, seat, position, args), copy])
    await _audit(incoming, session, seminar, "invitations.viewed", len(shown.rows))
    page = list_page(
        "invitees-links",
        {"seminar": Translated(seminar.title), "hint": _hint("invitees-links-hint", shown.rows)},
        shown,
        lines=lines,
        buttons=buttons,
        turn=ListInvitationLinks(seminar.id),
        below=[*_mark_rows(seminar, shown), [Button("back-button", ShowInvitees(seminar.id))]],
        edit=data.page is not None,
    )
    return [page]


async def load_links_page(
    incoming: Incoming, session: Session, seminar: Seminar, number: int | None
) -> Page[Seat]:
    """Return a page of the unanswered invitations. Raises Refusal if there are none."""
    found = await in_reading_order(
        session, await _load_unanswered(session, seminar), incoming.person.language
    )
    return paginate(found, number, PAGE_SIZE)


def seats_fingerprint(shown: Sequence[Seat]) -> str:
    """Return the fingerprint of these seats, for a button that marks them as invited."""
    return fingerprint(*(seat.id for seat in shown))


def _hint(key: str, handed_out: Sequence[Seat]) -> Lines:
    """Return what to do once these invitations have reached people; empty if that is known."""
    return Lines([Text(key)] if invitees.not_invited(handed_out) else [])


def _mark_rows(seminar: Seminar, shown: Page[Seat]) -> list[list[Button]]:
    """Return the button that says that the links of this page were handed out: the bot cannot see what is forwarded."""
    if not invitees.not_invited(shown.rows):
        return []
    mark = MarkInvited(seminar.id, seats_fingerprint(shown.rows), shown.number)
    return [[Button("invitees-mark-page", mark)]]


async def in_reading_order(session: Session, found: Sequence[Seat], language: str | None) -> list[Seat]:
    """Sort seats by their places, as a reader of the language expects them; those without a unit come last."""
    lines = {seat.unit_code: await units.lineage(session, seat.unit_code or "") for seat in found}
    keys = {code: [units.sort_key(unit, language) for unit in line] for code, line in lines.items()}
    return sorted(
        found, key=lambda seat: (not keys[seat.unit_code], keys[seat.unit_code], seat.office, seat.id)
    )


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


# Cards to print.


async def print_cards(incoming: Incoming, session: Session, data: PrintInvitationCards) -> list[Reply]:
    """Send the cards of all unanswered invitations as PDF files."""
    seminar = await load_seminar(incoming, session, ORGANISERS, data.seminar)
    found = await _load_unanswered(session, seminar)
    prints.record_print(session, seminar, prints.CARDS, len(found), incoming.at, incoming.person)
    await _audit(incoming, session, seminar, "invitations.printed", len(found))
    files = [
        await _cards_message(session, seminar, found[start : start + CARDS_PER_FILE], start // CARDS_PER_FILE)
        for start in range(0, len(found), CARDS_PER_FILE)
    ]
    if not invitees.not_invited(found):
        return [*files]
    mark = [[Button("invitees-mark-button", ConfirmInvited(seminar.id))]]
    return [*files[:-1], replace(files[-1], buttons=mark)]


async def _cards_message(session: Session, seminar: Seminar, part: Sequence[Seat], before: int) -> Say:
    """Return one file with cards; `before` is the number of files before it."""
    sheet = InvitationCards(
        seminar_file(seminar, "file-cards", before + 1),
        Translated(seminar.title),
        local_time(seminar, seminar.starts_at),
        local_time(seminar, seminar.ends_at),
        Translated(seminar.venue),
        Translated(seminar.address),
        [await _invitation_card(session, seat) for seat in part],
    )
    args: dict[str, Value] = {"number": len(part), "hint": _hint("invitees-print-hint", part)}
    return Say("invitees-print", args, document=sheet)


async def _invitation_card(session: Session, seat: Seat) -> InvitationCard:
    line = await units.lineage(session, seat.unit_code) if seat.unit_code else []
    above = [Translated({"ky": unit.name_ky, "ru": unit.name_ru}) for unit in reversed(line[:-1])]
    place = await _place(session, seat)
    position = [Text(f"position-{seat.position}")] if seat.position else []
    return InvitationCard(
        [*([seat.name] if seat.name else []), place, *above[1:], *position],
        invitation_link(seat),
        format_code(seat.invitation_code or ""),
    )


# Messages to known people.


async def confirm_sending(incoming: Incoming, session: Session, data: ConfirmInvitations) -> list[Reply]:
    """Show the number of reachable invitees and the text of the invitation, to be confirmed."""
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
    """Send the invitations to all who have not received one yet."""
    seminar = await load_seminar(incoming, session, ORGANISERS, data.seminar)
    found = await _reachable(incoming, session, seminar)
    messages: list[Reply] = [await _invitation_message(session, seminar, invitee) for invitee in found]
    invitees.mark_invited((invitee.seat for invitee in found), incoming.at)
    await _audit(incoming, session, seminar, "invitations.sent", len(found))
    return [Say("invitees-sent", {"number": len(found)}, edit=True), *messages]


async def _reachable(incoming: Incoming, session: Session, seminar: Seminar) -> list[Reachable]:
    """Return the reachable invitees without an invitation message. Raises Refusal if there are none."""
    if not seminars.is_registration_open(seminar, incoming.at):
        raise Refusal("invitees-not-open")
    found = await invitees.find_reachable(session, seminar.id)
    existing = await outbox.existing_keys(session, [_dedup_key(seminar, invitee.person) for invitee in found])
    remaining = [invitee for invitee in found if _dedup_key(seminar, invitee.person) not in existing]
    if not remaining:
        raise Refusal("invitees-reach-none")
    return remaining


def _dedup_key(seminar: Seminar, person: Person) -> str:
    return f"{message_key(seminar.id)}:{person.id}"


async def renew_pending(session: Session, seminar: Seminar, _by: Person, at: datetime) -> list[Reply]:
    """Send the invitations anew that were not sent before the seminar's time or place changed."""
    waiting = await withdraw_pending(session, seminar.id, at)
    found = await invitees.find_reachable(session, seminar.id) if waiting else []
    return [
        await _invitation_message(session, seminar, invitee)
        for invitee in found
        if invitee.person.telegram_id in waiting
    ]


async def _invitation_message(session: Session, seminar: Seminar, invitee: Reachable) -> Say:
    rows = [
        [Button(".join", StartRegistration(seminar.id), style="success")],
        [Button("ask-button", StartQuestion(seminar.id))],
    ]
    return Say(
        "invitation",
        await _invitation_args(session, seminar, invitee.seat),
        rows,
        to=invitee.person,
        dedup_key=_dedup_key(seminar, invitee.person),
        lane=Lane.ANNOUNCEMENT,
        expires_at=seminar.starts_at,
    )


async def _invitation_args(session: Session, seminar: Seminar, seat: Seat) -> dict[str, Value]:
    about = await seminar_args(session, seminar)
    args = {name: about[name] for name in ("seminar", "starts", "ends", "hours", "venue")}
    return {**args, "place": await _place(session, seat)}


# A code is typed, or a personal link is opened.

STEPS_WITH_CODES = (None, "language", "consent", "registration")
"""The steps at which a wrong code is answered; at others the message may be meant for the step."""


async def claim_code(incoming: Incoming, session: Session) -> list[Reply] | None:
    """Follow the link of an invitation whose code from paper was sent; None if the text is not such a code."""
    code = parse_code(incoming.text) if incoming.text else None
    if code is None or _is_certificate_number(incoming.text or ""):
        return None
    person, answered = incoming.person, incoming.person.step in STEPS_WITH_CODES
    if not wrong_codes.may_try(person, incoming.at):
        return [Say("code-too-many")] if answered else None
    seat = await invitees.find_by_code(session, code)
    if seat is not None:
        return [FollowDeepLink(f"i_{seat.invitation_token}")]
    wrong_codes.count_wrong(person, incoming.at)
    return [Say("code-unknown")] if answered else None


def _is_certificate_number(text: str) -> bool:
    return (certificates.parse_number(text) or certificates.parse_mistyped(text)) is not None


async def open_link(incoming: Incoming, session: Session) -> list[Reply]:
    """Handle `/start i_<token>`: open the form filled in from the invitation, or explain why the link is not usable."""
    person = incoming.person
    seat = await invitees.lock_by_token(session, incoming.argument) if incoming.argument else None
    seminar = await seminars.get(session, seat.seminar_id) if seat else None
    if seat is None or seminar is None:
        return [Say("invite-unknown", buttons=[[Button("key-seminars", ListSeminars())]])]
    invitees.mark_invited([seat], incoming.at)
    mine = await seats.of_person(session, seminar.id, person)
    if mine is not None and mine.state in ACTIVE_STATES and mine.state != seat_states.INVITED:
        open_form(person, seminar.id)  # shows the seat they have
        return [RESUME]
    is_taken = seat.person_id not in (None, person.id) and seat.state != seat_states.INVITED
    if is_taken or seat.state == seat_states.HANDED_OVER:
        return await _used_link_replies(session, seminar, seat)
    claimable = (
        seat.person_id in (None, person.id) or seat.phone
    )  # a verified number outweighs who came first
    if (
        claimable
        and (mine is None or mine.state not in ACTIVE_STATES or mine is seat)
        and await seat_invitations.matches_person(session, seat, person)
    ):
        registrations.claim(session, seat, person, incoming.at)
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
    """Return the form's fields known from the invitation: place and position.

    Name and number are not filled in, as the link may have been forwarded or posted in a group; see
    `handlers.seats.verified_phone`.
    """
    fields = {"office": seat.office, "unit": seat.unit_code, "organisation": seat.organisation}
    fields |= {"position": seat.position}
    return {name: value for name, value in fields.items() if value}
