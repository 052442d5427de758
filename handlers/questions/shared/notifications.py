"""Everybody who waits for what becomes of a question is told, each in their own language and of their own question."""

from collections.abc import Sequence
from dataclasses import replace

from handlers.messages import NOTICE_LANE, Lane, Media, Reply, Say, Text, Translated, Value
from handlers.questions.shared import readers
from handlers.questions.shared.staff_cards import staff_card
from handlers.ui.arguments import local_time, utf16_length
from handlers.ui.long_text import CAPTION_LIMIT, TEXT_LIMIT, split_text
from storage.accounts import people
from storage.database import Session
from storage.models import Answer, Attachment, Person, Question, Seminar
from storage.questions import answers, merged_questions, questions
from storage.questions.merged_questions import Follower
from storage.seminars import seminars

MAX_PARTS = 4
"""A message of 4 096 characters comes in so many at most, the one with the question quoted among them."""


async def notify_answer(
    session: Session, question: Question, answer: Answer, to: Sequence[Follower] | None = None
) -> list[Reply]:
    """An answer, to everybody who waits for it (`to`: to these of them).

    `question` speaks for itself (`families.root`). Each message has a `dedup_key`, so nobody is told the same twice:
    after a merge, or a vote for what is answered already, call `answers_of`.
    """
    seminar = await seminars.get(session, question.seminar_id)
    assert seminar is not None  # a foreign key
    files = await answers.answer_files(session, answer)
    said: list[Reply] = []
    for one in to if to is not None else await merged_questions.list_followers(session, question):
        if people.is_reachable(one.person):
            said += answer_messages(question, seminar, answer, files, one)
    return said


async def notify_all_answers(
    session: Session, question: Question, to: Sequence[Follower] | None = None
) -> list[Reply]:
    """All that was answered so far, to whoever waits and does not have it: those of a merged one, who votes late."""
    root = await merged_questions.merge_root(session, question)
    return [
        one
        for answer in await answers.list_answers(session, root)
        for one in await notify_answer(session, root, answer, to)
    ]


def answer_messages(
    question: Question, seminar: Seminar, answer: Answer, files: Sequence[Attachment], to: Follower
) -> list[Say]:
    """The answer as somebody gets it: with their question quoted, what is too long in pieces, then its further files.

    Its words have the answer as their `subject`, each piece by its place, so that they can be changed there later.
    """
    own = to.own_question
    media = [readers.attachment_media(one) for one in files]
    text = answer.text_in(to.person.language)
    fits = utf16_length(text) <= (CAPTION_LIMIT if media else TEXT_LIMIT)
    args: dict[str, Value] = {
        "number": (own or question).number,
        "seminar": Translated(seminar.title),
        "question": readers.quote(question, own),
        "answer": text if text and fits else Text("answer-follows" if text else "answer-in-media"),
    }
    first = Say(
        _text_key(answer, own is not None),
        args,
        to=to.person,
        media=media[0] if media else None,
        reply_to=own.chat_message_id if own else None,
    )
    pieces = [] if fits else [Say("words", {"text": part}, to=to.person) for part in split_text(text)]
    said = [
        replace(
            one,
            subject=answer_part_subject(answer, place),
            dedup_key=f"answer:{answer.id}:{to.person.id}:{place}",
        )
        for place, one in enumerate([first, *pieces])
    ]
    said += [
        _extra_file_message(answer, (own or question).number, file, one, to.person)
        for file, one in zip(files[1:], media[1:], strict=True)
    ]
    # Whoever merely wanted to know it too may be many: their copies come after the replies to what people do.
    return said if own else [replace(one, lane=NOTICE_LANE) for one in said]


def _text_key(answer: Answer, own: bool) -> str:
    if answer.aloud:
        return "answer-aloud" if own else "answer-aloud-too"
    return "question-answer" if own else "question-answer-too"


def answer_part_subject(answer: Answer, place: int) -> str:
    """What such a piece of an answer is about."""
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
    """One more photo of an answer that came as an album, to everybody who has the answer."""
    await session.flush()
    return [
        _extra_file_message(answer, (one.own_question or question).number, file, media, one.person)
        for one in await merged_questions.list_followers(session, question)
        if people.is_reachable(one.person)
    ]


async def notify_assigned(
    session: Session, question: Question, seminar: Seminar, owner: Person, by: Person
) -> list[Reply]:
    """A question that was given to somebody to answer comes into their chat, with its files and its day."""
    if owner.id == by.id or not people.is_reachable(owner):
        return []
    media = [readers.attachment_media(one) for one in await questions.list_attachments(session, question)]
    card, *rest = [
        one
        for one in await staff_card(session, owner, question, seminar, media, NOTICE_LANE)
        if isinstance(one, Say)
    ]
    args: dict[str, Value] = {"by": by.name or Text("staff-member"), "card": Text(card.key, card.args)}
    key = "assigned-to-you"
    if question.due_at is not None:
        key, args["starts"] = "assigned-to-you-by", local_time(seminar, question.due_at)
    return [replace(card, key=key, args=args), *rest]
