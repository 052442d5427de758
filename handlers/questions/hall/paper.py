"""The questions and answers of a seminar as a document to send on: by topic, similar ones together, declined apart."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from handlers.messages import Lines, Paragraph, Text, TextDocument, Translated, TranslatedRichText, Value
from handlers.questions.hall.proceedings_texts import ProceedingsTexts
from handlers.questions.shared.staff_cards import decline_reason
from handlers.ui.arguments import local_time, seminar_times
from handlers.ui.file_names import seminar_file
from handlers.ui.languages import LANGUAGES
from storage.database import Session
from storage.models import Answer, Seminar
from storage.models.question_states import ANSWERED, DECLINED, MERGED
from storage.questions import lifecycle
from storage.questions.proceedings import Entry, Proceedings

TITLE = "file-questions"
WAITING = {
    (False, False): "questions-paper-waiting",
    (True, False): "questions-paper-waiting-by",
    (False, True): "questions-paper-waiting-due",
    (True, True): "questions-paper-waiting-by-due",
}
"""(is somebody to answer, is there a due time) -> text key."""


class QuestionsPaper:
    """Builds the document. Its readers were not there: it has no journal, and one language."""

    def __init__(self, seminar: Seminar, found: Proceedings) -> None:
        self.seminar, self.texts = seminar, ProceedingsTexts(seminar, found)
        self.outcomes = found.count_outcomes()
        self.entries = {entry.question.id: entry for entry in found.entries}
        self.similar: defaultdict[int, list[Entry]] = defaultdict(list)
        """Id of a question -> those that were merged into it, also by way of others."""
        main = []
        for entry in found.entries:
            root = self._root(entry)
            if root is entry:
                main.append(entry)
            else:
                self.similar[root.question.id].append(entry)
        self.declined = [one for one in main if one.question.state == DECLINED]
        self.carried = [one for one in main if one.question.state == MERGED]
        self.main = [one for one in main if one.question.state not in (DECLINED, MERGED)]

    def _root(self, entry: Entry) -> Entry:
        """Return the question that it was merged into, as far as it is of this seminar."""
        while (into := self.entries.get(entry.question.merged_into_id or 0)) is not None:
            entry = into
        return entry

    async def build(self, session: Session) -> TextDocument:
        """Return the document."""
        topics = self._by_topic()
        paragraphs = [*self._head()]
        for name, entries in topics:
            paragraphs += [Paragraph("part", name)] if len(topics) > 1 or entries[0].topic else []
            for entry in entries:
                paragraphs += await self._question(session, entry)
        paragraphs += await self._carried(session)
        paragraphs += await self._declined(session)
        return TextDocument(seminar_file(self.seminar, TITLE), Text(TITLE), paragraphs)

    def _head(self) -> list[Paragraph]:
        about = {"seminar": Translated(self.seminar.title), **seminar_times(self.seminar)}
        lines = [Text("questions-paper-asked", {"asked": len(self.entries)})]
        lines += [Text(f"questions-paper-{name}", {"number": many}) for name, many in self.outcomes.items()]
        return [Paragraph("lead", Text("questions-paper-about", about)), Paragraph("text", Lines(lines, " "))]

    def _by_topic(self) -> list[tuple[Value, Sequence[Entry]]]:
        """Return the questions by topic, the most asked and voted first; those without a topic come last."""
        found: defaultdict[int, list[Entry]] = defaultdict(list)
        names: dict[int, Value] = {0: Text("asked-topic-none")}
        for entry in self.main:
            key = entry.topic.id if entry.topic else 0
            found[key].append(entry)
            names[key] = Translated(entry.topic.name) if entry.topic else names[0]
        hottest = sorted(found, key=lambda key: (key == 0, -_interest(found[key])))
        return [(names[key], sorted(found[key], key=lambda one: -_interest([one]))) for key in hottest]

    async def _question(self, session: Session, entry: Entry) -> list[Paragraph]:
        return [
            *await self._asked(session, entry),
            *self._notes(entry),
            *[await self._same(session, one) for one in self.similar[entry.question.id]],
            *self._answers(entry),
        ]

    async def _asked(self, session: Session, entry: Entry) -> list[Paragraph]:
        """Who asked, as a heading, and the words that participants read."""
        name, place = await self.texts.asker(session, entry)
        args = {"number": entry.question.number, "name": name, "place": place}
        key = "questions-paper-head-anonymous" if entry.question.anonymous else "questions-paper-head"
        words = entry.question.hall_text or Text("question-media")
        return [Paragraph("point", Text(key, args)), Paragraph("text", words)]

    def _notes(self, entry: Entry) -> list[Paragraph]:
        question, lines = entry.question, []
        if question.wording and question.text:
            lines.append(Text("asked-document-own", {"text": question.original_text}))
        if entry.item:
            lines.append(Text("asked-document-item", {"item": Translated(entry.item.title)}))
        if question.votes:
            lines.append(Text("asked-document-votes", {"votes": question.votes}))
        if self.similar[question.id]:
            lines.append(Text("questions-paper-same"))
        return [Paragraph("note", Lines(lines))] if lines else []

    async def _same(self, session: Session, entry: Entry) -> Paragraph:
        """A question that was merged into another one."""
        name, place = await self.texts.asker(session, entry)
        key = "questions-paper-same-anonymous" if entry.question.anonymous else "questions-paper-same-line"
        words = entry.question.original_text or Text("question-media")
        args: dict[str, Value] = {
            "number": entry.question.number,
            "name": name,
            "place": place,
            "text": words,
        }
        return Paragraph("item", Text(key, args))

    def _answers(self, entry: Entry) -> list[Paragraph]:
        if not entry.answers:
            return [Paragraph("lead", self._waiting(entry))]
        return [paragraph for answer in entry.answers for paragraph in self._answer(answer)]

    def _waiting(self, entry: Entry) -> Text:
        """Who is to answer, and by when."""
        question = entry.question
        if question.state == ANSWERED:  # its words were removed with their author
            return self.texts.state(entry)
        args: dict[str, Value] = {}
        if question.assignee_id:
            args["by"] = self.texts.actor(question.assignee_id)
        if question.due_at:
            args["due"] = local_time(self.seminar, question.due_at)
        return Text(WAITING["by" in args, "due" in args], args)

    def _answer(self, answer: Answer) -> list[Paragraph]:
        how = lifecycle.ALOUD if answer.aloud else lifecycle.WRITTEN
        facts: dict[str, Value] = {
            "by": self.texts.actor(answer.person_id),
            "at": local_time(self.seminar, answer.answered_at),
        }
        words = {language: answer.text_in(language) for language in LANGUAGES}
        found: Value = TranslatedRichText(words) if any(words.values()) else Text("answer-in-media")
        body = [] if answer.aloud and not any(words.values()) else [Paragraph("text", found)]
        return [Paragraph("lead", Text(f"questions-paper-{how}", facts)), *body]

    async def _carried(self, session: Session) -> list[Paragraph]:
        """Questions that were moved to another seminar, and those merged into them before."""
        if not self.carried:
            return []
        moved = [one for carried in self.carried for one in (carried, *self.similar[carried.question.id])]
        lines = [await self._same(session, one) for one in moved]
        return [Paragraph("part", Text("questions-paper-elsewhere")), *lines]

    async def _declined(self, session: Session) -> list[Paragraph]:
        """Declined questions with the reason, on a page of their own: it can be left out."""
        if not self.declined:
            return []
        paragraphs = [Paragraph("annex", Text("questions-paper-annex"))]
        for entry in self.declined:
            reason = Text("questions-paper-reason", {"reason": decline_reason(entry.question)})
            paragraphs += [*await self._asked(session, entry), Paragraph("note", reason)]
            paragraphs += [await self._same(session, one) for one in self.similar[entry.question.id]]
        return paragraphs


def _interest(entries: Iterable[Entry]) -> int:
    """Return the number of askers and votes."""
    return sum(1 + entry.question.votes for entry in entries)
