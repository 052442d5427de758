"""Participants' pages: the list of seminars (`/seminars`), one seminar, its programme and materials."""

from collections.abc import Sequence
from datetime import datetime

from handlers.buttons.asking import StartQuestion
from handlers.buttons.checkin import ShowPass
from handlers.buttons.event_day import ShowNow
from handlers.buttons.faq import ReadFaq
from handlers.buttons.hall import ListHallQuestions
from handlers.buttons.seats import ConfirmSeat, EditRegistration, SendCalendar, ShowVenue
from handlers.buttons.seminars import (
    ListMaterials,
    ListSeminars,
    SendMaterial,
    SetItemReminders,
    ShowProgramme,
    ShowSeminar,
    StartRegistration,
)
from handlers.messages import (
    RESUME,
    Button,
    Incoming,
    Lines,
    OutOfDate,
    Refusal,
    Reply,
    Say,
    Text,
    Translated,
    Value,
)
from handlers.permissions import STAFF
from handlers.seats.cards import seat_buttons, waitlist_card
from handlers.seats.registration_form import open_form
from handlers.seminars.material_messages import material_message, material_title
from handlers.seminars.visibility import is_visible, load_visible_seminar
from handlers.ui.arguments import has_ended, is_on_day, seminar_label, seminar_times, venue_text
from handlers.ui.pages import ROW_BUTTONS, fold, list_page, paginate
from handlers.ui.programme_lines import item_lines
from storage.database import Session
from storage.faq import faq
from storage.models import ACTIVE_STATES, Material, Seat, Seminar, seat_states, seminar_states
from storage.questions import hall
from storage.seats import seats
from storage.seminars import materials, seminars

PAGE_SIZE = ROW_BUTTONS
ITEMS_PER_PAGE = 20
"""The number of programme items that always fits in one message."""
COMMAND = ListSeminars()
"""The data of the first page, for the command `/seminars`."""
OwnSeats = dict[int, Seat]
"""Id of a seminar -> one's own seat there; an active one if there is any."""


async def list_seminars(incoming: Incoming, session: Session, data: ListSeminars = COMMAND) -> list[Reply]:
    """List seminars: own upcoming ones, other upcoming ones, past ones. A single seminar is shown at once."""
    mine = await _own_seats(incoming, session)
    listed = [
        seminar
        for seminar in await seminars.list_without_drafts(session)
        if is_visible(seminar, mine.get(seminar.id), incoming.at)
    ]
    if not listed:
        return [Say("seminars-none")]
    if len(listed) == 1 and data.page is None:
        return await _seminar_page(incoming, session, listed[0])
    listed.sort(key=lambda seminar: _sort_key(seminar, mine.get(seminar.id), incoming.at))
    shown = paginate(listed, data.page, PAGE_SIZE)
    return [
        list_page(
            "seminars",
            {},
            shown,
            lines=[_seminar_line(seminar, mine.get(seminar.id), incoming.at) for seminar in shown.rows],
            above=_now_buttons(listed, mine, incoming.at),
            buttons=_open_buttons(shown.rows),
            turn=data,
            edit=data.page is not None,
        )
    ]


def _open_buttons(listed: Sequence[Seminar]) -> list[list[Button]]:
    return [[Button(seminar_label(one), ShowSeminar(one.id))] for one in listed]


def _now_buttons(listed: Sequence[Seminar], mine: OwnSeats, at: datetime) -> list[list[Button]]:
    """Return the button of the programme now, where one's own seminar is held today."""
    return [
        [Button("now-button", ShowNow(one.id))]
        for one in listed
        if _is_today(one, at) and one.id in mine and mine[one.id].state in seat_states.ATTENDING_STATES
    ][:1]


async def _own_seats(incoming: Incoming, session: Session) -> OwnSeats:
    """Return the sender's seat in each seminar; an active one takes precedence over a released one."""
    found: OwnSeats = {}
    for seat in await seats.list_by_person(session, incoming.person):
        if (
            seat.seminar_id not in found
            or found[seat.seminar_id].state not in ACTIVE_STATES
            or seat.state in ACTIVE_STATES
        ):
            found[seat.seminar_id] = seat
    return found


def _sort_key(seminar: Seminar, seat: Seat | None, at: datetime) -> tuple[int, float]:
    """Sort own upcoming seminars first, then open and other ones, by start; past ones last, the latest first."""
    if has_ended(seminar, at) or seminar.state in (*seminar_states.ENDED_STATES, seminar_states.CANCELLED):
        return 3, -seminar.starts_at.timestamp()
    own = seat is not None and seat.state in ACTIVE_STATES
    return (0 if own else 1 if seminar.state == seminar_states.OPEN else 2), seminar.starts_at.timestamp()


def _seminar_line(seminar: Seminar, seat: Seat | None, at: datetime) -> Text:
    args: dict[str, Value] = {
        "seminar": Translated(seminar.title),
        **seminar_times(seminar),
        "state": _state_text(seminar, seat, at),
    }
    return Text("seminars-line", args)


