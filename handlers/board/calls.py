"""Whom to telephone: the silent, and those who registered and did not say again that they come.

Every look at telephone numbers is written down.
"""

from handlers.board.scope import View, known, name_of, opened
from handlers.common import local, named, pager, titled
from handlers.registering.places import office_text
from handlers.rights import ORGANISERS, rayons
from handlers.words import Button, Incoming, Lines, Named, Refusal, Reply, Say, Sheet, Text, Value
from storage import audit, coverage, units
from storage.chase import Contact
from storage.coverage import Listed, Wanted
from storage.database import Session
from storage.models import Seminar, Unit
from storage.seats import REGISTERED

PLACES = 10
"""Lines a page of telephone numbers."""

COLUMNS = (
    "column-rayon",
    "column-unit",
    "column-office",
    "column-name",
    "column-position",
    "column-phone",
    "call-column-from",
    "call-column-bot",
    "call-column-answer",
    "call-column-caller",
)


async def phones(incoming: Incoming, session: Session) -> list[Reply]:
    """The silent places of a rayon with the people to call, a page at a time."""
    view = await opened(incoming, session, chase=True)
    found = await known(session, view)
    listed = [one for one in view.board.unanswered if one.place in found]
    if not listed:
        raise Refusal("phones-none")
    last = (len(listed) - 1) // PLACES
    page = min(view.page, last)
    shown = listed[page * PLACES : (page + 1) * PLACES]
    lines = [_phone_line(one, contact) for one in shown for contact in found[one.place]]
    await _looked(session, incoming, view, "phones", len(lines))
    here = f"{view.seminar.id}:{view.code}"
    rows = [pager(f"phones:{here}", page, last)] if last else []
    rows.append([Button("coverage-back", f"silent:{here}:0")])
    args: dict[str, Value] = {
        **view.args,
        "list": Lines(lines),
        "unknown": len(view.board.unanswered) - len(listed),
    }
    return [Say("phones", args, rows, edit=True)]


def _phone_line(one: Wanted, contact: Contact) -> Text:
    args: dict[str, Value] = {
        "place": name_of(one),
        "name": contact.name or Text("name-none"),
        "phone": contact.phone or Text("phones-no-number"),
    }
    return Text("phones-line-bot" if contact.reachable else "phones-line", args)


async def _looked(session: Session, incoming: Incoming, view: View, action: str, number: int) -> None:
    await audit.record(
        session,
        incoming.person,
        action,
        f"seminar:{view.seminar.id}",
        incoming.at,
        lines=number,
        within=view.code,
    )


async def call_sheet(incoming: Incoming, session: Session) -> list[Reply]:
    """The spreadsheet to call by: every silent place, whom to ask there, and room for what they say."""
    view = await opened(incoming, session, chase=True)
    quiet = view.board.unanswered
    if not quiet:
        raise Refusal("quiet-nobody")
    found = await known(session, view)
    rows = [_call_row(view.seminar, one, who) for one in quiet for who in found.get(one.place, ()) or (None,)]
    await _looked(session, incoming, view, "callsheet", len(rows))
    sheet = Sheet(f"{view.seminar.slug}-calls.xlsx", "call-sheet-title", COLUMNS, rows)
    return [Say("call-sheet", {**view.args, "number": len(quiet)}, document=sheet)]


def _call_row(seminar: Seminar, one: Wanted, contact: Contact | None) -> list[Value]:
    rayon = named(one.area) if one.area else named(one.top) if one.top else ""
    where: list[Value] = [
        rayon,
        titled(one.unit) if one.unit and one.office == "municipality" else "",
        Text(f"office-{one.office.replace('_', '-')}"),
    ]
    if contact is None:
        return [*where, "", "", "", Text("call-from-nowhere"), "", "", ""]
    return [
        *where,
        contact.name or "",
        Text(f"position-{contact.position}") if contact.position else "",
        contact.phone or "",
        _source(seminar, contact),
        Text("call-bot-yes" if contact.reachable else "call-bot-no"),
        "",
        "",
    ]


