"""What staff see: who is registered, by rayon, the list as a spreadsheet, and what went wrong."""

from collections import Counter
from datetime import timedelta

from handlers import hub
from handlers.announcing.card import may_announce
from handlers.answering.whose import desk_of
from handlers.common import local, named, number, pager
from handlers.hall import barring
from handlers.plans import plan
from handlers.registering.besides import said_by
from handlers.rights import (
    ANSWERERS,
    CHASERS,
    MODERATORS,
    ORGANISERS,
    OWNERS,
    STAFF,
    VIEWERS,
    rayons,
    seminar_for,
    within,
)
from handlers.words import Button, Incoming, Lines, Named, Reply, Say, Sheet, Text, Value
from storage import (
    answers,
    audit,
    coverage,
    extras,
    inbox,
    outbox,
    planning,
    questions,
    roles,
    seats,
    seminars,
    units,
    worklist,
)
from storage.database import Session
from storage.models import Seminar, Unit

SHOWN = timedelta(days=7)
"""How long a failure is shown to staff."""

COLUMNS = (
    "column-number",
    "column-name",
    "column-position",
    "column-office",
    "column-unit",
    "column-rayon",
    "column-oblast",
    "column-phone",
    "column-sex",
    "column-language",
    "column-registered",
    "column-reachable",
)


async def panel(incoming: Incoming, session: Session) -> list[Reply]:
    """`/staff`: the seminars where this person has something to do, questions, the team, what failed."""
    mine = [one for one in await seminars.public(session) if incoming.may(STAFF, one.id)]
    rows = [[Button(Named(one.title), f"staff:{one.id}")] for one in mine]
    rows += await _drafts(incoming, session)
    if incoming.may(ANSWERERS) and not incoming.may(MODERATORS):  # who moderates has them under "left"
        left, _ = await answers.inbox(session, desk_of(incoming), 0)
        rows.append([Button(Text("staff-inbox-button", {"left": left}), "inbox")])
    if incoming.may(MODERATORS) and await barring.theirs(incoming, session):
        rows.append([Button("barred-button", "barred")])
    if incoming.may(MODERATORS):
        counts = await worklist.left_by_seminar(session)
        total = sum(count for one, count in counts.items() if incoming.may(MODERATORS, one))
        rows.append([Button(Text("left-button", {"number": total}), "left")])
    if may_announce(incoming, None):
        rows.append([Button("announcements-all-button", "anns:0")])
    if roles.may_give(incoming.roles, roles.MODERATOR, None):
        rows.append([Button("team-button", "team")])
    if incoming.may(OWNERS):
        rows.append([Button("group-button", "group")])
    if incoming.may(ORGANISERS) and (failed := await _failures(incoming, session)):
        rows.append([Button(Text("staff-failed-button", {"failed": failed}), "failed")])
    return [Say("staff-panel", buttons=rows)]


async def _drafts(incoming: Incoming, session: Session) -> list[list[Button]]:
    """Seminars that are being planned, or were cancelled, and a way to begin another one."""
    rows = [
        [Button(Text(f"staff-{one.state}-button", {"seminar": plan.titled(one)}), f"plan:{one.id}")]
        for one in await planning.unlisted(session)
        if incoming.may(ORGANISERS, one.id)
    ]
    return [*rows, [Button("staff-new-button", "newseminar")]] if plan.may_make(incoming) else rows


async def _failures(incoming: Incoming, session: Session) -> int:
    return len(await inbox.dead(session)) + len(await outbox.failures(session, incoming.at - SHOWN))


async def overview(incoming: Incoming, session: Session) -> list[Reply]:
    """One seminar in numbers, as far as they are this person's to see, and what else there is to do."""
    seminar = await seminar_for(incoming, session, STAFF, number(incoming.argument))
    lines: list[Text] = []
    if incoming.may(VIEWERS, seminar.id):
        lines = await _numbers(incoming, session, seminar)
    if incoming.may(ANSWERERS, seminar.id):
        asked, left = await questions.counts(session, seminar.id)
        lines.append(Text("staff-overview-questions", {"asked": asked, "left": left}))
    starts = local(seminar, seminar.starts_at)
    args: dict[str, Value] = {"seminar": Named(seminar.title), "starts": starts, "list": Lines(lines)}
    return [Say("staff-overview", args, hub.buttons(incoming, seminar.id))]


