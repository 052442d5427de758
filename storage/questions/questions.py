"""Questions: numbered per seminar, each brought to an end: answered, merged, declined with a reason, or taken back."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import func, insert, or_, select, update

from storage.database import Session
from storage.models import (
    Answer,
    Attachment,
    Person,
    Question,
    QuestionEvent,
    Remark,
    Seminar,
    Vote,
    stored_marks,
)
from storage.models.question_states import (
    ANSWERED,
    ASSIGNED,
    CLOSED_STATES,
    DECLINED,
    HALL_STATES,
    MERGED,
    NEW,
    OPEN_STATES,
    REOPENED,
    VISIBLE,
    WITHDRAWN,
)
from storage.questions import similarity_index, votes
from storage.questions.merged_questions import merge_root
from storage.text.richtext import RichText, to_rich

TRANSITIONS: dict[str, tuple[str, ...]] = {
    NEW: (VISIBLE, ASSIGNED, *CLOSED_STATES),
    VISIBLE: (NEW, ASSIGNED, *CLOSED_STATES),
    ASSIGNED: (NEW, VISIBLE, ASSIGNED, *CLOSED_STATES),
    REOPENED: (NEW, VISIBLE, ASSIGNED, *CLOSED_STATES),
    ANSWERED: (REOPENED,),
    DECLINED: (NEW, VISIBLE, REOPENED, ANSWERED),
    MERGED: (*OPEN_STATES, WITHDRAWN),
    WITHDRAWN: (),
}
"""From which state a question can come to which."""
DECLINE_REASONS = ("off_topic", "personal", "unclear", "rude", "elsewhere")
"""Why a question is declined, but for words of staff's own."""
ALOUD, WRITTEN = "aloud", "written"


_IS_ASKER_FILE = (Attachment.answer_id.is_(None), Attachment.remark_id.is_(None))


class InvalidTransition(Exception):
    """The question's state does not allow this; nothing was changed."""


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
    """Keep a question under the seminar's next number; the hall reads it at once where nobody moderates."""
    number = (
        await session.execute(
            update(Seminar)
            .where(Seminar.id == seminar.id)
            .values(question_count=Seminar.question_count + 1)
            .returning(Seminar.question_count)
            .execution_options(synchronize_session=False)
        )
    ).scalar_one()
    state = NEW if seminar.moderated else VISIBLE
    # Not through the unit of work: a flush here would write the whole batch, piece by piece.
    row = insert(Question).values(
        seminar_id=seminar.id,
        number=number,
        person_id=person.id,
        text=to_rich(words).text,
        marks=stored_marks("text", to_rich(words)),
        anonymous=anonymous,
        item_id=item_id,
        chat_message_id=message_id,
        asked_at=at,
        state=state,
        state_changed_at=at,
        visible_at=None if seminar.moderated else at,
    )
    question = (await session.scalars(row.returning(Question))).one()
    await similarity_index.index_question(session, question)
    await _record_event(session, question, None, at, person)
    return question


async def get(session: Session, question_id: int) -> Question | None:
    """A question by its id."""
    return await session.get(Question, question_id)


async def lock(session: Session, question_id: int) -> Question | None:
    """A question, read anew and held until the transaction ends: two answers at once wait for each other.

    Its seminar is held first: what becomes of one question may concern those merged with it, and whoever takes
    several always takes them in the same order.
    """
    await session.flush()
    seminar = select(Question.seminar_id).where(Question.id == question_id).scalar_subquery()
    await session.execute(select(Seminar.id).where(Seminar.id == seminar).with_for_update())
    return await session.get(Question, question_id, with_for_update=True, populate_existing=True)


async def by_message(session: Session, person: Person, message_id: int) -> Question | None:
    """The question that this message of the asker became; where it went on at a sister seminar, the one there."""
    return await session.scalar(
        select(Question)
        .where(Question.person_id == person.id, Question.chat_message_id == message_id)
        .order_by(Question.id.desc())
        .limit(1)
        .with_for_update()
    )


async def attachment_by_album(session: Session, person: Person, media_group_id: str) -> Attachment | None:
    """The file of a question of this person's, or of what they said besides, that came in the same album."""
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
    """This person's own questions with their seminars, the newest first."""
    rows = await session.execute(
        select(Question, Seminar)
        .join(Seminar, Seminar.id == Question.seminar_id)
        .where(Question.person_id == person.id)
        .order_by(Question.asked_at.desc(), Question.id.desc())
        .limit(limit)
    )
    return [(row[0], row[1]) for row in rows]


async def list_open(session: Session, seminar_id: int | None = None) -> list[tuple[Question, Seminar]]:
    """Questions nobody has answered yet, the oldest first."""
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
    """(asked and not taken back, of these still open)."""
    row = await session.execute(
        select(func.count(), func.count().filter(Question.state.in_(OPEN_STATES))).where(
            Question.seminar_id == seminar_id, Question.state != WITHDRAWN
        )
    )
    asked, left = row.one()
    return asked, left


