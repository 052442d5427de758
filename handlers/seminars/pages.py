"""`/seminars` for participants: what is coming, where they stand, and a page for each with all that belongs to it."""

from collections.abc import Sequence
from datetime import datetime

from handlers.messages import RESUME, Button, Incoming, Lines, Refusal, Reply, Say, Text, Translated, Value
from handlers.permissions import STAFF
from handlers.seats.cards import seat_buttons, waitlist_card
from handlers.seats.registration_form import open_form
from handlers.seminars.material_messages import material_message, material_title
from handlers.seminars.visibility import is_visible, load_visible_seminar
from handlers.ui.arguments import has_ended, local_time, pager, parse_int
from storage.database import Session
from storage.faq import faq
from storage.models import ACTIVE_STATES, Material, ProgrammeItem, Seat, Seminar, seat_states, seminar_states
from storage.questions import hall
from storage.seats import seats
from storage.seminars import materials, programme, seminars

PAGE_SIZE = 8
ITEMS_PER_PAGE = 20
"""Items of a programme that surely fit in one message."""
OwnSeats = dict[int, Seat]
"""Seminar -> one's own seat there, be it the last one."""


async def list_seminars(incoming: Incoming, session: Session) -> list[Reply]:
    """`/seminars`: one's own first, then what is coming, then what was; a single one is opened at once."""
    mine = await _own_seats(incoming, session)
    listed = [
        one
        for one in await seminars.list_without_drafts(session)
        if is_visible(one, mine.get(one.id), incoming.at)
    ]
    if not listed:
        return [Say("seminars-none")]
    if len(listed) == 1 and incoming.button is None:
        return await _seminar_page(incoming, session, listed[0])
    listed.sort(key=lambda one: _sort_key(one, mine.get(one.id), incoming.at))
    last = (len(listed) - 1) // PAGE_SIZE
    page = min(parse_int(incoming.argument), last) if incoming.button else 0
    shown = listed[page * PAGE_SIZE : (page + 1) * PAGE_SIZE]
    lines = [_seminar_line(one, mine.get(one.id), incoming.at) for one in shown]
    rows = [[Button(Translated(one.title), f"seminar:{one.id}")] for one in shown]
    turn = pager("seminars", page, last)
    return [
        Say(
            "seminars", {"list": Lines(lines)}, [*rows, *([turn] if turn else [])], edit=bool(incoming.button)
        )
    ]


async def _own_seats(incoming: Incoming, session: Session) -> OwnSeats:
    """A live seat before one that was given up."""
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
    """What is coming, one's own first and the soonest first; then what was, the latest first."""
    if has_ended(seminar, at) or seminar.state in (*seminar_states.ENDED_STATES, seminar_states.CANCELLED):
        return 3, -seminar.starts_at.timestamp()
    own = seat is not None and seat.state in ACTIVE_STATES
    return (0 if own else 1 if seminar.state == seminar_states.OPEN else 2), seminar.starts_at.timestamp()


def _seminar_line(seminar: Seminar, seat: Seat | None, at: datetime) -> Text:
    args: dict[str, Value] = {
        "seminar": Translated(seminar.title),
        "starts": local_time(seminar, seminar.starts_at),
        "state": _state_text(seminar, seat, at),
    }
    return Text("seminars-line", args)


def _state_text(seminar: Seminar, seat: Seat | None, at: datetime) -> Text:
    """Where the person stands there, or else how the seminar does."""
    if seminar.state == seminar_states.CANCELLED:
        return Text("seminar-is-cancelled")
    if seat is not None and seat.state != seat_states.CANCELLED:
        return Text(f"seat-is-{seat.state.replace('_', '-')}")
    if has_ended(seminar, at) or seminar.state in seminar_states.ENDED_STATES:
        return Text("seminar-is-held")
    if seat is not None:
        return Text("seat-is-cancelled")
    return Text("seminar-is-open" if seminars.is_registration_open(seminar, at) else "seminar-is-closed")


async def show_seminar(incoming: Incoming, session: Session) -> list[Reply]:
    """One seminar: when, where, how one stands, and ways on."""
    seminar, _ = await load_visible_seminar(incoming, session)
    return await _seminar_page(incoming, session, seminar)


