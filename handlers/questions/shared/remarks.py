"""Remarks: what the asker and staff write about a question besides it and its answers."""

from handlers.messages import Incoming, Media, Say, Text, Translated, Value
from handlers.questions.shared import readers
from handlers.questions.shared.excerpts import excerpt, overflow
from handlers.questions.shared.readers import Reader
from handlers.questions.shared.staff_buttons import answer_button
from handlers.questions.shared.staff_cards import file_message, new_attachment
from handlers.questions.shared.staff_notifications import notify_staff
from handlers.ui.arguments import shorten, utf16_length
from handlers.ui.long_text import TEXT_LIMIT
from storage.database import Session
from storage.messages import notices
from storage.models import Question, Remark, Seminar
from storage.questions import answers, questions
from storage.text.richtext import RichText, join_rich


async def add_remark(incoming: Incoming, session: Session, question: Question, *, from_asker: bool) -> Remark:
    """Keep the words of this message, and its file, with the question."""
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
        file = new_attachment(incoming.media, remark_id=remark.id)
        await questions.add_attachment(session, question, file)
    return remark


async def recent_words(incoming: Incoming, session: Session, question: Question) -> RichText:
    """What this message says, after what its writer said a moment ago: one notification tells of it all."""
    if incoming.media or utf16_length(incoming.rich_text) > TEXT_LIMIT:
        return incoming.rich_text
    whole = RichText()
    for one in reversed(await answers.recent_remarks(session, question, incoming.at - notices.WINDOW)):
        more = join_rich("\n\n", [words for words in (one.rich_text("text"), whole) if words])
        if utf16_length(more) > TEXT_LIMIT:
            break
        whole = more
    return whole


# Told to those who answer the question.


async def notify_remark(
    session: Session, question: Question, seminar: Seminar, words: RichText, media: Media | None = None
) -> list[Say]:
    """What its asker says besides, to moderators and to those who answer it: in one notification, kept up to date."""

    async def compose(reader: Reader) -> list[Say]:
        return _remark_messages(reader, question, seminar, words, media)

    key, to = remark_collapse_key(question), await _remark_readers(session, question)
    return await notify_staff(question, to, compose, collapse_key=key, by_asker=True)


async def notify_remark_file(session: Session, question: Question, media: Media) -> list[Say]:
    """One more file of what was said besides, to the same people."""
    place = len(await answers.asker_files(session, question))

    async def compose(reader: Reader) -> list[Say]:
        file = readers.anonymized_media(question, media, place, sees_asker=reader.sees_asker)
        return [file_message(question, file)]

    key, to = remark_collapse_key(question), await _remark_readers(session, question)
    return await notify_staff(question, to, compose, collapse_key=key, continuation=True, by_asker=True)


def remark_collapse_key(question: Question) -> str:
    """What a notification of what its asker says besides is about."""
    return f"further:{question.id}"


def _remark_messages(
    reader: Reader, question: Question, seminar: Seminar, words: RichText, media: Media | None
) -> list[Say]:
    media = media and readers.anonymized_media(question, media, 1, sees_asker=reader.sees_asker)
    rest = overflow(words, media)
    args: dict[str, Value] = {
        "number": question.number,
        "seminar": Translated(seminar.title),
        "text": (shorten(words, 200) if rest else words) or Text("question-media"),
        "question": excerpt(question.hall_text, 200),
    }
    return [Say("staff-question-reopened", args, [[answer_button(question)]], media=media), *rest]


async def _remark_readers(session: Session, question: Question) -> list[Reader]:
    """Moderators, the person it is assigned to, and whoever has answered it before."""
    return [one for one in await readers.staff_readers(session, question) if one.sees_full_text]