async def count_open(session: Session, seminar_id: int | None = None) -> int:
    """How many questions nobody has brought to an end yet: at a seminar, or (None) at all that are not archived."""
    query = select(func.count()).select_from(Question).where(Question.state.in_(OPEN_STATES))
    if seminar_id is not None:
        query = query.where(Question.seminar_id == seminar_id)
    return await session.scalar(query) or 0


async def add_attachment(
    session: Session, question: Question, file: Attachment, answer: Answer | None = None
) -> None:
    """Add a file to a question, or to an answer of it."""
    file.question_id = question.id
    file.answer_id = answer.id if answer else None
    session.add(file)


async def get_attachment(session: Session, attachment_id: int) -> Attachment | None:
    """A file by its number."""
    return await session.get(Attachment, attachment_id)


async def list_attachments(session: Session, question: Question) -> Sequence[Attachment]:
    """The asker's own files, in their order."""
    rows = await session.scalars(
        select(Attachment)
        .where(Attachment.question_id == question.id, *_IS_ASKER_FILE)
        .order_by(Attachment.id)
    )
    return rows.all()


# Its life. Whoever changes it holds it (`lock`); each step is written down with its time and its hand.


async def transition(
    session: Session,
    question: Question,
    state: str,
    at: datetime,
    by: Person | None,
    detail: dict[str, Any] | None = None,
) -> None:
    """Bring it into this state and write that down. Raises InvalidTransition. `by` None: nobody's hand."""
    if state not in TRANSITIONS[question.state]:
        raise InvalidTransition(f"{question.state} -> {state}")
    before, question.state, question.state_changed_at = question.state, state, at
    await _record_event(session, question, before, at, by, detail)


async def _record_event(
    session: Session,
    question: Question,
    before: str | None,
    at: datetime,
    by: Person | None,
    detail: dict[str, Any] | None = None,
) -> None:
    values = {
        "from_state": before,
        "to_state": question.state,
        "at": at,
        "actor_id": by and by.id,
        "detail": detail or {},
    }
    await session.execute(insert(QuestionEvent).values(question_id=question.id, **values))


async def list_events(session: Session, question: Question) -> Sequence[QuestionEvent]:
    """What became of it, step by step."""
    rows = select(QuestionEvent).where(QuestionEvent.question_id == question.id).order_by(QuestionEvent.id)
    return (await session.scalars(rows)).all()


async def show(session: Session, question: Question, at: datetime, by: Person) -> None:
    """The hall may read it from now on. Raises InvalidTransition when it has ended without an answer."""
    if question.state == NEW:
        await transition(session, question, VISIBLE, at, by)
    elif question.state not in HALL_STATES:
        raise InvalidTransition(f"{question.state}: shown")
    question.visible_at = question.visible_at or at


async def hide(session: Session, question: Question, at: datetime, by: Person) -> None:
    """The hall reads it no more."""
    if question.state == VISIBLE:
        await transition(session, question, NEW, at, by)
    question.visible_at = None


async def assign(
    session: Session,
    question: Question,
    owner: Person,
    at: datetime,
    by: Person,
    due_at: datetime | None = None,
) -> None:
    """It is theirs to answer, by then. Raises InvalidTransition: it has ended, or another one speaks for it."""
    if question.state not in OPEN_STATES:
        raise InvalidTransition(f"{question.state}: assigned")
    await transition(session, question, ASSIGNED, at, by, {"owner": owner.id})
    question.assignee_id, question.due_at = owner.id, due_at
    question.reminded_at = question.escalated_at = None


async def unassign(session: Session, question: Question, at: datetime, by: Person | None) -> None:
    """It is nobody's again, as it was before. Raises InvalidTransition."""
    if question.state != ASSIGNED:
        raise InvalidTransition(f"{question.state}: released")
    await transition(session, question, VISIBLE if question.visible_at else NEW, at, by)
    question.assignee_id = question.due_at = question.reminded_at = question.escalated_at = None


async def decline(
    session: Session, question: Question, reason: RichText | str, at: datetime, by: Person
) -> None:
    """It ends without an answer, for a reason that its asker is told: one of REASONS, or own words.

    Raises InvalidTransition.
    """
    kind = str(reason) if str(reason) in DECLINE_REASONS else "own"
    await transition(session, question, DECLINED, at, by, {"reason": kind})
    question.set_rich_text("reason", to_rich(reason))


async def reopen(session: Session, question: Question, at: datetime, by: Person) -> None:
    """Its end was none: the asker has more to ask, or staff take it up again. Raises InvalidTransition."""
    above = await merge_root(session, question)
    await transition(session, question, REOPENED, at, by)
    question.merged_into_id, question.reason = None, ""
    if above is not question:
        for one in (question, above):
            await votes.recount(session, one)


