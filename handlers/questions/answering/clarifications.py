"""More is needed: what an expert asks back, and the asker's reply. Through the bot, neither learns who the other is."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import partial

from handlers.edits import Edit, file_unchanged, row_unchanged
from handlers.messages import Button, Incoming, Media, Refusal, Reply, Say, Text, Value
from handlers.permissions import require_not_banned
from handlers.questions.answering.permissions import leave_on_refusal, load_seminar, lock_open_question
from handlers.questions.shared import readers, recordings, remarks
from handlers.questions.shared.limits import require_remark_quota
from handlers.questions.shared.readers import Reader
from handlers.questions.shared.saved_messages import to_saved_message
from handlers.questions.shared.staff_cards import new_attachment
from handlers.ui.arguments import parse_int, shorten, utf16_length
from handlers.ui.long_text import CAPTION_LIMIT, TEXT_LIMIT, split_text
from handlers.ui.steps import enter_step, leave_step, step_form
from storage import audit
from storage.accounts import people
from storage.database import Session
from storage.messages import outbox
from storage.models import Person, Question, Remark, question_states
from storage.questions import answers, questions
from storage.text.richtext import RichText

REQUEST_STEP, REPLY_STEP = "more", "saymore"


# What the expert asks.


async def start_request(incoming: Incoming, session: Session) -> list[Reply]:
    """`more:<question>`: the next message goes to whoever asked it, not as its answer."""
    question = await _lock_clarifiable(incoming, session, parse_int(incoming.argument))
    leave_step(incoming.person, "answer")
    enter_step(incoming.person, REQUEST_STEP, question=question.id)
    return [_request_prompt(question)]


def _request_prompt(question: Question) -> Say:
    return Say("more-prompt", {"number": question.number}, [[Button("ask-stop", "morestop")]])


async def _lock_clarifiable(incoming: Incoming, session: Session, question_id: int) -> Question:
    """Open, and asked by somebody who can be written to. Raises Refusal."""
    question, _ = await lock_open_question(incoming, session, question_id)
    asker = await people.get(session, question.person_id)
    if asker is None or not people.is_reachable(asker):
        raise Refusal("asker-unreachable")
    return question


async def prompt_request(incoming: Incoming, session: Session) -> list[Reply]:
    """What is awaited, again."""
    form = step_form(incoming.person, REQUEST_STEP)

    async def again() -> list[Reply]:
        return [_request_prompt(await _lock_clarifiable(incoming, session, form["question"]))]

    return await leave_on_refusal(incoming, REQUEST_STEP, again())


async def cancel(incoming: Incoming, _session: Session) -> list[Reply]:
    """`morestop`: nothing is asked back, or said, after all."""
    step = incoming.person.step
    if step not in (REQUEST_STEP, REPLY_STEP):
        raise Refusal("button-old")
    leave_step(incoming.person, step)
    return [Say("more-stopped", edit=True)]


async def receive_request(incoming: Incoming, session: Session) -> list[Reply]:
    """The expert's words, on their way to the asker."""
    form = step_form(incoming.person, REQUEST_STEP)
    if incoming.media is None and not incoming.text:
        raise Refusal("awaited-more")
    return await leave_on_refusal(incoming, REQUEST_STEP, _send_request(incoming, session, form["question"]))


async def _send_request(incoming: Incoming, session: Session, question_id: int) -> list[Reply]:
    question = await _lock_clarifiable(incoming, session, question_id)
    asker = await people.get(session, question.person_id)
    assert asker is not None  # a foreign key
    leave_step(incoming.person, REQUEST_STEP)
    remark = await remarks.add_remark(incoming, session, question, from_asker=False)
    subject, detail = f"question:{question.id}", {"remark": remark.id, "length": len(incoming.rich_text.text)}
    await audit.record(session, incoming.person, "question.asked_back", subject, incoming.at, **detail)
    told = _request_messages(question, remark, asker, incoming.media)
    told = [replace(one, reply_to=question.chat_message_id) for one in told[:1]] + told[1:]
    return [Say("more-sent", {"number": question.number}), *told]


def _request_messages(question: Question, remark: Remark, asker: Person, media: Media | None) -> list[Say]:
    """What is asked back, for the asker; said again in other words it takes the place of the first."""
    rows = [[Button("more-reply-button", f"saymore:{remark.id}", style="primary")]]
    args: dict[str, Value] = {
        "number": question.number,
        "question": _excerpt(question.original_text or question.hall_text),
    }
    told = _relay_messages("more-needed", args, remark.rich_text("text"), remark, [(asker, media)], rows)
    collapse_key = f"needed:{remark.id}"
    return [replace(one, collapse_key=collapse_key, continuation=place > 0) for place, one in enumerate(told)]


