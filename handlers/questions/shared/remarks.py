"""Words about a question that stands already, to and fro between its asker and staff: kept, and told in one notice."""

from collections.abc import Sequence
from dataclasses import replace

from handlers.messages import NOTICE_LANE, Button, Incoming, Media, Reply, Say, Text, Translated, Value
from handlers.questions.shared import readers
from handlers.questions.shared.question_text import question_excerpt
from handlers.questions.shared.readers import Reader
from handlers.questions.shared.staff_cards import new_attachment, question_subject
from handlers.ui.arguments import shorten, utf16_length
from handlers.ui.long_text import CAPTION_LIMIT, TEXT_LIMIT, split_text
from storage.database import Session
from storage.messages import notices
from storage.models import Question, Remark, Seminar
from storage.questions import answers, questions
from storage.text.richtext import RichText, join_rich


async def add_remark(incoming: Incoming, session: Session, question: Question, *, from_asker: bool) -> Remark:
    """The words of this message, and its file, stay with the question."""
    remark = await answers.add_remark(
        session,
        question,
        incoming.person,
        incoming.rich_text,
        incoming.at,
        from_asker=from_asker,
        message_id=incoming.message_id,
    )
    if incoming.media:
        file = new_attachment(incoming.media)
        file.remark_id = remark.id
        await questions.add_attachment(session, question, file)
    return remark


async def recent_words(incoming: Incoming, session: Session, question: Question) -> RichText:
    """What this message says and, where one notice tells of it all, what its writer said a moment ago before it."""
    if incoming.media or utf16_length(incoming.rich_text) > TEXT_LIMIT:
        return incoming.rich_text
    whole = RichText()
    for one in reversed(await answers.recent_remarks(session, question, incoming.at - notices.WINDOW)):
        more = join_rich("\n\n", [words for words in (one.rich_text("text"), whole) if words])
        if utf16_length(more) > TEXT_LIMIT:
            break
        whole = more
    return whole


# What its asker says besides, told to those who answer it.


async def notify_remark(
    session: Session, question: Question, seminar: Seminar, words: RichText, media: Media | None = None
) -> list[Reply]:
    """More of it, for those whose question it is: one notice, which the next one takes the place of."""
    told: list[Reply] = []
    for reader in await _remark_readers(session, question):
        for place, one in enumerate(_reader_messages(reader, question, seminar, words, media)):
            told.append(_as_notice(one, question, part=place > 0))
    return told


async def notify_remark_file(session: Session, question: Question, media: Media) -> list[Reply]:
    """One more file of what was said besides, for the same people."""
    place = len(await answers.asker_files(session, question))
    told: list[Reply] = []
    for one in await _remark_readers(session, question):
        file = readers.anonymized_media(question, media, place, sees_asker=one.sees_asker)
        more = Say("question-more", {"number": question.number}, to=one.person, media=file)
        told.append(_as_notice(replace(more, subject=question_subject(question)), question, part=True))
    return told


def remark_collapse_key(question: Question) -> str:
    """What a notice of what its asker says besides is about."""
    return f"further:{question.id}"


def _as_notice(say: Say, question: Question, *, part: bool) -> Say:
    return replace(
        say,
        collapse_key=remark_collapse_key(question),
        continuation=part,
        actor_id=question.person_id,
        lane=NOTICE_LANE,
    )


def _reader_messages(
    reader: Reader, question: Question, seminar: Seminar, text: RichText, media: Media | None
) -> list[Say]:
    """For one member of staff; what is too long for one message follows in pieces."""
    member = reader.person
    media = media and readers.anonymized_media(question, media, 1, sees_asker=reader.sees_asker)
    room, subject = CAPTION_LIMIT if media else TEXT_LIMIT, question_subject(question)
    fits = utf16_length(text) <= room
    args: dict[str, Value] = {
        "number": question.number,
        "seminar": Translated(seminar.title),
        "text": (text if fits else shorten(text, 200)) or Text("question-media"),
        "question": question_excerpt(question, 200),
    }
    button = [[Button("answer-button", f"answer:{question.id}", style="primary")]]
    rest = [] if fits else split_text(text)
    return [
        Say("staff-more", args, button, to=member, media=media, subject=subject),
        *(Say("words", {"text": part}, to=member, subject=subject) for part in rest),
    ]


async def _remark_readers(session: Session, question: Question) -> Sequence[Reader]:
    """Who runs the hall, whose it is to answer, and whoever has answered it before."""
    theirs = await readers.answerer_ids(session, question)
    reading = await readers.staff_readers(session, question)
    return [one for one in reading if one.sees_asker or one.person.id in theirs]
