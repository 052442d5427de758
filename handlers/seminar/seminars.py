"""`/seminars` for participants: what is coming, where they stand, and a page for each with all that belongs to it."""

from collections.abc import Sequence
from datetime import datetime

from handlers.common import local, number, over, pager
from handlers.registering.form import want
from handlers.rights import STAFF
from handlers.seats.seat import seat_buttons, waiting
from handlers.seminar.handouts import sent, title_of
from handlers.seminar.visible import seen, visible
from handlers.words import RESUME, Button, Incoming, Lines, Named, Refusal, Reply, Say, Text, Value
from storage import faq, hall, materials, programme, seats, seminars
from storage.database import Session
from storage.models import LIVE, Material, ProgrammeItem, Seat, Seminar

PAGE = 8
ITEMS = 20
"""Items of a programme that surely fit in one message."""
ASKABLE = ("open", "closed", "held")
Mine = dict[int, Seat]
"""Seminar -> one's own seat there, be it the last one."""


async def seminar_list(incoming: Incoming, session: Session) -> list[Reply]:
    """`/seminars`: one's own first, then what is coming, then what was; a single one is opened at once."""
    mine = await _mine(incoming, session)
    listed = [one for one in await seminars.listed(session) if visible(one, mine.get(one.id), incoming.at)]
    if not listed:
        return [Say("seminars-none")]
    if len(listed) == 1 and incoming.button is None:
        return await _page(incoming, session, listed[0])
    listed.sort(key=lambda one: _order(one, mine.get(one.id), incoming.at))
    last = (len(listed) - 1) // PAGE
    page = min(number(incoming.argument), last) if incoming.button else 0
    shown = listed[page * PAGE : (page + 1) * PAGE]
    lines = [_line(one, mine.get(one.id), incoming.at) for one in shown]
    rows = [[Button(Named(one.title), f"seminar:{one.id}")] for one in shown]
    turn = pager("seminars", page, last)
    return [
        Say(
            "seminars", {"list": Lines(lines)}, [*rows, *([turn] if turn else [])], edit=bool(incoming.button)
        )
    ]


async def _mine(incoming: Incoming, session: Session) -> Mine:
    """A live seat before one that was given up."""
    found: Mine = {}
    for seat in await seats.all_of(session, incoming.person):
        if seat.seminar_id not in found or found[seat.seminar_id].state not in LIVE or seat.state in LIVE:
            found[seat.seminar_id] = seat
    return found


def _order(seminar: Seminar, seat: Seat | None, at: datetime) -> tuple[int, float]:
    """What is coming, one's own first and the soonest first; then what was, the latest first."""
    if over(seminar, at) or seminar.state in ("held", "archived", "cancelled"):
        return 3, -seminar.starts_at.timestamp()
    own = seat is not None and seat.state in LIVE
    return (0 if own else 1 if seminar.state == "open" else 2), seminar.starts_at.timestamp()


def _line(seminar: Seminar, seat: Seat | None, at: datetime) -> Text:
    args: dict[str, Value] = {
        "seminar": Named(seminar.title),
        "starts": local(seminar, seminar.starts_at),
        "state": _state(seminar, seat, at),
    }
    return Text("seminars-line", args)


def _state(seminar: Seminar, seat: Seat | None, at: datetime) -> Text:
    """Where the person stands there, or else how the seminar does."""
    if seminar.state == "cancelled":
        return Text("seminar-is-cancelled")
    if seat is not None and seat.state != "cancelled":
        return Text(f"seat-is-{seat.state.replace('_', '-')}")
    if over(seminar, at) or seminar.state in ("held", "archived"):
        return Text("seminar-is-held")
    if seat is not None:
        return Text("seat-is-cancelled")
    return Text("seminar-is-open" if seminars.takes_registrations(seminar, at) else "seminar-is-closed")


async def page(incoming: Incoming, session: Session) -> list[Reply]:
    """One seminar: when, where, how one stands, and ways on."""
    seminar, _ = await seen(incoming, session)
    return await _page(incoming, session, seminar)