def _excerpt(words: RichText) -> Value:
    return shorten(words, 200) or Text("question-media")


def _relay_messages(
    key: str,
    args: dict[str, Value],
    text: RichText,
    remark: Remark,
    to: Sequence[tuple[Person, Media | None]],
    rows: list[list[Button]],
) -> list[Say]:
    """Somebody's words as others get them, each with the file as it is for them; a reply to any of it goes back."""
    subject = f"remark:{remark.id}"
    said: list[Say] = []
    for one, media in to:
        fits = utf16_length(text) <= (CAPTION_LIMIT if media else TEXT_LIMIT)
        shown: Value = text if text and fits else Text("answer-follows" if text else "answer-in-media")
        said.append(Say(key, {**args, "text": shown}, rows, to=one, media=media, subject=subject))
        if not fits:
            said += [Say("words", {"text": part}, to=one, subject=subject) for part in split_text(text)]
    return said


async def claim_album(incoming: Incoming, session: Session) -> list[Reply] | None:
    """A further photo of an album that somebody is asked back with goes after the first; None when it is none."""
    if not (incoming.is_staff and incoming.media and incoming.media.media_group_id):
        return None
    remark = await answers.remark_by_album(session, incoming.person, incoming.media.media_group_id)
    if remark is None:
        return None
    question = await _lock_clarifiable(incoming, session, remark.question_id)
    asker = await people.get(session, question.person_id)
    file = new_attachment(incoming.media)
    file.remark_id = remark.id
    await questions.add_attachment(session, question, file)
    key = "words" if incoming.rich_text else "question-more"
    args: dict[str, Value] = {"number": question.number, "text": shorten(incoming.rich_text, CAPTION_LIMIT)}
    return [Say(key, args, to=asker, media=incoming.media, subject=f"remark:{remark.id}")]


# What the asker says to that.


async def start_reply(incoming: Incoming, session: Session) -> list[Reply]:
    """`saymore:<remark>`: the next message goes to whoever asked back."""
    require_not_banned(incoming.person)
    remark, question = await _load_request(incoming, session, parse_int(incoming.argument))
    enter_step(incoming.person, REPLY_STEP, remark=remark.id)
    return [_reply_prompt(question)]


def _reply_prompt(question: Question) -> Say:
    return Say("saymore-prompt", {"number": question.number}, [[Button("ask-stop", "morestop")]])


async def _load_request(incoming: Incoming, session: Session, remark_id: int) -> tuple[Remark, Question]:
    """What this person was asked about a question of their own. Raises Refusal."""
    remark = await answers.get_remark(session, remark_id)
    question = await questions.get(session, remark.question_id) if remark is not None else None
    if remark is None or question is None or remark.from_asker or question.person_id != incoming.person.id:
        raise Refusal("button-old")
    if question.state == question_states.WITHDRAWN:
        raise Refusal("question-gone")
    return remark, question


async def prompt_reply(incoming: Incoming, session: Session) -> list[Reply]:
    """What is awaited, again."""
    form = step_form(incoming.person, REPLY_STEP)

    async def again() -> list[Reply]:
        return [_reply_prompt((await _load_request(incoming, session, form["remark"]))[1])]

    return await leave_on_refusal(incoming, REPLY_STEP, again())


async def receive_reply(incoming: Incoming, session: Session) -> list[Reply]:
    """The asker's words, on their way back."""
    form = step_form(incoming.person, REPLY_STEP)
    if incoming.media is None and not incoming.text:
        raise Refusal("awaited-saymore")
    return await leave_on_refusal(incoming, REPLY_STEP, _send_reply(incoming, session, form["remark"]))


async def claim_reply(incoming: Incoming, session: Session) -> list[Reply] | None:
    """A reply to what one was asked back; None when it is about something else."""
    if not incoming.reply_to:
        return None
    subject = await outbox.subject_of(session, incoming.chat_id, incoming.reply_to) or ""
    if not subject.startswith("remark:"):
        return None
    remark = await answers.get_remark(session, parse_int(subject.removeprefix("remark:")))
    if remark is None or remark.from_asker:
        return None
    if incoming.media is None and not incoming.text:
        raise Refusal("awaited-saymore")
    return await _send_reply(incoming, session, remark.id)


