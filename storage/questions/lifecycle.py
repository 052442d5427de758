"""The lifecycle of a question: every change of its state, each recorded with its time and actor.

Callers lock the question first (`storage.questions.questions.lock`).
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, cast

from sqlalchemy import Table, insert, select

from storage.database import Session
from storage.models import Answer, Person, Question, QuestionEvent, stored_marks
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
from storage.questions import votes
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
"""State -> the states that may follow it."""
DECLINE_REASONS = ("off_topic", "personal", "unclear", "rude", "elsewhere")
"""The ready-made reasons for declining a question; staff may write their own instead."""
ALOUD, WRITTEN = "aloud", "written"
"""The ways of answering a question (`Question.answered_how`)."""
_INSERT_EVENT = insert(cast(Table, QuestionEvent.__table__))


class InvalidTransition(Exception):
    """The question's state does not allow this; nothing was changed."""


async def transition(
    session: Session,
    question: Question,
    state: str,
    at: datetime,
    by: Person | None,
    detail: dict[str, Any] | None = None,
) -> None:
    """Change the state and record the change; `by` is None if the program does it. Raises InvalidTransition."""
    if state not in TRANSITIONS[question.state]:
        raise InvalidTransition(f"{question.state} -> {state}")
    before, question.state, question.state_changed_at = question.state, state, at
    await record_event(session, question, before, at, by, detail)


async def record_event(
    session: Session,
    question: Question,
    before: str | None,
    at: datetime,
    by: Person | None,
    detail: dict[str, Any] | None = None,
) -> None:
    """Record that the question came from the state `before` (None: it is new) to its present one."""
    values = {
        "from_state": before,
        "to_state": question.state,
        "at": at,
        "actor_id": by and by.id,
        "detail": detail or {},
    }
    await session.execute(_INSERT_EVENT, {"question_id": question.id, **values})


async def list_events(session: Session, question: Question) -> Sequence[QuestionEvent]:
    """Return the recorded changes of a question, oldest first."""
    rows = select(QuestionEvent).where(QuestionEvent.question_id == question.id).order_by(QuestionEvent.id)
    return (await session.scalars(rows)).all()


async def show(session: Session, question: Question, at: datetime, by: Person) -> None:
    """Show the question to the hall. Raises InvalidTransition if it was declined, merged or withdrawn."""
    if question.state == NEW:
        await transition(session, question, VISIBLE, at, by)
    elif question.state not in HALL_STATES:
        raise InvalidTransition(f"{question.state}: shown")
    question.visible_at = question.visible_at or at


async def release(session: Session, question: Question, at: datetime, by: Person) -> None:
    """Let participants read the question's text: as `show` does, or beside the one that it was merged into.

    Raises InvalidTransition if it was declined or withdrawn.
    """
    if question.state == MERGED:
        question.visible_at = question.visible_at or at
    else:
        await show(session, question, at, by)


async def hide(session: Session, question: Question, at: datetime, by: Person) -> None:
    """Hide the question from the hall."""
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
    """Assign the question to `owner`, to be answered by `due_at`. Raises InvalidTransition if it is closed."""
    if question.state not in OPEN_STATES:
        raise InvalidTransition(f"{question.state}: assigned")
    await transition(session, question, ASSIGNED, at, by, {"owner": owner.id})
    question.assignee_id, question.due_at = owner.id, due_at
    question.reminded_at = question.escalated_at = None


async def unassign(session: Session, question: Question, at: datetime, by: Person | None) -> None:
    """Remove the assignee; the question is visible or new again. Raises InvalidTransition if nobody is assigned."""
    if question.state != ASSIGNED:
        raise InvalidTransition(f"{question.state}: released")
    await transition(session, question, VISIBLE if question.visible_at else NEW, at, by)
    question.assignee_id = question.due_at = question.reminded_at = question.escalated_at = None


async def decline(
    session: Session, question: Question, reason: RichText | str, at: datetime, by: Person
) -> None:
    """Decline the question with one of DECLINE_REASONS or another text, which the asker gets.

    Raises InvalidTransition.
    """
    kind = str(reason) if str(reason) in DECLINE_REASONS else "own"
    await transition(session, question, DECLINED, at, by, {"reason": kind})
    question.set_rich_text("reason", to_rich(reason))


