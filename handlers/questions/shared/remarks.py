"""Remarks: further messages about a question by its asker (follow-ups, replies) and by staff (requests)."""

from handlers.messages import Incoming, Media, Say, Text, Translated, Value
from handlers.questions.shared import readers
from handlers.questions.shared.excerpts import overflow, question_words
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
    """Store this message, with its file, as a remark on the question."""
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
    """Return the text of this message after the author's recent remarks, for one combined notification."""
    if incoming.media or utf16_length(incoming.rich_text) > TEXT_LIMIT:
        return incoming.rich_text
    combined = RichText()
    for remark in reversed(await answers.recent_remarks(session, question, incoming.at - notices.WINDOW)):
        extended = join_rich("\n\n", [words for words in (remark.rich_text("text"), combined) if words])
        if utf16_length(extended) > TEXT_LIMIT:
            break
        combined = extended
    return combined


# Notifications of those who answer the question.


async def notify_remark(
    session: Session, question: Question, seminar: Seminar, words: RichText, media: Media | None = None
) -> list[Say]:
    """Notify moderators and answerers of the asker's remarks, replacing the previous notification."""

    quoted = await question_words(session, question, question.hall_text, 200)

    async def compose(reader: Reader) -> list[Say]:
        return _remark_messages(reader, question, seminar, quoted, words, media)

    key, to = remark_collapse_key(question), await _remark_readers(session, question)
    return await notify_staff(question, to, compose, collapse_key=key, by_asker=True)


async def notify_remark_file(session: Session, question: Question, media: Media) -> list[Say]:
    """Notify moderators and answerers of a further file of a remark."""
    place = len(await answers.asker_files(session, question))

    async def compose(reader: Reader) -> list[Say]:
        file = readers.anonymized_media(question, media, place, sees_asker=reader.sees_asker)
        return [file_message(question, file)]

    key, to = remark_collapse_key(question), await _remark_readers(session, question)
    return await notify_staff(question, to, compose, collapse_key=key, continuation=True, by_asker=True)


def remark_collapse_key(question: Question) -> str:
    """Return the collapse key of notifications of the asker's remarks."""
    return f"further:{question.id}"


def _remark_messages(
    reader: Reader, question: Question, seminar: Seminar, quoted: Value, words: RichText, media: Media | None
) -> list[Say]:
    media = media and readers.anonymized_media(question, media, 1, sees_asker=reader.sees_asker)
    rest = overflow(words, media)
    args: dict[str, Value] = {
        "number": question.number,
        "seminar": Translated(seminar.title),
        "text": (shorten(words, 200) if rest else words) or Text("question-media"),
        "question": quoted,
    }
    return [Say("staff-question-reopened", args, [[answer_button(question)]], media=media), *rest]


async def _remark_readers(session: Session, question: Question) -> list[Reader]:
    """Return the moderators, the assignee, and everybody who has answered the question."""
    return [reader for reader in await readers.staff_readers(session, question) if reader.sees_full_text]