def _state_text(seminar: Seminar, seat: Seat | None, at: datetime) -> Text:
    """Return the state of the person's registration, or the state of the seminar."""
    if seminar.state == seminar_states.CANCELLED:
        return Text("seminar-is-cancelled")
    if has_ended(seminar, at) or seminar.state in seminar_states.ENDED_STATES:
        return _ended_text(seat)
    if seat is not None:
        return Text(f"seat-is-{seat.state.replace('_', '-')}")
    if seminars.is_registration_open(seminar, at):
        return Text("seminar-is-open")
    return Text("seminar-is-not-yet" if seminars.is_before_registration(seminar, at) else "seminar-is-closed")


def _ended_text(seat: Seat | None) -> Text:
    """Return the state at a seminar that is over, which nobody is invited to or waits for any more."""
    if seat is None or seat.state not in seat_states.ATTENDING_STATES:
        return Text("seminar-is-held")
    if seat.state == seat_states.ARRIVED:
        return Text("seat-was-arrived")
    return Text(f"seat-is-{seat.state.replace('_', '-')}")


async def show_seminar(incoming: Incoming, session: Session, data: ShowSeminar) -> list[Reply]:
    """Show the page of one seminar."""
    seminar, _ = await load_visible_seminar(incoming, session, data.seminar)
    return await _seminar_page(incoming, session, seminar)


async def _seminar_page(incoming: Incoming, session: Session, seminar: Seminar) -> list[Reply]:
    """Return the page of a seminar, and the waiting list's card if the sender is on it."""
    seat = await seats.of_person(session, seminar.id, incoming.person)
    args: dict[str, Value] = {
        "seminar": Translated(seminar.title),
        "state": _state_text(seminar, seat, incoming.at),
        **seminar_times(seminar),
        "place": venue_text(seminar),
        "about": Lines(
            [
                Text("plain-text", {"text": Translated(texts)})
                for texts in (seminar.description, seminar.outcome)
                if texts
            ]
        ),
    }
    rows = await _page_buttons(incoming, session, seminar, seat)
    page = fold(Say("seminar", args, rows, edit=incoming.button is not None), ShowSeminar(seminar.id))
    replies: list[Reply] = [page]
    waits = seat is not None and seat.state in (seat_states.WAITING, seat_states.OFFERED)
    if seat is not None and waits and _is_ongoing(seminar, incoming.at):
        replies.append(await waitlist_card(session, seminar, seat))
    return replies


async def _page_buttons(
    incoming: Incoming, session: Session, seminar: Seminar, seat: Seat | None
) -> list[list[Button]]:
    """Return all buttons: before the day one's registration first, on the day the programme now and one's pass."""
    content = await _content_buttons(incoming, session, seminar, seat)
    own = _seat_buttons(seminar, seat, incoming.at) if _is_ongoing(seminar, incoming.at) else []
    if not _is_today(seminar, incoming.at):
        return [*own, *content]
    now, *others, back = content
    return [now, *own[:2], *others, *own[2:], back]


def _is_ongoing(seminar: Seminar, at: datetime) -> bool:
    """Return whether the seminar is announced and has not ended."""
    return seminar.state in seminar_states.ANNOUNCED_STATES and not has_ended(seminar, at)


def _is_today(seminar: Seminar, at: datetime) -> bool:
    return seminar.state in seminar_states.ANNOUNCED_STATES and is_on_day(seminar, at)


def _seat_buttons(seminar: Seminar, seat: Seat | None, at: datetime) -> list[list[Button]]:
    """Return the buttons to register, to change the registration, or to cancel it. They come first on the page."""
    if seat is not None and seat.state in seat_states.ATTENDING_STATES:
        change = (
            [[Button(".change", EditRegistration(seminar.id))]]
            if seminar.state == seminar_states.OPEN
            else []
        )
        where = [Button(".venue", ShowVenue(seminar.id))] if seminar.lat is not None else []
        show = [Button("pass-button", ShowPass(seminar.id))]
        return [show, [*where, Button(".calendar", SendCalendar(seminar.id))], *change, *seat_buttons(seat)]
    if seat is not None and seat.state in (seat_states.DECLINED, seat_states.CANCELLED):
        return [[Button("coming-back", ConfirmSeat(seat.id), style="success")]]
    waits = seat is not None and seat.state in (seat_states.WAITING, seat_states.OFFERED)
    if seminars.is_registration_open(seminar, at) and not waits:
        return [[Button(".register", StartRegistration(seminar.id), style="success")]]
    return []


