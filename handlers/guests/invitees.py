"""The list of invitees: its page, a template, taking a list over from a workbook, and who is on it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from handlers.common import named, number, pager
from handlers.guests import unused
from handlers.guests.invited import line_args, link_of, page_of, seminar_of, state_text
from handlers.guests.lists import Checked, Page, Roster
from handlers.registering.places import office_text
from handlers.rights import ORGANISERS, must
from handlers.seats.seat import pretty
from handlers.words import Button, Incoming, Lines, Named, Refusal, Reply, Say, Sheet, Text, Value
from storage import audit, coverage, invitees, people, roles, seats, seminars, targets, units, uploads
from storage.database import Session
from storage.invitees import PLACE, Entry, Plan
from storage.models import Person, Seat, Seminar, Unit, Upload

COLUMNS = (
    "invitee-rayon",
    "invitee-unit",
    "invitee-unit-two",
    "invitee-code",
    "invitee-office",
    "invitee-position",
    "invitee-name",
    "invitee-phone",
)
LISTED = ("invitee-state", "invitee-link")
PAGE, SHOWN, FIRST = 12, 5, 3
READ = ("xlsx", "xlsm", "xltx", "xls", "ods", "csv", "tsv", "txt")
"""How the names of files end that are read."""
LARGEST = 10 * 1024 * 1024
"""Bytes of a workbook; lists have some twenty thousand."""
INVITING = ("draft", "open", "closed")
"""States of a seminar to which people are still invited."""


async def page(incoming: Incoming, session: Session) -> list[Reply]:
    """How the invited stand, and what can be done."""
    seminar = await seminar_of(incoming, session)
    counts = await coverage.count(session, seminar.id)
    lines = [_count(state, counts[state]) for state in seats.STATES if counts.get(state)]
    rows = [[Button(".list", f"invlist:{seminar.id}")]]
    if seminar.state in INVITING:
        rows = [
            [Button(".template", f"invblank:{seminar.id}"), Button(".import", f"invlists:{seminar.id}")],
            *rows,
        ]
        if counts.get(seats.INVITED):
            links = [Button(".links", f"invlinks:{seminar.id}"), Button(".print", f"invprint:{seminar.id}")]
            rows += [links, [Button(".reach", f"invreach:{seminar.id}")]]
    rows.append([Button("plan-hub", f"staff:{seminar.id}")])
    args: dict[str, Value] = {
        "seminar": Named(seminar.title),
        "list": Lines(lines or [Text("invitees-nobody")]),
    }
    return [Say("invitees", args, rows)]


def _count(state: str, count: int) -> Text:
    return Text("invitees-state", {"state": state_text(state), "number": count})


# The template.


async def template(incoming: Incoming, session: Session) -> list[Reply]:
    """A list to fill in: a row for everybody on the target list, as it is filled in: rayon by rayon."""
    seminar = await seminar_of(incoming, session)
    meant = (await targets.expand(session, seminar.id)).items()
    lying = {unit: await units.lineage(session, unit.code) for _, unit in meant if unit}
    by_rayon = sorted(
        meant, key=lambda one: [units.in_order(unit) for unit in (lying[one[1]] if one[1] else [None])]
    )
    rows = [
        [*await _place_cells(session, office, code, unit), "", "", ""] for (office, code), unit in by_rayon
    ]
    sheet = Sheet(f"{seminar.slug}-list.xlsx", "invitees-title", COLUMNS, rows)
    return [Say("invitees-template", {"number": len(rows)}, document=sheet)]


async def _place_cells(session: Session, office: str, code: str | None, unit: Unit | None) -> list[Value]:
    """Rayon, both names, code and kind of office: the first five columns."""
    line = await units.lineage(session, code) if code else []
    rayon = next((one for one in line if one.level == "rayon"), None)
    kind = Text(f"office-{office.replace('_', '-')}")
    if unit is None:
        return ["", "", "", "", kind]
    return [named(rayon) if rayon else "", unit.name_ky, unit.name_ru, unit.code, kind]


# A list comes in: sent, read beside the conversation, confirmed.


async def begin(incoming: Incoming, session: Session) -> list[Reply]:
    """The next file is a list for this seminar."""
    seminar = await seminar_of(incoming, session)
    if seminar.state not in INVITING:
        raise Refusal("invitees-over")
    person = incoming.person
    person.step, person.draft = "invitees", {**person.draft, "invitees": seminar.id}
    return [Say("invitees-ask", {"seminar": Named(seminar.title)})]


async def _awaited(incoming: Incoming, session: Session) -> Seminar:
    seminar = await seminars.get(session, incoming.person.draft.get("invitees") or 0)
    if seminar is None or seminar.state not in INVITING:
        raise Refusal("invitees-over")
    must(incoming, ORGANISERS, seminar.id)
    return seminar


async def ask(incoming: Incoming, session: Session) -> list[Reply]:
    """Ask for the file again."""
    seminar = await _awaited(incoming, session)
    return [Say("invitees-ask", {"seminar": Named(seminar.title)})]


async def take(incoming: Incoming, session: Session) -> list[Reply]:
    """A file came: it is kept as something to be read, and read as soon as Telegram gives it out."""
    seminar = await seminars.get(session, incoming.person.draft.get("invitees") or 0)
    if seminar is None or seminar.state not in INVITING:
        _leave(incoming.person)  # nothing is awaited any more: the next words are for somebody else
        return [Say("invitees-over")]
    must(incoming, ORGANISERS, seminar.id)
    file = incoming.media
    if file is None or file.kind != "document":
        raise Refusal("awaited-invitees")
    ending = file.name.lower().rpartition(".")[2] if "." in file.name else ""
    if ending and ending not in READ:
        raise Refusal("book-other")
    if file.size > LARGEST:
        raise Refusal("book-large")
    await uploads.add(session, seminar.id, incoming.person, file.file_id, incoming.at)
    about = f"seminar:{seminar.id}"
    await audit.record(session, incoming.person, "invitees.sent", about, incoming.at, size=file.size)
    return [Say("invitees-reading")]


async def unreadable(session: Session, upload: Upload, key: str, at: datetime) -> list[Say]:
    """The file cannot be read, or not be had: whoever sent it is told why."""
    member = await people.get(session, upload.by_id)
    uploads.end(upload, uploads.WRONG, at)
    return [Say(key, to=member)] if member else []


async def examined(
    session: Session, upload: Upload, roster: Roster, checked: Checked, at: datetime
) -> list[Say]:
    """The list was read: sent back with remarks, or shown as what it would come to. Nothing is taken over yet."""
    member, seminar = await people.get(session, upload.by_id), await seminars.get(session, upload.seminar_id)
    if member is None or seminar is None or not await _organises(session, member, seminar):
        uploads.end(upload, uploads.DROPPED, at)
        return []
    if not roster.lines:
        uploads.end(upload, uploads.WRONG, at)
        return [Say("invitees-none", to=member)]
    report, told = unused.report(roster, seminar, member)
    if checked.mistakes:
        uploads.end(upload, uploads.WRONG, at)
        args: dict[str, Value] = {"wrong": len(checked.mistakes), "rows": len(roster.lines), "unused": told}
        return [*report, Say("invitees-wrong", args, to=member, document=_remarks(seminar, roster, checked))]
    uploads.ready(upload, checked.entries)
    report += _noted(seminar, member, roster, checked)
    return [*report, await _preview(session, upload, seminar, member, roster, checked, told)]


async def _organises(session: Session, member: Person, seminar: Seminar) -> bool:
    """Whether whoever sent the list still may: roles are taken away at once."""
    return any(
        role.role in ORGANISERS and role.seminar_id in (None, seminar.id)
        for role in await roles.of(session, member)
    )


def _noted(seminar: Seminar, member: Person, roster: Roster, checked: Checked) -> list[Say]:
    """All that was decided for them, as a file beside the rows, where there is more than the message shows."""
    if sum(map(len, checked.notes.values())) <= SHOWN:
        return []
    return [Say("invitees-noted", to=member, document=_remarks(seminar, roster, checked))]


def _remarks(seminar: Seminar, roster: Roster, checked: Checked) -> Sheet:
    """The same rows with a column of remarks, sheet by sheet; those that are wrong stand out."""
    first, *more = [_remarked(seminar, number, page, checked) for number, page in enumerate(roster.pages)]
    return replace(first, more=more)


def _remarked(seminar: Seminar, number: int, page: Page, checked: Checked) -> Sheet:
    rows: list[list[Value]] = []
    for line in page.lines:
        said = [checked.mistakes[number, line.number]] if (number, line.number) in checked.mistakes else []
        said += checked.notes.get((number, line.number), [])
        rows.append([*line.cells, Lines(said) if said else ""])
    head: list[str | Named] = [*(Named({"en": cell}) for cell in page.head), "column-remarks"]
    wrong = [place for place, line in enumerate(page.lines) if (number, line.number) in checked.mistakes]
    title = Named({"en": page.title}) if page.title else "invitees-title"
    return Sheet(f"{seminar.slug}-remarks.xlsx", title, head, rows, frozenset(wrong))


async def _preview(
    session: Session,
    upload: Upload,
    seminar: Seminar,
    member: Person,
    roster: Roster,
    checked: Checked,
    told: Value,
) -> Say:
    """What the list would come to: its first rows as they will stand, what it changes, what was decided for them."""
    plan = await invitees.plan(session, seminar.id, checked.entries)
    notes = [
        Text("invitees-note", {"row": roster.row(place), "note": note})
        for place, some in sorted(checked.notes.items())
        for note in some
    ]
    likely = [Text("invitees-likely", _pair(seat, entry)) for seat, entry in plan.likely]
    lines = _some(_changes(plan), "invitees-change-more") + _some(likely, "invitees-likely-more")
    lines += _some(notes, "invitees-note-more")
    args: dict[str, Value] = {
        "seminar": Named(seminar.title),
        "rows": len(checked.entries),
        "silent": sum(not entry["phone"] for entry in checked.entries),
        "first": Lines([await _entry_line(session, entry) for entry in checked.entries[:FIRST]]),
        "list": Lines(lines),
        "unused": told,
        **_counts(plan),
    }
    return Say("invitees-preview", args, _decisions(upload, plan), to=member)


def _decisions(upload: Upload, plan: Plan) -> list[list[Button]]:
    """All of it; all but who seems to have registered by themselves, where there are such; or nothing."""
    but = Button(Text("invitees-but-likely", {"number": len(plan.likely)}), f"invtake:{upload.id}:but")
    return [
        [Button(".take", f"invtake:{upload.id}", style="success")],
        *([[but]] if plan.likely else []),
        [Button(".drop", f"invdrop:{upload.id}")],
    ]


async def _entry_line(session: Session, entry: Entry) -> Text:
    """An invitee as the list will have them."""
    office, unit, organisation = (entry[name] for name in PLACE)
    person = [Text("words", {"text": entry["name"]}) if entry["name"] else Text("name-none")]
    if entry["position"]:
        person.append(Text(f"position-{entry['position']}"))
    if entry["phone"]:
        person.append(Text("words", {"text": pretty(entry["phone"])}))
    place = await office_text(session, office, unit or None, organisation or None)
    return Text("invitees-first", {"place": place, "person": Lines(person, ", ")})


def _counts(plan: Plan) -> dict[str, Value]:
    return {"new": len(plan.new), "known": len(plan.known), "changed": len(plan.changed)}


def _changes(plan: Plan) -> list[Text]:
    """What is to be changed in invitations that are there: name and telephone, before and after."""
    return [Text("invitees-change", _pair(seat, entry)) for seat, entry in plan.changed]


def _pair(seat: Seat, entry: Entry) -> dict[str, Value]:
    """Name and telephone: what is there, and what the list says."""
    return {
        "before": ", ".join(filter(None, (seat.name, seat.phone))) or "—",
        "after": ", ".join(filter(None, (entry["name"], entry["phone"]))) or "—",
    }


def _some(lines: Sequence[Text], more: str) -> list[Text]:
    """The first few, and how many more there are."""
    rest = len(lines) - SHOWN
    return [*lines[:SHOWN], *([Text(more, {"number": rest})] if rest > 0 else [])]


async def _ready(incoming: Incoming, session: Session) -> tuple[Upload, Seminar]:
    """The list a button speaks of, if this person sent it and it still waits to be confirmed."""
    upload = await uploads.locked(session, number((incoming.arguments or [""])[0]), uploads.READY)
    late = upload is not None and incoming.at - upload.sent_at > uploads.KEPT
    if upload is None or upload.by_id != incoming.person.id or late:
        raise Refusal("invitees-gone")
    must(incoming, ORGANISERS, upload.seminar_id)
    seminar = await seminars.get(session, upload.seminar_id)
    if seminar is None or seminar.state not in INVITING:
        raise Refusal("invitees-over")
    return upload, seminar


def _leave(person: Person) -> None:
    if person.step == "invitees":
        person.step = None
        person.draft = {key: value for key, value in person.draft.items() if key != "invitees"}


async def confirm(incoming: Incoming, session: Session) -> list[Reply]:
    """The list is taken over, all of it; what is there already is not doubled."""
    upload, seminar = await _ready(incoming, session)
    but = incoming.arguments[1:] == ["but"]
    made = await invitees.take(session, seminar, upload.entries, incoming.at, incoming.person, but_likely=but)
    uploads.end(upload, uploads.DONE, incoming.at)
    _leave(incoming.person)
    about = f"seminar:{seminar.id}"
    counts = {"new": len(made.new), "known": len(made.known), "changed": len(made.changed)}
    await audit.record(session, incoming.person, "invitees imported", about, incoming.at, **counts)
    rows = [[Button("invitees-button", f"invitees:{seminar.id}")]]
    return [Say("invitees-taken", _counts(made), rows, edit=True)]


async def drop(incoming: Incoming, session: Session) -> list[Reply]:
    """The list is not taken over; another may be sent."""
    upload, _ = await _ready(incoming, session)
    uploads.end(upload, uploads.DROPPED, incoming.at)
    await audit.record(session, incoming.person, "invitees.dropped", f"upload:{upload.id}", incoming.at)
    return [Say("invitees-dropped", edit=True)]


# Who is on it.


async def listed(incoming: Incoming, session: Session) -> list[Reply]:
    """Everybody, a page at a time."""
    seminar = await seminar_of(incoming, session)
    everybody = await _everybody(session, seminar.id)
    last = max(0, (len(everybody) - 1) // PAGE)
    at = min(page_of(incoming), last)
    lines = [
        Text("invitees-line", {**await line_args(session, position, seat), "state": state_text(seat.state)})
        for position, seat in enumerate(everybody[at * PAGE : (at + 1) * PAGE], start=at * PAGE + 1)
    ]
    args: dict[str, Value] = {
        "seminar": Named(seminar.title),
        "list": Lines(lines or [Text("invitees-nobody")]),
    }
    rows = [pager(f"invlist:{seminar.id}", at, last), [Button("invitees-file", f"invfile:{seminar.id}")]]
    return [Say("invitees-list", args, [row for row in rows if row], edit=len(incoming.arguments) > 1)]


async def _everybody(session: Session, seminar_id: int) -> list[Seat]:
    found = await seats.in_states(session, seminar_id, seats.STATES)
    return sorted(found, key=lambda seat: (seat.unit_code or "~", seat.office, seat.id))


async def file(incoming: Incoming, session: Session) -> list[Reply]:
    """Everybody as a spreadsheet, with telephones and, while they are of use, personal links."""
    seminar = await seminar_of(incoming, session)
    await invitees.waiting(session, seminar.id)
    everybody = await _everybody(session, seminar.id)
    rows = [await _row(session, seat) for seat in everybody]
    await audit.record(
        session, incoming.person, "invitees exported", f"seminar:{seminar.id}", incoming.at, rows=len(rows)
    )
    sheet = Sheet(f"{seminar.slug}-invitees.xlsx", "invitees-title", (*COLUMNS, *LISTED), rows)
    return [Say("invitees-links-file", {"number": len(rows)}, document=sheet)]


async def _row(session: Session, seat: Seat) -> list[Value]:
    unit = await units.get(session, seat.unit_code) if seat.unit_code else None
    cells = await _place_cells(session, seat.office, seat.unit_code, unit)
    if unit is None:
        cells[1] = seat.organisation or ""
    position: Value = Text(f"position-{seat.position}") if seat.position else ""
    open_ = seat.state == seats.INVITED
    link: Value = link_of(seat) if open_ else ""
    return [*cells, position, seat.name or "", seat.phone or "", state_text(seat.state), link]
