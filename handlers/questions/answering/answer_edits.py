"""The answerer's own message was edited: so is the answer, everywhere."""

from collections.abc import Collection
from functools import partial

from handlers.edits import Edit, file_unchanged, row_unchanged
from handlers.messages import Incoming, Refusal, Reply, Say
from handlers.permissions import CAN_ANSWER
from handlers.questions.answering.edit_propagation import propagate_edit
from handlers.questions.answering.permissions import load_seminar
from handlers.questions.answering.translations import translation_buttons
from handlers.questions.shared.notifications import MAX_PARTS, answer_part_subject
from handlers.questions.shared.staff_cards import update_staff_cards
from storage import audit
from storage.database import Session
from storage.messages import outbox
from storage.models import Answer
from storage.questions import answers, merged_questions, questions


async def claim_edit(incoming: Incoming, session: Session) -> Edit | None:
    """None when the message is no answer of this person's."""
    answer = await answers.by_message(session, incoming.person, incoming.chat_id, incoming.message_id)
    if answer is None:
        return None
    files = {one.file_unique_id for one in await answers.answer_files(session, answer)}
    same = row_unchanged(incoming, answer, "text") and file_unchanged(incoming, files)
    return Edit(same, partial(_apply_edit, incoming, session, answer, files))


async def _apply_edit(
    incoming: Incoming, session: Session, answer: Answer, files: Collection[str]
) -> list[Reply]:
    question = await questions.lock(session, answer.question_id)
    assert question is not None  # a foreign key
    if not incoming.has_role(CAN_ANSWER, question.seminar_id):
        raise Refusal("not-yours")
    _require_valid_edit(incoming, files)
    was = len(answer.text)
    answer.set_rich_text("text", incoming.rich_text)
    answer.edited_at = incoming.at
    subject, lengths = f"question:{question.id}", [was, len(answer.text)]
    await audit.record(
        session, incoming.person, "answer.edited", subject, incoming.at, answer=answer.id, length=lengths
    )
    for place in range(MAX_PARTS):
        await outbox.expire_edits(session, answer_part_subject(answer, place), incoming.at)
    root = await merged_questions.merge_root(session, question)
    rows = await translation_buttons(session, root, answer, anew=True)
    told = await propagate_edit(session, answer)
    staff = await update_staff_cards(session, question, await load_seminar(session, question), incoming.at)
    return [Say("answer-edited", {"number": question.number}, rows), *told, *staff]


def _require_valid_edit(incoming: Incoming, files: Collection[str]) -> None:
    """Words may change; a file stays what it was. Raises Refusal."""
    if not file_unchanged(incoming, files):
        raise Refusal("answer-file-stays")
    if not incoming.rich_text and not files:
        raise Refusal("awaited-answer")
