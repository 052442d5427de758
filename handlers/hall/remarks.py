"""Words about a question that stands already, to and fro between its asker and staff: kept, and told in one notice."""

from collections.abc import Sequence
from dataclasses import replace

from handlers import readers
from handlers.common import length, shorten
from handlers.hall.desk import CAPTION, NOTICE, ROOM, about_of, attachment, parts
from handlers.hall.reading import words_of
from handlers.readers import Reader
from handlers.words import Button, Incoming, Media, Named, Reply, Say, Text, Value
from storage import answers, notices, questions
from storage.database import Session
from storage.models import Question, Remark, Seminar
from storage.richtext import RichText, joined


async def keep(incoming: Incoming, session: Session, question: Question, *, from_asker: bool) -> Remark:
    """The words of this message, and its file, stay with the question."""
    remark = await answers.remark(
        session,
        question,
        incoming.person,
        incoming.words,
        incoming.at,
        from_asker=from_asker,
        message_id=incoming.message_id,
    )
    if incoming.media:
        file = attachment(incoming.media)
        file.remark_id = remark.id
        await questions.attach(session, question, file)
    return remark


async def lately(incoming: Incoming, session: Session, question: Question) -> RichText:
    """What this message says and, where one notice tells of it all, what its writer said a moment ago before it."""
    if incoming.media or length(incoming.words) > ROOM:
        return incoming.words
    whole = RichText()
    for one in reversed(await answers.said_lately(session, question, incoming.at - notices.WINDOW)):
        more = joined("\n\n", [words for words in (one.rich("text"), whole) if words])
        if length(more) > ROOM:
            break
        whole = more
    return whole


# What its asker says besides, told to those who answer it.


async def tell(
    session: Session, question: Question, seminar: Seminar, words: RichText, media: Media | None = None
) -> list[Reply]:
    """More of it, for those whose question it is: one notice, which the next one takes the place of."""
    told: list[Reply] = []
    for reader in await _concerned(session, question):
        for place, one in enumerate(_more(reader, question, seminar, words, media)):
            told.append(_noticed(one, question, part=place > 0))
    return told


async def tell_file(session: Session, question: Question, media: Media) -> list[Reply]:
    """One more file of what was said besides, for the same people."""
    place = len(await answers.files_of_asker(session, question))
    told: list[Reply] = []
    for one in await _concerned(session, question):
        file = readers.passed(question, media, place, openly=one.openly)
        more = Say("question-more", {"number": question.number}, to=one.person, media=file)
        told.append(_noticed(replace(more, about=about_of(question)), question, part=True))
    return told


def subject(question: Question) -> str:
    """What a notice of what its asker says besides is about."""
    return f"further:{question.id}"


def _noticed(say: Say, question: Question, *, part: bool) -> Say:
    return replace(say, subject=subject(question), part=part, by=question.person_id, lane=NOTICE)


def _more(
    reader: Reader, question: Question, seminar: Seminar, text: RichText, media: Media | None
) -> list[Say]:
    """For one member of staff; what is too long for one message follows in pieces."""
    member = reader.person
    media = media and readers.passed(question, media, 1, openly=reader.openly)
    room, about = CAPTION if media else ROOM, about_of(question)
    fits = length(text) <= room
    args: dict[str, Value] = {
        "number": question.number,
        "seminar": Named(seminar.title),
        "text": (text if fits else shorten(text, 200)) or Text("question-media"),
        "question": words_of(question, 200),
    }
    button = [[Button("answer-button", f"answer:{question.id}", style="primary")]]
    rest = [] if fits else parts(text)
    return [
        Say("staff-more", args, button, to=member, media=media, about=about),
        *(Say("words", {"text": part}, to=member, about=about) for part in rest),
    ]


async def _concerned(session: Session, question: Question) -> Sequence[Reader]:
    """Who runs the hall, whose it is to answer, and whoever has answered it before."""
    theirs = await readers.concerned(session, question)
    reading = await readers.of_staff(session, question)
    return [one for one in reading if one.openly or one.person.id in theirs]
