"""Questions of a seminar: storing, loading, listing and counting them. See `lifecycle` for changes of their state."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import func, insert, or_, select

from storage.database import Session
from storage.models import Answer, Attachment, Person, Question, Remark, Seminar, Vote, stored_marks
from storage.models.question_states import NEW, OPEN_STATES, VISIBLE, WITHDRAWN
from storage.questions import lifecycle, numbers, similarity_index, votes
from storage.questions.merged_questions import merge_root
from storage.seminars import locks
from storage.text.richtext import RichText, to_rich

# Made once: building a statement takes longer than executing it.
_INSERT = insert(Question).returning(Question)
_IS_ASKER_FILE = (Attachment.answer_id.is_(None), Attachment.remark_id.is_(None))


async def create_question(
    session: Session,
    seminar: Seminar,
    person: Person,
    words: RichText | str,
    *,
    message_id: int,
    anonymous: bool,
    at: datetime,
    item_id: int | None = None,
) -> Question:
    """Store a question under the seminar's next number; it is visible at once unless the seminar is moderated."""
    number = await numbers.next_number(session, seminar.id)
    state = NEW if seminar.moderated else VISIBLE
    # Not through the unit of work: a flush here would write the rows of the whole batch, person by person.
    row = {
        "seminar_id": seminar.id,
        "number": number,
        "person_id": person.id,
        "text": to_rich(words).text,
        "marks": stored_marks("text", to_rich(words)),
        "anonymous": anonymous,
        "item_id": item_id,
        "chat_message_id": message_id,
        "asked_at": at,
        "state": state,
        "state_changed_at": at,
        "visible_at": None if seminar.moderated else at,
    }
    question = (await session.scalars(_INSERT, row)).one()
    await similarity_index.index_question(session, question)
    await lifecycle.record_event(session, question, None, at, person)
    return question


async def get(session: Session, question_id: int) -> Question | None:
    """Return a question by its id; None if there is none."""
    return await session.get(Question, question_id)


async def lock(session: Session, question_id: int) -> Question | None:
    """Load a question again and lock it until the transaction ends; return None if there is none.

    The seminar is locked first, because a change may affect merged questions too: all locks of a seminar's questions
    are then taken in one order.
    """
    await session.flush()
    seminar = select(Question.seminar_id).where(Question.id == question_id).scalar_subquery()
    await locks.lock_seminar(session, seminar)
    return await session.get(Question, question_id, with_for_update=True, populate_existing=True)


async def by_message(session: Session, person: Person, message_id: int) -> Question | None:
    """Return the question made from this message of the asker, locked.

    It is the newest one: a question that was carried to another seminar has the same message.
    """
    return await session.scalar(
        select(Question)
        .where(Question.person_id == person.id, Question.chat_message_id == message_id)
        .order_by(Question.id.desc())
        .limit(1)
        .with_for_update()
    )


async def attachment_by_album(session: Session, person: Person, media_group_id: str) -> Attachment | None:
    """Return the first file of an album that this person added to a question of theirs or to a remark on it."""
    mine = (Question.person_id == person.id) & Attachment.answer_id.is_(None)
    theirs = or_(Attachment.remark_id.is_(None), Remark.from_asker)
    return await session.scalar(
        select(Attachment)
        .join(Question, Question.id == Attachment.question_id)
        .outerjoin(Remark, Remark.id == Attachment.remark_id)
        .where(mine, theirs, Attachment.media_group_id == media_group_id)
        .order_by(Attachment.id)
        .limit(1)
    )


async def list_by_person(
    session: Session, person: Person, limit: int = 500
) -> list[tuple[Question, Seminar]]:
    """Return a person's questions with their seminars, newest first."""
    rows = await session.execute(
        select(Question, Seminar)
        .join(Seminar, Seminar.id == Question.seminar_id)
        .where(Question.person_id == person.id)
        .order_by(Question.asked_at.desc(), Question.id.desc())
        .limit(limit)
    )
    return [(row[0], row[1]) for row in rows]