async def _page(incoming: Incoming, session: Session, seminar: Seminar) -> list[Reply]:
    """Whoever has no place yet reads below it what they wait for, with what they can answer."""
    seat = await seats.of_person(session, seminar.id, incoming.person)
    args: dict[str, Value] = {
        "seminar": Named(seminar.title),
        "state": _state(seminar, seat, incoming.at),
        "starts": local(seminar, seminar.starts_at),
        "ends": local(seminar, seminar.ends_at),
        "place": _place(seminar),
        "about": Lines(
            [
                Text("words", {"text": Named(texts)})
                for texts in (seminar.description, seminar.outcome)
                if texts
            ]
        ),
    }
    rows = await _things(incoming, session, seminar, seat)
    if _running(seminar, incoming.at):
        rows = _ways(seminar, seat, incoming.at) + rows
    said: list[Reply] = [Say("seminar", args, rows, edit=incoming.button is not None)]
    waits = seat is not None and seat.state in (seats.WAITING, seats.OFFERED)
    if seat is not None and waits and _running(seminar, incoming.at):
        said.append(await waiting(session, seminar, seat))
    return said


def _running(seminar: Seminar, at: datetime) -> bool:
    """Whether it is still to come, or going on."""
    return seminar.state in ("open", "closed") and not over(seminar, at)


def _place(seminar: Seminar) -> Value:
    if seminar.venue and seminar.address:
        return Text("seminar-place", {"venue": Named(seminar.venue), "address": Named(seminar.address)})
    return Named(seminar.venue or seminar.address) if seminar.venue or seminar.address else Text("place-open")


def _ways(seminar: Seminar, seat: Seat | None, at: datetime) -> list[list[Button]]:
    """To come, to come after all, or not: the first thing people look for."""
    if seat is not None and seat.state in seats.HOLDING:
        change = [[Button(".change", f"again:{seminar.id}")]] if seminar.state == "open" else []
        where = [Button(".venue", f"venue:{seminar.id}")] if seminar.lat is not None else []
        return [[*where, Button(".calendar", f"calendar:{seminar.id}")], *change, *seat_buttons(seat)]
    if seat is not None and seat.state in (seats.DECLINED, seats.CANCELLED):
        return [[Button("coming-back", f"coming:{seat.id}", style="success")]]
    waits = seat is not None and seat.state in (seats.WAITING, seats.OFFERED)
    if seminars.takes_registrations(seminar, at) and not waits:
        return [[Button(".register", f"join:{seminar.id}", style="success")]]
    return []


async def _things(
    incoming: Incoming, session: Session, seminar: Seminar, seat: Seat | None
) -> list[list[Button]]:
    """What there is to read, and the ways to ask and back."""
    reading = []
    if await seminars.programme(session, seminar.id):
        reading.append(Button(".programme", f"programme:{seminar.id}"))
    if _may_read(incoming, seminar, seat) and await materials.of_seminar(session, seminar.id):
        reading.append(Button(".materials", f"materials:{seminar.id}"))
    asking = [Button("ask-button", f"ask:{seminar.id}")] if seminar.state in ASKABLE else []
    if await hall.count(session, seminar.id, hall.NEWEST):
        asking.append(Button("hall-button", f"browse:{seminar.id}"))
    if (await faq.counts(session, seminar.id)).shown:
        asking.insert(0, Button("faq-button", f"faqs:{seminar.id}"))
    return [row for row in (reading, asking[:2], asking[2:], [Button(".all", "seminars:0")]) if row]


async def join(incoming: Incoming, session: Session) -> list[Reply]:
    """A seminar was chosen to register for, or to look at one's seat there."""
    seminar = await seminars.get(session, number(incoming.argument))
    if seminar is None or seminar.state not in ASKABLE:
        raise Refusal("button-old")
    want(incoming.person, seminar.id)
    return [RESUME]


# The programme.


async def show_programme(incoming: Incoming, session: Session) -> list[Reply]:
    """The programme, its hours on the reader's own clock: `programme:<seminar>[:<page>]`."""
    seminar, seat = await seen(incoming, session)
    page = number([*incoming.arguments, "", ""][1])
    return [await _programme(incoming, session, seminar, seat, page)]


