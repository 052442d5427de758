"""Answers, the list of questions somebody may answer, and remarks between experts and askers."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_, case, false, func, or_, select, true

from storage.database import Session
from storage.models import Answer, Attachment, Person, Question, Remark, Seminar, stored_marks
from storage.models.question_states import ANSWERED, ASSIGNED, OPEN_STATES
from storage.questions import readable
from storage.questions.merged_questions import Follower, merged_questions
from storage.text.richtext import RichText, to_rich

# Answers.


async def get(session: Session, answer_id: int) -> Answer | None:
    """Return the answer with this id."""
    return await session.get(Answer, answer_id)


async def by_message(session: Session, person: Person, chat_id: int, message_id: int) -> Answer | None:
    """Return the answer made of this message of the answerer."""
    await session.flush()
    there = (Answer.chat_id == chat_id) & (Answer.chat_message_id == message_id)
    return await session.scalar(select(Answer).where(Answer.person_id == person.id, there))


async def by_album(session: Session, person: Person, media_group_id: str) -> Answer | None:
    """Return this person's answer made of an earlier photo of the same album."""
    return await session.scalar(
        select(Answer)
        .join(Attachment, Attachment.answer_id == Answer.id)
        .where(Answer.person_id == person.id, Attachment.media_group_id == media_group_id)
        .limit(1)
    )


async def answer_files(session: Session, answer: Answer) -> Sequence[Attachment]:
    """List the files of an answer in order."""
    await session.flush()
    rows = select(Attachment).where(Attachment.answer_id == answer.id).order_by(Attachment.id)
    return (await session.scalars(rows)).all()


async def list_answers(session: Session, question: Question) -> Sequence[Answer]:
    """List the answers to a question, oldest first."""
    rows = await session.scalars(select(Answer).where(Answer.question_id == question.id).order_by(Answer.id))
    return rows.all()


async def answer_delays_of(session: Session, seminar_ids: Collection[int]) -> dict[int, list[timedelta]]:
    """Return seminar id -> the times from asking to the first answer, of each answered question."""
    rows = await session.execute(
        select(Question.seminar_id, Question.asked_at, func.min(Answer.answered_at))
        .join(Answer, Answer.question_id == Question.id)
        .where(Question.seminar_id.in_(seminar_ids), Question.state == ANSWERED)
        .group_by(Question.id, Question.seminar_id, Question.asked_at)
    )
    found: dict[int, list[timedelta]] = {seminar_id: [] for seminar_id in seminar_ids}
    for seminar_id, asked_at, answered_at in rows:
        found[seminar_id].append(answered_at - asked_at)
    return found


async def files_by_answer(session: Session, those: Sequence[Answer]) -> dict[int, list[Attachment]]:
    """Return answer id -> files, without answers that have none."""
    numbers = [one.id for one in those]
    rows = select(Attachment).where(Attachment.answer_id.in_(numbers)).order_by(Attachment.id)
    found: dict[int, list[Attachment]] = {}
    for file in await session.scalars(rows):
        found.setdefault(file.answer_id or 0, []).append(file)
    return found


async def list_edited_since(session: Session, moment: datetime) -> list[Answer]:
    """List the answers edited after `moment`."""
    return list(await session.scalars(select(Answer).where(Answer.edited_at > moment).order_by(Answer.id)))


async def recipients_by_chat(
    session: Session, question: Question, chats: Collection[int]
) -> dict[int, Follower]:
    """Return chat id -> person, with their own question if it is this one or was merged into it."""
    asked = {one.person_id: one for one in reversed(await merged_questions(session, question))}
    people = await session.scalars(select(Person).where(Person.telegram_id.in_(chats)))
    return {one.telegram_id: Follower(one, asked.get(one.id)) for one in people if one.telegram_id}


# Questions waiting for an answer.


@dataclass(frozen=True, slots=True)
class AnswerScope:
    """The questions a person may answer: all at some seminars, the released ones at others. None: at all seminars."""

    person: Person
    all_in_seminars: Collection[int] | None
    visible_in_seminars: Collection[int] | None


def _in_seminars(seminars: Collection[int] | None) -> ColumnElement[bool]:
    return true() if seminars is None else Question.seminar_id.in_(seminars) if seminars else false()


async def list_inbox(
    session: Session, scope: AnswerScope, limit: int, offset: int = 0, seminar_id: int | None = None
) -> tuple[int, list[tuple[Question, Seminar]]]:
    """Return the number of open questions that this person may answer, and one page of them.

    Questions assigned to them come first, then unassigned ones, then those assigned to others.
    """
    await session.flush()
    wanted = _inbox_condition(scope)
    if seminar_id is not None:
        wanted = and_(wanted, Question.seminar_id == seminar_id)
    count = await session.scalar(select(func.count()).select_from(Question).where(wanted)) or 0
    first = case((Question.assignee_id == scope.person.id, 0), (Question.state == ASSIGNED, 2), else_=1)
    rows = await session.execute(
        select(Question, Seminar)
        .join(Seminar, Seminar.id == Question.seminar_id)
        .where(wanted)
        .order_by(first, Question.due_at.is_(None), Question.due_at, Question.asked_at, Question.id)
        .limit(limit)
        .offset(offset)
    )
    return count, [(row[0], row[1]) for row in rows]


