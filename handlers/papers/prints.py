"""Papers to print before a seminar: the signature sheet, badges, table signs; and word that they are out of date."""

from collections.abc import Sequence
from datetime import datetime

from handlers.buttons.invitees import PrintInvitationCards
from handlers.buttons.papers import PrintBadges, PrintSignatures, PrintSigns, ShowPapers
from handlers.checkin.passes import LINK as PASS_LINK
from handlers.checkin.sheet import signature_days
from handlers.messages import (
    NOTICE_LANE,
    Button,
    DeepLink,
    Incoming,
    Lines,
    Paper,
    PaperData,
    Refusal,
    Reply,
    Say,
    Text,
    Toast,
    Translated,
    Value,
)
from handlers.papers.rows import (
    PaperRow,
    group_by_area,
    load_rows,
    number_text,
    sees_phones,
    seminar_data,
)
from handlers.permissions import CAN_SEE_EVERYONE, CAN_SEE_SEATS, load_seminar
from handlers.ui.arguments import local_time
from handlers.ui.file_names import seminar_file
from storage import audit
from storage.accounts import people
from storage.checkin import passes
from storage.database import Session
from storage.models import PaperPrint, Person, Seminar
from storage.papers import prints
from storage.seminars import programme
from storage.team import roles

BADGES_PER_FILE, SIGNS_PER_FILE = 200, 100
"""Each file is drawn in some five seconds; what is more comes in parts, one after the other."""
BLANK_ROWS = 8
"""Rows on the signature sheet for people who are not on it."""


async def print_signatures(incoming: Incoming, session: Session, data: PrintSignatures) -> list[Reply]:
    """The signature sheet by rayon; with telephones for whoever may see them."""
    seminar = await load_seminar(incoming, session, CAN_SEE_SEATS, data.seminar)
    rows = await _load_some(incoming, session, seminar)
    phones = sees_phones(incoming, seminar)
    prints.record_print(session, seminar, prints.SIGNATURES, len(rows), incoming.at, incoming.person)
    await _audit(incoming, session, seminar, "signatures.printed", rows=len(rows), phones=phones)
    paper = Paper(
        seminar_file(seminar, "papers-signatures-title"),
        "signatures",
        _signature_data(seminar, rows, phones=phones),
    )
    return [Toast("papers-drawing"), Say("papers-signatures", {"number": len(rows)}, document=paper)]


async def _load_some(incoming: Incoming, session: Session, seminar: Seminar) -> list[PaperRow]:
    rows = await load_rows(incoming, session, seminar)
    if not rows:
        raise Refusal("papers-nobody")
    return rows


async def _audit(
    incoming: Incoming, session: Session, seminar: Seminar, action: str, **detail: object
) -> None:
    await audit.record(session, incoming.person, action, f"seminar:{seminar.id}", incoming.at, **detail)


def _signature_data(seminar: Seminar, rows: Sequence[PaperRow], *, phones: bool) -> dict[str, PaperData]:
    columns: dict[str, PaperData] = {
        "number": Text("column-number"),
        "name": Text("column-name"),
        "position": Text("column-position"),
        "unit": Text("papers-column-place"),
        "phone": Text("column-phone"),
        "signature": Text("papers-column-signature"),
    }
    groups: list[PaperData] = [
        {"name": area, "rows": [_signature_row(row) for row in group]} for area, group in group_by_area(rows)
    ]
    return {
        **seminar_data(seminar),
        "title": Text("papers-signatures-title"),
        "columns": columns,
        "phones": phones,
        "days": [*signature_days(seminar)],
        "groups": groups,
        "blank": {"name": Text("papers-unlisted"), "count": BLANK_ROWS},
        "total": Text("papers-total", {"number": len(rows)}),
        "organiser": Text("papers-organiser"),
    }


def _signature_row(row: PaperRow) -> dict[str, PaperData]:
    return {
        "number": number_text(row),
        "name": row.name,
        "position": row.position,
        "unit": row.place,
        "phone": row.phone,
    }


# Badges.


async def print_badges(incoming: Incoming, session: Session, data: PrintBadges) -> list[Reply]:
    """Send badges to cut out, with the number on the sheet and the QR code that checks in."""
    seminar = await load_seminar(incoming, session, CAN_SEE_EVERYONE, data.seminar)
    rows = await _load_some(incoming, session, seminar)
    prints.record_print(session, seminar, prints.BADGES, len(rows), incoming.at, incoming.person)
    await _audit(incoming, session, seminar, "badges.printed", rows=len(rows))
    badges: list[PaperData] = [
        {
            "number": number_text(row),
            "name": row.name,
            "position": row.position,
            "unit": row.place,
            "link": DeepLink(f"{PASS_LINK}_{await passes.get_token(session, row.seat)}"),
        }
        for row in rows
    ]
    shared = {**seminar_data(seminar), "title": Text("papers-badges-title")}
    files = [
        Paper(seminar_file(seminar, "papers-badges-title", place), "badges", {**shared, "badges": part})
        for place, part in enumerate(_parts(badges, BADGES_PER_FILE), start=1)
    ]
    return _file_messages("papers-badges", files, len(rows))