async def list_open(session: Session, seminar_id: int | None = None) -> list[tuple[Question, Seminar]]:
    """Return the open questions of a seminar, or of all seminars, oldest first."""
    statement = (
        select(Question, Seminar)
        .join(Seminar, Seminar.id == Question.seminar_id)
        .where(Question.state.in_(OPEN_STATES))
        .order_by(Question.asked_at, Question.id)
    )
    if seminar_id is not None:
        statement = statement.where(Question.seminar_id == seminar_id)
    return [(row[0], row[1]) for row in await session.execute(statement)]


async def count_asked_open(session: Session, seminar_id: int) -> tuple[int, int]:
    """Return how many questions were asked and not withdrawn, and how many of these are open."""
    return (await count_asked_open_of(session, [seminar_id]))[seminar_id]


async def count_asked_open_of(session: Session, seminar_ids: Collection[int]) -> dict[int, tuple[int, int]]:
    """Return seminar id -> `count_asked_open`, by one query for all of them."""
    rows = await session.execute(
        select(Question.seminar_id, func.count(), func.count().filter(Question.state.in_(OPEN_STATES)))
        .where(Question.seminar_id.in_(seminar_ids), Question.state != WITHDRAWN)
        .group_by(Question.seminar_id)
    )
    return dict.fromkeys(seminar_ids, (0, 0)) | {row[0]: (row[1], row[2]) for row in rows}


async def count_open(session: Session, seminar_id: int | None = None) -> int:
    """Return how many questions are open at a seminar, or at all seminars."""
    query = select(func.count()).select_from(Question).where(Question.state.in_(OPEN_STATES))
    if seminar_id is not None:
        query = query.where(Question.seminar_id == seminar_id)
    return await session.scalar(query) or 0


async def add_attachment(
    session: Session, question: Question, file: Attachment, answer: Answer | None = None
) -> None:
    """Add a file to a question or to one of its answers."""
    file.question_id = question.id
    file.answer_id = answer.id if answer else None
    session.add(file)


async def get_attachment(session: Session, attachment_id: int) -> Attachment | None:
    """Return a file by its id; None if there is none."""
    return await session.get(Attachment, attachment_id)


async def list_attachments(session: Session, question: Question) -> Sequence[Attachment]:
    """Return the files of the question itself, oldest first."""
    rows = await session.scalars(
        select(Attachment)
        .where(Attachment.question_id == question.id, *_IS_ASKER_FILE)
        .order_by(Attachment.id)
    )
    return rows.all()


async def erase_asker(session: Session, person: Person, at: datetime) -> list[int]:
    """Withdraw a person's open and merged questions and remove their votes.

    Answered and declined questions stay; `storage.privacy.erasure` erases their texts. Return the ids of other
    people's questions that had been merged into withdrawn ones and now replace them.
    """
    await session.flush()
    await _erase_votes(session, person)
    mine = (
        select(Question.id).where(Question.person_id == person.id).order_by(Question.seminar_id, Question.id)
    )
    heirs = []
    for number in list(await session.scalars(mine)):
        question = await lock(session, number)
        assert question is not None  # rows are never deleted
        if WITHDRAWN in lifecycle.TRANSITIONS[question.state]:
            heirs.append(await lifecycle.withdraw(session, question, at, person))
    await session.flush()  # the caller goes on with direct UPDATE statements
    return [heir.id for heir in heirs if heir is not None and heir.person_id != person.id]


async def _erase_votes(session: Session, person: Person) -> None:
    """Remove the person's votes and count those of each question again."""
    voted = select(Question.id).join(Vote, Vote.question_id == Question.id).where(Vote.person_id == person.id)
    for number in list(await session.scalars(voted.order_by(Question.seminar_id, Question.id))):
        question = await lock(session, number)
        assert question is not None  # rows are never deleted
        await votes.remove_vote(session, await merge_root(session, question), person)
