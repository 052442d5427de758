"""People's texts within the bot's messages: excerpts, and separate messages for long texts."""

from handlers.messages import Media, Say, Text, Value
from handlers.ui.arguments import shorten, utf16_length
from handlers.ui.long_text import CAPTION_LIMIT, TEXT_LIMIT, folded, split_text
from storage.database import Session
from storage.models import Question
from storage.questions import questions
from storage.text.richtext import RichText


def excerpt(words: RichText, limit: int) -> Value:
    """Return at most `limit` characters of the text, folded if long, or a note that it is a file if there is none."""
    return folded(shorten(words, limit)) or Text("question-media")


async def question_words(session: Session, question: Question, words: RichText, limit: int) -> Value:
    """Return an excerpt of these words of the question or, if it has none, what its file is: a photo, a recording."""
    return folded(shorten(words, limit)) or await media_kind(session, question)


async def media_kind(session: Session, question: Question) -> Text:
    """Return the name of the kind of the first file, as in announcements; a note if the files were erased."""
    files = await questions.list_attachments(session, question)
    return Text(f"announcement-kind-{files[0].kind}" if files else "question-media")


def max_text_length(*, caption: bool) -> int:
    """Return the maximum length of a person's text in a message or caption, in UTF-16 units."""
    return CAPTION_LIMIT if caption else TEXT_LIMIT


def overflow(words: RichText, media: Media | None) -> list[Say]:
    """Return the full text as separate messages if it does not fit in one; `media`: file whose caption it would be."""
    if utf16_length(words) <= max_text_length(caption=media is not None):
        return []
    return text_messages(words)


def text_messages(words: RichText) -> list[Say]:
    """Return the text as separate messages."""
    return [Say("plain-text", {"text": part}) for part in split_text(words)]
