"""Whom an announcement is for and cannot reach: with telephones, to be called. Every look is written down."""

from handlers.announcing.card import announcement_for, scope, seminar_of
from handlers.common import named, number, pager, titled
from handlers.registering.places import office_text
from handlers.words import Button, Incoming, Lines, Refusal, Reply, Say, Sheet, Text, Value
from storage import audit, coverage, segments, units
from storage.announcements import DRAFT
from storage.database import Session
from storage.models import Announcement
from storage.segments import Unreachable

PAGE = 10
COLUMNS = (
    "column-rayon",
    "column-unit",
    "column-office",
    "column-name",
    "column-phone",
    "segment-column-why",
    "call-column-answer",
    "call-column-caller",
)


async def show(incoming: Incoming, session: Session) -> list[Reply]:
    """A page of them: `annfar:<announcement>:<page>`."""
    which, asked = [*incoming.arguments, "", ""][:2]
    announcement = await announcement_for(incoming, session, which)
    where, choice = announcement.seminar_id, announcement.segment
    count = await segments.counted(session, where, choice)
    if not count.unreachable:
        raise Refusal("unreachable-none")
    last = (count.unreachable - 1) // PAGE
    page = min(number(asked), last)
    found = await segments.unreachable(session, where, choice, PAGE, page * PAGE)
    await _looked(incoming, session, announcement, "unreachable", len(found))
    rows = [pager(f"annfar:{announcement.id}", page, last)] if last else []
    rows.append([Button(".sheet", f"annfarsheet:{announcement.id}")])
    back = "annwho" if announcement.state == DRAFT else "ann"
    rows.append([Button("segment-back", f"{back}:{announcement.id}")])
    args: dict[str, Value] = {
        "scope": scope(await seminar_of(session, announcement)),
        "number": count.unreachable,
        "list": Lines([await _line(session, one) for one in found]),
    }
    return [Say("unreachable", args, rows, edit=True)]


async def _line(session: Session, one: Unreachable) -> Text:
    args: dict[str, Value] = {
        "place": await office_text(session, one.office or "other", one.unit_code, one.organisation),
        "name": one.name or Text("name-none"),
        "phone": one.phone or Text("phones-no-number"),
        "why": Text(f"unreachable-{one.why}"),
    }
    return Text("unreachable-line", args)


async def _looked(
    incoming: Incoming, session: Session, announcement: Announcement, action: str, many: int
) -> None:
    what = f"announcement:{announcement.id}"
    await audit.record(session, incoming.person, action, what, incoming.at, lines=many)


async def sheet(incoming: Incoming, session: Session) -> list[Reply]:
    """All of them as a spreadsheet to call by: `annfarsheet:<announcement>`."""
    announcement = await announcement_for(incoming, session, incoming.argument)
    found = await segments.unreachable(session, announcement.seminar_id, announcement.segment)
    if not found:
        raise Refusal("unreachable-none")
    await _looked(incoming, session, announcement, "unreachable-sheet", len(found))
    seminar = await seminar_of(session, announcement)
    name = f"{seminar.slug}-unreachable.xlsx" if seminar else "unreachable.xlsx"
    document = Sheet(name, "unreachable-title", COLUMNS, [await _row(session, one) for one in found])
    args: dict[str, Value] = {"scope": scope(seminar), "number": len(found)}
    return [Say("unreachable-sheet", args, document=document)]


async def _row(session: Session, one: Unreachable) -> list[Value]:
    area, top = await coverage.whereabouts(session, one.unit_code)
    office = one.office or "other"
    unit = await units.get(session, one.unit_code) if one.unit_code else None
    return [
        named(area) if area else named(top) if top else "",
        titled(unit) if unit and office == "municipality" else one.organisation or "",
        Text(f"office-{office.replace('_', '-')}"),
        one.name or "",
        one.phone or "",
        Text(f"unreachable-{one.why}"),
        "",
        "",
    ]