async def _seminar_page(incoming: Incoming, session: Session, seminar: Seminar) -> list[Reply]:
    """Whoever has no place yet reads below it what they wait for, with what they can answer."""
    seat = await seats.of_person(session, seminar.id, incoming.person)
    args: dict[str, Value] = {
        "seminar": Translated(seminar.title),
        "state": _state_text(seminar, seat, incoming.at),
        "starts": local_time(seminar, seminar.starts_at),
        "ends": local_time(seminar, seminar.ends_at),
        "place": _place_text(seminar),
        "about": Lines(
            [
                Text("words", {"text": Translated(texts)})
                for texts in (seminar.description, seminar.outcome)
                if texts
            ]
        ),
    }
    rows = await _content_buttons(incoming, session, seminar, seat)
    if _is_ongoing(seminar, incoming.at):
        rows = _seat_buttons(seminar, seat, incoming.at) + rows
    said: list[Reply] = [Say("seminar", args, rows, edit=incoming.button is not None)]
    waits = seat is not None and seat.state in (seat_states.WAITING, seat_states.OFFERED)
    if seat is not None and waits and _is_ongoing(seminar, incoming.at):
        said.append(await waitlist_card(session, seminar, seat))
    return said


def _is_ongoing(seminar: Seminar, at: datetime) -> bool:
    """Whether it is still to come, or going on."""
    return seminar.state in seminar_states.ANNOUNCED_STATES and not has_ended(seminar, at)


def _place_text(seminar: Seminar) -> Value:
    if seminar.venue and seminar.address:
        return Text(
            "seminar-place", {"venue": Translated(seminar.venue), "address": Translated(seminar.address)}
        )
    return (
        Translated(seminar.venue or seminar.address)
        if seminar.venue or seminar.address
        else Text("place-open")
    )


def _seat_buttons(seminar: Seminar, seat: Seat | None, at: datetime) -> list[list[Button]]:
    """To come, to come after all, or not: the first thing people look for."""
    if seat is not None and seat.state in seat_states.ATTENDING_STATES:
        change = [[Button(".change", f"again:{seminar.id}")]] if seminar.state == seminar_states.OPEN else []
        where = [Button(".venue", f"venue:{seminar.id}")] if seminar.lat is not None else []
        return [[*where, Button(".calendar", f"calendar:{seminar.id}")], *change, *seat_buttons(seat)]
    if seat is not None and seat.state in (seat_states.DECLINED, seat_states.CANCELLED):
        return [[Button("coming-back", f"coming:{seat.id}", style="success")]]
    waits = seat is not None and seat.state in (seat_states.WAITING, seat_states.OFFERED)
    if seminars.is_registration_open(seminar, at) and not waits:
        return [[Button(".register", f"join:{seminar.id}", style="success")]]
    return []


async def _content_buttons(
    incoming: Incoming, session: Session, seminar: Seminar, seat: Seat | None
) -> list[list[Button]]:
    """What there is to read, and the ways to ask and back."""
    reading = []
    if await seminars.get_programme(session, seminar.id):
        reading.append(Button(".programme", f"programme:{seminar.id}"))
    if _may_read_materials(incoming, seminar, seat) and await materials.of_seminar(session, seminar.id):
        reading.append(Button(".materials", f"materials:{seminar.id}"))
    asking = (
        [Button("ask-button", f"ask:{seminar.id}")] if seminar.state in seminar_states.PUBLIC_STATES else []
    )
    if await hall.count_questions(session, seminar.id, hall.NEWEST):
        asking.append(Button("hall-button", f"browse:{seminar.id}"))
    if (await faq.count_by_state(session, seminar.id)).shown:
        asking.insert(0, Button("faq-button", f"faqs:{seminar.id}"))
    return [row for row in (reading, asking[:2], asking[2:], [Button(".all", "seminars:0")]) if row]


async def start_registration(incoming: Incoming, session: Session) -> list[Reply]:
    """A seminar was chosen to register for, or to look at one's seat there."""
    seminar = await seminars.get(session, parse_int(incoming.argument))
    if seminar is None or seminar.state not in seminar_states.PUBLIC_STATES:
        raise Refusal("button-old")
    open_form(incoming.person, seminar.id)
    return [RESUME]


# The programme.


async def show_programme(incoming: Incoming, session: Session) -> list[Reply]:
    """The programme, its hours on the reader's own clock: `programme:<seminar>[:<page>]`."""
    seminar, seat = await load_visible_seminar(incoming, session)
    page = parse_int([*incoming.arguments, "", ""][1])
    return [await _programme_page(incoming, session, seminar, seat, page)]


