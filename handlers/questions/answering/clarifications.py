"""Clarifications: an answerer's request and the asker's reply, relayed so that neither learns who the other is."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from handlers.buttons.answering import ConfirmReplyRecording, ReplyToClarification, RequestClarification
from handlers.edits import Edit
from handlers.messages import Button, Incoming, Media, OutOfDate, Refusal, Reply, Say, Text, Value
from handlers.permissions import require_not_banned
from handlers.questions.answering import written_answers
from handlers.questions.answering.permissions import lock_open_question
from handlers.questions.shared import readers, recordings, remarks
from handlers.questions.shared.addressee import addressed_seminar
from handlers.questions.shared.excerpts import overflow, question_words
from handlers.questions.shared.limits import require_remark_quota
from handlers.questions.shared.message_edits import EditedMessage, message_edit
from handlers.questions.shared.readers import Reader
from handlers.questions.shared.staff_buttons import answer_button, clarify_button
from handlers.questions.shared.staff_cards import new_attachment, question_subject
from handlers.questions.shared.staff_notifications import notify_staff
from handlers.ui.arguments import parse_int, shorten
from handlers.ui.long_text import CAPTION_LIMIT
from handlers.ui.steps import (
    Form,
    cancel_button,
    cancel_message,
    do_at_step,
    enter_step,
    leave_step,
    require_content,
)
from storage import audit
from storage.accounts import people
from storage.accounts.reachability import is_reachable
from storage.database import Session
from storage.messages import outbox
from storage.models import Person, Question, Remark, question_states
from storage.questions import answers, questions
from storage.text.richtext import RichText

REQUEST_STEP, REPLY_STEP = "clarification-request", "clarification-reply"
EXCERPT_LENGTH = 200
"""Length of the quoted question, in characters."""

cancel = cancel_message("clarify-cancelled")


def _relayed_messages(
    key: str,
    args: dict[str, Value],
    remark: Remark,
    words: RichText,
    media: Media | None,
    rows: list[list[Button]],
) -> list[Say]:
    """Build the messages that relay a remark to the other side; a reply to any of them goes back."""
    rest = overflow(words, media)
    if key == "clarify-request":
        instead = Text("clarify-follows" if words else "clarify-in-media")
    else:
        instead = Text("answer-follows" if words else "answer-in-media")
    shown: Value = words if words and not rest else instead
    first = Say(key, {**args, "text": shown}, rows, media=media)
    return [replace(message, subject=_remark_subject(remark)) for message in [first, *rest]]


def _remark_subject(remark: Remark) -> str:
    return f"remark:{remark.id}"


# The answerer's request.


async def start_request(incoming: Incoming, session: Session, data: RequestClarification) -> list[Reply]:
    """Ask for the text of a request to the asker."""
    question, _ = await _lock_clarifiable(incoming, session, data.question)
    leave_step(incoming.person, written_answers.STEP)
    enter_step(incoming.person, REQUEST_STEP, question=question.id)
    return [_request_prompt(question)]


def _request_prompt(question: Question) -> Say:
    return Say("clarify-prompt", {"number": question.number}, [[cancel_button(REQUEST_STEP, "ask-stop")]])


async def _lock_clarifiable(
    incoming: Incoming, session: Session, question_id: int
) -> tuple[Question, Person]:
    """Lock an open question and load its asker. Raises Refusal, also if the asker is unreachable."""
    question, _ = await lock_open_question(incoming, session, question_id)
    asker = await people.get(session, question.person_id)
    if asker is None or not is_reachable(asker):
        raise Refusal("asker-unreachable")
    return question, asker


async def prompt_request(incoming: Incoming, session: Session) -> list[Reply]:
    """Repeat the prompt for the request."""
    return await do_at_step(incoming, session, REQUEST_STEP, _prompt_request)


async def _prompt_request(incoming: Incoming, session: Session, form: Form) -> list[Reply]:
    question, _ = await _lock_clarifiable(incoming, session, form["question"])
    return [_request_prompt(question)]


async def receive_request(incoming: Incoming, session: Session) -> list[Reply]:
    """Send the request to the asker."""
    require_content(incoming, "awaited-clarify")
    return await do_at_step(incoming, session, REQUEST_STEP, _send_request)


async def _send_request(incoming: Incoming, session: Session, form: Form) -> list[Reply]:
    question, asker = await _lock_clarifiable(incoming, session, form["question"])
    leave_step(incoming.person, REQUEST_STEP)
    remark = await remarks.add_remark(incoming, session, question, from_asker=False)
    subject, detail = (
        question_subject(question),
        {"remark": remark.id, "length": len(incoming.rich_text.text)},
    )
    await audit.record(session, incoming.person, "question.asked_back", subject, incoming.at, **detail)
    first, *rest = _request_messages(question, remark, asker, incoming.media)
    receipt = Say("clarify-sent", {"number": question.number})
    return [receipt, replace(first, reply_to=readers.own_message_id(question)), *rest]


def _request_messages(question: Question, remark: Remark, asker: Person, media: Media | None) -> list[Say]:
    """Build the request for the asker; sent again after an edit, it replaces the first one (`collapse_key`)."""
    rows = [[Button("clarify-reply-button", ReplyToClarification(remark.id), style="primary")]]
    args: dict[str, Value] = {"number": question.number, "question": readers.quote(question, question)}
    messages = _relayed_messages("clarify-request", args, remark, remark.rich_text("text"), media, rows)
    return [
        replace(message, to=asker, collapse_key=f"needed:{remark.id}", continuation=place > 0)
        for place, message in enumerate(messages)
    ]


async def claim_album(incoming: Incoming, session: Session) -> list[Reply] | None:
    """Relay a further file of a request's album. Return None if the message is not one."""
    if not (incoming.is_staff and incoming.media and incoming.media.media_group_id):
        return None
    remark = await answers.remark_by_album(session, incoming.person, incoming.media.media_group_id)
    if remark is None:
        return None
    question, asker = await _lock_clarifiable(incoming, session, remark.question_id)
    file = new_attachment(incoming.media, remark_id=remark.id)
    await questions.add_attachment(session, question, file)
    key = "plain-text" if incoming.rich_text else "question-more"
    args: dict[str, Value] = {"number": question.number, "text": shorten(incoming.rich_text, CAPTION_LIMIT)}
    return [Say(key, args, to=asker, media=incoming.media, subject=_remark_subject(remark))]


