"""Edits: where a message that was changed in the chat comes in.

Telegram sends an edit for much that nobody would call one: a link's preview, a reaction, a step of a live location. So
each feature says first what it took the message for, and is asked to change that only when it is another message now.
"""

from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass

from handlers.messages import Incoming, Reply
from storage.database import Session
from storage.models import Formatted
from storage.text.normalization import clean_text
from storage.text.richtext import RichText


@dataclass(frozen=True, slots=True)
class Edit:
    """An edit of a message that was taken for something."""

    unchanged: bool
    """It still says what it said."""
    apply: Callable[[], Awaitable[list[Reply]]]
    """Makes the change."""


EditFinder = Callable[[Incoming, Session], Awaitable[Edit | None]]
"""What a feature took this message for; None: it did not."""


async def apply_edit(incoming: Incoming, session: Session, finders: Collection[EditFinder]) -> list[Reply]:
    """What is said to an edit by the first feature that took the message; nothing where nothing has changed."""
    for find in finders:
        edit = await find(incoming, session)
        if edit is not None:
            return [] if edit.unchanged else await edit.apply()
    return []


def row_unchanged(incoming: Incoming, row: Formatted, column: str) -> bool:
    """Whether the message still says what is kept there; of what was kept without its formatting, the bare words."""
    words = row.rich_text(column)
    return (
        incoming.rich_text.text == clean_text(words.text)
        if row.marks is None
        else incoming.rich_text == words
    )


def text_unchanged(incoming: Incoming, words: RichText, files: Collection[str]) -> bool:
    """The same for what is not in a row of its own yet."""
    return incoming.rich_text == words and file_unchanged(incoming, files)


def file_unchanged(incoming: Incoming, files: Collection[str]) -> bool:
    """Whether the message has no file but one of these (by Telegram's `file_unique_id`)."""
    return incoming.media is None or incoming.media.file_unique_id in files
