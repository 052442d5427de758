"""Answers found by the message they are, what waits for whom to answer, and the words that go to and fro meanwhile."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_, case, false, func, or_, select, true

from storage.database import Session
from storage.models import Answer, Attachment, Person, Question, Remark, Seminar, stored_marks
from storage.models.question_states import ASSIGNED, OPEN_STATES
from storage.questions import readable
from storage.questions.merged_questions import Follower, merged_questions
from storage.text.richtext import RichText, to_rich

# An answer, once it is given.


async def get(session: Session, answer_id: int) -> Answer | None:
    """An answer by its id."""
    return await session.get(Answer, answer_id)


async def by_message(session: Session, person: Person, chat_id: int, message_id: int) -> Answer | None:
    """The answer that this message of the answerer became."""
    await session.flush()
    there = (Answer.chat_id == chat_id) & (Answer.chat_message_id == message_id)
    return await session.scalar(select(Answer).where(Answer.person_id == person.id, there))


async def by_album(session: Session, person: Person, media_group_id: str) -> Answer | None:
    """The answer of this person that an earlier photo of the same album became."""
    return await session.scalar(
        select(Answer)
        .join(Attachment, Attachment.answer_id == Answer.id)
        .where(Answer.person_id == person.id, Attachment.media_group_id == media_group_id)
        .limit(1)
    )


async def answer_files(session: Session, answer: Answer) -> Sequence[Attachment]:
    """What was sent with it, in order."""
    await session.flush()
    rows = select(Attachment).where(Attachment.answer_id == answer.id).order_by(Attachment.id)
    return (await session.scalars(rows)).all()


async def list_answers(session: Session, question: Question) -> Sequence[Answer]:
    """What was answered, in order."""
    rows = await session.scalars(select(Answer).where(Answer.question_id == question.id).order_by(Answer.id))
    return rows.all()


async def files_by_answer(session: Session, those: Sequence[Answer]) -> dict[int, list[Attachment]]:
    """The files of these answers, by the answer's number (id); answers without any are not there."""
    numbers = [one.id for one in those]
    rows = select(Attachment).where(Attachment.answer_id.in_(numbers)).order_by(Attachment.id)
    found: dict[int, list[Attachment]] = {}
    for file in await session.scalars(rows):
        found.setdefault(file.answer_id or 0, []).append(file)
    return found


async def list_edited_since(session: Session, moment: datetime) -> list[Answer]:
    """Answers whose words became others since then."""
    return list(await session.scalars(select(Answer).where(Answer.edited_at > moment).order_by(Answer.id)))


async def recipients_by_chat(
    session: Session, question: Question, chats: Collection[int]
) -> dict[int, Follower]:
    """Whose these chats are, each with their own question, if one of theirs is this one or was merged into it."""
    asked = {one.person_id: one for one in reversed(await merged_questions(session, question))}
    people = await session.scalars(select(Person).where(Person.telegram_id.in_(chats)))
    return {one.telegram_id: Follower(one, asked.get(one.id)) for one in people if one.telegram_id}


# What waits for an answer.


@dataclass(frozen=True, slots=True)
class AnswerScope:
    """What somebody may answer: at these seminars whatever was asked, at those what the hall may read. None: at all."""

    person: Person
    all_in_seminars: Collection[int] | None
    visible_in_seminars: Collection[int] | None


def _in_seminars(seminars: Collection[int] | None) -> ColumnElement[bool]:
    return true() if seminars is None else Question.seminar_id.in_(seminars) if seminars else false()


async def list_inbox(
    session: Session, desk: AnswerScope, limit: int, offset: int = 0, seminar_id: int | None = None
) -> tuple[int, list[tuple[Question, Seminar]]]:
    """How many wait that this person may answer, and a page of them: their own, then nobody's, then others'."""
    await session.flush()
    mine, taken = Question.assignee_id == desk.person.id, Question.state == ASSIGNED
    free = and_(_in_seminars(desk.visible_in_seminars), readable.readable_condition(), ~taken)
    theirs = or_(_in_seminars(desk.all_in_seminars), and_(_in_seminars(desk.visible_in_seminars), mine), free)
    meant = and_(Question.state.in_(OPEN_STATES), theirs)
    if seminar_id is not None:
        meant = and_(meant, Question.seminar_id == seminar_id)
    count = await session.scalar(select(func.count()).select_from(Question).where(meant)) or 0
    first = case((mine, 0), (taken, 2), else_=1)
    rows = await session.execute(
        select(Question, Seminar)
        .join(Seminar, Seminar.id == Question.seminar_id)
        .where(meant)
        .order_by(first, Question.due_at.is_(None), Question.due_at, Question.asked_at, Question.id)
        .limit(limit)
        .offset(offset)
    )
    return count, [(row[0], row[1]) for row in rows]


REMINDER_LEAD = timedelta(days=1)


async def list_due(session: Session, now: datetime) -> list[int]:
    """Questions of whose promised day somebody may have to be reminded, in the order of their locks."""
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


# The dialogue with whoever asks.


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
    """Keep a word about a question: what more is needed, or the asker's reply to that."""
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
    """What its asker has said since then, and since anybody asked them back."""
    every = await list_remarks(session, question)
    asked = max((one.id for one in every if not one.from_asker), default=0)
    return [one for one in every if one.from_asker and one.id > asked and one.posted_at > since]


async def asker_files(session: Session, question: Question) -> Sequence[Attachment]:
    """The files of what its asker said besides, in order."""
    await session.flush()
    rows = (
        select(Attachment)
        .join(Remark, Remark.id == Attachment.remark_id)
        .where(Remark.question_id == question.id, Remark.from_asker)
        .order_by(Attachment.id)
    )
    return (await session.scalars(rows)).all()


async def get_remark(session: Session, remark_id: int) -> Remark | None:
    """One by its number."""
    return await session.get(Remark, remark_id)


async def remark_by_album(session: Session, person: Person, media_group_id: str) -> Remark | None:
    """What this member of staff asked back with an earlier photo of the same album."""
    rows = select(Remark).join(Attachment, Attachment.remark_id == Remark.id)
    mine = (
        (Remark.person_id == person.id) & ~Remark.from_asker & (Attachment.media_group_id == media_group_id)
    )
    return await session.scalar(rows.where(mine).order_by(Remark.id.desc()).limit(1))


async def remark_by_message(session: Session, person: Person, message_id: int) -> Remark | None:
    """What this message of theirs became."""
    mine = (Remark.person_id == person.id) & (Remark.chat_message_id == message_id)
    return await session.scalar(select(Remark).where(mine).order_by(Remark.id.desc()).limit(1))


async def remark_files(session: Session, remark: Remark) -> Sequence[Attachment]:
    """What was sent with it."""
    rows = select(Attachment).where(Attachment.remark_id == remark.id).order_by(Attachment.id)
    return (await session.scalars(rows)).all()


async def list_remarks(session: Session, question: Question) -> list[Remark]:
    """What went to and fro about it, in order."""
    await session.flush()
    rows = select(Remark).where(Remark.question_id == question.id).order_by(Remark.id)
    return list(await session.scalars(rows))
