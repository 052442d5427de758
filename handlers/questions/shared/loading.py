"""Loading of the question that a button names, for moderators of its seminar."""

from handlers.messages import Incoming, Refusal
from handlers.permissions import MODERATORS
from handlers.ui.loading import Loader
from storage.database import Session
from storage.models import Question, Seminar, question_states
from storage.questions import questions

QUESTION = Loader(questions.get, "question-gone")


async def lock_question(incoming: Incoming, session: Session, number: int) -> tuple[Question, Seminar]:
    """Lock the question for update and load its seminar. Raises Refusal unless the person moderates there."""
    found, seminar = await QUESTION.load(incoming, session, number, MODERATORS)
    question = await questions.lock(session, found.id)
    assert question is not None  # rows are never deleted
    if question.state == question_states.WITHDRAWN:
        raise Refusal("question-gone")
    return question, seminar
