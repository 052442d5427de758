"""Everything that was asked and answered at a seminar, as a table or to read, in the language of whoever takes it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime

from handlers.common import local
from handlers.common import number as numbered
from handlers.hall.desk import why
from handlers.registering.places import office_text
from handlers.rights import MODERATORS, seminar_for
from handlers.words import (
    Button,
    Incoming,
    Lines,
    Named,
    Paper,
    Paragraph,
    Refusal,
    Reply,
    Say,
    Sheet,
    Text,
    Value,
)
from storage import audit, minutes, questions
from storage.database import Session
from storage.minutes import Entry, Minutes
from storage.models import Answer, Person, QuestionEvent, Seminar

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
KINDS = ("xlsx", "docx")


async def export(incoming: Incoming, session: Session) -> list[Reply]:
    """`qexport:<seminar>` asks as what; `qexport:<seminar>:<xlsx or docx>` sends it. Taking it is written down."""
    which, kind = [*incoming.arguments, "", ""][:2]
    seminar = await seminar_for(incoming, session, MODERATORS, numbered(which))
    found = await minutes.of_seminar(session, seminar.id)
    args: dict[str, Value] = {"seminar": Named(seminar.title), "number": len(found.entries)}
    if not found.entries:
        raise Refusal("asked-export-none")
    if kind not in KINDS:
        rows = [[Button(f"asked-export-{one}", f"qexport:{seminar.id}:{one}") for one in KINDS]]
        rows.append([Button("plan-hub", f"staff:{seminar.id}")])
        return [Say("asked-export", args, rows, edit=True)]
    about, detail = f"seminar:{seminar.id}", {"rows": len(found.entries), "kind": kind}
    await audit.record(session, incoming.person, "questions.exported", about, incoming.at, **detail)
    told = _Telling(seminar, found)
    made = await told.sheet(session) if kind == "xlsx" else await told.paper(session)
    return [Say("asked-exported", args, document=made)]


class _Telling:
    """The minutes of this seminar as cells and paragraphs: whoever hid the name from the hall has none in a file."""

    def __init__(self, seminar: Seminar, found: Minutes) -> None:
        self.seminar, self.minutes = seminar, found
        self.numbers = {one.question.id: one.question.number for one in found.entries}

    # As a table.

    async def sheet(self, session: Session) -> Sheet:
        rows = [await self._row(session, one) for one in self.minutes.entries]
        return Sheet(f"{self.seminar.slug}-questions.xlsx", "asked-export-title", COLUMNS, rows)

    async def _row(self, session: Session, one: Entry) -> list[Value]:
        question = one.question
        name, place = await self._asker(session, one)
        return [
            question.number,
            self._stamp(question.asked_at),
            name,
            place,
            question.own_words,
            question.rich("wording"),
            self._files(one),
            Named(one.item.title) if one.item else "",
            Named(one.topic.name) if one.topic else "",
            question.votes,
            self._state(one),
            self._name(question.owner_id) if question.owner_id else "",
            self._stamp(question.due_at) if question.due_at else "",
            Lines([line for answer in one.answers for line in self._answer(answer)], "\n"),
            Lines([self._step(one, step) for step in one.steps]),
        ]

    # To be read.

    async def paper(self, session: Session) -> Paper:
        title = Text("asked-paper-title", {"seminar": Named(self.seminar.title)})
        asked = self.minutes.entries
        left = sum(one.question.state in questions.OPEN for one in asked)
        paragraphs = [
            Paragraph(
                "text", Text("asked-paper-starts", {"starts": local(self.seminar, self.seminar.starts_at)})
            ),
            Paragraph("text", Text("asked-paper-counts", {"asked": len(asked), "left": left})),
        ]
        topics = self._topics()
        for name, entries in topics:
            paragraphs += [Paragraph("part", name)] if len(topics) > 1 else []
            for one in entries:
                paragraphs += await self._paragraphs(session, one)
        return Paper(f"{self.seminar.slug}-questions.docx", title, paragraphs)

    def _topics(self) -> list[tuple[Value, Sequence[Entry]]]:
        """The questions by topic, what most people want to know first; those without one last."""
        found: defaultdict[int, list[Entry]] = defaultdict(list)
        names: dict[int, Value] = {0: Text("asked-topic-none")}
        for one in self.minutes.entries:
            key = one.topic.id if one.topic else 0
            found[key].append(one)
            names[key] = Named(one.topic.name) if one.topic else names[0]
        hottest = sorted(found, key=lambda key: (key == 0, -_wanted(found[key])))
        return [(names[key], found[key]) for key in hottest]

    async def _paragraphs(self, session: Session, one: Entry) -> list[Paragraph]:
        question = one.question
        name, place = await self._asker(session, one)
        head = {"number": question.number, "state": self._state(one)}
        facts: dict[str, Value] = {"name": name, "place": place, "time": self._stamp(question.asked_at)}
        made = [Paragraph("point", Text("asked-paper-head", head))]
        made.append(Paragraph("text", question.hall_words or Text("question-media")))
        lines = [Text("asked-paper-asker", facts), Text("asked-paper-votes", {"votes": question.votes})]
        if question.wording and question.text:
            lines.append(Text("asked-paper-own", {"text": question.own_words}))
        if one.item:
            lines.append(Text("asked-paper-item", {"item": Named(one.item.title)}))
        made.append(Paragraph("note", Lines(lines)))
        made += [Paragraph("text", Lines(self._answer(answer))) for answer in one.answers]
        made.append(Paragraph("note", Lines([self._step(one, step) for step in one.steps])))
        return made

    # In which words.

    async def _asker(self, session: Session, one: Entry) -> tuple[Value, Value]:
        """Name and place. A file goes from hand to hand: who hid the name from the hall is in none."""
        if one.question.anonymous:
            return Text("asked-hidden"), Text("asked-hidden")
        person = self.minutes.people[one.question.person_id]
        office = person.office or "other"
        place = await office_text(session, office, person.unit_code, person.organisation)
        return _name_of(person), place

    def _state(self, one: Entry) -> Text:
        question = one.question
        if question.state == questions.MERGED:
            into = self.numbers.get(question.merged_into_id or 0)
            return Text("asked-is-merged-into", {"number": into}) if into else Text("asked-is-followed")
        if question.state == questions.DECLINED:
            return Text("asked-is-declined-because", {"reason": why(question)})
        if question.state == questions.ANSWERED:
            return Text(f"asked-is-answered-{question.how or questions.WRITTEN}")
        return Text(f"asked-is-{question.state}")

    def _answer(self, answer: Answer) -> list[Text]:
        """How it was answered, by whom and when; then the words, in every language they were given in."""
        facts = {"by": self._name(answer.person_id), "time": self._stamp(answer.answered_at)}
        how = questions.ALOUD if answer.aloud else questions.WRITTEN
        translated = answer.rich_texts("translations").values()
        words: Iterable[Value] = (answer.rich("text") or Text("answer-in-media"), *translated)
        return [Text(f"asked-answered-{how}", facts), *(Text("words", {"text": one}) for one in words)]

    def _step(self, one: Entry, step: QuestionEvent) -> Text:
        own = step.by_id == one.question.person_id
        by = Text("asked-by-asker") if own else self._name(step.by_id)
        facts = {"time": self._stamp(step.at), "state": Text(f"asked-is-{step.after}"), "by": by}
        return Text("asked-step", facts)

    def _files(self, one: Entry) -> Value:
        return sum(file.answer_id is None and file.remark_id is None for file in one.files) or ""

    def _name(self, person_id: int | None) -> Value:
        person = self.minutes.people.get(person_id or 0)
        return _name_of(person) if person else Text("asked-by-itself")

    def _stamp(self, moment: datetime) -> str:
        return f"{local(self.seminar, moment):%Y-%m-%d %H:%M}"


def _name_of(person: Person) -> Value:
    return person.name or Text("name-none")


def _wanted(entries: Iterable[Entry]) -> int:
    """How many people want to know something of it."""
    return sum(1 + one.question.votes for one in entries)
