"""Questions: numbered per seminar, kept until they are answered or taken back."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage.models import Answer, Attachment, Person, Question, Seminar


async def ask(
    session: AsyncSession,
    seminar: Seminar,
    person: Person,
    text: str,
    *,
    message_id: int,
    anonymous: bool,
    at: datetime,
) -> Question:
    """Keep a question under the seminar's next number."""
    number = (
        await session.execute(
            update(Seminar)
            .where(Seminar.id == seminar.id)
            .values(question_count=Seminar.question_count + 1)
            .returning(Seminar.question_count)
            .execution_options(synchronize_session=False)
        )
    ).scalar_one()
    # Not through the unit of work: a flush here would write the whole batch, piece by piece.
    row = insert(Question).values(
        seminar_id=seminar.id,
        number=number,
        person_id=person.id,
        text=text,
        anonymous=anonymous,
        chat_message_id=message_id,
        asked_at=at,
    )
    return (await session.scalars(row.returning(Question))).one()


async def get(session: AsyncSession, question_id: int) -> Question | None:
    """A question by its id."""
    return await session.get(Question, question_id)


async def lock(session: AsyncSession, question_id: int) -> Question | None:
    """A question, read anew and held until the transaction ends: two answers at once wait for each other."""
    return await session.get(Question, question_id, with_for_update=True, populate_existing=True)


async def by_message(session: AsyncSession, person: Person, message_id: int) -> Question | None:
    """The question that this message of the asker became."""
    return await session.scalar(
        select(Question)
        .where(Question.person_id == person.id, Question.chat_message_id == message_id)
        .with_for_update()
    )


async def by_album(session: AsyncSession, person: Person, album: str) -> Question | None:
    """The question that an earlier photo of the same album became."""
    return await session.scalar(
        select(Question)
        .join(Attachment, Attachment.question_id == Question.id)
        .where(Question.person_id == person.id, Attachment.album == album, Attachment.answer_id.is_(None))
        .limit(1)
    )


async def answer_by_album(session: AsyncSession, person: Person, album: str) -> Answer | None:
    """The answer of this person that an earlier photo of the same album became."""
    return await session.scalar(
        select(Answer)
        .join(Attachment, Attachment.answer_id == Answer.id)
        .where(Answer.person_id == person.id, Attachment.album == album)
        .limit(1)
    )


async def of_person(
    session: AsyncSession, person: Person, limit: int = 500
) -> list[tuple[Question, Seminar]]:
    """This person's own questions with their seminars, the newest first."""
    rows = await session.execute(
        select(Question, Seminar)
        .join(Seminar, Seminar.id == Question.seminar_id)
        .where(Question.person_id == person.id)
        .order_by(Question.asked_at.desc(), Question.id.desc())
        .limit(limit)
    )
    return [(row[0], row[1]) for row in rows]


async def open_ones(session: AsyncSession, seminar_id: int | None = None) -> list[tuple[Question, Seminar]]:
    """Questions nobody has answered yet, the oldest first."""
    statement = (
        select(Question, Seminar)
        .join(Seminar, Seminar.id == Question.seminar_id)
        .where(Question.answered_at.is_(None), Question.withdrawn_at.is_(None))
        .order_by(Question.asked_at, Question.id)
    )
    if seminar_id is not None:
        statement = statement.where(Question.seminar_id == seminar_id)
    return [(row[0], row[1]) for row in await session.execute(statement)]


async def counts(session: AsyncSession, seminar_id: int) -> tuple[int, int]:
    """(asked and not taken back, of these still open)."""
    row = await session.execute(
        select(func.count(), func.count().filter(Question.answered_at.is_(None))).where(
            Question.seminar_id == seminar_id, Question.withdrawn_at.is_(None)
        )
    )
    asked, left = row.one()
    return asked, left


async def attach(
    session: AsyncSession, question: Question, file: Attachment, answer: Answer | None = None
) -> None:
    """Add a file to a question, or to an answer of it."""
    file.question_id = question.id
    file.answer_id = answer.id if answer else None
    session.add(file)


async def attachments(session: AsyncSession, question: Question) -> Sequence[Attachment]:
    """The asker's own files, in their order."""
    rows = await session.scalars(
        select(Attachment)
        .where(Attachment.question_id == question.id, Attachment.answer_id.is_(None))
        .order_by(Attachment.id)
    )
    return rows.all()


async def answer(session: AsyncSession, question: Question, by: Person, text: str, at: datetime) -> Answer:
    """Keep an answer; the first one ends the question."""
    row = Answer(question_id=question.id, person_id=by.id, text=text, answered_at=at)
    session.add(row)
    question.answered_at = question.answered_at or at
    await session.flush()
    return row


async def answers(session: AsyncSession, question: Question) -> Sequence[Answer]:
    """What was answered, in order."""
    rows = await session.scalars(select(Answer).where(Answer.question_id == question.id).order_by(Answer.id))
    return rows.all()
