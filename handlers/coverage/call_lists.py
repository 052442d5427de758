"""Whom to telephone: the silent, and those who registered and did not say again that they come.

Every look at telephone numbers is written down.
"""

from handlers.coverage.scope import CoverageView, known_contacts, load_view, place_name
from handlers.messages import Button, Incoming, Lines, Refusal, Reply, Say, Sheet, Text, Translated, Value
from handlers.permissions import ORGANISERS, visible_rayons
from handlers.seats.place_choice import office_text
from handlers.ui.arguments import local_time, pager, unit_full_name, unit_name
from storage import audit
from storage.coverage import coverage
from storage.coverage.coverage import Participant, TargetPlace
from storage.coverage.follow_up import Contact
from storage.database import Session
from storage.models import Seminar, Unit
from storage.models.seat_states import REGISTERED
from storage.units import units

PAGE_SIZE = 10
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


async def list_phones(incoming: Incoming, session: Session) -> list[Reply]:
    """The silent places of a rayon with the people to call, a page at a time."""
    view = await load_view(incoming, session, follow_up=True)
    found = await known_contacts(session, view)
    listed = [one for one in view.board.unanswered if one.place in found]
    if not listed:
        raise Refusal("phones-none")
    last = (len(listed) - 1) // PAGE_SIZE
    page = min(view.page, last)
    shown = listed[page * PAGE_SIZE : (page + 1) * PAGE_SIZE]
    lines = [_phone_line(one, contact) for one in shown for contact in found[one.place]]
    await _audit(session, incoming, view, "phones", len(lines))
    here = f"{view.seminar.id}:{view.code}"
    rows = [pager(f"phones:{here}", page, last)] if last else []
    rows.append([Button("coverage-back", f"silent:{here}:0")])
    args: dict[str, Value] = {
        **view.args,
        "list": Lines(lines),
        "unknown": len(view.board.unanswered) - len(listed),
    }
    return [Say("phones", args, rows, edit=True)]


def _phone_line(one: TargetPlace, contact: Contact) -> Text:
    args: dict[str, Value] = {
        "place": place_name(one),
        "name": contact.name or Text("name-none"),
        "phone": contact.phone or Text("phones-no-number"),
    }
    return Text("phones-line-bot" if contact.reachable else "phones-line", args)


async def _audit(session: Session, incoming: Incoming, view: CoverageView, action: str, number: int) -> None:
    await audit.record(
        session,
        incoming.person,
        action,
        f"seminar:{view.seminar.id}",
        incoming.at,
        lines=number,
        within=view.code,
    )


async def export_call_sheet(incoming: Incoming, session: Session) -> list[Reply]:
    """The spreadsheet to call by: every silent place, whom to ask there, and room for what they say."""
    view = await load_view(incoming, session, follow_up=True)
    quiet = view.board.unanswered
    if not quiet:
        raise Refusal("quiet-nobody")
    found = await known_contacts(session, view)
    rows = [
        _call_sheet_row(view.seminar, one, who)
        for one in quiet
        for who in found.get(one.place, ()) or (None,)
    ]
    await _audit(session, incoming, view, "callsheet", len(rows))
    sheet = Sheet(f"{view.seminar.slug}-calls.xlsx", "call-sheet-title", COLUMNS, rows)
    return [Say("call-sheet", {**view.args, "number": len(quiet)}, document=sheet)]


def _call_sheet_row(seminar: Seminar, one: TargetPlace, contact: Contact | None) -> list[Value]:
    rayon = unit_name(one.area) if one.area else unit_name(one.top) if one.top else ""
    where: list[Value] = [
        rayon,
        unit_full_name(one.unit) if one.unit and one.office == "municipality" else "",
        Text(f"office-{one.office.replace('_', '-')}"),
    ]
    if contact is None:
        return [*where, "", "", "", Text("call-from-nowhere"), "", "", ""]
    return [
        *where,
        contact.name or "",
        Text(f"position-{contact.position}") if contact.position else "",
        contact.phone or "",
        _source_text(seminar, contact),
        Text("call-bot-yes" if contact.reachable else "call-bot-no"),
        "",
        "",
    ]


