"""The minutes of a hall: everything that was asked there and answered, with topics, hands and times. Only read."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import Select, select

from storage.database import Session
from storage.models import Answer, Attachment, Person, ProgrammeItem, Question, QuestionEvent, Topic
from storage.models.question_states import WITHDRAWN
from storage.text.richtext import RichText


@dataclass(frozen=True, slots=True)
class Entry:
    """A question with all that belongs to it."""

    question: Question
    topic: Topic | None
    item: ProgrammeItem | None
    answers: tuple[Answer, ...]
    events: tuple[QuestionEvent, ...]
    files: tuple[Attachment, ...]
    """The asker's and the answerers'."""

    @property
    def hall_text(self) -> RichText:
        """As the hall reads it."""
        return self.question.hall_text


@dataclass(frozen=True, slots=True)
class Proceedings:
    """The questions of a seminar by number, and everybody whose hand is in them, by our ids."""

    entries: tuple[Entry, ...]
    people: Mapping[int, Person]


Row = TypeVar("Row", Answer, QuestionEvent, Attachment)


async def of_seminar(session: Session, seminar_id: int) -> Proceedings:
    """All but what was taken back: that is nobody's any more."""
    await session.flush()
    asked = list(
        await session.scalars(
            select(Question)
            .where(Question.seminar_id == seminar_id, Question.state != WITHDRAWN)
            .order_by(Question.number)
        )
    )
    here = select(Question.id).where(Question.seminar_id == seminar_id)
    answers = await _by_question(session, Answer, here)
    steps = await _by_question(session, QuestionEvent, here)
    files = await _by_question(session, Attachment, here)
    topics = {
        one.id: one for one in await session.scalars(select(Topic).where(Topic.seminar_id == seminar_id))
    }
    put_to = select(ProgrammeItem).where(ProgrammeItem.seminar_id == seminar_id)
    items = {one.id: one for one in await session.scalars(put_to)}
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
    hands = {
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
    found = await session.scalars(select(Person).where(Person.id.in_(hands)))
    return {one.id: one for one in found}