def _parts(rows: Sequence[PaperData], size: int) -> list[Sequence[PaperData]]:
    return [rows[start : start + size] for start in range(0, len(rows), size)]


def _file_messages(key: str, files: Sequence[Paper], number: int) -> list[Reply]:
    """The files, each as a message that says which part it is."""
    says = [
        Say(key, {"number": number, "part": _part_text(place, len(files))}, document=paper)
        for place, paper in enumerate(files, start=1)
    ]
    return [Toast("papers-drawing"), *says]


def _part_text(place: int, parts: int) -> Value:
    return Text("papers-part", {"part": place, "parts": parts}) if parts > 1 else ""


# Table signs.


async def print_signs(incoming: Incoming, session: Session, data: PrintSigns) -> list[Reply]:
    """Table signs, a sheet each: of the speakers in the programme, or of all participants."""
    seminar = await load_seminar(incoming, session, CAN_SEE_EVERYONE, data.seminar)
    signs = (
        await _speaker_signs(session, seminar)
        if data.people == "speakers"
        else [
            {"name": row.name, "lines": [row.position, row.place]}
            for row in await _load_some(incoming, session, seminar)
            if row.name
        ]
    )
    if not signs:
        raise Refusal("papers-no-speakers" if data.people == "speakers" else "papers-nobody")
    await _audit(incoming, session, seminar, "signs.printed", rows=len(signs))
    shared: dict[str, PaperData] = {"title": Text("papers-signs-title"), "fold": Text("papers-fold")}
    files = [
        Paper(seminar_file(seminar, "papers-signs-title", place), "signs", {**shared, "signs": part})
        for place, part in enumerate(_parts(signs, SIGNS_PER_FILE), start=1)
    ]
    return _file_messages("papers-signs", files, len(signs))


async def _speaker_signs(session: Session, seminar: Seminar) -> list[PaperData]:
    """Each speaker once, in the order of the programme."""
    items = await programme.list_items(session, seminar.id)
    known = {person.id: person.name for person in await programme.list_speakers(session, items)}
    names = [item.speaker or {"ky": known.get(item.speaker_id or 0) or ""} for item in items]
    speakers = {tuple(sorted(one.items())): Translated(one) for one in names if any(one.values())}
    return [{"name": speaker, "lines": []} for speaker in speakers.values()]


# Papers that are out of date.

PRINT_AGAIN = {
    prints.CARDS: PrintInvitationCards,
    prints.SIGNATURES: PrintSignatures,
    prints.BADGES: PrintBadges,
}
"""Kind of paper -> the button that prints it again."""


def outdated_line(seminar: Seminar, row: PaperPrint) -> Text:
    """Which paper shows an earlier time or place, and when it was printed."""
    return Text(f"papers-outdated-{row.kind}", {"starts": local_time(seminar, row.printed_at)})


async def outdated_notice(session: Session, seminar: Seminar, actor: Person, _at: datetime) -> list[Reply]:
    """Tell whoever changed the time or place, and whoever printed, which papers are to be printed again."""
    outdated = await prints.list_outdated(session, seminar)
    if not outdated:
        return []
    args: dict[str, Value] = {
        "seminar": Translated(seminar.title),
        "list": Lines([outdated_line(seminar, row) for row in outdated]),
    }
    buttons = [[Button(f"papers-again-{row.kind}", PRINT_AGAIN[row.kind](seminar.id))] for row in outdated]
    buttons.append([Button("papers-button", ShowPapers(seminar.id))])
    key, subject = "papers-outdated", f"papers:{seminar.id}"
    return [
        Say(key, args, buttons),
        *(
            Say(key, args, buttons, to=one, lane=NOTICE_LANE, collapse_key=subject, actor_id=actor.id)
            for one in await _printers(session, seminar, outdated)
            if one is not actor
        ),
    ]


async def _printers(session: Session, seminar: Seminar, outdated: Sequence[PaperPrint]) -> list[Person]:
    """Those who printed these papers and are still staff of the seminar."""
    found = []
    for person_id in sorted({row.printed_by_id for row in outdated if row.printed_by_id is not None}):
        person = await people.get(session, person_id)
        held = await roles.roles_of(session, person) if person else ()
        if person and any(one.role in CAN_SEE_SEATS and one.seminar_id in (None, seminar.id) for one in held):
            found.append(person)
    return found
