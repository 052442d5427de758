"""Export of a seminar's questions and answers as a spreadsheet or document, in the language of the person."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import get_args

from handlers.buttons.hall import ExportQuestions, FileFormat
from handlers.buttons.team import ShowSeminarForStaff
from handlers.messages import (
    Button,
    Incoming,
    Lines,
    Paragraph,
    Refusal,
    Reply,
    Say,
    Sheet,
    Text,
    TextDocument,
    Translated,
    Value,
)
from handlers.permissions import MODERATORS, load_seminar
from handlers.questions.shared.staff_cards import decline_reason
from handlers.seats.place_choice import office_text
from handlers.ui.arguments import local_time
from handlers.ui.sheet import SheetRow, build_sheet, time_cell
from storage import audit
from storage.database import Session
from storage.models import Answer, Person, QuestionEvent, Seminar, question_states
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
    builder = ProceedingsFile(seminar, found)
    document = await builder.sheet(session) if data.file_format == "xlsx" else await builder.document(session)
    return [Say("asked-exported", args, document=document)]


def _ask_format(seminar: Seminar, args: Mapping[str, Value]) -> Say:
    rows = [
        [Button(f"asked-export-{file_format}", ExportQuestions(seminar.id, file_format))]
        for file_format in FORMATS
    ]
    rows.append([Button("staff-seminar-button", ShowSeminarForStaff(seminar.id))])
    return Say("asked-export", args, rows, edit=True)


class ProceedingsFile:
    """Builds the spreadsheet or document of a seminar's questions, without the names of anonymous askers."""

    def __init__(self, seminar: Seminar, found: Proceedings) -> None:
        self.seminar, self.proceedings = seminar, found
        self.number_by_id = {entry.question.id: entry.question.number for entry in found.entries}

    # Spreadsheet.

    async def sheet(self, session: Session) -> Sheet:
        """Return a spreadsheet with a row for each question."""
        rows = [await self._row(session, entry) for entry in self.proceedings.entries]
        name = f"{self.seminar.slug}-questions.xlsx"
        return await build_sheet(session, name, "asked-export-title", COLUMNS, rows)

    async def _row(self, session: Session, entry: Entry) -> SheetRow:
        question = entry.question
        name, place = await self._asker_cells(session, entry)
        cells: dict[str, Value] = {
            "column-number": question.number,
            "asked-column-at": time_cell(question.asked_at, self.seminar.timezone),
            "column-name": name,
            "asked-column-place": place,
            "asked-column-text": question.original_text,
            "asked-column-wording": question.rich_text("wording"),
            "asked-column-files": self._file_count(entry),
            "asked-column-item": Translated(entry.item.title) if entry.item else "",
            "asked-column-topic": Translated(entry.topic.name) if entry.topic else "",
            "asked-column-votes": question.votes,
            "asked-column-state": self._state_text(entry),
            "asked-column-owner": self._actor_name(question.assignee_id) if question.assignee_id else "",
            "asked-column-due": time_cell(question.due_at, self.seminar.timezone),
            "asked-column-answers": Lines(
                [line for answer in entry.answers for line in self._answer_lines(answer)], "\n"
            ),
            "asked-column-steps": Lines([self._event_line(entry, step) for step in entry.events]),
        }
        return SheetRow(cells=cells)

    # Document.

    async def document(self, session: Session) -> TextDocument:
        """Return a document with the questions by topic, the most asked first."""
        title = Text("asked-document-title", {"seminar": Translated(self.seminar.title)})
        all_entries = self.proceedings.entries
        open_count = sum(entry.question.state in question_states.OPEN_STATES for entry in all_entries)
        paragraphs = [
            Paragraph(
                "text",
                Text("asked-document-starts", {"starts": local_time(self.seminar, self.seminar.starts_at)}),
            ),
            Paragraph("text", Text("asked-document-counts", {"asked": len(all_entries), "left": open_count})),
        ]
        topics = self._entries_by_topic()
        for name, entries in topics:
            paragraphs += [Paragraph("part", name)] if len(topics) > 1 else []
            for entry in entries:
                paragraphs += await self._paragraphs(session, entry)
        return TextDocument(f"{self.seminar.slug}-questions.docx", title, paragraphs)

    def _entries_by_topic(self) -> list[tuple[Value, Sequence[Entry]]]:
        """Group the questions by topic, most asked and voted first; questions without a topic come last."""
        found: defaultdict[int, list[Entry]] = defaultdict(list)
        names: dict[int, Value] = {0: Text("asked-topic-none")}
        for entry in self.proceedings.entries:
            key = entry.topic.id if entry.topic else 0
            found[key].append(entry)
            names[key] = Translated(entry.topic.name) if entry.topic else names[0]
        hottest = sorted(found, key=lambda key: (key == 0, -_interest_count(found[key])))
        return [(names[key], found[key]) for key in hottest]

    async def _paragraphs(self, session: Session, entry: Entry) -> list[Paragraph]:
        question = entry.question
        name, place = await self._asker_cells(session, entry)
        head = {"number": question.number, "state": self._state_text(entry)}
        facts: dict[str, Value] = {"name": name, "place": place, "time": self._format_time(question.asked_at)}
        paragraphs = [Paragraph("point", Text("asked-document-head", head))]
        paragraphs.append(Paragraph("text", question.hall_text or Text("question-media")))
        lines = [Text("asked-document-asker", facts), Text("asked-document-votes", {"votes": question.votes})]
        if question.wording and question.text:
            lines.append(Text("asked-document-own", {"text": question.original_text}))
        if entry.item:
            lines.append(Text("asked-document-item", {"item": Translated(entry.item.title)}))
        paragraphs.append(Paragraph("note", Lines(lines)))
        paragraphs += [Paragraph("text", Lines(self._answer_lines(answer))) for answer in entry.answers]
        paragraphs.append(Paragraph("note", Lines([self._event_line(entry, step) for step in entry.events])))
        return paragraphs

    # Texts of both.

    async def _asker_cells(self, session: Session, entry: Entry) -> tuple[Value, Value]:
        """Return the asker's name and place, both hidden for an anonymous asker, as files are passed around."""
        if entry.question.anonymous:
            return Text("asked-hidden"), Text("asked-hidden")
        person = self.proceedings.people[entry.question.person_id]
        office = person.office or "other"
        place = await office_text(session, office, person.unit_code, person.organisation)
        return _person_name(person), place

    def _state_text(self, entry: Entry) -> Text:
        question = entry.question
        if question.state == question_states.MERGED:
            into = self.number_by_id.get(question.merged_into_id or 0)
            return Text("asked-is-merged-into", {"number": into}) if into else Text("asked-is-carried")
        if question.state == question_states.DECLINED:
            return Text("asked-is-declined-because", {"reason": decline_reason(question)})
        if question.state == question_states.ANSWERED:
            return Text(f"asked-is-answered-{question.answered_how or lifecycle.WRITTEN}")
        return Text(f"asked-is-{question.state}")

    def _answer_lines(self, answer: Answer) -> list[Text]:
        """Return lines with the kind, author and time of an answer, then its text and its translations."""
        facts = {"by": self._actor_name(answer.person_id), "time": self._format_time(answer.answered_at)}
        how = lifecycle.ALOUD if answer.aloud else lifecycle.WRITTEN
        translated = answer.rich_texts("translations").values()
        words: Iterable[Value] = (answer.rich_text("text") or Text("answer-in-media"), *translated)
        return [Text(f"asked-answered-{how}", facts), *(Text("plain-text", {"text": text}) for text in words)]

    def _event_line(self, entry: Entry, step: QuestionEvent) -> Text:
        is_asker = step.actor_id == entry.question.person_id
        author = Text("asked-by-asker") if is_asker else self._actor_name(step.actor_id)
        facts = {"time": self._format_time(step.at), "state": Text(f"asked-is-{step.to_state}"), "by": author}
        return Text("asked-step", facts)

    def _file_count(self, entry: Entry) -> Value:
        return sum(file.answer_id is None and file.remark_id is None for file in entry.files) or ""

    def _actor_name(self, person_id: int | None) -> Value:
        person = self.proceedings.people.get(person_id or 0)
        return _person_name(person) if person else Text("asked-automatic")

    def _format_time(self, moment: datetime) -> str:
        return f"{local_time(self.seminar, moment):%d.%m.%Y %H:%M}"


def _person_name(person: Person) -> Value:
    return person.name or Text("name-none")


def _interest_count(entries: Iterable[Entry]) -> int:
    """Return the number of askers and votes."""
    return sum(1 + entry.question.votes for entry in entries)