# The asker's reply.


async def start_reply(incoming: Incoming, session: Session, data: ReplyToClarification) -> list[Reply]:
    """Ask for the reply to a request."""
    require_not_banned(incoming.person)
    remark, question = await _load_request(incoming, session, data.remark)
    enter_step(incoming.person, REPLY_STEP, remark=remark.id)
    return [_reply_prompt(question)]


def _reply_prompt(question: Question) -> Say:
    return Say("clarify-reply-prompt", {"number": question.number}, [[cancel_button(REPLY_STEP, "ask-stop")]])


async def _load_request(incoming: Incoming, session: Session, remark_id: int) -> tuple[Remark, Question]:
    """Load a request to this person and the question. Raises Refusal."""
    remark = await answers.get_remark(session, remark_id)
    question = await questions.get(session, remark.question_id) if remark is not None else None
    if remark is None or question is None or remark.from_asker or question.person_id != incoming.person.id:
        raise OutOfDate
    if question.state == question_states.WITHDRAWN:
        raise Refusal("question-gone")
    return remark, question


async def prompt_reply(incoming: Incoming, session: Session) -> list[Reply]:
    """Repeat the prompt for the reply."""
    return await do_at_step(incoming, session, REPLY_STEP, _prompt_reply)


async def _prompt_reply(incoming: Incoming, session: Session, form: Form) -> list[Reply]:
    _, question = await _load_request(incoming, session, form["remark"])
    return [_reply_prompt(question)]


async def receive_reply(incoming: Incoming, session: Session) -> list[Reply]:
    """Send the reply to the answerer."""
    require_content(incoming, "awaited-clarify-reply")
    return await do_at_step(incoming, session, REPLY_STEP, partial(_send_form_reply, confirmed=False))


async def confirm_old(incoming: Incoming, session: Session) -> list[Reply]:
    """Ask whether a message that comes long after the prompt is the reply."""
    require_content(incoming, "awaited-clarify-reply")
    return await do_at_step(incoming, session, REPLY_STEP, _confirm_old)


async def _confirm_old(incoming: Incoming, session: Session, form: Form) -> list[Reply]:
    request, question = await _load_request(incoming, session, form["remark"])
    if recordings.identifies_asker(question, incoming.media):  # that is confirmed anyway
        return await receive_reply(incoming, session)
    confirm = ConfirmReplyRecording()
    return [recordings.hold_old(incoming, REPLY_STEP, confirm, question.number, remark=request.id)]


async def confirm_recording(
    incoming: Incoming, session: Session, _data: ConfirmReplyRecording
) -> list[Reply]:
    """Send the held recording, now that the asker has confirmed it."""
    recording = recordings.held_at_step(incoming, REPLY_STEP)
    return await do_at_step(recording, session, REPLY_STEP, partial(_send_form_reply, confirmed=True))


