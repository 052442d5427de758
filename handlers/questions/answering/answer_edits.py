"""Edits of an answer's message by its author; the change is propagated to everybody who has the answer."""

from functools import partial

from handlers.edits import Edit
from handlers.messages import Incoming, Refusal, Reply, Say
from handlers.permissions import CAN_ANSWER
from handlers.questions.answering.edit_propagation import propagate_edit
from handlers.questions.answering.translations import translation_buttons
from handlers.questions.shared.addressee import addressed_seminar
from handlers.questions.shared.message_edits import EditedMessage, message_edit
from handlers.questions.shared.notifications import MAX_PARTS, answer_part_subject
from handlers.questions.shared.staff_cards import question_subject, update_staff_cards
from storage import audit
from storage.database import Session
from storage.messages import outbox
from storage.models import Answer
from storage.questions import answers, merged_questions, questions


async def claim_edit(incoming: Incoming, session: Session) -> Edit | None:
    """Return the edit of an answer by this person. Return None if the message is not an answer."""
    answer = await answers.by_message(session, incoming.person, incoming.chat_id, incoming.message_id)
    if answer is None:
        return None
    files = await answers.answer_files(session, answer)
    return message_edit(incoming, answer, files, partial(_apply_edit, session, answer))


async def _apply_edit(session: Session, answer: Answer, edited: EditedMessage) -> list[Reply]:
    incoming = edited.incoming
    question = await questions.lock(session, answer.question_id)
    assert question is not None  # a foreign key
    if not incoming.has_role(CAN_ANSWER, question.seminar_id):
        raise Refusal("not-yours")
    edited.require_valid(file_stays="answer-file-stays", awaited="awaited-answer")
    old_length = len(answer.text)
    answer.set_rich_text("text", incoming.rich_text)
    answer.edited_at = incoming.at
    subject, detail = (
        question_subject(question),
        {"answer": answer.id, "length": [old_length, len(answer.text)]},
    )
    await audit.record(session, incoming.person, "answer.edited", subject, incoming.at, **detail)
    for place in range(MAX_PARTS):
        await outbox.expire_edits(session, answer_part_subject(answer, place), incoming.at)
    root = await merged_questions.merge_root(session, question)
    rows = await translation_buttons(session, root, answer, anew=True)
    recipient_edits = await propagate_edit(session, answer)
    card_updates = await update_staff_cards(
        session, question, await addressed_seminar(session, question), incoming.at
    )
    return [Say("answer-edited", {"number": question.number}, rows), *recipient_edits, *card_updates]