async def spans_seminars(session: Session, scope: AnswerScope) -> bool:
    """Whether the inbox of this person holds questions of more than one seminar."""
    query = select(func.count(Question.seminar_id.distinct())).where(_inbox_condition(scope))
    return (await session.scalar(query) or 0) > 1


def _inbox_condition(scope: AnswerScope) -> ColumnElement[bool]:
    """Return the condition of open questions that this person may answer."""
    is_own, is_assigned = Question.assignee_id == scope.person.id, Question.state == ASSIGNED
    is_available = and_(_in_seminars(scope.visible_in_seminars), readable.readable_condition(), ~is_assigned)
    allowed = or_(
        _in_seminars(scope.all_in_seminars),
        and_(_in_seminars(scope.visible_in_seminars), is_own),
        is_available,
    )
    return and_(Question.state.in_(OPEN_STATES), allowed)


REMINDER_LEAD = timedelta(days=1)


async def list_due(session: Session, now: datetime) -> list[int]:
    """List the ids of questions with a due reminder of their promised time, in the order of locking."""
    await session.flush()
    soon = and_(Question.reminded_at.is_(None), Question.due_at <= now + REMINDER_LEAD)
    now_due = and_(Question.reminded_at < Question.due_at, Question.due_at <= now)
    late = and_(Question.escalated_at.is_(None), Question.due_at <= now)
    rows = await session.scalars(
        select(Question.id)
        .where(Question.due_at.is_not(None), Question.state.in_(OPEN_STATES), or_(soon, now_due, late))
        .order_by(Question.seminar_id, Question.id)
    )
    return list(rows)


# Remarks: the dialogue with the asker.


async def add_remark(
    session: Session,
    question: Question,
    person: Person,
    words: RichText | str,
    at: datetime,
    *,
    from_asker: bool,
    message_id: int,
) -> Remark:
    """Store a remark about a question: an expert's question to the asker, or the asker's addition or reply."""
    row = Remark(
        question_id=question.id,
        person_id=person.id,
        from_asker=from_asker,
        text=to_rich(words).text,
        marks=stored_marks("text", to_rich(words)),
        chat_message_id=message_id,
        posted_at=at,
    )
    session.add(row)
    await session.flush()
    return row


async def recent_remarks(session: Session, question: Question, since: datetime) -> list[Remark]:
    """List the asker's remarks after `since` and after the last question to them."""
    every = await list_remarks(session, question)
    asked = max((one.id for one in every if not one.from_asker), default=0)
    return [one for one in every if one.from_asker and one.id > asked and one.posted_at > since]


async def asker_files(session: Session, question: Question) -> Sequence[Attachment]:
    """List the files of the asker's remarks in order."""
    await session.flush()
    rows = (
        select(Attachment)
        .join(Remark, Remark.id == Attachment.remark_id)
        .where(Remark.question_id == question.id, Remark.from_asker)
        .order_by(Attachment.id)
    )
    return (await session.scalars(rows)).all()


async def get_remark(session: Session, remark_id: int) -> Remark | None:
    """Return the remark with this id."""
    return await session.get(Remark, remark_id)


async def remark_by_album(session: Session, person: Person, media_group_id: str) -> Remark | None:
    """Return the remark of this member of staff made of an earlier photo of the same album."""
    rows = select(Remark).join(Attachment, Attachment.remark_id == Remark.id)
    mine = (
        (Remark.person_id == person.id) & ~Remark.from_asker & (Attachment.media_group_id == media_group_id)
    )
    return await session.scalar(rows.where(mine).order_by(Remark.id.desc()).limit(1))


async def remark_by_message(session: Session, person: Person, message_id: int) -> Remark | None:
    """Return the remark made of this message of the person."""
    mine = (Remark.person_id == person.id) & (Remark.chat_message_id == message_id)
    return await session.scalar(select(Remark).where(mine).order_by(Remark.id.desc()).limit(1))


async def remark_files(session: Session, remark: Remark) -> Sequence[Attachment]:
    """List the files of a remark."""
    rows = select(Attachment).where(Attachment.remark_id == remark.id).order_by(Attachment.id)
    return (await session.scalars(rows)).all()


async def list_remarks(session: Session, question: Question) -> list[Remark]:
    """List all remarks about a question, oldest first."""
    await session.flush()
    rows = select(Remark).where(Remark.question_id == question.id).order_by(Remark.id)
    return list(await session.scalars(rows))
