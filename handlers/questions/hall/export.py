"""Export of a seminar's questions and answers as a spreadsheet or document, in the language of the person."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import get_args

from handlers.buttons.hall import ExportQuestions, FileFormat
from handlers.buttons.team import ShowSeminarForStaff
from handlers.messages import Button, Incoming, Lines, Refusal, Reply, Say, Sheet, Text, Translated, Value
from handlers.permissions import MODERATORS, load_seminar
from handlers.questions.hall.paper import QuestionsPaper
from handlers.questions.hall.proceedings_texts import ProceedingsTexts
from handlers.ui.file_names import seminar_file
from handlers.ui.sheet import SheetRow, build_sheet, sheet_subtitle, time_cell
from storage import audit
from storage.database import Session
from storage.models import Answer, Seminar
from storage.questions import lifecycle, proceedings
from storage.questions.proceedings import Entry, Proceedings

COLUMNS = (
    "column-number",
    "asked-column-at",
    "column-name",
    "asked-column-place",
    "asked-column-text",
    "asked-column-wording",
    "asked-column-files",
    "asked-column-item",
    "asked-column-topic",
    "asked-column-votes",
    "asked-column-state",
    "asked-column-owner",
    "asked-column-due",
    "asked-column-answers",
    "asked-column-steps",
)
OPTIONAL_COLUMNS = (
    "asked-column-wording",
    "asked-column-files",
    "asked-column-item",
    "asked-column-topic",
    "asked-column-owner",
    "asked-column-due",
)
"""Left out where no question has anything in them: the others are wider then."""
FORMATS: tuple[FileFormat, ...] = get_args(FileFormat)


async def export(incoming: Incoming, session: Session, data: ExportQuestions) -> list[Reply]:
    """Ask for the format, or send the file and record the export in the audit log."""
    seminar = await load_seminar(incoming, session, MODERATORS, data.seminar)
    found = await proceedings.of_seminar(session, seminar.id)
    args: dict[str, Value] = {"seminar": Translated(seminar.title), "number": len(found.entries)}
    if not found.entries:
        raise Refusal("asked-export-none")
    if data.file_format is None:
        return [_ask_format(seminar, args)]
    subject, detail = f"seminar:{seminar.id}", {"rows": len(found.entries), "kind": data.file_format}
    await audit.record(session, incoming.person, "questions.exported", subject, incoming.at, **detail)
    document = (
        await build_questions_sheet(session, seminar, found, incoming.at)
        if data.file_format == "xlsx"
        else await QuestionsPaper(seminar, found).build(session)
    )
    return [Say("asked-exported", args, document=document)]


def _ask_format(seminar: Seminar, args: Mapping[str, Value]) -> Say:
    rows = [
        [Button(f"asked-export-{file_format}", ExportQuestions(seminar.id, file_format))]
        for file_format in FORMATS
    ]
    rows.append([Button("staff-seminar-button", ShowSeminarForStaff(seminar.id))])
    return Say("asked-export", args, rows, edit=True)


async def build_questions_sheet(
    session: Session, seminar: Seminar, found: Proceedings, at: datetime
) -> Sheet:
    """Return a spreadsheet with a row for each question, without the names of anonymous askers."""
    texts = ProceedingsTexts(seminar, found)
    rows = [await _row(session, texts, entry) for entry in found.entries]
    used = [one for one in COLUMNS if one not in OPTIONAL_COLUMNS or any(row.cells[one] for row in rows)]
    name, subtitle = seminar_file(seminar, "asked-export-title"), sheet_subtitle(seminar, at)
    return await build_sheet(session, name, "asked-export-title", used, rows, subtitle=subtitle)


async def _row(session: Session, texts: ProceedingsTexts, entry: Entry) -> SheetRow:
    question, zone = entry.question, texts.seminar.timezone
    name, place = await texts.asker(session, entry)
    cells: dict[str, Value] = {
        "column-number": question.number,
        "asked-column-at": time_cell(question.asked_at, zone),
        "column-name": name,
        "asked-column-place": place,
        "asked-column-text": question.original_text,
        "asked-column-wording": question.rich_text("wording"),
        "asked-column-files": sum(not file.answer_id and not file.remark_id for file in entry.files) or "",
        "asked-column-item": Translated(entry.item.title) if entry.item else "",
        "asked-column-topic": Translated(entry.topic.name) if entry.topic else "",
        "asked-column-votes": question.votes,
        "asked-column-state": texts.state(entry),
        "asked-column-owner": texts.actor(question.assignee_id) if question.assignee_id else "",
        "asked-column-due": time_cell(question.due_at, zone),
        "asked-column-answers": Lines(
            [line for answer in entry.answers for line in _answer_lines(texts, answer)], "\n"
        ),
        "asked-column-steps": Lines([texts.event(entry, step) for step in entry.events]),
    }
    return SheetRow(cells=cells)


def _answer_lines(texts: ProceedingsTexts, answer: Answer) -> list[Text]:
    """Return lines with the kind, author and time of an answer, then its text and its translations."""
    facts = {"by": texts.actor(answer.person_id), "time": texts.time(answer.answered_at)}
    how = lifecycle.ALOUD if answer.aloud else lifecycle.WRITTEN
    translated = answer.rich_texts("translations").values()
    words: Iterable[Value] = (answer.rich_text("text") or Text("answer-in-media"), *translated)
    return [Text(f"asked-answered-{how}", facts), *(Text("plain-text", {"text": text}) for text in words)]
