"""Answers in writing or as files, started with a button or sent as a reply to a message about the question."""

from handlers.buttons.answering import StartAnswer
from handlers.messages import Incoming, OutOfDate, Refusal, Reply, Say
from handlers.permissions import CAN_ANSWER
from handlers.questions.answering.permissions import lock_answerable, may_answer
from handlers.questions.answering.record_answer import save_answer
from handlers.questions.shared import notifications
from handlers.questions.shared.staff_cards import (
    build_answer_prompt,
    new_attachment,
    question_subject,
    subject_of_question,
)
from handlers.ui.arguments import parse_int
from handlers.ui.steps import Form, do_at_step, enter_step, leave_step, require_content, step_form
from storage import audit
from storage.database import Session
from storage.messages import outbox
from storage.models import question_states
from storage.questions import answers, merged_questions, questions

STEP = "answer"


async def start_answer(incoming: Incoming, session: Session, data: StartAnswer) -> list[Reply]:
    """Show the question in full, with its files, and ask for the answer."""
    question, _ = await lock_answerable(incoming, session, data.question)
    if question.state == question_states.ANSWERED:
        raise Refusal("question-answered-by-other", number=question.number)
    enter_step(incoming.person, STEP, question=question.id)
    return await build_answer_prompt(session, question, incoming.person, STEP)


def prompt_subject(form: Form) -> str:
    """Return the subject of the prompt."""
    return subject_of_question(form["question"])


async def prompt_answer(incoming: Incoming, session: Session) -> list[Reply]:
    """Repeat the prompt."""
    return await do_at_step(incoming, session, STEP, _prompt)


async def _prompt(incoming: Incoming, session: Session, form: Form) -> list[Reply]:
    question, _ = await lock_answerable(incoming, session, form["question"])
    return await build_answer_prompt(session, question, incoming.person, STEP)


async def cancel_answer(_incoming: Incoming, session: Session, form: Form) -> list[Reply]:
    """Return the reply to the cancel button; the question stays open."""
    question = await questions.get(session, form["question"])
    if question is None:
        raise OutOfDate
    return [Say("answer-stopped", {"number": question.number}, edit=True)]


async def receive_answer(incoming: Incoming, session: Session) -> list[Reply]:
    """Record the message as the answer."""
    require_content(incoming, "awaited-answer")
    form = step_form(incoming.person, STEP)
    leave_step(incoming.person, STEP)
    return await _answer_question(incoming, session, form["question"])


async def claim_reply(incoming: Incoming, session: Session) -> list[Reply] | None:
    """Take a reply of staff to a message about a question as an answer. Return None for other messages."""
    if not (incoming.is_staff and incoming.reply_to):
        return None
    question_id = await _replied_question_id(incoming, session)
    if question_id is None:
        return None
    require_content(incoming, "awaited-answer")
    return await _answer_question(incoming, session, question_id)


async def _replied_question_id(incoming: Incoming, session: Session) -> int | None:
    """Return the id of the question that the replied-to message shows, itself or a remark of its asker."""
    subject = await outbox.subject_of(session, incoming.chat_id, incoming.reply_to or 0) or ""
    kind, _, row_id = subject.partition(":")
    if kind == "question":
        return parse_int(row_id)
    if kind == "remark":
        remark = await answers.get_remark(session, parse_int(row_id))
        return remark.question_id if remark is not None and remark.from_asker else None
    return None


async def _answer_question(incoming: Incoming, session: Session, question_id: int) -> list[Reply]:
    """Answer the question, or the one it is merged into."""
    question = await questions.lock(session, question_id)
    if question is None or question.state == question_states.WITHDRAWN:
        return [Say("question-gone")]  # not a Refusal, which would undo leaving the step
    question = await merged_questions.merge_root(session, question)
    if not await may_answer(incoming, session, question):
        return [Say("not-yours")]
    return await save_answer(incoming, session, question)


async def claim_album(incoming: Incoming, session: Session) -> list[Reply] | None:
    """Add a further file of an answer's album. Return None if the message is not one."""
    if not (incoming.is_staff and incoming.media and incoming.media.media_group_id):
        return None
    answer = await answers.by_album(session, incoming.person, incoming.media.media_group_id)
    question = await questions.get(session, answer.question_id) if answer else None
    if question is None or answer is None:
        return None
    if not incoming.has_role(CAN_ANSWER, question.seminar_id):
        raise Refusal("not-yours")
    if incoming.rich_text:  # a caption makes it a further answer
        return await _answer_question(incoming, session, question.id)
    file = new_attachment(incoming.media)
    await questions.add_attachment(session, question, file, answer)
    subject = question_subject(question)
    await audit.record(session, incoming.person, "answer.file", subject, incoming.at, answer=answer.id)
    return await notifications.notify_extra_file(session, question, answer, file, incoming.media)
