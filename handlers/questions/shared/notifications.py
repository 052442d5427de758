"""Messages that deliver answers to a question's followers (askers and voters), each in their own language."""

from collections.abc import Sequence
from dataclasses import replace

from handlers.buttons.asking import ReopenOwnQuestion
from handlers.messages import NOTICE_LANE, Button, Lane, Media, Reply, Say, Text, Translated, Value
from handlers.questions.shared import readers
from handlers.questions.shared.addressee import addressed_seminar
from handlers.questions.shared.excerpts import overflow
from storage.accounts.reachability import is_reachable
from storage.database import Session
from storage.messages import outbox
from storage.models import Answer, Attachment, Person, Question, Seminar
from storage.questions import answers, merged_questions
from storage.questions.merged_questions import Follower

MAX_PARTS = 4
"""Maximum number of messages for an answer of 4 096 characters, including the one that quotes the question."""


async def notify_answer(
    session: Session, question: Question, answer: Answer, to: Sequence[Follower] | None = None
) -> list[Reply]:
    """Build the messages of an answer for the followers of a question; `to`: only for these.

    `question` must not be merged (`merged_questions.merge_root`). Each message has a `dedup_key`, so that nobody gets
    it twice. After a merge call `notify_all_answers`, after a vote for an answered question `notify_missing_answers`.
    """
    seminar = await addressed_seminar(session, question)
    files = await answers.answer_files(session, answer)
    messages: list[Reply] = []
    for follower in to if to is not None else await merged_questions.list_followers(session, question):
        if is_reachable(follower.person):
            messages += answer_messages(question, seminar, answer, files, follower)
    return messages


async def notify_all_answers(
    session: Session, question: Question, to: Sequence[Follower] | None = None
) -> list[Reply]:
    """Build the messages of all answers so far, for new followers: those of a merged question, and late voters."""
    root = await merged_questions.merge_root(session, question)
    return [
        message
        for answer in await answers.list_answers(session, root)
        for message in await notify_answer(session, root, answer, to)
    ]


async def notify_missing_answers(session: Session, question: Question, to: Follower) -> list[Reply]:
    """Build the messages of all answers so far that this follower has not got: they may have voted before."""
    messages = await notify_all_answers(session, question, [to])
    keys = {one.dedup_key for one in messages if isinstance(one, Say) and one.dedup_key}
    known = await outbox.existing_keys(session, keys)
    return [one for one in messages if not (isinstance(one, Say) and one.dedup_key in known)]


def answer_messages(
    question: Question, seminar: Seminar, answer: Answer, files: Sequence[Attachment], to: Follower
) -> list[Say]:
    """Build the messages of an answer for one follower: quoted question, answer in parts if long, further files.

    The `subject` of a text names the answer and the part, so that it can be edited later.
    """
    own_question = to.own_question
    media = [readers.attachment_media(one) for one in files]
    text = answer.text_in(to.person.language)
    parts = overflow(text, media[0] if media else None)
    args: dict[str, Value] = {
        "number": (own_question or question).number,
        "seminar": Translated(seminar.title),
        "question": readers.quote(question, own_question),
        "answer": text if text and not parts else Text("answer-follows" if text else "answer-in-media"),
    }
    first = Say(
        _text_key(answer, own_question is not None),
        args,
        [[Button("reopen-button", ReopenOwnQuestion(own_question.id))]] if own_question else [],
        media=media[0] if media else None,
        reply_to=readers.own_message_id(own_question),
    )
    messages = [
        replace(
            one,
            to=to.person,
            subject=answer_part_subject(answer, place),
            dedup_key=f"answer:{answer.id}:{to.person.id}:{place}",
        )
        for place, one in enumerate([first, *parts])
    ]
    messages += [
        _extra_file_message(answer, (own_question or question).number, file, one, to.person)
        for file, one in zip(files[1:], media[1:], strict=True)
    ]
    # Voters may be many: their messages have a lower priority than replies.
    return messages if own_question else [replace(one, lane=NOTICE_LANE) for one in messages]


def _text_key(answer: Answer, is_asker: bool) -> str:
    if answer.aloud:
        return "answer-aloud" if is_asker else "answer-aloud-too"
    return "question-answer" if is_asker else "question-answer-too"


def answer_part_subject(answer: Answer, place: int) -> str:
    """Return the subject of a part of an answer in the outbox."""
    return f"answer:{answer.id}" if not place else f"answer:{answer.id}:{place}"


def _extra_file_message(answer: Answer, number: int, file: Attachment, media: Media, person: Person) -> Say:
    subject, dedup_key = f"file:{file.id}", f"file:{file.id}:{person.id}"
    args: dict[str, Value] = {"number": number}
    return Say(
        "question-more", args, to=person, media=media, lane=Lane.REPLY, subject=subject, dedup_key=dedup_key
    )


async def notify_extra_file(
    session: Session, question: Question, answer: Answer, file: Attachment, media: Media
) -> list[Reply]:
    """Build the messages with a further file of an answer's album, for all followers."""
    await session.flush()
    return [
        _extra_file_message(answer, (follower.own_question or question).number, file, media, follower.person)
        for follower in await merged_questions.list_followers(session, question)
        if is_reachable(follower.person)
    ]