async def _numbers(incoming: Incoming, session: Session, seminar: Seminar) -> list[Text]:
    """How many are registered, by rayon and by office."""
    own = rayons(incoming, seminar.id)
    areas: Counter[str] = Counter()
    others: Counter[str] = Counter()
    for (office, code, state), count in (await coverage.tally(session, seminar.id)).items():
        if state not in seats.HOLDING or not await within(session, code, own):
            continue
        unit = await units.get(session, code) if code else None
        if office == "municipality" and unit:
            areas[await _area_of(session, unit)] += count
        else:
            others[office] += count
    known = await units.names(session, areas.keys())
    lines = [_area_line(known[code], count) for code, count in areas.most_common() if code in known]
    lines += [_office_line(office, count) for office, count in others.most_common()]
    total = sum(areas.values()) + sum(others.values())
    head = [Text("staff-overview-registered", {"registered": total})]
    if own is not None:
        names = [Text("staff-overview-own", {"rayon": named(one)}) for one in await _named(session, own)]
        head = [*names, *head]
    return [*head, *(lines or [Text("staff-nobody")])]


async def _named(session: Session, codes: frozenset[str]) -> list[Unit]:
    found = await units.names(session, codes)
    return [found[code] for code in sorted(found)]


async def _area_of(session: Session, unit: Unit) -> str:
    """The rayon a municipality is counted in; a city right under an oblast, or on top, stands for itself."""
    parent = await units.get(session, unit.parent_code) if unit.parent_code else None
    return parent.code if parent and parent.level == "rayon" else unit.code


def _area_line(unit: Unit, count: int) -> Text:
    return Text("staff-line", {"what": named(unit), "number": count})


def _office_line(office: str, count: int) -> Text:
    return Text("staff-line", {"what": Text(f"office-{office.replace('_', '-')}"), "number": count})


PAGE = 15


