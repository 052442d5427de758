"""Answering: by reply or by button, in writing or with a file; everybody who waits for it is told."""

from handlers.messages import Incoming, Refusal, Reply, Say
from handlers.permissions import CAN_ANSWER
from handlers.questions.answering.permissions import (
    leave_on_refusal,
    lock_answerable,
    may_answer,
)
from handlers.questions.answering.record_answer import save_answer
from handlers.questions.shared import notifications, readers
from handlers.questions.shared.staff_cards import build_answer_prompt, new_attachment
from handlers.ui.arguments import parse_int
from handlers.ui.steps import enter_step, leave_step
from storage import audit
from storage.database import Session
from storage.messages import outbox
from storage.models import Person, Question, question_states
from storage.questions import answers, merged_questions, questions

STEP = "answer"


async def start_answer(incoming: Incoming, session: Session) -> list[Reply]:
    """A question was chosen: it is shown whole, with its files, and the next message is its answer."""
    question, _ = await lock_answerable(incoming, session, parse_int(incoming.argument))
    if question.state == question_states.ANSWERED:
        raise Refusal("question-answered-by-other", number=question.number)
    enter_step(incoming.person, STEP, question=question.id)
    return await build_answer_prompt(session, question, incoming.person)


def _draft_question_id(person: Person) -> int:
    """The question this person is answering."""
    return int((person.draft.get(STEP) or {}).get("question", 0))


async def prompt_answer(incoming: Incoming, session: Session) -> list[Reply]:
    """That prompt again."""
    return await leave_on_refusal(incoming, STEP, _answer_prompt(incoming, session))


async def _answer_prompt(incoming: Incoming, session: Session) -> list[Reply]:
    question, _ = await lock_answerable(incoming, session, _draft_question_id(incoming.person))
    return await build_answer_prompt(session, question, incoming.person)


async def cancel_answer(incoming: Incoming, session: Session) -> list[Reply]:
    """No answer now; the question stays open."""
    question = await questions.get(session, _draft_question_id(incoming.person))
    if incoming.person.step != STEP or question is None:
        raise Refusal("button-old")
    leave_step(incoming.person, STEP)
    return [Say("answer-stopped", {"number": question.number}, edit=True)]


async def receive_answer(incoming: Incoming, session: Session) -> list[Reply]:
    """The message after the button."""
    question_id = _draft_question_id(incoming.person)
    if incoming.media is None and not incoming.text:
        raise Refusal("awaited-answer")
    leave_step(incoming.person, STEP)
    return await _answer_question(incoming, session, question_id)


async def claim_reply(incoming: Incoming, session: Session) -> list[Reply] | None:
    """Staff reply to a message about a question: that is its answer. None when it is about something else."""
    if not (incoming.is_staff and incoming.reply_to):
        return None
    question_id = await _replied_question_id(incoming, session)
    if question_id is None:
        return None
    if incoming.media is None and not incoming.text:
        raise Refusal("awaited-answer")
    return await _answer_question(incoming, session, question_id)


async def _replied_question_id(incoming: Incoming, session: Session) -> int | None:
    """The question that the message replied to is about: itself, or what its asker said besides."""
    subject = await outbox.subject_of(session, incoming.chat_id, incoming.reply_to or 0) or ""
    kind, _, which = subject.partition(":")
    if kind == "question":
        return parse_int(which)
    if kind == "remark":
        remark = await answers.get_remark(session, parse_int(which))
        return remark.question_id if remark is not None and remark.from_asker else None
    return None


async def _answer_question(incoming: Incoming, session: Session, question_id: int) -> list[Reply]:
    """What was said is the answer of the question that speaks for this one."""
    question = await questions.lock(session, question_id)
    if question is None or question.state == question_states.WITHDRAWN:
        return [Say("question-gone")]  # said, not refused: the step that was left must stay left
    question = await merged_questions.merge_root(session, question)
    if not await _may_answer_here(incoming, session, question):
        return [Say("not-yours")]
    return await save_answer(incoming, session, question)


async def _may_answer_here(incoming: Incoming, session: Session, question: Question) -> bool:
    """In the group everybody of the staff has been shown it."""
    if incoming.group is not None:
        return incoming.has_role(CAN_ANSWER, question.seminar_id) and readers.group_can_read(question)
    return await may_answer(incoming, session, question)


async def claim_album(incoming: Incoming, session: Session) -> list[Reply] | None:
    """A further photo of an answer that was sent as an album; None when it is none."""
    if not (incoming.is_staff and incoming.media and incoming.media.media_group_id):
        return None
    answer = await answers.by_album(session, incoming.person, incoming.media.media_group_id)
    question = await questions.get(session, answer.question_id) if answer else None
    if question is None or answer is None:
        return None
    if not incoming.has_role(CAN_ANSWER, question.seminar_id):
        raise Refusal("not-yours")
    if incoming.rich_text:  # it answers more than its first photo
        return await _answer_question(incoming, session, question.id)
    file = new_attachment(incoming.media)
    await questions.add_attachment(session, question, file, answer)
    subject = f"question:{question.id}"
    await audit.record(session, incoming.person, "answer.file", subject, incoming.at, answer=answer.id)
    return await notifications.notify_extra_file(session, question, answer, file, incoming.media)