async def add_answer(
    session: Session,
    question: Question,
    by: Person,
    words: RichText | str,
    at: datetime,
    *,
    aloud: bool = False,
    chat_id: int | None = None,
    message_id: int | None = None,
) -> Answer:
    """Keep an answer; the first one ends the question.

    Raises InvalidTransition: it was taken back, or another speaks for it.

    `aloud`: it was said in the hall. `message_id`: the answerer's own message, in the chat `chat_id`.
    """
    if question.state != ANSWERED:
        how = ALOUD if aloud else WRITTEN
        await transition(session, question, ANSWERED, at, by, {"how": how})
        question.answered_how = question.answered_how or how
        question.reason = ""
    row = Answer(
        question_id=question.id,
        person_id=by.id,
        text=to_rich(words).text,
        marks=stored_marks("text", to_rich(words)),
        aloud=aloud,
        chat_id=chat_id,
        chat_message_id=message_id,
        answered_at=at,
    )
    session.add(row)
    await session.flush()
    return row


# Several that are one: see `storage.questions.merged_questions`.


async def merge(session: Session, question: Question, into: Question, at: datetime, by: Person) -> None:
    """From now on `into` speaks for it, and for those merged into it before. Both are held (`lock`).

    Raises InvalidTransition: another seminar's, one of its own, ended already, or `into` came to no answer.
    """
    above = await merge_root(session, into)
    if question.seminar_id != into.seminar_id or above.id == question.id:
        raise InvalidTransition("merged with itself, or across seminars")
    if above.state in (DECLINED, WITHDRAWN):
        raise InvalidTransition(f"merged into one that is {above.state}")
    await transition(session, question, MERGED, at, by, {"into": into.id})
    question.merged_into_id = into.id
    await votes.recount(session, above)


async def unmerge(session: Session, question: Question, at: datetime, by: Person | None) -> None:
    """It speaks for itself again, in the state it was merged from. Raises InvalidTransition."""
    if question.state != MERGED:
        raise InvalidTransition(f"{question.state}: unmerged")
    above = await merge_root(session, question)
    before = [event.from_state for event in await list_events(session, question) if event.to_state == MERGED]
    question.merged_into_id = None
    await transition(session, question, before[-1] or NEW, at, by)
    for one in (question, above):
        await votes.recount(session, one)


async def withdraw(session: Session, question: Question, at: datetime, by: Person) -> Question | None:
    """Its asker takes it back. Others that were merged into it stay: the oldest speaks for them, with its promise.

    Returns that one, or None. Raises InvalidTransition.
    """
    above, assigned = await merge_root(session, question), question.state == ASSIGNED
    await transition(session, question, WITHDRAWN, at, by)
    question.merged_into_id = question.visible_at = None
    heir = await _release_merged(session, question, above, at)
    if heir is not None and assigned:
        await transition(session, heir, ASSIGNED, at, None, {"owner": question.assignee_id})
        heir.assignee_id, heir.due_at = question.assignee_id, question.due_at
    goes_on = heir or above
    if goes_on is not question:
        await votes.transfer_votes(session, question, goes_on)
    await votes.recount(session, goes_on)
    return heir


async def _release_merged(
    session: Session, question: Question, above: Question, at: datetime
) -> Question | None:
    """What was merged right into it goes to whoever speaks for it, or follows the oldest of them."""
    await session.flush()
    rows = select(Question).where(Question.merged_into_id == question.id).order_by(Question.number)
    heirs = list(await session.scalars(rows))
    if above is not question:
        for one in heirs:
            one.merged_into_id = above.id
        return None
    for one in heirs[1:]:
        one.merged_into_id = heirs[0].id
    if not heirs:
        return None
    await unmerge(session, heirs[0], at, None)
    return heirs[0]


# Forgotten.


async def erase_asker(session: Session, person: Person, at: datetime) -> list[int]:
    """Take back what nobody has answered, and their votes; answers stay, and the words `forgetting` erases.

    Returns others' questions that speak for themselves from now on: they had been merged into one of these.
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
        if WITHDRAWN in TRANSITIONS[question.state]:
            heirs.append(await withdraw(session, question, at, person))
    await session.flush()  # what follows is written straight into the rows
    return [one.id for one in heirs if one is not None and one.person_id != person.id]


async def _erase_votes(session: Session, person: Person) -> None:
    """What somebody wanted to know is theirs too; the counts are made anew."""
    voted = select(Question.id).join(Vote, Vote.question_id == Question.id).where(Vote.person_id == person.id)
    for number in list(await session.scalars(voted.order_by(Question.seminar_id, Question.id))):
        question = await lock(session, number)
        assert question is not None  # rows are never deleted
        await votes.remove_vote(session, await merge_root(session, question), person)