async def claim_reply(incoming: Incoming, session: Session) -> list[Reply] | None:
    """Take a Telegram reply to a request as the asker's reply. Return None if the message is not one."""
    if not incoming.reply_to:
        return None
    subject = await outbox.subject_of(session, incoming.chat_id, incoming.reply_to) or ""
    kind, _, remark_id = subject.partition(":")
    remark = await answers.get_remark(session, parse_int(remark_id)) if kind == "remark" else None
    if remark is None or remark.from_asker:
        return None
    require_content(incoming, "awaited-clarify-reply")
    return await _send_reply(incoming, session, remark.id, confirmed=False)


async def _send_form_reply(
    incoming: Incoming, session: Session, form: Form, *, confirmed: bool
) -> list[Reply]:
    return await _send_reply(incoming, session, form["remark"], confirmed=confirmed)


async def _send_reply(
    incoming: Incoming, session: Session, remark_id: int, *, confirmed: bool
) -> list[Reply]:
    """Send the reply; ask for confirmation first if a recording may identify an anonymous asker."""
    request, question = await _load_request(incoming, session, remark_id)
    await require_remark_quota(incoming, session, await addressed_seminar(session, question))
    if not confirmed and recordings.identifies_asker(question, incoming.media):
        return [recordings.hold_at_step(incoming, REPLY_STEP, ConfirmReplyRecording(), remark=request.id)]
    leave_step(incoming.person, REPLY_STEP)
    remark = await remarks.add_remark(incoming, session, question, from_asker=True)
    words = await remarks.recent_words(incoming, session, question)
    to = await _reply_recipients(session, request, question)
    receipt = Say("clarify-reply-sent", {"number": question.number})
    return [receipt, *await _notify_reply(session, question, remark, words, incoming.media, to)]


async def _notify_reply(
    session: Session,
    question: Question,
    remark: Remark,
    words: RichText,
    media: Media | None,
    to: Sequence[Reader],
) -> list[Say]:
    rows = [[answer_button(question)], [clarify_button(question)]]

    async def compose(reader: Reader) -> list[Say]:
        quoted = await question_words(
            session, question, readers.visible_text(question, reader), EXCERPT_LENGTH
        )
        args: dict[str, Value] = {"number": question.number, "question": quoted}
        file = media and readers.anonymized_media(question, media, 1, sees_asker=reader.sees_asker)
        return _relayed_messages("clarify-reply", args, remark, words, file, rows)

    key = remarks.remark_collapse_key(question)
    return await notify_staff(question, to, compose, collapse_key=key, by_asker=True)


async def _reply_recipients(session: Session, request: Remark, question: Question) -> list[Reader]:
    """Return the author of the request, else the assignee, if they may read the question; else its moderators."""
    readers_by_id = {reader.person.id: reader for reader in await readers.staff_readers(session, question)}
    for person_id in (request.person_id, question.assignee_id):
        if person_id in readers_by_id:
            return [readers_by_id[person_id]]
    return [reader for reader in readers_by_id.values() if reader.sees_asker]


# Edits of either message.


async def claim_edit(incoming: Incoming, session: Session) -> Edit | None:
    """Return the edit of a request or reply by this person. Return None if the message is neither."""
    remark = await answers.remark_by_message(session, incoming.person, incoming.message_id)
    if remark is None:
        return None
    files = await answers.remark_files(session, remark)
    return message_edit(incoming, remark, files, partial(_apply_edit, session, remark))


async def _apply_edit(session: Session, remark: Remark, edited: EditedMessage) -> list[Reply]:
    question = await questions.lock(session, remark.question_id)
    assert question is not None  # a foreign key
    if remark.from_asker:
        edited.require_valid(file_stays="question-file-stays", awaited="awaited-clarify-reply")
        notices = await _edit_reply(edited.incoming, session, question, remark)
    else:
        edited.require_valid(file_stays="clarify-file-stays", awaited="awaited-clarify")
        notices = await _edit_request(edited.incoming, session, question, remark)
    return [Say("remark-edited", {"number": question.number}), *notices]


async def _edit_reply(incoming: Incoming, session: Session, question: Question, remark: Remark) -> list[Say]:
    require_not_banned(incoming.person)
    if question.state == question_states.WITHDRAWN:
        raise Refusal("question-gone")
    remark.set_rich_text("text", incoming.rich_text)
    seminar = await addressed_seminar(session, question)
    return await remarks.notify_remark(session, question, seminar, incoming.rich_text)


async def _edit_request(
    incoming: Incoming, session: Session, question: Question, remark: Remark
) -> list[Say]:
    locked, asker = await _lock_clarifiable(incoming, session, question.id)
    remark.set_rich_text("text", incoming.rich_text)
    return _request_messages(locked, remark, asker, None)
