"""Documents that staff edit (.docx): what they are filled with, really and as a sample."""

from collections.abc import Sequence
from dataclasses import replace

from handlers.buttons.papers import ExportDocument
from handlers.messages import FilledTemplate, Incoming, PaperData, Refusal, Reply, Say, Text, Toast
from handlers.papers.rows import PaperRow, group_by_area, load_rows, number_text, sees_phones, seminar_data
from handlers.permissions import CAN_FOLLOW_UP, ORGANISERS, load_seminar
from handlers.ui.file_names import seminar_file
from storage import audit
from storage.database import Session
from storage.models import Seminar
from storage.models.seat_states import ARRIVED
from storage.papers import templates

LABELS = {
    "number": "column-number",
    "name": "column-name",
    "position": "column-position",
    "place": "papers-column-place",
    "phone": "column-phone",
    "organiser": "papers-organiser",
    "total": "papers-total-label",
}
"""Placeholder `label.…` -> text key: words of the reader's language in the bot's own template."""
FIELDS = ("title", "seminar", "when", "where", "total", "label", "rayons", "participants")
ROW_FIELDS = ("number", "name", "position", "place", "rayon", "phone")
SAMPLE_ROWS = 3


async def export_document(incoming: Incoming, session: Session, data: ExportDocument) -> list[Reply]:
    """The list of participants as a document: after the beginning of those who came, once anybody is checked in.

    Those who came are counted: the numbers on the signature sheet, which the other list has, would have gaps.
    """
    seminar = await load_seminar(incoming, session, CAN_FOLLOW_UP, data.seminar)
    rows = await load_rows(incoming, session, seminar, whole=ORGANISERS)
    came = [row for row in rows if row.seat.state == ARRIVED]
    attended = bool(came) and incoming.at >= seminar.starts_at
    rows = [replace(row, number=place) for place, row in enumerate(came, start=1)] if attended else rows
    if not rows:
        raise Refusal("papers-nobody")
    template = await templates.find(session, data.document, seminar)
    await audit.record(
        session,
        incoming.person,
        "participants.exported",
        f"seminar:{seminar.id}",
        incoming.at,
        rows=len(rows),
        phones=sees_phones(incoming, seminar),
    )
    document = FilledTemplate(
        seminar_file(seminar, "papers-attended-title" if attended else "papers-list-title"),
        data.document,
        template.content if template else None,
        participants_data(seminar, rows, attended=attended),
    )
    return [Toast("papers-drawing"), Say("papers-list", {"number": len(rows)}, document=document)]


def participants_data(seminar: Seminar, rows: Sequence[PaperRow], *, attended: bool) -> dict[str, PaperData]:
    """What the list of participants is filled with: the placeholders of its template."""
    groups: list[PaperData] = [
        {"name": area, "participants": [_person(row, area) for row in group]}
        for area, group in group_by_area(rows)
    ]
    about = seminar_data(seminar)
    lines = about["lines"]
    assert isinstance(lines, list)
    return {
        "title": Text("papers-attended-title" if attended else "papers-list-title"),
        "seminar": about["seminar"],
        "when": lines[0],
        "where": lines[1] if len(lines) > 1 else "",
        "total": len(rows),
        "label": {name: Text(key) for name, key in LABELS.items()},
        "rayons": groups,
        "participants": [_person(row, area) for area, group in group_by_area(rows) for row in group],
    }


def _person(row: PaperRow, area: PaperData) -> dict[str, PaperData]:
    return {
        "number": number_text(row),
        "name": row.name,
        "position": row.position,
        "place": row.place,
        "rayon": area,
        "phone": row.phone,
    }


def sample_data(seminar: Seminar | None = None) -> dict[str, PaperData]:
    """What a template is tried with: plainly sample people, and the seminar's own title, time and place if given."""
    people: list[PaperData] = [
        {
            "number": str(number),
            "name": Text("papers-sample-name", {"number": number}),
            "position": Text("position-head"),
            "place": Text("papers-sample-place", {"number": number}),
            "rayon": Text("papers-sample-rayon"),
            "phone": f"+996 700 000 00{number}",
        }
        for number in range(1, SAMPLE_ROWS + 1)
    ]
    about = seminar_data(seminar) if seminar else {}
    lines = about.get("lines", [])
    assert isinstance(lines, list)
    return {
        "title": Text("papers-list-title"),
        "seminar": about.get("seminar", Text("papers-sample-seminar")),
        "when": lines[0] if lines else Text("papers-sample-when"),
        "where": lines[1] if len(lines) > 1 else Text("papers-sample-place", {"number": 1}),
        "total": SAMPLE_ROWS,
        "label": {name: Text(key) for name, key in LABELS.items()},
        "rayons": [{"name": Text("papers-sample-rayon"), "participants": people}],
        "participants": people,
    }
