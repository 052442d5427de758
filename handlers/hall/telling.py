"""Everybody who waits for what becomes of a question is told, each in their own language and of their own question."""

from collections.abc import Sequence
from dataclasses import replace

from handlers import readers
from handlers.common import length, local
from handlers.hall.desk import CAPTION, NOTICE, ROOM, parts, shown_to
from handlers.words import Lane, Media, Named, Reply, Say, Text, Value
from storage import answers, families, people, questions, seminars
from storage.database import Session
from storage.families import Waiting
from storage.models import Answer, Attachment, Person, Question, Seminar

PIECES = 4
"""A message of 4 096 characters comes in so many at most, the one with the question quoted among them."""


async def answered(
    session: Session, question: Question, answer: Answer, to: Sequence[Waiting] | None = None
) -> list[Reply]:
    """An answer, to everybody who waits for it (`to`: to these of them).

    `question` speaks for itself (`families.root`). Each message is `once`, so nobody is told the same twice: after a
    merge, or a vote for what is answered already, call `answers_of`.
    """
    seminar = await seminars.get(session, question.seminar_id)
    assert seminar is not None  # a foreign key
    files = await answers.files(session, answer)
    said: list[Reply] = []
    for one in to if to is not None else await families.waiting(session, question):
        if people.can_be_told(one.person):
            said += messages(question, seminar, answer, files, one)
    return said


async def answers_of(
    session: Session, question: Question, to: Sequence[Waiting] | None = None
) -> list[Reply]:
    """All that was answered so far, to whoever waits and does not have it: those of a merged one, who votes late."""
    root = await families.root(session, question)
    return [
        one
        for answer in await answers.given(session, root)
        for one in await answered(session, root, answer, to)
    ]


def messages(
    question: Question, seminar: Seminar, answer: Answer, files: Sequence[Attachment], to: Waiting
) -> list[Say]:
    """The answer as somebody gets it: with their question quoted, what is too long in pieces, then its further files.

    Its words are `about` the answer, each piece by its place, so that they can be changed there later.
    """
    own = to.own
    media = [readers.file(one) for one in files]
    text = answer.words_in(to.person.language)
    fits = length(text) <= (CAPTION if media else ROOM)
    args: dict[str, Value] = {
        "number": (own or question).number,
        "seminar": Named(seminar.title),
        "question": readers.quoted(question, own),
        "answer": text if text and fits else Text("answer-follows" if text else "answer-in-media"),
    }
    first = Say(
        _key(answer, own is not None),
        args,
        to=to.person,
        media=media[0] if media else None,
        reply_to=own.chat_message_id if own else None,
    )
    pieces = [] if fits else [Say("words", {"text": part}, to=to.person) for part in parts(text)]
    said = [
        replace(one, about=piece_of(answer, place), once=f"answer:{answer.id}:{to.person.id}:{place}")
        for place, one in enumerate([first, *pieces])
    ]
    said += [
        _further(answer, (own or question).number, file, one, to.person)
        for file, one in zip(files[1:], media[1:], strict=True)
    ]
    # Whoever merely wanted to know it too may be many: their copies come after the replies to what people do.
    return said if own else [replace(one, lane=NOTICE) for one in said]


def _key(answer: Answer, own: bool) -> str:
    if answer.aloud:
        return "answer-aloud" if own else "answer-aloud-too"
    return "question-answer" if own else "question-answer-too"


def piece_of(answer: Answer, place: int) -> str:
    """What such a piece of an answer is about."""
    return f"answer:{answer.id}" if not place else f"answer:{answer.id}:{place}"


def _further(answer: Answer, number: int, file: Attachment, media: Media, person: Person) -> Say:
    about, once = f"file:{file.id}", f"file:{file.id}:{person.id}"
    args: dict[str, Value] = {"number": number}
    return Say("question-more", args, to=person, media=media, lane=Lane.REPLY, about=about, once=once)


async def further_file(
    session: Session, question: Question, answer: Answer, file: Attachment, media: Media
) -> list[Reply]:
    """One more photo of an answer that came as an album, to everybody who has the answer."""
    await session.flush()
    return [
        _further(answer, (one.own or question).number, file, media, one.person)
        for one in await families.waiting(session, question)
        if people.can_be_told(one.person)
    ]


async def assigned(
    session: Session, question: Question, seminar: Seminar, owner: Person, by: Person
) -> list[Reply]:
    """A question that was given to somebody to answer comes into their chat, with its files and its day."""
    if owner.id == by.id or not people.can_be_told(owner):
        return []
    media = [readers.file(one) for one in await questions.attachments(session, question)]
    card, *rest = [
        one
        for one in await shown_to(session, owner, question, seminar, media, NOTICE)
        if isinstance(one, Say)
    ]
    args: dict[str, Value] = {"by": by.name or Text("staff-member"), "card": Text(card.key, card.args)}
    key = "assigned-to-you"
    if question.due_at is not None:
        key, args["starts"] = "assigned-to-you-by", local(seminar, question.due_at)
    return [replace(card, key=key, args=args), *rest]