async def reopen(session: Session, question: Question, at: datetime, by: Person) -> None:
    """Reopen a closed question, at the asker's or staff's request. Raises InvalidTransition."""
    root = await merge_root(session, question)
    await transition(session, question, REOPENED, at, by)
    question.merged_into_id, question.reason = None, ""
    if root is not question:
        for changed in (question, root):
            await votes.recount(session, changed)


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
    """Add an answer; the first one closes the question. Raises InvalidTransition if it is merged or withdrawn.

    `aloud`: the answer was given in the hall. `chat_id`, `message_id`: the answerer's own message.
    """
    if question.state != ANSWERED:
        how = ALOUD if aloud else WRITTEN
        await transition(session, question, ANSWERED, at, by, {"how": how})
        question.answered_how = question.answered_how or how
        question.reason = ""
    answer = Answer(
        question_id=question.id,
        person_id=by.id,
        text=to_rich(words).text,
        marks=stored_marks("text", to_rich(words)),
        aloud=aloud,
        chat_id=chat_id,
        chat_message_id=message_id,
        answered_at=at,
    )
    session.add(answer)
    await session.flush()
    return answer


# Merging: see `storage.questions.merged_questions`.


async def merge(session: Session, question: Question, into: Question, at: datetime, by: Person) -> None:
    """Merge the question, with those merged into it before, into another one. Both must be locked.

    Raises InvalidTransition if the two belong to different seminars, are the same or merged already, if `question` is
    closed, or if the root of `into` was declined or withdrawn.
    """
    root = await merge_root(session, into)
    if question.seminar_id != into.seminar_id or root.id == question.id:
        raise InvalidTransition("merged with itself, or across seminars")
    if root.state in (DECLINED, WITHDRAWN):
        raise InvalidTransition(f"merged into one that is {root.state}")
    await transition(session, question, MERGED, at, by, {"into": into.id})
    question.merged_into_id = into.id
    await votes.recount(session, root)


async def unmerge(session: Session, question: Question, at: datetime, by: Person | None) -> None:
    """Undo the question's merge and return it to its state before. Raises InvalidTransition if it is not merged."""
    if question.state != MERGED:
        raise InvalidTransition(f"{question.state}: unmerged")
    root = await merge_root(session, question)
    before = [event.from_state for event in await list_events(session, question) if event.to_state == MERGED]
    question.merged_into_id = None
    state = before[-1] or NEW
    if state == NEW and question.visible_at is not None:  # released while it was merged
        state = VISIBLE
    elif state == VISIBLE and question.visible_at is None:  # edited or hidden while it was merged
        state = NEW
    await transition(session, question, state, at, by)
    for changed in (question, root):
        await votes.recount(session, changed)


async def merged_by(session: Session, question: Question) -> int | None:
    """Return the id of the person who merged the question; None if it is not merged."""
    if question.state != MERGED:
        return None
    events = await list_events(session, question)
    return next(event.actor_id for event in reversed(events) if event.to_state == MERGED)


async def withdraw(session: Session, question: Question, at: datetime, by: Person) -> Question | None:
    """Withdraw the question for its asker; the oldest question merged into it replaces it, with its assignee.

    Return the replacement, or None if there is none. Raises InvalidTransition.
    """
    root, assigned = await merge_root(session, question), question.state == ASSIGNED
    await transition(session, question, WITHDRAWN, at, by)
    question.merged_into_id = question.visible_at = None
    heir = await _release_merged(session, question, root, at)
    if heir is not None and assigned:
        await transition(session, heir, ASSIGNED, at, None, {"owner": question.assignee_id})
        heir.assignee_id, heir.due_at = question.assignee_id, question.due_at
    remaining = heir or root
    if remaining is not question:
        await votes.transfer_votes(session, question, remaining)
    await votes.recount(session, remaining)
    return heir


async def _release_merged(
    session: Session, question: Question, root: Question, at: datetime
) -> Question | None:
    """Merge the question's direct followers into its root; without a root, into the oldest of them, and return it."""
    await session.flush()
    rows = select(Question).where(Question.merged_into_id == question.id).order_by(Question.number)
    merged = list(await session.scalars(rows))
    if root is not question:
        for follower in merged:
            follower.merged_into_id = root.id
        return None
    for follower in merged[1:]:
        follower.merged_into_id = merged[0].id
    if not merged:
        return None
    await unmerge(session, merged[0], at, None)
    return merged[0]
