"""Saved messages that may become questions once their author decides, and further files of albums."""

from dataclasses import replace

from handlers.buttons.asking import DecideSavedMessage
from handlers.messages import Incoming, OutOfDate, Refusal, Reply, Say
from handlers.permissions import require_not_banned
from handlers.questions.asking.asking import submit_saved
from handlers.questions.asking.changes import lock_own
from handlers.questions.asking.submit import STEP
from handlers.questions.shared import recordings, remarks
from handlers.questions.shared.addressee import addressed_seminar
from handlers.questions.shared.saved_messages import (
    SavedMessage,
    append_file,
    discard_message,
    is_offered,
    save_message,
    saved_messages,
    saved_offer,
    to_saved_message,
)
from handlers.questions.shared.staff_cards import new_attachment
from handlers.questions.shared.staff_notifications import notify_file
from handlers.ui.courtesy import is_yes_or_no, reaction_to
from handlers.ui.steps import continue_buttons, leave_step, require_content, resume_step, step_form
from storage.database import Session
from storage.models import Attachment, Question, question_states
from storage.questions import questions


def save_before_consent(incoming: Incoming) -> None:
    """Save a message sent before consent to the data-protection notice; it is offered as a question afterwards."""
    if reaction_to(incoming) is not None:
        return
    if (incoming.text or incoming.media) and not _extend_saved(incoming):
        save_message(incoming.person, to_saved_message(incoming))


async def save_unexpected(incoming: Incoming, _session: Session) -> list[Reply]:
    """Save a message that no step awaited, and offer to make it a question. Courtesy gets a reaction only."""
    waiting = [one for one in saved_messages(incoming.person) if is_offered(one, incoming.at)]
    if waiting and is_yes_or_no(incoming):  # perhaps the answer to what is offered
        return [saved_offer(waiting[-1])]
    if (reaction := reaction_to(incoming)) is not None:
        return [reaction]
    require_content(incoming, "unexpected-kind")
    saved = to_saved_message(incoming)
    save_message(incoming.person, saved)
    offer = saved_offer(saved)
    return [replace(offer, buttons=[*continue_buttons(incoming.person), *offer.buttons])]


async def confirm_old(incoming: Incoming, _session: Session) -> list[Reply]:
    """Ask whether a message that comes long after the prompt is the question; what was chosen for it is kept."""
    require_content(incoming, "awaited-question")
    form = step_form(incoming.person, STEP)
    chosen = {name: form[name] for name in ("seminar", "hidden", "item") if form.get(name)}
    saved = {**to_saved_message(incoming), **chosen}
    save_message(incoming.person, saved)
    leave_step(incoming.person, STEP)
    return [saved_offer(saved)]


async def receive_saved(incoming: Incoming, session: Session, data: DecideSavedMessage) -> list[Reply]:
    """Carry out the author's decision on a saved message."""
    saved = next(
        (message for message in saved_messages(incoming.person) if message["message"] == data.message), None
    )
    if saved is None:
        raise OutOfDate
    if data.decision == "drop":
        discard_message(incoming.person, saved["message"])
        return [Say("saved-dropped", edit=True), *resume_step(incoming.person)]
    if data.decision in ("voice", "named"):
        saved = recordings.with_decision(saved, data.decision)
    if "joins" in saved and saved.get("decided"):
        return await _add_confirmed_file(incoming, session, saved)
    if data.decision == "to":
        saved = {**saved, "seminar": data.seminar or 0}
    return await submit_saved(incoming, session, saved, edit=True)


# Further files of an album.


def _extend_saved(incoming: Incoming) -> bool:
    """Add a further file of an album to the saved message with its first one. Return False if there is none."""
    for saved in saved_messages(incoming.person):
        if (extended := append_file(saved, incoming)) is not None:
            save_message(incoming.person, extended)
            return True
    return False


async def claim_album(incoming: Incoming, session: Session) -> list[Reply] | None:
    """Add a further file of an album to the saved message or question of its first one. Return None without one."""
    if incoming.media is None or incoming.media.media_group_id is None:
        return None
    if _extend_saved(incoming):
        return []
    first = await questions.attachment_by_album(session, incoming.person, incoming.media.media_group_id)
    question = await questions.lock(session, first.question_id) if first is not None else None
    if first is None or question is None:
        return None
    if question.state == question_states.WITHDRAWN:
        return []  # the album was withdrawn with it
    require_not_banned(incoming.person)
    if recordings.identifies_asker(question, incoming.media):
        saved = {**to_saved_message(incoming), "seminar": question.seminar_id, "joins": first.id}
        save_message(incoming.person, saved)
        return [recordings.prompt_recording(saved)]
    return [*await _add_file(incoming, session, question, first)]


async def _add_file(incoming: Incoming, session: Session, question: Question, first: Attachment) -> list[Say]:
    """Add a file to a question and notify its readers; a caption makes it a remark."""
    assert incoming.media is not None
    if incoming.rich_text:
        seminar = await addressed_seminar(session, question)
        await remarks.add_remark(incoming, session, question, from_asker=True)
        return await remarks.notify_remark(session, question, seminar, incoming.rich_text, incoming.media)
    file = new_attachment(incoming.media, remark_id=first.remark_id)
    await questions.add_attachment(session, question, file)
    await session.flush()
    if first.remark_id is not None:
        return await remarks.notify_remark_file(session, question, incoming.media)
    return await notify_file(session, question, incoming.media)


async def _add_confirmed_file(incoming: Incoming, session: Session, saved: SavedMessage) -> list[Reply]:
    """Add a recording of an album to its question, now that the author has confirmed it."""
    require_not_banned(incoming.person)
    first = await questions.get_attachment(session, saved["joins"])
    question = await lock_own(incoming, session, first.question_id if first else 0)
    if first is None or question.state == question_states.WITHDRAWN:
        raise Refusal("question-gone")
    discard_message(incoming.person, saved["message"])
    notices = await _add_file(recordings.restore_incoming(incoming, saved), session, question, first)
    return [Say("question-file-added", {"number": question.number}, edit=True), *notices]