def _source_text(seminar: Seminar, contact: Contact) -> Text:
    """Where they are known from."""
    if contact.invited:
        return Text("call-from-list")
    when = f"{local_time(seminar, contact.last_known_at):%d.%m.%Y}" if contact.last_known_at else ""
    if contact.seminar is None:
        return Text("call-from-bot", {"date": when})
    return Text("call-from-seminar", {"seminar": Translated(contact.seminar), "date": when})


# Registered, and not confirmed: nearer to the day these are called too.


async def _unconfirmed(
    incoming: Incoming, session: Session, view: CoverageView
) -> list[tuple[Participant, Unit | None]]:
    """Who is registered and has not confirmed, with their rayon, as far as this person may ask there."""
    mine = visible_rayons(incoming, view.seminar.id, ORGANISERS)
    found = []
    for one in await coverage.list_participants(session, view.seminar.id, (REGISTERED,)):
        area, top = await coverage.area_and_top(session, one.seat.unit_code)
        codes = {unit.code for unit in (area, top) if unit}
        if (mine is None or codes & mine) and (not view.code or view.code in codes):
            found.append((one, area))
    return sorted(found, key=lambda pair: (units.sort_key(pair[1]), pair[0].seat.id))


async def list_unconfirmed(incoming: Incoming, session: Session) -> list[Reply]:
    """Those people with their telephones, a page at a time."""
    view = await load_view(incoming, session, follow_up=True)
    listed = await _unconfirmed(incoming, session, view)
    if not listed:
        raise Refusal("unsure-nobody")
    last = (len(listed) - 1) // PAGE_SIZE
    page = min(view.page, last)
    shown = listed[page * PAGE_SIZE : (page + 1) * PAGE_SIZE]
    await _audit(session, incoming, view, "unsure", len(shown))
    here = f"{view.seminar.id}:{view.code}"
    rows = [pager(f"unsure:{here}", page, last)] if last else []
    rows.append([Button("call-sheet-button", f"unsuresheet:{here}")])
    rows.append([Button("coverage-back", f"silent:{here}:0")])
    lines = [await _unconfirmed_line(session, one) for one, _ in shown]
    args: dict[str, Value] = {**view.args, "number": len(listed), "list": Lines(lines)}
    return [Say("unsure", args, rows, edit=view.replaceable)]


async def _unconfirmed_line(session: Session, one: Participant) -> Text:
    seat = one.seat
    args: dict[str, Value] = {
        "place": await office_text(session, seat.office, seat.unit_code, seat.organisation),
        "name": seat.name or Text("name-none"),
        "phone": seat.phone or Text("phones-no-number"),
    }
    return Text("phones-line" if one.unreachable else "phones-line-bot", args)


async def export_unconfirmed(incoming: Incoming, session: Session) -> list[Reply]:
    """The same as a spreadsheet to call by."""
    view = await load_view(incoming, session, follow_up=True)
    listed = await _unconfirmed(incoming, session, view)
    if not listed:
        raise Refusal("unsure-nobody")
    rows = [await _unconfirmed_row(session, view.seminar, one, area) for one, area in listed]
    await _audit(session, incoming, view, "unsure-sheet", len(rows))
    sheet = Sheet(f"{view.seminar.slug}-unsure.xlsx", "call-sheet-title", COLUMNS, rows)
    return [Say("unsure-sheet", {**view.args, "number": len(rows)}, document=sheet)]


async def _unconfirmed_row(
    session: Session, seminar: Seminar, one: Participant, area: Unit | None
) -> list[Value]:
    seat = one.seat
    unit = await units.get(session, seat.unit_code) if seat.unit_code else None
    since = seat.registered_at or seat.created_at
    return [
        unit_name(area) if area else "",
        unit_full_name(unit) if unit and seat.office == "municipality" else seat.organisation or "",
        Text(f"office-{seat.office.replace('_', '-')}"),
        seat.name or "",
        Text(f"position-{seat.position}") if seat.position else "",
        seat.phone or "",
        Text("call-from-registered", {"date": f"{local_time(seminar, since):%d.%m.%Y}"}),
        Text("call-bot-no" if one.unreachable else "call-bot-yes"),
        "",
        "",
    ]