def _source(seminar: Seminar, contact: Contact) -> Text:
    """Where they are known from."""
    if contact.invited:
        return Text("call-from-list")
    when = f"{local(seminar, contact.known_at):%d.%m.%Y}" if contact.known_at else ""
    if contact.seminar is None:
        return Text("call-from-bot", {"date": when})
    return Text("call-from-seminar", {"seminar": Named(contact.seminar), "date": when})


# Registered, and not confirmed: nearer to the day these are called too.


async def _unsure(incoming: Incoming, session: Session, view: View) -> list[tuple[Listed, Unit | None]]:
    """Who is registered and has not confirmed, with their rayon, as far as this person may ask there."""
    mine = rayons(incoming, view.seminar.id, ORGANISERS)
    found = []
    for one in await coverage.listed(session, view.seminar.id, (REGISTERED,)):
        area, top = await coverage.whereabouts(session, one.seat.unit_code)
        codes = {unit.code for unit in (area, top) if unit}
        if (mine is None or codes & mine) and (not view.code or view.code in codes):
            found.append((one, area))
    return sorted(found, key=lambda pair: (units.in_order(pair[1]), pair[0].seat.id))


async def unsure(incoming: Incoming, session: Session) -> list[Reply]:
    """Those people with their telephones, a page at a time."""
    view = await opened(incoming, session, chase=True)
    listed = await _unsure(incoming, session, view)
    if not listed:
        raise Refusal("unsure-nobody")
    last = (len(listed) - 1) // PLACES
    page = min(view.page, last)
    shown = listed[page * PLACES : (page + 1) * PLACES]
    await _looked(session, incoming, view, "unsure", len(shown))
    here = f"{view.seminar.id}:{view.code}"
    rows = [pager(f"unsure:{here}", page, last)] if last else []
    rows.append([Button("call-sheet-button", f"unsuresheet:{here}")])
    rows.append([Button("coverage-back", f"silent:{here}:0")])
    lines = [await _unsure_line(session, one) for one, _ in shown]
    args: dict[str, Value] = {**view.args, "number": len(listed), "list": Lines(lines)}
    return [Say("unsure", args, rows, edit=view.again)]


async def _unsure_line(session: Session, one: Listed) -> Text:
    seat = one.seat
    args: dict[str, Value] = {
        "place": await office_text(session, seat.office, seat.unit_code, seat.organisation),
        "name": seat.name or Text("name-none"),
        "phone": seat.phone or Text("phones-no-number"),
    }
    return Text("phones-line" if one.unreachable else "phones-line-bot", args)


async def unsure_sheet(incoming: Incoming, session: Session) -> list[Reply]:
    """The same as a spreadsheet to call by."""
    view = await opened(incoming, session, chase=True)
    listed = await _unsure(incoming, session, view)
    if not listed:
        raise Refusal("unsure-nobody")
    rows = [await _unsure_row(session, view.seminar, one, area) for one, area in listed]
    await _looked(session, incoming, view, "unsure-sheet", len(rows))
    sheet = Sheet(f"{view.seminar.slug}-unsure.xlsx", "call-sheet-title", COLUMNS, rows)
    return [Say("unsure-sheet", {**view.args, "number": len(rows)}, document=sheet)]


async def _unsure_row(session: Session, seminar: Seminar, one: Listed, area: Unit | None) -> list[Value]:
    seat = one.seat
    unit = await units.get(session, seat.unit_code) if seat.unit_code else None
    since = seat.registered_at or seat.created_at
    return [
        named(area) if area else "",
        titled(unit) if unit and seat.office == "municipality" else seat.organisation or "",
        Text(f"office-{seat.office.replace('_', '-')}"),
        seat.name or "",
        Text(f"position-{seat.position}") if seat.position else "",
        seat.phone or "",
        Text("call-from-registered", {"date": f"{local(seminar, since):%d.%m.%Y}"}),
        Text("call-bot-no" if one.unreachable else "call-bot-yes"),
        "",
        "",
    ]
