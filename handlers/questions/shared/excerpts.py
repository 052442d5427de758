"""People's words inside our messages: an excerpt where only one fits, the rest in messages of its own."""

from handlers.messages import Media, Say, Text, Value
from handlers.ui.arguments import shorten, utf16_length
from handlers.ui.long_text import CAPTION_LIMIT, TEXT_LIMIT, split_text
from storage.text.richtext import RichText


def excerpt(words: RichText, limit: int) -> Value:
    """At most `limit` characters of the words; where there are none, that it is a file."""
    return shorten(words, limit) or Text("question-media")


def room_for_words(*, caption: bool) -> int:
    """UTF-16 units of somebody's words that fit into one of our messages, or into the caption of a file."""
    return CAPTION_LIMIT if caption else TEXT_LIMIT


def overflow(words: RichText, media: Media | None) -> list[Say]:
    """All of the words in messages of their own, when they do not fit into one; `media`: the file it comes with."""
    if utf16_length(words) <= room_for_words(caption=media is not None):
        return []
    return word_messages(words)


def word_messages(words: RichText) -> list[Say]:
    """The words in messages of their own."""
    return [Say("plain-text", {"text": part}) for part in split_text(words)]
