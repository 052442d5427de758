"""The proceedings of a seminar: all its questions with answers, topics, events and files. Read-only."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import Select, select

from storage.database import Session
from storage.models import Answer, Attachment, Person, ProgrammeItem, Question, QuestionEvent, Topic
from storage.models.question_states import ANSWERED, DECLINED, MERGED, OPEN_STATES, WITHDRAWN
from storage.text.richtext import RichText


@dataclass(frozen=True, slots=True)
class Entry:
    """A question with everything that belongs to it."""

    question: Question
    topic: Topic | None
    item: ProgrammeItem | None
    answers: tuple[Answer, ...]
    events: tuple[QuestionEvent, ...]
    files: tuple[Attachment, ...]
    """Files of the question and of its answers."""

    @property
    def hall_text(self) -> RichText:
        """The text that participants read."""
        return self.question.hall_text


OUTCOMES = ("answered", "left", "similar", "carried", "declined")
"""What became of a question: `left` is open, `similar` is merged into another one, `carried` into another seminar's."""


@dataclass(frozen=True, slots=True)
class Proceedings:
    """The questions of a seminar by number, and the people involved by id."""

    entries: tuple[Entry, ...]
    people: Mapping[int, Person]

    def count_outcomes(self) -> dict[str, int]:
        """Return outcome -> number of questions, in the order of OUTCOMES; each question has one of them."""
        numbers = {entry.question.id for entry in self.entries}
        found = Counter(_outcome(entry.question, numbers) for entry in self.entries)
        return {outcome: found[outcome] for outcome in OUTCOMES if found[outcome]}


def _outcome(question: Question, here: Collection[int]) -> str:
    if question.state == MERGED:
        return "similar" if question.merged_into_id in here else "carried"
    outcomes = {ANSWERED: "answered", DECLINED: "declined", **dict.fromkeys(OPEN_STATES, "left")}
    return outcomes[question.state]


Row = TypeVar("Row", Answer, QuestionEvent, Attachment)


async def of_seminar(session: Session, seminar_id: int) -> Proceedings:
    """Load the proceedings of a seminar, without withdrawn questions."""
    await session.flush()
    asked = list(
        await session.scalars(
            select(Question)
            .where(Question.seminar_id == seminar_id, Question.state != WITHDRAWN)
            .order_by(Question.number)
        )
    )
    question_ids = select(Question.id).where(Question.seminar_id == seminar_id)
    answers = await _by_question(session, Answer, question_ids)
    steps = await _by_question(session, QuestionEvent, question_ids)
    files = await _by_question(session, Attachment, question_ids)
    topics = {
        one.id: one for one in await session.scalars(select(Topic).where(Topic.seminar_id == seminar_id))
    }
    item_query = select(ProgrammeItem).where(ProgrammeItem.seminar_id == seminar_id)
    items = {one.id: one for one in await session.scalars(item_query)}
    entries = tuple(
        Entry(
            one,
            topics.get(one.topic_id or 0),
            items.get(one.item_id or 0),
            tuple(answers[one.id]),
            tuple(steps[one.id]),
            tuple(files[one.id]),
        )
        for one in asked
    )
    return Proceedings(entries, await _load_people(session, entries))


async def _by_question(session: Session, table: type[Row], here: Select[int]) -> Mapping[int, list[Row]]:
    found: defaultdict[int, list[Row]] = defaultdict(list)
    query = select(table).where(table.question_id.in_(here)).order_by(table.id)
    for row in await session.scalars(query):
        found[row.question_id].append(row)
    return found


async def _load_people(session: Session, entries: Iterable[Entry]) -> Mapping[int, Person]:
    ids = {
        number
        for one in entries
        for number in (
            one.question.person_id,
            one.question.assignee_id,
            *(answer.person_id for answer in one.answers),
            *(step.actor_id for step in one.events),
        )
        if number is not None
    }
    found = await session.scalars(select(Person).where(Person.id.in_(ids)))
    return {one.id: one for one in found}
