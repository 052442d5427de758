"""Loading the question that a button names, for whoever has a role at its seminar."""

from collections.abc import Collection

from handlers.messages import Incoming
from handlers.permissions import MODERATORS
from handlers.ui.loading import Loader
from storage.database import Session
from storage.models import Question, Seminar
from storage.questions import questions

QUESTION = Loader(questions.get, "question-gone")


async def lock_question(
    incoming: Incoming, session: Session, number: int, permission: Collection[str] = MODERATORS
) -> tuple[Question, Seminar]:
    """The question, locked for update, and its seminar, for whoever has one of the roles there. Raises Refusal."""
    found, seminar = await QUESTION.load(incoming, session, number, permission)
    question = await questions.lock(session, found.id)
    assert question is not None  # rows are never deleted
    return question, seminar
