"""Changes of a question by its asker: hide or show the name, withdraw it, edit its text."""

from functools import partial

from handlers.buttons.asking import KeepQuestion, ShowOwnQuestion, ToggleAnonymous, WithdrawQuestion
from handlers.edits import Edit
from handlers.messages import Button, Incoming, OutOfDate, Refusal, Reply, Say
from handlers.permissions import require_not_banned
from handlers.questions.asking import my_questions, suggestions
from handlers.questions.asking.submit import receipt
from handlers.questions.shared import recordings
from handlers.questions.shared.addressee import addressed_seminar
from handlers.questions.shared.message_edits import EditedMessage, message_edit
from handlers.questions.shared.saved_messages import (
    SavedMessage,
    matches_saved,
    save_message,
    saved_messages,
    update_message,
)
from handlers.questions.shared.staff_cards import update_staff_cards
from handlers.ui.pages import confirm
from storage.database import Session
from storage.models import Question, Seminar, question_states
from storage.questions import answers, lifecycle, merged_questions, questions, readable


async def lock_own(incoming: Incoming, session: Session, question_id: int) -> Question:
    """Lock a question of the person's own. Raises OutOfDate."""
    question = await questions.lock(session, question_id)
    if question is None or question.person_id != incoming.person.id:
        raise OutOfDate
    return question


async def toggle_anonymous(incoming: Incoming, session: Session, data: ToggleAnonymous) -> list[Reply]:
    """Hide or show the asker's name after the question was submitted."""
    question = await lock_own(incoming, session, data.question)
    if question.state == question_states.WITHDRAWN:
        raise Refusal("question-gone")
    if not data.confirmed and not question.anonymous and await _has_recording(session, question):
        hide = Button(".yes", data.replace(confirmed=True))
        return [Say("voice-hide", {"number": question.number}, [[hide]])]
    seminar = await addressed_seminar(session, question)
    question.anonymous = not question.anonymous
    await session.flush()
    changed = await current_receipt(incoming, session, question, seminar)
    return [changed, *await update_staff_cards(session, question, seminar, incoming.at)]


async def _has_recording(session: Session, question: Question) -> bool:
    """Whether the question or the asker's remarks contain a recording that may identify the asker."""
    files = [
        *await questions.list_attachments(session, question),
        *await answers.asker_files(session, question),
    ]
    return any(file.kind in recordings.IDENTIFYING_KINDS for file in files)


async def withdraw(incoming: Incoming, session: Session, data: WithdrawQuestion) -> list[Reply]:
    """Withdraw the question, once it is confirmed: it cannot come back. Raises Refusal if it is closed."""
    question = await lock_own(incoming, session, data.question)
    require_open(question)
    if question.state == question_states.WITHDRAWN:
        raise Refusal("question-gone")
    if not data.confirmed:
        keep = KeepQuestion(question.id)
        number = {"number": question.number}
        yes = data.replace(confirmed=True, apart=False)
        return [confirm("withdraw-confirm", number, yes, keep, edit=not data.apart)]
    await lifecycle.withdraw(session, question, incoming.at, incoming.person)
    await session.flush()
    done = Say("question-withdrawn", {"number": question.number}, edit=True)
    seminar = await addressed_seminar(session, question)
    return [done, *await update_staff_cards(session, question, seminar, incoming.at)]


async def keep(incoming: Incoming, session: Session, data: KeepQuestion) -> list[Reply]:
    """Show the receipt again instead of the question whether to withdraw; the page of one that is merged."""
    question = await lock_own(incoming, session, data.question)
    require_open(question)
    if question.state == question_states.WITHDRAWN:
        raise Refusal("question-gone")
    if question.state == question_states.MERGED:
        return await my_questions.show_question(incoming, session, ShowOwnQuestion(question.id))
    seminar = await addressed_seminar(session, question)
    return [await current_receipt(incoming, session, question, seminar)]


async def current_receipt(
    incoming: Incoming, session: Session, question: Question, seminar: Seminar
) -> Reply:
    """Show the receipt of a stored question in place of the message whose button was pressed."""
    similar = await suggestions.count(session, question, incoming.person)
    root = await merged_questions.merge_root(session, question)
    part = await suggestions.may_part(session, question, root, incoming.person)
    return receipt(question, seminar, similar=similar, part=part, edit=True)


def require_open(question: Question) -> None:
    """Raise Refusal if the question is answered or declined."""
    if question.state == question_states.ANSWERED:
        raise Refusal("question-answered-already", number=question.number)
    if question.state == question_states.DECLINED:
        raise Refusal("question-declined-already", number=question.number)


# Edits of the message.


async def claim_edit(incoming: Incoming, session: Session) -> Edit | None:
    """Return the edit of a question or of a saved message. Return None if the message is neither."""
    question = await questions.by_message(session, incoming.person, incoming.message_id)
    if question is None:
        return _claim_saved_edit(incoming)
    files = await questions.list_attachments(session, question)
    edit = message_edit(incoming, question, files, partial(_apply_edit, session, question))
    withdrawn = question.state == question_states.WITHDRAWN
    return Edit(edit.unchanged or withdrawn, edit.apply)


def _claim_saved_edit(incoming: Incoming) -> Edit | None:
    for saved in saved_messages(incoming.person):
        if saved["message"] == incoming.message_id:
            return Edit(matches_saved(incoming, saved), partial(_update_saved, incoming, saved))
    return None


async def _update_saved(incoming: Incoming, saved: SavedMessage) -> list[Reply]:
    save_message(incoming.person, update_message(saved, incoming))
    return []


async def _apply_edit(session: Session, question: Question, edited: EditedMessage) -> list[Reply]:
    """Change the text of the question. Where questions are moderated, it is hidden until a moderator publishes it."""
    incoming = edited.incoming
    require_open(question)
    edited.require_valid(file_stays="question-file-stays", awaited="awaited-question")
    require_not_banned(incoming.person)
    seminar = await addressed_seminar(session, question)
    question.set_rich_text("text", incoming.rich_text)
    question.edited_at = incoming.at
    was_released = readable.is_released(question)
    if seminar.moderated and was_released and not question.wording:
        await lifecycle.hide(session, question, incoming.at, incoming.person)
    await session.flush()
    again = was_released and not readable.is_released(question)
    done = Say("question-edited-again" if again else "question-edited", {"number": question.number})
    return [done, *await update_staff_cards(session, question, seminar, incoming.at)]