async def toggle_pings(incoming: Incoming, session: Session) -> list[Reply]:
    """Wants a word before each item, or no longer: `pings:<seminar>:<1 or 0>`."""
    seminar, seat = await seen(incoming, session)
    if seat is None or seat.state not in seats.HOLDING or over(seminar, incoming.at):
        raise Refusal("button-old")
    seat.pings = incoming.arguments[1:] == ["1"]
    return [await _programme(incoming, session, seminar, seat)]


async def _programme(
    incoming: Incoming, session: Session, seminar: Seminar, seat: Seat | None, page: int = 0
) -> Say:
    items = await seminars.programme(session, seminar.id)
    last = max(0, (len(items) - 1) // ITEMS)
    page = min(page, last)
    shown = await _items(session, seminar, items[page * ITEMS : (page + 1) * ITEMS])
    args: dict[str, Value] = {
        "seminar": Named(seminar.title),
        "list": Lines(shown or [Text("programme-empty")]),
    }
    rows = [turn] if (turn := pager(f"programme:{seminar.id}", page, last)) else []
    if seat is not None and seat.state in seats.HOLDING and items and not over(seminar, incoming.at):
        label = ".pings-off" if seat.pings else ".pings-on"
        rows.append([Button(label, f"pings:{seminar.id}:{0 if seat.pings else 1}")])
    rows.append([Button("seminar-back", f"seminar:{seminar.id}")])
    return Say("programme", args, rows, edit=True)


async def _items(session: Session, seminar: Seminar, items: Sequence[ProgrammeItem]) -> list[Text]:
    """A line an item, and the day above the first one of each day."""
    lines: list[Text] = []
    day = None
    names = {one.id: one.name for one in await programme.speaking(session, items)}
    for item in items:
        starts = local(seminar, item.starts_at)
        if starts.date() != day:
            lines.append(Text("programme-day", {"starts": starts}))
            day = starts.date()
        lines.append(_item(seminar, item, names.get(item.speaker_id or 0)))
    return lines


def _item(seminar: Seminar, item: ProgrammeItem, name: str | None) -> Text:
    args: dict[str, Value] = {"starts": local(seminar, item.starts_at), "title": Named(item.title)}
    if item.ends_at is not None:
        args["ends"] = local(seminar, item.ends_at)
    hours = Text("programme-from-to" if item.ends_at else "programme-from", args)
    speaker: Value = Named(item.speaker) if item.speaker else name or ""
    if speaker:
        return Text("programme-said-by", {"item": hours, "speaker": speaker})
    return hours


# Materials.


def _may_read(incoming: Incoming, seminar: Seminar, seat: Seat | None) -> bool:
    """Materials are for those who have a seat, and for staff."""
    return (seat is not None and seat.state in seats.HOLDING) or incoming.may(STAFF, seminar.id)


async def list_materials(incoming: Incoming, session: Session) -> list[Reply]:
    """What there is to read: one tap sends a file: `materials:<seminar>[:<page>]`."""
    seminar, seat = await seen(incoming, session)
    if not _may_read(incoming, seminar, seat):
        raise Refusal("materials-for-participants")
    found = await materials.of_seminar(session, seminar.id)
    last = max(0, (len(found) - 1) // PAGE)
    page = min(number([*incoming.arguments, "", ""][1]), last)
    rows = [[_file_button(one)] for one in found[page * PAGE : (page + 1) * PAGE]]
    rows += [turn] if (turn := pager(f"materials:{seminar.id}", page, last)) else []
    rows.append([Button("seminar-back", f"seminar:{seminar.id}")])
    key = "materials" if found else "materials-none"
    return [Say(key, {"seminar": Named(seminar.title)}, rows, edit=True)]


def _file_button(material: Material) -> Button:
    return Button(Text("material-button", {"title": title_of(material)}), f"material:{material.id}")


async def send_material(incoming: Incoming, session: Session) -> list[Reply]:
    """One file: `material:<its number>`."""
    material = await materials.get(session, number(incoming.argument))
    if material is None or material.removed_at is not None:
        raise Refusal("material-gone")
    incoming.argument = str(material.seminar_id)
    seminar, seat = await seen(incoming, session)
    if not _may_read(incoming, seminar, seat):
        raise Refusal("materials-for-participants")
    return [sent(material)]
