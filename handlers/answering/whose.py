"""Who may answer which question, and the one that a button, a reply or a step means: held, and speaking for itself."""

from collections.abc import Awaitable, Collection

from handlers import readers
from handlers.rights import ANSWERERS, MODERATORS, must
from handlers.steps import leave
from handlers.words import Incoming, Refusal, Reply, Say
from storage import families, questions, seminars
from storage.answers import Desk
from storage.database import Session
from storage.models import Question, Seminar

STEPS = ("answer", "more", "saymore", "aloud", "translation")
"""Where somebody's next words go to somebody else."""


async def may_answer(incoming: Incoming, session: Session, question: Question) -> bool:
    """Whoever answers there, and may read it."""
    able = incoming.may(ANSWERERS, question.seminar_id)
    return able and await readers.may_read(session, question, incoming.person, incoming.roles)


def desk_of(incoming: Incoming) -> Desk:
    """What of all questions is for this person to answer."""
    return Desk(incoming.person, _at(incoming, MODERATORS), _at(incoming, ANSWERERS))


def _at(incoming: Incoming, kinds: Collection[str]) -> frozenset[int] | None:
    """The seminars where this person has one of these roles; None: at all."""
    found = [role.seminar_id for role in incoming.roles if role.role in kinds]
    return None if None in found else frozenset(one for one in found if one is not None)


async def held(incoming: Incoming, session: Session, question_id: int) -> tuple[Question, Seminar]:
    """The question that speaks for this one, held, and its seminar, for whoever may answer it. Raises Refusal."""
    question = await questions.lock(session, question_id)
    if question is None:
        raise Refusal("question-gone")
    must(incoming, ANSWERERS, question.seminar_id)
    if question.state == questions.WITHDRAWN:
        raise Refusal("question-gone")
    root = await families.root(session, question)
    if not await may_answer(incoming, session, root):
        raise Refusal("not-yours")
    return root, await seminar_of(session, root)


async def still_open(incoming: Incoming, session: Session, question_id: int) -> tuple[Question, Seminar]:
    """The same, while it waits for an answer. Raises Refusal."""
    question, seminar = await held(incoming, session, question_id)
    if question.state not in questions.OPEN:
        raise Refusal("question-ended", number=question.number)
    return question, seminar


async def seminar_of(session: Session, question: Question) -> Seminar:
    """The seminar it was put to."""
    seminar = await seminars.get(session, question.seminar_id)
    assert seminar is not None  # a foreign key
    return seminar


async def tried(incoming: Incoming, step: str, doing: Awaitable[list[Reply]]) -> list[Reply]:
    """What comes of it. A no is said and not raised: the step it was done at is left, and must stay left."""
    try:
        return await doing
    except Refusal as refusal:
        leave(incoming.person, step)
        return [Say(refusal.key, refusal.values)]
