"""Permission to answer questions, and loading of questions that may be answered."""

from collections.abc import Collection

from handlers.messages import Incoming, Refusal
from handlers.permissions import CAN_ANSWER, MODERATORS, require
from handlers.questions.shared import readers
from handlers.questions.shared.addressee import addressed_seminar
from storage.database import Session
from storage.models import Question, Seminar, question_states
from storage.questions import merged_questions, questions
from storage.questions.answers import AnswerScope


async def may_answer(incoming: Incoming, session: Session, question: Question) -> bool:
    """Whether the person may answer the question, and read it in the chat of the update (staff group or private)."""
    if not incoming.has_role(CAN_ANSWER, question.seminar_id):
        return False
    if incoming.group is not None:
        return readers.group_can_read(question)
    return await readers.can_read(session, question, incoming.person, incoming.roles)


def answer_scope(incoming: Incoming) -> AnswerScope:
    """Return the scope of questions that this person may answer."""
    return AnswerScope(
        incoming.person, _seminars_with_role(incoming, MODERATORS), _seminars_with_role(incoming, CAN_ANSWER)
    )


def _seminars_with_role(incoming: Incoming, kinds: Collection[str]) -> frozenset[int] | None:
    """Return the ids of seminars where the person has one of these roles. Return None for all seminars."""
    found = [role.seminar_id for role in incoming.roles if role.role in kinds]
    return None if None in found else frozenset(seminar_id for seminar_id in found if seminar_id is not None)


async def lock_answerable(incoming: Incoming, session: Session, question_id: int) -> tuple[Question, Seminar]:
    """Lock the question, or the one it is merged into, and load its seminar. Raises Refusal if they may not answer."""
    question = await questions.lock(session, question_id)
    if question is None:
        raise Refusal("question-gone")
    require(incoming, CAN_ANSWER, question.seminar_id)
    if question.state == question_states.WITHDRAWN:
        raise Refusal("question-gone")
    root = await merged_questions.merge_root(session, question)
    if not await may_answer(incoming, session, root):
        raise Refusal("not-yours")
    return root, await addressed_seminar(session, root)


async def lock_open_question(
    incoming: Incoming, session: Session, question_id: int
) -> tuple[Question, Seminar]:
    """Lock a question as `lock_answerable` does. Raises Refusal also if it is not open."""
    question, seminar = await lock_answerable(incoming, session, question_id)
    if question.state not in question_states.OPEN_STATES:
        raise Refusal("question-ended", number=question.number)
    return question, seminar