async def _content_buttons(
    incoming: Incoming, session: Session, seminar: Seminar, seat: Seat | None
) -> list[list[Button]]:
    """Return the buttons to programme, materials, questions, FAQ and the list of seminars."""
    today = [Button("now-button", ShowNow(seminar.id))] if _is_today(seminar, incoming.at) else []
    reading = []
    if await seminars.get_programme(session, seminar.id):
        reading.append(Button(".programme", ShowProgramme(seminar.id)))
    if may_read_materials(incoming, seminar, seat) and await materials.of_seminar(session, seminar.id):
        reading.append(Button(".materials", ListMaterials(seminar.id)))
    asking = (
        [Button("ask-button", StartQuestion(seminar.id))]
        if seminar.state in seminar_states.PUBLIC_STATES
        else []
    )
    if await hall.count_questions(session, seminar.id, hall.NEWEST):
        asking.append(Button("hall-button", ListHallQuestions(seminar.id)))
    if (await faq.count_by_state(session, seminar.id)).shown:
        asking.insert(0, Button("faq-button", ReadFaq(seminar.id)))
    return [row for row in (today, reading, asking[:2], asking[2:], [Button(".all", ListSeminars(0))]) if row]


async def start_registration(incoming: Incoming, session: Session, data: StartRegistration) -> list[Reply]:
    """Start the registration for the seminar, or show one's own seat there."""
    seminar = await seminars.get(session, data.seminar)
    if seminar is None or seminar.state not in seminar_states.PUBLIC_STATES:
        raise OutOfDate
    open_form(incoming.person, seminar.id)
    return [RESUME]


# The programme.


async def show_programme(incoming: Incoming, session: Session, data: ShowProgramme) -> list[Reply]:
    """Show the programme, in the seminar's time zone."""
    seminar, seat = await load_visible_seminar(incoming, session, data.seminar)
    return [await _programme_page(incoming, session, seminar, seat, data.page)]


async def set_item_reminders(incoming: Incoming, session: Session, data: SetItemReminders) -> list[Reply]:
    """Switch the sender's reminders before each item on or off."""
    seminar, seat = await load_visible_seminar(incoming, session, data.seminar)
    if seat is None or not _may_have_item_reminders(seminar, seat, incoming.at):
        raise OutOfDate
    seat.wants_pings = bool(data.wanted)
    return [await _programme_page(incoming, session, seminar, seat)]


def _may_have_item_reminders(seminar: Seminar, seat: Seat, at: datetime) -> bool:
    return seat.state in seat_states.ATTENDING_STATES and not has_ended(seminar, at)


async def _programme_page(
    incoming: Incoming, session: Session, seminar: Seminar, seat: Seat | None, page: int | None = None
) -> Say:
    items = await seminars.get_programme(session, seminar.id)
    shown = paginate(items, page, ITEMS_PER_PAGE)
    below = [[Button("seminar-back", ShowSeminar(seminar.id))]]
    if seat is not None and items and _may_have_item_reminders(seminar, seat, incoming.at):
        label = ".item-reminders-off" if seat.wants_pings else ".item-reminders-on"
        below.insert(0, [Button(label, SetItemReminders(seminar.id, 0 if seat.wants_pings else 1))])
    return list_page(
        "programme",
        {"seminar": Translated(seminar.title)},
        shown,
        lines=await item_lines(session, seminar, shown.rows),
        empty="programme-empty",
        turn=ShowProgramme(seminar.id),
        below=below,
        edit=True,
    )


# Materials.


def may_read_materials(incoming: Incoming, seminar: Seminar, seat: Seat | None) -> bool:
    """Return whether the sender may read the materials: with an attending seat, or as staff."""
    return (seat is not None and seat.state in seat_states.ATTENDING_STATES) or incoming.has_role(
        STAFF, seminar.id
    )


async def list_materials(incoming: Incoming, session: Session, data: ListMaterials) -> list[Reply]:
    """List the materials, with a button to each file."""
    seminar = await _load_readable_seminar(incoming, session, data.seminar)
    shown = paginate(await materials.of_seminar(session, seminar.id), data.page, PAGE_SIZE)
    return [
        list_page(
            "materials" if shown.rows else "materials-none",
            {"seminar": Translated(seminar.title)},
            shown,
            buttons=[[_material_button(material)] for material in shown.rows],
            turn=data,
            below=[[Button("seminar-back", ShowSeminar(seminar.id))]],
            edit=True,
        )
    ]


async def _load_readable_seminar(incoming: Incoming, session: Session, seminar_id: int) -> Seminar:
    """Return the seminar if the sender may read its materials. Raises Refusal."""
    seminar, seat = await load_visible_seminar(incoming, session, seminar_id)
    if not may_read_materials(incoming, seminar, seat):
        raise Refusal("materials-for-participants")
    return seminar


def _material_button(material: Material) -> Button:
    return Button(Text("material-button", {"title": material_title(material)}), SendMaterial(material.id))


async def send_material(incoming: Incoming, session: Session, data: SendMaterial) -> list[Reply]:
    """Send the file of a material."""
    material = await materials.get(session, data.material)
    if material is None or material.removed_at is not None:
        raise Refusal("material-gone")
    await _load_readable_seminar(incoming, session, material.seminar_id)
    return [material_message(material)]