async def confirm_recording(incoming: Incoming, session: Session) -> list[Reply]:
    """The recording that was sent may go, though somebody may be known by it: `sayvoice`."""
    form = step_form(incoming.person, REPLY_STEP)
    if "voice" not in form:
        raise Refusal("button-old")
    recording = recordings.restore_incoming(incoming, form["voice"])
    return await leave_on_refusal(
        incoming, REPLY_STEP, _send_reply(recording, session, form["remark"], sure=True)
    )


async def _send_reply(
    incoming: Incoming, session: Session, remark_id: int, *, sure: bool = False
) -> list[Reply]:
    """What the asker says goes to whoever asked back."""
    asked, question = await _load_request(incoming, session, remark_id)
    await require_remark_quota(incoming, session, await load_seminar(session, question))
    if not sure and recordings.identifies_asker(question, incoming.media):
        enter_step(incoming.person, REPLY_STEP, remark=asked.id, voice=to_saved_message(incoming))
        return [recordings.prompt_recording_step("sayvoice", "morestop")]
    leave_step(incoming.person, REPLY_STEP)
    remark = await remarks.add_remark(incoming, session, question, from_asker=True)
    words = await remarks.recent_words(incoming, session, question)
    rows = [
        [Button("answer-button", f"answer:{question.id}", style="primary")],
        [Button("more-button", f"more:{question.id}")],
    ]
    said: list[Say] = []
    for one in await _reply_recipients(session, asked, question):
        known = await readers.visible_text(session, question, one.person, sees_asker=one.sees_asker)
        args: dict[str, Value] = {"number": question.number, "question": _excerpt(known)}
        to = [(one.person, _media_for(question, incoming.media, one))]
        said += [
            replace(
                told,
                collapse_key=remarks.remark_collapse_key(question),
                continuation=told.key == "words",
                actor_id=question.person_id,
            )
            for told in _relay_messages("more-came", args, words, remark, to, rows)
        ]
    return [Say("saymore-sent", {"number": question.number}), *said]


def _media_for(question: Question, media: Media | None, to: Reader) -> Media | None:
    return media and readers.anonymized_media(question, media, 1, sees_asker=to.sees_asker)


async def _reply_recipients(session: Session, asked: Remark, question: Question) -> list[Reader]:
    """Whoever asked back, else whose it is to answer, if they may read it now; else those who run the hall."""
    reading = {one.person.id: one for one in await readers.staff_readers(session, question)}
    for person_id in (asked.person_id, question.assignee_id):
        if person_id in reading:
            return [reading[person_id]]
    return [one for one in reading.values() if one.sees_asker]


# Its words were changed in the chat.


async def claim_edit(incoming: Incoming, session: Session) -> Edit | None:
    """What was asked back, or said, is what its message says now; None: the message is none of these."""
    remark = await answers.remark_by_message(session, incoming.person, incoming.message_id)
    if remark is None:
        return None
    files = {one.file_unique_id for one in await answers.remark_files(session, remark)}
    same = row_unchanged(incoming, remark, "text") and file_unchanged(incoming, files)
    return Edit(same, partial(_apply_edit, incoming, session, remark, files))


async def _apply_edit(
    incoming: Incoming, session: Session, remark: Remark, files: Collection[str]
) -> list[Reply]:
    question = await questions.lock(session, remark.question_id)
    assert question is not None  # a foreign key
    if not file_unchanged(incoming, files):
        raise Refusal("answer-file-stays" if not remark.from_asker else "question-file-stays")
    if not incoming.rich_text and not files:
        raise Refusal("awaited-saymore" if remark.from_asker else "awaited-more")
    told = await (_edit_reply if remark.from_asker else _edit_request)(incoming, session, question, remark)
    return [Say("remark-edited", {"number": question.number}), *told]


async def _edit_reply(
    incoming: Incoming, session: Session, question: Question, remark: Remark
) -> list[Reply]:
    require_not_banned(incoming.person)
    if question.state == question_states.WITHDRAWN:
        raise Refusal("question-gone")
    remark.set_rich_text("text", incoming.rich_text)
    return await remarks.notify_remark(
        session, question, await load_seminar(session, question), incoming.rich_text
    )


async def _edit_request(
    incoming: Incoming, session: Session, question: Question, remark: Remark
) -> list[Reply]:
    asked = await _lock_clarifiable(incoming, session, question.id)
    asker = await people.get(session, asked.person_id)
    assert asker is not None  # a foreign key
    remark.set_rich_text("text", incoming.rich_text)
    return [*_request_messages(asked, remark, asker, None)]