async def toggle_item_reminders(incoming: Incoming, session: Session) -> list[Reply]:
    """Wants a word before each item, or no longer: `pings:<seminar>:<1 or 0>`."""
    seminar, seat = await load_visible_seminar(incoming, session)
    if seat is None or seat.state not in seat_states.ATTENDING_STATES or has_ended(seminar, incoming.at):
        raise Refusal("button-old")
    seat.wants_pings = incoming.arguments[1:] == ["1"]
    return [await _programme_page(incoming, session, seminar, seat)]


async def _programme_page(
    incoming: Incoming, session: Session, seminar: Seminar, seat: Seat | None, page: int = 0
) -> Say:
    items = await seminars.get_programme(session, seminar.id)
    last = max(0, (len(items) - 1) // ITEMS_PER_PAGE)
    page = min(page, last)
    shown = await _item_lines(session, seminar, items[page * ITEMS_PER_PAGE : (page + 1) * ITEMS_PER_PAGE])
    args: dict[str, Value] = {
        "seminar": Translated(seminar.title),
        "list": Lines(shown or [Text("programme-empty")]),
    }
    rows = [turn] if (turn := pager(f"programme:{seminar.id}", page, last)) else []
    if (
        seat is not None
        and seat.state in seat_states.ATTENDING_STATES
        and items
        and not has_ended(seminar, incoming.at)
    ):
        label = ".pings-off" if seat.wants_pings else ".pings-on"
        rows.append([Button(label, f"pings:{seminar.id}:{0 if seat.wants_pings else 1}")])
    rows.append([Button("seminar-back", f"seminar:{seminar.id}")])
    return Say("programme", args, rows, edit=True)


async def _item_lines(session: Session, seminar: Seminar, items: Sequence[ProgrammeItem]) -> list[Text]:
    """A line an item, and the day above the first one of each day."""
    lines: list[Text] = []
    day = None
    names = {one.id: one.name for one in await programme.list_speakers(session, items)}
    for item in items:
        starts = local_time(seminar, item.starts_at)
        if starts.date() != day:
            lines.append(Text("programme-day", {"starts": starts}))
            day = starts.date()
        lines.append(_item_line(seminar, item, names.get(item.speaker_id or 0)))
    return lines


def _item_line(seminar: Seminar, item: ProgrammeItem, name: str | None) -> Text:
    args: dict[str, Value] = {"starts": local_time(seminar, item.starts_at), "title": Translated(item.title)}
    if item.ends_at is not None:
        args["ends"] = local_time(seminar, item.ends_at)
    hours = Text("programme-from-to" if item.ends_at else "programme-from", args)
    speaker: Value = Translated(item.speaker) if item.speaker else name or ""
    if speaker:
        return Text("programme-said-by", {"item": hours, "speaker": speaker})
    return hours


# Materials.


def _may_read_materials(incoming: Incoming, seminar: Seminar, seat: Seat | None) -> bool:
    """Materials are for those who have a seat, and for staff."""
    return (seat is not None and seat.state in seat_states.ATTENDING_STATES) or incoming.has_role(
        STAFF, seminar.id
    )


async def list_materials(incoming: Incoming, session: Session) -> list[Reply]:
    """What there is to read: one tap sends a file: `materials:<seminar>[:<page>]`."""
    seminar, seat = await load_visible_seminar(incoming, session)
    if not _may_read_materials(incoming, seminar, seat):
        raise Refusal("materials-for-participants")
    found = await materials.of_seminar(session, seminar.id)
    last = max(0, (len(found) - 1) // PAGE_SIZE)
    page = min(parse_int([*incoming.arguments, "", ""][1]), last)
    rows = [[_material_button(one)] for one in found[page * PAGE_SIZE : (page + 1) * PAGE_SIZE]]
    rows += [turn] if (turn := pager(f"materials:{seminar.id}", page, last)) else []
    rows.append([Button("seminar-back", f"seminar:{seminar.id}")])
    key = "materials" if found else "materials-none"
    return [Say(key, {"seminar": Translated(seminar.title)}, rows, edit=True)]


def _material_button(material: Material) -> Button:
    return Button(Text("material-button", {"title": material_title(material)}), f"material:{material.id}")


async def send_material(incoming: Incoming, session: Session) -> list[Reply]:
    """One file: `material:<its number>`."""
    material = await materials.get(session, parse_int(incoming.argument))
    if material is None or material.removed_at is not None:
        raise Refusal("material-gone")
    incoming.argument = str(material.seminar_id)
    seminar, seat = await load_visible_seminar(incoming, session)
    if not _may_read_materials(incoming, seminar, seat):
        raise Refusal("materials-for-participants")
    return [material_message(material)]
