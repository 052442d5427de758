"""Answering: by reply or by button, in writing or with a file; everybody who waits for it is told."""

from handlers import readers
from handlers.answering.giving import given
from handlers.answering.whose import STEPS, held, may_answer, tried
from handlers.common import number
from handlers.hall import telling
from handlers.hall.desk import attachment, prompt_for
from handlers.rights import ANSWERERS
from handlers.steps import leave, stand
from handlers.words import Incoming, Refusal, Reply, Say
from storage import answers, audit, families, outbox, questions
from storage.database import Session
from storage.models import Person, Question

STEP = "answer"


async def begin_answer(incoming: Incoming, session: Session) -> list[Reply]:
    """A question was chosen: it is shown whole, with its files, and the next message is its answer."""
    question, _ = await held(incoming, session, number(incoming.argument))
    if question.state == questions.ANSWERED:
        raise Refusal("question-answered-by-other", number=question.number)
    stand(incoming.person, STEP, question=question.id)
    return await prompt_for(session, question, incoming.person)


def _answered(person: Person) -> int:
    """The question this person is answering."""
    return int((person.draft.get(STEP) or {}).get("question", 0))


async def answer_prompt(incoming: Incoming, session: Session) -> list[Reply]:
    """That prompt again."""
    return await tried(incoming, STEP, _prompt(incoming, session))


async def _prompt(incoming: Incoming, session: Session) -> list[Reply]:
    question, _ = await held(incoming, session, _answered(incoming.person))
    return await prompt_for(session, question, incoming.person)


async def stop_answer(incoming: Incoming, session: Session) -> list[Reply]:
    """No answer now; the question stays open."""
    question = await questions.get(session, _answered(incoming.person))
    if incoming.person.step != STEP or question is None:
        raise Refusal("button-old")
    leave(incoming.person, STEP)
    return [Say("answer-stopped", {"number": question.number}, edit=True)]


def leave_for(incoming: Incoming) -> list[Reply]:
    """Whoever turns to something else is no longer answering: the next words must not go to anybody else."""
    step = incoming.person.step
    if step in STEPS and incoming.command != "cancel":
        leave(incoming.person, step)
    return []


async def take_answer(incoming: Incoming, session: Session) -> list[Reply]:
    """The message after the button."""
    question_id = _answered(incoming.person)
    if incoming.media is None and not incoming.text:
        raise Refusal("awaited-answer")
    leave(incoming.person, STEP)
    return await _answer(incoming, session, question_id)


async def reply(incoming: Incoming, session: Session) -> list[Reply] | None:
    """Staff reply to a message about a question: that is its answer. None when it is about something else."""
    if not (incoming.staff and incoming.reply_to):
        return None
    question_id = await _meant(incoming, session)
    if question_id is None:
        return None
    if incoming.media is None and not incoming.text:
        raise Refusal("awaited-answer")
    return await _answer(incoming, session, question_id)


async def _meant(incoming: Incoming, session: Session) -> int | None:
    """The question that the message replied to is about: itself, or what its asker said besides."""
    about = await outbox.about(session, incoming.chat_id, incoming.reply_to or 0) or ""
    kind, _, which = about.partition(":")
    if kind == "question":
        return number(which)
    if kind == "remark":
        remark = await answers.get_remark(session, number(which))
        return remark.question_id if remark is not None and remark.from_asker else None
    return None


async def _answer(incoming: Incoming, session: Session, question_id: int) -> list[Reply]:
    """What was said is the answer of the question that speaks for this one."""
    question = await questions.lock(session, question_id)
    if question is None or question.state == questions.WITHDRAWN:
        return [Say("question-gone")]  # said, not refused: the step that was left must stay left
    question = await families.root(session, question)
    if not await _may(incoming, session, question):
        return [Say("not-yours")]
    return await given(incoming, session, question)


async def _may(incoming: Incoming, session: Session, question: Question) -> bool:
    """In the group everybody of the staff has been shown it."""
    if incoming.room is not None:
        return incoming.may(ANSWERERS, question.seminar_id) and readers.in_group(question)
    return await may_answer(incoming, session, question)


async def album(incoming: Incoming, session: Session) -> list[Reply] | None:
    """A further photo of an answer that was sent as an album; None when it is none."""
    if not (incoming.staff and incoming.media and incoming.media.album):
        return None
    answer = await answers.by_album(session, incoming.person, incoming.media.album)
    question = await questions.get(session, answer.question_id) if answer else None
    if question is None or answer is None:
        return None
    if not incoming.may(ANSWERERS, question.seminar_id):
        raise Refusal("not-yours")
    if incoming.words:  # it answers more than its first photo
        return await _answer(incoming, session, question.id)
    file = attachment(incoming.media)
    await questions.attach(session, question, file, answer)
    about = f"question:{question.id}"
    await audit.record(session, incoming.person, "answer.file", about, incoming.at, answer=answer.id)
    return await telling.further_file(session, question, answer, file, incoming.media)