async def participants(incoming: Incoming, session: Session) -> list[Reply]:
    """Who is registered, a page at a time."""
    which, _, page_text = incoming.argument.partition(":")
    incoming.argument = which
    seminar = await seminar_for(incoming, session, VIEWERS, number(incoming.argument))
    listed = await _listed(session, seminar, rayons(incoming, seminar.id))
    page = min(number(page_text), max(0, (len(listed) - 1) // PAGE))
    known = await _units_of(session, listed)
    listed.sort(key=lambda one: _by_place(one, known))
    shown = listed[page * PAGE : (page + 1) * PAGE]
    lines = [_person_line(place, one, known) for place, one in enumerate(shown, start=page * PAGE + 1)]
    turn = pager(f"people:{seminar.id}", page, (len(listed) - 1) // PAGE)
    args: dict[str, Value] = {
        "seminar": Named(seminar.title),
        "list": Lines(lines or [Text("staff-nobody")]),
    }
    keys = [
        Button(Named({"en": str(place)}), f"who:{one.seat.id}")
        for place, one in enumerate(shown, start=page * PAGE + 1)
    ]
    rows = [row for row in (keys[:5], keys[5:10], keys[10:], turn) if row]
    rows.append([Button("staff-find", f"find:{seminar.id}")])
    if incoming.may(CHASERS, seminar.id):
        rows[-1].append(Button("staff-export-button", f"export:{seminar.id}"))
    rows.append([Button("plan-hub", f"staff:{seminar.id}")])
    return [Say("staff-people", args, rows, edit=bool(page_text))]


async def _listed(session: Session, seminar: Seminar, own: frozenset[str] | None) -> list[coverage.Listed]:
    """Who comes, of these rayons."""
    listed = await coverage.listed(session, seminar.id)
    return [one for one in listed if await within(session, one.seat.unit_code, own)]


def _by_place(one: coverage.Listed, known: dict[str, Unit]) -> tuple[str, ...]:
    """Where one looks for somebody at the door: the rayon, the place in it, the name."""
    line = _line_of_descent(one.seat.unit_code, known)
    return (*(unit.code for unit in reversed(line)), one.seat.name or "")


def _person_line(position: int, one: coverage.Listed, known: dict[str, Unit]) -> Text:
    unit = known.get(one.seat.unit_code or "")
    parent = known.get(unit.parent_code or "") if unit else None
    place: Value = one.seat.organisation or Text(f"office-{one.seat.office.replace('_', '-')}")
    if unit is not None:
        place = (
            Text("unit-with-parent", {"name": named(unit), "parent": named(parent)})
            if parent
            else named(unit)
        )
    args: dict[str, Value] = {
        "number": position,
        "name": one.seat.name or Text("name-none"),
        "place": place,
        "position": Text(f"position-{one.seat.position or 'other'}"),
    }
    return Text("staff-person-unreachable" if one.unreachable else "staff-person", args)


async def _units_of(session: Session, listed: list[coverage.Listed]) -> dict[str, Unit]:
    """The units of these people, with all that lies above them."""
    known: dict[str, Unit] = {}
    codes = {one.seat.unit_code for one in listed if one.seat.unit_code}
    while codes:
        found = await units.names(session, codes)
        known |= found
        codes = {unit.parent_code for unit in found.values() if unit.parent_code} - known.keys()
    return known


async def export(incoming: Incoming, session: Session) -> list[Reply]:
    """The list of participants as a spreadsheet with telephones, in the language of whoever asks."""
    seminar = await seminar_for(incoming, session, CHASERS, number(incoming.argument))
    own = rayons(incoming, seminar.id, ORGANISERS)
    listed = await _listed(session, seminar, own)
    about, what = f"seminar:{seminar.id}", {"rows": len(listed), "rayons": sorted(own or ())}
    await audit.record(session, incoming.person, "list.exported", about, incoming.at, **what)
    known = await _units_of(session, listed)
    rows = [
        _row(seminar, position, one, known) + [answer for _, answer in await said_by(session, one.seat)]
        for position, one in enumerate(listed, start=1)
    ]
    asked = [Named(question.title) for question in await extras.of_seminar(session, seminar.id)]
    sheet = Sheet(f"{seminar.slug}.xlsx", "export-title", (*COLUMNS, *asked), rows)
    return [Say("staff-export", {"seminar": Named(seminar.title), "number": len(rows)}, document=sheet)]


def _row(seminar: Seminar, position: int, one: coverage.Listed, known: dict[str, Unit]) -> list[Value]:
    place = one.seat
    line = _line_of_descent(place.unit_code, known)
    municipality = next((unit for unit in line if unit.level in ("ayil_aymak", "city")), None)
    rayon = next((unit for unit in line if unit.level == "rayon"), None)
    oblast = next((unit for unit in line if unit.level == "oblast"), None)
    return [
        position,
        place.name or Text("name-none"),
        Text(f"position-{place.position}") if place.position else "",
        Text(f"office-{place.office.replace('_', '-')}"),
        named(municipality) if municipality else place.organisation or "",
        named(rayon) if rayon else "",
        named(oblast) if oblast else "",
        place.phone or "",
        Text(f"sex-{place.sex}") if place.sex else "",
        one.language or "",
        f"{local(seminar, place.created_at):%Y-%m-%d %H:%M}",
        Text("reachable-no" if one.unreachable else "reachable-yes"),
    ]


def _line_of_descent(code: str | None, known: dict[str, Unit]) -> list[Unit]:
    line: list[Unit] = []
    while code and code in known and len(line) < 5:
        line.append(known[code])
        code = known[code].parent_code
    return line


async def failed(incoming: Incoming, session: Session) -> list[Reply]:
    """What failed for good: updates nobody could handle, messages nobody could deliver."""
    lines = [
        Text("failed-update", {"number": row.update_id, "error": (row.error or "")[:120]})
        for row in await inbox.dead(session, 10)
    ]
    lines += [
        Text("failed-message", {"number": str(row.chat_id), "error": (row.error or "")[:120]})
        for row in await outbox.failures(session, incoming.at - SHOWN, 10)
    ]
    return [Say("failed", {"list": Lines(lines)}) if lines else Say("failed-none")]
